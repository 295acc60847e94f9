//! In what order helpers are asked.

use std::cmp::Reverse;

use crate::help_request::HelpRequest;
use crate::helper::Helper;
use crate::keys::HelperKey;
use crate::rarity::Rarity;
use crate::refusal::Refusal;
use crate::roster::Roster;
use crate::rules::{self, Fit, Way};
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
/// more: whoever another transaction has taken meanwhile is skipped.
pub fn rank(request: &HelpRequest, roster: &Roster, now: Now, limit: usize) -> Vec<Ranked> {
    if limit == 0 || rules::may_anyone_be_asked(request).is_err() {
        return Vec::new();
    }
    let rarity = roster.rarity(request);
    let mut fits: Vec<(u32, &Helper, Fit)> = roster
        .iter()
        .filter_map(|helper| {
            let fit = rules::fit(request, helper, now).ok()?;
            Some((score::score(request, helper, &fit, &rarity, now), helper, fit))
        })
        .collect();
    let order = |(score, helper, _): &(u32, &Helper, Fit)| (Reverse(*score), helper.key);
    if fits.len() > limit {
        fits.select_nth_unstable_by_key(limit, order);
        fits.truncate(limit);
    }
    fits.sort_unstable_by_key(order);
    fits.into_iter().map(|(score, helper, fit)| ranked(request, helper, score, &fit, &rarity, now)).collect()
}

/// What [`rank`] says of one helper, or why it does not: for the coordinator who assigns by hand.
pub fn consider(request: &HelpRequest, helper: &Helper, roster: &Roster, now: Now) -> Result<Ranked, Refusal> {
    let fit = rules::fit(request, helper, now)?;
    let rarity = roster.rarity(request);
    let score = score::score(request, helper, &fit, &rarity, now);
    Ok(ranked(request, helper, score, &fit, &rarity, now))
}

fn ranked(request: &HelpRequest, helper: &Helper, score: u32, fit: &Fit, rarity: &Rarity, now: Now) -> Ranked {
    Ranked { helper: helper.key, score, way: fit.way, reasons: score::reasons(request, helper, fit, rarity, now) }
}
