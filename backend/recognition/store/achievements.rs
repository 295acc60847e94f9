//! What associations give badges for, in SQL.

use crate::args;
use crate::recognition::badges::{Achievement, Named};
use crate::storage::{AccountId, AchievementId, AssociationId, DocumentId, Error, Row, Sql, Tx};

/// One that an association defined. Its words are never changed: a badge says for ever what it said.
#[derive(Clone, Debug, Row)]
pub struct Own {
    pub id: AchievementId,
    pub association_id: AssociationId,
    pub association: String,
    pub name: String,
    pub says: String,
    pub criteria: String,
    pub retired_at: Option<i64>,
}

impl Own {
    pub fn named(self) -> Named {
        Named { title: self.name, says: self.says, criteria: self.criteria, association: Some(self.association) }
    }
}

const OWN: &str = "SELECT a.id, a.association_id, s.name AS association, a.name, a.says, a.criteria, a.retired_at FROM achievements a \
                   JOIN associations s ON s.id = a.association_id";

pub(in crate::recognition) async fn insert(
    tx: &Tx,
    association: AssociationId,
    by: AccountId,
    [name, says, criteria]: [&str; 3],
) -> Result<AchievementId, Error> {
    let id = tx.new_id();
    let statement = "INSERT INTO achievements (id, association_id, name, says, criteria, created_by, created_at) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.execute(statement, args![id, association, name, says, criteria, by, tx.now()]).await?;
    Ok(id)
}

/// From now on nobody is given it. `false` when it is another association's, or was retired.
pub(in crate::recognition) async fn retire(tx: &Tx, association: AssociationId, id: AchievementId) -> Result<bool, Error> {
    let statement = "UPDATE achievements SET retired_at = $3 WHERE id = $1 AND association_id = $2 AND retired_at IS NULL";
    Ok(tx.execute(statement, args![id, association, tx.now()]).await? == 1)
}

/// An association's, in the order in which it defined them.
pub async fn of(db: &impl Sql, association: AssociationId) -> Result<Vec<Own>, Error> {
    db.all(&format!("{OWN} WHERE a.association_id = $1 ORDER BY a.id"), args![association]).await
}

pub async fn own(db: &impl Sql, id: AchievementId) -> Result<Option<Own>, Error> {
    db.first(&format!("{OWN} WHERE a.id = $1"), args![id]).await
}

/// What the database says of an achievement; `None` when there is no such module or definition.
pub async fn named(db: &impl Sql, achievement: Achievement) -> Result<Option<Named>, Error> {
    Ok(match achievement {
        Achievement::Own(id) => own(db, id).await?.map(Own::named),
        Achievement::Module(document) => title(db, document).await?.map(|title| Named { title, ..Named::default() }),
        _ => Some(Named::default()),
    })
}

/// Of a module that is or was published.
pub(in crate::recognition) async fn title(db: &impl Sql, document: DocumentId) -> Result<Option<String>, Error> {
    let statement = "SELECT title FROM documents WHERE id = $1 AND kind = 'module' AND published_at IS NOT NULL";
    db.scalar(statement, args![document]).await
}
