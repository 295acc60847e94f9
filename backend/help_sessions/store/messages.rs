//! The chat of a help request: sealed with the asker's key, in the order of ids.

use crate::args;
use crate::help_sessions::{Author, Message};
use crate::pairing::Pairing;
use crate::storage::{AccountId, AskerId, Db, Error, HelpRequestId, MessageId, Row, SealKey, Sealed, Sql, Tx};

/// A page shows so many, the latest.
const MOST: i64 = 300;
const PLACE: &str = "messages.words";

#[derive(Row)]
struct MessageRow {
    id: MessageId,
    author: String,
    account_id: Option<AccountId>,
    first_name: Option<String>,
    words: Sealed,
    created_at: i64,
}

impl MessageRow {
    fn open(self, key: &SealKey) -> Result<Message, Error> {
        Ok(Message {
            id: self.id,
            author: Author::parse(&self.author).ok_or_else(|| Error::Row(format!("messages.author {:?}", self.author)))?,
            first_name: self.first_name,
            account: self.account_id,
            words: key.open(PLACE, self.id.0, &self.words)?,
            at: self.created_at,
        })
    }
}

/// Writes a message. The row of its help request is locked, so that ids rise in the order of writing.
pub(in crate::help_sessions) async fn insert(
    tx: &Tx,
    help_request: HelpRequestId,
    asker: AskerId,
    by: (Author, Option<AccountId>),
    words: &str,
) -> Result<MessageId, Error> {
    let id: MessageId = tx.new_id();
    let key = tx.seal_key(asker.0).await?;
    tx.execute(
        "INSERT INTO messages (id, help_request_id, author, account_id, words, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, help_request, by.0.as_str(), by.1, key.seal(PLACE, id.0, words)?, tx.now()],
    )
    .await?;
    Ok(id)
}

/// The messages of a help request since an instant, oldest first; nothing once its asker was erased. A helper reads those of
/// their own pairing; the asker all.
pub async fn messages(db: &Db, help_request: HelpRequestId, asker: AskerId, since_at: i64) -> Result<Vec<Message>, Error> {
    let Some(key) = db.seal_key(asker.0).await? else { return Ok(Vec::new()) };
    opened(db, &key, help_request, since_at).await
}

/// The messages of a pairing, inside a transaction: what a report freezes.
pub(in crate::help_sessions) async fn messages_of(tx: &Tx, pairing: &Pairing) -> Result<Vec<Message>, Error> {
    let key = tx.seal_key(pairing.asker.0).await?;
    opened(tx, &key, pairing.help_request, pairing.started_at).await
}

async fn opened(db: &impl Sql, key: &SealKey, help_request: HelpRequestId, since_at: i64) -> Result<Vec<Message>, Error> {
    let statement = "SELECT m.id, m.author, m.account_id, a.first_name, m.words, m.created_at FROM messages m \
         LEFT JOIN accounts a ON a.id = m.account_id WHERE m.help_request_id = $1 AND m.created_at >= $2 ORDER BY m.id DESC LIMIT $3";
    let rows: Vec<MessageRow> = db.all(statement, args![help_request, since_at, MOST]).await?;
    rows.into_iter().rev().map(|row| row.open(key)).collect()
}

/// Erases the chat of a help request, and that something of it waits to be read.
pub(in crate::help_sessions) async fn erase(tx: &Tx, help_request: HelpRequestId) -> Result<(), Error> {
    tx.execute("DELETE FROM messages WHERE help_request_id = $1", args![help_request]).await?;
    super::unread::end(tx, help_request).await
}

/// Erases every chat of an asker.
pub(in crate::help_sessions) async fn erase_of(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    for table in ["messages", "unread_messages"] {
        let statement = format!("DELETE FROM {table} WHERE help_request_id IN (SELECT id FROM help_requests WHERE asker_id = $1)");
        tx.execute(&statement, args![asker]).await?;
    }
    Ok(())
}
