//! What the columns show: public facts only, whoever's they are; words are put in by the template.

use serde::Serialize;

use crate::associations::rights::Coordinator;
use crate::board::store::line::{self, Slice, Tally};
use crate::board::store::{self, Counts, Helping};
use crate::board::view::View;
use crate::board::{Column, column, is_late, is_theirs, wait};
use crate::help_requests::callbacks::Callback;
use crate::help_requests::{HelpRequest, State};
use crate::learning::topics;
use crate::places::communes::communes;
use crate::storage::{Db, Error, HelpRequestId};
use crate::web::{PAGE_ROWS, Pager};

/// Cards of a column, before "Encore 12".
const MOST_CARDS: usize = 20;
/// Calls that are owed, before all of them.
const MOST_CALLS: usize = 5;

/// What is said of any help request without saying whose it is.
#[derive(Debug, Serialize)]
pub struct Gist {
    pub id: String,
    /// Fluent id.
    pub topic: &'static str,
    pub picture: &'static str,
    pub commune: String,
    /// The end of Fluent ids: "meeting-…", "urgency-…".
    pub how: &'static str,
    pub when: &'static str,
    pub wanted_at: Option<i64>,
    pub state: &'static str,
    pub is_test: bool,
}

impl Gist {
    pub fn of(asked: &HelpRequest) -> Self {
        let tile = topics::tile(&asked.tile);
        Self {
            id: asked.id.to_string(),
            topic: tile.map_or_else(|| asked.topic.label_id(), |tile| tile.label_id),
            picture: tile.map_or_else(|| asked.topic.as_str(), |tile| tile.picture),
            commune: communes().by_code(&asked.commune).map_or_else(|| asked.commune.clone(), |commune| commune.name.to_owned()),
            how: asked.meeting.as_str(),
            when: asked.urgency.as_str(),
            wanted_at: asked.wanted_at,
            state: asked.state.as_str(),
            is_test: asked.is_test,
        }
    }
}

#[derive(Debug, Serialize)]
pub struct Card {
    #[serde(flatten)]
    pub gist: Gist,
    pub is_open: bool,
    pub is_theirs: bool,
    pub line_at: i64,
    pub wave: i64,
    pub told: i64,
    pub reopen_at: Option<i64>,
    /// From 0 to 100, while it waits.
    pub wait: Option<f64>,
    pub is_late: bool,
    pub helper: Option<String>,
    pub claimed_at: Option<i64>,
    /// "called", "late", "none" or "later", while somebody helps.
    pub sign: Option<&'static str>,
    pub sign_at: Option<i64>,
}

#[derive(Debug, Serialize)]
pub struct Shown {
    /// The end of Fluent ids: "board-column-…".
    pub name: &'static str,
    pub cards: Vec<Card>,
    pub count: usize,
    /// How many there are beyond those shown.
    pub more: usize,
    /// The address of the whole column.
    pub whole: String,
}

/// A call that is owed, with what it is about.
#[derive(Debug, Serialize)]
pub struct Owed {
    pub call: String,
    #[serde(flatten)]
    pub gist: Gist,
    pub is_theirs: bool,
    pub reason: String,
    pub due_at: i64,
    pub is_due: bool,
    pub tries: i64,
}

/// How the board is looked at.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The one shown beside the list.
    pub open: Option<HelpRequestId>,
    pub view: View,
    /// Of one column, or of the calls: the page as typed.
    pub page: String,
}

/// What the board shows; counts are of everything, cards of what is shown.
#[derive(Debug)]
pub struct Board {
    pub counts: Counts,
    pub columns: Vec<Shown>,
    pub owed: Vec<Owed>,
    pub tally: Vec<Tally>,
    /// Of one column in full, or of the calls.
    pub pager: Option<Pager>,
}

/// The columns, and the calls that are owed, read once.
pub async fn read(db: &Db, coordinator: &Coordinator, look: &Look, now: i64) -> Result<Board, Error> {
    let counts = store::counts(db, coordinator).await?;
    let tally = line::tally(db, coordinator, &look.view, now).await?;
    let count = |column: Column| usize::try_from(tally.iter().map(|one| one.of(column)).sum::<i64>()).unwrap_or(0);
    let total = if look.view.is_calls { usize::try_from(counts.calls).ok() } else { look.view.column.map(count) };
    let pager = total.map(|total| Pager::new(&look.page, total, "/board", &look.view.pairs()));
    let skipped = pager.as_ref().map_or(0, Pager::skipped);
    let owed = if look.view.is_calls {
        owed(db, coordinator, look, (skipped, PAGE_ROWS), now).await?
    } else {
        owed(db, coordinator, look, (0, MOST_CALLS), now).await?
    };
    let columns = if look.view.is_calls {
        Vec::new()
    } else {
        let most = if look.view.column.is_some() { PAGE_ROWS } else { MOST_CARDS };
        let shown = Column::ALL.iter().filter(|one| look.view.column.is_none_or(|only| only == **one));
        let shown = shown.map(|column| (*column, count(*column))).collect::<Vec<_>>();
        columns(db, coordinator, look, (&shown, Slice { skipped, most, open: look.open }), now).await?
    };
    Ok(Board { counts, columns, owed, tally, pager })
}

async fn columns(
    db: &Db,
    coordinator: &Coordinator,
    look: &Look,
    (shown, slice): (&[(Column, usize)], Slice),
    now: i64,
) -> Result<Vec<Shown>, Error> {
    let all = line::shown(db, coordinator, &look.view, slice, now).await?;
    let helped = all.iter().filter(|asked| !matches!(asked.state, State::Open | State::Unmet)).map(|asked| asked.id);
    let helping = store::helping(db, &helped.collect::<Vec<_>>()).await?;
    let cards_of = |of: Column| {
        let mine = all.iter().filter(|asked| {
            let resumes_at = helping.get(&asked.id).and_then(|helping| helping.resumes_at);
            column(asked, resumes_at, now) == Some(of)
        });
        mine.map(|asked| card(asked, helping.get(&asked.id), coordinator, look.open, now)).collect::<Vec<_>>()
    };
    let column = |(of, count): &(Column, usize)| {
        let cards = cards_of(*of);
        let more = if look.view.column.is_some() { 0 } else { count.saturating_sub(cards.len()) };
        Shown { name: of.as_str(), count: *count, more, whole: format!("/board{}", look.view.with_column(*of).query()), cards }
    };
    Ok(shown.iter().map(column).collect())
}

async fn owed(db: &Db, coordinator: &Coordinator, look: &Look, (skipped, most): (usize, usize), now: i64) -> Result<Vec<Owed>, Error> {
    let calls = store::owed(db, coordinator, look.open, skipped, most).await?;
    let about: Vec<HelpRequestId> = calls.iter().map(|call| call.help_request_id).collect();
    let about = store::called_about(db, coordinator, &about).await?;
    Ok(calls.iter().filter_map(|call| owed_call(call, &about, coordinator, now)).collect())
}

fn card(asked: &HelpRequest, helping: Option<&Helping>, coordinator: &Coordinator, open: Option<HelpRequestId>, now: i64) -> Card {
    let waits = matches!(asked.state, State::Open | State::Unmet).then(|| wait(asked, now));
    let is_theirs = is_theirs(asked, coordinator.association.id);
    let helping = helping.filter(|_| is_theirs);
    let (sign, sign_at) = helping.map_or((None, None), |helping| sign(helping, now));
    Card {
        gist: Gist::of(asked),
        is_open: open == Some(asked.id),
        is_theirs,
        line_at: asked.line_at,
        wave: asked.wave,
        told: asked.told,
        reopen_at: asked.reopen_at,
        wait: waits.map(|share| (share * 100.0).round()),
        is_late: is_late(asked, now),
        helper: helping.map(|helping| helping.first_name.clone()),
        claimed_at: asked.claimed_at,
        sign,
        sign_at,
    }
}

/// The latest sign of whoever helps.
pub fn sign(helping: &Helping, now: i64) -> (Option<&'static str>, Option<i64>) {
    match (helping.resumes_at, helping.late_until, helping.last_sign_at) {
        (Some(resumes_at), ..) if resumes_at > now => (Some("later"), Some(resumes_at)),
        (_, Some(until), _) if until > now => (Some("late"), Some(until)),
        (_, _, Some(at)) => (Some("called"), Some(at)),
        _ => (Some("none"), None),
    }
}

/// News that somebody must have never hides, whatever became of what they asked; a test is nobody's news.
fn owed_call(call: &Callback, about: &[HelpRequest], coordinator: &Coordinator, now: i64) -> Option<Owed> {
    let asked = about.iter().find(|asked| asked.id == call.help_request_id && !asked.is_test)?;
    Some(Owed {
        call: call.id.to_string(),
        gist: Gist::of(asked),
        is_theirs: is_theirs(asked, coordinator.association.id),
        reason: call.reason.clone(),
        due_at: call.due_at,
        is_due: call.due_at <= now,
        tries: call.tries,
    })
}
