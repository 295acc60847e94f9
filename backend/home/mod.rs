//! What a helper and a waiting asker see of all that, live.

mod doors;
mod learning;
mod live;
pub mod offers;
pub mod pages;
mod proposals;
mod waiting;

pub use live::INSTANCE;
