//! What Prometheus reads, at an address of its own: no page of the instance leads there.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::measure::{self, Measured};
use crate::state::AppState;

/// Begins to measure, and listens.
pub async fn open(address: SocketAddr) -> Result<(TcpListener, Measured), Box<dyn std::error::Error + Send + Sync>> {
    let listener = TcpListener::bind(address).await.map_err(|error| format!("BINOME_METRICS: {address} cannot be listened on: {error}"))?;
    Ok((listener, measure::install()?))
}

/// Answers `GET /metrics` until the program is asked to stop.
pub async fn serve((listener, measured): (TcpListener, Measured), state: AppState) {
    let stop = state.stop.clone();
    let router = Router::new().route("/metrics", get(show)).with_state((measured, state));
    if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned()).await {
        tracing::error!(%error, "metrics are no longer served");
    }
}

/// What is asked of the hub and of the database is asked when somebody looks.
async fn show(State((measured, state)): State<(Measured, AppState)>) -> String {
    measure::sockets(state.hub.sockets());
    match crate::jobs::due(state.db(), state.clock().now()).await {
        Ok(due) => measure::jobs_due(due.count, Duration::from_millis(due.oldest_ms.unsigned_abs())),
        Err(error) => tracing::warn!(%error, "jobs could not be counted"),
    }
    if let Ok(bytes) = state.storage.bytes().await {
        measure::space(bytes, measure::free_bytes(&state.config.data));
    }
    measured.run_upkeep();
    measured.render()
}
