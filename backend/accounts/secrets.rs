//! What signs somebody in, once: codes, PINs, links. Pure rules; the rest is in `store/secrets.rs`.

use serde::{Deserialize, Serialize};

use crate::clock::{HOUR, MINUTE};

/// A mailed code lives this long.
pub const CODE_LASTS_MS: i64 = 10 * MINUTE;
/// Wrong codes before a code is void; wrong PINs before a card is.
pub const MOST_TRIES: i64 = 5;
/// Codes that one address may ask for in [`CODES_WITHIN_MS`]: with five tries each, guessing six digits is hopeless, and
/// nobody's mailbox is flooded.
pub const MOST_CODES: i64 = 6;
pub const CODES_WITHIN_MS: i64 = HOUR;

/// Six digits: a mailed code, or the PIN of a card.
pub fn new_digits() -> String {
    format!("{:06}", rand::random_range(0..1_000_000_u32))
}

/// The digits of what was typed: "482 913" and "482-913" are six digits; `None` when they are not six.
pub fn digits(typed: &str) -> Option<String> {
    if typed.len() > 40 {
        return None;
    }
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.')).collect();
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// What became of a code, a PIN or a link. A refusal leaves its trace, so it is a value and no error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried<T> {
    Right(T),
    /// Not this one; some tries are left.
    Wrong,
    /// Too old, used, replaced, or tried too often.
    Void,
}

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Signs one account in, once.
    SignIn,
    /// Makes the first account of an instance, its operator's, once.
    Operator,
    /// Signs an invented person of the demonstration in, as often as one likes.
    Demo,
}

impl LinkPurpose {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Operator => "operator",
            Self::Demo => "demo",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::SignIn, Self::Operator, Self::Demo].into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// Where to go after signing in: only to a path of ours.
pub fn safe_then(then: &str) -> &str {
    let is_ours =
        then.starts_with('/') && !then.starts_with("//") && !then.contains(['\\', '\r', '\n', '\t']) && then.is_ascii() && then.len() < 500;
    let leads_back = ["/sign-in", "/sign-out", "/link/", "/card/", "/second-factor"].iter().any(|path| then.starts_with(path));
    if is_ours && !leads_back { then } else { "/home" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for typed in ["482913", " 482 913 ", "482-913", "482\u{a0}913"] {
            assert_eq!(digits(typed).as_deref(), Some("482913"), "{typed}");
        }
        for typed in ["", "48291", "4829134", "48291a", "４８２９１３"] {
            assert_eq!(digits(typed), None, "{typed}");
        }
        assert_eq!(new_digits().len(), 6);
    }

    #[test]
    fn one_never_leaves_for_a_foreign_site() {
        assert_eq!(safe_then("/offers/1?a=b"), "/offers/1?a=b");
        for foreign in
            ["https://evil.example", "//evil.example", "/\\evil.example", "/\tx", "evil", "", "/sign-in?then=/sign-in", "/sign-out"]
        {
            assert_eq!(safe_then(foreign), "/home", "{foreign}");
        }
    }
}
