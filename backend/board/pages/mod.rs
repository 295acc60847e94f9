//! The board, and the pages that hang on it.

mod cards;
mod list;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default().get("/board", Right::Coordinator, list::show)
}
