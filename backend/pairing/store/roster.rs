//! What a roster is made of, in SQL: memberships, profiles, loads, who is there now.

use crate::args;
use crate::helpers::loads::{self, Load};
use crate::helpers::{self, Profile};
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

/// Whether a membership is this account's, and active.
pub async fn is_member(db: &impl Sql, membership: MembershipId, account: AccountId) -> Result<bool, Error> {
    let statement = "SELECT id FROM memberships WHERE id = $1 AND account_id = $2 AND state = 'active'";
    Ok(db.scalar::<i64>(statement, args![membership, account]).await?.is_some())
}

/// The profiles and loads of the active members of these associations, and of the circle: members in a subselect, so that a
/// large roster is no list of a hundred thousand marks.
pub async fn helpers(db: &impl Sql, reach: &[AssociationId], circle: &[AccountId]) -> Result<(Vec<Profile>, Vec<Load>), Error> {
    let members = match reach {
        [] => "FALSE".to_owned(),
        reach => {
            let marks = sql::marks(1, reach.len());
            format!("{{id}} IN (SELECT account_id FROM memberships WHERE state = 'active' AND association_id IN ({marks}))")
        }
    };
    let known = if circle.is_empty() { String::new() } else { format!(" OR {{id}} IN ({})", sql::marks(reach.len() + 1, circle.len())) };
    let condition = format!("({members}{known})");
    let args = || [values(reach), circle.iter().map(|id| sql::Arg::from(*id)).collect()].concat();
    let profiles = helpers::store::profiles(db, &condition.replace("{id}", "p.account_id"), args()).await?;
    Ok((profiles, loads::loads(db, &condition.replace("{id}", "account_id"), args()).await?))
}

/// Who has a page of ours open.
pub async fn present(db: &impl Sql, at: i64) -> Result<Vec<AccountId>, Error> {
    db.column("SELECT account_id FROM presences WHERE until_at > $1", args![at]).await
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
