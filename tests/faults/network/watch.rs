//! What one page knows and shows, and whether it was told everything of its mailboxes: each event once, in order, or resync.

use std::collections::BTreeMap;

use binome::storage::{decode, encode};
use serde_json::{Value, json};

use super::cursors::{Cursors, Step};
use super::log::{Durable, Place};
use super::mailboxes;

pub struct Watch {
    who: i64,
    log: Durable,
    cursors: Cursors,
    /// The last event of each mailbox that the page shows.
    shown: BTreeMap<i64, Option<Place>>,
    /// Where the page stands by what was delivered, kept apart from the cursors that decide.
    followed: BTreeMap<i64, Option<Place>>,
    /// Delivered, and not yet shown.
    delivered: Vec<(String, i64)>,
    acks: Vec<Value>,
    /// Loads of the page.
    generation: u32,
    pub faults: Vec<String>,
    pub delivered_in_all: u64,
    pub resyncs: u64,
    /// What was heard and what it meant, for the browser's own code to be held against.
    pub transcript: Vec<Value>,
}

fn place(id: &str) -> i64 {
    decode(id).unwrap_or(-1)
}

impl Watch {
    pub fn new(who: i64, log: Durable) -> Self {
        Self {
            who,
            log,
            cursors: Cursors::default(),
            shown: BTreeMap::new(),
            followed: BTreeMap::new(),
            delivered: Vec::new(),
            acks: Vec::new(),
            generation: 0,
            faults: Vec::new(),
            delivered_in_all: 0,
            resyncs: 0,
            transcript: Vec::new(),
        }
    }

    /// The page is loaded: everything before is forgotten.
    pub fn load(&mut self, page: &Value) {
        self.generation += 1;
        self.transcript.push(json!({ "load": page["cursors"] }));
        self.cursors = Cursors::of(&page["cursors"]);
        self.delivered.clear();
        self.acks.clear();
        self.shows(page);
        self.stand_where_the_cursors_are();
    }

    fn shows(&mut self, page: &Value) {
        let last = |list: &Value| list.as_array()?.last().map(|place| (place[0].as_i64().unwrap(), place[1].as_i64().unwrap()));
        let all = page["shown"].as_array().unwrap();
        self.shown = mailboxes(self.who).into_iter().zip(all.iter().map(last)).collect();
    }

    fn stand_where_the_cursors_are(&mut self) {
        for mailbox in mailboxes(self.who) {
            if let Some((number, event)) = self.cursors.stands(&encode(mailbox)) {
                self.followed.insert(mailbox, event.map(|event| (number, place(event))));
            } else {
                self.followed.remove(&mailbox);
            }
        }
    }

    pub fn resume(&mut self) -> Value {
        let resume = self.cursors.resume();
        self.transcript.push(json!({ "resume": resume["cursors"] }));
        resume
    }

    pub fn receive(&mut self, frame: &Value) -> Step {
        let step = self.cursors.receive(frame);
        self.transcript.push(json!({ "frame": frame, "do": step.word() }));
        match &step {
            Step::Deliver { mailbox, number, id, .. } => self.deliver(mailbox, *number, id),
            Step::Resync => {
                self.resyncs += 1;
                self.followed.remove(&place(frame["mailbox"].as_str().unwrap()));
            }
            _ => {}
        }
        let is_foreign = frame["mailbox"].as_str().is_some_and(|mailbox| !mailboxes(self.who).contains(&place(mailbox)));
        if is_foreign {
            self.faults.push(format!("{} heard of another's mailbox: {frame}", self.who));
        }
        step
    }

    fn deliver(&mut self, mailbox: &str, number: i64, id: &str) {
        let (name, event) = (place(mailbox), place(id));
        if !self.log.was_ever(name, (number, event)) {
            self.faults.push(format!("{} was told {number} {id} of {mailbox}, which never was", self.who));
        }
        match self.followed.get(&name) {
            Some(last) if number == last.map_or(0, |(number, _)| number) + 1 => {}
            other => self.faults.push(format!("{} was told {number} of {mailbox} and stood at {other:?}", self.who)),
        }
        self.followed.insert(name, Some((number, event)));
        self.delivered.push((mailbox.to_owned(), number));
        self.delivered_in_all += 1;
    }

    /// A fetch begins: what was delivered until now will be shown by it.
    pub fn begin_fetch(&mut self) -> (u32, Vec<(String, i64)>) {
        (self.generation, std::mem::take(&mut self.delivered))
    }

    pub fn fetch_failed(&mut self, delivered: Vec<(String, i64)>) {
        self.delivered.splice(0..0, delivered);
    }

    /// The page was fetched again; whether the connection must resume.
    pub fn refresh(&mut self, page: &Value, generation: u32, delivered: &[(String, i64)]) -> bool {
        if generation != self.generation {
            return false;
        }
        self.shows(page);
        let must_resume = self.cursors.adopt(&page["cursors"]);
        self.transcript.push(json!({ "adopt": page["cursors"], "again": must_resume }));
        for (mailbox, number) in delivered {
            let acks = self.cursors.shown(mailbox, *number);
            self.transcript.push(json!({ "shown": [mailbox, number], "acks": acks }));
            self.acks.extend(acks.iter().map(|number| json!({ "type": "ack", "mailbox": mailbox, "number": number })));
        }
        // A mailbox that was lost is followed again from its new cursor.
        for mailbox in mailboxes(self.who) {
            if let Some((number, event)) = self.cursors.stands(&encode(mailbox)) {
                self.followed.entry(mailbox).or_insert(event.map(|event| (number, place(event))));
            }
        }
        must_resume
    }

    pub fn acks(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.acks)
    }

    /// What is still missing, once nothing moves any more; nothing when the page knows and shows all.
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for mailbox in mailboxes(self.who) {
            let due = self.log.cursor(mailbox);
            let due = due.event.map(|event| (due.number, event.0));
            let stands = self.cursors.stands(&encode(mailbox)).map(|(number, event)| event.map(|event| (number, place(event))));
            let shown = self.shown.get(&mailbox).copied().flatten();
            if stands != Some(due) || shown != due {
                missing.push(format!("{} of {mailbox}: {due:?} is due, it stands at {stands:?} and shows {shown:?}", self.who));
            }
        }
        missing
    }
}
