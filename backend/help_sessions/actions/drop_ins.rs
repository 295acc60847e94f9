//! A drop-in is noted, or undone; a workshop, and who came to it.

use super::super::drop_ins::NAMES_KEPT_MS;
use super::super::rights::Recorded;
use super::super::store::drop_ins::{self, Participants};
use super::super::store::log_imports;
use super::super::vocabulary::SessionType;
use super::super::{Refused, SessionRecord};
use super::records::{self, Writing};
use crate::accounts::rights::SignedIn;
use crate::clock::DAY;
use crate::storage::{AssociationId, Error, FormKey, HelpSessionId, Storage, Tx};

/// A workshop: one record, whose hours count once, and how many came.
pub async fn hold_workshop(
    tx: &Tx,
    who: &SignedIn,
    association: Option<AssociationId>,
    held_at: i64,
    writing: &Writing,
    came: &Participants,
) -> Result<HelpSessionId, Refused> {
    let id = records::log(tx, who, association, (SessionType::Collectif, held_at), writing).await?;
    // A form that came twice has its first version already.
    drop_ins::insert_participants(tx, who.account, id, came).await?;
    Ok(id)
}

/// Who came is corrected: a new version. Refused when somebody wrote one since.
pub async fn recount(tx: &Tx, recorded: &Recorded, came: &Participants) -> Result<(), Refused> {
    let is_next = drop_ins::insert_participants(tx, recorded.who.account, recorded.session.id, came).await?;
    if is_next { Ok(()) } else { Err(Refused::SentAlready) }
}

/// Undoes a drop-in: a version of its record without minutes, which the ledger follows by a line. What was written stays readable,
/// and correcting it brings it back.
pub async fn undo(tx: &Tx, recorded: &Recorded, record: SessionRecord) -> Result<(), Refused> {
    let nothing = SessionRecord { minutes: 0, ..record };
    let writing = Writing { record: nothing, is_mailed: false, key: FormKey::fresh(), sent: String::new() };
    records::correct(tx, recorded, recorded.session.version, &writing).await
}

/// First names of participants are forgotten once they have been counted long enough ago, and files that nobody brought in.
pub async fn forget(storage: &Storage, now: i64) -> Result<(), Error> {
    log_imports::forget(storage, now - DAY).await?;
    drop_ins::forget_names(storage, now - NAMES_KEPT_MS).await
}
