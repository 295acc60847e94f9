//! One live socket, from its first frame to its last: carries what the [`Conversation`] decides.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::future::BoxFuture;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

use super::conversation::{Conversation, Next, Say, Wish};
use super::listeners::{Ear, Parcel};
use super::store::{self, Cursor, Log};
use super::{Hub, close, frames};
use crate::measure;

/// A socket's owner must say where it stands within this time.
const RESUME_WITHIN: Duration = Duration::from_secs(10);
/// A peer that does not take a frame for so long is gone or too slow.
const SEND_WITHIN: Duration = Duration::from_secs(15);
/// A peer that does not answer the close for so long is not waited for.
const CLOSE_WITHIN: Duration = Duration::from_secs(2);

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

struct Live<L> {
    socket: WebSocket,
    hub: Hub,
    log: L,
    who: Listener,
    taking_part: TakingPart,
    /// When the peer last gave a sign, and whether it was pinged since.
    heard_at: Instant,
    is_pinged: bool,
    talk: Conversation,
}

/// Why a socket ends, as its close code. `None`: the peer left.
type End = Option<u16>;

/// Serves one socket until it ends or `stop` is cancelled.
pub async fn live<L: Log>(mut socket: WebSocket, hub: Hub, log: L, who: Listener, taking_part: TakingPart, stop: CancellationToken) {
    // Listening begins before the first read: nothing falls between what is replayed and what is live.
    let Some(ear) = hub.listen(&who.mailboxes, &who.hints) else { return end(&mut socket, close::TOO_MANY).await };
    let talk = Conversation::new(who.account.as_ref().map(|(_, sign_in)| sign_in.clone()));
    let mut live = Live { socket, hub, log, who, taking_part, heard_at: Instant::now(), is_pinged: false, talk };
    let ended = tokio::select! {
        ended = live.run(&ear) => ended,
        () = stop.cancelled() => Some(close::RESTART),
    };
    live.hub.leave(&ear, &live.who.mailboxes, &live.who.hints);
    if let Some(code) = ended {
        end(&mut live.socket, code).await;
    }
}

/// Says why, and waits until the peer has read it: what a peer still sends to a connection that is gone resets it, and it would
/// never know the last events nor the code. The peer may be gone already: closing is a courtesy.
async fn end(socket: &mut WebSocket, code: u16) {
    let frame = CloseFrame { code, reason: Utf8Bytes::default() };
    let said = async {
        if socket.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = socket.recv().await {}
        }
    };
    let _courtesy = timeout(CLOSE_WITHIN, said).await;
}

impl<L: Log> Live<L> {
    /// What a socket does now and then is boxed while it does it: an idle one holds no room for it.
    async fn run(&mut self, ear: &Ear) -> End {
        match Box::pin(self.begin()).await {
            Ok(()) => {}
            Err(end) => return end,
        }
        loop {
            let patience_ends_at = self.patience_ends_at();
            let step = tokio::select! {
                parcel = ear.hear() => match parcel {
                    Some(Parcel::Hint(name)) => {
                        self.talk.hint(Instant::now(), name);
                        Ok(())
                    }
                    Some(parcel) => Box::pin(self.carry(parcel)).await,
                    None => Err(Some(close::TOO_SLOW)),
                },
                frame = self.socket.recv() => Box::pin(self.heard(frame)).await,
                () = sleep_until(self.talk.flush_at()) => {
                    let hints = self.talk.hints();
                    Box::pin(self.say(hints)).await
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
        let text = read(first)?.ok_or(Some(close::BAD_FRAME))?;
        let cursors = Conversation::resumed(&text).map_err(Some)?;
        self.is_here();
        self.send(Message::Text(frames::welcome(&self.who.mailboxes))).await?;
        for mailbox in self.who.mailboxes.clone() {
            let cursor = cursors.iter().find(|cursor| cursor.mailbox == mailbox).copied();
            self.catch_up(mailbox, cursor).await?;
        }
        Ok(())
    }

    /// Replays from a cursor; without one, or with one of another story, the page refetches.
    async fn catch_up(&mut self, mailbox: i64, cursor: Option<Cursor>) -> Result<(), End> {
        let say = match cursor {
            Some(cursor) => store::missed(&self.log, cursor).await.map_err(failed)?.map(|missed| self.talk.follows(cursor, &missed)),
            None => None,
        };
        let say = match say {
            Some(say) => say,
            None => self.talk.resync(self.log.head(mailbox).await.map_err(failed)?),
        };
        self.say(say).await
    }

    async fn carry(&mut self, parcel: Parcel) -> Result<(), End> {
        match parcel {
            Parcel::Event(told) => match self.talk.told(&told) {
                Next::Nothing => Ok(()),
                Next::Say(say) => {
                    measure::frame_written(told.committed);
                    self.say(say).await
                }
                Next::Read { mailbox, after } => self.read_on(mailbox, after).await,
            },
            Parcel::Moved(mailbox) => self.read_on(mailbox, self.talk.last(mailbox)).await,
            Parcel::Hint(_) => Ok(()), // kept for the flush by the caller
        }
    }

    /// Says everything above a number, however much there is.
    async fn read_on(&mut self, mailbox: i64, mut after: i64) -> Result<(), End> {
        loop {
            let events = self.log.after(mailbox, after).await.map_err(failed)?;
            let say = self.talk.replay(&events);
            self.say(say).await?;
            match events.last().filter(|_| !store::is_all(&events)) {
                Some(last) => after = last.number,
                None => return Ok(()),
            }
        }
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
        let Some(text) = read(frame)? else { return Ok(()) };
        match self.talk.heard(Instant::now(), &text).map_err(Some)? {
            Wish::Nothing => Ok(()),
            Wish::Acknowledge { mailbox, number } => {
                self.hub.acknowledge(mailbox, number);
                Ok(())
            }
            Wish::Here => {
                self.is_here();
                self.send(Message::Text(frames::here())).await
            }
            Wish::Typing(help_request) => {
                self.typed(help_request).await;
                Ok(())
            }
        }
    }

    fn is_here(&self) {
        if let Some((account, _)) = &self.who.account {
            self.hub.is_here(*account);
        }
    }

    /// Passed on to the others who take part now; whoever does not is not heard.
    async fn typed(&mut self, help_request: String) {
        let name = format!("typing/{help_request}");
        let (mine, others): (Vec<i64>, Vec<i64>) =
            (self.taking_part)(help_request).await.into_iter().partition(|mailbox| self.who.mailboxes.contains(mailbox));
        if !mine.is_empty() {
            self.hub.hint_to(&others, &name);
        }
    }

    async fn say(&mut self, say: Say) -> Result<(), End> {
        for frame in say.frames {
            self.send(Message::Text(frame)).await?;
        }
        say.end.map_or(Ok(()), |code| Err(Some(code)))
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        match timeout(SEND_WITHIN, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(None),
            Err(_) => Err(Some(close::TOO_SLOW)),
        }
    }
}

/// The log does not answer: the client comes back later, with its cursor.
fn failed(error: crate::storage::Error) -> End {
    tracing::warn!(%error, "a mailbox was not read");
    Some(close::TOO_SLOW)
}

/// The text of a frame; `None` for pings and pongs.
fn read(frame: Option<Result<Message, axum::Error>>) -> Result<Option<Utf8Bytes>, End> {
    match frame {
        Some(Ok(Message::Text(text))) => Ok(Some(text)),
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
