//! Who is there now and may be disturbed, by what they know; and the boards that look again when that moved.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::store::online::{self as kept, Online};
use crate::clock::SECOND;
use crate::helpers::topic_groups;
use crate::state::AppState;
use crate::storage::{AccountId, Error};

/// Boards are told of who came and went at most this often.
const EVERY_MS: i64 = 10 * SECOND;
/// First names of a family of topics, before "et 4 autres".
const MOST_NAMES: usize = 8;

/// Those who know something of a family of topics.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Family {
    /// The end of a Fluent id, "profile-topics-…".
    pub name: &'static str,
    pub count: usize,
    pub first_names: Vec<String>,
    /// How many there are beyond those named.
    pub others: usize,
}

/// Those whom it is not quiet for at this minute of the day.
pub fn may_be_disturbed(all: Vec<Online>, at: i64, zone: &TimeZone) -> Vec<Online> {
    let local = Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(zone.clone());
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    all.into_iter().filter(|one| !is_quiet(one.quiet_from, one.quiet_until, minute)).collect()
}

/// Quiet hours may pass midnight; those that end when they begin are none.
fn is_quiet(from: i64, until: i64, minute: i64) -> bool {
    if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until }
}

/// Families of topics that somebody knows, in the order of profiles.
pub fn families(online: &[Online]) -> Vec<Family> {
    let families = topic_groups().iter().map(|(name, topics)| {
        let bits: i64 = topics.iter().fold(0, |bits, topic| bits | 1 << topic.bit());
        let knows = online.iter().filter(|one| one.topics & bits != 0);
        let names: Vec<String> = knows.map(|one| one.first_name.clone()).collect();
        Family {
            name,
            count: names.len(),
            others: names.len().saturating_sub(MOST_NAMES),
            first_names: names.into_iter().take(MOST_NAMES).collect(),
        }
    });
    families.filter(|family| family.count > 0).collect()
}

/// Tells boards that somebody of theirs came or went, until the program stops.
pub async fn watch(state: AppState) {
    let mut before = BTreeSet::new();
    loop {
        state.clock().sleep_until(state.clock().now() + EVERY_MS).await;
        // Nobody has a page open, and nobody had: nothing to look at, nobody to tell.
        if before.is_empty() && state.hub.present().is_empty() {
            continue;
        }
        match look(&state, &before).await {
            Ok(now) => before = now,
            Err(error) => tracing::warn!(%error, "who is there was not read"),
        }
    }
}

async fn look(state: &AppState, before: &BTreeSet<AccountId>) -> Result<BTreeSet<AccountId>, Error> {
    let present: BTreeSet<AccountId> = kept::present(state.db(), state.clock().now()).await?.into_iter().collect();
    let moved: Vec<AccountId> = before.symmetric_difference(&present).copied().collect();
    for association in kept::associations_of(state.db(), &moved).await? {
        state.hub.hint(&format!("board/{association}"));
    }
    Ok(present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::HOUR;

    fn online(first_name: &str, topics: i64, quiet: (i64, i64)) -> Online {
        Online { account_id: AccountId(1), first_name: first_name.into(), topics, quiet_from: quiet.0, quiet_until: quiet.1 }
    }

    #[test]
    fn quiet_hours_pass_midnight_and_none_are_none() {
        let night = online("Ana", 1, (21 * 60, 8 * 60));
        let at = |hour: i64| may_be_disturbed(vec![night.clone()], hour * HOUR, &TimeZone::UTC).len();
        assert_eq!((at(7), at(8), at(20), at(21)), (0, 1, 1, 0));
        assert_eq!(may_be_disturbed(vec![online("Bob", 1, (0, 0))], 3 * HOUR, &TimeZone::UTC).len(), 1);
        assert_eq!(may_be_disturbed(vec![online("Bob", 1, (12 * 60, 14 * 60))], 13 * HOUR, &TimeZone::UTC).len(), 0);
    }

    #[test]
    fn each_family_names_some_and_counts_all() {
        let many: Vec<Online> = (0..11).map(|number| online(&format!("Ana{number}"), 1 << 8, (0, 0))).collect();
        let families = families(&many);
        assert_eq!(families.len(), 1, "a family that nobody knows is not shown");
        assert_eq!((families[0].count, families[0].first_names.len(), families[0].others), (11, 8, 3));
    }
}
