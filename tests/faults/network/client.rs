//! A browser in the simulated network: `frontend/js/live/socket.js` and `refresh.js` over real frames, with their times.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use turmoil::net::TcpStream;

use super::cursors::Step;
use super::server::Chopped;
use super::watch::Watch;
use crate::support::Chance;

const HERE: Duration = Duration::from_secs(30);
const ANSWER: Duration = Duration::from_secs(15);
const PAGE: Duration = Duration::from_secs(15);
const RELOAD: Duration = Duration::from_secs(30);
const RESTART: u16 = 1012;
const PATIENCE: u16 = 1013;
const RIGHT_LOST: u16 = 4401;
const NOTHING_SAID: u16 = 1006;

/// Somebody with one page open, for ever.
#[derive(Clone)]
pub struct Client {
    pub who: i64,
    pub watch: Arc<Mutex<Watch>>,
    /// The line is cut, in the middle of a frame.
    pub cut: Arc<Notify>,
    /// The page must be fetched again.
    pub wants: Arc<Notify>,
    /// The connection must resume with new cursors.
    pub again: Arc<Notify>,
}

impl Client {
    fn open(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap()
    }

    pub async fn live(self, mut chance: Chance) -> turmoil::Result {
        let fetching = self.clone();
        tokio::task::spawn_local(async move { fetching.keep_fetching().await });
        let mut loaded_at: Option<Instant> = None;
        loop {
            if let Some(at) = loaded_at {
                sleep_until(at + RELOAD).await; // not twice in a row
            }
            loaded_at = Some(Instant::now());
            let page = loop {
                match timeout(PAGE, fetch(self.who)).await {
                    Ok(Ok(page)) => break page,
                    _ => sleep(Duration::from_secs(1)).await,
                }
            };
            self.open().load(&page);
            self.stay_connected(&mut chance).await;
        }
    }

    /// Comes back by itself, until a right is lost.
    async fn stay_connected(&self, chance: &mut Chance) {
        let mut failures = 0;
        loop {
            let since = Instant::now();
            let code = self.connection().await.unwrap_or(NOTHING_SAID);
            if code == RIGHT_LOST {
                return;
            }
            if since.elapsed() > Duration::from_secs(10) {
                failures = 0;
            }
            failures += u32::from(code != RESTART);
            if failures >= 3 {
                self.wants.notify_one(); // polls meanwhile
            }
            let (from_ms, to_ms) = match code {
                PATIENCE => (5_000, 30_000),
                _ => (1_000, 30_000.min(1_000 << failures.clamp(1, 5))),
            };
            sleep(Duration::from_millis(u64::try_from(from_ms + chance.below(to_ms - from_ms)).unwrap())).await;
        }
    }

    /// One connection, to its close code.
    async fn connection(&self) -> Option<u16> {
        let stream = timeout(ANSWER, TcpStream::connect(("server", 80))).await.ok()?.ok()?;
        let mut request = format!("ws://server/live/{}", self.who).into_client_request().ok()?;
        request.headers_mut().insert("sec-websocket-protocol", "binome.v1".parse().ok()?);
        let (mut socket, _) = timeout(ANSWER, tokio_tungstenite::client_async(request, Chopped(stream))).await.ok()?.ok()?;
        let resume = self.open().resume();
        say(&mut socket, &resume).await?;
        let mut here_at = Instant::now();
        let mut answer_by = Some(Instant::now() + ANSWER);
        loop {
            let due = answer_by.map_or(here_at, |answer_by| answer_by.min(here_at));
            tokio::select! {
                biased;
                frame = socket.next() => match frame?.ok()? {
                    Message::Text(text) => {
                        answer_by = None;
                        if !self.hear(&serde_json::from_str(&text).unwrap()) {
                            return None;
                        }
                    }
                    Message::Close(frame) => return frame.map(|frame| frame.code.into()),
                    _ => {}
                },
                () = self.again.notified() => return None,
                () = self.cut.notified() => {
                    // The beginning of a long frame, and nothing more; on a dead line not even that.
                    let beginning = [0x81, 0xfe, 0x10, 0x00, 1, 2, 3, 4, 9, 9];
                    timeout(ANSWER, socket.get_mut().write_all(&beginning)).await.ok()?.ok()?;
                    return None;
                }
                () = sleep_until(due) => {
                    if answer_by.is_some_and(|answer_by| answer_by <= Instant::now()) {
                        return None; // a dead line
                    }
                    here_at = Instant::now() + HERE;
                    answer_by.get_or_insert(Instant::now() + ANSWER);
                    let acks = self.open().acks();
                    for ack in acks {
                        say(&mut socket, &ack).await?;
                    }
                    say(&mut socket, &json!({ "type": "here" })).await?;
                }
            }
        }
    }

    /// `false`: the connection must begin anew.
    fn hear(&self, frame: &Value) -> bool {
        let step = self.open().receive(frame);
        if matches!(step, Step::Deliver { .. } | Step::Resync | Step::Welcome) {
            self.wants.notify_one();
        }
        step != Step::Gap
    }

    async fn keep_fetching(&self) {
        loop {
            self.wants.notified().await;
            let (generation, delivered) = self.open().begin_fetch();
            match timeout(PAGE, fetch(self.who)).await {
                Ok(Ok(page)) => {
                    if self.open().refresh(&page, generation, &delivered) {
                        self.again.notify_one();
                    }
                }
                _ => {
                    self.open().fetch_failed(delivered);
                    sleep(Duration::from_secs(1)).await;
                    self.wants.notify_one();
                }
            }
        }
    }
}

/// A browser's socket takes what is said without waiting; on a dead line nothing comes of it.
async fn say(socket: &mut WebSocketStream<Chopped>, frame: &Value) -> Option<()> {
    timeout(ANSWER, socket.send(Message::text(frame.to_string()))).await.ok()?.ok()
}

/// The page, over a connection of its own.
async fn fetch(who: i64) -> std::io::Result<Value> {
    let mut stream = TcpStream::connect(("server", 80)).await?;
    stream.write_all(format!("GET /page/{who} HTTP/1.1\r\nhost: server\r\nconnection: close\r\n\r\n").as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
    serde_json::from_str(body).map_err(std::io::Error::other)
}
