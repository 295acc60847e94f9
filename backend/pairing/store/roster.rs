//! What a roster is made of, in SQL: memberships, profiles, loads, who is there now.

use std::collections::HashMap;

use crate::args;
use crate::help_requests::{self, HelpRequest};
use crate::helpers::loads::{self, Load};
use crate::helpers::{self, Profile};
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::pairing::ONCE_MORE_SQL;
use crate::storage::{AccountId, AssociationId, Error, MembershipId, PlaceId, Row, Sql, sql};

/// A membership in good standing, that an offer may go through.
#[derive(Clone, Copy, Debug, Row)]
pub struct Through {
    pub id: MembershipId,
    pub association_id: AssociationId,
    pub account_id: AccountId,
}

/// The active memberships of these associations.
pub async fn memberships(db: &impl Sql, reach: &[AssociationId]) -> Result<Vec<Through>, Error> {
    if reach.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!(
        "SELECT id, association_id, account_id FROM memberships WHERE state = 'active' AND association_id IN ({})",
        sql::marks(1, reach.len())
    );
    db.all(&statement, values(reach)).await
}

/// The active memberships of these accounts, oldest first.
pub async fn memberships_of(db: &impl Sql, accounts: &[AccountId]) -> Result<Vec<Through>, Error> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let marks = sql::marks(1, accounts.len());
    let statement =
        format!("SELECT id, association_id, account_id FROM memberships WHERE state = 'active' AND account_id IN ({marks}) ORDER BY id");
    db.all(&statement, accounts.iter().map(|account| sql::Arg::from(*account)).collect()).await
}

/// How helpers and associations stand to a help request and its asker.
#[derive(Debug, Default)]
pub struct Ties {
    /// Associations that it reaches, those whose hours it obeys first.
    pub reach: Vec<AssociationId>,
    pub circle: Vec<AccountId>,
    pub former_helpers: Vec<AccountId>,
    /// Kept apart from the asker, whoever blocked whom.
    pub blocked: Vec<AccountId>,
    /// Said no, or accepted in an earlier round and handed it back, or gave no sign.
    pub said_no: Vec<AccountId>,
    /// Were offered it in this round, and kept the right to it.
    pub offered: Vec<AccountId>,
}

/// All of them, in one statement.
pub async fn ties(db: &impl Sql, asked: &HelpRequest) -> Result<Ties, Error> {
    #[derive(Row)]
    struct Tie {
        what: String,
        id: i64,
    }
    let statement = format!(
        "SELECT 'reach' AS what, association_id AS id FROM help_request_reach WHERE help_request_id = $1 \
         UNION ALL SELECT 'circle', account_id FROM circle_members WHERE asker_id = $2 \
         UNION ALL SELECT 'former', account_id FROM pairings WHERE asker_id = $2 AND end_reason = 'done' \
         UNION ALL SELECT 'blocked', account_id FROM blocks WHERE asker_id = $2 \
         UNION ALL SELECT CASE WHEN state IN ('declined', 'accepted') THEN 'no' WHEN round = $3 \
         AND COALESCE(left_because, '') NOT IN {ONCE_MORE_SQL} THEN 'offered' ELSE 'earlier' END, account_id \
         FROM offers WHERE help_request_id = $1"
    );
    let mut ties = Ties::default();
    for Tie { what, id } in db.all::<Tie>(&statement, args![asked.id, asked.asker, asked.round]).await? {
        match what.as_str() {
            "reach" => ties.reach.push(AssociationId(id)),
            "circle" => ties.circle.push(AccountId(id)),
            "former" => ties.former_helpers.push(AccountId(id)),
            "blocked" => ties.blocked.push(AccountId(id)),
            "no" => ties.said_no.push(AccountId(id)),
            "offered" => ties.offered.push(AccountId(id)),
            _ => {} // offered in an earlier round, or when they were not free, and it left: they may be asked again
        }
    }
    ties.reach.sort_by_key(|association| (Some(*association) != asked.settings_association, *association));
    Ok(ties)
}

/// Help requests of these topics that wait, whose first wave has gone, and that a helper may be asked through a membership or a
/// circle but was not: those that wait longest.
pub async fn waiting_for(db: &impl Sql, helper: AccountId, topics: &[Topic], most: i64) -> Result<Vec<HelpRequest>, Error> {
    if topics.is_empty() {
        return Ok(Vec::new());
    }
    let rest = format!(
        "h.state = 'open' AND h.wave > 0 AND h.topic IN ({}) AND NOT EXISTS (SELECT 1 FROM offers o WHERE o.help_request_id = h.id \
         AND o.account_id = $1 AND (o.state IN ('declined', 'accepted') \
         OR (o.round = h.round AND COALESCE(o.left_because, '') NOT IN {ONCE_MORE_SQL}))) \
         AND (EXISTS (SELECT 1 FROM help_request_reach r JOIN memberships m ON m.association_id = r.association_id \
         WHERE r.help_request_id = h.id AND m.account_id = $1 AND m.state = 'active') \
         OR EXISTS (SELECT 1 FROM circle_members c WHERE c.asker_id = h.asker_id AND c.account_id = $1)) ORDER BY h.line_at, h.id LIMIT $2",
        sql::marks(3, topics.len())
    );
    let mut args = args![helper, most];
    args.extend(topics.iter().map(|topic| sql::Arg::from(topic.as_str())));
    help_requests::store::all(db, &rest, args).await
}

/// Whether a membership is this account's, and active.
pub async fn is_member(db: &impl Sql, membership: MembershipId, account: AccountId) -> Result<bool, Error> {
    let statement = "SELECT id FROM memberships WHERE id = $1 AND account_id = $2 AND state = 'active'";
    Ok(db.scalar::<i64>(statement, args![membership, account]).await?.is_some())
}

/// The profiles and loads of the active members of these associations, and of the circle: members in a subselect, so that a
/// large roster is no list of a hundred thousand marks.
pub async fn helpers(db: &impl Sql, reach: &[AssociationId], circle: &[AccountId]) -> Result<(Vec<Profile>, Vec<Load>), Error> {
    let (condition, args) = members_and(reach, circle, "p.account_id");
    let profiles = helpers::store::profiles(db, &condition, args).await?;
    let (condition, args) = members_and(reach, circle, "account_id");
    Ok((profiles, loads::loads(db, &condition, args).await?))
}

/// What the same people are trained for.
pub async fn unlocked(
    db: &impl Sql,
    reach: &[AssociationId],
    circle: &[AccountId],
    at: i64,
) -> Result<HashMap<AccountId, Vec<i64>>, Error> {
    let (condition, args) = members_and(reach, circle, "c.account_id");
    attempts::unlocked_where(db, &condition, args, at).await
}

/// The condition that keeps active members of these associations, and these accounts.
fn members_and(reach: &[AssociationId], circle: &[AccountId], id: &str) -> (String, Vec<sql::Arg>) {
    let members = match reach {
        [] => "FALSE".to_owned(),
        reach => {
            let marks = sql::marks(1, reach.len());
            format!("{id} IN (SELECT account_id FROM memberships WHERE state = 'active' AND association_id IN ({marks}))")
        }
    };
    let known = if circle.is_empty() { String::new() } else { format!(" OR {id} IN ({})", sql::marks(reach.len() + 1, circle.len())) };
    let args = [values(reach), circle.iter().map(|id| sql::Arg::from(*id)).collect()].concat();
    (format!("({members}{known})"), args)
}

/// Who has a page of ours open, and until when that holds.
pub async fn present(db: &impl Sql, at: i64) -> Result<Vec<(AccountId, i64)>, Error> {
    #[derive(Row)]
    struct Present {
        account_id: AccountId,
        until_at: i64,
    }
    let present: Vec<Present> = db.all("SELECT account_id, until_at FROM presences WHERE until_at > $1", args![at]).await?;
    Ok(present.into_iter().map(|present| (present.account_id, present.until_at)).collect())
}

/// Where a place is: latitude and longitude, in degrees.
pub async fn place(db: &impl Sql, place: PlaceId) -> Result<Option<(f64, f64)>, Error> {
    #[derive(Row)]
    struct Spot {
        latitude: f64,
        longitude: f64,
    }
    let spot = db.first::<Spot>("SELECT latitude, longitude FROM places WHERE id = $1", args![place]).await?;
    Ok(spot.map(|spot| (spot.latitude, spot.longitude)))
}

fn values(associations: &[AssociationId]) -> Vec<sql::Arg> {
    associations.iter().map(|id| sql::Arg::from(*id)).collect()
}
