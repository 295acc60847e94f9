//! What an association takes out of here, in SQL; and what it takes an hour to be worth.

use std::collections::BTreeMap;

use crate::args;
use crate::recognition::Activity;
use crate::storage::{AccountId, AssociationId, Error, HelpSessionId, Row, Sql, Tx};

/// A meeting in the words of La Coop, as they are stored.
#[derive(Clone, Debug, Row)]
pub struct CoopRow {
    pub id: HelpSessionId,
    pub kind: String,
    pub held_at: i64,
    pub minutes: i64,
    pub topics: String,
    pub lieu: String,
    pub materiel: String,
    pub autonomie: String,
    pub redirection: Option<String>,
    pub outcome: String,
    /// INSEE code, of what was asked for.
    pub commune: Option<String>,
    /// Of a workshop: how many came.
    pub participants: Option<i64>,
    pub tranche_age: String,
    pub statut_social: String,
}

/// The meetings of an association in a span of time, oldest first; none of a test. Nobody who was helped is in them.
pub async fn meetings(db: &impl Sql, association: AssociationId, (from, until): (i64, i64)) -> Result<Vec<CoopRow>, Error> {
    let statement = "SELECT s.id, s.type AS kind, s.held_at, r.minutes, r.topics, r.lieu, r.materiel, r.autonomie, r.redirection, r.outcome, h.commune, \
                     w.people AS participants, r.tranche_age, r.statut_social \
                     FROM help_sessions s JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version \
                     LEFT JOIN help_requests h ON h.id = s.help_request_id LEFT JOIN workshops w ON w.help_session_id = s.id \
                     AND w.version = (SELECT MAX(o.version) FROM workshops o WHERE o.help_session_id = s.id) \
                     WHERE s.association_id = $1 AND s.held_at >= $2 AND s.held_at < $3 AND r.minutes > 0 AND COALESCE(h.is_test, FALSE) = FALSE \
                     ORDER BY s.held_at, s.id";
    db.all(statement, args![association, from, until]).await
}

/// What an association takes an hour of each activity to be worth, in cents; those that it has not said are missing.
pub async fn rates(db: &impl Sql, association: AssociationId) -> Result<BTreeMap<Activity, i64>, Error> {
    #[derive(Row)]
    struct Rate {
        activity: String,
        cents: i64,
    }
    let rates: Vec<Rate> =
        db.all("SELECT activity, cents FROM hour_rates WHERE association_id = $1 ORDER BY activity", args![association]).await?;
    Ok(rates.into_iter().filter_map(|rate| Some((Activity::parse(&rate.activity)?, rate.cents))).collect())
}

pub(in crate::recognition) async fn keep_rate(
    tx: &Tx,
    association: AssociationId,
    by: AccountId,
    activity: Activity,
    cents: Option<i64>,
) -> Result<(), Error> {
    let Some(cents) = cents else {
        tx.execute("DELETE FROM hour_rates WHERE association_id = $1 AND activity = $2", args![association, activity.as_str()]).await?;
        return Ok(());
    };
    tx.execute(
        "INSERT INTO hour_rates (association_id, activity, cents, set_by, set_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (association_id, activity) DO UPDATE SET cents = excluded.cents, set_by = excluded.set_by, set_at = excluded.set_at",
        args![association, activity.as_str(), cents, by, tx.now()],
    )
    .await?;
    Ok(())
}
