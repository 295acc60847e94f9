//! What the time of volunteers comes to in an association's accounts: validated hours at a rate that it sets.

use std::collections::{BTreeMap, HashSet};

use super::{Activity, HoursKind, Standing, Verb};

/// An hour is never worth more: a slip of the hand.
const MOST_CENTS: i64 = 20_000;

/// One activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Valued {
    pub activity: Activity,
    pub minutes: i64,
    /// Different people.
    pub people: usize,
    /// Of an hour; `None`: the association has not said.
    pub rate_cents: Option<i64>,
}

impl Valued {
    /// To the nearest cent.
    pub fn cents(&self) -> Option<i64> {
        Some((self.minutes * self.rate_cents? + 30).div_euclid(60))
    }
}

/// A sheet, and what is not on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub lines: Vec<Valued>,
    /// Different people over all lines.
    pub people: usize,
    /// Volunteers' minutes that wait for an answer.
    pub waiting_minutes: i64,
    /// Validated minutes of civic-service volunteers: they are not volunteers, and their time is not valued.
    pub civic_minutes: i64,
}

impl Sheet {
    pub fn of(standings: &[Standing], rates: &BTreeMap<Activity, i64>) -> Self {
        let validated = |standing: &&Standing| standing.verb == Verb::Validated && standing.minutes > 0;
        let sum = |kind: HoursKind, counts: &dyn Fn(&&Standing) -> bool| {
            standings.iter().filter(|standing| standing.kind == kind).filter(counts).map(|standing| standing.minutes).sum::<i64>()
        };
        let people = |of: &[&Standing]| of.iter().map(|standing| standing.account).collect::<HashSet<_>>().len();
        let volunteers: Vec<&Standing> =
            standings.iter().filter(|standing| standing.kind == HoursKind::Volunteer).filter(validated).collect();
        let line = |activity: &Activity| {
            let own: Vec<&Standing> = volunteers.iter().copied().filter(|standing| standing.source.activity() == *activity).collect();
            let minutes = own.iter().map(|standing| standing.minutes).sum();
            Valued { activity: *activity, minutes, people: people(&own), rate_cents: rates.get(activity).copied() }
        };
        Self {
            lines: Activity::ALL.iter().map(line).collect(),
            people: people(&volunteers),
            waiting_minutes: sum(HoursKind::Volunteer, &|standing: &&Standing| standing.waits()),
            civic_minutes: sum(HoursKind::CivicActivity, &validated),
        }
    }

    pub fn minutes(&self) -> i64 {
        self.lines.iter().map(|line| line.minutes).sum()
    }

    /// What has a rate alone; `None` while nothing that has hours does.
    pub fn cents(&self) -> Option<i64> {
        self.lines.iter().filter(|line| line.minutes > 0).filter_map(Valued::cents).reduce(|sum, cents| sum + cents)
    }
}

/// An amount as people type it: "12,02", "12.5 €"; `Ok(None)` when nothing is typed.
pub fn read_rate(typed: &str) -> Result<Option<i64>, &'static str> {
    let bare: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '€').collect();
    if bare.is_empty() {
        return Ok(None);
    }
    let (euros, cents) = bare.split_once([',', '.']).unwrap_or((&bare, ""));
    let digits = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    if !digits(euros) || cents.len() > 2 || !(cents.is_empty() || digits(cents)) {
        return Err("rate-unreadable");
    }
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| "rate-unreadable")?;
    let total = euros.parse::<i64>().ok().and_then(|euros| euros.checked_mul(100)?.checked_add(cents));
    total.filter(|total| (1..=MOST_CENTS).contains(total)).map(Some).ok_or("rate-out-of-range")
}

/// "12,02" or "12.02".
pub fn amount(cents: i64, point: char) -> String {
    format!("{}{point}{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::Source;
    use crate::storage::{AccountId, AssociationId, HelpSessionId, SignupId};

    fn standing(source: Source, account: i64, kind: HoursKind, verb: Verb, minutes: i64) -> Standing {
        Standing {
            source,
            account: AccountId(account),
            first_name: String::new(),
            last_name: String::new(),
            association: Some(AssociationId(1)),
            kind,
            minutes,
            held_at: 0,
            verb,
            is_confirmed: false,
            how: None,
            is_disputed: false,
            reason: None,
        }
    }

    #[test]
    fn only_validated_hours_of_volunteers_are_worth_something() {
        let (help, there) = (|id| Source::HelpSession(HelpSessionId(id)), Source::Permanence(SignupId(9)));
        let all = [
            standing(help(1), 1, HoursKind::Volunteer, Verb::Validated, 50),
            standing(help(2), 2, HoursKind::Volunteer, Verb::Validated, 40),
            standing(there, 1, HoursKind::Volunteer, Verb::Validated, 180),
            standing(help(3), 1, HoursKind::Volunteer, Verb::Recorded, 30),
            standing(help(4), 3, HoursKind::CivicActivity, Verb::Validated, 600),
            standing(help(5), 4, HoursKind::Family, Verb::Validated, 600),
        ];
        let sheet = Sheet::of(&all, &BTreeMap::from([(Activity::Help, 1_202), (Activity::Permanence, 1_500)]));
        assert_eq!((sheet.minutes(), sheet.people, sheet.waiting_minutes, sheet.civic_minutes), (270, 2, 30, 600));
        assert_eq!(sheet.lines.iter().map(Valued::cents).collect::<Vec<_>>(), [Some(1_803), Some(4_500), None]);
        assert_eq!(sheet.cents(), Some(6_303));
        assert_eq!(Sheet::of(&all, &BTreeMap::new()).cents(), None);
    }

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        for (typed, cents) in [("12,02", Ok(Some(1_202))), ("12.5 €", Ok(Some(1_250))), ("12", Ok(Some(1_200))), (" ", Ok(None))] {
            assert_eq!(read_rate(typed), cents, "{typed}");
        }
        for wrong in ["douze", "-3", "0", "1,234", "1e3", "500", "99999999999999999999", ","] {
            assert!(read_rate(wrong).is_err(), "{wrong}");
        }
        assert_eq!((amount(1_202, ','), amount(5, '.')), ("12,02".into(), "0.05".into()));
    }
}
