//! "Signaler", "Ce n'est pas moi qui ai demandé", "Ce n'est pas la bonne personne": help stops, what was said is frozen, a
//! coordinator looks.

use super::super::rights::Asking;
use super::super::store;
use crate::audit::Actor;
use crate::help_requests::{self, HelpRequest};
use crate::pairing::reports::{self, NewReport, Reason};
use crate::pairing::rights::Helping;
use crate::pairing::{self, Pairing, ending};
use crate::storage::{Error, Tx};

/// What somebody reports. `words` are free of secrets.
#[derive(Clone, Debug)]
pub struct Reported {
    pub reason: Reason,
    pub words: Option<String>,
}

/// A helper reports, also after the pairing ended. Nobody else is sent to the person before a coordinator has looked.
pub async fn by_helper(tx: &Tx, helping: &Helping, reported: &Reported, public_url: &str) -> Result<(), Error> {
    let Some(pairing) = pairing::store::pairing(tx, helping.pairing.id).await? else { return Ok(()) };
    let by = Actor::Account(helping.who.account);
    if pairing.ended_at.is_none() {
        close(tx, &pairing, reported.reason, by).await?;
    }
    file(tx, &pairing, &helping.help_request, reported, false, public_url).await?;
    if reported.reason != Reason::WrongPerson {
        ending::block(tx, pairing.asker, pairing.helper, false).await?;
    }
    Ok(())
}

/// An asker reports, also after the pairing ended. Somebody else is looked for, unless they never asked. `false` when nobody
/// has helped yet.
pub async fn by_asker(tx: &Tx, asking: &Asking, reported: &Reported, public_url: &str) -> Result<bool, Error> {
    let Some(pairing) = pairing::store::latest_pairing(tx, asking.help_request.id).await? else { return Ok(false) };
    if reported.reason != Reason::NotMe {
        ending::block(tx, asking.asker, pairing.helper, true).await?;
    }
    if pairing.ended_at.is_none() {
        if reported.reason == Reason::NotMe {
            close(tx, &pairing, reported.reason, Actor::Asker).await?;
        } else {
            ending::give_back(tx, &pairing, "reported", Actor::Asker).await?;
        }
    }
    file(tx, &pairing, &asking.help_request, reported, true, public_url).await?;
    Ok(true)
}

/// The help request is closed, and its pairing ends with the reason that is nobody's business.
async fn close(tx: &Tx, pairing: &Pairing, reason: Reason, by: Actor) -> Result<(), Error> {
    let because = if reason == Reason::NotMe || reason == Reason::WrongPerson { "not_the_asker" } else { "reported" };
    let closed_by = match by {
        Actor::Account(account) => Some(account),
        Actor::Asker | Actor::Rule => None,
    };
    help_requests::actions::close(tx, pairing.help_request, because, closed_by).await?;
    ending::end(tx, pairing, "reported", by).await?;
    Ok(())
}

async fn file(
    tx: &Tx,
    pairing: &Pairing,
    asked: &HelpRequest,
    reported: &Reported,
    is_by_asker: bool,
    public_url: &str,
) -> Result<(), Error> {
    let new = NewReport {
        association: pairing.association.or(asked.association).or(asked.settings_association),
        is_by_asker,
        reason: reported.reason,
        words: reported.words.clone(),
        evidence: evidence(tx, pairing).await?,
    };
    reports::file(tx, pairing, &new, public_url).await?;
    Ok(())
}

/// The chat as it stands, as a JSON list of {at, author, words}.
async fn evidence(tx: &Tx, pairing: &Pairing) -> Result<String, Error> {
    let said = store::messages::messages_of(tx, pairing).await?;
    let lines: Vec<serde_json::Value> = said
        .iter()
        .map(|message| serde_json::json!({ "at": message.at, "author": message.author.as_str(), "words": message.words }))
        .collect();
    Ok(serde_json::Value::from(lines).to_string())
}
