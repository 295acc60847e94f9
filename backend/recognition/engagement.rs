//! The hours of a calendar year toward the Compte d'engagement citoyen of whoever supervises volunteers.
//!
//! Code du travail, L. 5151-7 and following: at least 200 hours in the calendar year, in one association or several, of which
//! at least 100 in one; as a leader of an association, or by supervising other volunteers.

use std::collections::BTreeMap;

use super::{Activity, HoursKind, Standing, Verb};
use crate::storage::AssociationId;

pub const YEAR_MINUTES: i64 = 200 * 60;
pub const ONE_MINUTES: i64 = 100 * 60;

/// One association.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub validated_minutes: i64,
    pub waiting_minutes: i64,
    /// Of the validated minutes.
    pub by_activity: BTreeMap<Activity, i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    pub associations: BTreeMap<AssociationId, Given>,
}

impl Year {
    /// Volunteering alone: neither a family's help nor civic service.
    pub fn of(standings: &[Standing]) -> Self {
        let mut year = Self::default();
        for standing in standings.iter().filter(|standing| standing.kind == HoursKind::Volunteer && standing.minutes > 0) {
            let Some(association) = standing.association else { continue };
            let given = year.associations.entry(association).or_default();
            if standing.verb == Verb::Validated {
                given.validated_minutes += standing.minutes;
                *given.by_activity.entry(standing.source.activity()).or_default() += standing.minutes;
            } else if standing.waits() {
                given.waiting_minutes += standing.minutes;
            }
        }
        year
    }

    pub fn minutes(&self) -> i64 {
        self.associations.values().map(|given| given.validated_minutes).sum()
    }

    /// In the association that has most.
    pub fn most_minutes(&self) -> i64 {
        self.associations.values().map(|given| given.validated_minutes).max().unwrap_or(0)
    }

    pub fn is_enough_in_all(&self) -> bool {
        self.minutes() >= YEAR_MINUTES
    }

    pub fn is_enough_in_one(&self) -> bool {
        self.most_minutes() >= ONE_MINUTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::Source;
    use crate::storage::{AccountId, HelpSessionId};

    fn standing(association: i64, kind: HoursKind, verb: Verb, hours: i64) -> Standing {
        Standing {
            source: Source::HelpSession(HelpSessionId(1)),
            account: AccountId(1),
            first_name: String::new(),
            last_name: String::new(),
            association: Some(AssociationId(association)),
            kind,
            minutes: hours * 60,
            held_at: 0,
            verb,
            is_confirmed: false,
            how: None,
            is_disputed: false,
            reason: None,
        }
    }

    #[test]
    fn two_hundred_hours_in_all_and_a_hundred_in_one() {
        let of = |lines: &[(i64, HoursKind, Verb, i64)]| {
            let lines: Vec<Standing> = lines.iter().map(|(of, kind, verb, hours)| standing(*of, *kind, *verb, *hours)).collect();
            let year = Year::of(&lines);
            (year.minutes() / 60, year.is_enough_in_all(), year.is_enough_in_one())
        };
        let validated = |of, hours| (of, HoursKind::Volunteer, Verb::Validated, hours);
        assert_eq!(of(&[validated(1, 100), validated(2, 99), validated(3, 1)]), (200, true, true));
        assert_eq!(of(&[validated(1, 99), validated(2, 99), validated(3, 99)]), (297, true, false));
        assert_eq!(of(&[validated(1, 199), (1, HoursKind::Volunteer, Verb::Recorded, 50)]), (199, false, true));
        assert_eq!(
            of(&[(1, HoursKind::CivicActivity, Verb::Validated, 300), (1, HoursKind::Family, Verb::Validated, 300)]),
            (0, false, false)
        );
    }
}
