//! What a helper and a waiting asker see of all that, live.

pub mod offers;
pub mod pages;
mod live;
