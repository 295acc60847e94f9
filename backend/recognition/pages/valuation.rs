//! `/association/valuation`: what the time of volunteers comes to in the accounts, to read, to print and to keep.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::exports::noted;
use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::context;
use crate::recognition::Activity;
use crate::recognition::exports::in_hours;
use crate::recognition::span::{Days, Span};
use crate::recognition::store::{self, exports as rows};
use crate::recognition::valuation::{Sheet, Valued, amount, read_rate};
use crate::state::AppState;
use crate::storage::{Error, Tx};
use crate::web::tables::{Cell, FileKind, Table, download};
use crate::web::words::minutes;
use crate::web::{AppError, Context, Faults, Form, Lang, Page, numbers};

/// The rates as they are typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Rates {
    help: String,
    permanence: String,
    training: String,
    from: String,
    until: String,
}

impl Rates {
    fn typed(&self, activity: Activity) -> &str {
        match activity {
            Activity::Help => &self.help,
            Activity::Permanence => &self.permanence,
            Activity::Training => &self.training,
        }
    }

    fn of(rates: &BTreeMap<Activity, i64>, lang: Lang) -> Self {
        let told = |activity| rates.get(&activity).map(|cents| amount(*cents, point(lang))).unwrap_or_default();
        let (help, permanence, training) = (told(Activity::Help), told(Activity::Permanence), told(Activity::Training));
        Self { help, permanence, training, ..Self::default() }
    }
}

fn point(lang: Lang) -> char {
    if lang == Lang::Fr { ',' } else { '.' }
}

/// "1 212,50 €"; "€1,212.50".
fn euros(lang: Lang, cents: i64) -> String {
    let whole = numbers::number(lang, cents / 100);
    let told = format!("{whole}{}{:02}", point(lang), cents % 100);
    if lang == Lang::Fr { format!("{told}\u{a0}€") } else { format!("€{told}") }
}

async fn sheet(state: &AppState, by: &Coordinator, span: &Span) -> Result<Sheet, Error> {
    let (from, until) = span.instants();
    let standings = store::of_association(state.db(), by.association.id, from, until).await?;
    Ok(Sheet::of(&standings, &rows::rates(state.db(), by.association.id).await?))
}

async fn told(state: &AppState, by: &Coordinator, page: &Page, span: &Span) -> Result<Context, Error> {
    let (sheet, lang) = (sheet(state, by, span).await?, page.lang);
    let cell = |cents: Option<i64>| cents.map_or_else(|| page.words("valuation-no-rate"), |cents| euros(lang, cents));
    let row = |line: &Valued| {
        let name = page.words(&format!("activity-{}", line.activity.as_str()));
        vec![name, line.people.to_string(), minutes(lang, line.minutes), cell(line.rate_cents), cell(line.cents())]
    };
    let mut table: Vec<Vec<String>> = sheet.lines.iter().map(row).collect();
    let total = page.words("valuation-total");
    table.push(vec![total, sheet.people.to_string(), minutes(lang, sheet.minutes()), String::new(), cell(sheet.cents())]);
    let (from_at, until_at) = span.instants();
    Ok(context! {
        zone: by.association.settings.time_zone, association: by.association.name, from: span.from.to_string(), until: span.last().to_string(), query: span.query(), from_at: from_at,
        until_at: until_at - 1, rows: table, is_empty: sheet.minutes() == 0, waiting: sheet.waiting_minutes, civic: sheet.civic_minutes,
        lacks_rate: sheet.cents().is_none(), signed_by: by.who.first_name, today: page.now(),
    })
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Query(days): Query<Days>) -> Result<Response, AppError> {
    let span = days.span(page.now(), by.association.zone());
    let mut context = told(&state, &by, &page, &span).await?;
    let rates = Rates::of(&rows::rates(state.db(), by.association.id).await?, page.lang);
    context.extend(context! { values: rates, errors: Faults::default().in_words(page.lang) });
    page.show("recognition/valuation.html", context)
}

/// The coordinator says what an hour is worth, by activity.
pub async fn set_rates(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Rates>) -> Result<Response, AppError> {
    let values = sent.values;
    let mut faults = Faults::default();
    let read =
        |activity: &Activity, faults: &mut Faults| Some((*activity, faults.check(activity.as_str(), read_rate(values.typed(*activity)))?));
    let rates: Vec<_> = Activity::ALL.iter().filter_map(|activity| read(activity, &mut faults)).collect();
    let span = Days::of(&values.from, &values.until).span(page.now(), by.association.zone());
    if !faults.is_empty() {
        let mut context = told(&state, &by, &page, &span).await?;
        context.extend(context! { values: values, errors: faults.in_words(page.lang) });
        return page.again("recognition/valuation.html", context);
    }
    state.storage.write(async move |tx| keep(tx, &by, &rates).await).await?;
    Ok(page.go_saying(format!("/association/valuation?{}", span.query()), "notice-rates-kept"))
}

async fn keep(tx: &Tx, by: &Coordinator, rates: &[(Activity, Option<i64>)]) -> Result<(), Error> {
    let (account, association) = (by.who.account, by.association.id);
    for (activity, cents) in rates {
        rows::keep_rate(tx, association, account, *activity, *cents).await?;
    }
    audit::note(tx, Actor::Account(account), "hour_rates_set", format!("association {association}"), Some(association), "").await
}

pub async fn csv(State(state): State<AppState>, by: Coordinator, page: Page, Query(days): Query<Days>) -> Result<Response, AppError> {
    let span = days.span(page.now(), by.association.zone());
    let sheet = sheet(&state, &by, &span).await?;
    noted(&state, &by, "valuation_exported", sheet.lines.len()).await?;
    let euros = |cents: Option<i64>| {
        cents.map_or(Cell::Nothing, |cents| Cell::Decimal(f64::from(i32::try_from(cents).unwrap_or(i32::MAX)) / 100.0))
    };
    let people = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let row = |line: &Valued| {
        let name = Cell::from(page.words(&format!("activity-{}", line.activity.as_str())));
        vec![name, people(line.people), Cell::from(in_hours(line.minutes)), euros(line.rate_cents), euros(line.cents())]
    };
    let total = vec![
        Cell::from(page.words("valuation-total")),
        people(sheet.people),
        Cell::from(in_hours(sheet.minutes())),
        Cell::Nothing,
        euros(sheet.cents()),
    ];
    let table = Table {
        name: page.words("valuation-title"),
        header: ["activity", "people", "hours", "rate", "value"].map(|column| page.words(&format!("valuation-column-{column}"))).to_vec(),
        rows: sheet.lines.iter().map(row).chain([total]).collect(),
    };
    download(table, FileKind::Csv, &format!("valuation-{}-{}", span.from, span.last()), page.now()).await
}
