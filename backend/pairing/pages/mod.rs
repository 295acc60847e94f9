//! The page that a link in a group opens. What a helper sees of offers is `home`'s; of a pairing, `help_sessions`'.

mod shared;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default().get("/shared/{help_request}/{key}", Right::Everyone, shared::show).post(
        "/shared/{help_request}/{key}/acceptance",
        Right::Account,
        shared::accept,
    )
}
