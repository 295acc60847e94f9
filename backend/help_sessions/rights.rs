//! Who may act where help is given, beside the helper of a pairing: its asker, and the mentor who joined.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use super::{HelpSession, MentorCall, MentorState, store};
use crate::accounts::rights::SignedIn;
use crate::associations::Role;
use crate::associations::rights::Memberships;
pub use crate::help_requests::rights::Asking;
use crate::help_requests::{self, HelpRequest};
use crate::state::AppState;
use crate::storage::{HelpSessionId, MentorCallId};
use crate::web::AppError;

/// A mentor of the association of the call that the path names (`{call}`): one that is open, or theirs.
#[derive(Clone, Debug)]
pub struct Mentoring {
    pub who: SignedIn,
    pub call: MentorCall,
    pub help_request: HelpRequest,
}

impl Mentoring {
    /// Whether they joined it, and may read and write.
    pub fn has_joined(&self) -> bool {
        self.call.state == MentorState::Joined && self.call.mentor == Some(self.who.account)
    }
}

impl FromRequestParts<AppState> for Mentoring {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = <SignedIn as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let Memberships(memberships) = parts.extensions.get::<Memberships>().cloned().unwrap_or_default();
        let Path(names) = Path::<HashMap<String, String>>::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let id: MentorCallId = names.get("call").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let call = store::mentors::call(state.db(), id).await?.ok_or(AppError::NotFound)?;
        let is_mentor = memberships.iter().any(|mine| Some(mine.association) == call.association && mine.role >= Role::Mentor);
        if !is_mentor || !call.may_be_seen_by(who.account) {
            return Err(AppError::NotFound);
        }
        let help_request = help_requests::store::help_request(state.db(), call.help_request).await?.ok_or(AppError::NotFound)?;
        Ok(Self { who, call, help_request })
    }
}

/// The helper who wrote the record that the path names (`{record}`).
#[derive(Clone, Debug)]
pub struct Recorded {
    pub who: SignedIn,
    pub session: HelpSession,
}

impl FromRequestParts<AppState> for Recorded {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = <SignedIn as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let Path(names) = Path::<HashMap<String, String>>::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let id: HelpSessionId = names.get("record").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let session = store::records::session(state.db(), id).await?.filter(|session| session.account == who.account);
        Ok(Self { who, session: session.ok_or(AppError::NotFound)? })
    }
}
