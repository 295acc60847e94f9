//! Contracts of civic-service volunteers, in SQL.

use jiff::civil::Date;

use super::ProfileRow;
use crate::args;
use crate::associations::WeeklyHours;
use crate::helpers::Contract;
use crate::storage::{AccountId, AssociationId, Error, PlaceId, Row, Sql, Tx};

impl ProfileRow {
    /// The contract of a row, taken out of it.
    pub(super) fn contract(&mut self) -> Result<Option<Contract>, Error> {
        let Some(association) = self.association_id else { return Ok(None) };
        Ok(Some(Contract {
            association,
            first_day: date(self.first_day.take())?,
            last_day: date(self.last_day.take())?,
            week: WeeklyHours::from_json(&self.contract_hours.take().unwrap_or_default()),
            places: places(&self.places.take().unwrap_or_default())?,
            tutor: self.tutor_id,
            turns_18_on: self.turns_18_on.take().map(|day| date(Some(day))).transpose()?,
        }))
    }
}

fn date(text: Option<String>) -> Result<Date, Error> {
    let text = text.unwrap_or_default();
    text.parse().map_err(|_| Error::Row(format!("contracts: the day {text:?}")))
}

fn places(json: &str) -> Result<Vec<PlaceId>, Error> {
    serde_json::from_str(json).map_err(|error| Error::Row(format!("contracts.places: {error}")))
}

/// Writes a contract, new or changed. `false`: another association's is there and has not ended.
pub(in crate::helpers) async fn save(tx: &Tx, account: AccountId, contract: &Contract, by: AccountId, today: Date) -> Result<bool, Error> {
    let saved = tx
        .execute(
            "INSERT INTO contracts (account_id, association_id, first_day, last_day, weekly_hours, places, tutor_id, turns_18_on, written_by, \
             written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (account_id) DO UPDATE SET \
             association_id = excluded.association_id, first_day = excluded.first_day, last_day = excluded.last_day, \
             weekly_hours = excluded.weekly_hours, places = excluded.places, tutor_id = excluded.tutor_id, turns_18_on = excluded.turns_18_on, \
             written_by = excluded.written_by, written_at = excluded.written_at \
             WHERE contracts.association_id = excluded.association_id OR contracts.last_day < $11",
            args![
                account,
                contract.association,
                contract.first_day.to_string(),
                contract.last_day.to_string(),
                contract.week.to_json(),
                serde_json::to_string(&contract.places).unwrap_or_else(|_| "[]".into()),
                contract.tutor,
                contract.turns_18_on.map(|day| day.to_string()),
                by,
                tx.now(),
                today.to_string()
            ],
        )
        .await?;
    Ok(saved == 1)
}

/// `false` when this association wrote none.
pub(in crate::helpers) async fn delete(tx: &Tx, account: AccountId, association: AssociationId) -> Result<bool, Error> {
    let statement = "DELETE FROM contracts WHERE account_id = $1 AND association_id = $2";
    Ok(tx.execute(statement, args![account, association]).await? == 1)
}

/// Whoever is 18 by now is an adult, and their birthday is kept no longer.
pub(in crate::helpers) async fn forget_birthday(tx: &Tx, account: AccountId, today: Date) -> Result<(), Error> {
    let statement = "UPDATE contracts SET turns_18_on = NULL WHERE account_id = $1 AND turns_18_on <= $2";
    if tx.execute(statement, args![account, today.to_string()]).await? == 1 {
        tx.execute("UPDATE helpers SET is_adult = TRUE WHERE account_id = $1", args![account]).await?;
    }
    Ok(())
}

/// Somebody, by name.
#[derive(Clone, Debug, Row)]
pub struct Named {
    pub account_id: AccountId,
    pub first_name: String,
    pub last_name: String,
}

/// Who may look after a volunteer: an association's mentors and coordinators.
pub async fn tutors(db: &impl Sql, association: AssociationId) -> Result<Vec<Named>, Error> {
    db.all(
        "SELECT a.id AS account_id, a.first_name, a.last_name FROM memberships m JOIN accounts a ON a.id = m.account_id \
         WHERE m.association_id = $1 AND m.state = 'active' AND m.role IN ('mentor', 'coordinator') ORDER BY a.sort_key, a.id LIMIT 300",
        args![association],
    )
    .await
}

/// Whom somebody looks after, while both belong to the association of the contract.
pub async fn tutored(db: &impl Sql, tutor: AccountId) -> Result<Vec<Named>, Error> {
    db.all(
        "SELECT a.id AS account_id, a.first_name, a.last_name FROM contracts c JOIN accounts a ON a.id = c.account_id \
         WHERE c.tutor_id = $1 AND a.ended_at IS NULL AND 2 = (SELECT COUNT(*) FROM memberships m WHERE m.association_id = c.association_id \
         AND m.account_id IN (c.account_id, c.tutor_id) AND m.state = 'active') ORDER BY a.sort_key, a.id LIMIT 100",
        args![tutor],
    )
    .await
}
