//! The frames of `binome.v1`: JSON text, read and written here alone.

use axum::extract::ws::Utf8Bytes;
use serde::Deserialize;

use super::store::Cursor;
use crate::storage::{EventId, decode, encode};

/// What a client may say. Nothing else is written over the socket: writes are HTTP forms.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FromClient {
    /// The first frame: what the page had when it was made.
    Resume {
        cursors: Vec<WireCursor>,
    },
    /// The page has this event.
    Ack {
        mailbox: String,
        number: i64,
    },
    /// Somebody looks at the page.
    Here,
    Typing {
        help_request: String,
    },
}

#[derive(Debug, Deserialize)]
pub struct WireCursor {
    mailbox: String,
    number: i64,
    event: Option<String>,
}

impl WireCursor {
    /// `None` when the mailbox is not even an id. An event that is no id stands for one that never was: `resync`.
    pub fn read(&self) -> Option<Cursor> {
        let event = self.event.as_deref().map(|text| EventId(decode(text).unwrap_or(-1)));
        Some(Cursor { mailbox: decode(&self.mailbox)?, number: self.number, event })
    }
}

pub fn welcome(mailboxes: &[i64]) -> Utf8Bytes {
    let names: Vec<String> = mailboxes.iter().map(|mailbox| format!("\"{}\"", encode(*mailbox))).collect();
    format!(r#"{{"type":"welcome","mailboxes":[{}]}}"#, names.join(",")).into()
}

/// `data` is JSON already.
pub fn event(mailbox: i64, number: i64, id: EventId, at: i64, kind: &str, data: &str) -> Utf8Bytes {
    let mailbox = encode(mailbox);
    format!(r#"{{"type":"event","mailbox":"{mailbox}","number":{number},"id":"{id}","kind":"{kind}","at":{at},"data":{data}}}"#).into()
}

pub fn resync(mailbox: i64, number: i64) -> Utf8Bytes {
    format!(r#"{{"type":"resync","mailbox":"{}","number":{number}}}"#, encode(mailbox)).into()
}

pub fn hint(name: &str) -> Utf8Bytes {
    serde_json::json!({ "type": "hint", "name": name }).to_string().into()
}

/// The answer to `here`: whoever hears nothing knows that the line is dead.
pub fn here() -> Utf8Bytes {
    Utf8Bytes::from_static(r#"{"type":"here"}"#)
}

/// The cursors of a page, for its `data-cursors`.
pub fn cursors(cursors: &[Cursor]) -> String {
    let list: Vec<serde_json::Value> = cursors
        .iter()
        .map(|cursor| serde_json::json!({ "mailbox": encode(cursor.mailbox), "number": cursor.number, "event": cursor.event }))
        .collect();
    serde_json::Value::from(list).to_string()
}
