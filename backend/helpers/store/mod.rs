//! Profiles, in SQL; what each helper carries, in a file of its own.

pub(super) mod concerned;
pub mod contracts;
mod forgetting;
pub mod import_people;
pub mod imports;
pub mod loads;
pub mod notes;
pub mod roster;
pub(in crate::helpers) use forgetting::forget;

use jiff::tz::TimeZone;

use crate::args;
use crate::associations::WeeklyHours;
use crate::associations::rights::Coordinator;
use crate::helpers::availability::exception;
use crate::helpers::{Checks, Exception, HelperKind, Profile, VettingKind};
use crate::places::communes;
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Row, Sql, Tx};

#[derive(Row)]
struct ProfileRow {
    account_id: AccountId,
    kind: String,
    commune: String,
    radius_km: i64,
    topics: i64,
    languages: i64,
    meetings: i64,
    weekly_hours: String,
    exceptions: String,
    quiet_from: i64,
    quiet_until: i64,
    paused_until: i64,
    offers_a_day: i64,
    is_adult: bool,
    identity_seen_at: Option<i64>,
    charter_signed_at: Option<i64>,
    vetted_until: Option<i64>,
    vetting_kind: Option<String>,
    vetting_seen_at: Option<i64>,
    association_id: Option<AssociationId>,
    first_day: Option<String>,
    last_day: Option<String>,
    contract_hours: Option<String>,
    places: Option<String>,
    tutor_id: Option<AccountId>,
    turns_18_on: Option<String>,
}

impl ProfileRow {
    fn read(mut self) -> Result<Profile, Error> {
        let contract = self.contract()?;
        Ok(Profile {
            contract,
            account: self.account_id,
            kind: HelperKind::parse(&self.kind).ok_or_else(|| Error::Row(format!("helpers.kind {:?}", self.kind)))?,
            commune: self.commune,
            radius_km: self.radius_km,
            topics: self.topics.cast_unsigned(),
            languages: self.languages.cast_unsigned(),
            meetings: self.meetings.cast_unsigned(),
            hours: WeeklyHours::from_json(&self.weekly_hours),
            exceptions: exception::from_json(&self.exceptions),
            quiet_from: self.quiet_from,
            quiet_until: self.quiet_until,
            paused_until: self.paused_until,
            offers_a_day: self.offers_a_day,
            is_adult: self.is_adult,
            checks: Checks {
                identity_seen_at: self.identity_seen_at,
                charter_signed_at: self.charter_signed_at,
                vetted_until: self.vetted_until,
                vetting: self.vetting_kind.as_deref().and_then(VettingKind::parse),
                vetting_seen_at: self.vetting_seen_at,
            },
        })
    }
}

const COLUMNS: &str = "p.account_id, p.kind, p.commune, p.radius_km, p.topics, p.languages, p.meetings, p.weekly_hours, p.exceptions, p.quiet_from, \
    p.quiet_until, p.paused_until, p.offers_a_day, p.is_adult, p.identity_seen_at, p.charter_signed_at, p.vetted_until, \
    p.vetting_kind, p.vetting_seen_at, c.association_id, c.first_day, c.last_day, c.weekly_hours AS contract_hours, c.places, c.tutor_id, c.turns_18_on";
const FROM: &str = "helpers p LEFT JOIN contracts c ON c.account_id = p.account_id";

pub async fn profile(db: &impl Sql, account: AccountId) -> Result<Option<Profile>, Error> {
    let row = db.first::<ProfileRow>(&format!("SELECT {COLUMNS} FROM {FROM} WHERE p.account_id = $1"), args![account]).await?;
    row.map(ProfileRow::read).transpose()
}

/// The clocks by which a helper lives; those of the instance for whoever has no profile.
pub async fn zone(db: &impl Sql, account: AccountId) -> Result<TimeZone, Error> {
    let commune: Option<String> = db.scalar("SELECT commune FROM helpers WHERE account_id = $1", args![account]).await?;
    Ok(communes::zone_of(&commune.unwrap_or_default()))
}

/// Profiles that a condition on `p` keeps; for the roster.
pub async fn profiles(db: &impl Sql, condition: &str, args: Vec<crate::storage::Arg>) -> Result<Vec<Profile>, Error> {
    let rows = db.all::<ProfileRow>(&format!("SELECT {COLUMNS} FROM {FROM} WHERE {condition}"), args).await?;
    rows.into_iter().map(ProfileRow::read).collect()
}

/// Writes a profile, new or changed, but neither its checks, its exceptions nor its contract. Its load is made with it.
pub(in crate::helpers) async fn save(tx: &Tx, profile: &Profile) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO helpers (account_id, kind, commune, radius_km, topics, languages, meetings, weekly_hours, quiet_from, quiet_until, \
         paused_until, offers_a_day, is_adult, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
         ON CONFLICT (account_id) DO UPDATE SET kind = excluded.kind, commune = excluded.commune, radius_km = excluded.radius_km, \
         topics = excluded.topics, languages = excluded.languages, meetings = excluded.meetings, weekly_hours = excluded.weekly_hours, \
         quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, paused_until = excluded.paused_until, \
         offers_a_day = excluded.offers_a_day, is_adult = excluded.is_adult",
        args![
            profile.account,
            profile.kind.as_str(),
            profile.commune.as_str(),
            profile.radius_km,
            profile.topics.cast_signed(),
            profile.languages.cast_signed(),
            profile.meetings.cast_signed(),
            profile.hours.to_json(),
            profile.quiet_from,
            profile.quiet_until,
            profile.paused_until,
            profile.offers_a_day,
            profile.is_adult,
            tx.now()
        ],
    )
    .await?;
    tx.execute(
        "INSERT INTO helper_loads (account_id, live_now, live_later, offers_today, today, open_pairings, minutes_this_week, week, \
         last_offered_at, offered, answered) VALUES ($1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT (account_id) DO NOTHING",
        args![profile.account],
    )
    .await?;
    Ok(())
}

pub(in crate::helpers) async fn save_exceptions(tx: &Tx, account: AccountId, exceptions: &[Exception]) -> Result<(), Error> {
    let statement = "UPDATE helpers SET exceptions = $2 WHERE account_id = $1";
    tx.execute(statement, args![account, exception::to_json(exceptions)]).await?;
    Ok(())
}

pub(in crate::helpers) async fn save_checks(tx: &Tx, account: AccountId, checks: Checks, by: AccountId) -> Result<bool, Error> {
    let saved = tx
        .execute(
            "UPDATE helpers SET identity_seen_at = $2, charter_signed_at = $3, vetted_until = $4, checked_by = $5, vetting_kind = $6, \
             vetting_seen_at = $7 WHERE account_id = $1",
            args![
                account,
                checks.identity_seen_at,
                checks.charter_signed_at,
                checks.vetted_until,
                by,
                checks.vetting.map(VettingKind::as_str),
                checks.vetting_seen_at
            ],
        )
        .await?;
    Ok(saved == 1)
}

/// Somebody whose identity a coordinator may see and charter they may sign: of their association, or asking to join it; or a
/// relative's helper where they cover.
#[derive(Clone, Debug, Row)]
pub struct Checked {
    pub account_id: AccountId,
    pub first_name: String,
    pub last_name: String,
}

/// A member of theirs, or who asks to be; `None` for another association's.
pub async fn member(db: &impl Sql, coordinator: &Coordinator, id: MembershipId) -> Result<Option<Checked>, Error> {
    db.first(
        "SELECT a.id AS account_id, a.first_name, a.last_name FROM memberships m JOIN accounts a ON a.id = m.account_id \
         WHERE m.id = $1 AND m.association_id = $2 AND m.state IN ('active', 'asked') AND a.ended_at IS NULL",
        args![id, coordinator.association.id],
    )
    .await
}

/// The area of a commune is its code, or "d" and its département (three characters overseas).
const COVERED: &str = "SELECT a.id AS account_id, a.first_name, a.last_name FROM helpers p JOIN accounts a ON a.id = p.account_id \
    WHERE p.kind = 'family' AND a.ended_at IS NULL AND EXISTS (SELECT 1 FROM association_areas c WHERE c.association_id = $1 \
    AND c.area IN (p.commune, 'd' || SUBSTR(p.commune, 1, 2), 'd' || SUBSTR(p.commune, 1, 3)))";

/// The helper of a relative, where this coordinator's association covers.
pub async fn relative(db: &impl Sql, coordinator: &Coordinator, account: AccountId) -> Result<Option<Checked>, Error> {
    db.first(&format!("{COVERED} AND p.account_id = $2"), args![coordinator.association.id, account]).await
}

/// Helpers of relatives whose identity was not seen, or charter not signed; the latest first.
pub async fn relatives_to_check(db: &impl Sql, coordinator: &Coordinator) -> Result<Vec<Checked>, Error> {
    let rest = "AND (p.identity_seen_at IS NULL OR p.charter_signed_at IS NULL) ORDER BY p.created_at DESC, p.account_id LIMIT 200";
    db.all(&format!("{COVERED} {rest}"), args![coordinator.association.id]).await
}
