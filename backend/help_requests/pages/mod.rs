//! Pages of asking: three screens, the desk, the code, papers, ending and erasing.

mod answers;
mod asking;
mod checks;
mod code;
mod desk;
mod ending;
mod paper;
mod screens;

use crate::help_requests::erasure::ErasureError;
use crate::web::{AppError, Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/", Right::Everyone, asking::open)
        .post("/ask/what", Right::Everyone, asking::what)
        .post("/ask/how", Right::Everyone, asking::how)
        .post("/ask/who", Right::Everyone, asking::who)
        .post("/ask", Right::Everyone, asking::send)
        .get("/ask/desk", Right::Account, desk::open)
        .post("/ask/desk", Right::Account, desk::send)
        .get("/ask/desk/{help_request}", Right::Account, desk::asked)
        .get("/ask/desk/{help_request}/slip", Right::Account, paper::slip_for_caller)
        .get("/ask/desk/{help_request}/ticket", Right::Account, paper::ticket_for_caller)
        .get("/code", Right::Everyone, code::form)
        .post("/code", Right::Everyone, code::enter)
        .get("/code/{code}", Right::Everyone, code::scanned)
        .post("/forget", Right::Everyone, code::forget)
        .get("/slip", Right::Asker, paper::slip)
        .get("/ticket", Right::Asker, paper::ticket)
        .get("/withdrawal", Right::Asker, ending::withdrawal)
        .post("/withdrawal", Right::Asker, ending::withdraw)
        .get("/erasure", Right::Asker, ending::erasure)
        .post("/erasure", Right::Asker, ending::erase)
        .get("/erasure/done", Right::Everyone, ending::erased)
}

impl From<ErasureError> for AppError {
    fn from(error: ErasureError) -> Self {
        Self::Internal(error.to_string())
    }
}
