//! Past logs brought in from a file: read, understood, shown, then written, each line once however often the file comes.
//!
//! Bytes become lines (`helpers::import::table`), headings become fields ([`columns`]), lines become sessions or faults ([`rows`]).
//! All of that is pure.

mod cells;
pub mod columns;
pub mod rows;

/// A year at a desk, twenty a day.
pub const MOST_ROWS: usize = 5_000;
