//! Published documents by what they are about, without their text, in SQL: for whoever proposes them.

use crate::args;
use crate::learning::documents::Kind;
use crate::learning::topics::Topic;
use crate::storage::{AccountId, AssociationId, DocumentId, Error, PairingId, Row, Sql, sql};

/// A published document.
#[derive(Clone, Debug, Row)]
pub struct Shelved {
    pub id: DocumentId,
    pub association_id: Option<AssociationId>,
    pub kind: String,
    pub title: String,
    /// Bits.
    pub topics: i64,
    pub unlocks: i64,
    pub minutes: i64,
    /// Who published this version, if somebody did.
    pub published_by: Option<i64>,
}

impl Shelved {
    pub fn is_module(&self) -> bool {
        self.kind == Kind::TrainingModule.as_str()
    }

    /// Whether members of these associations may read it.
    pub fn is_open_to(&self, associations: &[AssociationId]) -> bool {
        self.association_id.is_none_or(|own| associations.contains(&own))
    }
}

async fn shelved(db: &impl Sql, rest: &str, args: Vec<sql::Arg>) -> Result<Vec<Shelved>, Error> {
    let statement = format!(
        "SELECT d.id, d.association_id, d.kind, d.title, d.topics, d.unlocks, d.minutes, v.published_by FROM documents d \
         JOIN document_versions v ON v.document_id = d.id AND v.version = d.version WHERE d.state = 'published' AND {rest}"
    );
    db.all(&statement, args).await
}

pub async fn one(db: &impl Sql, id: DocumentId) -> Result<Option<Shelved>, Error> {
    Ok(shelved(db, "d.id = $1", args![id]).await?.pop())
}

/// The modules that unlock a topic, whosever they are; the shortest first.
pub async fn modules_that_unlock(db: &impl Sql, topic: Topic) -> Result<Vec<Shelved>, Error> {
    let rest = "d.kind = 'module' AND (d.unlocks & $1) <> 0 ORDER BY d.minutes, d.id";
    shelved(db, rest, args![1_i64 << topic.bit()]).await
}

/// The modules that members of an association may follow, by title.
pub async fn modules_of(db: &impl Sql, association: AssociationId) -> Result<Vec<Shelved>, Error> {
    let rest = "d.kind = 'module' AND (d.association_id IS NULL OR d.association_id = $1) ORDER BY d.title, d.id";
    shelved(db, rest, args![association]).await
}

/// What is about any of these topics (bits).
pub async fn about(db: &impl Sql, topics: i64) -> Result<Vec<Shelved>, Error> {
    shelved(db, "(d.topics & $1) <> 0 ORDER BY d.id", args![topics]).await
}

/// What somebody read beside one asker, and the modules that they passed and that are still valid: nothing to propose again.
pub async fn met(db: &impl Sql, account: AccountId, pairing: Option<PairingId>, now: i64) -> Result<Vec<DocumentId>, Error> {
    let statement = "SELECT document_id FROM tutorial_readings WHERE account_id = $1 AND pairing_id = $2 AND pairing_id <> 0 \
        UNION SELECT document_id FROM completions WHERE account_id = $1 AND (valid_until IS NULL OR valid_until > $3)";
    db.column(statement, args![account, pairing.map_or(0, |id| id.0), now]).await
}
