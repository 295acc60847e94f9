//! What a helper and a waiting asker see of all that, live.

pub mod actions;
pub mod pages;
pub mod store;
