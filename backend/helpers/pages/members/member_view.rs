//! What a coordinator sees of one member: what they can do, when, what they learned and carry.

use serde::Serialize;

use crate::helpers::store::loads;
use crate::helpers::{HelperKind, LANGUAGES, Profile, VettingKind};
use crate::learning::store::attempts::completions;
use crate::learning::topics::Topic;
use crate::places::communes::communes;
use crate::storage::{AccountId, Db, Error};
use crate::web::Lang;
use crate::web::templates::plain;

/// A profile, in words.
#[derive(Debug, Serialize)]
pub struct ProfileShown {
    kind: &'static str,
    commune: String,
    radius_km: i64,
    /// None: every topic.
    topics: Option<Vec<String>>,
    languages: Vec<String>,
    hours: Vec<String>,
    paused_until: Option<i64>,
    offers_a_day: i64,
    is_adult: bool,
    identity_seen_at: Option<i64>,
    charter_signed_at: Option<i64>,
    vetting: Option<&'static str>,
    vetting_seen_at: Option<i64>,
    vetted_until: Option<i64>,
    is_vetting_over: bool,
    pub is_civic_service: bool,
}

impl ProfileShown {
    pub fn of(profile: &Profile, lang: Lang, now: i64) -> Self {
        let has = |bit: u8| profile.topics >> bit & 1 == 1;
        let named = || Topic::all().iter().filter(|topic| has(topic.bit())).map(|topic| plain(lang, topic.label_id())).collect();
        let spoken = LANGUAGES.iter().enumerate().filter(|(bit, _)| profile.languages >> bit & 1 == 1);
        let checks = profile.checks;
        Self {
            kind: profile.kind.as_str(),
            commune: communes().by_code(&profile.commune).map(|commune| commune.label()).unwrap_or_default(),
            radius_km: profile.radius_km,
            topics: (!Topic::all().iter().all(|topic| has(topic.bit()))).then(named),
            languages: spoken.map(|(_, code)| plain(lang, &format!("language-{code}"))).collect(),
            hours: profile.hours.in_words(lang),
            paused_until: Some(profile.paused_until).filter(|until| *until > now),
            offers_a_day: profile.offers_a_day,
            is_adult: profile.is_adult,
            identity_seen_at: checks.identity_seen_at,
            charter_signed_at: checks.charter_signed_at,
            vetting: checks.vetting.map(VettingKind::as_str),
            vetting_seen_at: checks.vetting_seen_at,
            vetted_until: checks.vetted_until.map(|until| until - 1),
            is_vetting_over: checks.vetted_until.is_some_and(|until| until <= now),
            is_civic_service: profile.kind == HelperKind::CivicService,
        }
    }
}

/// A module passed.
#[derive(Debug, Serialize)]
pub struct Passed {
    title: String,
    passed_at: i64,
    until: Option<i64>,
    is_valid: bool,
}

pub async fn training(db: &Db, account: AccountId, now: i64) -> Result<Vec<Passed>, Error> {
    let passed = completions(db, &[account]).await?;
    let shown = |one: &crate::learning::store::attempts::Completion| Passed {
        title: one.title.clone(),
        passed_at: one.passed_at,
        until: one.valid_until,
        is_valid: one.is_valid(now),
    };
    Ok(passed.iter().map(shown).collect())
}

/// What they carry now.
#[derive(Debug, Serialize)]
pub struct LoadShown {
    open_pairings: i64,
    live_offers: i64,
    offers_today: i64,
    minutes_this_week: i64,
    last_offered_at: Option<i64>,
    offered: i64,
    answered: i64,
}

pub async fn load(db: &Db, account: AccountId, now: i64) -> Result<Option<LoadShown>, Error> {
    let found = loads::loads(db, "account_id = $1", crate::args![account]).await?.into_iter().next();
    Ok(found.map(|load| load.at(now)).map(|load| LoadShown {
        open_pairings: load.open_pairings,
        live_offers: load.live_now + load.live_later,
        offers_today: load.offers_today,
        minutes_this_week: load.minutes_this_week,
        last_offered_at: Some(load.last_offered_at).filter(|at| *at > 0),
        offered: load.offered,
        answered: load.answered,
    }))
}
