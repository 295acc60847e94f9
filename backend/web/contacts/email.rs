//! E-mail addresses: RFC 5321 without what nobody's address has (quotes, comments, literal hosts).

use std::fmt;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// In characters, RFC 5321 section 4.5.3.1.
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;

/// An address mail can be sent to; the domain in lower case, the rest as typed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", self.text_id())]
pub enum EmailFault {
    /// No address was typed.
    Empty,
    /// A space, a line break or a second address.
    Several,
    /// No @, more than one, or nothing beside it.
    NoAt,
    /// What follows the @ is not a domain.
    Domain,
    /// An accent or a sign that addresses do not have.
    Letters,
    /// Longer than 254 characters.
    TooLong,
}

impl EmailFault {
    /// Fluent id, also what `Display` gives.
    pub fn text_id(self) -> &'static str {
        match self {
            EmailFault::Empty => "input-email-empty",
            EmailFault::Several => "input-email-several",
            EmailFault::NoAt => "input-email-no-at",
            EmailFault::Domain => "input-email-domain",
            EmailFault::Letters => "input-email-letters",
            EmailFault::TooLong => "input-email-too-long",
        }
    }
}

impl Email {
    pub fn parse(typed: &str) -> Result<Email, EmailFault> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(EmailFault::Empty);
        }
        if typed.len() > LONGEST * 4 {
            return Err(EmailFault::TooLong);
        }
        let composed: String = typed.nfkc().collect();
        if composed.contains(|c: char| c.is_whitespace() || c.is_control() || c == ',' || c == ';') {
            return Err(EmailFault::Several);
        }
        let (local, domain) = composed.split_once('@').ok_or(EmailFault::NoAt)?;
        if local.is_empty() || domain.is_empty() || domain.contains('@') {
            return Err(EmailFault::NoAt);
        }
        if !composed.is_ascii() || !is_local(local) {
            return Err(EmailFault::Letters);
        }
        if !is_domain(domain) {
            return Err(EmailFault::Domain);
        }
        if composed.len() > LONGEST || local.len() > LONGEST_LOCAL {
            return Err(EmailFault::TooLong);
        }
        Ok(Email(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// Where mail goes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For finding the same person again: all lower case, since telephones write "Ana@" by themselves.
    pub fn look_up(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Enough to recognise one's own: "a…@example.org".
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or_default();
        format!("{}…@{domain}", local.get(..1).unwrap_or_default())
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Email({})", self.masked())
    }
}

fn is_local(local: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&b));
    local.split('.').all(is_word)
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=LONGEST_LABEL).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    let ends_well = last.len() >= 2 && last.bytes().any(|b| b.is_ascii_alphabetic());
    domain.contains('.') && domain.split('.').all(is_label) && ends_well
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_with_their_domain_in_lower_case() {
        for (typed, kept) in [
            ("ana@example.org", "ana@example.org"),
            ("  Ana.Diaz+aide@Example.ORG\n", "Ana.Diaz+aide@example.org"),
            ("o'brien_1@mail.sous-domaine.fr", "o'brien_1@mail.sous-domaine.fr"),
            ("x@xn--bcher-kva.example", "x@xn--bcher-kva.example"),
        ] {
            assert_eq!(Email::parse(typed).unwrap().as_str(), kept);
        }
        assert_eq!(Email::parse("Ana@Example.org").unwrap().look_up(), "ana@example.org");
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_reason() {
        for (typed, fault) in [
            ("", EmailFault::Empty),
            (" \n", EmailFault::Empty),
            ("ana", EmailFault::NoAt),
            ("ana.example.org", EmailFault::NoAt),
            ("ana@bob@example.org", EmailFault::NoAt),
            ("ana@example", EmailFault::Domain),
            ("ana@example.", EmailFault::Domain),
            ("ana@.org", EmailFault::Domain),
            ("ana@exa_mple.org", EmailFault::Domain),
            ("ana@-example.org", EmailFault::Domain),
            ("ana@10.0.0.1", EmailFault::Domain),
            ("ana@[127.0.0.1]", EmailFault::Domain),
            ("ana@example.f", EmailFault::Domain),
            ("@example.org", EmailFault::NoAt),
            (".ana@example.org", EmailFault::Letters),
            ("ana..b@example.org", EmailFault::Letters),
            ("andré@example.org", EmailFault::Letters),
            ("<ana@example.org>", EmailFault::Letters),
            ("\u{202e}ana@example.org", EmailFault::Letters),
            ("ana @example.org", EmailFault::Several),
            ("ana@example.org, bob@example.org", EmailFault::Several),
            ("ana@example,org", EmailFault::Several),
            ("ana@example.org\r\nBcc: bob@example.org", EmailFault::Several),
            ("ana@exa\0mple.org", EmailFault::Several),
        ] {
            assert_eq!(Email::parse(typed), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn long_addresses_are_bounded() {
        let long = |local: usize, label: usize| format!("{}@{}.org", "a".repeat(local), "b".repeat(label));
        assert!(Email::parse(&long(64, 63)).is_ok());
        assert_eq!(Email::parse(&long(65, 63)), Err(EmailFault::TooLong));
        assert_eq!(Email::parse(&long(64, 64)), Err(EmailFault::Domain));
        assert_eq!(Email::parse(&long(1 << 20, 63)), Err(EmailFault::TooLong));
    }

    #[test]
    fn logs_never_show_an_address_whole() {
        assert_eq!(format!("{:?}", Email::parse("ana.diaz@example.org").unwrap()), "Email(a…@example.org)");
    }
}
