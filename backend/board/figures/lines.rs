//! One help request, or one meeting, in a few bytes: a hundred thousand of them fit in some megabytes.

use std::collections::HashMap;

use super::{Cut, Ending};
use crate::board::Closing;
use crate::board::store::figures::{AskedRow, HeldRow};
use crate::clock::MINUTE;
use crate::help_requests::{Meeting, State};
use crate::help_sessions::vocabulary::{Autonomie, Lieu};
use crate::places::communes::communes;

/// Where nothing is known, or it does not apply: no place, nobody yet.
pub const NONE: &str = "";

/// Communes by inhabitants: below the first, then from one to the next.
pub const SIZES: [(&str, u32); 4] = [("under_2000", 0), ("2000", 2_000), ("10000", 10_000), ("50000", 50_000)];

/// Words kept once, and known by a number.
#[derive(Debug, Default)]
pub struct Words {
    all: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Words {
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    pub fn word(&self, number: u32) -> &str {
        usize::try_from(number).ok().and_then(|number| self.all.get(number)).map_or(NONE, String::as_str)
    }
}

/// In which group a line is, for each [`Cut`], as a number of [`Words`].
pub type Groups = [u32; Cut::ALL.len()];

/// A help request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub at: i64,
    pub asker: i64,
    pub ending: Ending,
    /// Minutes from asking to the acceptance that counts, or until now while it waits; `None` when it ended without one.
    pub wait_minutes: Option<u32>,
    /// Minutes from asking to the first acceptance, even if it was handed back.
    pub first_minutes: Option<u32>,
    pub groups: Groups,
}

/// A meeting that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub asker: Option<i64>,
    pub helper: i64,
    pub minutes: i64,
    /// Of a workshop; a number, nobody's name.
    pub participants: i64,
    pub autonomie: Option<Autonomie>,
    pub groups: Groups,
}

/// To the nearest minute.
fn minutes(from: i64, until: i64) -> u32 {
    u32::try_from((until - from).max(0).saturating_add(MINUTE / 2) / MINUTE).unwrap_or(u32::MAX)
}

/// "2000" for a commune of 2,000 to 9,999.
pub fn size_of(commune: &str) -> &'static str {
    let Some(commune) = communes().by_code(commune) else { return NONE };
    SIZES.iter().rev().find(|(_, from)| commune.population >= *from).map_or(NONE, |(word, _)| word)
}

fn ending(row: &AskedRow) -> Ending {
    let is_accepted = row.claimed_at.is_some();
    match State::parse(&row.state) {
        Some(State::Unmet) => Ending::Nobody,
        Some(State::Paired | State::Helping) => Ending::UnderWay,
        Some(State::Recorded | State::Confirmed) => Ending::Helped,
        Some(State::Withdrawn) if is_accepted => Ending::Withdrawn,
        Some(State::Withdrawn) => Ending::GaveUp,
        Some(State::Closed) => match row.end_reason.as_deref().and_then(Closing::parse) {
            Some(Closing::Elsewhere) => Ending::Elsewhere,
            Some(Closing::Unreachable) => Ending::Unreachable,
            Some(Closing::Duplicate) => Ending::Duplicate,
            Some(Closing::NotHelp) => Ending::NotHelp,
            Some(Closing::Answered) | None => Ending::Answered,
        },
        Some(State::Open) | None => Ending::Waiting,
    }
}

impl Asked {
    /// `now`: until when those who wait have waited.
    pub fn of(row: &AskedRow, words: &mut Words, now: i64) -> Self {
        let ending = ending(row);
        let waits = matches!(ending, Ending::Waiting | Ending::Nobody).then_some(now);
        let groups = [
            words.number(&row.topic),
            words.number(size_of(&row.commune)),
            words.number(row.place.as_deref().unwrap_or(NONE)),
            words.number(row.kind.as_deref().unwrap_or(NONE)),
            words.number(&row.meeting),
            words.number(&row.asked),
            words.number(&row.language),
        ];
        Self {
            at: row.created_at,
            asker: row.asker_id,
            ending,
            wait_minutes: row.claimed_at.or(waits).map(|until| minutes(row.created_at, until)),
            first_minutes: row.first_at.map(|until| minutes(row.created_at, until)),
            groups,
        }
    }
}

/// How people met, of what is logged without a help request.
fn way_of(lieu: &str) -> &'static str {
    match Lieu::parse(lieu) {
        Some(Lieu::LieuActivite) => Meeting::Place.as_str(),
        Some(Lieu::Domicile) => Meeting::Home.as_str(),
        Some(Lieu::ADistance | Lieu::Autre) | None => NONE,
    }
}

impl Held {
    /// `None` when its hours were refused: it does not count.
    pub fn of(row: &HeldRow, words: &mut Words) -> Option<Self> {
        let first_topic = row.topics.split(' ').next().unwrap_or(NONE);
        let groups = [
            words.number(row.topic.as_deref().unwrap_or(first_topic)),
            words.number(row.commune.as_deref().map_or(NONE, size_of)),
            words.number(row.place.as_deref().unwrap_or(NONE)),
            words.number(row.kind.as_deref().unwrap_or(NONE)),
            words.number(row.meeting.as_deref().unwrap_or_else(|| way_of(&row.lieu))),
            words.number(row.asked.as_deref().unwrap_or(NONE)),
            words.number(row.language.as_deref().unwrap_or(NONE)),
        ];
        let autonomie = Autonomie::parse(&row.autonomie);
        let participants = row.participants.unwrap_or(0);
        let (asker, helper, minutes) = (row.asker_id, row.account_id, row.minutes);
        (minutes > 0).then_some(Self { asker, helper, minutes, participants, autonomie, groups })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn communes_have_four_sizes() {
        assert_eq!(size_of("28085"), "10000", "Chartres");
        assert_eq!(size_of("75112"), "50000", "a district is its city");
        assert_eq!(size_of("01002"), "under_2000");
        assert_eq!(size_of("99999"), NONE);
    }

    #[test]
    fn words_are_kept_once() {
        let mut words = Words::default();
        let (one, other) = (words.number("sante"), words.number("email"));
        assert_eq!((words.number("sante"), words.word(one), words.word(other), words.word(9)), (one, "sante", "email", ""));
    }
}
