//! A workshop: one record for everybody who came, whose names nobody else reads.

use axum::extract::State;
use axum::response::Response;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::super::actions::drop_ins as actions;
use super::super::drop_ins::{MOST_PEOPLE, first_names};
use super::super::rights::Recorded;
use super::super::store::drop_ins::{self as store, Participants};
use super::super::vocabulary::{Autonomie, Lieu, Outcome};
use super::super::{Refused, SessionRecord, day_field, held_at};
use super::log::{counts_for, profile};
use super::record::writing_of;
use super::record_form::{RecordForm, options};
use super::typed;
use crate::accounts::rights::SignedIn;
use crate::associations::rights::Memberships;
use crate::context;
use crate::helpers::Profile;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

/// Every field, as text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkshopForm {
    topics: Vec<String>,
    minutes: String,
    other_minutes: String,
    people: String,
    first_names: String,
    lieu: String,
    materiel: Vec<String>,
    held: String,
    /// Of a correction: the version that was read.
    version: String,
}

impl WorkshopForm {
    fn fresh(now: i64, zone: &TimeZone) -> Self {
        Self { held: day_field(now, zone), lieu: Lieu::LieuActivite.as_str().to_owned(), ..Self::default() }
    }

    fn check(&self, profile: &Profile, now: i64) -> Result<(SessionRecord, i64, Participants), Faults> {
        let record = RecordForm {
            topics: self.topics.clone(),
            minutes: self.minutes.clone(),
            other_minutes: self.other_minutes.clone(),
            // Of everybody together nobody can say more.
            outcome: Outcome::Resolu.as_str().to_owned(),
            autonomie: Autonomie::PartiellementAutonome.as_str().to_owned(),
            lieu: self.lieu.clone(),
            materiel: self.materiel.clone(),
            ..RecordForm::default()
        };
        let checked = record.check(now, profile.zone());
        let mut faults = checked.as_ref().err().cloned().unwrap_or_default();
        let held = faults.check("held", held_at(&self.held, now, &profile.zone()));
        let came = self.came(&mut faults, 1);
        match (checked, held, came) {
            (Ok(record), Some(held), Some(came)) if faults.is_empty() => Ok((record, held, came)),
            _ => Err(faults),
        }
    }

    /// How many came: a number, a list of first names, or both.
    fn came(&self, faults: &mut Faults, version: i64) -> Option<Participants> {
        let first_names = first_names(&self.first_names);
        let named = i64::try_from(first_names.len()).unwrap_or(MOST_PEOPLE);
        let people = if self.people.trim().is_empty() { Some(named) } else { self.people.trim().parse().ok() };
        match people.filter(|people| (1..=MOST_PEOPLE).contains(people)) {
            None => faults.add("people", "workshop-how-many"),
            Some(people) if people < named => faults.add("people", "workshop-more-names"),
            Some(people) => return Some(Participants { version, people, first_names }),
        }
        None
    }
}

const ORDER: [&str; 5] = ["topics", "minutes", "other_minutes", "people", "held"];

fn ask(page: &Page, form: &WorkshopForm, faults: &Faults) -> Result<Response, AppError> {
    let context = context! {
        form: form, options: options(page.lang, &form.topics, false), errors: faults.in_words(page.lang), summary: typed::summary(faults, page.lang, &ORDER)
    };
    let template = "help_sessions/workshop.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

pub async fn show(who: SignedIn, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let profile = profile(&state, &who).await?;
    ask(&page, &WorkshopForm::fresh(page.now(), &profile.zone()), &Faults::default())
}

pub async fn write(
    who: SignedIn,
    memberships: Memberships,
    State(state): State<AppState>,
    page: Page,
    form: Form<WorkshopForm>,
) -> Result<Response, AppError> {
    let profile = profile(&state, &who).await?;
    let (record, held, came) = match form.values.check(&profile, page.now()) {
        Ok(checked) => checked,
        Err(faults) => return ask(&page, &form.values, &faults),
    };
    let (association, writing) = (counts_for(&profile, &memberships), writing_of(form.key, form.sent, record));
    match state.storage.write(async move |tx| actions::hold_workshop(tx, &who, association, held, &writing, &came).await).await {
        Ok(_) => Ok(page.go_saying("/log", "notice-workshop-noted")),
        Err(Refused::Over | Refused::SentAlready) => Ok(page.go("/log")),
        Err(error) => Err(error.into()),
    }
}

async fn came_to(state: &AppState, recorded: &Recorded) -> Result<Participants, AppError> {
    store::participants(state.db(), &recorded.session).await?.ok_or(AppError::NotFound)
}

fn ask_participants(page: &Page, recorded: &Recorded, form: &WorkshopForm, faults: &Faults) -> Result<Response, AppError> {
    let context = context! {
        id: recorded.session.id, form: form, errors: faults.in_words(page.lang), summary: typed::summary(faults, page.lang, &ORDER)
    };
    let template = "help_sessions/participants.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

/// `/records/{record}/participants`: who came, for the helper alone.
pub async fn participants(recorded: Recorded, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let came = came_to(&state, &recorded).await?;
    let form = WorkshopForm {
        people: came.people.to_string(),
        first_names: came.first_names.join("\n"),
        version: came.version.to_string(),
        ..WorkshopForm::default()
    };
    ask_participants(&page, &recorded, &form, &Faults::default())
}

pub async fn recount(
    recorded: Recorded,
    State(state): State<AppState>,
    page: Page,
    form: Form<WorkshopForm>,
) -> Result<Response, AppError> {
    came_to(&state, &recorded).await?;
    let mut faults = Faults::default();
    let version: i64 = form.values.version.parse().unwrap_or_default();
    let Some(came) = form.values.came(&mut faults, version + 1) else {
        return ask_participants(&page, &recorded, &form.values, &faults);
    };
    match state.storage.write(async move |tx| actions::recount(tx, &recorded, &came).await).await {
        Ok(()) => Ok(page.go_saying("/log", "notice-corrected")),
        Err(Refused::Over | Refused::SentAlready) => Ok(page.go("/log")),
        Err(error) => Err(error.into()),
    }
}
