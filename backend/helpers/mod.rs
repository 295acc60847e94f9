//! Helpers' profiles: topics, languages, place, availability, pauses, caps, and what they carry now.

pub mod actions;
pub mod pages;
pub mod store;
