//! The chain: each block holds the digest of its rows and of the block before it. The end of the chain stands apart under a keyed
//! hash, so that whoever changes the database without the instance's key can neither rewrite the chain nor cut its end off.

use sha2::{Digest, Sha256};

use crate::args;
use crate::hex;
use crate::storage::{Db, Error, Row, Sealed, Sql, Storage, setting, sql};

#[derive(Row)]
struct Entry {
    id: i64,
    at: i64,
    actor: String,
    verb: String,
    subject: String,
    association_id: Option<i64>,
    detail: String,
    reason: Option<Sealed>,
}

impl Entry {
    fn line(&self) -> String {
        let Self { id, at, actor, verb, subject, association_id, detail, reason } = self;
        let reason = reason.as_ref().map(|reason| hex::write(reason.as_bytes())).unwrap_or_default();
        format!("{id}|{at}|{actor}|{verb}|{subject}|{}|{detail}|{reason}\n", association_id.unwrap_or(0))
    }
}

#[derive(Row)]
struct Block {
    number: i64,
    entries: i64,
    digest: String,
}

#[derive(Row)]
struct Head {
    number: i64,
    digest: String,
    mac: String,
}

const COLUMNS: &str = "id, at, actor, verb, subject, association_id, detail, reason";
const HEAD: &str = "SELECT number, digest, mac FROM audit_heads WHERE id = 1";

/// What the keyed hash of the chain's end is made of.
fn signed(number: i64, digest: &str) -> String {
    format!("{number}/{digest}")
}

/// Chains the entries that no block holds yet.
pub async fn chain(storage: &Storage) -> Result<(), Error> {
    let loose = format!("SELECT {COLUMNS} FROM audit_entries WHERE block IS NULL ORDER BY id LIMIT 1000");
    storage
        .write(async move |tx| {
            let entries = tx.all::<Entry>(&loose, args![]).await?;
            if entries.is_empty() {
                return Ok(());
            }
            let last = "SELECT number, entries, digest FROM audit_blocks ORDER BY number DESC LIMIT 1";
            let before = tx.first::<Block>(last, args![]).await?;
            // What goes on is the signed end: a chain that was cut stays broken, whatever is added.
            let head = tx.first::<Head>(HEAD, args![]).await?;
            let (number, before) = match (head, before) {
                (Some(head), _) => (head.number + 1, head.digest),
                (None, before) => before.map_or((1, String::new()), |block| (block.number + 1, block.digest)),
            };
            let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
            let digest = digest(&before, &entries);
            tx.execute(
                "INSERT INTO audit_blocks (number, at, entries, digest) VALUES ($1, $2, $3, $4)",
                args![number, tx.now(), count, &digest],
            )
            .await?;
            // These and no others: on PostgreSQL a row with a smaller id may have come meanwhile.
            let statement = format!("UPDATE audit_entries SET block = $1 WHERE id IN ({})", sql::marks(2, entries.len()));
            let ids = entries.iter().map(|entry| sql::Arg::from(entry.id));
            tx.execute(&statement, args![number].into_iter().chain(ids).collect()).await?;
            let mac = tx.lookup("audit-head", &signed(number, &digest));
            tx.execute(
                "INSERT INTO audit_heads (id, number, digest, mac) VALUES (1, $1, $2, $3) \
                 ON CONFLICT (id) DO UPDATE SET number = excluded.number, digest = excluded.digest, mac = excluded.mac",
                args![number, &digest, mac],
            )
            .await?;
            Ok(())
        })
        .await
}

/// What a look through the whole audit found.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    pub blocks: i64,
    pub entries: i64,
    /// Rows of the last minute, which no block holds yet.
    pub loose: i64,
    pub broken: Option<Broken>,
}

/// The first place where the chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Its rows were changed, removed, added or moved.
    Rows(i64),
    /// The block is gone, or its number was changed.
    Gone(i64),
    /// The chain does not end as it was signed: blocks were cut off, or written anew without the key. The last number signed.
    End(i64),
}

impl std::fmt::Display for Broken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Rows(block) => write!(out, "block {block} no longer matches its rows"),
            Self::Gone(block) => write!(out, "block {block} is gone"),
            Self::End(block) => write!(out, "the chain does not end with block {block} as it was signed"),
        }
    }
}

/// Looks through the whole chain, from its first block to its signed end.
pub async fn verify(db: &Db) -> Result<Verified, Error> {
    let loose = db.scalar("SELECT COUNT(*) FROM audit_entries WHERE block IS NULL", args![]).await?.unwrap_or(0);
    let mut seen = Verified { loose, ..Verified::default() };
    let mut before = String::new();
    let inside = format!("SELECT {COLUMNS} FROM audit_entries WHERE block = $1 ORDER BY id");
    for block in db.all::<Block>("SELECT number, entries, digest FROM audit_blocks ORDER BY number", args![]).await? {
        if block.number != seen.blocks + 1 {
            seen.broken = Some(Broken::Gone(seen.blocks + 1));
            return Ok(seen);
        }
        let entries = db.all::<Entry>(&inside, args![block.number]).await?;
        if digest(&before, &entries) != block.digest || i64::try_from(entries.len()).ok() != Some(block.entries) {
            seen.broken = Some(Broken::Rows(block.number));
            return Ok(seen);
        }
        seen.blocks = block.number;
        seen.entries += block.entries;
        before = block.digest;
    }
    let head = db.first::<Head>(HEAD, args![]).await?;
    let is_signed = match &head {
        Some(head) => {
            head.number == seen.blocks && head.digest == before && head.mac == db.lookup("audit-head", &signed(head.number, &head.digest))
        }
        None => seen.blocks == 0,
    };
    if !is_signed {
        seen.broken = Some(Broken::End(head.map_or(seen.blocks, |head| head.number)));
    }
    Ok(seen)
}

/// The setting that remembers the last look: when it was, then what was broken, if anything was.
const LOOKED: &str = "audit_verified";

/// Looks through the chain, and remembers when and what was found.
pub async fn verify_and_remember(storage: &Storage) -> Result<Option<Broken>, Error> {
    let seen = verify(storage.read()).await?;
    let words = seen.broken.map(|broken| broken.to_string()).unwrap_or_default();
    storage.write(async move |tx| tx.keep_setting(LOOKED, &format!("{} {words}", tx.now())).await).await?;
    Ok(seen.broken)
}

/// When the chain was last looked through, and what was broken then.
pub async fn last_look(db: &impl Sql) -> Result<Option<(i64, Option<String>)>, Error> {
    let kept = setting(db, LOOKED).await?.unwrap_or_default();
    let Some((at, words)) = kept.split_once(' ') else { return Ok(None) };
    Ok(at.parse().ok().map(|at| (at, Some(words.to_owned()).filter(|words| !words.is_empty()))))
}

fn digest(before: &str, entries: &[Entry]) -> String {
    let mut digest = Sha256::new();
    digest.update(before.as_bytes());
    for entry in entries {
        digest.update(entry.line().as_bytes());
    }
    hex::write(&digest.finalize())
}
