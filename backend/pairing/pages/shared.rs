//! What a link in a group opens: nothing personal, and one button. Opening it changes nothing, a mail scanner may.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use crate::accounts::rights::SignedIn;
use crate::context;
use crate::help_requests::{self, HelpRequest, State as Standing};
use crate::learning::topics;
use crate::pairing::{Refused, WhyNot, actions, claim, shared_path, waves};
use crate::places::communes::{communes, departement_name};
use crate::state::AppState;
use crate::storage::HelpRequestId;
use crate::web::{AppError, Page, url_encode};

/// Below, the name of a commune is nearly that of a person.
const SMALL_COMMUNE: u32 = 2_000;

/// All that anybody may know.
#[derive(Debug, Serialize)]
struct Shared {
    path: String,
    topic: &'static str,
    picture: &'static str,
    how: &'static str,
    when: &'static str,
    wanted_at: Option<i64>,
    place: String,
    is_open: bool,
}

pub async fn show(
    State(state): State<AppState>,
    who: Option<SignedIn>,
    page: Page,
    Path(link): Path<(String, String)>,
) -> Result<Response, AppError> {
    let asked = shared(&state, &link).await?;
    answer(&state, &page, StatusCode::OK, &asked, who.is_some(), None)
}

/// One that was shared, by its id and key; an asker's circle is nobody else's.
async fn shared(state: &AppState, (id, key): &(String, String)) -> Result<HelpRequest, AppError> {
    let id: HelpRequestId = id.parse().map_err(|_| AppError::NotFound)?;
    if shared_path(state.db(), id) != format!("/shared/{id}/{key}") {
        return Err(AppError::NotFound);
    }
    let asked = help_requests::store::help_request(state.db(), id).await?;
    asked.filter(|asked| !asked.is_circle_only).ok_or(AppError::NotFound)
}

/// `refused`: the end of a Fluent id, "shared-refused-…".
fn answer(
    state: &AppState,
    page: &Page,
    status: StatusCode,
    asked: &HelpRequest,
    is_signed_in: bool,
    refused: Option<&str>,
) -> Result<Response, AppError> {
    let tile = topics::tile(&asked.tile);
    let commune = communes().by_code(&asked.commune);
    let place = match commune {
        Some(commune) if commune.population >= SMALL_COMMUNE => commune.name,
        Some(commune) => departement_name(commune.departement).unwrap_or_default(),
        None => "",
    };
    let shown = Shared {
        path: shared_path(state.db(), asked.id),
        topic: tile.map_or_else(|| asked.topic.label_id(), |tile| tile.label_id),
        picture: tile.map_or_else(|| asked.topic.as_str(), |tile| tile.picture),
        how: asked.meeting.as_str(),
        when: asked.urgency.as_str(),
        wanted_at: asked.wanted_at,
        place: place.to_owned(),
        is_open: asked.state == Standing::Open,
    };
    let sign_in = format!("/sign-in?then={}", url_encode(&shown.path));
    let context = context! { asked: shown, is_signed_in: is_signed_in, sign_in: sign_in, refused: refused };
    page.answer(status, "pairing/shared.html", context)
}

pub async fn accept(
    State(state): State<AppState>,
    who: SignedIn,
    page: Page,
    Path(link): Path<(String, String)>,
) -> Result<Response, AppError> {
    let asked = shared(&state, &link).await?;
    let considered = waves::consider(state.db(), &asked, who.account, page.now()).await?;
    let why_not = considered.as_ref().err().map(|refusal| WhyNot::from(*refusal));
    let (claimed, public_url, account) = (asked.clone(), state.public_url(), who.account);
    let ranked = considered.ok();
    let claimed =
        state.storage.write(async move |tx| actions::take_shared(tx, account, &claimed, ranked.as_ref(), &public_url).await).await?;
    let refused = match claim::measured(claimed) {
        Ok((pairing, _)) => return Ok(page.go_saying(format!("/pairings/{pairing}"), "notice-paired")),
        Err(Refused::NotFound) => return Err(AppError::NotFound),
        Err(Refused::Taken) => "taken",
        Err(Refused::Withdrawn) => "withdrawn",
        Err(Refused::Full) => "full",
        Err(Refused::NotAllowed) => not_allowed(why_not),
    };
    answer(&state, &page, StatusCode::CONFLICT, &asked, true, Some(refused))
}

/// What somebody is told of their own: never what another did.
fn not_allowed(why_not: Option<WhyNot>) -> &'static str {
    match why_not {
        Some(why) if matches!(why.words_id, "refusal-identity" | "refusal-charter") => "checks",
        Some(why) if why.is_in_profile => "profile",
        _ => "not-allowed",
    }
}
