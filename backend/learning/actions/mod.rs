//! What people do with tutorials and modules: write, read, learn; and what is proposed to them.

mod importing;
mod letters;
mod picturing;
mod publishing;
mod reading;
mod suggesting;
mod training;

use futures_util::future::BoxFuture;

use super::store::readings;
use crate::facts::Fact;
use crate::jobs::{Handler, Job, JobError};
use crate::state::AppState;
use crate::storage::{Error, Tx};

pub use importing::{ImportError, Imported, import};
pub use letters::want_mail;
pub use picturing::{erase_picture, send_picture};
pub use publishing::{Writer, WritingError, begin_draft, bring_back, change_draft, keep_draft, publish, publish_text, restore, retire};
pub use reading::{tick, turn_to};
pub use suggesting::{Wanted, decline, opened, seen, suggest, suggest_wanted};
pub use training::{Moved, answer, begin, go_back, go_on};

/// What this slice does when something happened in another. What somebody passed stays: it is a figure, and of nobody any more.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::AccountErased { account } => readings::forget(tx, *account).await,
        _ => Ok(()),
    }
}

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    vec![
        (letters::JOB, handler(state, |state, job| Box::pin(async move { letters::send(&state, job).await }))),
        (training::REFRESH, handler(state, |state, job| Box::pin(async move { training::remind(&state, job).await }))),
        (training::EXPIRE, handler(state, |state, job| Box::pin(async move { training::expire(&state, job).await }))),
    ]
}

fn handler(state: &AppState, work: fn(AppState, Job) -> BoxFuture<'static, Result<(), JobError>>) -> Handler {
    let state = state.clone();
    Box::new(move |job| work(state.clone(), job))
}
