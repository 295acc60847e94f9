//! The recap by mail, with a link that confirms; the link is a keyed hash, so that nothing is kept for it.

use serde::{Deserialize, Serialize};

use super::super::{HelpSession, recap, store};
use crate::context;
use crate::help_requests;
use crate::jobs::{self, Job, JobError};
use crate::mail::{self, Message};
use crate::state::AppState;
use crate::storage::{Db, Error, HelpSessionId, Tx};
use crate::web::{Lang, templates};

/// The kind of job that writes the mail.
pub const JOB: &str = "recap_mail";
/// So many recaps of one meeting may leave by mail.
const MOST_MAILS: i64 = 5;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Recap {
    help_session: HelpSessionId,
}

/// Mails the recap to the asker's own address, once this transaction is committed.
pub async fn mail_later(tx: &Tx, help_session: HelpSessionId) -> Result<(), Error> {
    jobs::later(tx, JOB, Some(&format!("{JOB}/{help_session}")), &Recap { help_session }, tx.now()).await
}

/// The job.
pub async fn mail_job(state: &AppState, job: Job) -> Result<(), JobError> {
    let Recap { help_session } = job.read()?;
    let message = to_asker(state, help_session).await?;
    state
        .storage
        .write(async move |tx| {
            if job.done(tx).await?
                && let Some((owner, message)) = &message
            {
                mail::later(tx, *owner, message).await?;
            }
            Ok::<_, Error>(())
        })
        .await
        .map_err(JobError::from)
}

/// The mail to the asker's own address, and whose key seals it; nothing for an asker without one, or erased.
async fn to_asker(state: &AppState, id: HelpSessionId) -> Result<Option<(i64, Message)>, JobError> {
    let Some(session) = store::records::session(state.db(), id).await? else { return Ok(None) };
    let Some(help_request) = session.help_request else { return Ok(None) };
    let Some(asked) = help_requests::store::help_request(state.db(), help_request).await? else { return Ok(None) };
    let Some(to) = help_requests::store::words(state.db(), help_request).await?.email else { return Ok(None) };
    let lang = Lang::parse(&asked.language).unwrap_or_default();
    Ok(message(state, &session, to, lang).await?.map(|message| (session.owner(), message)))
}

/// The recap of a meeting as a mail, with the link that leads to its confirmation.
pub async fn message(state: &AppState, session: &HelpSession, to: String, lang: Lang) -> Result<Option<Message>, JobError> {
    let Some(recap) = recap::of(state.db(), session, lang).await? else { return Ok(None) };
    let url = format!("{}/confirm/{}", state.public_url(), token(state.db(), session.id));
    let text = state.templates.render(
        lang,
        "mail/recap.txt",
        &context! { zone: session.asker_zone(), recap: recap, url: url, join: format!("{}/join", state.public_url()) },
    );
    let text = text.map_err(|error| JobError::NotNow(error.to_string()))?;
    Ok(Some(Message { to, subject: templates::plain(lang, "mail-recap-subject"), text }))
}

/// Mails a recap that is written already, to an address that the asker has just given. `false` when enough have left.
pub async fn mail_now(tx: &Tx, session: &HelpSession, message: &Message) -> Result<bool, Error> {
    if !store::records::count_mail(tx, session.id, MOST_MAILS).await? {
        return Ok(false);
    }
    mail::later(tx, session.owner(), message).await?;
    Ok(true)
}

/// What a link that confirms carries: the meeting, and proof that we made it.
pub fn token(db: &Db, id: HelpSessionId) -> String {
    format!("{id}{}", proof(db, id))
}

/// The meeting of a link; `None` when we did not make it.
pub fn read_token(db: &Db, token: &str) -> Option<HelpSessionId> {
    let (id, given) = token.split_at_checked(13)?;
    let id: HelpSessionId = id.parse().ok()?;
    let is_ours: bool = subtle::ConstantTimeEq::ct_eq(proof(db, id).as_bytes(), given.as_bytes()).into();
    is_ours.then_some(id)
}

fn proof(db: &Db, id: HelpSessionId) -> String {
    db.lookup("confirm", &id.to_string()).chars().take(32).collect()
}
