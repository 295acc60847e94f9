//! Days on which the hours are others, or none.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::associations::Part;

/// From a day to another, both included. Of several that hold on one day the last one entered counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    pub first_day: Date,
    pub last_day: Date,
    /// Empty: not there.
    pub hours: Vec<Part>,
}

/// Nobody enters a longer absence: then one pauses, or leaves.
pub const LONGEST_EXCEPTION_DAYS: i64 = 92;
/// Entered by hand, one by one.
pub const MOST_EXCEPTIONS: usize = 30;

impl Exception {
    pub fn holds_on(&self, day: Date) -> bool {
        (self.first_day..=self.last_day).contains(&day)
    }

    pub fn is_absence(&self) -> bool {
        self.hours.is_empty()
    }

    /// What names it among the others of its helper: "2026-11-24/2026-11-30".
    pub fn key(&self) -> String {
        format!("{}/{}", self.first_day, self.last_day)
    }
}

/// As it is kept.
#[derive(Deserialize, Serialize)]
struct Kept {
    from: String,
    until: String,
    hours: Vec<Part>,
}

/// A list that cannot be read is empty: this program alone writes it.
pub(in crate::helpers) fn from_json(text: &str) -> Vec<Exception> {
    let kept: Vec<Kept> = serde_json::from_str(text).unwrap_or_default();
    let read = |one: Kept| Some(Exception { first_day: one.from.parse().ok()?, last_day: one.until.parse().ok()?, hours: one.hours });
    kept.into_iter().filter_map(read).collect()
}

pub(in crate::helpers) fn to_json(exceptions: &[Exception]) -> String {
    let kept = |one: &Exception| Kept { from: one.first_day.to_string(), until: one.last_day.to_string(), hours: one.hours.clone() };
    serde_json::to_string(&exceptions.iter().map(kept).collect::<Vec<_>>()).unwrap_or_else(|_| "[]".into())
}

/// The list with one more. It replaces the one of the same days, and those that have passed go.
pub(in crate::helpers) fn with(exceptions: &[Exception], new: Exception, today: Date) -> Vec<Exception> {
    let mut kept: Vec<Exception> = exceptions.iter().filter(|one| one.last_day >= today && one.key() != new.key()).cloned().collect();
    kept.push(new);
    kept
}
