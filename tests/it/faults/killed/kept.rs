//! What was acknowledged is there; what was not is whole or absent.

use std::collections::HashMap;

use binome::args;
use binome::storage::{Row, Sql, Storage, decode};

use super::load::Told;

/// Asks, acceptances and withdrawals that somebody saw answered, and every event that somebody heard.
pub async fn kept(storage: &Storage, told: &Told) {
    let db = storage.read();
    let keys: Vec<String> =
        db.column("SELECT form_key FROM idempotency_keys WHERE form_key < '1' ORDER BY form_key", args![]).await.unwrap();
    for key in told.asked.lock().unwrap().iter() {
        assert!(keys.binary_search(key).is_ok(), "an acknowledged help request was lost: {key}");
    }
    let asked: Option<i64> = db.scalar("SELECT COUNT(*) FROM help_requests", args![]).await.unwrap();
    assert_eq!(asked, i64::try_from(keys.len()).ok(), "a form that was sent again asked twice, or one asked for nothing");

    let won =
        "SELECT o.id FROM offers o JOIN pairings p ON p.help_request_id = o.help_request_id AND p.account_id = o.account_id ORDER BY o.id";
    let won: Vec<i64> = db.column(won, args![]).await.unwrap();
    for offer in told.accepted.lock().unwrap().iter() {
        assert!(won.binary_search(&offer.0).is_ok(), "an acknowledged acceptance was lost: {offer}");
    }
    let withdrawn: Vec<i64> = db.column("SELECT id FROM help_requests WHERE state = 'withdrawn' ORDER BY id", args![]).await.unwrap();
    for id in told.withdrawn.lock().unwrap().iter() {
        assert!(withdrawn.binary_search(&id.0).is_ok(), "an acknowledged withdrawal was lost: {id}");
    }
    heard(storage, told, false).await;
}

/// What a reader heard is stored under the same number and id. `is_all`: and there is nothing else.
pub async fn heard(storage: &Storage, told: &Told, is_all: bool) {
    #[derive(Row)]
    struct Stored {
        mailbox_id: i64,
        number: i64,
        id: i64,
    }
    let all = "SELECT mailbox_id, number, id FROM events ORDER BY mailbox_id, number";
    let mut stored: HashMap<i64, Vec<(i64, i64)>> = HashMap::new();
    for event in storage.read().all::<Stored>(all, args![]).await.unwrap() {
        stored.entry(event.mailbox_id).or_default().push((event.number, event.id));
    }
    for reader in told.heard.lock().unwrap().iter() {
        let had: Vec<(i64, i64)> = reader.had.iter().map(|(number, id, _)| (*number, decode(id).unwrap())).collect();
        let mailbox = decode(&reader.mailbox).unwrap();
        let stored = stored.get(&mailbox).map_or(&[][..], Vec::as_slice);
        assert!(stored.starts_with(&had), "{} heard what is not there", reader.mailbox);
        assert!(!is_all || stored.len() == had.len(), "{} heard {} of {} events", reader.mailbox, had.len(), stored.len());
    }
}
