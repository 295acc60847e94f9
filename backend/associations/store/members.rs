//! Who belongs to an association, in SQL. Every read takes the association: there is no way to forget it.

use crate::args;
use crate::associations::{MembershipState, Role};
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Row, Sql, Tx, sql};
use crate::web::PAGE_ROWS;

/// A line of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: MembershipId,
    pub account: AccountId,
    pub first_name: String,
    pub last_name: String,
    pub language: String,
    pub role: Role,
    pub state: MembershipState,
    pub asked_at: i64,
    pub approved_at: Option<i64>,
    pub has_email: bool,
    pub is_operator: bool,
}

#[derive(Row)]
struct MemberRow {
    id: MembershipId,
    account_id: AccountId,
    first_name: String,
    last_name: String,
    language: String,
    role: String,
    state: String,
    asked_at: i64,
    approved_at: Option<i64>,
    has_email: i64,
    is_operator: bool,
}

impl MemberRow {
    fn read(self) -> Result<Member, Error> {
        Ok(Member {
            role: Role::parse(&self.role).ok_or_else(|| Error::Row(format!("membership role {:?}", self.role)))?,
            state: MembershipState::parse(&self.state).ok_or_else(|| Error::Row(format!("membership state {:?}", self.state)))?,
            id: self.id,
            account: self.account_id,
            first_name: self.first_name,
            last_name: self.last_name,
            language: self.language,
            asked_at: self.asked_at,
            approved_at: self.approved_at,
            has_email: self.has_email == 1,
            is_operator: self.is_operator,
        })
    }
}

const COLUMNS: &str = "m.id, m.account_id, a.first_name, a.last_name, a.language, m.role, m.state, m.asked_at, m.approved_at, a.is_operator, \
    CAST(CASE WHEN a.email_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_email";

/// Somebody who belongs to an association, or did.
#[derive(Clone, Debug, Row)]
pub struct Somebody {
    pub membership_id: MembershipId,
    pub account_id: AccountId,
    pub first_name: String,
    pub last_name: String,
}

impl Somebody {
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

/// Everybody who belongs or belonged, in French order: to put names to pseudonyms.
pub async fn everybody(db: &impl Sql, association: AssociationId) -> Result<Vec<Somebody>, Error> {
    db.all(
        "SELECT m.id AS membership_id, m.account_id, a.first_name, a.last_name FROM memberships m JOIN accounts a ON a.id = m.account_id \
         WHERE m.association_id = $1 ORDER BY a.sort_key, m.id",
        args![association],
    )
    .await
}

/// Members in one state, narrowed by words of their name (folded, see `web::text::fold`), in French order; who asks comes in
/// the order of asking.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'a> {
    pub state: MembershipState,
    pub words: &'a str,
}

impl Listing<'_> {
    fn condition(self, association: AssociationId) -> (String, Vec<sql::Arg>) {
        let mut condition = "m.association_id = $1 AND m.state = $2".to_owned();
        let mut values = args![association, self.state.as_str()];
        // Folded words are letters and digits: nothing in them means anything to LIKE.
        for word in self.words.split_whitespace() {
            values.push(format!("%{word}%").into());
            condition.push_str(&format!(" AND a.sort_key LIKE ${}", values.len()));
        }
        (condition, values)
    }
}

/// How many there are.
pub async fn count(db: &impl Sql, association: AssociationId, listing: Listing<'_>) -> Result<usize, Error> {
    let (condition, values) = listing.condition(association);
    let statement = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE {condition}");
    Ok(db.scalar::<i64>(&statement, values).await?.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

/// A page of them.
pub async fn page(db: &impl Sql, association: AssociationId, listing: Listing<'_>, skipped: usize) -> Result<Vec<Member>, Error> {
    let (condition, values) = listing.condition(association);
    let order = if listing.state == MembershipState::Asked { "m.asked_at, m.id" } else { "a.sort_key, m.id" };
    let statement = format!(
        "SELECT {COLUMNS} FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE {condition} ORDER BY {order} \
         LIMIT {PAGE_ROWS} OFFSET {skipped}"
    );
    db.all::<MemberRow>(&statement, values).await?.into_iter().map(MemberRow::read).collect()
}

/// How many there are in each state, and how many invitations nobody answered.
#[derive(Clone, Copy, Debug, Default, serde::Serialize)]
pub struct Counts {
    pub active: usize,
    pub asked: usize,
    pub ended: usize,
    pub pending: usize,
}

pub async fn counts(db: &impl Sql, association: AssociationId, now: i64) -> Result<Counts, Error> {
    #[derive(Row)]
    struct Count {
        state: String,
        members: i64,
    }
    let statement = "SELECT state, CAST(COUNT(*) AS BIGINT) AS members FROM memberships WHERE association_id = $1 GROUP BY state";
    let rows: Vec<Count> = db.all(statement, args![association]).await?;
    let of = |state: MembershipState| {
        let found = rows.iter().find(|row| row.state == state.as_str());
        found.and_then(|row| usize::try_from(row.members).ok()).unwrap_or(0)
    };
    Ok(Counts {
        active: of(MembershipState::Active),
        asked: of(MembershipState::Asked),
        ended: of(MembershipState::Ended),
        pending: super::invitations::count_pending(db, association, now).await?,
    })
}

/// The active members who have one of these roles, in French order.
pub async fn with_roles(db: &impl Sql, association: AssociationId, roles: &[Role]) -> Result<Vec<Member>, Error> {
    let statement = format!(
        "SELECT {COLUMNS} FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.association_id = $1 AND m.state = 'active' \
         AND m.role IN ({}) ORDER BY a.sort_key, m.id LIMIT 200",
        sql::marks(2, roles.len())
    );
    let mut values = args![association];
    values.extend(roles.iter().map(|role| sql::Arg::from(role.as_str())));
    db.all::<MemberRow>(&statement, values).await?.into_iter().map(MemberRow::read).collect()
}

/// One of this association's; `None` for any other's.
pub async fn member(db: &impl Sql, association: AssociationId, id: MembershipId) -> Result<Option<Member>, Error> {
    let statement =
        format!("SELECT {COLUMNS} FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.association_id = $1 AND m.id = $2");
    db.first::<MemberRow>(&statement, args![association, id]).await?.map(MemberRow::read).transpose()
}

/// The accounts of those memberships that are this association's, in one state; in order.
pub async fn accounts_of(
    db: &impl Sql,
    association: AssociationId,
    state: MembershipState,
    ids: &[MembershipId],
) -> Result<Vec<AccountId>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let marks = sql::marks(3, ids.len());
    let statement =
        format!("SELECT account_id FROM memberships WHERE association_id = $1 AND state = $2 AND id IN ({marks}) ORDER BY account_id");
    let mut values = args![association, state.as_str()];
    values.extend(ids.iter().map(|id| sql::Arg::from(*id)));
    db.column(&statement, values).await
}

/// Where an account stands with an association.
pub async fn standing(
    db: &impl Sql,
    association: AssociationId,
    account: AccountId,
) -> Result<Option<(MembershipId, MembershipState)>, Error> {
    #[derive(Row)]
    struct Standing {
        id: MembershipId,
        state: String,
    }
    let statement = "SELECT id, state FROM memberships WHERE association_id = $1 AND account_id = $2";
    let row = db.first::<Standing>(statement, args![association, account]).await?;
    Ok(row.and_then(|row| Some((row.id, MembershipState::parse(&row.state)?))))
}

/// An account's memberships of every state but ended, with the association's name.
#[derive(Clone, Debug, Row)]
pub struct Belonging {
    pub association_id: AssociationId,
    pub name: String,
    pub role: String,
    pub state: String,
}

pub async fn belongings(db: &impl Sql, account: AccountId) -> Result<Vec<Belonging>, Error> {
    db.all(
        "SELECT m.association_id, s.name, m.role, m.state FROM memberships m JOIN associations s ON s.id = m.association_id \
         WHERE m.account_id = $1 AND m.state IN ('active', 'asked') ORDER BY s.sort_key, m.id",
        args![account],
    )
    .await
}

/// How many coordinators an association has, this one left out.
pub(in crate::associations) async fn other_coordinators(
    db: &impl Sql,
    association: AssociationId,
    but: MembershipId,
) -> Result<i64, Error> {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM memberships WHERE association_id = $1 AND id <> $2 AND role = 'coordinator' AND state = 'active'";
    Ok(db.scalar(statement, args![association, but]).await?.unwrap_or(0))
}

/// Whether an account coordinates another association.
pub(in crate::associations) async fn coordinates_elsewhere(
    db: &impl Sql,
    account: AccountId,
    association: AssociationId,
) -> Result<bool, Error> {
    let statement = "SELECT id FROM memberships WHERE account_id = $1 AND association_id <> $2 AND role = 'coordinator' AND state = 'active' \
        ORDER BY id LIMIT 1";
    let found: Option<i64> = db.scalar(statement, args![account, association]).await?;
    Ok(found.is_some())
}

/// Puts a membership in a state with a role, new or not; the id is that of the row that stays.
pub(in crate::associations) async fn put(
    tx: &Tx,
    association: AssociationId,
    account: AccountId,
    role: Role,
    state: MembershipState,
) -> Result<MembershipId, Error> {
    let id: MembershipId = tx.new_id();
    let approved_at = (state == MembershipState::Active).then(|| tx.now());
    let kept = tx
        .scalar(
            "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at, approved_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (association_id, account_id) DO UPDATE SET role = excluded.role, state = excluded.state, asked_at = excluded.asked_at, \
             approved_at = excluded.approved_at, ended_at = NULL RETURNING id",
            args![id, association, account, role.as_str(), state.as_str(), tx.now(), approved_at],
        )
        .await?;
    kept.ok_or_else(|| Error::Row("a membership was not kept".into()))
}

/// Moves a membership from one state to another; `false` when it was no longer in the first.
pub(in crate::associations) async fn move_to(
    tx: &Tx,
    association: AssociationId,
    id: MembershipId,
    from: MembershipState,
    to: MembershipState,
) -> Result<bool, Error> {
    let (approved_at, ended_at) = match to {
        MembershipState::Active => (Some(tx.now()), None),
        MembershipState::Asked => (None, None),
        MembershipState::Refused | MembershipState::Ended => (None, Some(tx.now())),
    };
    let moved = tx
        .execute(
            "UPDATE memberships SET state = $4, approved_at = COALESCE($5, approved_at), ended_at = $6 \
             WHERE association_id = $1 AND id = $2 AND state = $3",
            args![association, id, from.as_str(), to.as_str(), approved_at, ended_at],
        )
        .await?;
    Ok(moved == 1)
}

pub(in crate::associations) async fn set_role(tx: &Tx, association: AssociationId, id: MembershipId, role: Role) -> Result<bool, Error> {
    let statement = "UPDATE memberships SET role = $3 WHERE association_id = $1 AND id = $2 AND state = 'active'";
    Ok(tx.execute(statement, args![association, id, role.as_str()]).await? == 1)
}
