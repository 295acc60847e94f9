//! Pictures beside texts: sent by writers, seen by the association's members.

use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::writer;
use crate::associations::rights::{Memberships, Mentor};
use crate::context;
use crate::learning::actions;
use crate::learning::pictures::{self, Picture, PictureFault};
use crate::learning::store::pictures as store;
use crate::state::AppState;
use crate::storage::PictureId;
use crate::web::{AppError, Faults, Id, Page};

/// Decoding takes much memory: one picture at a time.
pub static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

pub async fn list(State(state): State<AppState>, who: Mentor, page: Page) -> Result<Response, AppError> {
    shown(&state, &who, &page, &Faults::default()).await
}

async fn shown(state: &AppState, who: &Mentor, page: &Page, faults: &Faults) -> Result<Response, AppError> {
    let pictures: Vec<_> = store::of(state.db(), who.association).await?;
    let list: Vec<_> =
        pictures.iter().map(|one| (one.id, one.width, one.height, one.size_bytes.unsigned_abs().div_ceil(1_000), one.sent_at)).collect();
    let most_mb = f64::from(state.limits.form_bytes()) / 1_048_576.0;
    let context = context! { pictures: list, most_mb: format!("{most_mb:.0}"), errors: faults.in_words(page.lang) };
    let template = "learning/writing_pictures.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

/// A picture as it was sent: the bytes of the field "picture".
pub struct Sent(Vec<u8>);

impl FromRequest<AppState> for Sent {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let unreadable = |error: &dyn std::fmt::Display| AppError::Unreadable(error.to_string());
        let mut form = Multipart::from_request(request, state).await.map_err(|error| unreadable(&error))?;
        while let Some(field) = form.next_field().await.map_err(|error| unreadable(&error))? {
            if field.name() == Some("picture") {
                return Ok(Self(field.bytes().await.map_err(|error| unreadable(&error))?.to_vec()));
            }
        }
        Ok(Self(Vec::new()))
    }
}

async fn checked(sent: Sent) -> Result<Result<Picture, PictureFault>, AppError> {
    let early = |_| AppError::Internal("a picture was not checked".into());
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|_| AppError::Busy { wait_s: 5 })?;
    tokio::task::spawn_blocking(move || pictures::check(&sent.0)).await.map_err(early)
}

/// Whether the editor's script sent it: it is told the picture's address, or why there is none.
fn is_script(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept == "text/plain")
}

pub async fn send(who: Mentor, State(state): State<AppState>, page: Page, headers: HeaderMap, sent: Sent) -> Result<Response, AppError> {
    let by = writer(&who);
    let kept = match checked(sent).await? {
        Ok(picture) => state.storage.write(async move |tx| actions::send_picture(tx, by, &picture).await).await?,
        Err(fault) => Err(fault),
    };
    match kept {
        Ok(id) if is_script(&headers) => Ok((StatusCode::CREATED, format!("/pictures/{id}")).into_response()),
        Ok(id) => Ok(page.go_saying(format!("/writing/pictures#picture-{id}"), "notice-picture-kept")),
        Err(fault) if is_script(&headers) => Ok((StatusCode::UNPROCESSABLE_ENTITY, page.words(fault.text_id())).into_response()),
        Err(fault) => {
            let mut faults = Faults::default();
            faults.add("picture", fault.text_id());
            shown(&state, &who, &page, &faults).await
        }
    }
}

pub async fn erase(Id(id): Id<PictureId>, who: Mentor, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let by = writer(&who);
    let is_erased = state.storage.write(async move |tx| actions::erase_picture(tx, by, id).await).await?;
    if is_erased { Ok(page.go_saying("/writing/pictures", "notice-picture-erased")) } else { Err(AppError::NotFound) }
}

/// To members of its association alone, as are the texts that show it. Its address never shows another picture.
pub async fn serve(Id(id): Id<PictureId>, memberships: Memberships, State(state): State<AppState>) -> Result<Response, AppError> {
    let kept = store::kept(state.db(), id).await?;
    let is_theirs = |association| memberships.0.iter().any(|membership| membership.association == association);
    let kept = kept.filter(|kept| is_theirs(kept.association_id)).ok_or(AppError::NotFound)?;
    let media = HeaderValue::from_str(&kept.media).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let cached = HeaderValue::from_static("private, max-age=31536000, immutable");
    Ok(([(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, cached)], kept.bytes).into_response())
}
