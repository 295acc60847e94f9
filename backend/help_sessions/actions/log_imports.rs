//! Past sessions brought in from a file, some lines at a time: each is a record as any, once.

use super::super::drop_ins::MOST_PEOPLE;
use super::super::store::drop_ins::{self, Participants};
use super::super::store::log_imports::{self, LogImport, NewImport};
use super::super::vocabulary::SessionType;
use super::super::{Refused, SessionRecord};
use super::records::{self, Writing};
use crate::audit::{self, Actor};
use crate::helpers::import::table::Line;
use crate::storage::{Error, FormKey, LogImportId, Tx};

/// Lines that one transaction brings in: others write in between.
pub const PART: usize = 50;

/// A line ready to be kept.
#[derive(Clone, Debug)]
pub struct Past {
    /// Of its line, 64 hex characters.
    pub key: String,
    pub kind: SessionType,
    pub held_at: i64,
    pub people: i64,
    pub record: SessionRecord,
}

/// Keeps the lines of a file until they were looked at.
pub async fn take(tx: &Tx, new: &NewImport, lines: &[Line]) -> Result<LogImportId, Error> {
    let id = log_imports::insert(tx, new, lines).await?;
    audit::note(tx, Actor::Account(new.made_by), "log_read", format!("import {id}"), new.association, "").await?;
    Ok(id)
}

/// Brings in some lines; those that came before are left.
pub async fn bring_in(tx: &Tx, import: &LogImport, part: &[Past]) -> Result<(), Refused> {
    let (account, mut created) = (import.account_id, 0);
    for past in part {
        if !log_imports::mark(tx, account, &past.key).await? {
            continue;
        }
        let key = past.key.get(..32).and_then(FormKey::parse).unwrap_or_else(FormKey::fresh);
        let writing = Writing { record: past.record.clone(), is_mailed: false, key, sent: past.key.clone() };
        let helper = (account, import.first_name.as_str());
        let id = records::log_of(tx, helper, import.association_id, (past.kind, past.held_at), &writing).await?;
        if past.kind == SessionType::Collectif {
            let came = Participants { version: 1, people: past.people.clamp(1, MOST_PEOPLE), first_names: Vec::new() };
            drop_ins::insert_participants(tx, account, id, &came).await?;
        }
        log_imports::led_to(tx, account, &past.key, id).await?;
        created += 1;
    }
    Ok(log_imports::count(tx, import.id, created).await?)
}

/// It is over, and its lines are gone.
pub async fn end(tx: &Tx, import: &LogImport) -> Result<(), Error> {
    log_imports::end(tx, import.id).await?;
    audit::note(tx, Actor::Account(import.made_by), "log_imported", format!("import {}", import.id), import.association_id, "").await
}
