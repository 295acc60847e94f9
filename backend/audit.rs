//! Who did what to whose record: append-only, pseudonyms only. A job chains rows in blocks, so that a removed row shows.

use sha2::{Digest, Sha256};

use crate::args;
use crate::hex;
use crate::storage::{AccountId, AssociationId, AuditId, Error, Row, Sql, Storage, Tx, sql};

/// Who acted.
#[derive(Clone, Copy, Debug)]
pub enum Actor {
    Account(AccountId),
    /// Somebody with a personal code.
    Asker,
    /// The program itself, by a rule.
    Rule,
}

/// Writes one entry. `subject`: a noun and an id ("help_request 0a…"); `detail`: public words only.
pub async fn note(
    tx: &Tx,
    actor: Actor,
    verb: &str,
    subject: String,
    association: Option<AssociationId>,
    detail: &str,
) -> Result<(), Error> {
    let actor = match actor {
        // A keyed hash: entries of one person stay together, and the name is not in the row.
        Actor::Account(account) => tx.lookup("audit", &account.to_string()).chars().take(16).collect(),
        Actor::Asker => "asker".to_owned(),
        Actor::Rule => "rule".to_owned(),
    };
    let id: AuditId = tx.new_id();
    tx.execute(
        "INSERT INTO audit_entries (id, at, actor, verb, subject, association_id, detail, block) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)",
        args![id, tx.now(), actor, verb, subject, association, detail],
    )
    .await?;
    Ok(())
}

#[derive(Row)]
struct Entry {
    id: i64,
    at: i64,
    actor: String,
    verb: String,
    subject: String,
    association_id: Option<i64>,
    detail: String,
}

impl Entry {
    fn line(&self) -> String {
        let Self { id, at, actor, verb, subject, association_id, detail } = self;
        format!("{id}|{at}|{actor}|{verb}|{subject}|{}|{detail}\n", association_id.unwrap_or(0))
    }
}

#[derive(Row)]
struct Block {
    number: i64,
    digest: String,
}

const COLUMNS: &str = "id, at, actor, verb, subject, association_id, detail";

/// Chains the entries that no block holds yet.
pub async fn chain(storage: &Storage) -> Result<(), Error> {
    let loose = format!("SELECT {COLUMNS} FROM audit_entries WHERE block IS NULL ORDER BY id LIMIT 1000");
    storage
        .write(async move |tx| {
            let entries = tx.all::<Entry>(&loose, args![]).await?;
            if entries.is_empty() {
                return Ok(());
            }
            let before = tx.first::<Block>("SELECT number, digest FROM audit_blocks ORDER BY number DESC LIMIT 1", args![]).await?;
            let (number, before) = before.map_or((1, String::new()), |block| (block.number + 1, block.digest));
            let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
            tx.execute(
                "INSERT INTO audit_blocks (number, at, entries, digest) VALUES ($1, $2, $3, $4)",
                args![number, tx.now(), count, digest(&before, &entries)],
            )
            .await?;
            // These and no others: on PostgreSQL a row with a smaller id may have come meanwhile.
            let statement = format!("UPDATE audit_entries SET block = $1 WHERE id IN ({})", sql::marks(2, entries.len()));
            let ids = entries.iter().map(|entry| sql::Arg::from(entry.id));
            tx.execute(&statement, args![number].into_iter().chain(ids).collect()).await?;
            Ok(())
        })
        .await
}

/// The number of the first block that no longer matches its entries; `None` when the chain holds.
pub async fn first_broken_block(db: &impl Sql) -> Result<Option<i64>, Error> {
    let mut before = String::new();
    let inside = format!("SELECT {COLUMNS} FROM audit_entries WHERE block = $1 ORDER BY id");
    for block in db.all::<Block>("SELECT number, digest FROM audit_blocks ORDER BY number", args![]).await? {
        let entries = db.all::<Entry>(&inside, args![block.number]).await?;
        if digest(&before, &entries) != block.digest {
            return Ok(Some(block.number));
        }
        before = block.digest;
    }
    Ok(None)
}

fn digest(before: &str, entries: &[Entry]) -> String {
    let mut digest = Sha256::new();
    digest.update(before.as_bytes());
    for entry in entries {
        digest.update(entry.line().as_bytes());
    }
    hex::write(&digest.finalize())
}
