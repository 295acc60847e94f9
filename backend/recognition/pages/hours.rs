//! `/hours`: what a helper gave, month by month, and where it stands.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::accounts::rights::SignedIn;
use crate::context;
use crate::help_sessions::store::records::{self, Listed};
use crate::helpers::{self, availability::midnight};
use crate::hub::{self, Mailbox};
use crate::recognition::actions::endings::DAYS_BEFORE;
use crate::recognition::span::day_of;
use crate::recognition::store::endings;
use crate::recognition::store::named::{Named, named};
use crate::recognition::waiting::what;
use crate::recognition::{Activity, Source, Standing, Totals, Verb, store};
use crate::state::AppState;
use crate::storage::{Error, HelpSessionId};
use crate::web::words::{day_in, minutes};
use crate::web::{AppError, Lang, Page};

/// A month, "2026-11"; none is this one.
#[derive(Deserialize)]
pub struct Of {
    #[serde(default)]
    month: String,
}

/// A local month: its name in a URL, its bounds, and its neighbours.
#[derive(Debug, PartialEq, Eq)]
struct Month {
    first: Date,
    from: i64,
    until: i64,
}

impl Month {
    /// The month of a URL, else that of `now`.
    fn read(text: &str, now: i64, zone: &TimeZone) -> Self {
        let today = day_of(now, zone);
        let first = format!("{text}-01").parse().unwrap_or_else(|_| today.first_of_month());
        let next = first.checked_add(1.month()).unwrap_or(first);
        Self { first, from: midnight(first, zone), until: midnight(next, zone) }
    }

    /// "novembre 2026".
    fn label(&self, lang: Lang, zone: &TimeZone) -> String {
        let day = day_in(lang, self.from, zone);
        format!("{} {}", day.rsplit(' ').next().unwrap_or_default(), self.first.year())
    }

    fn moved(&self, months: i64) -> String {
        self.first.checked_add(months.months()).unwrap_or(self.first).strftime("%Y-%m").to_string()
    }
}

/// One meeting, permanence or module on the page.
#[derive(Serialize)]
struct Entry {
    href: String,
    held_at: i64,
    minutes: i64,
    title: String,
    /// recorded, validated, refused; counted for those of no association.
    state: &'static str,
    /// The end of a Fluent id, "hours-said-…".
    confirmation: &'static str,
    reason: Option<String>,
    /// What the person said.
    said: Option<String>,
}

pub async fn show(who: SignedIn, Query(of): Query<Of>, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), Mailbox::Account(who.account).id()).await?;
    let zone = helpers::store::zone(state.db(), who.account).await?;
    let month = Month::read(&of.month, page.now(), &zone);
    let totals = store::totals_of(state.db(), who.account, month.from, month.until).await?;
    let listed = listed(&state, &who, &month).await?;
    let standings = store::of(state.db(), who.account, month.from, month.until).await?;
    let activities = by_activity(&standings, &page);
    let sources: Vec<Source> = standings.iter().map(|standing| standing.source).collect();
    let names = named(state.db(), &sources).await?;
    let said = |standing: &Standing| listed.get(&standing.source.help_session()?)?.said.clone();
    let entries: Vec<Entry> = standings
        .into_iter()
        // Whoever was noted absent has nothing to read here.
        .filter(|standing| standing.minutes > 0 || standing.verb == Verb::Refused)
        .map(|standing| Entry { said: said(&standing), ..entry(&standing, names.get(&standing.source), &page) })
        .collect();
    let until = day_of(page.now(), &zone).saturating_add(DAYS_BEFORE.days()).to_string();
    let ends_soon = endings::of_account(state.db(), who.account).await?.is_some_and(|ending| ending.last_day <= until);
    let is_this_month = (month.from..month.until).contains(&page.now());
    let context = context! {
        zone: zone.iana_name(), month: month.label(page.lang, &zone), before: month.moved(-1), after: (!is_this_month).then(|| month.moved(1)),
        total: minutes(page.lang, totals.minutes), validated: minutes(page.lang, totals.validated_minutes), people: totals.people,
        sessions: totals.sessions, entries: entries, activities: activities, ends_soon: ends_soon,
    };
    page.live(vec![cursor]).show("recognition/hours.html", context)
}

async fn listed(state: &AppState, who: &SignedIn, month: &Month) -> Result<HashMap<HelpSessionId, Listed>, Error> {
    let listed = records::listed(state.db(), who.account, month.from, month.until).await?;
    Ok(listed.into_iter().map(|listed| (listed.id, listed)).collect())
}

fn entry(standing: &Standing, named: Option<&Named>, page: &Page) -> Entry {
    let href = match (standing.source, named) {
        (Source::Permanence(_), Some(Named::Permanence { id, .. })) => format!("/permanences/{id}"),
        (Source::HelpSession(id), _) => format!("/records/{id}"),
        _ => "/learning".into(),
    };
    Entry {
        href,
        held_at: standing.held_at,
        minutes: standing.minutes,
        title: what(page.lang, standing.source, named),
        state: match standing.verb {
            Verb::Validated => "validated",
            Verb::Refused => "refused",
            _ if standing.association.is_none() => "counted",
            _ => "recorded",
        },
        confirmation: standing.confirmation().as_str(),
        reason: standing.reason.clone(),
        said: None,
    }
}

/// What each way of giving time comes to, when there is more than one.
fn by_activity(standings: &[Standing], page: &Page) -> Vec<Vec<String>> {
    let row = |activity: &Activity| {
        let own: Vec<Standing> = standings.iter().filter(|standing| standing.source.activity() == *activity).cloned().collect();
        let totals = Totals::of(&own);
        (totals.minutes > 0).then(|| {
            let name = page.words(&format!("activity-{}", activity.as_str()));
            vec![name, minutes(page.lang, totals.minutes), minutes(page.lang, totals.validated_minutes)]
        })
    };
    let rows: Vec<Vec<String>> = Activity::ALL.iter().filter_map(row).collect();
    if rows.len() > 1 { rows } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_and_ends_at_local_midnight() {
        let now = 1_795_352_700_000; // Sunday 2026-11-22 14:05 in Paris
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let november = Month::read("", now, &paris);
        assert_eq!(
            (november.label(Lang::Fr, &paris).as_str(), november.moved(-1).as_str(), november.moved(2).as_str()),
            ("novembre 2026", "2026-10", "2027-01")
        );
        assert!(november.from < now && now < november.until);
        assert_eq!(Month::read("2026-12", now, &paris).from, november.until);
        assert_eq!(Month::read("n'importe quoi", now, &paris), november);
    }
}
