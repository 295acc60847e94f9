//! What is wrong with an SMTP server, in kinds that can be told in plain words to whoever sets it up.

use std::error::Error;
use std::io::ErrorKind;

use lettre::transport::smtp;

/// Why a test mail did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server's name is not known.
    Name,
    /// Nothing answers at this address and port.
    Unreachable,
    /// It answers, but too late: often a port that a firewall swallows.
    Slow,
    /// The certificate, or encryption itself.
    Certificate,
    /// The user or the password.
    Password,
    /// The server does not let this sender send.
    Sender,
    /// The server does not take mail for this address.
    Recipient,
    /// It refuses for now, and says to try again.
    Later,
    Other,
}

impl Trouble {
    /// The word of this trouble, for an address and for the ids of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Unreachable => "unreachable",
            Self::Slow => "slow",
            Self::Certificate => "certificate",
            Self::Password => "password",
            Self::Sender => "sender",
            Self::Recipient => "recipient",
            Self::Later => "later",
            Self::Other => "other",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        use Trouble::{Certificate, Later, Name, Other, Password, Recipient, Sender, Slow, Unreachable};
        [Name, Unreachable, Slow, Certificate, Password, Sender, Recipient, Later, Other].into_iter().find(|one| one.as_str() == word)
    }

    pub(super) fn of(error: &smtp::Error) -> Self {
        tracing::warn!(error = without_addresses(&error.to_string()), "the test mail did not leave");
        if let Some(code) = error.status() {
            let code: u16 = code.into();
            return of_reply(code, &error.to_string());
        }
        if error.is_timeout() {
            return Self::Slow;
        }
        if error.is_tls() {
            return Self::Certificate;
        }
        of_connection(error)
    }

    pub(super) fn other(error: super::MailError) -> Self {
        tracing::warn!(%error, "the test mail did not leave");
        Self::Other
    }
}

/// What a server answers often repeats the address it was given: the log does not.
pub(super) fn without_addresses(text: &str) -> String {
    let ends = |letter: char| letter.is_whitespace() || "<>()[]\"',;:".contains(letter);
    let hidden = |part: &str| if part.contains('@') { format!("…{}", part.matches(ends).collect::<String>()) } else { part.to_owned() };
    text.split_inclusive(ends).map(hidden).collect()
}

/// By the codes of RFC 5321 and, for passwords, RFC 4954.
fn of_reply(code: u16, text: &str) -> Trouble {
    let text = text.to_lowercase();
    match code {
        530 | 534 | 535 | 538 | 454 => Trouble::Password,
        // 550 to 554 speak of either side: the enhanced code (RFC 3463) says which, else the words.
        501 | 550..=554 if text.contains("5.7.") || text.contains("sender") || text.contains("relay") => Trouble::Sender,
        501 | 550..=554 => Trouble::Recipient,
        400..=499 => Trouble::Later,
        _ => Trouble::Other,
    }
}

fn of_connection(error: &(dyn Error + 'static)) -> Trouble {
    let (mut cause, mut words) = (Some(error), String::new());
    while let Some(inner) = cause {
        words.push_str(&inner.to_string().to_lowercase());
        match inner.downcast_ref::<std::io::Error>().map(std::io::Error::kind) {
            Some(ErrorKind::TimedOut) => return Trouble::Slow,
            Some(ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable) => return Trouble::Unreachable,
            _ => cause = inner.source(),
        }
    }
    if words.contains("certificate") || words.contains("tls") {
        Trouble::Certificate
    } else if words.contains("lookup") || words.contains("resolve") || words.contains("name or service") {
        Trouble::Name
    } else if words.contains("time") && words.contains("out") || words.contains("elapsed") {
        Trouble::Slow
    } else {
        Trouble::Unreachable
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_of_servers_are_understood() {
        assert_eq!(of_reply(535, "authentication failed"), Trouble::Password);
        assert_eq!(of_reply(550, "5.1.1 no such user"), Trouble::Recipient);
        assert_eq!(of_reply(554, "5.7.1 Relay access denied"), Trouble::Sender);
        assert_eq!(of_reply(451, "greylisted"), Trouble::Later);
    }

    #[test]
    fn what_a_server_says_is_logged_without_addresses() {
        let said = "permanent error (550): 5.1.1 <josiane@example.org>: Recipient address rejected: josiane@example.org unknown";
        let logged = "permanent error (550): 5.1.1 <…>: Recipient address rejected: … unknown";
        assert_eq!(without_addresses(said), logged);
        assert_eq!(without_addresses("Connection refused (os error 111)"), "Connection refused (os error 111)");
    }

    #[test]
    fn a_trouble_is_its_word() {
        assert_eq!(Trouble::parse("certificate"), Some(Trouble::Certificate));
        assert_eq!(Trouble::parse("nothing"), None);
    }
}
