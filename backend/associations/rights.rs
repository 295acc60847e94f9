//! What somebody may do for an association: rights that only an extractor can make.

use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::{Association, Membership, Role, store};
use crate::accounts::rights::SignedIn;
use crate::state::AppState;
use crate::storage::AssociationId;
use crate::web::{AppError, Viewer};

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

/// Reads memberships once, and tells the layout who looks.
pub async fn read_viewer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let Some(who) = request.extensions().get::<SignedIn>().cloned() else { return next.run(request).await };
    let jar = CookieJar::from_headers(request.headers());
    let looked_at = jar.get(COOKIE).and_then(|cookie| cookie.value().parse::<AssociationId>().ok());
    match viewer(&state, &who, looked_at).await {
        Ok((viewer, memberships)) => {
            request.extensions_mut().insert(viewer);
            request.extensions_mut().insert(memberships);
            next.run(request).await
        }
        Err(error) => error.into_response(),
    }
}

async fn viewer(state: &AppState, who: &SignedIn, looked_at: Option<AssociationId>) -> Result<(Viewer, Memberships), AppError> {
    let mut memberships = store::memberships_of(state.db(), who.account).await?;
    memberships.sort_by_key(|membership| (Some(membership.association) != looked_at, std::cmp::Reverse(membership.role)));
    let first = memberships.first();
    let association = first.map(|membership| membership.association_name.clone());
    let role = first.map(|membership| membership.role);
    let viewer = Viewer {
        first_name: who.first_name.clone(),
        // An operator who helps belongs to an association; everybody else is here to help somebody.
        is_helper: role.is_some() || !who.is_operator(),
        is_mentor: role.is_some_and(|role| role >= Role::Mentor),
        is_coordinator: role == Some(Role::Coordinator),
        is_operator: who.is_operator(),
        association,
        lang: Some(who.lang),
    };
    Ok((viewer, Memberships(memberships)))
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
        let association = store::association(state.db(), mine.association).await?.ok_or(AppError::NotFound)?;
        Ok(Self { who, association })
    }
}

impl OptionalFromRequestParts<AppState> for Coordinator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Option<Self>, AppError> {
        match <Self as FromRequestParts<AppState>>::from_request_parts(parts, state).await {
            Ok(coordinator) => Ok(Some(coordinator)),
            Err(AppError::NotFound | AppError::SignInFirst { .. }) => Ok(None),
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
