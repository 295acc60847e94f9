//! `/hours`: what a helper gave, by month and by year, what it is made of, and where it stands.

mod period;

use std::collections::{BTreeSet, HashMap};

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::accounts::rights::SignedIn;
use crate::associations;
use crate::context;
use crate::help_sessions::store::records::{self, Listed};
use crate::helpers;
use crate::hub::{self, Mailbox};
use crate::recognition::actions::endings::DAYS_BEFORE;
use crate::recognition::span::day_of;
use crate::recognition::store::endings;
use crate::recognition::store::named::{Named, named};
use crate::recognition::waiting::what;
use crate::recognition::{Activity, HoursKind, Source, Standing, Totals, Verb, split, store};
use crate::state::AppState;
use crate::storage::{AssociationId, Error, HelpSessionId};
use crate::web::words::minutes;
use crate::web::{AppError, Page};
use period::Period;

/// A month, "2026-11", or a year, "2026"; none is this month.
#[derive(Deserialize)]
pub struct Of {
    #[serde(default)]
    month: String,
    #[serde(default)]
    year: String,
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
    let period = Period::read(&of.month, &of.year, page.now(), &zone);
    let totals = store::totals_of(state.db(), who.account, period.from, period.until).await?;
    let standings = store::of(state.db(), who.account, period.from, period.until).await?;
    let sources: Vec<Source> = standings.iter().map(|standing| standing.source).collect();
    let names = named(state.db(), &sources).await?;
    let splits = splits(&state, &standings, &names, &page).await?;
    // A year is its sums; what they are made of is read month by month.
    let entries = if period.is_year() { Vec::new() } else { entries(&state, &who, &period, standings, &names, &page).await? };
    let until = day_of(page.now(), &zone).saturating_add(DAYS_BEFORE.days()).to_string();
    let ends_soon = endings::of_account(state.db(), who.account).await?.is_some_and(|ending| ending.last_day <= until);
    let context = context! {
        zone: zone.iana_name(), period: period.shown(page.lang, page.now(), &zone), splits: splits,
        total: minutes(page.lang, totals.minutes), validated: minutes(page.lang, totals.validated_minutes), people: totals.people,
        has_given: totals.minutes > 0, entries: entries, ends_soon: ends_soon,
    };
    page.live(vec![cursor]).show("recognition/hours.html", context)
}

async fn entries(
    state: &AppState,
    who: &SignedIn,
    period: &Period,
    standings: Vec<Standing>,
    names: &HashMap<Source, Named>,
    page: &Page,
) -> Result<Vec<Entry>, Error> {
    let listed = records::listed(state.db(), who.account, period.from, period.until).await?;
    let listed: HashMap<HelpSessionId, Listed> = listed.into_iter().map(|listed| (listed.id, listed)).collect();
    let said = |standing: &Standing| listed.get(&standing.source.help_session()?)?.said.clone();
    let entries = standings
        .into_iter()
        // Whoever was noted absent has nothing to read here.
        .filter(|standing| standing.minutes > 0 || standing.verb == Verb::Refused)
        .map(|standing| Entry { said: said(&standing), ..entry(&standing, names.get(&standing.source), page) });
    Ok(entries.collect())
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

/// What the parts of this time come to, in each way of splitting it that has more than one part.
async fn splits(state: &AppState, standings: &[Standing], names: &HashMap<Source, Named>, page: &Page) -> Result<Vec<Split>, Error> {
    let ids: BTreeSet<AssociationId> = standings.iter().filter_map(|standing| standing.association).collect();
    let associations = associations::store::some(state.db(), &ids.into_iter().collect::<Vec<_>>()).await?;
    let name_of = |id: &Option<AssociationId>| match associations.iter().find(|association| Some(association.id) == *id) {
        Some(association) => association.name.clone(),
        None => page.words("hours-no-association"),
    };
    let topics = |standing: &Standing| match names.get(&standing.source) {
        Some(Named::Topics(topics)) => topics.clone(),
        _ => Vec::new(),
    };
    let activity = |activity: &Activity| page.words(&format!("activity-{}", activity.as_str()));
    let kind = |kind: &HoursKind| page.words(&format!("hours-kind-{}", kind.as_str()));
    let all = [
        Split::of("hours-by-activity", &split::by(standings, |standing| standing.source.activity()), activity, page),
        Split::of("hours-by-kind", &split::by(standings, |standing| standing.kind), kind, page),
        Split::of("hours-by-association", &split::by(standings, |standing| standing.association), name_of, page),
        Split::of("hours-by-topic", &split::by_topic(standings, topics), |topic| page.words(topic.label_id()), page),
    ];
    Ok(all.into_iter().filter(|split| split.rows.len() > 1).collect())
}

/// A table of parts: their name, their time, and what of it was validated.
#[derive(Serialize)]
struct Split {
    /// A Fluent id.
    caption: &'static str,
    rows: Vec<[String; 3]>,
}

impl Split {
    fn of<K>(caption: &'static str, parts: &[(K, Totals)], name: impl Fn(&K) -> String, page: &Page) -> Self {
        let row = |(of, totals): &(K, Totals)| [name(of), minutes(page.lang, totals.minutes), minutes(page.lang, totals.validated_minutes)];
        Self { caption, rows: parts.iter().map(row).collect() }
    }
}
