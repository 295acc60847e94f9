//! "Signaler": what was said is frozen under the association's key, coordinators are told, and the two are kept apart.

use serde::Serialize;

use super::Pairing;
use crate::accounts::ring::{self, Call};
use crate::args;
use crate::associations::{self, Role};
use crate::audit::{self, Actor};
use crate::hub::{Event, Mailbox, tell};
use crate::push::Ring;
use crate::storage::{AccountId, AssociationId, Db, Error, HelpRequestId, ReportId, Row, Sealed, Sql, Tx, stored_by_word};

stored_by_word! {
    /// What is reported.
    Reason {
        /// Money, a card or a gift was asked for.
        Money "money",
        /// A password or a code was asked for, or kept.
        Password "password",
        /// Words or acts that hurt.
        Behaviour "behaviour",
        /// "Ce n'est pas moi qui ai demandé."
        NotMe "not_me",
        /// "Ce n'est pas la bonne personne."
        WrongPerson "wrong_person",
        Other "other",
    }
}

/// What somebody reports, and what was said until then.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// Whose coordinators look at it.
    pub association: Option<AssociationId>,
    pub is_by_asker: bool,
    pub reason: Reason,
    pub words: Option<String>,
    /// The chat as it stood: a JSON list of {at, author, words}.
    pub evidence: String,
}

/// A report, without anything personal: what was said is in [`told`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Row)]
pub struct Report {
    pub id: ReportId,
    pub help_request_id: HelpRequestId,
    /// The helper of the pairing, whoever reports.
    pub account_id: AccountId,
    pub association_id: Option<AssociationId>,
    pub is_by_asker: bool,
    /// A word of [`Reason`].
    pub reason: String,
    pub created_at: i64,
}

/// What a report holds, opened. Whoever reads it is audited by the caller.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub words: Option<String>,
    pub evidence: Option<String>,
}

/// Files a report of a pairing, and tells every coordinator who must look at it. `public_url`: where their page is.
pub async fn file(tx: &Tx, pairing: &Pairing, new: &NewReport, public_url: &str) -> Result<ReportId, Error> {
    let id: ReportId = tx.new_id();
    let key = tx.seal_key(owner(id, new.association)).await?;
    tx.execute(
        "INSERT INTO reports (id, help_request_id, account_id, association_id, is_by_asker, reason, words, evidence, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            pairing.help_request,
            pairing.helper,
            new.association,
            new.is_by_asker,
            new.reason.as_str(),
            key.seal_some("reports.words", id.0, new.words.as_deref())?,
            key.seal("reports.evidence", id.0, &new.evidence)?,
            tx.now()
        ],
    )
    .await?;
    let by = if new.is_by_asker { Actor::Asker } else { Actor::Account(pairing.helper) };
    audit::note(tx, by, "reported", format!("pairing {}", pairing.id), new.association, new.reason.as_str()).await?;
    alert(tx, id, new.association, public_url).await?;
    Ok(id)
}

async fn alert(tx: &Tx, id: ReportId, association: Option<AssociationId>, public_url: &str) -> Result<(), Error> {
    let Some(association) = association else { return Ok(()) };
    tx.hint(format!("board/{association}"));
    for account in associations::store::members_with(tx, association, &[Role::Coordinator]).await? {
        tell(tx, Mailbox::Account(account), Event::Alert { association, what: "report" });
        let ring = Ring { kind: "report".into(), url: format!("{public_url}/board"), lang: "fr".into() };
        let call = Call { account, ring, mail: "report".into() };
        ring::later(tx, &format!("ring-report/{id}/{account}"), &call, tx.now() + 10 * crate::clock::SECOND).await?;
    }
    Ok(())
}

/// Under whose key it is sealed: the association's, else its own.
fn owner(id: ReportId, association: Option<AssociationId>) -> i64 {
    association.map_or(id.0, |association| association.0)
}

const COLUMNS: &str = "id, help_request_id, account_id, association_id, is_by_asker, reason, created_at";

/// The reports that an association has still to look at, oldest first.
pub async fn open_of(db: &impl Sql, association: AssociationId) -> Result<Vec<Report>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM reports WHERE association_id = $1 AND closed_at IS NULL ORDER BY id");
    db.all(&statement, args![association]).await
}

/// Whether what was said about a help request is frozen.
pub async fn is_frozen(db: &impl Sql, help_request: HelpRequestId) -> Result<bool, Error> {
    let statement = "SELECT id FROM reports WHERE help_request_id = $1 AND closed_at IS NULL ORDER BY id LIMIT 1";
    Ok(db.scalar::<i64>(statement, args![help_request]).await?.is_some())
}

/// What a report of this association holds; nothing for another's.
pub async fn told(db: &Db, association: AssociationId, id: ReportId) -> Result<Told, Error> {
    #[derive(Row)]
    struct Hidden {
        words: Option<Sealed>,
        evidence: Option<Sealed>,
    }
    let hidden =
        db.first::<Hidden>("SELECT words, evidence FROM reports WHERE id = $1 AND association_id = $2", args![id, association]).await?;
    let (Some(hidden), Some(key)) = (hidden, db.seal_key(association.0).await?) else { return Ok(Told::default()) };
    Ok(Told {
        words: key.open_some("reports.words", id.0, hidden.words.as_ref())?,
        evidence: key.open_some("reports.evidence", id.0, hidden.evidence.as_ref())?,
    })
}

/// A coordinator has looked at it. `outcome`: public words only. `false` when it is another association's, or was closed.
pub async fn close(tx: &Tx, by: AccountId, association: AssociationId, id: ReportId, outcome: &str) -> Result<bool, Error> {
    let closed = tx
        .execute(
            "UPDATE reports SET closed_at = $3, closed_by = $4, outcome = $5 WHERE id = $1 AND association_id = $2 AND closed_at IS NULL",
            args![id, association, tx.now(), by, outcome],
        )
        .await?;
    if closed == 1 {
        audit::note(tx, Actor::Account(by), "report_closed", format!("report {id}"), Some(association), outcome).await?;
        tx.hint(format!("board/{association}"));
    }
    Ok(closed == 1)
}
