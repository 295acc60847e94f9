//! Figures on a coordinator's screen: true counts, or what a file would show.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Serialize;

use super::{Asks, Counted, drawn, query, told};
use crate::associations::rights::Coordinator;
use crate::board::figures::Cut;
use crate::board::figures::period::{PRESETS, Period, day_of};
use crate::board::figures::sheet::{Audience, Sheet};
use crate::board::store;
use crate::context;
use crate::state::AppState;
use crate::web::{AppError, Context, Page, numbers, templates};

/// One of a list, in a form.
#[derive(Debug, Serialize)]
struct Choosable {
    value: &'static str,
    label: String,
}

/// A view of the same days.
#[derive(Debug, Serialize)]
struct Tab {
    label: String,
    href: String,
    is_current: bool,
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Query(choice): Asks) -> Result<Response, AppError> {
    let (lang, cut, audience) = (page.lang, choice.cut(), choice.audience());
    let counted = Counted::read(&state, &by, &choice).await?;
    let sheet = Sheet::of(&counted.lines, &counted.all, cut, audience);
    let (steps, shown, step_table) = told::steps(lang, &counted, audience);
    let mut context = context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), &by).await?,
        is_empty: counted.all.is_empty(),
        is_shared: audience == Audience::Shared,
        by: cut.as_str(),
        numbers: told::numbers(lang, &counted, audience),
        compared: told::compared(lang, &counted, audience),
        charts: [drawn::requests(lang, "requests", cut, &sheet), drawn::waits(lang, "waits", cut, &sheet)],
        extremes: told::extremes(lang, cut, &sheet),
        sheet: told::sheet(lang, cut, &sheet),
        step_charts: drawn::steps(lang, &steps, &shown),
        step_table: step_table,
        endings: told::endings(lang, &counted, audience),
        autonomy: told::autonomy(lang, &counted, audience),
    };
    context.extend(places_to_go(&page, &counted, cut, audience));
    page.show("board/figures.html", context)
}

/// The form of periods, the cuts as tabs, and the files.
fn places_to_go(page: &Page, counted: &Counted, cut: Cut, audience: Audience) -> Context {
    let (lang, days) = (page.lang, query(&counted.period));
    let shared = if audience == Audience::Shared { "&shared=1" } else { "" };
    let tab = |of: &Cut| Tab {
        label: told::cut(lang, *of),
        href: format!("/figures?{days}&by={}{shared}#by", of.as_str()),
        is_current: *of == cut,
    };
    let first = counted.all.first_minutes.map(|minutes| templates::with(lang, "figures-first", &[("wait", &numbers::wait(lang, minutes))]));
    let mut context = context! {
        days: told::days(lang, &counted.period),
        days_before: told::days(lang, &counted.before_period),
        goes_on: counted.period.goes_on(day_of(counted.now)),
        query: days,
        cuts: Cut::ALL.iter().map(tab).collect::<Vec<_>>(),
        other_view: format!("/figures?{days}&by={}{}", cut.as_str(), if audience == Audience::Shared { "" } else { "&shared=1" }),
        nobodys: told::nobodys(lang, counted, audience),
        first: first.filter(|_| audience == Audience::Inside),
    };
    context.extend(periods(page, &counted.period));
    context
}

/// The form that chooses the days.
pub fn periods(page: &Page, period: &Period) -> Context {
    let presets =
        PRESETS.map(|preset| Choosable { value: preset.as_str(), label: page.words(&format!("figures-period-{}", preset.as_str())) });
    context! {
        presets: std::iter::once(Choosable { value: "", label: page.words("figures-period-chosen") }).chain(presets).collect::<Vec<_>>(),
        preset: period.preset.map_or("", |preset| preset.as_str()),
        from: period.from.to_string(),
        to: period.last().to_string(),
    }
}
