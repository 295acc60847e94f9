//! What one socket and its client say to each other: frames in, frames out, the instant as an argument. No socket, no
//! database and no clock, so that a simulation can drive it through every cut and delay.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use tokio::time::Instant;

use super::close;
use super::frames::{self, FromClient};
use super::listeners::Told;
use super::store::{Cursor, Stored};
use crate::storage::decode;

/// Hints of one name reach a socket at most four times a second.
const HINT_EVERY: Duration = Duration::from_millis(250);
/// Typing is passed on so often at most, whatever a client says.
const TYPING_EVERY: Duration = Duration::from_secs(1);
/// More cursors than a page ever has.
const MOST_CURSORS: usize = 32;

pub(super) struct Conversation {
    /// The sign-in of this device, if there is one.
    sign_in: Option<String>,
    /// The last number sent, by mailbox.
    sent: BTreeMap<i64, i64>,
    /// Hints that wait for their quarter of a second.
    pending: HashSet<Arc<String>>,
    flush_at: Option<Instant>,
    /// When typing was last passed on.
    typed_at: Option<Instant>,
}

/// What is said now; with an end, it is the last.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Say {
    pub frames: Vec<Utf8Bytes>,
    pub end: Option<u16>,
}

/// What an event that was just told asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It was sent already.
    Nothing,
    Say(Say),
    /// Commits were carried in another order than theirs: the log has them in theirs.
    Read {
        mailbox: i64,
        after: i64,
    },
}

/// What a client wants.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Nothing,
    /// A person can see everything up to this number.
    Acknowledge {
        mailbox: i64,
        number: i64,
    },
    /// Somebody looks; the answer tells them that the line is alive.
    Here,
    /// Somebody writes in the conversation of this help request.
    Typing(String),
}

impl Conversation {
    pub fn new(sign_in: Option<String>) -> Self {
        Self { sign_in, sent: BTreeMap::new(), pending: HashSet::new(), flush_at: None, typed_at: None }
    }

    /// The first frame: where the client stands.
    pub fn resumed(text: &str) -> Result<Vec<Cursor>, u16> {
        match serde_json::from_str(text) {
            Ok(FromClient::Resume { cursors }) if cursors.len() <= MOST_CURSORS => {
                Ok(cursors.iter().filter_map(frames::WireCursor::read).collect())
            }
            _ => Err(close::BAD_FRAME),
        }
    }

    /// The client's cursor is of this story: what it missed follows.
    pub fn follows(&mut self, since: Cursor, missed: &[Stored]) -> Say {
        self.sent.insert(since.mailbox, since.number);
        self.replay(missed)
    }

    /// The client's cursor is missing, or of another story: it goes on from the head, and fetches the rest.
    pub fn resync(&mut self, head: Cursor) -> Say {
        self.sent.insert(head.mailbox, head.number);
        Say { frames: vec![frames::resync(head.mailbox, head.number)], end: None }
    }

    /// Stored events, in their order; those that were sent are passed over.
    pub fn replay(&mut self, events: &[Stored]) -> Say {
        let mut say = Say::default();
        for event in events {
            if event.number <= self.last(event.mailbox_id) {
                continue;
            }
            self.sent.insert(event.mailbox_id, event.number);
            say.frames.push(frames::event(event.mailbox_id, event.number, event.id, event.at, &event.kind, &event.data));
            say.end = self.end_of(&event.kind, &event.data);
            if say.end.is_some() {
                break;
            }
        }
        say
    }

    /// An event that was committed just now.
    pub fn told(&mut self, told: &Told) -> Next {
        let last = self.last(told.mailbox);
        if told.number <= last {
            return Next::Nothing;
        }
        if told.number > last + 1 {
            return Next::Read { mailbox: told.mailbox, after: last };
        }
        self.sent.insert(told.mailbox, told.number);
        Next::Say(Say { frames: vec![told.frame.clone()], end: self.end_of(told.kind, &told.data) })
    }

    /// The last number sent of a mailbox.
    pub fn last(&self, mailbox: i64) -> i64 {
        self.sent.get(&mailbox).copied().unwrap_or(0)
    }

    /// A moving picture changed: said within a quarter of a second, once.
    pub fn hint(&mut self, now: Instant, name: Arc<String>) {
        self.pending.insert(name);
        self.flush_at.get_or_insert(now + HINT_EVERY);
    }

    /// When [`Conversation::hints`] has something to say.
    pub fn flush_at(&self) -> Option<Instant> {
        self.flush_at
    }

    pub fn hints(&mut self) -> Say {
        self.flush_at = None;
        Say { frames: self.pending.drain().map(|name| frames::hint(&name)).collect(), end: None }
    }

    /// Any frame after the first.
    pub fn heard(&mut self, now: Instant, text: &str) -> Result<Wish, u16> {
        match serde_json::from_str(text).map_err(|_| close::BAD_FRAME)? {
            FromClient::Ack { mailbox, number } => {
                let mailbox = decode(&mailbox).ok_or(close::BAD_FRAME)?;
                // What was not sent here cannot have been seen.
                let is_sent = self.sent.get(&mailbox).is_some_and(|sent| number <= *sent);
                Ok(if is_sent { Wish::Acknowledge { mailbox, number } } else { Wish::Nothing })
            }
            FromClient::Here => Ok(Wish::Here),
            FromClient::Typing { help_request } => {
                if self.typed_at.is_some_and(|at| now.duration_since(at) < TYPING_EVERY) {
                    return Ok(Wish::Nothing);
                }
                self.typed_at = Some(now);
                Ok(Wish::Typing(help_request))
            }
            FromClient::Resume { .. } => Err(close::BAD_FRAME),
        }
    }

    /// The loss of a right is an event like another, so every node cuts; that of another device is not this one's.
    fn end_of(&self, kind: &str, data: &str) -> Option<u16> {
        if kind != "right_lost" {
            return None;
        }
        let device = serde_json::from_str::<serde_json::Value>(data).ok().and_then(|data| data.get("sign_in")?.as_str().map(str::to_owned));
        (device.is_none() || device == self.sign_in).then_some(close::RIGHT_LOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::EventId;

    fn stored(number: i64, kind: &str, data: &str) -> Stored {
        Stored { mailbox_id: 7, number, id: EventId(100 + number), at: 0, kind: kind.into(), data: data.into() }
    }

    fn told(number: i64) -> Told {
        let frame = frames::event(7, number, EventId(100 + number), 0, "hours_moved", "{}");
        Told { mailbox: 7, number, frame, kind: "hours_moved", data: "{}".into(), committed: std::time::Instant::now() }
    }

    fn at_three() -> Conversation {
        let mut conversation = Conversation::new(Some("0000000000abc".into()));
        conversation.follows(Cursor { mailbox: 7, number: 3, event: Some(EventId(103)) }, &[]);
        conversation
    }

    #[test]
    fn each_number_is_said_once_and_a_hole_is_read_from_the_log() {
        let mut conversation = at_three();
        assert_eq!(conversation.told(&told(3)), Next::Nothing);
        assert!(matches!(conversation.told(&told(4)), Next::Say(_)));
        assert_eq!(conversation.told(&told(4)), Next::Nothing, "carried twice");
        assert_eq!(conversation.told(&told(7)), Next::Read { mailbox: 7, after: 4 });
        let say = conversation.replay(&[stored(4, "hours_moved", "{}"), stored(5, "hours_moved", "{}"), stored(6, "hours_moved", "{}")]);
        assert_eq!((say.frames.len(), conversation.last(7)), (2, 6));
    }

    #[test]
    fn the_loss_of_a_right_is_the_last_word_but_for_other_devices() {
        let mut conversation = at_three();
        let elsewhere = conversation.replay(&[stored(4, "right_lost", r#"{"sign_in":"0000000000xyz"}"#)]);
        assert_eq!(elsewhere.end, None);
        let lost = conversation.replay(&[stored(5, "right_lost", r#"{"sign_in":null}"#), stored(6, "hours_moved", "{}")]);
        assert_eq!((lost.frames.len(), lost.end), (1, Some(close::RIGHT_LOST)), "nothing after it");
    }

    #[test]
    fn hints_of_a_quarter_of_a_second_are_said_once() {
        let (mut conversation, now) = (at_three(), Instant::now());
        for wait_ms in [0, 100, 200] {
            conversation.hint(now + Duration::from_millis(wait_ms), Arc::new("board/x".into()));
        }
        assert_eq!(conversation.flush_at(), Some(now + HINT_EVERY));
        assert_eq!((conversation.hints().frames.len(), conversation.flush_at()), (1, None));
    }

    #[test]
    fn only_what_was_sent_is_acknowledged_and_typing_is_passed_on_once_a_second() {
        let (mut conversation, now) = (at_three(), Instant::now());
        let ack = |number: i64| format!(r#"{{"type":"ack","mailbox":"0000000000007","number":{number}}}"#);
        assert_eq!(conversation.heard(now, &ack(3)), Ok(Wish::Acknowledge { mailbox: 7, number: 3 }));
        assert_eq!(conversation.heard(now, &ack(4)), Ok(Wish::Nothing));
        let typing = r#"{"type":"typing","help_request":"x"}"#;
        assert_eq!(conversation.heard(now, typing), Ok(Wish::Typing("x".into())));
        assert_eq!(conversation.heard(now + Duration::from_millis(999), typing), Ok(Wish::Nothing));
        assert_eq!(conversation.heard(now + Duration::from_secs(1), typing), Ok(Wish::Typing("x".into())));
        assert_eq!(conversation.heard(now, r#"{"type":"resume","cursors":[]}"#), Err(close::BAD_FRAME), "once");
    }
}
