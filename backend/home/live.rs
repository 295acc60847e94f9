//! `GET /live`: which mailboxes and hints this browser may hear, decided here; the rest is the hub's.

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::rights::SignedIn;
use crate::associations::Role;
use crate::associations::rights::Memberships;
use crate::help_requests::rights::HoldsCode;
use crate::help_requests::store as asked;
use crate::hub::{self, Listener};
use crate::pairing::store as pairings;
use crate::state::AppState;
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
        .on_upgrade(move |socket| hub::live(socket, hub, storage, listener, stop));
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
        for pairing in pairings::pairings_of(state.db(), who.account).await? {
            listener.hints.push(format!("typing/{}", pairing.help_request));
        }
        if who.is_operator() {
            listener.hints.push(INSTANCE.to_owned());
        }
        listener.account = Some((who.account.0, who.sign_in.to_string()));
    }
    if let Some(code) = code
        && let Some(asked) = asked::latest_of(state.db(), code.asker).await?
    {
        listener.mailboxes.push(asked.id.0);
        listener.hints.push(format!("typing/{}", asked.id));
    }
    let coordinated = memberships.0.iter().filter(|membership| membership.role == Role::Coordinator);
    listener.hints.extend(coordinated.map(|membership| format!("board/{}", membership.association)));
    Ok(listener)
}
