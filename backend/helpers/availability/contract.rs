//! The contract of a civic-service volunteer: from when to when, on which days and hours, where, and who looks after them.
//!
//! Under 18: not from 22 h to 6 h, not on public holidays; seven hours a day and thirty-five a week at most, which `matching` counts.

use jiff::civil::Date;

use super::both;
use crate::associations::{Part, WeeklyHours};
use crate::storage::{AccountId, AssociationId, PlaceId};

/// The hours in which whoever is under 18 may help.
const DAYTIME: Part = Part { from: 6 * 60, until: 22 * 60 };

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// Who wrote it.
    pub association: AssociationId,
    pub first_day: Date,
    /// Included.
    pub last_day: Date,
    pub week: WeeklyHours,
    /// Where they help people face to face; none: wherever their association does.
    pub places: Vec<PlaceId>,
    /// The member who looks after them.
    pub tutor: Option<AccountId>,
    /// Kept of whoever is under 18 only: nothing else says how old anybody is.
    pub turns_18_on: Option<Date>,
}

impl Contract {
    /// Whether it was signed by, or for, somebody who is under 18 that day. Who never said to be 18 is not, until it says so.
    pub fn is_under_age(&self, day: Date, is_adult: bool) -> bool {
        self.turns_18_on.map_or(!is_adult, |birthday| day < birthday)
    }

    pub fn runs_on(&self, day: Date) -> bool {
        (self.first_day..=self.last_day).contains(&day)
    }

    /// What of the volunteer's own hours the contract leaves on a day of the week (0 is Monday).
    pub(super) fn within(&self, own: &[Part], weekday: usize, is_under_age: bool) -> Vec<Part> {
        let within = both(own, self.week.day(weekday));
        if is_under_age { both(&within, &[DAYTIME]) } else { within }
    }
}
