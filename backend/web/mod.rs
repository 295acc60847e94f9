//! The web: routes, pages, forms, errors, assets, and what every answer carries. Names no slice.

mod address;
pub mod assets;
pub mod charts;
pub mod contacts;
mod cookie;
pub mod days;
mod error;
mod form;
pub mod guard;
mod id;
pub mod limits;
pub mod log;
pub mod origin;
mod page;
mod pager;
pub mod proof;
mod qr;
mod routes;
mod summary;
pub mod tables;
pub mod templates;
pub mod text;
pub mod words;

pub use address::Address;
pub use assets::Assets;
pub use cookie::SetCookie;
pub use error::{AppError, show as show_errors, url_encode};
pub use form::{Faults, Form};
pub use id::Id;
pub use limits::Limits;
pub use page::{Context, Page, Viewer};
pub use pager::{PAGE_ROWS, Pager};
pub use proof::Proof;
pub use qr::qr;
pub use routes::{Again, Right, Route, Routes, go_up};
pub use templates::{Lang, Templates};
