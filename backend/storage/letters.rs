//! The durable half of the hub: events, numbered per mailbox, written in the transaction that they tell of.
//!
//! Heads are locked and incremented in one sorted statement, last before the commit: per mailbox, number order is
//! commit order, and nothing can appear behind a reader.

use std::collections::BTreeMap;

use super::{Error, EventId, Row, Sql, Tx, sql};
use crate::args;

/// An event on its way to one mailbox (an account's, or an asker's help request's).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub mailbox: i64,
    pub id: EventId,
    /// Zero until the transaction ends.
    pub number: i64,
    pub at: i64,
    pub kind: &'static str,
    /// JSON: ids and small public facts, no free text and no contact detail.
    pub data: String,
}

#[derive(Row)]
struct Head {
    id: i64,
    head: i64,
}

/// Numbers the letters and stores them. Returns them sorted by mailbox, then number.
pub(super) async fn append(tx: &Tx, mut letters: Vec<Letter>) -> Result<Vec<Letter>, Error> {
    if letters.is_empty() {
        return Ok(letters);
    }
    letters.sort_by_key(|letter| letter.mailbox); // stable: within a mailbox, the order of telling
    let mut counts = BTreeMap::<i64, i64>::new();
    for letter in &letters {
        *counts.entry(letter.mailbox).or_default() += 1;
    }
    let mut next = heads_before(tx, &counts).await?;
    for letter in &mut letters {
        if let Some(number) = next.get_mut(&letter.mailbox) {
            *number += 1;
            letter.number = *number;
        }
    }
    for some in letters.chunks(1_000) {
        insert(tx, some).await?;
    }
    Ok(letters)
}

/// Moves the heads on, and returns where they stood.
async fn heads_before(tx: &Tx, counts: &BTreeMap<i64, i64>) -> Result<BTreeMap<i64, i64>, Error> {
    let sorted: Vec<(i64, i64)> = counts.iter().map(|(mailbox, count)| (*mailbox, *count)).collect();
    let mut before = BTreeMap::new();
    for some in sorted.chunks(1_000) {
        let statement = format!(
            "INSERT INTO mailboxes (id, head) VALUES {} ON CONFLICT (id) DO UPDATE SET head = mailboxes.head + excluded.head RETURNING id, head",
            sql::rows_of_marks(some.len(), 2)
        );
        let values = some.iter().flat_map(|(mailbox, count)| args![*mailbox, *count]).collect();
        for head in tx.all::<Head>(&statement, values).await? {
            before.insert(head.id, head.head - counts.get(&head.id).copied().unwrap_or(0));
        }
    }
    Ok(before)
}

async fn insert(tx: &Tx, letters: &[Letter]) -> Result<(), Error> {
    let statement = format!("INSERT INTO events (mailbox_id, number, id, at, kind, data) VALUES {}", sql::rows_of_marks(letters.len(), 6));
    let values = letters
        .iter()
        .flat_map(|letter| args![letter.mailbox, letter.number, letter.id, letter.at, letter.kind, letter.data.as_str()])
        .collect();
    tx.execute(&statement, values).await?;
    Ok(())
}
