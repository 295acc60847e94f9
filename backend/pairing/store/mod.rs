//! Offers and pairings, in SQL; waves, blocks, reports, signs of life and what a roster is made of, in files of their own.

mod blocks;
pub(super) mod gaps;
pub(super) mod reports;
pub(super) mod roster;
pub(super) mod rows;
pub(super) mod signs;
pub(super) mod training;
pub(super) mod waves;

use std::collections::HashMap;

use crate::args;
use crate::pairing::ONCE_MORE_SQL;
use crate::pairing::{Offer, OfferState, Pairing, Why};
use crate::storage::{AccountId, AskerId, AssociationId, Error, HelpRequestId, MembershipId, OfferId, PairingId, Row, Sql, Tx, sql};
pub use blocks::is_blocked;
pub(in crate::pairing) use blocks::{forget_blocks, insert_block};

#[derive(Row)]
struct OfferRow {
    id: OfferId,
    help_request_id: HelpRequestId,
    account_id: AccountId,
    membership_id: Option<MembershipId>,
    association_id: Option<AssociationId>,
    round: i64,
    is_now: bool,
    reasons: String,
    state: String,
    left_because: Option<String>,
    offered_at: i64,
    ended_at: Option<i64>,
}

impl OfferRow {
    fn read(self) -> Result<Offer, Error> {
        Ok(Offer {
            id: self.id,
            help_request: self.help_request_id,
            account: self.account_id,
            membership: self.membership_id,
            association: self.association_id,
            round: self.round,
            is_now: self.is_now,
            reasons: serde_json::from_str::<Vec<Why>>(&self.reasons).map_err(|error| Error::Row(error.to_string()))?,
            state: OfferState::parse(&self.state).ok_or_else(|| Error::Row(format!("offers.state {:?}", self.state)))?,
            left_because: self.left_because,
            offered_at: self.offered_at,
            ended_at: self.ended_at,
        })
    }
}

const OFFER: &str = "o.id, o.help_request_id, o.account_id, o.membership_id, o.association_id, o.round, o.is_now, o.reasons, o.state, \
    o.left_because, o.offered_at, o.ended_at";

async fn offers(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Offer>, Error> {
    let rows = db.all::<OfferRow>(&format!("SELECT {OFFER} FROM offers o WHERE {condition}"), args).await?;
    rows.into_iter().map(OfferRow::read).collect()
}

/// An offer, if it is this helper's.
pub async fn offer(db: &impl Sql, id: OfferId, account: AccountId) -> Result<Option<Offer>, Error> {
    Ok(offers(db, "o.id = $1 AND o.account_id = $2", args![id, account]).await?.pop())
}

/// What a helper can accept, *now* first, then the oldest; and what left their list since `since_at`.
pub async fn offers_to(db: &impl Sql, account: AccountId, since_at: i64) -> Result<Vec<Offer>, Error> {
    let condition = "o.account_id = $1 AND (o.state = 'live' OR (o.state = 'left' AND o.ended_at > $2)) \
                     ORDER BY o.is_now DESC, o.offered_at, o.id";
    offers(db, condition, args![account, since_at]).await
}

/// Everybody who was offered a help request in all its rounds, latest first.
pub async fn offers_of(db: &impl Sql, help_request: HelpRequestId) -> Result<Vec<Offer>, Error> {
    offers(db, "o.help_request_id = $1 ORDER BY o.offered_at DESC, o.id", args![help_request]).await
}

/// The live offer of a help request to one helper.
pub async fn live_offer(db: &impl Sql, help_request: HelpRequestId, account: AccountId) -> Result<Option<Offer>, Error> {
    Ok(offers(db, "o.help_request_id = $1 AND o.account_id = $2 AND o.state = 'live'", args![help_request, account]).await?.pop())
}

/// The live offers to one helper, the oldest first.
pub(in crate::pairing) async fn live_offers_to(db: &impl Sql, account: AccountId) -> Result<Vec<Offer>, Error> {
    offers(db, "o.account_id = $1 AND o.state = 'live' ORDER BY o.offered_at, o.id", args![account]).await
}

/// Whether anybody can still accept it.
pub(in crate::pairing) async fn has_live_offer(db: &impl Sql, help_request: HelpRequestId) -> Result<bool, Error> {
    let live: Option<i64> =
        db.scalar("SELECT id FROM offers WHERE help_request_id = $1 AND state = 'live' ORDER BY id LIMIT 1", args![help_request]).await?;
    Ok(live.is_some())
}

/// Inserts the offers of a wave in one statement. One that left in the same round and may come back is made anew.
pub(in crate::pairing) async fn insert_offers(tx: &Tx, offers: &[Offer], wave: i64) -> Result<(), Error> {
    if offers.is_empty() {
        return Ok(());
    }
    let statement = format!(
        "INSERT INTO offers (id, help_request_id, account_id, membership_id, association_id, round, wave, is_now, reasons, state, offered_at) \
         VALUES {} ON CONFLICT (help_request_id, round, account_id) DO UPDATE SET id = excluded.id, membership_id = excluded.membership_id, \
         association_id = excluded.association_id, wave = excluded.wave, is_now = excluded.is_now, reasons = excluded.reasons, \
         state = excluded.state, offered_at = excluded.offered_at, left_because = NULL, ended_at = NULL WHERE offers.left_because IN {ONCE_MORE_SQL}",
        sql::rows_of_marks(offers.len(), 11)
    );
    let mut values = Vec::with_capacity(offers.len() * 11);
    for offer in offers {
        let reasons = serde_json::to_string(&offer.reasons).map_err(|error| Error::Row(error.to_string()))?;
        values.extend(args![
            offer.id,
            offer.help_request,
            offer.account,
            offer.membership,
            offer.association,
            offer.round,
            wave,
            offer.is_now,
            reasons,
            offer.state.as_str(),
            offer.offered_at
        ]);
    }
    tx.execute(&statement, values).await?;
    Ok(())
}

/// Ends one live offer; `false` when it was no longer live.
pub(in crate::pairing) async fn answer_offer(tx: &Tx, id: OfferId, state: OfferState) -> Result<bool, Error> {
    let ended = tx
        .execute("UPDATE offers SET state = $2, ended_at = $3 WHERE id = $1 AND state = 'live'", args![id, state.as_str(), tx.now()])
        .await?;
    Ok(ended == 1)
}

/// An offer that left.
#[derive(Row)]
pub(in crate::pairing) struct Gone {
    pub id: OfferId,
    pub help_request_id: HelpRequestId,
    pub account_id: AccountId,
    pub is_now: bool,
}

/// Which live offers leave.
pub(in crate::pairing) enum Leaving {
    Of(HelpRequestId),
    /// Those that went through a membership.
    Through(MembershipId),
    /// Those that went through any other association than this one; the circle's stay.
    NotThrough(HelpRequestId, AssociationId),
    /// Every one that a helper has.
    Had(AccountId),
    /// That of one help request to one helper.
    To(HelpRequestId, AccountId),
}

/// Ends live offers; those that left, by account.
pub(in crate::pairing) async fn end_offers(tx: &Tx, because: &str, leaving: Leaving) -> Result<Vec<Gone>, Error> {
    let (condition, args) = match leaving {
        Leaving::Of(help_request) => ("help_request_id = $3", args![help_request]),
        Leaving::Through(membership) => ("membership_id = $3", args![membership]),
        Leaving::Had(helper) => ("account_id = $3", args![helper]),
        Leaving::NotThrough(help_request, association) => {
            ("help_request_id = $3 AND association_id <> $4", args![help_request, association])
        }
        Leaving::To(help_request, helper) => ("help_request_id = $3 AND account_id = $4", args![help_request, helper]),
    };
    let statement = format!(
        "UPDATE offers SET state = 'left', left_because = $1, ended_at = $2 WHERE state = 'live' AND {condition} \
         RETURNING id, help_request_id, account_id, is_now"
    );
    let mut values = args![because, tx.now()];
    values.extend(args);
    let mut gone: Vec<Gone> = tx.all(&statement, values).await?;
    gone.sort_by_key(|gone| gone.account_id);
    Ok(gone)
}

#[derive(Row)]
struct PairingRow {
    id: PairingId,
    help_request_id: HelpRequestId,
    asker_id: AskerId,
    account_id: AccountId,
    first_name: String,
    membership_id: Option<MembershipId>,
    association_id: Option<AssociationId>,
    started_at: i64,
    last_sign_at: Option<i64>,
    late_until: Option<i64>,
    is_asked_after: bool,
    resumes_at: Option<i64>,
    ended_at: Option<i64>,
    end_reason: Option<String>,
}

impl From<PairingRow> for Pairing {
    fn from(row: PairingRow) -> Self {
        Self {
            id: row.id,
            help_request: row.help_request_id,
            asker: row.asker_id,
            helper: row.account_id,
            helper_first_name: row.first_name,
            membership: row.membership_id,
            association: row.association_id,
            started_at: row.started_at,
            last_sign_at: row.last_sign_at,
            late_until: row.late_until,
            is_asked_after: row.is_asked_after,
            resumes_at: row.resumes_at,
            ended_at: row.ended_at,
            end_reason: row.end_reason,
        }
    }
}

async fn pairings(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Pairing>, Error> {
    let statement = format!(
        "SELECT p.id, p.help_request_id, p.asker_id, p.account_id, a.first_name, p.membership_id, p.association_id, p.started_at, \
         p.last_sign_at, p.late_until, p.is_asked_after, p.resumes_at, p.ended_at, p.end_reason FROM pairings p \
         JOIN accounts a ON a.id = p.account_id WHERE {condition}"
    );
    Ok(db.all::<PairingRow>(&statement, args).await?.into_iter().map(Pairing::from).collect())
}

pub async fn pairing(db: &impl Sql, id: PairingId) -> Result<Option<Pairing>, Error> {
    Ok(pairings(db, "p.id = $1", args![id]).await?.pop())
}

/// The pairing of a help request that goes on now.
pub async fn live_pairing(db: &impl Sql, help_request: HelpRequestId) -> Result<Option<Pairing>, Error> {
    Ok(pairings(db, "p.help_request_id = $1 AND p.ended_at IS NULL", args![help_request]).await?.pop())
}

/// The latest pairing of a help request, ended or not.
pub async fn latest_pairing(db: &impl Sql, help_request: HelpRequestId) -> Result<Option<Pairing>, Error> {
    Ok(pairings(db, "p.help_request_id = $1 ORDER BY p.id DESC LIMIT 1", args![help_request]).await?.pop())
}

/// Every pairing of these help requests, oldest first.
pub async fn pairings_about(db: &impl Sql, ids: &[HelpRequestId]) -> Result<Vec<Pairing>, Error> {
    pairings_in(db, "p.help_request_id", ids.iter().map(|id| sql::Arg::from(*id)).collect()).await
}

/// Several pairings in one statement; those that do not exist are left out.
pub async fn pairings_by_id(db: &impl Sql, ids: &[PairingId]) -> Result<HashMap<PairingId, Pairing>, Error> {
    let found = pairings_in(db, "p.id", ids.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
    Ok(found.into_iter().map(|pairing| (pairing.id, pairing)).collect())
}

async fn pairings_in(db: &impl Sql, column: &str, ids: Vec<sql::Arg>) -> Result<Vec<Pairing>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    pairings(db, &format!("{column} IN ({}) ORDER BY p.id", sql::marks(1, ids.len())), ids).await
}

/// The pairings that a helper is in now, oldest first.
pub async fn pairings_of(db: &impl Sql, account: AccountId) -> Result<Vec<Pairing>, Error> {
    pairings(db, "p.account_id = $1 AND p.ended_at IS NULL ORDER BY p.id", args![account]).await
}

pub(in crate::pairing) async fn insert_pairing(tx: &Tx, offer: &Offer, asker: AskerId) -> Result<PairingId, Error> {
    let id: PairingId = tx.new_id();
    tx.execute(
        "INSERT INTO pairings (id, help_request_id, asker_id, account_id, membership_id, association_id, started_at, is_asked_after) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE)",
        args![id, offer.help_request, asker, offer.account, offer.membership, offer.association, tx.now()],
    )
    .await?;
    Ok(id)
}

/// Ends a pairing that goes on; `false` when it had ended.
pub(in crate::pairing) async fn end_pairing(tx: &Tx, id: PairingId, reason: &str) -> Result<bool, Error> {
    let ended = tx
        .execute("UPDATE pairings SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL", args![id, tx.now(), reason])
        .await?;
    Ok(ended == 1)
}
