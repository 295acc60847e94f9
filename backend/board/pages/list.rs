//! The board: three columns on a desk, one list on a phone; what presses, above.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Serialize;

use super::cards::{self, Board, Look};
use super::today;
use crate::associations::rights::Coordinator;
use crate::board::online::{self, Family};
use crate::board::store;
use crate::board::store::line::Tally;
use crate::board::view::{Typed, View, Whose};
use crate::context;
use crate::help_requests::Urgency;
use crate::hub;
use crate::learning::topics::tiles;
use crate::places::communes::communes;
use crate::state::AppState;
use crate::web::text::fold;
use crate::web::{AppError, Context, Page};

/// With so few, one sees them all: there is nothing to narrow.
const FEW: i64 = 12;

pub async fn show(
    State(state): State<AppState>,
    coordinator: Coordinator,
    page: Page,
    Query(typed): Query<Typed>,
) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), coordinator.who.account.0).await?]);
    let look = Look { open: None, view: View::of(&typed), page: typed.page };
    page.show("board/list.html", context(&state, &coordinator, &look, &page).await?)
}

/// What presses, in four figures.
#[derive(Debug, Serialize)]
struct Strip {
    waiting: i64,
    late: i64,
    calls: i64,
    online: usize,
    /// The latest that waits or that is owed a call: 13 characters that sort by time, or nothing.
    newest: String,
}

impl Strip {
    fn of(board: &Board, online: usize) -> Self {
        let sum = |count: fn(&Tally) -> i64| board.tally.iter().map(count).sum();
        let waits = board.tally.iter().filter_map(|one| one.newest).map(|id| id.to_string()).max();
        let called = board.counts.newest_call.map(|id| id.to_string());
        Self {
            waiting: sum(|one| one.all_waiting),
            late: sum(|one| one.late),
            calls: board.counts.calls,
            online,
            newest: waits.max(called).unwrap_or_default(),
        }
    }
}

/// One choice of a filter.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn new(value: &str, label: String) -> Self {
        Self { value: value.into(), label }
    }
}

/// The filters: what may be chosen; what is, is in the view.
#[derive(Debug, Serialize)]
struct Filters {
    urgency: Vec<Choice>,
    topic: Vec<Choice>,
    commune: Vec<Choice>,
    whose: Vec<Choice>,
}

/// What the board shows, with or without a drawer. Read the page's cursors before.
pub async fn context(state: &AppState, coordinator: &Coordinator, look: &Look, page: &Page) -> Result<Context, AppError> {
    let (db, now) = (state.db(), page.now());
    let board = cards::read(db, coordinator, look, now).await?;
    let there = store::online::online(db, coordinator, now).await?;
    let there = online::may_be_disturbed(there, now, &coordinator.association.zone());
    let families: Vec<Family> = online::families(&there);
    let all: i64 = board.tally.iter().map(|one| one.all).sum();
    let view = &look.view;
    Ok(context! {
        zone: coordinator.association.settings.time_zone,
        association: coordinator.association.name,
        hint: format!("board/{}", coordinator.association.id),
        strip: Strip::of(&board, there.len()),
        families: families,
        today: if look.open.is_none() { today::read(db, coordinator, now).await? } else { Vec::new() },
        filters: (all > FEW || view.is_narrowed()).then(|| filters(&board.tally, page)),
        chosen: view,
        is_narrowed: view.is_narrowed(),
        is_calls: view.is_calls,
        is_one_column: view.column.is_some(),
        view: view.query(),
        columns: board.columns,
        owed: board.owed,
        counts: board.counts,
        board_pager: board.pager,
    })
}

fn filters(tally: &[Tally], page: &Page) -> Filters {
    let any = |id: &str| Choice::new("", page.words(id));
    let begun = |id: &str, rest: Vec<Choice>| std::iter::once(any(id)).chain(rest).collect();
    let urgency = Urgency::ALL.iter().map(|one| Choice::new(one.as_str(), page.words(&format!("urgency-{}", one.as_str()))));
    let whose = Whose::ALL.iter().map(|one| Choice::new(one.as_str(), page.words(&format!("board-whose-{}", one.as_str()))));
    let mut topic: Vec<Choice> = tiles().iter().map(|tile| Choice::new(tile.slug, page.words(tile.label_id))).collect();
    topic.sort_by_key(|one| fold(&one.label));
    let name = |code: &str| communes().by_code(code).map_or_else(|| code.to_owned(), |commune| commune.name.to_owned());
    let mut commune: Vec<Choice> =
        tally.iter().map(|one| Choice::new(&one.commune, format!("{} ({})", name(&one.commune), one.all))).collect();
    commune.sort_by_key(|one| fold(&one.label));
    Filters {
        urgency: begun("board-any-urgency", urgency.collect()),
        topic: begun("board-any-topic", topic),
        commune: begun("board-any-commune", commune),
        whose: begun("board-any-whose", whose.collect()),
    }
}
