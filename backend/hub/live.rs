//! One live socket, from its first frame to its last.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::future::BoxFuture;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

use super::frames::{self, FromClient};
use super::store::{self, Cursor};
use super::{Hub, Parcel, close};
use crate::measure;
use crate::storage::{Storage, decode};

/// A socket's owner must say where it stands within this time.
const RESUME_WITHIN: Duration = Duration::from_secs(10);
/// A peer that does not take a frame for so long is gone or too slow.
const SEND_WITHIN: Duration = Duration::from_secs(15);
/// Hints of one name reach a socket at most four times a second.
const HINT_EVERY: Duration = Duration::from_millis(250);

/// Typing is passed on so often at most, whatever a client says.
const TYPING_EVERY: Duration = Duration::from_secs(1);

/// Who takes part in the conversation of a help request, by the text of its id, at this moment: mailboxes. Nobody if there is none.
pub type TakingPart = Arc<dyn Fn(String) -> BoxFuture<'static, Vec<i64>> + Send + Sync>;

/// What a socket may hear, decided when it connects.
#[derive(Clone, Debug, Default)]
pub struct Listener {
    /// The account that signed in on this device, and the sign-in's id.
    pub account: Option<(i64, String)>,
    /// Mailboxes: the account's, and those of help requests whose code this browser holds.
    pub mailboxes: Vec<i64>,
    pub hints: Vec<String>,
}

struct Live {
    socket: WebSocket,
    hub: Hub,
    storage: Storage,
    who: Listener,
    taking_part: TakingPart,
    /// When typing was last passed on.
    typed_at: Option<Instant>,
    /// When the peer last gave a sign, and whether it was pinged since.
    heard_at: Instant,
    is_pinged: bool,
    /// The last number sent, by mailbox.
    sent: BTreeMap<i64, i64>,
    /// Hints that wait for their quarter of a second.
    pending: HashSet<Arc<String>>,
}

/// Why a socket ends, as its close code. `None`: the peer left.
type End = Option<u16>;

/// Serves one socket until it ends or `stop` is cancelled.
pub async fn live(mut socket: WebSocket, hub: Hub, storage: Storage, who: Listener, taking_part: TakingPart, stop: CancellationToken) {
    // Listening begins before the first read: nothing falls between what is replayed and what is live.
    let Some((key, mut queue)) = hub.listen(&who.mailboxes, &who.hints) else { return end(&mut socket, close::TOO_MANY).await };
    let (sent, pending) = (BTreeMap::new(), HashSet::new());
    let (typed_at, heard_at, is_pinged) = (None, Instant::now(), false);
    let mut live = Live { socket, hub, storage, who, taking_part, typed_at, heard_at, is_pinged, sent, pending };
    let ended = tokio::select! {
        ended = live.run(&mut queue) => ended,
        () = stop.cancelled() => Some(close::RESTART),
    };
    live.hub.leave(key, &live.who.mailboxes, &live.who.hints);
    if let Some(code) = ended {
        end(&mut live.socket, code).await;
    }
}

/// The peer may be gone already: closing is a courtesy.
async fn end(socket: &mut WebSocket, code: u16) {
    let frame = CloseFrame { code, reason: Utf8Bytes::default() };
    let _courtesy = timeout(Duration::from_secs(2), socket.send(Message::Close(Some(frame)))).await;
}

impl Live {
    /// What a socket does now and then is boxed while it does it: an idle one holds no room for it.
    async fn run(&mut self, queue: &mut mpsc::Receiver<Parcel>) -> End {
        match Box::pin(self.begin()).await {
            Ok(()) => {}
            Err(end) => return end,
        }
        let mut flush_at: Option<Instant> = None;
        loop {
            let patience_ends_at = self.patience_ends_at();
            let step = tokio::select! {
                parcel = queue.recv() => match parcel {
                    Some(Parcel::Hint(name)) => {
                        self.pending.insert(name);
                        flush_at.get_or_insert_with(|| Instant::now() + HINT_EVERY);
                        Ok(())
                    }
                    Some(parcel) => Box::pin(self.carry(parcel)).await,
                    None => Err(Some(close::TOO_SLOW)),
                },
                frame = self.socket.recv() => Box::pin(self.heard(frame)).await,
                () = sleep_until(flush_at) => {
                    flush_at = None;
                    Box::pin(self.flush_hints()).await
                }
                () = tokio::time::sleep_until(patience_ends_at) => Box::pin(self.ask_for_a_sign()).await,
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    /// Waits for `resume`, then replays what was missed.
    async fn begin(&mut self) -> Result<(), End> {
        let first = timeout(RESUME_WITHIN, self.socket.recv()).await.map_err(|_| Some(close::NO_RESUME))?;
        let Some(FromClient::Resume { cursors }) = read(first)? else { return Err(Some(close::BAD_FRAME)) };
        if cursors.len() > 32 {
            return Err(Some(close::BAD_FRAME));
        }
        let cursors: Vec<Cursor> = cursors.iter().filter_map(frames::WireCursor::read).collect();
        if let Some((account, _)) = &self.who.account {
            self.hub.is_here(*account);
        }
        self.send(Message::Text(frames::welcome(&self.who.mailboxes))).await?;
        for mailbox in self.who.mailboxes.clone() {
            let cursor = cursors.iter().find(|cursor| cursor.mailbox == mailbox).copied();
            self.catch_up(mailbox, cursor).await?;
        }
        Ok(())
    }

    /// Replays from a cursor; without one, or with one of another story, the page refetches.
    async fn catch_up(&mut self, mailbox: i64, cursor: Option<Cursor>) -> Result<(), End> {
        let missed = match cursor {
            Some(cursor) => store::missed(self.storage.read(), cursor).await.map_err(|_| Some(close::TOO_SLOW))?,
            None => None,
        };
        let Some(missed) = missed else {
            let head = store::cursor(self.storage.read(), mailbox).await.map_err(|_| Some(close::TOO_SLOW))?;
            self.sent.insert(mailbox, head.number);
            return self.send(Message::Text(frames::resync(mailbox))).await;
        };
        self.sent.insert(mailbox, cursor.map_or(0, |cursor| cursor.number));
        self.replay(missed).await
    }

    async fn replay(&mut self, events: Vec<store::Stored>) -> Result<(), End> {
        for event in events {
            let frame = frames::event(event.mailbox_id, event.number, event.id, event.at, &event.kind, &event.data);
            self.send(Message::Text(frame)).await?;
            self.sent.insert(event.mailbox_id, event.number);
            self.still_allowed(&event.kind, &event.data)?;
        }
        Ok(())
    }

    async fn carry(&mut self, parcel: Parcel) -> Result<(), End> {
        match parcel {
            Parcel::Event(told) => {
                let (mailbox, number) = (told.mailbox, told.number);
                let last = self.sent.get(&mailbox).copied().unwrap_or(0);
                if number <= last {
                    return Ok(()); // it was replayed already
                }
                if number > last + 1 {
                    // Two commits were carried in the other order: the log has them in theirs.
                    return self.read_on(mailbox, last).await;
                }
                self.send(Message::Text(told.frame.clone())).await?;
                measure::frame_written(told.committed);
                self.sent.insert(mailbox, number);
                self.still_allowed(told.kind, &told.data)
            }
            Parcel::Moved(mailbox) => {
                let last = self.sent.get(&mailbox).copied().unwrap_or(0);
                self.read_on(mailbox, last).await
            }
            Parcel::Hint(_) => Ok(()), // kept for the flush by the caller
        }
    }

    async fn read_on(&mut self, mailbox: i64, last: i64) -> Result<(), End> {
        let events = store::after(self.storage.read(), mailbox, last).await.map_err(|_| Some(close::TOO_SLOW))?;
        self.replay(events).await
    }

    async fn flush_hints(&mut self) -> Result<(), End> {
        for name in std::mem::take(&mut self.pending) {
            self.send(Message::Text(frames::hint(&name))).await?;
        }
        Ok(())
    }

    /// The loss of a right is an event like another, so every node cuts.
    fn still_allowed(&self, kind: &str, data: &str) -> Result<(), End> {
        if kind != "right_lost" {
            return Ok(());
        }
        let device = serde_json::from_str::<serde_json::Value>(data).ok().and_then(|data| data.get("sign_in")?.as_str().map(str::to_owned));
        let mine = self.who.account.as_ref().map(|(_, sign_in)| sign_in.as_str());
        if device.is_none() || device.as_deref() == mine { Err(Some(close::RIGHT_LOST)) } else { Ok(()) }
    }

    fn patience_ends_at(&self) -> Instant {
        let silence = self.hub.most_silence();
        self.heard_at + if self.is_pinged { silence } else { silence / 2 }
    }

    /// A browser says `here` every 30 s while somebody looks; a page in the background says nothing, and TCP may die unseen: it is
    /// pinged, and if it does not answer its place is somebody else's.
    async fn ask_for_a_sign(&mut self) -> Result<(), End> {
        if self.is_pinged {
            return Err(None);
        }
        self.is_pinged = true;
        self.send(Message::Ping(axum::body::Bytes::new())).await
    }

    async fn heard(&mut self, frame: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        (self.heard_at, self.is_pinged) = (Instant::now(), false);
        match read(frame)? {
            Some(FromClient::Ack { mailbox, number }) => {
                let mailbox = decode(&mailbox).ok_or(Some(close::BAD_FRAME))?;
                if self.sent.get(&mailbox).is_some_and(|sent| number <= *sent) {
                    self.hub.acknowledge(mailbox, number);
                }
            }
            Some(FromClient::Here) => {
                if let Some((account, _)) = &self.who.account {
                    self.hub.is_here(*account);
                }
            }
            Some(FromClient::Typing { help_request }) => self.typed(help_request).await,
            Some(FromClient::Resume { .. }) => return Err(Some(close::BAD_FRAME)),
            None => {}
        }
        Ok(())
    }

    /// Passed on to the others who take part now; whoever does not is not heard.
    async fn typed(&mut self, help_request: String) {
        if self.typed_at.is_some_and(|at| at.elapsed() < TYPING_EVERY) {
            return;
        }
        self.typed_at = Some(Instant::now());
        let name = format!("typing/{help_request}");
        let (mine, others): (Vec<i64>, Vec<i64>) =
            (self.taking_part)(help_request).await.into_iter().partition(|mailbox| self.who.mailboxes.contains(mailbox));
        if !mine.is_empty() {
            self.hub.hint_to(&others, &name);
        }
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        match timeout(SEND_WITHIN, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(None),
            Err(_) => Err(Some(close::TOO_SLOW)),
        }
    }
}

/// What a frame says; `None` for pings and pongs.
fn read(frame: Option<Result<Message, axum::Error>>) -> Result<Option<FromClient>, End> {
    match frame {
        Some(Ok(Message::Text(text))) => serde_json::from_str(&text).map(Some).map_err(|_| Some(close::BAD_FRAME)),
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
        Some(Ok(Message::Binary(_))) => Err(Some(close::BAD_FRAME)),
        Some(Ok(Message::Close(_))) | None => Err(None),
        Some(Err(error)) => Err(close::of(error)),
    }
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
