//! Where coordinators and mentors write: the list, the editor beside its preview, earlier versions, pictures.

mod editor;
mod files;
mod list;
mod pictures;
mod preview;
mod versions;

use crate::associations::rights::Mentor;
use crate::learning::actions::{Writer, WritingError};
use crate::web::{AppError, Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/writing", Right::Account, list::show)
        .get("/writing/new", Right::Account, editor::new)
        .post("/writing", Right::Account, editor::begin)
        .post("/writing/preview", Right::Account, preview::show)
        .get("/writing/pictures", Right::Account, pictures::list)
        .post("/writing/pictures", Right::Account, pictures::send)
        .post("/writing/pictures/{picture}/erasure", Right::Account, pictures::erase)
        .get("/writing/files", Right::Account, files::show)
        .post("/writing/files", Right::Account, files::import)
        .get("/writing/files.zip", Right::Account, files::export)
        .get("/writing/{document}", Right::Account, editor::show)
        .post("/writing/{document}", Right::Account, editor::keep)
        .post("/writing/{document}/retirement", Right::Account, versions::retire)
        .post("/writing/{document}/return", Right::Account, versions::bring_back)
        .get("/writing/{document}/versions/{version}", Right::Account, versions::show)
        .post("/writing/{document}/versions/{version}", Right::Account, versions::restore)
        .get("/pictures/{picture}", Right::Account, pictures::serve)
}

fn writer(who: &Mentor) -> Writer {
    Writer { account: who.who.account, association: who.association }
}

/// For what a page cannot show beside a field.
impl From<WritingError> for AppError {
    fn from(error: WritingError) -> Self {
        match error {
            WritingError::Storage(error) => error.into(),
            WritingError::NotHere => Self::NotFound,
            WritingError::SlugTaken | WritingError::Moved => Self::NoLonger("writing-moved-short"),
            WritingError::Faulty(_) => Self::NoLonger("writing-faulty-short"),
        }
    }
}
