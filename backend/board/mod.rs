//! What a coordinator sees: who waits, who is helped, what is left to finish, whom to call; and what they can do about it.

pub mod actions;
pub mod figures;
pub mod online;
pub mod pages;
pub mod rights;
pub mod store;
pub mod view;

use std::collections::BTreeSet;

use crate::clock::{DAY, HOUR, MINUTE};
use crate::help_requests::{HelpRequest, State, Urgency};
use crate::storage::{AssociationId, stored_by_word};

stored_by_word! {
    /// A column of the board.
    Column {
        Waiting "waiting",
        UnderWay "under_way",
        /// The record is missing, or nobody has confirmed it.
        ToFinish "to_finish",
    }
}

stored_by_word! {
    /// Why a coordinator closes a help request: public words, never a name.
    Closing {
        /// "J'ai répondu par téléphone".
        Answered "answered",
        Elsewhere "elsewhere",
        Unreachable "unreachable",
        Duplicate "duplicate",
        NotHelp "not_help",
    }
}

stored_by_word! {
    /// What came of a report: public words, never a name.
    Outcome {
        /// Looked at: nothing was wrong.
        Unfounded "unfounded",
        /// Talked over with both.
        Settled "settled",
        /// The helper's membership was ended or suspended.
        MemberLeft "member_left",
        /// Handed to the police or another authority.
        Authorities "authorities",
    }
}

/// A record is missed once the help should have been over for so long.
const RECORD_WITHIN_MS: i64 = DAY;

/// Where a help request stands on the board; `None` once it has ended. `resumes_at`: the hour agreed on by its pairing.
pub fn column(help_request: &HelpRequest, resumes_at: Option<i64>, now: i64) -> Option<Column> {
    match help_request.state {
        State::Open | State::Unmet => Some(Column::Waiting),
        State::Paired | State::Helping if lacks_record(help_request, resumes_at, now) => Some(Column::ToFinish),
        State::Paired | State::Helping => Some(Column::UnderWay),
        // Whether it was so is for the asker to say: nothing is left to the coordinator but the hours.
        State::Recorded | State::Confirmed | State::Withdrawn | State::Closed => None,
    }
}

/// Whether the help was surely given, or forgotten, and nobody wrote it down.
fn lacks_record(help_request: &HelpRequest, resumes_at: Option<i64>, now: i64) -> bool {
    let Some(claimed_at) = help_request.claimed_at else { return false };
    let meant_for = match help_request.urgency {
        Urgency::Now | Urgency::Today => claimed_at,
        Urgency::Week => claimed_at + 6 * DAY,
        Urgency::Dated => help_request.wanted_at.unwrap_or(claimed_at),
    };
    now > meant_for.max(claimed_at).max(resumes_at.unwrap_or(0)) + RECORD_WITHIN_MS
}

/// How long its urgency allows to wait, in milliseconds.
fn patience(help_request: &HelpRequest) -> i64 {
    match help_request.urgency {
        Urgency::Now => 10 * MINUTE,
        Urgency::Today => 3 * HOUR,
        Urgency::Week => 2 * DAY,
        // A helper must be found while there is time to be told of it.
        Urgency::Dated => help_request.wanted_at.map_or(2 * DAY, |wanted| (wanted - 2 * HOUR - help_request.line_at).max(HOUR)),
    }
}

/// How much of the patience that its urgency allows is used up, from 0 to 1.
pub fn wait(help_request: &HelpRequest, now: i64) -> f64 {
    let patience = patience(help_request);
    let waited = (now - help_request.line_at).clamp(0, patience);
    // Both are well below 2^52 milliseconds.
    #[allow(clippy::cast_precision_loss)]
    let share = waited as f64 / patience as f64;
    share
}

/// The instant from which a wait is "bientôt trop long": four fifths of its patience are used up. `store::line` says the same in SQL.
pub fn soon_too_long_at(help_request: &HelpRequest) -> i64 {
    help_request.line_at + (patience(help_request) * 4 + 4) / 5
}

/// Whether it waits, and "bientôt trop long".
pub fn is_late(help_request: &HelpRequest, now: i64) -> bool {
    matches!(help_request.state, State::Open | State::Unmet) && soon_too_long_at(help_request) <= now
}

/// What makes a help request one of a coordinator's own cases: they hold it in their hands, or had it there.
const IN_HAND: [&str; 7] = ["taken_over", "assigned", "replaced", "reopened", "home_approved", "called_back", "closed"];

/// Whether somebody's acts on a help request (verbs of the audit) make it one of their cases.
pub fn is_in_hand(acts: &BTreeSet<String>) -> bool {
    IN_HAND.iter().any(|verb| acts.contains(*verb))
}

/// Whether it is this association's: only then is anything personal shown.
pub fn is_theirs(help_request: &HelpRequest, association: AssociationId) -> bool {
    help_request.association == Some(association)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::help_requests::Meeting;
    use crate::learning::topics::Topic;
    use crate::storage::{AskerId, HelpRequestId};

    const NOW: i64 = 100 * DAY;

    fn help_request(state: State, urgency: Urgency) -> HelpRequest {
        HelpRequest {
            id: HelpRequestId(1),
            asker: AskerId(2),
            state,
            topic: Topic::ArgentImpots,
            tile: "impots".into(),
            meeting: Meeting::Phone,
            urgency,
            wanted_at: None,
            commune: "28085".into(),
            place: None,
            is_for_other: false,
            language: "fr".into(),
            is_minor: false,
            trust_word: "tilleul".into(),
            association: None,
            named_association: None,
            settings_association: None,
            is_circle_only: false,
            home_approved_at: None,
            taken_over_at: None,
            asked_by: None,
            is_test: false,
            round: 1,
            wave: 1,
            told: 3,
            line_at: NOW - HOUR,
            reopen_at: None,
            created_at: NOW - HOUR,
            claimed_at: None,
            ended_at: None,
        }
    }

    #[test]
    fn who_waits_who_is_helped_and_what_is_left() {
        assert_eq!(column(&help_request(State::Open, Urgency::Now), None, NOW), Some(Column::Waiting));
        assert_eq!(column(&help_request(State::Unmet, Urgency::Now), None, NOW), Some(Column::Waiting));
        assert_eq!(column(&help_request(State::Recorded, Urgency::Now), None, NOW), None);
        assert_eq!(column(&help_request(State::Withdrawn, Urgency::Now), None, NOW), None);
    }

    #[test]
    fn a_record_is_missed_a_day_after_the_help_was_meant_for() {
        let mut paired = help_request(State::Paired, Urgency::Now);
        paired.claimed_at = Some(NOW - DAY);
        assert_eq!(column(&paired, None, NOW), Some(Column::UnderWay));
        assert_eq!(column(&paired, None, NOW + 1), Some(Column::ToFinish));
        assert_eq!(column(&paired, Some(NOW + HOUR), NOW + 1), Some(Column::UnderWay), "they go on later, as agreed");
        paired.urgency = Urgency::Week;
        assert_eq!(column(&paired, None, NOW + 1), Some(Column::UnderWay));
    }

    #[test]
    fn the_bar_fills_with_the_patience_that_the_urgency_allows() {
        let mut asked = help_request(State::Open, Urgency::Today);
        assert!((wait(&asked, NOW) - 1.0 / 3.0).abs() < 1e-9);
        assert!(!is_late(&asked, NOW));
        asked.urgency = Urgency::Now;
        assert!((wait(&asked, NOW) - 1.0).abs() < f64::EPSILON);
        assert!(is_late(&asked, NOW));
        assert!(wait(&asked, asked.line_at - 1).abs() < f64::EPSILON, "a clock that jumped back");
    }
}
