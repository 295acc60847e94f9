//! The operator's page, the roster, invitations, and the pages that say what this is.

mod about;
mod audit;
mod choice;
mod instance;
mod invitations;
mod member;
mod members;
mod reasons;

use super::AssociationError;
use super::actions::Inviting;
use super::rights::Coordinator;
use crate::state::AppState;
use crate::web::{AppError, Lang, Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/legal", Right::Everyone, about::legal)
        .get("/accessibility", Right::Everyone, about::accessibility)
        .get("/privacy", Right::Everyone, about::privacy)
        .get("/offline", Right::Everyone, about::offline)
        .get("/instance", Right::Operator, instance::show)
        .post("/instance/mail-tests", Right::Operator, instance::test_mail)
        .get("/associations", Right::Account, choice::show)
        .post("/association/choice", Right::Account, choice::choose)
        .get("/association/audit", Right::Coordinator, audit::show)
        .get("/reasons", Right::Coordinator, reasons::ask)
        .post("/reasons", Right::Coordinator, reasons::give)
        .post("/members/preview", Right::Coordinator, members::preview)
        .get("/members/invitations", Right::Coordinator, invitations::show)
        .post("/members/invitations", Right::Coordinator, members::invite)
        .post("/members/invitations/sending", Right::Coordinator, invitations::send)
        .post("/members/{id}/approval", Right::Coordinator, member::approve)
        .post("/members/{id}/refusal", Right::Coordinator, member::refuse)
        .post("/members/{id}/role", Right::Coordinator, member::change_role)
        .asks_again()
        .post("/members/{id}/end", Right::Coordinator, member::end)
        .asks_again()
        .post("/members/{id}/card", Right::Coordinator, member::make_card)
        .asks_again()
        .post("/members/{id}/card/revocation", Right::Coordinator, member::revoke_card)
        .post("/invitations/group", Right::Coordinator, invitations::make_group_link)
        .get("/invitations/{id}/paper", Right::Coordinator, invitations::paper)
        .post("/invitations/{id}/revocation", Right::Coordinator, invitations::revoke)
}

impl From<AssociationError> for AppError {
    fn from(error: AssociationError) -> Self {
        match error {
            AssociationError::Storage(error) => error.into(),
            AssociationError::NotHere => Self::NotFound,
            AssociationError::NoLonger => Self::NoLonger("member-no-longer"),
            AssociationError::LastCoordinator => Self::NoLonger("member-last-coordinator"),
        }
    }
}

impl Coordinator {
    /// This coordinator, as the one who invites.
    pub fn inviting(&self, state: &AppState, lang: Lang) -> Inviting {
        Inviting {
            association: self.association.id,
            association_name: self.association.name.clone(),
            by: self.who.account,
            by_name: self.who.first_name.clone(),
            lang,
            public_url: state.public_url(),
        }
    }
}
