//! Whose hours somebody may answer for.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::store::given;
use crate::accounts::rights::SignedIn;
use crate::associations::rights::{Coordinator, Mentor};
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId};
use crate::web::AppError;

/// Somebody who says yes or no to hours of an association: all of them, or those of the volunteers whose tutor they are.
#[derive(Clone, Debug)]
pub struct Validator {
    account: AccountId,
    association: AssociationId,
    /// `None`: everybody.
    tutored: Option<Vec<AccountId>>,
}

impl Validator {
    pub fn account(&self) -> AccountId {
        self.account
    }

    pub fn association(&self) -> AssociationId {
        self.association
    }

    pub fn answers_for(&self, account: AccountId) -> bool {
        self.tutored.as_ref().is_none_or(|tutored| tutored.contains(&account))
    }
}

impl From<&Coordinator> for Validator {
    fn from(by: &Coordinator) -> Self {
        Self { account: by.who.account, association: by.association.id, tutored: None }
    }
}

/// Whoever may be a tutor, a mentor or coordinator of the association looked at, and the volunteers whom they look after there.
#[derive(Clone, Debug)]
pub struct Tutor {
    pub who: SignedIn,
    pub validator: Validator,
}

impl FromRequestParts<AppState> for Tutor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Mentor { who, association } = <Mentor as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let tutored = given::tutored(state.db(), who.account, association).await?;
        let account = who.account;
        Ok(Self { who, validator: Validator { account, association, tutored: Some(tutored) } })
    }
}
