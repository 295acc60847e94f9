//! "Signaler": what was said is frozen under the association's key, coordinators are told, and the two are kept apart.

use serde::Serialize;

use super::Pairing;
use super::store::reports as store;
use crate::accounts::ring::{self, Call};
use crate::associations::{self, Role};
use crate::audit::{self, Actor};
use crate::hub::{Event, Mailbox, tell};
use crate::push::Ring;
use crate::storage::{AccountId, AssociationId, Error, HelpRequestId, ReportId, Row, Tx, stored_by_word};

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
    store::insert(tx, id, pairing, new).await?;
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

pub use super::store::reports::{is_frozen, open_of, told};

/// A coordinator has looked at it. `outcome`: public words only. `false` when it is another association's, or was closed.
pub async fn close(tx: &Tx, by: AccountId, association: AssociationId, id: ReportId, outcome: &str) -> Result<bool, Error> {
    let is_closed = store::close(tx, by, association, id, outcome).await?;
    if is_closed {
        audit::note(tx, Actor::Account(by), "report_closed", format!("report {id}"), Some(association), outcome).await?;
        tx.hint(format!("board/{association}"));
    }
    Ok(is_closed)
}
