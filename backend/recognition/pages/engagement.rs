//! `/engagement`: one's own hours of a year toward the Compte d'engagement citoyen, on a page and on paper.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::papers::file;
use crate::accounts::rights::SignedIn;
use crate::accounts::{self, Account};
use crate::associations::rights::Memberships;
use crate::associations::{self, Association, Role};
use crate::context;
use crate::helpers;
use crate::pdf;
use crate::recognition::engagement::{Given, Year};
use crate::recognition::span::{Span, day_of};
use crate::recognition::{Activity, sheet, store};
use crate::state::AppState;
use crate::storage::AssociationId;
use crate::web::words::minutes;
use crate::web::{AppError, Page};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Of {
    year: String,
}

/// What a sheet says, read once for the page and for the paper.
struct Read {
    person: Account,
    span: Span,
    year: Year,
    associations: Vec<Association>,
}

impl Read {
    async fn of(state: &AppState, who: &SignedIn, page: &Page, typed: &str) -> Result<Self, AppError> {
        let person = accounts::store::account(state.db(), who.account).await?.ok_or(AppError::NotFound)?;
        let span = Span::year(typed, page.now(), helpers::store::zone(state.db(), who.account).await?);
        let (from, until) = span.instants();
        let year = Year::of(&store::of(state.db(), who.account, from, until).await?);
        let ids: Vec<AssociationId> = year.associations.keys().copied().collect();
        let associations = associations::store::some(state.db(), &ids).await?;
        Ok(Self { person, span, year, associations })
    }

    /// Each association by its name, most hours first.
    fn given(&self) -> Vec<(String, &Given)> {
        let name = |id: &AssociationId| self.associations.iter().find(|one| one.id == *id).map(|one| one.name.clone()).unwrap_or_default();
        let mut given: Vec<(String, &Given)> = self.year.associations.iter().map(|(id, given)| (name(id), given)).collect();
        given.sort_by(|one, other| (other.1.validated_minutes, &one.0).cmp(&(one.1.validated_minutes, &other.0)));
        given
    }
}

pub async fn show(
    State(state): State<AppState>,
    who: SignedIn,
    memberships: Memberships,
    page: Page,
    Query(of): Query<Of>,
) -> Result<Response, AppError> {
    let read = Read::of(&state, &who, &page, &of.year).await?;
    let row = |(name, given): (String, &Given)| {
        let by = |activity| minutes(page.lang, given.by_activity.get(&activity).copied().unwrap_or(0));
        let [help, permanence, training] = [Activity::Help, Activity::Permanence, Activity::Training].map(by);
        vec![name, help, permanence, training, minutes(page.lang, given.validated_minutes)]
    };
    let year = i64::from(read.span.from.year());
    let context = context! {
        year: year.to_string(), next_year: (year + 1).to_string(), before: (year - 1).to_string(),
        after: (year < i64::from(day_of(page.now(), &read.span.zone).year())).then(|| (year + 1).to_string()),
        goes_on: year == i64::from(day_of(page.now(), &read.span.zone).year()),
        rows: read.given().into_iter().map(row).collect::<Vec<_>>(),
        total: minutes(page.lang, read.year.minutes()), most: minutes(page.lang, read.year.most_minutes()),
        is_enough_in_all: read.year.is_enough_in_all(), is_enough_in_one: read.year.is_enough_in_one(),
        waiting: read.year.associations.values().map(|given| given.waiting_minutes).sum::<i64>(),
        supervises: memberships.0.iter().any(|membership| membership.role >= Role::Mentor),
    };
    page.show("recognition/engagement.html", context)
}

pub async fn paper(State(state): State<AppState>, who: SignedIn, page: Page, Query(of): Query<Of>) -> Result<Response, AppError> {
    let read = Read::of(&state, &who, &page, &of.year).await?;
    let name = format!("{} {}", read.person.first_name, read.person.last_name).trim().to_owned();
    let given = read.given();
    let names = given.iter().map(|(name, _)| name.as_str()).chain([name.as_str()]);
    if !names.into_iter().all(pdf::can_print) {
        return Ok(page.go_saying("/engagement", "attestation-name"));
    }
    let document = sheet::document(page.lang, &name, read.span.from.year(), &read.year, &given, page.now());
    file(document, format!("engagement-{}", read.span.from.year())).await
}
