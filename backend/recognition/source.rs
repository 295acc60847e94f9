//! What a line of the ledger counts.

use std::fmt;
use std::str::FromStr;

use crate::storage::{CompletionId, HelpSessionId, NotAnId, SignupId, stored_by_word};

stored_by_word! {
    /// In what the time went.
    Activity {
        /// Somebody was helped.
        Help "help",
        /// There, for whoever came.
        Permanence "permanence",
        /// A module passed.
        Training "training",
    }
}

/// One meeting, one seat at a permanence, one module passed: its lines come to its minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    HelpSession(HelpSessionId),
    Permanence(SignupId),
    Training(CompletionId),
}

impl Source {
    pub fn activity(self) -> Activity {
        match self {
            Self::HelpSession(_) => Activity::Help,
            Self::Permanence(_) => Activity::Permanence,
            Self::Training(_) => Activity::Training,
        }
    }

    pub fn help_session(self) -> Option<HelpSessionId> {
        match self {
            Self::HelpSession(id) => Some(id),
            _ => None,
        }
    }

    /// The number of the row, in the table of its activity.
    pub fn row(self) -> i64 {
        match self {
            Self::HelpSession(id) => id.0,
            Self::Permanence(id) => id.0,
            Self::Training(id) => id.0,
        }
    }

    /// What it is called in the audit.
    pub fn subject(self) -> String {
        match self {
            Self::HelpSession(id) => format!("help_session {id}"),
            Self::Permanence(id) => format!("permanence_signup {id}"),
            Self::Training(id) => format!("completion {id}"),
        }
    }
}

/// In addresses and forms: "help-0a1b2c3d4e5f6".
impl fmt::Display for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.activity().as_str();
        match self {
            Self::HelpSession(id) => write!(out, "{word}-{id}"),
            Self::Permanence(id) => write!(out, "{word}-{id}"),
            Self::Training(id) => write!(out, "{word}-{id}"),
        }
    }
}

impl FromStr for Source {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (word, id) = text.split_once('-').ok_or(NotAnId)?;
        match Activity::parse(word).ok_or(NotAnId)? {
            Activity::Help => id.parse().map(Self::HelpSession),
            Activity::Permanence => id.parse().map(Self::Permanence),
            Activity::Training => id.parse().map(Self::Training),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_read_back_from_its_words() {
        for source in [Source::HelpSession(HelpSessionId(7)), Source::Permanence(SignupId(8)), Source::Training(CompletionId(9))] {
            assert_eq!(source.to_string().parse(), Ok(source));
        }
        for wrong in ["", "help", "help-", "help-7", "offer-0000000000007"] {
            assert_eq!(wrong.parse::<Source>(), Err(NotAnId), "{wrong}");
        }
    }
}
