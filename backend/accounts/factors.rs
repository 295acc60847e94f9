//! Second factors, the pure rules: codes of an authenticator (TOTP, RFC 6238) and recovery codes.

use totp_rs::{Builder, Secret, Totp};

use super::secrets::digits;
use crate::clock::{MINUTE, SECOND};
use crate::web::url_encode;

/// A proof counts as fresh for this long: sensitive acts ask again after it.
pub const FRESH_MS: i64 = 10 * MINUTE;
/// Wrong proofs of one account before it waits, and for how long: with five tries in a quarter of an hour, guessing six digits is hopeless.
pub const TRIES_WITHIN_MS: i64 = 15 * MINUTE;
/// Recovery codes that are printed at once.
pub const RECOVERY_CODES: usize = 10;

/// A code is for 30 seconds; those before and after are taken too, for clocks that drift.
const DRIFT_STEPS: u16 = 1;
/// 160 bits, as RFC 4226 asks.
const SECRET_BYTES: usize = 20;
/// Without what is easily taken for another: 0 O, 1 I L.
const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const RECOVERY_LETTERS: usize = 10;

/// The secret that an authenticator shares with the instance, in base 32.
pub fn new_secret() -> String {
    Secret::from(rand::random::<[u8; SECRET_BYTES]>()).to_base32()
}

/// The step of time whose code was typed, if it is near now and later than the last one used: a code works once.
pub fn step_of(secret: &str, typed: &str, now: i64, used_step: i64) -> Option<i64> {
    let second = u64::try_from(now / SECOND).ok()?;
    let step = generator(secret)?.check(&digits(typed)?, second)?;
    i64::try_from(step).ok().filter(|step| *step > used_step)
}

fn generator(secret: &str) -> Option<Totp> {
    Builder::new().with_secret(Secret::try_from_base32(secret).ok()?).with_skew(DRIFT_STEPS).build().ok()
}

/// What the QR code holds: the form that authenticators read (`otpauth`). `issuer`: the name of this instance in their list.
pub fn address(secret: &str, issuer: &str, account: &str) -> String {
    let (issuer, account) = (url_encode(&issuer.replace(':', " ")), url_encode(&account.replace(':', " ")));
    format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
}

/// The secret in groups of four, to be typed by hand.
pub fn in_groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Ten letters (49 bits), read as two groups of five.
pub fn new_recovery_code() -> String {
    let letter = |_| char::from(LETTERS[rand::random_range(0..LETTERS.len())]);
    let code: String = (0..RECOVERY_LETTERS).map(letter).collect();
    format!("{}-{}", &code[..5], &code[5..])
}

/// A recovery code as it was typed: "k7f4q x2r9m" is one; `None` for what can be none.
pub fn recovery_code(typed: &str) -> Option<String> {
    if typed.len() > 60 {
        return None;
    }
    let kept = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.'));
    let code: String = kept.map(|letter| letter.to_ascii_uppercase()).collect();
    (code.len() == RECOVERY_LETTERS && code.bytes().all(|letter| LETTERS.contains(&letter))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP_MS: i64 = 30 * SECOND;
    /// RFC 6238, appendix B (SHA-1), its eight digits cut to six.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")] {
            assert_eq!(step_of(SECRET, code, second * SECOND, 0), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn a_code_works_near_its_time_and_once() {
        let at = 1_111_111_109 * SECOND;
        let step = step_of(SECRET, "081 804", at, 0).unwrap();
        for (drift, is_taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            assert_eq!(step_of(SECRET, "081804", at + drift * STEP_MS, 0).is_some(), is_taken, "{drift}");
        }
        assert_eq!(step_of(SECRET, "081804", at, step), None);
        assert_eq!(step_of(SECRET, "081805", at, 0), None);
        assert_eq!(step_of(SECRET, "", at, 0), None);
    }

    #[test]
    fn recovery_codes_are_read_as_people_type_them() {
        let code = new_recovery_code();
        assert_eq!(code.len(), 11);
        let plain = code.replace('-', "");
        assert_eq!(recovery_code(&format!(" {} ", code.to_lowercase())), Some(plain.clone()));
        for wrong in ["", "ABCDE", "ABCDE-FGHI0", &format!("{plain}A"), "é"] {
            assert_eq!(recovery_code(wrong), None, "{wrong}");
        }
        assert_eq!(in_groups("ABCDEFGHI"), "ABCD EFGH I");
    }
}
