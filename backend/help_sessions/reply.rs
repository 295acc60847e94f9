//! What the asker can answer at this moment: nobody called, a mentor's coming, a record to confirm, a problem.

use serde::Serialize;

use super::actions::signs;
use super::{MentorState, store};
use crate::help_requests::{HelpRequest, State};
use crate::pairing::{self, Pairing};
use crate::storage::{Db, Error};

/// What `help_sessions/reply.html` shows.
#[derive(Debug, Default, Serialize)]
pub struct ReplyView {
    /// Nobody has helped yet: nothing is shown.
    pub is_shown: bool,
    /// The helper's first name.
    pub helper: String,
    /// Whether the pairing goes on.
    pub is_live: bool,
    pub late_until: Option<i64>,
    pub resumes_at: Option<i64>,
    /// A call is long expected: "Personne n'a appelé ?" is asked.
    pub may_say_nobody_called: bool,
    /// The helper says that they called; the asker may say that nobody did.
    pub is_helping: bool,
    /// A mentor is wanted, and the asker has not answered.
    pub is_mentor_asked: bool,
    /// The first name of the mentor who joined.
    pub mentor: Option<String>,
    /// The id of the help request, for `?of=`.
    pub of: String,
    /// The id of the latest meeting that was recorded: `/recap?of=` shows it.
    pub recap: Option<String>,
    pub is_confirmed: bool,
}

/// What the asker of a help request can answer now.
pub async fn reply_of(db: &Db, asked: &HelpRequest, now: i64) -> Result<ReplyView, Error> {
    let Some(pairing) = pairing::store::latest_pairing(db, asked.id).await? else { return Ok(ReplyView::default()) };
    let call = store::mentors::latest(db, pairing.id).await?.filter(|_| pairing.ended_at.is_none());
    let recorded = store::records::sessions_of_pairing(db, pairing.id).await?;
    let joined = call.as_ref().filter(|call| call.state == MentorState::Joined);
    Ok(ReplyView {
        is_shown: true,
        is_live: pairing.ended_at.is_none(),
        late_until: pairing.late_until.filter(|until| *until > now),
        resumes_at: pairing.resumes_at,
        may_say_nobody_called: may_say_nobody_called(&pairing, asked, now),
        is_helping: pairing.ended_at.is_none() && asked.state == State::Helping,
        is_mentor_asked: call.as_ref().is_some_and(|call| call.state == MentorState::Asked),
        mentor: joined.and_then(|call| call.mentor_first_name.clone()),
        of: asked.id.to_string(),
        recap: recorded.first().map(|session| session.id.to_string()),
        is_confirmed: recorded.first().is_some_and(|session| session.confirmed_at.is_some()),
        helper: pairing.helper_first_name,
    })
}

fn may_say_nobody_called(pairing: &Pairing, asked: &HelpRequest, now: i64) -> bool {
    pairing.ended_at.is_none() && signs::is_long_expected(pairing, asked, now)
}
