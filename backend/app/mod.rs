//! The assembly: state, routes, reactions and jobs of every slice, and a server that drains when it is asked to stop.

mod badges;
mod content;
mod descriptors;
mod factors;
pub mod metrics;
mod restore;
mod roster;
mod serve;
mod upkeep;
mod way;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower_http::compression::CompressionLayer;

pub use badges::rotate_badge_key;
pub use content::{export_content, import_content};
pub use descriptors::fit as fit_descriptors;
pub use factors::remove_factors;
pub use serve::serve as accept;

use crate::backup::{self, Backups, Erasures};
use crate::clock::Clock;
use crate::config::Config;
use crate::facts::Fact;
use crate::hub::{Bus, Hub};
use crate::jobs::{Desk, Handler, Lane, Worker};
use crate::mail::{self, Mailer};
use crate::measure::Lately;
use crate::push::{self, Dial, Pusher};
use crate::state::{AppState, Kept, Parts};
use crate::storage::{self, Keys, Sql, Storage, Turns, Tx};
use crate::web::{self, AppError, Assets, Right, Route, Routes, Templates};
use crate::{
    accounts, args, associations, board, help_requests, help_sessions, helpers, home, learning, pairing, permanences, places, recognition,
};

/// After this long, what still runs at a stop is cut.
const DRAIN_WITHIN: Duration = Duration::from_secs(20);

pub use restore::restore;
pub use roster::import_roster;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Who reacts to which fact, in the transaction that records it.
fn react<'a>(tx: &'a Tx, fact: &'a Fact) -> BoxFuture<'a, Result<(), storage::Error>> {
    Box::pin(async move {
        learning::actions::react(tx, fact).await?;
        helpers::actions::react(tx, fact).await?;
        permanences::actions::react(tx, fact).await?;
        help_requests::actions::react(tx, fact).await?;
        pairing::actions::react(tx, fact).await?;
        help_sessions::actions::react(tx, fact).await?;
        recognition::actions::react(tx, fact).await?;
        recognition::actions::badges::react(tx, fact).await
    })
}

/// Every route, with its right.
pub fn routes() -> (Router<AppState>, Vec<Route>) {
    Routes::default()
        .get("/health", Right::Everyone, async || "ok")
        .get("/ready", Right::Everyone, ready)
        .get("/assets/{version}/{*path}", Right::Everyone, asset)
        .get("/sw.js", Right::Everyone, async |State(state): State<AppState>, headers: HeaderMap| {
            state.assets.serve_fresh("js/sw.js", &headers)
        })
        .merge(accounts::pages::routes())
        .merge(associations::pages::routes())
        .merge(places::pages::routes())
        .merge(learning::pages::routes())
        .merge(helpers::pages::routes())
        .merge(permanences::pages::routes())
        .merge(help_requests::pages::routes())
        .merge(pairing::pages::routes())
        .merge(help_sessions::pages::routes())
        .merge(recognition::pages::routes())
        .merge(board::pages::routes())
        .merge(home::pages::routes())
        .finish()
}

/// Every kind of job and who does it, in lanes: what stays in the house, what waits for a mail server, and for push services.
fn lanes(state: &AppState) -> Vec<Lane> {
    let (storage, mailer) = (state.storage.clone(), state.mailer.clone());
    let send: Handler = Box::new(move |job| {
        let (storage, mailer) = (storage.clone(), mailer.clone());
        Box::pin(async move { mail::send(&storage, &mailer, job).await })
    });
    let mut house = Lane::from_iter(accounts::actions::jobs(state));
    house.extend(associations::actions::jobs(state));
    house.extend(learning::actions::jobs(state));
    house.extend(helpers::actions::jobs(state));
    house.extend(permanences::actions::jobs(state));
    house.extend(help_requests::actions::jobs(state));
    house.extend(pairing::actions::jobs(state));
    house.extend(help_sessions::actions::jobs(state));
    house.extend(recognition::actions::badges::jobs(state));
    let rings = house.remove_entry(accounts::ring::JOB).into_iter().collect();
    vec![house, rings, Lane::from([(mail::JOB, send)])]
}

/// The state of an instance, its database wired, and its worker.
pub fn assemble(config: Config, storage: Storage, mailer: Mailer, pusher: Pusher) -> Result<(AppState, Worker), tera::Error> {
    let (state, desk) = wire(config, storage, mailer, pusher)?;
    let worker = worker(&state, desk);
    Ok((state, worker))
}

fn wire(config: Config, storage: Storage, mailer: Mailer, pusher: Pusher) -> Result<(AppState, Desk), tera::Error> {
    let assets = Assets::load();
    let hub = Hub::new(storage.clock().clone(), Bus::Local, &config.limits);
    let desk = Desk::default();
    let (carrying, desk_told) = (hub.clone(), desk.clone());
    storage.wire(
        react,
        Box::new(move |committed| {
            desk_told.carry(&committed);
            carrying.carry(committed);
        }),
    );
    let templates = Templates::load(&assets)?;
    let state = AppState::from(Parts {
        started_at: storage.clock().now(),
        storage,
        hub,
        mailer,
        pusher,
        templates,
        assets,
        backups: Backups::new(config.database.clone(), config.backups.clone()),
        erasures: Erasures::at(config.backups.erasures.clone()),
        limits: web::Limits::new(config.limits),
        turns: Turns::default(),
        config: Arc::new(config),
        jobs: Lately::default(),
        kept: Kept::default(),
        stop: CancellationToken::new(),
    });
    Ok((state, desk))
}

fn worker(state: &AppState, desk: Desk) -> Worker {
    Worker::new(state.storage.clone(), lanes(state), desk, state.jobs.clone())
}

/// Opens everything that a configuration names, and erases again whom an older copy of the database brought back.
pub async fn open(config: Config, clock: Clock) -> Result<(AppState, Worker), Failure> {
    let (state, desk) = connect(config, clock).await?;
    learning::shipped::bring_in(&state.storage).await?;
    recognition::actions::issuer::key(&state.storage).await?;
    let again = restore::replay(&state, &state.erasures).await?;
    if again > 0 {
        tracing::warn!(again, "the database was an older copy: people erased since were erased again");
    }
    let worker = worker(&state, desk);
    Ok((state, worker))
}

/// An instance without a worker: a command leaves what is due to the program that serves next.
async fn connect(config: Config, clock: Clock) -> Result<(AppState, Desk), Failure> {
    let keys = Keys::derive(&config.instance_key()?);
    let storage = storage::open(&config.database, keys, clock).await?;
    let mailer = Mailer::new(&config.mail, &config.mail_from)?;
    let contact = config.public_url.clone().unwrap_or_else(|| "mailto:binome@localhost".into());
    let key = push::key(&storage).await?;
    let pusher = Pusher::new(&key, &contact, Dial::default())?;
    Ok(wire(config, storage, mailer, pusher)?)
}

/// The whole web of an instance.
pub fn router(state: AppState) -> Router {
    let (router, _) = routes();
    router
        .fallback(async || AppError::NotFound)
        .method_not_allowed_fallback(web::go_up)
        .layer(from_fn_with_state(state.clone(), way::follow))
        .layer(CompressionLayer::new().gzip(true))
        .with_state(state)
}

/// Serves until `state.stop` is cancelled, then drains: no request is cut, sockets close with 1012.
pub async fn serve(listener: TcpListener, state: AppState, worker: Worker) {
    let stop = state.stop.clone();
    let working = tokio::spawn(worker.run(stop.clone()));
    let presence = tokio::spawn(state.hub.clone().keep_presence(state.storage.clone()));
    let boards = tokio::spawn(board::online::watch(state.clone()));
    let storage = state.storage.clone();
    let upkeep = tokio::spawn(upkeep::keep_up(state.clone()));
    let backups = tokio::spawn(backup::keep_backing_up(state.backups.clone(), state.clock().clone()));
    let server = accept(listener, router(state.clone()), Arc::clone(&state.config), stop.clone());
    tokio::select! {
        () = server => {}
        () = async { stop.cancelled().await; tokio::time::sleep(DRAIN_WITHIN).await } => {}
    }
    presence.abort();
    boards.abort();
    upkeep.abort();
    backups.abort();
    if let Err(error) = working.await {
        tracing::error!(is_panic = error.is_panic(), "the worker ended too early");
    }
    storage.close().await;
}

async fn ready(State(state): State<AppState>) -> Response {
    match state.db().scalar::<i64>("SELECT id FROM mailboxes ORDER BY id LIMIT 1", args![]).await {
        Ok(_) => "ready".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}

async fn asset(State(state): State<AppState>, Path((version, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    state.assets.serve(&version, &path, &headers)
}
