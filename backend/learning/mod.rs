//! What help is about: the topics of the field, in plain words.

pub mod actions;
pub mod pages;
pub mod search;
pub mod store;
pub mod topics;
