//! What the columns show: public facts only, whoever's they are; words are put in by the template.

use serde::Serialize;

use crate::associations::rights::Coordinator;
use crate::board::store::{self, Helping};
use crate::board::{Column, column, is_late, is_theirs, wait};
use crate::help_requests::callbacks::{self, Callback};
use crate::help_requests::{HelpRequest, State};
use crate::learning::topics;
use crate::places::communes::communes;
use crate::storage::{Db, Error, HelpRequestId};

/// Cards of a column, before "Encore 12".
const MOST_CARDS: usize = 30;

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
}

impl Shown {
    fn new(column: Column) -> Self {
        Self { name: column.as_str(), cards: Vec::new(), count: 0, more: 0 }
    }

    fn put(&mut self, card: Card, most: usize) {
        self.count += 1;
        // The one beside the list is always in it.
        if self.cards.len() < most || card.is_open { self.cards.push(card) } else { self.more += 1 }
    }
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
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// The one shown beside the list.
    pub open: Option<HelpRequestId>,
    /// Every card, where there are many.
    pub is_whole: bool,
}

impl Look {
    fn most(self) -> usize {
        if self.is_whole { usize::MAX } else { MOST_CARDS }
    }
}

/// The three columns, and the calls that are owed, read once.
pub async fn read(db: &Db, coordinator: &Coordinator, look: Look, now: i64) -> Result<(Vec<Shown>, Vec<Owed>), Error> {
    let all = store::going_on(db, coordinator).await?;
    let ids: Vec<HelpRequestId> = all.iter().map(|asked| asked.id).collect();
    let helping = store::helping(db, &ids).await?;
    let calls = callbacks::owed_by(db, coordinator.association.id).await?;
    let about: Vec<HelpRequestId> = calls.iter().map(|call| call.help_request_id).collect();
    let about = store::called_about(db, coordinator, &about).await?;
    let owed = calls.iter().filter_map(|call| owed_call(call, &about, coordinator, now)).collect();
    let mut columns: Vec<Shown> = Column::ALL.iter().map(|column| Shown::new(*column)).collect();
    for asked in &all {
        let helping = helping.get(&asked.id).filter(|_| !matches!(asked.state, State::Open | State::Unmet));
        let resumes_at = helping.and_then(|helping| helping.resumes_at);
        let place = column(asked, resumes_at, now).and_then(|column| columns.iter_mut().find(|shown| shown.name == column.as_str()));
        if let Some(shown) = place {
            shown.put(card(asked, helping, coordinator, look.open, now), look.most());
        }
    }
    Ok((columns, owed))
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
        is_late: waits.is_some_and(is_late),
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
