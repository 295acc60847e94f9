//! Somebody with pages open and a socket that tells them what happens.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use binome::args;
use binome::storage::{Row, Sql, decode};
use serde_json::Value;

use super::page::Open;
use crate::support::{Answer, Browser, Socket, TestApp};

/// Hints wait for their quarter of a second.
const A_HINT: Duration = Duration::from_millis(700);
/// An event was committed before its step ended.
const AN_EVENT: Duration = Duration::from_secs(5);

/// A cursor that a page carried, as its HTML says it, and everything that this person was told after it.
struct Seen {
    cursors: String,
}

pub struct Someone {
    pub name: String,
    pub browser: Browser,
    /// Addresses of their open pages, and what each showed last.
    pub open: BTreeMap<String, Open>,
    socket: Socket,
    /// The last number heard of each mailbox.
    heard: BTreeMap<String, i64>,
    /// Kinds and hints told since the pages were last looked at.
    pub told: BTreeSet<String>,
    seen: Vec<Seen>,
    pub is_cut: bool,
}

#[derive(Row)]
struct Stored {
    number: i64,
    id: binome::storage::EventId,
    kind: String,
}

async fn stored(app: &TestApp, mailbox: &str, after: i64) -> Vec<Stored> {
    let statement = "SELECT number, id, kind FROM events WHERE mailbox_id = $1 AND number > $2 ORDER BY number";
    app.state.db().all(statement, args![decode(mailbox).unwrap(), after]).await.unwrap()
}

/// Mailbox and number of each cursor.
fn positions(cursors: &str) -> Vec<(String, i64)> {
    let list: Vec<Value> = serde_json::from_str(cursors).unwrap();
    list.iter().map(|cursor| (cursor["mailbox"].as_str().unwrap().to_owned(), cursor["number"].as_i64().unwrap())).collect()
}

impl Someone {
    /// Opens their first page, and follows its mailboxes.
    pub async fn arrive(app: &TestApp, name: &str, browser: Browser, first: &str) -> Self {
        let page = browser.get(first).await;
        assert_eq!(page.status, 200, "{name} {first}: {:?}", page.location);
        let socket = Socket::open(app.address, &browser.cookies(), &page.cursors()).await;
        let heard = positions(&page.cursors()).into_iter().collect();
        let mut someone = Self {
            name: name.to_owned(),
            browser,
            open: BTreeMap::new(),
            socket,
            heard,
            told: BTreeSet::new(),
            seen: Vec::new(),
            is_cut: false,
        };
        someone.show(first, &page);
        someone
    }

    /// A page is open from now on, or shows this now.
    pub fn show(&mut self, address: &str, page: &Answer) {
        if page.cursors() != "[]" {
            self.seen.push(Seen { cursors: page.cursors() });
        }
        self.open.insert(address.to_owned(), Open::read(&page.text));
    }

    /// Hears every event that was committed for them; each once, in order, and no other.
    pub async fn listen(&mut self, app: &TestApp) {
        for mailbox in self.heard.keys().cloned().collect::<Vec<_>>() {
            for event in stored(app, &mailbox, self.heard[&mailbox]).await {
                while !self.is_cut && self.heard[&mailbox] < event.number {
                    let frame = self.socket.within(AN_EVENT).await.unwrap_or_else(|| panic!("{} never heard {}", self.name, event.kind));
                    self.hear(&frame);
                }
            }
        }
    }

    fn hear(&mut self, frame: &Value) {
        match frame["type"].as_str() {
            Some("event") => {
                let (mailbox, number) = (frame["mailbox"].as_str().unwrap(), frame["number"].as_i64().unwrap());
                let last = self.heard.get_mut(mailbox).unwrap_or_else(|| panic!("{} hears another's mailbox: {frame}", self.name));
                assert_eq!(number, *last + 1, "{}: out of order", self.name);
                *last = number;
                self.told.insert(frame["kind"].as_str().unwrap().to_owned());
            }
            Some("hint") => {
                self.told.insert(format!("hint:{}", frame["name"].as_str().unwrap()));
            }
            _ if frame.get("closed").is_some() => {
                assert_eq!(frame["closed"], 4401, "{}", self.name);
                self.is_cut = true;
            }
            other => panic!("{} heard {other:?}: {frame}", self.name),
        }
    }

    /// Whether one of these names was told, or is told within a moment.
    pub async fn is_told(&mut self, names: &[String]) -> bool {
        loop {
            if names.iter().any(|name| self.told.contains(name)) {
                return true;
            }
            // What has no number may still be on its way.
            if self.is_cut || !names.iter().any(|name| name.starts_with("hint:")) {
                return false;
            }
            let Some(frame) = self.socket.within(A_HINT).await else { return false };
            self.hear(&frame);
        }
    }

    /// Comes back with a cursor that some page once carried: what was missed comes, all of it, in order, and nothing else.
    pub async fn resume(&self, app: &TestApp, at: usize) -> Option<String> {
        let seen = &self.seen[at % self.seen.len()];
        let mut socket = Socket::open(app.address, &self.browser.cookies(), &seen.cursors).await;
        for (mailbox, number) in positions(&seen.cursors).into_iter().filter(|(mailbox, _)| self.heard.contains_key(mailbox)) {
            for missed in stored(app, &mailbox, number).await {
                let frame = socket.next().await;
                let found = (frame["mailbox"].as_str(), frame["number"].as_i64(), frame["id"].as_str(), frame["kind"].as_str());
                let id = missed.id.to_string();
                let due = (Some(mailbox.as_str()), Some(missed.number), Some(id.as_str()), Some(missed.kind.as_str()));
                if found != due {
                    return Some(format!("{} came back to {mailbox} from {number}: {due:?} was due, {frame} came", self.name));
                }
                if missed.kind == "right_lost" {
                    return None; // the last event of a socket
                }
            }
        }
        let after = socket.within(Duration::from_millis(20)).await;
        after.map(|frame| format!("{} came back, and heard more than was missed: {frame}", self.name))
    }

    pub fn cursors_seen(&self) -> usize {
        self.seen.len()
    }
}
