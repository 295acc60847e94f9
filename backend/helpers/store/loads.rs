//! What each helper carries: one row, locked in the order of ids, touched when an offer is made or leaves, at a claim and
//! at its end. It sets the caps, and feeds fairness.

use crate::args;
use crate::helpers::availability;
use crate::storage::{AccountId, Error, Row, Sql, Tx, sql};
use crate::web::words::day_number;

/// What is asked of one helper now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Row)]
pub struct Load {
    pub account_id: AccountId,
    pub live_now: i64,
    pub live_later: i64,
    pub offers_today: i64,
    /// The day that `offers_today` counts.
    pub today: i64,
    pub open_pairings: i64,
    pub minutes_this_week: i64,
    /// The week that `minutes_this_week` counts.
    pub week: i64,
    /// 0 when never.
    pub last_offered_at: i64,
    /// Minutes of help given on one day of the helper's own calendar.
    pub minutes_today: i64,
    /// Which (days since 1970-01-01): any other day counts none.
    pub minutes_day: i64,
    pub offered: i64,
    pub answered: i64,
    pub moved_at: i64,
}

impl Load {
    /// The same at this instant: yesterday's offers and last week's minutes no longer count.
    pub fn at(mut self, now: i64) -> Self {
        if !goes_on(self.today, day_number(now)) {
            self.offers_today = 0;
        }
        if !goes_on(self.week, week_number(now)) {
            self.minutes_this_week = 0;
        }
        self
    }
}

/// Whether what was counted for a day (or a week) counts for this one. Tomorrow's does: the clock was set back over midnight, and nobody
/// is asked twice as often for that.
fn goes_on(counted: i64, this: i64) -> bool {
    (this..=this + 1).contains(&counted)
}

const COLUMNS: &str = "account_id, live_now, live_later, offers_today, today, open_pairings, minutes_this_week, week, last_offered_at, \
    minutes_today, minutes_day, offered, answered, moved_at";

/// Weeks begin on Monday; day 0 was a Thursday.
pub fn week_number(at: i64) -> i64 {
    (day_number(at) + 3).div_euclid(7)
}

/// Loads that a condition keeps, as they stood (see [`Load::at`]).
pub async fn loads(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Load>, Error> {
    db.all(&format!("SELECT {COLUMNS} FROM helper_loads WHERE {condition}"), args).await
}

/// Loads that moved since an instant, and those of these helpers.
pub async fn moved_since(db: &impl Sql, since_at: i64, and_of: &[AccountId]) -> Result<Vec<Load>, Error> {
    let these = if and_of.is_empty() { String::new() } else { format!(" OR account_id IN ({})", sql::marks(2, and_of.len())) };
    loads(db, &format!("moved_at >= $1{these}"), [args![since_at], values(and_of)].concat()).await
}

/// Loads that count the offers of a day.
pub async fn of_day(db: &impl Sql, day: i64) -> Result<Vec<Load>, Error> {
    loads(db, "today = $1", args![day]).await
}

/// Locks the load of one helper.
pub async fn lock(tx: &Tx, account: AccountId) -> Result<Option<Load>, Error> {
    Ok(locked(tx, &[account], tx.locks()).await?.pop())
}

async fn locked(tx: &Tx, accounts: &[AccountId], locks: &str) -> Result<Vec<Load>, Error> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let marks = sql::marks(1, accounts.len());
    let statement = format!("SELECT {COLUMNS} FROM helper_loads WHERE account_id IN ({marks}) ORDER BY account_id{locks}");
    let loads: Vec<Load> = tx.all(&statement, values(accounts)).await?;
    Ok(loads.into_iter().map(|load| load.at(tx.now())).collect())
}

/// The most offers that may be live in one list: one *now*, five others.
const MOST_LIVE_NOW: i64 = 1;
const MOST_LIVE_LATER: i64 = 5;

/// An offer was made to a helper, whatever their list holds. Lock it first.
pub async fn offered(tx: &Tx, account: AccountId, is_now: bool) -> Result<(), Error> {
    offer(tx, "account_id = $3", args![account], is_now).await.map(|_offered| ())
}

/// An offer is made to each of these whose list has a place and whom no other transaction holds; they are returned.
pub async fn offer_to_free_ones(tx: &Tx, accounts: &[AccountId], is_now: bool) -> Result<Vec<AccountId>, Error> {
    let has_place = if is_now { format!("live_now < {MOST_LIVE_NOW}") } else { format!("live_later < {MOST_LIVE_LATER}") };
    let condition = format!(
        "account_id IN (SELECT account_id FROM helper_loads WHERE account_id IN ({}) AND {has_place} ORDER BY account_id{})",
        sql::marks(3, accounts.len()),
        tx.locks_free_ones()
    );
    offer(tx, &condition, values(accounts), is_now).await
}

async fn offer(tx: &Tx, condition: &str, more: Vec<sql::Arg>, is_now: bool) -> Result<Vec<AccountId>, Error> {
    let live = if is_now { "live_now" } else { "live_later" };
    let statement = format!(
        "UPDATE helper_loads SET {live} = {live} + 1, offers_today = CASE WHEN today IN ($1, $1 + 1) THEN offers_today + 1 ELSE 1 END, \
         today = CASE WHEN today = $1 + 1 THEN today ELSE $1 END, last_offered_at = $2, moved_at = $2, offered = offered + 1 WHERE {condition} RETURNING account_id"
    );
    let mut args = args![day_number(tx.now()), tx.now()];
    args.extend(more);
    tx.column(&statement, args).await
}

/// An offer left the list of each of these. `is_answered`: they said yes or no.
pub async fn left(tx: &Tx, accounts: &[AccountId], is_now: bool, is_answered: bool) -> Result<(), Error> {
    if accounts.is_empty() {
        return Ok(());
    }
    if !tx.locks().is_empty() {
        locked(tx, accounts, tx.locks()).await?;
    }
    let live = if is_now { "live_now" } else { "live_later" };
    let answered = i64::from(is_answered);
    let statement = format!(
        "UPDATE helper_loads SET {live} = CASE WHEN {live} > 0 THEN {live} - 1 ELSE 0 END, answered = answered + $1, moved_at = $2 \
         WHERE account_id IN ({})",
        sql::marks(3, accounts.len())
    );
    let mut args = args![answered, tx.now()];
    args.extend(values(accounts));
    tx.execute(&statement, args).await?;
    Ok(())
}

/// A pairing began for this helper; how many go on now.
pub async fn paired(tx: &Tx, account: AccountId) -> Result<i64, Error> {
    let statement =
        "UPDATE helper_loads SET open_pairings = open_pairings + 1, moved_at = $2 WHERE account_id = $1 RETURNING open_pairings";
    let open: Option<i64> = tx.scalar(statement, args![account, tx.now()]).await?;
    Ok(open.unwrap_or_default())
}

/// A pairing of this helper ended.
pub async fn unpaired(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute(
        "UPDATE helper_loads SET open_pairings = CASE WHEN open_pairings > 0 THEN open_pairings - 1 ELSE 0 END, moved_at = $2 \
         WHERE account_id = $1",
        args![account, tx.now()],
    )
    .await?;
    Ok(())
}

/// Minutes of help were recorded (negative: taken back by a correction), given at an instant: they count for that day of the helper's
/// own calendar, unless a later one is counted already.
pub async fn helped(tx: &Tx, account: AccountId, minutes: i64, given_at: i64) -> Result<(), Error> {
    let week = week_number(tx.now());
    let day = availability::local(given_at, &super::zone(tx, account).await?).0;
    tx.execute(
        "UPDATE helper_loads SET minutes_this_week = CASE WHEN week IN ($2, $2 + 1) THEN minutes_this_week + $3 ELSE $3 END, \
         week = CASE WHEN week = $2 + 1 THEN week ELSE $2 END, moved_at = $4, \
         minutes_today = CASE WHEN minutes_day = $5 THEN minutes_today + $3 WHEN minutes_day < $5 THEN $3 ELSE minutes_today END, \
         minutes_day = CASE WHEN minutes_day < $5 THEN $5 ELSE minutes_day END WHERE account_id = $1",
        args![account, week, minutes, tx.now(), i64::from(availability::day_number(day))],
    )
    .await?;
    Ok(())
}

fn values(accounts: &[AccountId]) -> Vec<sql::Arg> {
    accounts.iter().map(|account| sql::Arg::from(*account)).collect()
}
