//! Whatever the instant of the kill, the database tells one story.

use binome::args;
use binome::storage::{HelpRequestId, Row, Sql, Storage};

/// Nothing is half there.
pub async fn whole(storage: &Storage) {
    for (what, broken) in [
        (
            "a pairing without its help request",
            "SELECT COUNT(*) FROM pairings p JOIN help_requests h ON h.id = p.help_request_id WHERE p.ended_at IS NULL AND h.state <> 'paired'",
        ),
        (
            "a paired help request without its pairing",
            "SELECT COUNT(*) FROM help_requests h WHERE h.state = 'paired' AND (SELECT COUNT(*) FROM pairings p WHERE p.help_request_id = h.id AND p.ended_at IS NULL) <> 1",
        ),
        (
            "a live offer of what is taken",
            "SELECT COUNT(*) FROM offers o JOIN help_requests h ON h.id = o.help_request_id WHERE o.state = 'live' AND h.state <> 'open'",
        ),
        (
            "a mailbox with a hole",
            "SELECT COUNT(*) FROM mailboxes m WHERE m.head <> (SELECT COUNT(*) FROM events e WHERE e.mailbox_id = m.id) OR m.head <> (SELECT MAX(number) FROM events e WHERE e.mailbox_id = m.id)",
        ),
        (
            "a load that is not what it carries",
            "SELECT COUNT(*) FROM helper_loads l WHERE \
             l.live_now <> (SELECT COUNT(*) FROM offers o WHERE o.account_id = l.account_id AND o.state = 'live' AND o.is_now) OR \
             l.live_later <> (SELECT COUNT(*) FROM offers o WHERE o.account_id = l.account_id AND o.state = 'live' AND NOT o.is_now) OR \
             l.open_pairings <> (SELECT COUNT(*) FROM pairings p WHERE p.account_id = l.account_id AND p.ended_at IS NULL)",
        ),
    ] {
        let count: Option<i64> = storage.read().scalar(broken, args![]).await.unwrap();
        assert_eq!(count, Some(0), "{what}");
    }
    told_once(storage).await;
    each_wave_has_its_job(storage).await;
}

/// Whoever waits has one job that writes their next wave, and no other.
async fn each_wave_has_its_job(storage: &Storage) {
    #[derive(Row)]
    struct Open {
        id: HelpRequestId,
        wave: i64,
    }
    let open: Vec<Open> = storage.read().all("SELECT id, wave FROM help_requests WHERE state = 'open' ORDER BY id", args![]).await.unwrap();
    for Open { id, wave } in open {
        let job: Option<String> =
            storage.read().scalar("SELECT payload FROM jobs WHERE job_key = $1", args![format!("wave/{id}")]).await.unwrap();
        let step: serde_json::Value = serde_json::from_str(&job.unwrap_or_else(|| panic!("{id} waits without a next wave"))).unwrap();
        assert_eq!(step["wave"], wave + 1, "{id}");
    }
}

/// Each offer is one event in its helper's mailbox, and no other event speaks of it.
async fn told_once(storage: &Storage) {
    let mut told: Vec<String> =
        storage.read().column("SELECT data FROM events WHERE kind = 'offer_made' ORDER BY data", args![]).await.unwrap();
    let all = told.len();
    told.dedup();
    assert_eq!(told.len(), all, "somebody was told twice of one offer");
    let offers: Option<i64> = storage.read().scalar("SELECT COUNT(*) FROM offers", args![]).await.unwrap();
    assert_eq!(offers, i64::try_from(all).ok(), "an offer was not told, or told without being made");
    let twice: Option<i64> = storage
        .read()
        .scalar("SELECT COUNT(*) FROM (SELECT help_request_id, account_id FROM offers GROUP BY help_request_id, account_id HAVING COUNT(*) > 1) AS t", args![])
        .await
        .unwrap();
    assert_eq!(twice, Some(0), "somebody was offered the same help request twice");
}
