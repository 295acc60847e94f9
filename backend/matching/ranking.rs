//! In what order helpers are asked.

use crate::best::{Best, Found};
use crate::help_request::HelpRequest;
use crate::helper::Helper;
use crate::keys::{HelperKey, HelperSet};
use crate::rarity::Rarity;
use crate::refusal::Refusal;
use crate::roster::Roster;
use crate::rules::{self, Way};
use crate::score::{self, Reason};
use crate::time::Now;

/// A helper who may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub helper: HelperKey,
    /// Thousandths of a point. Comparable within one help request at one moment only.
    pub score: u32,
    pub way: Way,
    pub reasons: Vec<Reason>,
}

/// The best `limit` helpers who may be asked now, the best first; of equal scores, the lower key.
///
/// The answer is empty when nobody may be asked. `limit` is commonly the size of a wave, and some
/// more: whoever another transaction has taken meanwhile is skipped. Costs grow with the blocks of
/// 512 helpers, not with the helpers: see `index`.
pub fn rank(request: &HelpRequest, roster: &Roster, now: Now, limit: usize) -> Vec<Ranked> {
    if limit == 0 || rules::may_anyone_be_asked(request).is_err() {
        return Vec::new();
    }
    let rarity = roster.rarity(request);
    let mut best = Best::of(limit);
    let known: HelperSet = request.circle.iter().chain(request.former_helpers.iter()).collect();
    for helper in known.iter().filter_map(|key| roster.find(key)) {
        best.consider(request, helper, &rarity, now);
    }
    roster.add_strangers(request, &rarity, now, &mut best);
    best.in_order().into_iter().map(|found| ranked(request, &found, &rarity, now)).collect()
}

/// What [`rank`] says, found by looking at everybody one after the other: what it is measured against.
pub fn scan(request: &HelpRequest, roster: &Roster, now: Now, limit: usize) -> Vec<Ranked> {
    let rarity = roster.rarity(request);
    let mut best = Best::of(limit);
    for helper in roster.iter() {
        best.consider(request, helper, &rarity, now);
    }
    best.in_order().into_iter().map(|found| ranked(request, &found, &rarity, now)).collect()
}

/// What [`rank`] says of one helper, or why it does not: for the coordinator who assigns by hand.
pub fn consider(request: &HelpRequest, helper: &Helper, roster: &Roster, now: Now) -> Result<Ranked, Refusal> {
    let fit = rules::fit(request, helper, now)?;
    let rarity = roster.rarity(request);
    let score = score::score(request, helper, &fit, &rarity, now);
    Ok(ranked(request, &Found { helper, score, fit }, &rarity, now))
}

fn ranked(request: &HelpRequest, found: &Found, rarity: &Rarity, now: Now) -> Ranked {
    let Found { helper, score, fit } = found;
    Ranked { helper: helper.key, score: *score, way: fit.way, reasons: score::reasons(request, helper, fit, rarity, now) }
}
