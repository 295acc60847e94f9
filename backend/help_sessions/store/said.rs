//! What the asker said of a meeting: thanks, and what was not so.

use super::records::{CONTESTED, SAID, THANKED};
use crate::args;
use crate::help_sessions::{HelpSession, ThanksOutcome};
use crate::storage::{AccountId, Db, Error, HelpSessionId, Row, Sealed, Sql};

/// Words of thanks that are told at most.
const MOST_THANKS: i64 = 500;

/// A word of thanks; the person stays unnamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thanks {
    pub help_session: HelpSessionId,
    pub words: String,
    /// When it was said, UTC milliseconds.
    pub thanked_at: i64,
}

/// The thanks that a helper was given, latest first; those of erased askers are gone, those that they reported are hidden.
pub async fn thanks_of(db: &Db, account: AccountId) -> Result<Vec<Thanks>, Error> {
    #[derive(Row)]
    struct Thanked {
        id: HelpSessionId,
        owner: i64,
        said: Sealed,
        thanked_at: i64,
    }
    let statement = format!(
        "SELECT s.id, COALESCE(h.asker_id, s.account_id) AS owner, s.said, s.thanked_at FROM help_sessions s \
         LEFT JOIN help_requests h ON h.id = s.help_request_id \
         WHERE s.account_id = $1 AND {THANKED} ORDER BY s.thanked_at DESC, s.id DESC LIMIT $2"
    );
    let rows: Vec<Thanked> = db.all(&statement, args![account, MOST_THANKS]).await?;
    let owners: Vec<i64> = rows.iter().map(|row| row.owner).collect();
    let keys = db.seal_keys(&owners).await?;
    let mut thanks = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(key) = keys.of(row.owner) {
            thanks.push(Thanks { help_session: row.id, words: key.open(SAID, row.id.0, &row.said)?, thanked_at: row.thanked_at });
        }
    }
    Ok(thanks)
}

/// What was said of one meeting, opened; nothing of it once the asker was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub thanks: Option<String>,
    /// They were reported: their helper sees them no more, unless they were kept.
    pub is_hidden: bool,
    pub is_reported: bool,
    /// Why it was not so: for coordinators.
    pub contested: Option<String>,
    /// Where the signed paper is kept.
    pub kept_where: Option<String>,
}

pub async fn said(db: &Db, session: &HelpSession) -> Result<Said, Error> {
    #[derive(Row)]
    struct Hidden {
        said: Option<Sealed>,
        contested: Option<Sealed>,
        kept_where: Option<Sealed>,
        thanks_reported_at: Option<i64>,
        thanks_outcome: Option<String>,
    }
    let statement = "SELECT said, contested, kept_where, thanks_reported_at, thanks_outcome FROM help_sessions WHERE id = $1";
    let Some(hidden) = db.first::<Hidden>(statement, args![session.id]).await? else { return Ok(Said::default()) };
    let Some(key) = db.seal_key(session.owner()).await? else { return Ok(Said::default()) };
    let open = |place: &str, sealed: &Option<Sealed>| key.open_some(place, session.id.0, sealed.as_ref());
    Ok(Said {
        thanks: open(SAID, &hidden.said)?.filter(|_| session.thanked_at.is_some()),
        is_reported: hidden.thanks_reported_at.is_some(),
        is_hidden: hidden.thanks_reported_at.is_some()
            && hidden.thanks_outcome.as_deref().and_then(ThanksOutcome::parse) != Some(ThanksOutcome::Kept),
        contested: open(CONTESTED, &hidden.contested)?,
        kept_where: open("help_sessions.kept_where", &hidden.kept_where)?,
    })
}
