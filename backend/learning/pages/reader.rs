//! Who reads a document, and beside whom.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Deserialize;

use crate::accounts::rights::SignedIn;
use crate::associations::rights::Memberships;
use crate::learning::documents::Kind;
use crate::learning::library::{Book, Library};
use crate::learning::shown::Proposed;
use crate::learning::store::readings::Beside;
use crate::learning::store::suggestions;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, PairingId, Sql};
use crate::web::{AppError, Lang};
use std::sync::Arc;

/// Anybody: what ships is for everybody, what an association wrote for its members.
pub struct Reader {
    pub account: Option<AccountId>,
    pub associations: Vec<AssociationId>,
    pub library: Library,
}

/// `?pairing=…`: the tutorial is read beside that asker, and where one stopped is kept apart.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct With {
    #[serde(default)]
    pub pairing: String,
}

impl With {
    fn id(&self) -> Option<PairingId> {
        self.pairing.parse().ok()
    }

    /// The end of an address that keeps it: "?pairing=…", or nothing.
    pub fn kept(&self) -> String {
        self.id().map_or_else(String::new, |id| format!("?pairing={id}"))
    }

    /// Where the reader goes back to: the pairing's page.
    pub fn href(&self) -> Option<String> {
        self.id().map(|id| format!("/pairings/{id}"))
    }
}

impl FromRequestParts<AppState> for Reader {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let account = parts.extensions.get::<SignedIn>().map(|who| who.account);
        let Memberships(memberships) = Memberships::from_request_parts(parts, state).await?;
        let associations = memberships.iter().map(|membership| membership.association).collect();
        Ok(Self { account, associations, library: Library::from_request_parts(parts, state).await? })
    }
}

impl Reader {
    pub fn book(&self, kind: Kind, key: &str) -> Result<Arc<Book>, AppError> {
        self.library.find(kind, key).filter(|book| book.is_open_to(&self.associations)).ok_or(AppError::NotFound)
    }

    /// Every document that they may read, by title.
    pub fn books(&self) -> Vec<Arc<Book>> {
        self.library.all(|book| book.is_open_to(&self.associations))
    }

    /// Why a document is proposed to them; nothing when it is not.
    pub async fn proposed(&self, db: &impl Sql, book: &Book, lang: Lang) -> Result<Option<Proposed>, AppError> {
        let Some(account) = self.account else { return Ok(None) };
        Ok(Proposed::of(&suggestions::open(db, account).await?, book.document.id, lang))
    }

    /// Where their reading is kept; nowhere for whoever has no account.
    pub fn beside(&self, book: &Book, with: &With) -> Option<Beside> {
        let beside = |account| Beside { account, document: book.document.id, pairing: with.id() };
        self.account.map(beside)
    }
}
