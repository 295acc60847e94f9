//! What is learned from and what was learned, in SQL.

pub mod attempts;
pub mod documents;
pub mod pictures;
pub mod readings;
pub mod shelf;
pub mod suggestions;
