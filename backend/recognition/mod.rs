//! Hours: a ledger of lines, never edited; totals are their sums.

pub mod actions;
pub mod pages;
pub mod store;
