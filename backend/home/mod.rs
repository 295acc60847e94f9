//! What a helper and a waiting asker see of all that, live.

mod live;
pub mod offers;
pub mod pages;
mod waiting;

pub use live::INSTANCE;
