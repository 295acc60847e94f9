//! Telephone numbers, in all the ways people write them, to one form.

use std::fmt;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::numbering::{country_size, french, french_national, international, is_overseas};

/// A telephone number, kept as E.164 ("+33639981234").
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", self.text_id())]
pub enum PhoneFault {
    /// No number was typed.
    Empty,
    /// Something else than a number.
    Letters,
    /// Too few digits.
    TooShort,
    /// Too many digits.
    TooLong,
    /// A number that costs whoever calls it.
    Premium,
    /// Ten digits that do not begin with 0, or no such country.
    Unknown,
}

impl PhoneFault {
    /// Fluent id, also what `Display` gives.
    pub fn text_id(self) -> &'static str {
        match self {
            PhoneFault::Empty => "input-phone-empty",
            PhoneFault::Letters => "input-phone-letters",
            PhoneFault::TooShort => "input-phone-too-short",
            PhoneFault::TooLong => "input-phone-too-long",
            PhoneFault::Premium => "input-phone-premium",
            PhoneFault::Unknown => "input-phone-unknown",
        }
    }
}

impl Phone {
    /// French numbers with or without +33, 0033 or even the 0 that spreadsheets eat; any other as +country.
    pub fn parse(typed: &str) -> Result<Phone, PhoneFault> {
        let (has_plus, digits) = digits_of(typed)?;
        let e164 = match (digits.strip_prefix("00"), digits.strip_prefix('0'), digits.len()) {
            _ if has_plus => international(&digits),
            (Some(abroad), ..) => international(abroad),
            (None, Some(national), _) => french(national),
            (None, None, 0..9) => Err(PhoneFault::TooShort),
            (None, None, 9) => french(&digits),
            (None, None, 10) => Err(PhoneFault::Unknown),
            (None, None, 11) if digits.starts_with("33") => international(&digits),
            (None, None, 12) if is_overseas(&digits) => international(&digits),
            (None, None, _) => Err(PhoneFault::TooLong),
        };
        e164.map(Phone)
    }

    /// E.164, "+33639981234": what is kept, compared, hashed, and put behind `tel:`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For people: "06 39 98 12 34", "+41 79 123 45 67" as "+41 7 91 23 45 67".
    pub fn display(&self) -> String {
        let digits = self.0.trim_start_matches('+');
        if let Some(national) = french_national(digits) {
            return pairs(&national);
        }
        let (country, rest) = digits.split_at_checked(country_size(digits)).unwrap_or((digits, ""));
        format!("+{country} {}", pairs(rest))
    }

    /// Enough to recognise one's own: "06 .. .. .. 34".
    pub fn masked(&self) -> String {
        let shown = self.display();
        let last = shown.rsplit(' ').next().unwrap_or_default();
        let first = shown.split(' ').next().unwrap_or_default();
        format!("{first} .. .. .. {last}")
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Phone({})", self.masked())
    }
}

/// Whether a + leads, and the digits. "(0)" after a country code is dropped: nobody dials it from abroad.
fn digits_of(typed: &str) -> Result<(bool, String), PhoneFault> {
    let plain: String = typed.nfkc().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    let plain = plain.strip_prefix("tel:").unwrap_or(&plain);
    let has_plus = plain.starts_with('+') || plain.starts_with("(+");
    let plain = plain.trim_start_matches(['(', '+']);
    let plain = if has_plus || plain.starts_with("00") { plain.replacen("(0)", "", 1) } else { plain.to_owned() };
    let mut digits = String::new();
    for letter in plain.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '.' | '-' | '/' | '(' | ')' | '_' | ',' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            _ => return Err(PhoneFault::Letters),
        }
    }
    if digits.is_empty() { Err(PhoneFault::Empty) } else { Ok((has_plus, digits)) }
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Two by two from the right: "79123" gives "7 91 23".
fn pairs(digits: &str) -> String {
    let mut spaced = String::with_capacity(digits.len() * 3 / 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(2) {
            spaced.push(' ');
        }
        spaced.push(digit);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn e164(typed: &str) -> Result<String, PhoneFault> {
        Phone::parse(typed).map(|phone| phone.as_str().to_owned())
    }

    #[test]
    fn french_numbers_are_read_in_all_the_ways_people_write_them() {
        for typed in [
            "06 39 98 12 34",
            "0639981234",
            "06.39.98.12.34",
            "06-39-98-12-34",
            "06/39/98/12/34",
            " 06\u{a0}39\u{202f}98 12 34 ",
            "+33 6 39 98 12 34",
            "+33 (0)6 39 98 12 34",
            "(+33) 6 39 98 12 34",
            "0033 6 39 98 12 34",
            "00 33 (0) 639981234",
            "33639981234",
            "+330639981234",
            "639981234",
            "tel:+33639981234",
            "０６ ３９ ９８ １２ ３４",
            "\u{202d}06 39 98 12 34\u{202c}",
        ] {
            assert_eq!(e164(typed).as_deref(), Ok("+33639981234"), "{typed}");
        }
        assert_eq!(e164("02 61 91 00 12").as_deref(), Ok("+33261910012"));
        assert_eq!(e164("09 72 00 00 00").as_deref(), Ok("+33972000000"));
        assert_eq!(e164("0 800 123 456").as_deref(), Ok("+33800123456"));
    }

    #[test]
    fn overseas_numbers_are_the_same_however_dialled() {
        for (typed, kept) in [
            ("0692 12 34 56", "+262692123456"),
            ("+262 692 12 34 56", "+262692123456"),
            ("+262 0692 12 34 56", "+262692123456"),
            ("00262692123456", "+262692123456"),
            ("262692123456", "+262692123456"),
            ("+33 692 12 34 56", "+262692123456"),
            ("0639 12 34 56", "+262639123456"),
            ("0590 12 34 56", "+590590123456"),
            ("+596 696 12 34 56", "+596696123456"),
            ("0694 12 34 56", "+594694123456"),
            ("+508 41 12 34", "+508411234"),
            ("0508 41 12 34", "+508411234"),
            ("+687 24 12 34", "+687241234"),
            ("+689 40 12 34 56", "+68940123456"),
        ] {
            assert_eq!(e164(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn numbers_from_elsewhere_need_their_country() {
        assert_eq!(e164("+32 470 12 34 56").as_deref(), Ok("+32470123456"));
        assert_eq!(e164("0044 20 7946 0123").as_deref(), Ok("+442079460123"));
        assert_eq!(e164("+1 (202) 555-0123").as_deref(), Ok("+12025550123"));
        assert_eq!(e164("4707123456"), Err(PhoneFault::Unknown));
        assert_eq!(e164("+0 12 34 56 78"), Err(PhoneFault::Unknown));
    }

    #[test]
    fn what_cannot_be_called_is_refused_with_its_reason() {
        for (typed, fault) in [
            ("", PhoneFault::Empty),
            (" - ", PhoneFault::Empty),
            ("06 12 34 56 7", PhoneFault::TooShort),
            ("3949", PhoneFault::TooShort),
            ("112", PhoneFault::TooShort),
            ("06 12 34 56 78 9", PhoneFault::TooLong),
            ("06 12 34 56 78 / 06 12 34 56 79", PhoneFault::TooLong),
            ("+1 202 555 01", PhoneFault::TooShort),
            ("+32 4701234567890123", PhoneFault::TooLong),
            ("06 12 34 56 78 (maman)", PhoneFault::Letters),
            ("O6 12 34 56 78", PhoneFault::Letters),
            ("06 12 34 56 78\0", PhoneFault::Letters),
            ("0899 12 34 56", PhoneFault::Premium),
            ("0820123456", PhoneFault::Premium),
            ("+33 8 92 12 34 56", PhoneFault::Premium),
            ("+1 900 555 0123", PhoneFault::Premium),
            ("0000000000", PhoneFault::Unknown),
        ] {
            assert_eq!(e164(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn people_see_pairs_and_others_only_the_ends() {
        for (typed, shown, masked) in [
            ("+33639981234", "06 39 98 12 34", "06 .. .. .. 34"),
            ("+262692123456", "06 92 12 34 56", "06 .. .. .. 56"),
            ("+508411234", "05 08 41 12 34", "05 .. .. .. 34"),
            ("+41791234567", "+41 7 91 23 45 67", "+41 .. .. .. 67"),
            ("+12025550123", "+1 20 25 55 01 23", "+1 .. .. .. 23"),
            ("+352691234567", "+352 6 91 23 45 67", "+352 .. .. .. 67"),
        ] {
            let phone = Phone::parse(typed).unwrap();
            assert_eq!((phone.display().as_str(), phone.masked().as_str()), (shown, masked));
            assert_eq!(Phone::parse(&phone.display()), Ok(phone.clone()), "shown, then typed again");
            assert_eq!(format!("{phone:?}"), format!("Phone({masked})"));
        }
    }
}
