//! Help without a pairing: what somebody at a desk notes in three taps, one person after the other, and workshops.

use serde::Serialize;

use super::vocabulary::{Autonomie, Lieu, Materiel, Outcome, SessionType};
use crate::clock::DAY;
use crate::learning::topics::{Topic, first_tiles};
use crate::storage::HelpSessionId;

/// What waited on a device is taken for so long after it was noted. Keys of forms are kept longer (`app/upkeep.rs`): what is sent
/// again is known again.
pub const NOTED_DAYS: i64 = 30;
/// Topics that stand first on the page.
const FIRST_TOPICS: usize = 8;
/// A workshop with more is a conference.
pub const MOST_PEOPLE: i64 = 200;

/// When a drop-in was noted, as a device says (milliseconds, by its clock); now when it says nothing. A clock that runs ahead is
/// put right, one that lags or a wait too long is the fault.
pub fn noted_at(typed: &str, now: i64) -> Result<i64, &'static str> {
    match typed.trim().parse::<i64>() {
        Ok(at) if at < now - NOTED_DAYS * DAY => Err("log-noted-long-ago"),
        Ok(at) => Ok(at.min(now)),
        Err(_) => Ok(now),
    }
}

/// A line of the day's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    pub id: HelpSessionId,
    pub kind: SessionType,
    pub held_at: i64,
    /// When it was noted here: it can be undone on the same day.
    pub created_at: i64,
    pub topics: Vec<Topic>,
    /// 0 once it was undone.
    pub minutes: i64,
    /// Of a workshop: how many came.
    pub people: Option<i64>,
}

impl Noted {
    pub fn is_undone(&self) -> bool {
        self.minutes == 0
    }
}

/// What a list of drop-ins comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DayTotals {
    pub sessions: i64,
    pub minutes: i64,
    /// One for each drop-in, everybody of each workshop. The same person may have come twice.
    pub people: i64,
}

pub fn totals(noted: &[Noted]) -> DayTotals {
    noted.iter().filter(|one| !one.is_undone()).fold(DayTotals::default(), |sum, one| DayTotals {
        sessions: sum.sessions + 1,
        minutes: sum.minutes + one.minutes,
        people: sum.people + one.people.unwrap_or(1),
    })
}

/// What somebody said of their last drop-ins, the latest first: what the next one begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    pub topics: Vec<Topic>,
    /// Of the last one; `None` before the first.
    pub minutes: Option<i64>,
    pub lieu: Lieu,
    pub materiel: Vec<Materiel>,
    pub autonomie: Autonomie,
    pub outcome: Outcome,
}

impl Default for Usual {
    /// Before the first drop-in: somebody came, and it was done together.
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            minutes: None,
            lieu: Lieu::LieuActivite,
            materiel: Vec::new(),
            autonomie: Autonomie::PartiellementAutonome,
            outcome: Outcome::Resolu,
        }
    }
}

impl Usual {
    /// The topics that stand first: their last choices, then the most asked.
    pub fn first_topics(&self) -> Vec<Topic> {
        let mut first = Vec::with_capacity(FIRST_TOPICS);
        for topic in self.topics.iter().copied().chain(first_tiles().iter().map(|tile| tile.topic)) {
            if !first.contains(&topic) && first.len() < FIRST_TOPICS {
                first.push(topic);
            }
        }
        first
    }
}

/// First names as they were typed, one a line or between commas; bounded like any name.
pub fn first_names(typed: &str) -> Vec<String> {
    let names = typed.split(['\n', ',', ';']).filter_map(|name| crate::web::text::clean_line(name, 40).ok());
    names.take(usize::try_from(MOST_PEOPLE).unwrap_or(usize::MAX)).collect()
}

/// First names are for counting; they are forgotten after so long, the number stays.
pub const NAMES_KEPT_MS: i64 = 30 * DAY;

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_352_700_000;

    #[test]
    fn what_waited_on_a_device_keeps_its_moment() {
        assert_eq!(noted_at("", NOW), Ok(NOW));
        assert_eq!(noted_at(&(NOW - DAY).to_string(), NOW), Ok(NOW - DAY));
        assert_eq!(noted_at(&(NOW + DAY).to_string(), NOW), Ok(NOW), "a clock that runs ahead is put right");
        assert_eq!(noted_at(&(NOW - 31 * DAY).to_string(), NOW), Err("log-noted-long-ago"));
    }

    #[test]
    fn last_choices_come_first_and_the_most_asked_fill_up() {
        let usual = Usual { topics: vec![Topic::Justice, Topic::Email], ..Usual::default() };
        let first = usual.first_topics();
        assert_eq!((first.len(), first[0], first[1]), (8, Topic::Justice, Topic::Email));
        let mut once = first.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), 8, "no topic stands twice");
    }

    #[test]
    fn what_was_undone_counts_for_nothing() {
        let one = |minutes: i64, people: Option<i64>| Noted {
            id: HelpSessionId(1),
            kind: SessionType::Individuel,
            held_at: NOW,
            created_at: NOW,
            topics: vec![Topic::Email],
            minutes,
            people,
        };
        let sum = totals(&[one(15, None), one(0, None), one(90, Some(8))]);
        assert_eq!(sum, DayTotals { sessions: 2, minutes: 105, people: 9 });
    }

    #[test]
    fn first_names_are_read_as_they_are_typed() {
        assert_eq!(first_names("Ana, Bob\n Zoé ;\n\n"), ["Ana", "Bob", "Zoé"]);
    }
}
