//! A roster brought in from a file: read, understood, compared with who is there, and shown before anything is written.
//!
//! Bytes become lines ([`table`]), headings become fields ([`columns`]), lines become people or faults ([`rows`]), people
//! become what would be done ([`plan`]). All of that is pure; [`run`] does it, some lines at a time.

pub mod apply;
pub mod columns;
pub mod plan;
pub mod rows;
pub mod run;
pub mod table;
pub mod words;
