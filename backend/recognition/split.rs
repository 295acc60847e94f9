//! Somebody's time split as people ask for it: by what it was, by kind, by association, by topic. The parts sum to the whole.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Standing, Totals};
use crate::learning::topics::Topic;

/// What each part comes to, most time first; nothing of a part that counts nothing.
pub fn by<K: Ord>(standings: &[Standing], of: impl Fn(&Standing) -> K) -> Vec<(K, Totals)> {
    parts(standings.iter().map(|standing| (of(standing), standing.clone())))
}

/// The same of meetings by topic: the minutes of a meeting are shared among its topics.
pub fn by_topic(standings: &[Standing], topics: impl Fn(&Standing) -> Vec<Topic>) -> Vec<(Topic, Totals)> {
    parts(standings.iter().flat_map(|standing| {
        let topics = topics(standing);
        let shares = shares(standing.minutes, topics.len());
        topics.into_iter().zip(shares).map(|(topic, minutes)| (topic, Standing { minutes, ..standing.clone() })).collect::<Vec<_>>()
    }))
}

/// Minutes in so many shares. What does not divide goes to the first, a minute each: the sum stays what it was.
pub fn shares(minutes: i64, count: usize) -> impl Iterator<Item = i64> {
    let count = i64::try_from(count).unwrap_or(i64::MAX).max(1);
    (0..count).map(move |place| minutes / count + i64::from(place < minutes % count))
}

fn parts<K: Ord>(standings: impl Iterator<Item = (K, Standing)>) -> Vec<(K, Totals)> {
    let mut parts = BTreeMap::<K, Vec<Standing>>::new();
    for (of, standing) in standings {
        parts.entry(of).or_default().push(standing);
    }
    let totals = parts.into_iter().map(|(of, standings)| (of, Totals::of(&standings)));
    let mut totals: Vec<(K, Totals)> = totals.filter(|(_, totals)| totals.minutes > 0).collect();
    totals.sort_by_key(|(_, totals)| Reverse(totals.minutes)); // stable: equal parts stay in their order
    totals
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::recognition::{HoursKind, Source, Verb};
    use crate::storage::{AccountId, AssociationId, HelpSessionId};

    fn standing(id: i64, minutes: i64, association: Option<i64>, is_validated: bool) -> Standing {
        Standing {
            source: Source::HelpSession(HelpSessionId(id)),
            account: AccountId(1),
            first_name: "Ana".into(),
            last_name: String::new(),
            association: association.map(AssociationId),
            kind: if association.is_some() { HoursKind::Volunteer } else { HoursKind::Family },
            minutes,
            held_at: id,
            verb: if is_validated { Verb::Validated } else { Verb::Recorded },
            is_confirmed: false,
            how: None,
            is_disputed: false,
            reason: None,
        }
    }

    fn standings() -> impl Strategy<Value = Vec<Standing>> {
        let one = (0..600_i64, prop::option::of(1..4_i64), any::<bool>());
        prop::collection::vec(one, 0..20).prop_map(|all| {
            (1..).zip(all).map(|(id, (minutes, association, is_validated))| standing(id, minutes, association, is_validated)).collect()
        })
    }

    fn sum<K>(parts: &[(K, Totals)]) -> (i64, i64) {
        (parts.iter().map(|(_, part)| part.minutes).sum(), parts.iter().map(|(_, part)| part.validated_minutes).sum())
    }

    proptest! {
        #[test]
        fn the_parts_sum_to_the_whole(standings in standings()) {
            let whole = Totals::of(&standings);
            let whole = (whole.minutes, whole.validated_minutes);
            prop_assert_eq!(sum(&by(&standings, |standing| standing.kind)), whole);
            prop_assert_eq!(sum(&by(&standings, |standing| standing.association)), whole);
            let topics = |standing: &Standing| [Topic::Email, Topic::Logement][..usize::from(standing.held_at % 2 == 0) + 1].to_vec();
            prop_assert_eq!(sum(&by_topic(&standings, topics)), whole);
        }
    }
}
