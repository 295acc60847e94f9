//! Who read or changed whose record, when and why: append-only, pseudonyms only. A job chains rows in blocks, so that one that was
//! changed or removed shows ([`chain`]); a free reason is sealed.

mod chain;
mod rows;

pub use chain::{Broken, Verified, chain, last_look, verify, verify_and_remember};
pub use rows::{Acts, Entry, Filter, Subject, acts, count, page, verbs};

use crate::args;
use crate::storage::{AccountId, AssociationId, AuditId, Db, Error, Sql, Tx};

/// Who acted.
#[derive(Clone, Copy, Debug)]
pub enum Actor {
    Account(AccountId),
    /// Somebody with a personal code.
    Asker,
    /// The program itself, by a rule.
    Rule,
}

/// The letters of the keyed hash that stands for an account: entries of one person stay together, and the name is not in the row.
const PSEUDONYM: usize = 16;

/// The pseudonym of an account, as [`note`] writes it.
pub fn pseudonym(db: &Db, account: AccountId) -> String {
    db.lookup("audit", &account.to_string()).chars().take(PSEUDONYM).collect()
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
    write(tx, actor, verb, &subject, association, detail, "").await
}

/// Somebody took something of their association out of here. `what`: "roster_exported"…; `detail`: how many rows.
pub async fn exported(tx: &Tx, by: AccountId, association: AssociationId, what: &str, detail: &str) -> Result<(), Error> {
    note(tx, Actor::Account(by), what, format!("association {association}"), Some(association), detail).await
}

/// Somebody says why they are about to read a record. `why`: one of the reasons that the page gives; `words`: theirs, sealed.
pub async fn note_reason(
    tx: &Tx,
    by: AccountId,
    subject: &Subject,
    association: AssociationId,
    why: &str,
    words: &str,
) -> Result<(), Error> {
    write(tx, Actor::Account(by), "reason_given", subject.as_str(), Some(association), why, words).await
}

async fn write(
    tx: &Tx,
    actor: Actor,
    verb: &str,
    subject: &str,
    association: Option<AssociationId>,
    detail: &str,
    words: &str,
) -> Result<(), Error> {
    let id: AuditId = tx.new_id();
    let reason = match actor {
        Actor::Account(account) if !words.is_empty() => Some(tx.seal_key(account.0).await?.seal("audit_entries.reason", id.0, words)?),
        _ => None,
    };
    let actor = match actor {
        Actor::Account(account) => tx.lookup("audit", &account.to_string()).chars().take(PSEUDONYM).collect(),
        Actor::Asker => "asker".to_owned(),
        Actor::Rule => "rule".to_owned(),
    };
    tx.execute(
        "INSERT INTO audit_entries (id, at, actor, verb, subject, association_id, detail, reason, block) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)",
        args![id, tx.now(), actor, verb, subject, association, detail, reason],
    )
    .await?;
    Ok(())
}
