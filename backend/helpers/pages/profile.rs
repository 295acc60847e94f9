//! "Mon profil": what one helps with, where and when; a pause in two taps.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::form::{MEETINGS, RADII_KM, Values};
use crate::accounts::rights::SignedIn;
use crate::associations::rights::Memberships;
use crate::context;
use crate::helpers::{HelperKind, LANGUAGES, Profile, actions, store, topic_groups};
use crate::places::communes;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

/// Nobody pauses for longer: then one leaves.
const LONGEST_PAUSE_DAYS: i64 = 366;

/// Topics of one kind, with their pictures.
#[derive(Serialize)]
struct Group {
    /// The end of a Fluent id, "profile-topics-…".
    name: &'static str,
    topics: Vec<Choice>,
    picked: usize,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    /// Fluent id.
    label: &'static str,
    is_picked: bool,
}

pub async fn show(State(state): State<AppState>, who: SignedIn, memberships: Memberships, page: Page) -> Result<Response, AppError> {
    let profile = store::profile(state.db(), who.account).await?;
    let values = profile.as_ref().map_or_else(|| first_values(&who, &memberships), Values::from);
    form(&page, profile.as_ref(), &memberships, &values, &Faults::default())
}

/// A first visit begins with what suits most people.
fn first_values(who: &SignedIn, memberships: &Memberships) -> Values {
    let kind = if memberships.0.is_empty() { HelperKind::Family } else { HelperKind::Volunteer };
    let usual = Profile::new(who.account, kind, String::new(), true);
    Values {
        kind: if memberships.0.is_empty() { String::new() } else { kind.as_str().into() },
        adult: String::new(),
        ..Values::from(&usual)
    }
}

/// Whoever helps a relative and has since joined an association may help others too; otherwise it is chosen once.
fn may_choose_kind(profile: Option<&Profile>, memberships: &Memberships) -> bool {
    profile.is_none_or(|profile| profile.kind == HelperKind::Family && !memberships.0.is_empty())
}

fn form(page: &Page, profile: Option<&Profile>, memberships: &Memberships, values: &Values, faults: &Faults) -> Result<Response, AppError> {
    let is_family = profile.is_some_and(|profile| profile.kind == HelperKind::Family) && memberships.0.is_empty();
    let now = page.now();
    let context = context! {
        is_new: profile.is_none(),
        is_family: is_family,
        kind: profile.map(|profile| profile.kind.as_str()),
        may_choose_kind: may_choose_kind(profile, memberships),
        may_go_home: profile.is_none_or(|profile| profile.kind != HelperKind::CivicService),
        paused_until: profile.map_or(0, |profile| profile.paused_until),
        is_paused: profile.is_some_and(|profile| profile.paused_until > now),
        // The last is the last instant of the last day.
        checks: profile.map(|profile| (profile.checks.identity_seen_at, profile.checks.charter_signed_at, profile.checks.vetted_until.map(|until| until - 1))),
        is_ready: profile.is_some_and(|profile| profile.checks.is_ready()),
        zone: profile.map(|profile| communes::time_zone(&profile.commune)),
        values: values,
        groups: groups(values),
        languages: LANGUAGES,
        first_languages: first_languages(values),
        meetings: MEETINGS,
        radii: RADII_KM,
        errors: faults.in_words(page.lang),
    };
    if faults.is_empty() { page.show("helpers/profile.html", context) } else { page.again("helpers/profile.html", context) }
}

/// Those most spoken here, and those picked: the others are one tap away.
fn first_languages(values: &Values) -> Vec<&'static str> {
    LANGUAGES
        .into_iter()
        .enumerate()
        .filter(|(place, code)| *place < 6 || values.languages.iter().any(|one| one == code))
        .map(|(_, code)| code)
        .collect()
}

fn groups(values: &Values) -> Vec<Group> {
    let choice = |topic: &crate::learning::topics::Topic| Choice {
        value: topic.as_str(),
        label: topic.label_id(),
        is_picked: values.topics.iter().any(|word| word == topic.as_str()),
    };
    let group = |(name, topics): &(&'static str, &[_])| {
        let topics: Vec<Choice> = topics.iter().map(choice).collect();
        Group { name, picked: topics.iter().filter(|topic| topic.is_picked).count(), topics }
    };
    topic_groups().iter().map(group).collect()
}

pub async fn keep(
    State(state): State<AppState>,
    who: SignedIn,
    memberships: Memberships,
    page: Page,
    sent: Form<Values>,
) -> Result<Response, AppError> {
    let before = store::profile(state.db(), who.account).await?;
    let base = before.clone().unwrap_or_else(|| Profile::new(who.account, HelperKind::Family, String::new(), true));
    let mut faults = Faults::default();
    let profile = sent.values.read(&base, may_choose_kind(before.as_ref(), &memberships), &mut faults);
    if !faults.is_empty() {
        return form(&page, before.as_ref(), &memberships, &sent.values, &faults);
    }
    state.storage.write(async move |tx| actions::keep_profile(tx, &profile).await).await?;
    Ok(page.go_saying(if before.is_none() { "/home" } else { "/profile" }, "notice-profile-kept"))
}

#[derive(Deserialize)]
pub struct Pause {
    /// "none", "tomorrow" or "date".
    #[serde(default)]
    until: String,
    /// The first day on which they are back, "2026-12-01".
    #[serde(default)]
    date: String,
    /// "availability" when sent from there; else from the home page.
    #[serde(default)]
    from: String,
}

pub async fn pause(State(state): State<AppState>, who: SignedIn, page: Page, sent: Form<Pause>) -> Result<Response, AppError> {
    let back = if sent.values.from == "availability" { "/availability" } else { "/home" };
    let zone = store::profile(state.db(), who.account).await?.map_or(TimeZone::UTC, |profile| profile.zone());
    let Some(until_at) = until(&sent.values, page.now(), zone) else { return Ok(page.go_saying("/availability", "refusal-pause-when")) };
    state.storage.write(async move |tx| actions::pause(tx, who.account, until_at).await).await?;
    Ok(page.go_saying(back, if until_at == 0 { "notice-pause-over" } else { "notice-paused" }))
}

/// When a pause ends by the clocks of a zone, UTC milliseconds; 0 for none; `None` when it is no day to come within a year.
fn until(pause: &Pause, now: i64, zone: TimeZone) -> Option<i64> {
    match pause.until.as_str() {
        "none" => Some(0),
        "tomorrow" => pause_until(&today(now, &zone)?.tomorrow().ok()?.to_string(), now, zone),
        _ => pause_until(&pause.date, now, zone),
    }
}

fn today(now: i64, zone: &TimeZone) -> Option<Date> {
    Some(Timestamp::from_millisecond(now).ok()?.to_zoned(zone.clone()).date())
}

/// The midnight that begins the first day back, UTC milliseconds; `None` when it is no day to come within a year.
pub(super) fn pause_until(first_day_back: &str, now: i64, zone: TimeZone) -> Option<i64> {
    let (today, back): (Date, Date) = (today(now, &zone)?, first_day_back.trim().parse().ok()?);
    let is_to_come = back > today && back <= today.checked_add(LONGEST_PAUSE_DAYS.days()).ok()?;
    is_to_come.then(|| back.to_zoned(zone).ok().map(|at| at.timestamp().as_millisecond())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday 2026-11-23 10:00 in Paris.
    const NOW: i64 = 1_795_424_400_000;

    fn ends(until_word: &str, date: &str) -> Option<i64> {
        until(&Pause { until: until_word.into(), date: date.into(), from: String::new() }, NOW, TimeZone::get("Europe/Paris").unwrap())
    }

    #[test]
    fn a_pause_ends_at_a_local_midnight() {
        let midnight = NOW + 14 * crate::clock::HOUR;
        assert_eq!(ends("tomorrow", ""), Some(midnight));
        assert_eq!(ends("date", "2026-11-24"), Some(midnight));
        assert_eq!(ends("none", ""), Some(0));
        for odd in ["", "2026-11-23", "2026-02-30", "2099-01-01", "demain"] {
            assert_eq!(ends("date", odd), None, "{odd}");
        }
    }
}
