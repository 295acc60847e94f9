//! A coordinator says who came, from when until when.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::form::read_time;
use crate::associations::rights::Coordinator;
use crate::permanences::actions::{self, Attendance};
use crate::permanences::{Permanence, PermanenceError, attendance, store};
use crate::state::AppState;
use crate::storage::{PermanenceId, SignupId};
use crate::web::{AppError, Form, Id, Page};

#[derive(Deserialize)]
pub struct Seen {
    #[serde(default)]
    signup: String,
    /// "came" or "absent".
    #[serde(default)]
    seen: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

impl Seen {
    fn read(&self, permanence: &Permanence) -> Option<Attendance> {
        if self.seen == "absent" {
            return Some(Attendance::Absent);
        }
        let (from, until) = (read_time(&self.from).ok()?, read_time(&self.until).ok()?);
        let (arrived_at, left_at) = attendance::real(permanence, from, until)?;
        Some(Attendance::Came { arrived_at, left_at })
    }
}

pub async fn note(
    State(state): State<AppState>,
    page: Page,
    by: Coordinator,
    Id(id): Id<PermanenceId>,
    sent: Form<Seen>,
) -> Result<Response, AppError> {
    let permanence = store::of_association(state.db(), by.association.id, id).await?.ok_or(AppError::NotFound)?;
    let back = format!("/permanences/{id}#people");
    let signup: SignupId = sent.values.signup.parse().map_err(|_| AppError::NotFound)?;
    let Some(seen) = sent.values.read(&permanence) else { return Ok(page.go_saying(back, "refusal-permanence-hours-odd")) };
    let said = match state.storage.write(async move |tx| actions::note_attendance(tx, &by, signup, seen).await).await {
        Err(PermanenceError::Refused(refusal)) => refusal.notice(),
        noted => {
            noted?;
            "notice-permanence-noted"
        }
    };
    Ok(page.go_saying(back, said))
}
