//! `/contract/end`: the last month of a civic-service volunteer, and what comes after.

use axum::extract::State;
use axum::response::Response;

use crate::accounts::rights::SignedIn;
use crate::associations;
use crate::context;
use crate::helpers::{self, availability::midnight};
use crate::hub;
use crate::recognition::actions::endings;
use crate::recognition::span::day_of;
use crate::recognition::store::attestations;
use crate::recognition::store::endings as store;
use crate::recognition::{Totals, store as ledger};
use crate::state::AppState;
use crate::web::{AppError, Page};

pub async fn show(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), who.account.0).await?]);
    let Some(ending) = store::of_account(state.db(), who.account).await? else { return Ok(page.go("/contract")) };
    let last_day = ending.last_day.parse().unwrap_or_default();
    let association = associations::store::association(state.db(), ending.association_id).await?.ok_or(AppError::NotFound)?;
    let all = ledger::of(state.db(), who.account, i64::MIN, i64::MAX).await?;
    let own: Vec<_> = all.into_iter().filter(|one| one.association == Some(ending.association_id)).collect();
    let totals = Totals::of(&own);
    let (waiting, waiting_minutes) = endings::waiting(state.db(), &ending).await?;
    let papers = attestations::attestations_of(state.db(), who.account).await?;
    let zone = helpers::store::zone(state.db(), who.account).await?;
    let today = day_of(page.now(), &zone);
    let context = context! {
        zone: zone.iana_name(), association: association.name, last_day: midnight(last_day, &zone), is_over: today > last_day,
        days_left: i64::from((last_day - today).get_days()), minutes: totals.minutes, validated: totals.validated_minutes,
        waiting: waiting, waiting_minutes: waiting_minutes,
        papers: papers.iter().filter(|paper| paper.association == ending.association_id).count(),
    };
    page.show("recognition/ending.html", context)
}

/// "Rester bénévole", in one tap.
pub async fn stay(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    let account = who.account;
    let has_stayed = state.storage.write(async move |tx| endings::stay(tx, account).await).await?;
    Ok(if has_stayed { page.go_saying("/home", "notice-stayed") } else { page.go("/contract/end") })
}
