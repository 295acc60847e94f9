//! The shape of the code (DESIGN.md, section 4), checked by reading the files: who names whom, homes, sizes, maps.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "architecture/acts.rs"]
mod acts;
#[path = "architecture/arrows.rs"]
mod arrows;
#[path = "architecture/homes.rs"]
mod homes;
#[path = "architecture/shape.rs"]
mod shape;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/tables.rs"]
mod tables;
#[path = "architecture/tree.rs"]
mod tree;
