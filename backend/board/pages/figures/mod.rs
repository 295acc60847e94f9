//! Figures: on a coordinator's screen, on paper for the annual report, as files.

mod drawn;
mod files;
mod irritants;
mod paper;
mod screen;
mod told;

use axum::extract::Query;
use serde::Deserialize;

use crate::associations::rights::Coordinator;
use crate::board::figures::lines::{Asked, Held};
use crate::board::figures::period::{self, Period};
use crate::board::figures::tally::{Figures, Lines};
use crate::board::figures::{Cut, sheet::Audience};
use crate::board::store::figures as store;
use crate::state::AppState;
use crate::storage::{Db, Error};
use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/figures", Right::Coordinator, screen::show)
        .get("/figures/report", Right::Coordinator, paper::show)
        .get("/figures/irritants", Right::Coordinator, irritants::show)
        .get("/figures/irritants.csv", Right::Coordinator, irritants::csv)
        .asks_again()
        .get("/figures/irritants.xlsx", Right::Coordinator, irritants::xlsx)
        .asks_again()
        .get("/figures.csv", Right::Coordinator, files::csv)
        .asks_again()
        .get("/figures.xlsx", Right::Coordinator, files::xlsx)
        .asks_again()
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    period: String,
    from: String,
    to: String,
    by: String,
    /// "1": as a file would show it.
    shared: String,
}

impl Choice {
    fn period(&self, now: i64) -> Period {
        Period::read(&self.period, &self.from, &self.to, period::day_of(now))
    }

    fn cut(&self) -> Cut {
        Cut::parse(&self.by).unwrap_or(Cut::Topic)
    }

    fn audience(&self) -> Audience {
        if self.shared == "1" { Audience::Shared } else { Audience::Inside }
    }
}

/// The period in an address: "period=this_month", or its days.
fn query(period: &Period) -> String {
    match period.preset {
        Some(preset) => format!("period={}", preset.as_str()),
        None => format!("from={}&to={}", period.from, period.last()),
    }
}

/// What was counted.
struct Counted {
    lines: Lines,
    all: Figures,
    before: Figures,
    before_period: Period,
    period: Period,
    /// Reached the association, and stayed nobody's.
    nobodys: i64,
    now: i64,
}

impl Counted {
    async fn read(state: &AppState, by: &Coordinator, choice: &Choice) -> Result<Self, Error> {
        let now = state.clock().now();
        let period = choice.period(now);
        let before_period = period.before(period::day_of(now));
        let lines = lines(state.db(), by, &period, now).await?;
        let before = lines_before(state.db(), by, &before_period, now).await?;
        let nobodys = store::nobodys(state.db(), by, period.instants()).await?;
        Ok(Self { all: lines.all(), lines, before, before_period, period, nobodys, now })
    }
}

/// Only its sums are kept.
async fn lines_before(db: &Db, by: &Coordinator, period: &Period, now: i64) -> Result<Figures, Error> {
    Ok(lines(db, by, period, now).await?.all())
}

async fn lines(db: &Db, by: &Coordinator, period: &Period, now: i64) -> Result<Lines, Error> {
    let (mut lines, span) = (Lines::default(), period.instants());
    let Lines { words, asked, held } = &mut lines;
    store::asked(db, by, span, |row| asked.push(Asked::of(&row, words, now))).await?;
    store::held(db, by, span, |row| held.extend(Held::of(&row, words))).await?;
    Ok(lines)
}

/// The query of a page, read leniently: what makes no sense is this month, by topic.
type Asks = Query<Choice>;
