//! What the hub reads: cursors and missed events; and the batched write of presence.

use crate::args;
use crate::storage::{Error, EventId, Row, Sql, Storage, sql};

/// Where a reader stands in a mailbox: the number and id of the last event it had (0 and `None` at the beginning).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub mailbox: i64,
    pub number: i64,
    pub event: Option<EventId>,
}

/// A stored event.
#[derive(Clone, Debug, Row)]
pub struct Stored {
    pub mailbox_id: i64,
    pub number: i64,
    pub id: EventId,
    pub at: i64,
    pub kind: String,
    pub data: String,
}

/// Most events replayed one by one; whoever missed more refetches everything.
pub const MOST_REPLAYED: i64 = 500;

/// The cursor of a mailbox as it stands. Read it **before** the data of a page.
pub async fn cursor(db: &impl Sql, mailbox: i64) -> Result<Cursor, Error> {
    #[derive(Row)]
    struct Last {
        number: i64,
        id: EventId,
    }
    let last = db.first::<Last>("SELECT number, id FROM events WHERE mailbox_id = $1 ORDER BY number DESC LIMIT 1", args![mailbox]).await?;
    Ok(match last {
        Some(last) => Cursor { mailbox, number: last.number, event: Some(last.id) },
        None => Cursor { mailbox, number: 0, event: None },
    })
}

/// The same of several mailboxes, in their order, in one statement.
pub async fn cursors_of(db: &impl Sql, mailboxes: &[i64]) -> Result<Vec<Cursor>, Error> {
    #[derive(Row)]
    struct Last {
        mailbox_id: i64,
        number: i64,
        id: EventId,
    }
    if mailboxes.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!(
        "SELECT e.mailbox_id, e.number, e.id FROM events e WHERE e.mailbox_id IN ({}) \
         AND e.number = (SELECT MAX(l.number) FROM events l WHERE l.mailbox_id = e.mailbox_id)",
        sql::marks(1, mailboxes.len())
    );
    let last: Vec<Last> = db.all(&statement, mailboxes.iter().map(|mailbox| sql::Arg::from(*mailbox)).collect()).await?;
    let of = |mailbox: i64| {
        let last = last.iter().find(|last| last.mailbox_id == mailbox);
        Cursor { mailbox, number: last.map_or(0, |last| last.number), event: last.map(|last| last.id) }
    };
    Ok(mailboxes.iter().map(|mailbox| of(*mailbox)).collect())
}

/// What a live socket reads: the stored events of mailboxes, here the database's, in a simulation a list's.
pub trait Log: Send + Sync {
    /// Events of a mailbox above a number, in order, at most [`MOST_REPLAYED`].
    fn after(&self, mailbox: i64, number: i64) -> impl Future<Output = Result<Vec<Stored>, Error>> + Send;

    /// The cursor of a mailbox as it stands.
    fn head(&self, mailbox: i64) -> impl Future<Output = Result<Cursor, Error>> + Send;
}

impl Log for Storage {
    async fn after(&self, mailbox: i64, number: i64) -> Result<Vec<Stored>, Error> {
        self.read()
            .all(
                "SELECT mailbox_id, number, id, at, kind, data FROM events WHERE mailbox_id = $1 AND number > $2 ORDER BY number LIMIT $3",
                args![mailbox, number, MOST_REPLAYED],
            )
            .await
    }

    async fn head(&self, mailbox: i64) -> Result<Cursor, Error> {
        cursor(self.read(), mailbox).await
    }
}

/// What a reader missed since its cursor; `None` when its cursor is not of this database's story (`resync`): an id that is
/// not the stored row's, a trimmed or a future number.
pub(super) async fn missed(log: &impl Log, since: Cursor) -> Result<Option<Vec<Stored>>, Error> {
    if since.number < 0 {
        return Ok(None);
    }
    let mut events = log.after(since.mailbox, since.number - 1).await?;
    if since.number == 0 {
        // At the beginning there is no row to compare with; a trimmed mailbox no longer starts at 1.
        let starts_well = since.event.is_none() && events.first().is_none_or(|event| event.number == 1);
        return Ok((starts_well && is_all(&events)).then_some(events));
    }
    let same_story = events.first().is_some_and(|event| event.number == since.number && Some(event.id) == since.event);
    if !same_story || !is_all(&events) {
        return Ok(None);
    }
    events.remove(0);
    Ok(Some(events))
}

/// Whether nothing was left out of a reading.
pub(super) fn is_all(events: &[Stored]) -> bool {
    i64::try_from(events.len()).is_ok_and(|count| count < MOST_REPLAYED)
}

/// Says until when these accounts count as being there.
pub async fn keep_presence(storage: &Storage, accounts: Vec<i64>, until_at: i64) -> Result<(), Error> {
    storage
        .write(async move |tx| {
            for some in accounts.chunks(1_000) {
                let statement = format!(
                    "INSERT INTO presences (account_id, until_at) VALUES {} ON CONFLICT (account_id) DO UPDATE SET until_at = excluded.until_at",
                    sql::rows_of_marks(some.len(), 2)
                );
                tx.execute(&statement, some.iter().flat_map(|account| args![*account, until_at]).collect()).await?;
            }
            Ok(())
        })
        .await
}

/// Forgets events older than `before_at`, a bounded number at a time. Heads stay, so numbers are never used again.
pub async fn trim(storage: &Storage, before_at: i64) -> Result<u64, Error> {
    storage.write(async move |tx| tx.execute("DELETE FROM events WHERE at < $1", args![before_at]).await).await
}
