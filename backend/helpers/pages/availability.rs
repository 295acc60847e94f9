//! "Mes disponibilités": today and this week at a glance, absences in two taps, hours of the week, quiet hours.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::glance;
use super::week::{self, FIELDS};
use crate::accounts::rights::SignedIn;
use crate::associations::{Part, WeeklyHours};
use crate::context;
use crate::helpers::actions::{self, Peace};
use crate::helpers::availability::week::{Lines, change, clock, lines, minute, read, typed};
use crate::helpers::availability::{Exception, LONGEST_EXCEPTION_DAYS, local, weekday};
use crate::helpers::{HelperKind, Profile, store};
use crate::places::communes;
use crate::state::AppState;
use crate::storage::Once;
use crate::web::{AppError, Faults, Form, Page};

/// Nobody is asked more often.
pub const MOST_OFFERS_A_DAY: i64 = 20;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Hours {
    #[serde(default)]
    day: Vec<String>,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    until: Vec<String>,
    /// A button that changes the form and keeps nothing yet; empty: keep it.
    #[serde(default)]
    then: String,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Quiet {
    #[serde(default)]
    quiet_from: String,
    #[serde(default)]
    quiet_until: String,
    #[serde(default)]
    offers_a_day: String,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Days {
    /// "today", "week"; else the two days.
    #[serde(default)]
    which: String,
    #[serde(default)]
    first_day: String,
    #[serde(default)]
    last_day: String,
    /// Both empty: not there.
    #[serde(default)]
    hours_from: String,
    #[serde(default)]
    hours_until: String,
    /// "home" when sent from there.
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    which: String,
}

/// What stands in the forms: as it is kept, or as it was typed.
struct Typed {
    week: Lines,
    wrong: Vec<usize>,
    quiet: Quiet,
    days: Days,
    faults: Faults,
}

impl Typed {
    fn of(profile: &Profile) -> Self {
        let (from, until) = profile.availability().quiet;
        let quiet = |minute: u16| if from == until { String::new() } else { clock(minute) };
        Self {
            week: lines(&profile.hours),
            wrong: Vec::new(),
            quiet: Quiet { quiet_from: quiet(from), quiet_until: quiet(until), offers_a_day: profile.offers_a_day.to_string() },
            days: Days::default(),
            faults: Faults::default(),
        }
    }
}

/// Whoever has no profile yet fills it in first.
async fn profile_of(state: &AppState, who: &SignedIn) -> Result<Option<Profile>, AppError> {
    Ok(store::profile(state.db(), who.account).await?)
}

pub async fn show(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    let Some(profile) = profile_of(&state, &who).await? else { return Ok(page.go("/profile")) };
    answer(&page, &profile, &Typed::of(&profile))
}

fn answer(page: &Page, profile: &Profile, typed: &Typed) -> Result<Response, AppError> {
    let (free, now, lang) = (profile.availability(), page.now(), page.lang);
    let today = free.local(now).0;
    let context = context! {
        zone: communes::time_zone(&profile.commune),
        zone_name: glance::zone_name(profile),
        is_paused: profile.paused_until > now,
        paused_until: profile.paused_until,
        is_away_today: free.exception(today).is_some_and(Exception::is_absence),
        is_civic_service: profile.kind == HelperKind::CivicService,
        has_contract: profile.contract.is_some(),
        is_family: profile.kind == HelperKind::Family,
        days: glance::days(profile, lang, now),
        exceptions: glance::exceptions(profile, lang, now),
        week: week::days(lang, &typed.week, &typed.wrong),
        has_hours: !profile.hours.is_empty(),
        values: typed.quiet,
        typed: typed.days,
        today: today.to_string(),
        is_adding: ["first_day", "last_day", "hours_from"].iter().any(|field| typed.faults.get(field).is_some()),
        errors: typed.faults.in_words(lang),
    };
    if typed.faults.is_empty() { page.show("helpers/availability.html", context) } else { page.again("helpers/availability.html", context) }
}

pub async fn keep_hours(State(state): State<AppState>, who: SignedIn, page: Page, sent: Form<Hours>) -> Result<Response, AppError> {
    let Some(profile) = profile_of(&state, &who).await? else { return Ok(page.go("/profile")) };
    let Hours { day, from, until, then } = &sent.values;
    let mut shown = Typed { week: typed(day, from, until), ..Typed::of(&profile) };
    if change(&mut shown.week, then) {
        return answer(&page, &profile, &shown);
    }
    match read(&shown.week) {
        Ok(week) => {
            state.storage.write(async move |tx| actions::keep_hours(tx, who.account, &week).await).await?;
            Ok(page.go_saying("/availability", "notice-availability-kept"))
        }
        Err(wrong) => {
            wrong.iter().for_each(|day| shown.faults.add(FIELDS[*day], crate::helpers::availability::week::WRONG));
            answer(&page, &profile, &Typed { wrong, ..shown })
        }
    }
}

/// The usual hours again: none of one's own.
pub async fn clear_hours(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    state.storage.write(async move |tx| actions::keep_hours(tx, who.account, &WeeklyHours::default()).await).await?;
    Ok(page.go_saying("/availability", "notice-availability-kept"))
}

pub async fn keep_quiet(State(state): State<AppState>, who: SignedIn, page: Page, sent: Form<Quiet>) -> Result<Response, AppError> {
    let Some(profile) = profile_of(&state, &who).await? else { return Ok(page.go("/profile")) };
    let mut faults = Faults::default();
    match peace(&sent.values, &profile, &mut faults).filter(|_| faults.is_empty()) {
        Some(peace) => {
            state.storage.write(async move |tx| actions::keep_peace(tx, who.account, peace).await).await?;
            Ok(page.go_saying("/availability", "notice-availability-kept"))
        }
        None => answer(&page, &profile, &Typed { quiet: sent.values, faults, ..Typed::of(&profile) }),
    }
}

fn peace(typed: &Quiet, profile: &Profile, faults: &mut Faults) -> Option<Peace> {
    let quiet = match (typed.quiet_from.trim(), typed.quiet_until.trim()) {
        ("", "") => Some((0, 0)), // none
        (from, until) => minute(from).zip(minute(until)),
    };
    if quiet.is_none() {
        faults.add("quiet_from", "profile-quiet-unreadable");
    }
    let typed_count = typed.offers_a_day.trim().parse().ok().filter(|count| (1..=MOST_OFFERS_A_DAY).contains(count));
    // A relative's helper is not asked.
    let offers_a_day = if profile.kind == HelperKind::Family { Some(profile.offers_a_day) } else { typed_count };
    if offers_a_day.is_none() {
        faults.add("offers_a_day", "profile-offers-missing");
    }
    let (from, until) = quiet?;
    Some(Peace { quiet_from: i64::from(from), quiet_until: i64::from(until), offers_a_day: offers_a_day? })
}

pub async fn add_exception(State(state): State<AppState>, who: SignedIn, page: Page, sent: Form<Days>) -> Result<Response, AppError> {
    let Some(profile) = profile_of(&state, &who).await? else { return Ok(page.go("/profile")) };
    let mut faults = Faults::default();
    let today = local(page.now(), &profile.zone()).0;
    let Some(exception) = exception(&sent.values, today, &mut faults) else {
        return answer(&page, &profile, &Typed { days: sent.values, faults, ..Typed::of(&profile) });
    };
    let (key, body, actor) = (sent.key, sent.sent, who.account.to_string());
    let is_kept = state
        .storage
        .write(async move |tx| {
            if tx.once(&actor, &key, &body).await? != Once::New {
                return Ok::<_, crate::storage::Error>(true);
            }
            let is_kept = actions::add_exception(tx, who.account, &exception).await?;
            tx.remember(&actor, &key, "availability").await?;
            Ok(is_kept)
        })
        .await?;
    if !is_kept {
        faults.add("first_day", "availability-too-many");
        return answer(&page, &profile, &Typed { days: sent.values, faults, ..Typed::of(&profile) });
    }
    Ok(page.go_saying(if sent.values.back == "home" { "/home" } else { "/availability" }, "notice-availability-away"))
}

/// The exception that is meant.
fn exception(typed: &Days, today: Date, faults: &mut Faults) -> Option<Exception> {
    let away = |last_day: Date| Some(Exception { first_day: today, last_day, hours: Vec::new() });
    match typed.which.as_str() {
        "today" => return away(today),
        "week" => return away(today.checked_add((6 - i64::try_from(weekday(today)).unwrap_or(0)).days()).ok()?),
        _ => {}
    }
    let first_day = typed.first_day.trim().parse::<Date>().ok().filter(|day| *day >= today && (*day - today).get_days() <= 366);
    let last_day = if typed.last_day.trim().is_empty() { first_day } else { typed.last_day.trim().parse().ok() };
    if first_day.is_none() {
        faults.add("first_day", "availability-day-unreadable");
    }
    let span = first_day.zip(last_day).map(|(first, last)| i64::from((last - first).get_days()));
    if first_day.is_some() && span.is_none_or(|days| !(0..LONGEST_EXCEPTION_DAYS).contains(&days)) {
        faults.add("last_day", "availability-last-day-unreadable");
    }
    let hours = match (typed.hours_from.trim(), typed.hours_until.trim()) {
        ("", "") => Some(Vec::new()),
        (from, until) => minute(from)
            .zip(minute(until))
            .map(|(from, until)| (from, if until == 0 { 24 * 60 } else { until }))
            .filter(|(from, until)| from < until)
            .map(|(from, until)| vec![Part { from, until }]),
    };
    if hours.is_none() {
        faults.add("hours_from", "availability-hours-unreadable");
    }
    (faults.is_empty()).then_some(Exception { first_day: first_day?, last_day: last_day?, hours: hours? })
}

pub async fn remove_exception(State(state): State<AppState>, who: SignedIn, page: Page, sent: Form<Which>) -> Result<Response, AppError> {
    state.storage.write(async move |tx| actions::remove_exception(tx, who.account, &sent.values.which).await).await?;
    Ok(page.go_saying("/availability", "notice-availability-back"))
}
