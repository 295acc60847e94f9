//! Asking for help: three blocks, a code, a slip; the states of a help request; calls that are owed.

pub mod actions;
pub mod pages;
pub mod store;
