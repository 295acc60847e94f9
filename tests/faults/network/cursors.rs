//! `frontend/js/live/cursor.js`, line for line: `tests/browser/unit/transcripts.test.mjs` holds the two together.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Value, json};

#[derive(Clone, Debug, Default)]
struct Mailbox {
    number: i64,
    event: Option<String>,
    is_lost: bool,
    /// The highest number that came while lost.
    seen: i64,
    waiting: VecDeque<i64>,
    ready: BTreeSet<i64>,
    acked: i64,
}

/// What a frame means for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Welcome,
    Deliver { mailbox: String, number: i64, id: String, kind: String },
    Hint,
    Resync,
    Gap,
    Ignore,
}

impl Step {
    pub fn word(&self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Deliver { .. } => "deliver",
            Self::Hint => "hint",
            Self::Resync => "resync",
            Self::Gap => "gap",
            Self::Ignore => "ignore",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Cursors(BTreeMap<String, Mailbox>);

fn read(cursor: &Value) -> (String, Mailbox) {
    let mailbox =
        Mailbox { number: cursor["number"].as_i64().unwrap(), event: cursor["event"].as_str().map(str::to_owned), ..Mailbox::default() };
    (cursor["mailbox"].as_str().unwrap().to_owned(), mailbox)
}

impl Cursors {
    pub fn of(list: &Value) -> Self {
        Self(list.as_array().unwrap().iter().map(read).collect())
    }

    /// First frame of a connection.
    pub fn resume(&self) -> Value {
        let cursor = |(name, mailbox): (&String, &Mailbox)| json!({ "mailbox": name, "number": mailbox.number, "event": mailbox.event });
        json!({ "type": "resume", "cursors": self.0.iter().map(cursor).collect::<Vec<_>>() })
    }

    pub fn receive(&mut self, frame: &Value) -> Step {
        let mailbox = frame["mailbox"].as_str().and_then(|name| self.0.get_mut(name));
        match frame["type"].as_str() {
            Some("welcome") => Step::Welcome,
            Some("hint") => Step::Hint,
            Some("resync") => {
                let Some(mailbox) = mailbox else { return Step::Ignore };
                *mailbox = Mailbox {
                    number: mailbox.number,
                    event: mailbox.event.take(),
                    is_lost: true,
                    seen: frame["number"].as_i64().unwrap_or(0),
                    ..Mailbox::default()
                };
                Step::Resync
            }
            Some("event") => mailbox.map_or(Step::Ignore, |mailbox| mailbox.event(frame)),
            _ => Step::Ignore,
        }
    }

    /// The page now shows what that event tells; the numbers that may be acknowledged.
    pub fn shown(&mut self, name: &str, number: i64) -> Vec<i64> {
        let Some(mailbox) = self.0.get_mut(name).filter(|mailbox| mailbox.waiting.contains(&number)) else { return Vec::new() };
        mailbox.ready.insert(number);
        let mut acks = Vec::new();
        while let Some(first) = mailbox.waiting.front().copied().filter(|first| mailbox.ready.remove(first)) {
            mailbox.waiting.pop_front();
            mailbox.acked = first;
            acks.push(first);
        }
        acks
    }

    /// Takes the cursors of a page fetched again; whether the connection must resume with them.
    pub fn adopt(&mut self, list: &Value) -> bool {
        let list: Vec<(String, Mailbox)> = list.as_array().unwrap().iter().map(read).collect();
        self.0.retain(|name, mailbox| !mailbox.is_lost || list.iter().any(|(named, _)| named == name));
        let mut must_resume = false;
        for (name, cursor) in list {
            let known = self.0.get(&name);
            if known.is_some_and(|mailbox| !mailbox.is_lost) {
                continue;
            }
            must_resume = must_resume || known.is_none_or(|mailbox| mailbox.seen > cursor.number);
            self.0.insert(name, cursor);
        }
        must_resume
    }

    /// Where the page stands in a mailbox, once it is not lost.
    pub fn stands(&self, name: &str) -> Option<(i64, Option<&str>)> {
        self.0.get(name).filter(|mailbox| !mailbox.is_lost).map(|mailbox| (mailbox.number, mailbox.event.as_deref()))
    }
}

impl Mailbox {
    fn event(&mut self, frame: &Value) -> Step {
        let (number, id) = (frame["number"].as_i64().unwrap(), frame["id"].as_str().unwrap());
        if self.is_lost {
            self.seen = self.seen.max(number);
            return Step::Ignore;
        }
        // The same number with another id is another history (a restored copy): resuming makes the server say so.
        if number == self.number && Some(id) != self.event.as_deref() {
            return Step::Gap;
        }
        if number <= self.number {
            return Step::Ignore;
        }
        if number > self.number + 1 {
            return Step::Gap;
        }
        self.number = number;
        self.event = Some(id.to_owned());
        self.waiting.push_back(number);
        let (mailbox, kind) = (frame["mailbox"].as_str().unwrap().to_owned(), frame["kind"].as_str().unwrap().to_owned());
        Step::Deliver { mailbox, number, id: id.to_owned(), kind }
    }
}
