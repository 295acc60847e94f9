//! The roster: everybody, narrowed and sorted; one member; many at once; all of them in a file.

pub mod bulk;
pub mod export;
pub mod list;
mod member_view;
pub mod person;
