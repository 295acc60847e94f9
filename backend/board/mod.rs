//! What a coordinator sees: who waits, what is under way, whom to call back, what to validate.

pub mod actions;
pub mod pages;
pub mod store;
