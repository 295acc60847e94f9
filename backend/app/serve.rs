//! Connections: accepted up to a bound, closed when they are slow or idle, drained at a stop.
//!
//! `axum::serve` sets no bound of time or number, so hyper is driven here. Where connections run out, the one that has
//! been idle for longest makes room: whoever opens many and says nothing keeps nobody out.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::config::Config;
use crate::measure;

/// A peer that takes nothing of what was sent to it for so long is gone.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);
/// After a refusal by the system (descriptors ran out), this long until the next try.
const BREATHE: Duration = Duration::from_millis(100);

/// Accepts until `stop`, then lets what runs end.
pub async fn serve(listener: TcpListener, router: Router, config: Arc<Config>, stop: CancellationToken) {
    let (door, running) = (Door { open: Arc::default(), config }, TaskTracker::new());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(guest) = door.admit(peer.ip().to_canonical()) {
                    running.spawn(carry(stream, peer, guest, router.clone(), stop.clone()));
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                let pause = if door.make_room(None) { Duration::from_millis(1) } else { BREATHE };
                tokio::time::sleep(pause).await;
            }
        }
    }
    drop(listener);
    running.close();
    running.wait().await;
}

/// One connection, from its first byte to its last, or until it becomes a live socket.
async fn carry(stream: TcpStream, peer: SocketAddr, guest: Guest, router: Router, stop: CancellationToken) {
    if let Err(error) = prepare(&stream) {
        tracing::debug!(%error, "a connection keeps the system's own settings");
    }
    let (limits, cut) = (guest.door.config.limits, guest.cut.clone());
    let guest = Arc::new(guest);
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let (router, guest) = (router.clone(), Arc::clone(&guest));
        async move {
            guest.is_busy(true);
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let answer = router.oneshot(request).await;
            guest.is_busy(false);
            answer as Result<_, Infallible>
        }
    });
    let head_bytes = usize::try_from(limits.head_bytes).unwrap_or(usize::MAX);
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_within())
        .max_buf_size(head_bytes)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let mut is_stopping = false;
    loop {
        tokio::select! {
            // How a peer ends its connection is its own business.
            _ended = connection.as_mut() => return,
            () = cut.cancelled() => return,
            () = stop.cancelled(), if !is_stopping => {
                is_stopping = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

/// Frames are small and must not wait for one another (Nagle's algorithm costs each up to 40 ms).
fn prepare(stream: &TcpStream) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    socket2::SockRef::from(stream).set_tcp_user_timeout(Some(TAKEN_WITHIN))
}

/// Who is connected.
#[derive(Clone)]
struct Door {
    open: Arc<Mutex<Open>>,
    config: Arc<Config>,
}

#[derive(Default)]
struct Open {
    next: u64,
    guests: HashMap<u64, Seat>,
    /// How many of each peer: ten thousand arrive at once after a restart, and none of them waits for a count.
    of_peer: HashMap<IpAddr, usize>,
}

impl Open {
    fn seat(&mut self, peer: IpAddr, cut: CancellationToken) -> u64 {
        self.next += 1;
        self.guests.insert(self.next, Seat { peer, idle_since: Some(Instant::now()), cut });
        *self.of_peer.entry(peer).or_default() += 1;
        self.next
    }

    /// Gives a seat back; none, where it was given already.
    fn leave(&mut self, key: u64) -> Option<Seat> {
        let seat = self.guests.remove(&key)?;
        if let Entry::Occupied(mut count) = self.of_peer.entry(seat.peer) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
        Some(seat)
    }
}

struct Seat {
    peer: IpAddr,
    /// None while a request is answered.
    idle_since: Option<Instant>,
    cut: CancellationToken,
}

/// A place at the door, given back when it is dropped.
struct Guest {
    key: u64,
    cut: CancellationToken,
    door: Door,
}

impl Door {
    /// A place; where there is none left, that of an idle connection. None when all of them are busy.
    fn admit(&self, peer: IpAddr) -> Option<Guest> {
        let limits = &self.config.limits;
        let (in_all, of_peer) = {
            let open = open(&self.open);
            (open.guests.len(), open.of_peer.get(&peer).copied().unwrap_or_default())
        };
        let is_over = |count: usize, most: u32| u32::try_from(count).is_ok_and(|count| count >= most);
        let is_peer_over = is_over(of_peer, limits.connections_per_address) && !self.config.trusted_proxies.trust(peer);
        let has_room = if is_peer_over { self.make_room(Some(peer)) } else { !is_over(in_all, limits.connections) || self.make_room(None) };
        if !has_room {
            measure::refused("connections");
            return None;
        }
        let (mut open, cut) = (open(&self.open), CancellationToken::new());
        let key = open.seat(peer, cut.clone());
        measure::connections(open.guests.len());
        Some(Guest { key, cut, door: self.clone() })
    }

    /// Cuts the connection (of a peer) that has been idle for longest. Whether there was one.
    fn make_room(&self, of: Option<IpAddr>) -> bool {
        let mut open = open(&self.open);
        let idle = open.guests.iter().filter(|(_, seat)| of.is_none_or(|peer| seat.peer == peer));
        let oldest = idle.filter_map(|(key, seat)| Some((seat.idle_since?, *key))).min();
        let cut = oldest.and_then(|(_, key)| open.leave(key));
        cut.is_some_and(|seat| {
            seat.cut.cancel();
            true
        })
    }
}

impl Guest {
    fn is_busy(&self, is_busy: bool) {
        if let Some(seat) = open(&self.door.open).guests.get_mut(&self.key) {
            seat.idle_since = (!is_busy).then(Instant::now);
        }
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut open = open(&self.door.open);
        let _given_back = open.leave(self.key);
        measure::connections(open.guests.len());
    }
}

fn open(open: &Mutex<Open>) -> MutexGuard<'_, Open> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}
