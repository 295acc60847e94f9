//! `GET /live`: which mailboxes and hints this browser may hear, decided here; the rest is the hub's.

use std::sync::Arc;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};

use super::doors;
use crate::accounts::rights::SignedIn;
use crate::associations::Role;
use crate::associations::rights::Memberships;
use crate::help_requests::rights::HoldsCode;
use crate::help_requests::store as asked;
use crate::help_sessions::{self, MentorState};
use crate::hub::{self, Listener, TakingPart};
use crate::pairing::store as pairings;
use crate::state::AppState;
use crate::storage::{Error, HelpRequestId, Storage};
use crate::web::AppError;

const PROTOCOL: &str = "binome.v1";
/// The hint of the operator's page.
pub const INSTANCE: &str = "instance";
/// Larger frames close the socket with 1009.
const MOST_FRAME_BYTES: usize = 64 * 1024;
/// The default of 128 KiB a socket would be most of its memory.
const READ_BUFFER_BYTES: usize = 1024;

pub async fn live(
    State(state): State<AppState>,
    who: Option<SignedIn>,
    code: Option<HoldsCode>,
    memberships: Memberships,
    upgrade: WebSocketUpgrade,
    _request: Request,
) -> Result<Response, AppError> {
    let listener = listener(&state, who, code, &memberships).await?;
    if listener.mailboxes.is_empty() {
        return Err(AppError::NotFound);
    }
    let (hub, storage, stop) = (state.hub.clone(), state.storage.clone(), state.stop.clone());
    let socket = upgrade
        .protocols([PROTOCOL])
        .max_message_size(MOST_FRAME_BYTES)
        .max_frame_size(MOST_FRAME_BYTES)
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(0)
        .max_write_buffer_size(256 * 1024)
        .on_upgrade(move |socket| hub::live(socket, hub, storage.clone(), listener, taking_part(storage), stop));
    Ok(socket.into_response())
}

async fn listener(
    state: &AppState,
    who: Option<SignedIn>,
    code: Option<HoldsCode>,
    memberships: &Memberships,
) -> Result<Listener, AppError> {
    let mut listener = Listener::default();
    if let Some(who) = who {
        listener.mailboxes.push(who.account.0);
        if who.is_operator() {
            listener.hints.push(INSTANCE.to_owned());
        }
        listener.account = Some((who.account.0, who.sign_in.to_string()));
    }
    if let Some(code) = code {
        let all = asked::of_asker(state.db(), code.asker).await?;
        listener.mailboxes.extend(all.iter().map(|asked| asked.id.0));
        for asked in &all {
            listener.hints.extend(doors::told_of(state, asked).await?.into_iter().map(doors::hint));
        }
    }
    let coordinated = memberships.0.iter().filter(|membership| membership.role == Role::Coordinator);
    listener.hints.extend(coordinated.map(|membership| format!("board/{}", membership.association)));
    listener.hints.extend(memberships.0.iter().map(|membership| doors::hint(membership.association)));
    Ok(listener)
}

/// The asker, the helper, and a mentor who joined: looked up when somebody types, so that whoever was paired since is heard.
fn taking_part(storage: Storage) -> TakingPart {
    Arc::new(move |help_request| {
        let storage = storage.clone();
        Box::pin(async move {
            let Ok(id) = help_request.parse() else { return Vec::new() };
            // A hint that is lost for once is no loss.
            parties(&storage, id).await.unwrap_or_default()
        })
    })
}

async fn parties(storage: &Storage, help_request: HelpRequestId) -> Result<Vec<i64>, Error> {
    let Some(pairing) = pairings::live_pairing(storage.read(), help_request).await? else { return Ok(Vec::new()) };
    let call = help_sessions::store::mentors::latest(storage.read(), pairing.id).await?;
    let mentor = call.filter(|call| call.state == MentorState::Joined).and_then(|call| call.mentor);
    let people = [Some(pairing.helper), mentor].into_iter().flatten().map(|account| account.0);
    Ok(std::iter::once(help_request.0).chain(people).collect())
}
