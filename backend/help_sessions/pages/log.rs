//! "Noter une aide, en détail": every field of a record, for help given without a pairing.

use axum::extract::State;
use axum::response::Response;

use super::super::actions::records;
use super::super::vocabulary::SessionType;
use super::super::{Refused, held_at};
use super::record::{About, ask, writing};
use super::record_form::RecordForm;
use crate::accounts::rights::SignedIn;
use crate::associations::rights::Memberships;
use crate::helpers::{self, HelperKind, Profile};
use crate::state::AppState;
use crate::storage::AssociationId;
use crate::web::{AppError, Faults, Form, Page};

fn about() -> About {
    About {
        first_name: None,
        has_email: false,
        is_minor: false,
        may_meet_again: false,
        post_to: "/log/details".into(),
        back: "/log".into(),
        is_log: true,
    }
}

pub(super) async fn profile(state: &AppState, who: &SignedIn) -> Result<Profile, AppError> {
    helpers::store::profile(state.db(), who.account).await?.ok_or(AppError::NotFound)
}

/// The association that counts the hours. What a family helper does for their own people is counted for them alone.
pub(super) fn counts_for(profile: &Profile, memberships: &Memberships) -> Option<AssociationId> {
    memberships.0.first().filter(|_| profile.kind != HelperKind::Family).map(|first| first.association)
}

pub async fn show(who: SignedIn, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let profile = profile(&state, &who).await?;
    ask(&page, &about(), &RecordForm::of_log(page.now(), &profile.zone()), &Faults::default())
}

pub async fn write(
    who: SignedIn,
    memberships: Memberships,
    State(state): State<AppState>,
    page: Page,
    form: Form<RecordForm>,
) -> Result<Response, AppError> {
    let profile = profile(&state, &who).await?;
    let day = held_at(&form.values.held, page.now(), &profile.zone());
    let (record, held_at) = match (form.values.check(page.now(), profile.zone()), day) {
        (Ok(record), Ok(day)) => (record, day),
        (checked, day) => {
            let mut faults = checked.err().unwrap_or_default();
            faults.check("held", day);
            return ask(&page, &about(), &form.values, &faults);
        }
    };
    let (association, writing) = (counts_for(&profile, &memberships), writing(&form, record));
    let kind = SessionType::Individuel;
    match state.storage.write(async move |tx| records::log(tx, &who, association, (kind, held_at), &writing).await).await {
        Ok(_) => Ok(page.go_saying("/log", "notice-logged")),
        Err(Refused::Over | Refused::SentAlready) => Ok(page.go("/log")),
        Err(error) => Err(error.into()),
    }
}
