//! Helping: signs of life, chat, mentors called in, the record, its recap and confirmation.

pub mod actions;
pub mod pages;
pub mod store;
