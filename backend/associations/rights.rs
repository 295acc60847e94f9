//! What somebody may do for an association: rights that only an extractor can make.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;

use super::{Association, Membership, Role, store};
use crate::accounts::rights::{self as accounts, SignedIn};
use crate::state::AppState;
use crate::storage::AssociationId;
use crate::web::proof::prove_first;
use crate::web::{AppError, Viewer, cookie};

/// The cookie that keeps which association somebody of several looks at.
pub const COOKIE: &str = "association";

/// The memberships of whoever is signed in, the one looked at first. Put in the request by [`read_viewer`].
#[derive(Clone, Debug, Default)]
pub struct Memberships(pub Vec<Membership>);

/// A coordinator, and the association they look at.
#[derive(Clone, Debug)]
pub struct Coordinator {
    pub who: SignedIn,
    pub association: Association,
}

/// A mentor (or coordinator), and their association.
#[derive(Clone, Debug)]
pub struct Mentor {
    pub who: SignedIn,
    pub association: AssociationId,
}

/// Reads who is signed in and what they belong to, once for every extractor after it, and tells the layout who looks.
pub async fn read_viewer(state: &AppState, request: &mut Parts) -> Result<(), AppError> {
    let Some(token) = accounts::token_in(&request.headers) else { return Ok(()) };
    let since_at = accounts::oldest_that_counts(state.clock().now());
    let Some(standing) = store::standing(state.db(), &token, since_at).await? else { return Ok(()) };
    let looked_at = cookie(&request.headers, COOKIE).and_then(|id| id.parse::<AssociationId>().ok());
    let who = accounts::signed_in(state, standing.found);
    let (viewer, memberships) = viewer(&who, standing.memberships, looked_at);
    let known = &mut request.extensions;
    known.insert(who.proof);
    known.insert(who);
    known.insert(viewer);
    known.insert(memberships);
    Ok(())
}

fn viewer(who: &SignedIn, mut memberships: Vec<(Membership, String)>, looked_at: Option<AssociationId>) -> (Viewer, Memberships) {
    memberships.sort_by_key(|(membership, _)| (Some(membership.association) != looked_at, std::cmp::Reverse(membership.role)));
    let role = memberships.first().map(|(membership, _)| membership.role);
    let viewer = Viewer {
        account: who.account.to_string(),
        first_name: who.first_name.clone(),
        // An operator who helps belongs to an association; everybody else is here to help somebody.
        is_helper: role.is_some() || !who.is_operator(),
        is_mentor: role.is_some_and(|role| role >= Role::Mentor),
        is_coordinator: role == Some(Role::Coordinator),
        is_operator: who.is_operator(),
        association: memberships.first().map(|(_, name)| name.clone()),
        lang: Some(who.lang),
    };
    (viewer, Memberships(memberships.into_iter().map(|(membership, _)| membership).collect()))
}

impl<S: Send + Sync> FromRequestParts<S> for Memberships {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

impl FromRequestParts<AppState> for Coordinator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = <SignedIn as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let Memberships(memberships) = parts.extensions.get::<Memberships>().cloned().unwrap_or_default();
        let mine = memberships.iter().find(|membership| membership.role == Role::Coordinator).ok_or(AppError::NotFound)?;
        if !who.proof.is_enough() {
            return Err(prove_first(parts));
        }
        let association = store::association(state.db(), mine.association).await?.ok_or(AppError::NotFound)?;
        Ok(Self { who, association })
    }
}

impl OptionalFromRequestParts<AppState> for Coordinator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Option<Self>, AppError> {
        match <Self as FromRequestParts<AppState>>::from_request_parts(parts, state).await {
            Ok(coordinator) => Ok(Some(coordinator)),
            Err(AppError::NotFound | AppError::SignInFirst { .. } | AppError::ProveFirst { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl FromRequestParts<AppState> for Mentor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = <SignedIn as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let Memberships(memberships) = parts.extensions.get::<Memberships>().cloned().unwrap_or_default();
        let mine = memberships.iter().find(|membership| membership.role >= Role::Mentor).ok_or(AppError::NotFound)?;
        Ok(Self { who, association: mine.association })
    }
}
