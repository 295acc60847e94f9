//! Badges, in SQL.

use std::collections::HashSet;

use crate::args;
use crate::hex;
use crate::recognition::badges::credential::new_subject;
use crate::recognition::badges::{Achievement, Badge, Named, Place, status};
use crate::storage::{AccountId, AchievementId, AssociationId, BadgeId, Error, Row, Sql, Tx, sql};
use crate::web::Lang;

/// A badge about to be awarded.
pub(in crate::recognition) struct NewBadge<'a> {
    pub account: AccountId,
    pub achievement: Achievement,
    /// Of a module: its title on that day.
    pub title: &'a str,
    pub association: Option<AssociationId>,
    /// The coordinator who gives it; nobody when it was earned by itself.
    pub given_by: Option<AccountId>,
    /// UTC milliseconds.
    pub earned_at: i64,
}

/// Times a place in the list is drawn before giving up: half of them are free at least.
const DRAWS: usize = 40;

/// Awards a badge; `None` when they hold it already.
pub(in crate::recognition) async fn insert(tx: &Tx, new: &NewBadge<'_>) -> Result<Option<BadgeId>, Error> {
    let count: i64 = tx.scalar("SELECT COUNT(*) FROM badges", args![]).await?.unwrap_or(0);
    let id: BadgeId = tx.new_id();
    let own = match new.achievement {
        Achievement::Own(own) => Some(own),
        _ => None,
    };
    for _ in 0..DRAWS {
        let index = i64::from(rand::random::<u32>()) % status::BITS;
        let made = tx
            .execute(
                "INSERT INTO badges (id, code, account_id, achievement, achievement_id, title, language, association_id, given_by, subject, \
                 status_list, status_index, is_public, earned_at) SELECT $1, $2, a.id, $4, $5, $6, a.language, $7, $8, $9, $10, $11, FALSE, $12 \
                 FROM accounts a WHERE a.id = $3 ON CONFLICT DO NOTHING",
                args![
                    id,
                    hex::write(&rand::random::<[u8; 16]>()),
                    new.account,
                    new.achievement.to_string(),
                    own,
                    new.title,
                    new.association,
                    new.given_by,
                    new_subject(),
                    count / status::TAKEN_AT_MOST,
                    index,
                    new.earned_at
                ],
            )
            .await?;
        if made == 1 {
            return Ok(Some(id));
        }
        if is_held(tx, new.account, new.achievement).await? {
            return Ok(None);
        }
    }
    Err(Error::Row("badges.status_index: no free place was drawn".into()))
}

async fn is_held(tx: &Tx, account: AccountId, achievement: Achievement) -> Result<bool, Error> {
    let statement = "SELECT id FROM badges WHERE account_id = $1 AND achievement = $2 AND withdrawn_at IS NULL";
    Ok(tx.scalar::<BadgeId>(statement, args![account, achievement.to_string()]).await?.is_some())
}

/// What somebody was ever awarded, even if it was taken back since.
pub async fn ever(db: &impl Sql, account: AccountId) -> Result<HashSet<Achievement>, Error> {
    let words: Vec<String> = db.column("SELECT achievement FROM badges WHERE account_id = $1", args![account]).await?;
    Ok(words.iter().filter_map(|word| word.parse().ok()).collect())
}

#[derive(Row)]
struct BadgeRow {
    id: BadgeId,
    code: String,
    account_id: Option<AccountId>,
    achievement: String,
    title: String,
    name: Option<String>,
    says: Option<String>,
    criteria: Option<String>,
    association: Option<String>,
    language: String,
    association_id: Option<AssociationId>,
    subject: String,
    status_list: i64,
    status_index: i64,
    is_public: bool,
    earned_at: i64,
    seen_at: Option<i64>,
    withdrawn_at: Option<i64>,
}

impl BadgeRow {
    fn read(self) -> Result<Badge, Error> {
        let unknown = |_| Error::Row(format!("badges.achievement {:?}", self.achievement));
        Ok(Badge {
            id: self.id,
            code: self.code,
            account: self.account_id,
            achievement: self.achievement.parse().map_err(unknown)?,
            named: Named {
                title: self.name.unwrap_or(self.title),
                says: self.says.unwrap_or_default(),
                criteria: self.criteria.unwrap_or_default(),
                association: self.association,
            },
            lang: Lang::parse(&self.language).unwrap_or_default(),
            association: self.association_id,
            subject: self.subject,
            status: Place { list: self.status_list, index: self.status_index },
            is_public: self.is_public,
            earned_at: self.earned_at,
            seen_at: self.seen_at,
            withdrawn_at: self.withdrawn_at,
        })
    }
}

async fn some(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Badge>, Error> {
    let statement = format!(
        "SELECT b.id, b.code, b.account_id, b.achievement, b.title, o.name, o.says, o.criteria, s.name AS association, b.language, \
         b.association_id, b.subject, b.status_list, b.status_index, b.is_public, b.earned_at, b.seen_at, b.withdrawn_at FROM badges b \
         LEFT JOIN achievements o ON o.id = b.achievement_id LEFT JOIN associations s ON s.id = b.association_id WHERE {condition}"
    );
    db.all::<BadgeRow>(&statement, args).await?.into_iter().map(BadgeRow::read).collect()
}

/// Somebody's badges, the latest first.
pub async fn of(db: &impl Sql, account: AccountId) -> Result<Vec<Badge>, Error> {
    some(db, "b.account_id = $1 ORDER BY b.earned_at DESC, b.id DESC", args![account]).await
}

/// Those that their helper has not seen yet, the latest first.
pub async fn unseen(db: &impl Sql, account: AccountId) -> Result<Vec<Badge>, Error> {
    some(db, "b.account_id = $1 AND b.seen_at IS NULL AND b.withdrawn_at IS NULL ORDER BY b.id DESC", args![account]).await
}

/// The badge of a page.
pub async fn by_code(db: &impl Sql, code: &str) -> Result<Option<Badge>, Error> {
    Ok(some(db, "b.code = $1", args![code]).await?.pop())
}

/// One that this association may take back.
pub async fn of_association(db: &impl Sql, association: AssociationId, id: BadgeId) -> Result<Option<Badge>, Error> {
    Ok(some(db, "b.association_id = $1 AND b.id = $2 AND b.account_id IS NOT NULL", args![association, id]).await?.pop())
}

/// Those of one of its members that were earned through an association, the latest first.
pub async fn through(db: &impl Sql, association: AssociationId, account: AccountId) -> Result<Vec<Badge>, Error> {
    some(db, "b.association_id = $1 AND b.account_id = $2 ORDER BY b.id DESC", args![association, account]).await
}

/// How many hold each of an association's own.
pub async fn holders(db: &impl Sql, association: AssociationId) -> Result<Vec<(AchievementId, i64)>, Error> {
    #[derive(Row)]
    struct Held {
        achievement_id: AchievementId,
        count: i64,
    }
    let statement = "SELECT achievement_id, COUNT(*) AS count FROM badges WHERE association_id = $1 AND achievement_id IS NOT NULL \
                     AND withdrawn_at IS NULL GROUP BY achievement_id";
    let rows: Vec<Held> = db.all(statement, args![association]).await?;
    Ok(rows.into_iter().map(|row| (row.achievement_id, row.count)).collect())
}

/// `false` when it is not theirs.
pub(in crate::recognition) async fn publish(tx: &Tx, account: AccountId, code: &str, is_public: bool) -> Result<bool, Error> {
    let statement = "UPDATE badges SET is_public = $3 WHERE code = $1 AND account_id = $2";
    Ok(tx.execute(statement, args![code, account, is_public]).await? == 1)
}

/// `false` when it is another association's, or was taken back.
pub(in crate::recognition) async fn withdraw(tx: &Tx, association: AssociationId, id: BadgeId, by: AccountId) -> Result<bool, Error> {
    let statement = "UPDATE badges SET withdrawn_at = $3, withdrawn_by = $4 WHERE id = $1 AND association_id = $2 AND withdrawn_at IS NULL";
    Ok(tx.execute(statement, args![id, association, tx.now(), by]).await? == 1)
}

/// Its helper has seen them all.
pub(in crate::recognition) async fn see(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("UPDATE badges SET seen_at = $2 WHERE account_id = $1 AND seen_at IS NULL", args![account, tx.now()]).await?;
    Ok(())
}

/// Everybody has seen those earned before an instant.
pub(in crate::recognition) async fn seen_before(tx: &Tx, before_at: i64) -> Result<(), Error> {
    tx.execute("UPDATE badges SET seen_at = earned_at WHERE seen_at IS NULL AND earned_at < $1", args![before_at]).await?;
    Ok(())
}

/// The places of a list whose badge was taken back; `None` when nobody was awarded one of that list, but for the first.
pub async fn withdrawn(db: &impl Sql, list: i64) -> Result<Option<Vec<i64>>, Error> {
    let known: Option<i64> = db.scalar("SELECT MIN(status_list) FROM badges WHERE status_list = $1", args![list]).await?.flatten();
    if known.is_none() && list != 0 {
        return Ok(None);
    }
    let statement = "SELECT status_index FROM badges WHERE status_list = $1 AND withdrawn_at IS NOT NULL ORDER BY status_index";
    Ok(Some(db.column(statement, args![list]).await?))
}

/// Nobody's from now on: their pages are gone, and their places in the lists stay taken. When their contract ended is nobody's matter either.
pub(in crate::recognition) async fn leave(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("UPDATE badges SET account_id = NULL, is_public = FALSE, subject = '' WHERE account_id = $1", args![account]).await?;
    tx.execute("DELETE FROM contract_ends WHERE account_id = $1", args![account]).await?;
    Ok(())
}
