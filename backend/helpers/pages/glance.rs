//! Seven days of a helper at a glance, for themselves and for a coordinator, who changes nothing.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::associations::reading;
use crate::associations::rights::Coordinator;
use crate::associations::{Part, parts_in_words};
use crate::audit::Subject;
use crate::context;
use crate::helpers::availability::{Exception, midnight};
use crate::helpers::{HelperKind, Profile, store};
use crate::places::communes;
use crate::state::AppState;
use crate::storage::MembershipId;
use crate::web::{AppError, Id, Lang, Page, templates, words};

/// A day of those to come.
#[derive(Serialize)]
pub struct Glance {
    day: String,
    /// None: not there.
    hours: Option<String>,
    is_today: bool,
    /// Entered for that very day.
    is_exception: bool,
}

/// Days that differ.
#[derive(Serialize)]
pub struct Listed {
    /// See [`Exception::key`].
    key: String,
    days: String,
    /// None: not there.
    hours: Option<String>,
}

/// The next seven days, today first.
pub fn days(profile: &Profile, lang: Lang, now: i64) -> Vec<Glance> {
    let free = profile.availability();
    let today = free.local(now).0;
    let is_over_before_the_pause = |day: Date| midnight(day.tomorrow().unwrap_or(day), &free.zone) <= free.paused_until;
    let glance = |day: Date| Glance {
        day: words::day_in(lang, midnight(day, &free.zone), &free.zone),
        hours: in_words(lang, &free.on(day)).filter(|_| !is_over_before_the_pause(day)),
        is_today: day == today,
        is_exception: free.exception(day).is_some(),
    };
    today.series(1.day()).take(7).map(glance).collect()
}

/// The exceptions that have not passed.
pub fn exceptions(profile: &Profile, lang: Lang, now: i64) -> Vec<Listed> {
    let zone = profile.zone();
    let today = profile.availability().local(now).0;
    let say = |day: Date| words::day_seen(lang, midnight(day, &zone), now, &zone);
    let listed = |one: &Exception| Listed { key: one.key(), days: span(lang, one, say), hours: in_words(lang, &one.hours) };
    profile.exceptions.iter().filter(|one| one.last_day >= today).map(listed).collect()
}

/// Where their clocks are not those of everybody else, the name of where they live.
pub fn zone_name(profile: &Profile) -> Option<&'static str> {
    let is_elsewhere = communes::time_zone(&profile.commune) != words::ZONE;
    communes::departement_name(communes::departement_of(&profile.commune)).filter(|_| is_elsewhere)
}

/// "9 h – 12 h, 14 h – 18 h"; none when there are none.
fn in_words(lang: Lang, parts: &[Part]) -> Option<String> {
    (!parts.is_empty()).then(|| parts_in_words(lang, parts))
}

fn span(lang: Lang, exception: &Exception, say: impl Fn(Date) -> String) -> String {
    let (first, last) = (say(exception.first_day), say(exception.last_day));
    let is_one_day = exception.first_day == exception.last_day;
    if is_one_day { first } else { templates::with(lang, "availability-from-to", &[("first", &first), ("last", &last)]) }
}

/// `/members/{id}/availability`: what a member says of their time, to be read.
pub async fn of_member(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let person = store::member(state.db(), &by, id).await?.ok_or(AppError::NotFound)?;
    reading::read(&state, &page, &by, Subject::new("membership", id), |_| true).await?;
    let mut context = context! { id: id, first_name: person.first_name, last_name: person.last_name, has_profile: false };
    if let Some(profile) = store::profile(state.db(), person.account_id).await? {
        let (free, now) = (profile.availability(), page.now());
        let (from, until) = free.quiet;
        context.extend(context! {
            has_profile: true,
            zone: communes::time_zone(&profile.commune),
            zone_name: zone_name(&profile),
            is_civic_service: profile.kind == HelperKind::CivicService,
            is_paused: profile.paused_until > now,
            paused_until: profile.paused_until,
            days: days(&profile, page.lang, now),
            exceptions: exceptions(&profile, page.lang, now),
            hours: profile.hours.in_words(page.lang),
            quiet: (from != until).then(|| parts_in_words(page.lang, &[Part { from, until }])),
            offers_a_day: profile.offers_a_day,
        });
    }
    page.show("helpers/member_availability.html", context)
}
