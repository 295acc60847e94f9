//! What happens by itself around a permanence, and when.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use super::Permanence;
use super::repeat::instant;
use crate::clock::{HOUR, MINUTE};
use crate::helpers::Profile;

/// The hour at which coordinators are told of too few people.
const ALERT_HOUR: i8 = 9;
/// The hour of the day before at which helpers are reminded.
const EVE_HOUR: i8 = 18;
const SOON_MS: i64 = 2 * HOUR;
/// Whoever did not say that they left is taken to have left at the end.
const CLOSED_AFTER_MS: i64 = HOUR;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Says to coordinators that people are missing.
    Alert,
    /// Reminds helpers, the day before.
    Eve,
    /// Reminds them again, shortly before.
    Soon,
    /// Notes the end of those who came.
    End,
}

impl Step {
    /// UTC milliseconds; `None` when this permanence has no such step.
    pub fn due_at(self, permanence: &Permanence) -> Option<i64> {
        let day = permanence.local(permanence.starts_at).date();
        let on = |days: i64, hour| instant(day.checked_sub(days.days()).ok()?.at(hour, 0, 0, 0), &permanence.time_zone());
        match self {
            Self::Alert => (permanence.alert_days > 0).then(|| on(permanence.alert_days, ALERT_HOUR)).flatten(),
            Self::Eve => on(1, EVE_HOUR),
            Self::Soon => Some(permanence.starts_at - SOON_MS),
            Self::End => Some(permanence.ends_at + CLOSED_AFTER_MS),
        }
    }
}

/// The first step that is due after an instant.
pub fn next(permanence: &Permanence, after: i64) -> Option<(Step, i64)> {
    let due = [Step::Alert, Step::Eve, Step::Soon, Step::End].into_iter().filter_map(|step| Some((step, step.due_at(permanence)?)));
    due.filter(|(_, due_at)| *due_at > after).min_by_key(|(_, due_at)| *due_at)
}

/// Whether somebody's leaving now must be told at once: the day's alert has passed.
pub fn is_alert_past(permanence: &Permanence, now: i64) -> bool {
    Step::Alert.due_at(permanence).is_some_and(|due_at| due_at <= now)
}

/// `at` itself, or the end of this helper's quiet hours when it falls in them.
pub fn awake_at(permanence: &Permanence, helper: &Profile, at: i64) -> i64 {
    let local = permanence.local(at);
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    let (from, until) = (helper.quiet_from, helper.quiet_until);
    let is_quiet = if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until };
    if is_quiet { at + (until - minute).rem_euclid(24 * 60) * MINUTE } else { at }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::helpers::HelperKind;
    use crate::permanences::Seats;
    use crate::storage::{AccountId, AssociationId, PermanenceId, PlaceId, SeriesId};

    /// Tuesday 1 December 2026, 14 to 17 h in Paris.
    pub fn permanence() -> Permanence {
        let starts_at = 1_796_130_000_000;
        Permanence {
            id: PermanenceId(1),
            series: SeriesId(2),
            association: AssociationId(3),
            place: PlaceId(4),
            place_name: "Médiathèque".into(),
            address: "1, rue Verte".into(),
            commune: "28085".into(),
            zone: "Europe/Paris".into(),
            starts_at,
            ends_at: starts_at + 3 * HOUR,
            note: String::new(),
            seats: Seats { min: 1, max: 2 },
            topics: 0,
            languages: 0,
            alert_days: 3,
            sequence: 0,
            changed_at: starts_at - 100 * HOUR,
            cancelled_at: None,
        }
    }

    #[test]
    fn each_step_comes_once_in_its_order() {
        let permanence = permanence();
        let (mut at, mut steps) = (permanence.starts_at - 1_000 * HOUR, Vec::new());
        while let Some((step, due_at)) = next(&permanence, at) {
            steps.push((step, permanence.local(due_at).strftime("%d %H:%M").to_string()));
            at = due_at;
        }
        let said: Vec<(Step, &str)> = steps.iter().map(|(step, at)| (*step, at.as_str())).collect();
        assert_eq!(said, [(Step::Alert, "28 09:00"), (Step::Eve, "30 18:00"), (Step::Soon, "01 12:00"), (Step::End, "01 18:00")]);
    }

    #[test]
    fn nobody_is_rung_in_their_quiet_hours() {
        let permanence = permanence();
        let helper = Profile::new(AccountId(1), HelperKind::Volunteer, "28085".into(), true); // quiet from 21 h to 8 h
        let at = |hours: i64| permanence.starts_at + hours * HOUR;
        assert_eq!(awake_at(&permanence, &helper, at(0)), at(0));
        assert_eq!(awake_at(&permanence, &helper, at(8)), at(18), "22 h: tomorrow at 8");
        assert_eq!(awake_at(&permanence, &helper, at(-8)), at(-6), "6 h: at 8");
    }
}
