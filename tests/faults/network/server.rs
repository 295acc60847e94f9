//! The server in the simulated network: the product's own socket, over a list of events that survives it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use axum::serve::Listener as Listening;
use binome::clock::Clock;
use binome::config::DEFAULT_LIMITS;
use binome::hub::{self, Bus, Hub, Listener};
use binome::storage::Committed;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_util::sync::CancellationToken;
use turmoil::net::{TcpListener, TcpStream};

use super::log::Durable;
use super::{Shared, mailboxes};
use crate::support::Chance;

#[derive(Clone)]
struct Serving {
    hub: Hub,
    log: Durable,
}

/// Runs until it is crashed: its hub begins empty, its log is what was committed.
pub async fn run(log: Durable, shared: Shared, seed: u64) -> turmoil::Result {
    let hub = Hub::new(Clock::by_hand(0), Bus::Local, &DEFAULT_LIMITS);
    let listener = Wire(TcpListener::bind("0.0.0.0:80").await?);
    tokio::spawn(write(log.clone(), hub.clone(), shared, Chance(seed)));
    let router = Router::new().route("/live/{who}", get(live)).route("/page/{who}", get(page)).with_state(Serving { hub, log });
    axum::serve(listener, router).await?;
    Ok(())
}

async fn live(State(serving): State<Serving>, Path(who): Path<i64>, upgrade: WebSocketUpgrade) -> Response {
    let who = Listener { account: Some((who, format!("device {who}"))), mailboxes: mailboxes(who), hints: vec!["board".into()] };
    let nobody: hub::TakingPart = Arc::new(|_| Box::pin(async { Vec::new() }));
    upgrade
        .protocols(["binome.v1"])
        .on_upgrade(move |socket| hub::live(socket, serving.hub, serving.log, who, nobody, CancellationToken::new()))
}

/// A page: its cursors, read before its data.
async fn page(State(serving): State<Serving>, Path(who): Path<i64>) -> String {
    let cursors: Vec<hub::Cursor> = mailboxes(who).into_iter().map(|mailbox| serving.log.cursor(mailbox)).collect();
    tokio::time::sleep(Duration::from_millis(20)).await;
    let shown: Vec<_> = mailboxes(who).into_iter().map(|mailbox| serving.log.shown(mailbox)).collect();
    let cursors: serde_json::Value = serde_json::from_str(&hub::cursors(&cursors)).unwrap();
    serde_json::json!({ "cursors": cursors, "shown": shown }).to_string()
}

/// Commits events, and carries them on a little later: not always in their order, not always once, and sometimes only as the
/// news that a mailbox moved, as another node would tell it.
async fn write(log: Durable, hub: Hub, shared: Shared, mut chance: Chance) {
    loop {
        tokio::time::sleep(Duration::from_millis(10 + u64::try_from(chance.below(300)).unwrap())).await;
        if shared.is_quiet() {
            return;
        }
        let mailbox = *chance.of(&super::ALL);
        let burst = if chance.once_in(60) { 400 } else { 1 + chance.below(3) };
        for _ in 0..burst {
            let is_loss = chance.once_in(150) && mailbox < 10;
            let letter = match is_loss {
                true => log.append(mailbox, "right_lost", r#"{"association":null,"sign_in":null}"#),
                false => log.append(mailbox, "hours_moved", "{}"),
            };
            let (hub, wait_ms, how) = (hub.clone(), u64::try_from(chance.below(30)).unwrap(), chance.below(10));
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(wait_ms)).await;
                if how == 0 {
                    hub.moved_elsewhere(mailbox);
                    return;
                }
                if how == 1 {
                    hub.carry(Committed { letters: vec![letter.clone()], ..Committed::default() });
                }
                hub.carry(Committed { letters: vec![letter], hints: ["board".to_owned()].into(), ..Committed::default() });
            });
        }
    }
}

/// Takes connections of the simulated network for axum.
struct Wire(TcpListener);

impl Listening for Wire {
    type Io = Chopped;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Chopped, Self::Addr) {
        loop {
            if let Ok((stream, from)) = self.0.accept().await {
                return (Chopped(stream), from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// A connection whose frames leave in pieces, so that a cut falls in the middle of one.
pub struct Chopped(pub TcpStream);

const PIECE: usize = 48;

impl AsyncRead for Chopped {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for Chopped {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        let piece = &bytes[..bytes.len().min(PIECE)];
        Pin::new(&mut self.0).poll_write(cx, piece)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
