//! What a coordinator saw of a helper: identity, charter, vetting. No document is kept. And the charter, for everybody.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::associations::reading;
use crate::associations::rights::Coordinator;
use crate::audit::Subject;
use crate::clock::DAY;
use crate::context;
use crate::helpers::actions::Noting;
use crate::helpers::availability::{local, midnight};
use crate::helpers::store::{self, Checked};
use crate::helpers::{Checks, VettingKind, actions};
use crate::places::communes;
use crate::state::AppState;
use crate::storage::{AccountId, MembershipId};
use crate::web::{AppError, Faults, Form, Id, Page};

pub async fn charter(page: Page) -> Result<Response, AppError> {
    page.show("helpers/charter.html", context! {})
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Seen {
    #[serde(default)]
    identity: String,
    #[serde(default)]
    charter: String,
    /// The last day on which the vetting is valid, "2027-11-23"; empty for none.
    #[serde(default)]
    vetted_until: String,
    /// The word of what was looked at, and the day on which it was.
    #[serde(default)]
    vetting: String,
    #[serde(default)]
    vetting_seen: String,
}

pub async fn of_member(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let person = store::member(state.db(), &by, id).await?.ok_or(AppError::NotFound)?;
    reading::read(&state, &page, &by, Subject::new("membership", id), |_| true).await?;
    show(&state, &page, &person, &format!("/members/{id}"), None).await
}

pub async fn note_member(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<MembershipId>,
    sent: Form<Seen>,
) -> Result<Response, AppError> {
    let person = store::member(state.db(), &by, id).await?.ok_or(AppError::NotFound)?;
    note(&state, &by, &page, &person, &format!("/members/{id}"), sent.values).await
}

/// Helpers of relatives, who belong to no association and need one to see them once.
pub async fn relatives(State(state): State<AppState>, by: Coordinator, page: Page) -> Result<Response, AppError> {
    let relatives = store::relatives_to_check(state.db(), &by).await?;
    let people: Vec<_> = relatives
        .iter()
        .map(|one| serde_json::json!({ "account": one.account_id.to_string(), "first_name": one.first_name, "last_name": one.last_name }))
        .collect();
    page.show("helpers/relatives.html", context! { people: people })
}

pub async fn of_relative(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(account): Id<AccountId>,
) -> Result<Response, AppError> {
    let person = store::relative(state.db(), &by, account).await?.ok_or(AppError::NotFound)?;
    reading::read(&state, &page, &by, Subject::new("account", account), |_| true).await?;
    show(&state, &page, &person, &format!("/relatives/{account}"), None).await
}

pub async fn note_relative(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(account): Id<AccountId>,
    sent: Form<Seen>,
) -> Result<Response, AppError> {
    let person = store::relative(state.db(), &by, account).await?.ok_or(AppError::NotFound)?;
    note(&state, &by, &page, &person, &format!("/relatives/{account}"), sent.values).await
}

/// `wrong`: a date that was typed and cannot be read, with its fault.
async fn show(state: &AppState, page: &Page, person: &Checked, at: &str, wrong: Option<(&Seen, &Faults)>) -> Result<Response, AppError> {
    let profile = store::profile(state.db(), person.account_id).await?;
    let checks = profile.as_ref().map(|profile| profile.checks).unwrap_or_default();
    let zone = profile.as_ref().map(|profile| profile.zone()).unwrap_or(TimeZone::UTC);
    let day = |at: Option<i64>| at.map(|at| local(at, &zone).0.to_string()).unwrap_or_default();
    let (until, seen_on) = (day(checks.vetted_until.map(|until| until - 1)), day(checks.vetting_seen_at));
    let context = context! {
        zone: profile.as_ref().map(|profile| communes::time_zone(&profile.commune)),
        first_name: person.first_name,
        last_name: person.last_name,
        has_profile: profile.is_some(),
        kind: profile.as_ref().map(|profile| profile.kind.as_str()),
        identity_seen_at: checks.identity_seen_at,
        charter_signed_at: checks.charter_signed_at,
        vetted_until: wrong.map_or(until, |(seen, _)| seen.vetted_until.clone()),
        vetting: wrong.map_or_else(|| checks.vetting.map(VettingKind::as_str).unwrap_or_default().to_owned(), |(seen, _)| seen.vetting.clone()),
        vetting_seen: wrong.map_or(seen_on, |(seen, _)| seen.vetting_seen.clone()),
        errors: wrong.map(|(_, faults)| faults.in_words(page.lang)).unwrap_or_default(),
        action: format!("{at}/checks"),
        back: if at.starts_with("/members") { at } else { "/relatives" },
    };
    if wrong.is_some() { page.again("helpers/checks.html", context) } else { page.show("helpers/checks.html", context) }
}

async fn note(state: &AppState, by: &Coordinator, page: &Page, person: &Checked, at: &str, seen: Seen) -> Result<Response, AppError> {
    let Some(profile) = store::profile(state.db(), person.account_id).await? else { return Ok(page.go(format!("{at}/checks"))) };
    let mut faults = Faults::default();
    let checks = read(&seen, profile.checks, &profile.zone(), page.now(), &mut faults);
    if !faults.is_empty() {
        return show(state, page, person, at, Some((&seen, &faults))).await;
    }
    let (account, noting) = (person.account_id, Noting { by: by.who.account, association: by.association.id });
    state.storage.write(async move |tx| actions::note_checks(tx, account, checks, noting).await).await?;
    Ok(page.go_saying(format!("{at}/checks"), "notice-checks-noted"))
}

/// What was ticked keeps the day on which it was ticked first; days are those of the helper.
fn read(seen: &Seen, before: Checks, zone: &TimeZone, now: i64, faults: &mut Faults) -> Checks {
    let ticked = |word: &str, before: Option<i64>| (word == "yes").then(|| before.unwrap_or(now));
    let mut end_of = |field: &'static str, typed: &str| match typed.trim() {
        "" => None,
        typed => faults.check(field, end_of_day(typed, zone).ok_or("checks-date-unreadable")),
    };
    let vetted_until = end_of("vetted_until", &seen.vetted_until);
    let vetting_seen_at = end_of("vetting_seen", &seen.vetting_seen).map(|end| end - 1);
    if vetting_seen_at.is_some_and(|at| at - now > DAY) {
        faults.add("vetting_seen", "checks-date-to-come");
    }
    Checks {
        identity_seen_at: ticked(&seen.identity, before.identity_seen_at),
        charter_signed_at: ticked(&seen.charter, before.charter_signed_at),
        vetted_until,
        vetting: VettingKind::parse(&seen.vetting),
        vetting_seen_at,
    }
}

/// The midnight that ends a day, UTC milliseconds.
fn end_of_day(typed: &str, zone: &TimeZone) -> Option<i64> {
    let day: Date = typed.parse().ok().filter(|day: &Date| (2020..2100).contains(&day.year()))?;
    Some(midnight(day.tomorrow().ok()?, zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vetting_holds_until_its_last_day_is_over() {
        for zone in communes::ZONES {
            let zone = TimeZone::get(zone).unwrap();
            let until = end_of_day("2026-11-23", &zone).unwrap();
            assert_eq!(local(until - 1, &zone).0.to_string(), "2026-11-23");
            assert_eq!(local(until, &zone).0.to_string(), "2026-11-24");
        }
        for odd in ["", "23/11/2026", "2026-02-30", "-1", "9999-12-31"] {
            assert_eq!(end_of_day(odd, &TimeZone::UTC), None, "{odd}");
        }
    }

    #[test]
    fn what_was_seen_keeps_its_day_and_what_is_unticked_goes() {
        let before = Checks { identity_seen_at: Some(5), charter_signed_at: Some(6), ..Checks::default() };
        let seen = Seen { identity: "yes".into(), ..Seen::default() };
        let after = read(&seen, before, &TimeZone::UTC, 9, &mut Faults::default());
        assert_eq!((after.identity_seen_at, after.charter_signed_at), (Some(5), None));
    }
}
