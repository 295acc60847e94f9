//! A coordinator signs what their association validated, or takes its word back.

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::papers::Said;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::{self, Member};
use crate::context;
use crate::helpers::availability::midnight;
use crate::recognition::actions::attestations::{self as actions, SigningError, Wanted};
use crate::recognition::attestations::{Attestation, Attested, Validity};
use crate::recognition::span::day_of;
use crate::recognition::store::attestations as store;
use crate::state::AppState;
use crate::storage::{AttestationId, MembershipId};
use crate::web::{AppError, Faults, Form, Id, Lang, Page};

pub async fn list(State(state): State<AppState>, by: Coordinator, page: Page) -> Result<Response, AppError> {
    let papers = store::signed_by(state.db(), by.association.id).await?;
    let papers: Vec<Said> = papers.iter().map(|paper| Said::of(paper, &page)).collect();
    page.show("recognition/attestations.html", context! { association: by.association.name, papers: papers })
}

/// Days as date fields send them, the last one counted.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Period {
    from: String,
    until: String,
    lang: String,
    replaces: String,
}

impl Period {
    /// From the first of January to today, unless the page says otherwise.
    fn or_this_year(mut self, page: &Page, zone: &TimeZone) -> Self {
        let today = day_of(page.now(), zone);
        if self.from.is_empty() {
            self.from = today.first_of_year().to_string();
        }
        if self.until.is_empty() {
            self.until = today.to_string();
        }
        if Lang::parse(&self.lang).is_none() {
            page.lang.as_str().clone_into(&mut self.lang);
        }
        self
    }

    /// Nothing is attested of days to come: a later end is today.
    fn wanted(&self, member: &Member, page: &Page, zone: &TimeZone, faults: &mut Faults) -> Option<Wanted> {
        let day = |text: &str| text.parse::<Date>().map_err(|_| "attestation-day");
        let (from, until) = (faults.check("from", day(&self.from)), faults.check("until", day(&self.until)));
        let (from, until) = (from?, until?);
        if until < from {
            faults.add("until", "attestation-order");
            return None;
        }
        let until = until.min(day_of(page.now(), zone)).max(from);
        Some(Wanted {
            account: member.account,
            from_at: midnight(from, zone),
            until_at: midnight(until.checked_add(1.day()).ok()?, zone),
            lang: Lang::parse(&self.lang).unwrap_or_default(),
            replaces: self.replaces.parse().ok(),
        })
    }
}

/// Somebody who belongs to the association, or did. Whoever only asked to join gave it nothing.
async fn member(state: &AppState, by: &Coordinator, id: MembershipId) -> Result<Member, AppError> {
    let member = members::member(state.db(), by.association.id, id).await?;
    member.filter(|member| member.approved_at.is_some()).ok_or(AppError::NotFound)
}

/// What the paper would say, before it is signed.
pub async fn prepare(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<MembershipId>,
    Query(period): Query<Period>,
) -> Result<Response, AppError> {
    let member = member(&state, &by, id).await?;
    let (period, mut faults) = (period.or_this_year(&page, &by.association.zone()), Faults::default());
    let wanted = period.wanted(&member, &page, &by.association.zone(), &mut faults);
    let facts = match wanted {
        Some(wanted) => refusal(actions::facts(state.db(), &by, &wanted, page.now()).await, &mut faults)?,
        None => None,
    };
    let mut context = prepared(&state, &by, &page, &member, &period, &faults).await?;
    context.insert("said", &facts.map(|attested| Said::of(&unsigned(attested, &member, &by, &period), &page)));
    page.show("recognition/prepare.html", context)
}

/// The paper as it would be; it has no code yet.
fn unsigned(attested: Attested, member: &Member, by: &Coordinator, period: &Period) -> Attestation {
    Attestation {
        id: AttestationId(0),
        code: "XXXXXXXX".into(),
        account: member.account,
        association: by.association.id,
        lang: period.lang.clone(),
        attested,
        withdrawn_at: None,
        replaced_by: None,
    }
}

/// A refusal is a word beside its field; anything else is a fault of ours.
fn refusal<T>(done: Result<T, SigningError>, faults: &mut Faults) -> Result<Option<T>, AppError> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(SigningError::Storage(error)) => Err(error.into()),
        Err(refused @ SigningError::Replaced) => {
            faults.add("replaces", refused.to_string());
            Ok(None)
        }
        Err(refused) => {
            faults.add("from", refused.to_string());
            Ok(None)
        }
    }
}

async fn prepared(
    state: &AppState,
    by: &Coordinator,
    page: &Page,
    member: &Member,
    period: &Period,
    faults: &Faults,
) -> Result<crate::web::Context, AppError> {
    let papers = store::attestations_of(state.db(), member.account).await?;
    let of_ours = papers.iter().filter(|paper| paper.association == by.association.id);
    let earlier: Vec<Said> = of_ours.clone().map(|paper| Said::of(paper, page)).collect();
    let replaceable: Vec<_> = of_ours.filter(|paper| paper.validity() == Validity::Valid).map(|paper| paper.id.to_string()).collect();
    Ok(context! {
        id: member.id, name: format!("{} {}", member.first_name, member.last_name), values: period, errors: faults.in_words(page.lang),
        earlier: earlier, replaceable: replaceable,
    })
}

pub async fn sign(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<MembershipId>,
    sent: Form<Period>,
) -> Result<Response, AppError> {
    let member = member(&state, &by, id).await?;
    let mut faults = Faults::default();
    if let Some(wanted) = sent.values.wanted(&member, &page, &by.association.zone(), &mut faults) {
        let signer = by.clone();
        let signed = state.storage.write(async move |tx| actions::sign(tx, &signer, &wanted).await).await;
        if refusal(signed, &mut faults)?.is_some() {
            return Ok(page.go_saying(format!("/members/{id}/attestations"), "notice-attestation-signed"));
        }
    }
    let mut context = prepared(&state, &by, &page, &member, &sent.values, &faults).await?;
    context.insert("said", &None::<Said>);
    page.again("recognition/prepare.html", context)
}

pub async fn withdraw(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<AttestationId>) -> Result<Response, AppError> {
    let paper =
        store::attestation(state.db(), id).await?.filter(|paper| paper.association == by.association.id).ok_or(AppError::NotFound)?;
    let is_done = state.storage.write(async move |tx| actions::withdraw(tx, &by, paper.account, id).await).await?;
    let notice = if is_done { "notice-attestation-withdrawn" } else { "refusal-attestation-withdrawn-already" };
    Ok(page.go_saying("/association/attestations", notice))
}
