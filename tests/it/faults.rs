//! What must happen when things go wrong: files, keys, peers that are slow or foreign, and a program that is killed.

mod clocks;
mod doubt;
mod input;
mod killed;
mod program;
mod sealed;
mod seen;
mod settings;
mod slow;
mod start;
mod stopped;
mod wire;

use crate::support::Folder;
