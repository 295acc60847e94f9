//! What a month was like: for those who asked, and for those who were asked.

use matching::Urgency;
use serde::Serialize;

use crate::demand::Asked;
use crate::month::Outcome;

/// One row of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub policy: String,
    /// Help requests for *now*, from asking to the yes.
    pub minutes_mean: f64,
    pub minutes_median: f64,
    pub minutes_p90: f64,
    /// Share that nobody had taken when the coordinator is called.
    pub coordinator_called: f64,
    /// Share of *now* that nobody took, and of all.
    pub unmet_now: f64,
    pub unmet: f64,
    /// Notifications of all help requests, by help given.
    pub told_per_help: f64,
    /// Helps by notification.
    pub accepted: f64,
    /// Notifications of a helper in the month: one in a hundred has more.
    pub told_p99: u32,
    /// Share of the helps that the tenth of the helpers who gave most gave, and the Gini coefficient of all helpers.
    pub top_tenth: f64,
    pub gini: f64,
    /// In the windows that hindsight looked at: mean minutes, with 45 for whoever was not helped.
    pub window_minutes: f64,
}

/// What waiting in vain counts for, where means are compared: looking for *now* ends then.
const IN_VAIN_SECONDS: i64 = 45 * 60;

impl Figures {
    pub fn of(outcome: &Outcome, asked: &[Asked], windows: &[usize]) -> Self {
        let cases = || outcome.cases.iter().zip(asked);
        let waits = cases().filter(|(_, asked)| asked.urgency == Urgency::Now).map(|(case, asked)| case.taken_at.map(|at| at - asked.at));
        let waits: Vec<Option<i64>> = waits.collect();
        let mut minutes: Vec<f64> = waits.iter().flatten().map(|seconds| *seconds as f64 / 60.0).collect();
        minutes.sort_by(f64::total_cmp);
        let coordinator_after = i64::from(outcome.policy.settings.now.coordinator_after_seconds);
        let late = waits.iter().filter(|wait| wait.is_none_or(|seconds| seconds > coordinator_after)).count();
        let told: u32 = outcome.told.iter().sum();
        let helps: u32 = outcome.helped.iter().sum();
        let (mut told_sorted, mut helped_sorted) = (outcome.told.clone(), outcome.helped.clone());
        told_sorted.sort_unstable();
        helped_sorted.sort_unstable();
        let tenth: u32 = helped_sorted.iter().rev().take(helped_sorted.len() / 10).sum();
        let in_windows = windows.iter().map(|request| outcome.cases[*request].taken_at.map(|at| at - asked[*request].at));
        Self {
            policy: outcome.policy.name.clone(),
            minutes_mean: minutes.iter().sum::<f64>() / minutes.len() as f64,
            minutes_median: percentile(&minutes, 0.5),
            minutes_p90: percentile(&minutes, 0.9),
            coordinator_called: share(late, waits.len()),
            unmet_now: share(waits.iter().filter(|wait| wait.is_none()).count(), waits.len()),
            unmet: share(cases().filter(|(case, _)| case.taken_at.is_none()).count(), asked.len()),
            told_per_help: f64::from(told) / f64::from(helps),
            accepted: f64::from(helps) / f64::from(told),
            told_p99: told_sorted[(told_sorted.len() - 1) * 99 / 100],
            top_tenth: f64::from(tenth) / f64::from(helps),
            gini: gini(&helped_sorted),
            window_minutes: mean_minutes(in_windows),
        }
    }

    /// Of the floor: who would have been helped, how soon, at one notification a help.
    pub fn of_hindsight(outcome: &Outcome) -> Self {
        let mut minutes: Vec<f64> = outcome.best.iter().filter_map(|best| Some(best.seconds? as f64 / 60.0)).collect();
        minutes.sort_by(f64::total_cmp);
        let unmet = share(outcome.best.len() - minutes.len(), outcome.best.len());
        Self {
            policy: "hindsight: who knows every answer".into(),
            minutes_mean: minutes.iter().sum::<f64>() / minutes.len() as f64,
            minutes_median: percentile(&minutes, 0.5),
            minutes_p90: percentile(&minutes, 0.9),
            coordinator_called: 0.0,
            unmet_now: unmet,
            unmet,
            told_per_help: 1.0,
            accepted: 1.0,
            told_p99: 0,
            top_tenth: f64::NAN,
            gini: f64::NAN,
            window_minutes: mean_minutes(outcome.best.iter().map(|best| best.seconds)),
        }
    }
}

fn mean_minutes(waits: impl ExactSizeIterator<Item = Option<i64>>) -> f64 {
    let count = waits.len();
    waits.map(|wait| wait.unwrap_or(IN_VAIN_SECONDS) as f64 / 60.0).sum::<f64>() / count as f64
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// 0 when everybody gives the same, near 1 when one gives all (Gini, 1912), of sorted values.
fn gini(sorted: &[u32]) -> f64 {
    let total: f64 = sorted.iter().map(|value| f64::from(*value)).sum();
    let weighted: f64 = (1u32..).zip(sorted).map(|(rank, value)| f64::from(rank) * f64::from(*value)).sum();
    let count = sorted.len() as f64;
    2.0 * weighted / (count * total) - (count + 1.0) / count
}
