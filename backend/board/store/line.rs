//! The columns in SQL: counted whole, read only where they are shown. `board::column`, `board::soon_too_long_at` and these
//! say the same; `tests/it/board_line.rs` holds both together.

use crate::args;
use crate::associations::rights::Coordinator;
use crate::board::view::{View, Whose};
use crate::board::{Column, RECORD_WITHIN_MS};
use crate::clock::{DAY, HOUR, MINUTE};
use crate::help_requests::{self, HelpRequest};
use crate::storage::{Error, HelpRequestId, Row, Sql, sql::Arg};

/// What goes on, theirs or nobody's in their reach. `$1` is the association. Each half has its index.
const GOING_ON: &str = "((h.association_id = $1 AND h.state IN ('open', 'unmet', 'paired', 'helping')) \
    OR (h.association_id IS NULL AND h.state IN ('open', 'unmet', 'paired', 'helping') AND EXISTS \
    (SELECT 1 FROM help_request_reach r WHERE r.help_request_id = h.id AND r.association_id = $1)))";

/// The instant from which a wait is "bientôt trop long": four fifths of what its urgency allows.
fn soon_at() -> String {
    let dated = format!("h.wanted_at - {} - h.line_at", 2 * HOUR);
    format!(
        "(h.line_at + ((CASE h.urgency WHEN 'now' THEN {} WHEN 'today' THEN {} WHEN 'dated' THEN CASE WHEN h.wanted_at IS NULL THEN {} \
         WHEN {dated} > {HOUR} THEN {dated} ELSE {HOUR} END ELSE {} END) * 4 + 4) / 5)",
        10 * MINUTE,
        3 * HOUR,
        2 * DAY,
        2 * DAY
    )
}

/// The arguments of one statement, each used: PostgreSQL wants to know the type of every one.
struct Values {
    values: Vec<Arg>,
    now: i64,
}

impl Values {
    fn of(coordinator: &Coordinator, now: i64) -> Self {
        Self { values: args![coordinator.association.id], now }
    }

    fn mark(&mut self, value: impl Into<Arg>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn column(&mut self) -> String {
        let cut = self.mark(self.now - RECORD_WITHIN_MS);
        format!(
            "(CASE WHEN h.state IN ('open', 'unmet') THEN 'waiting' WHEN h.claimed_at < {cut} AND (CASE h.urgency WHEN 'week' THEN \
             h.claimed_at + {} WHEN 'dated' THEN COALESCE(h.wanted_at, h.claimed_at) ELSE h.claimed_at END) < {cut} AND COALESCE(\
             (SELECT MAX(p.resumes_at) FROM pairings p WHERE p.help_request_id = h.id AND p.ended_at IS NULL), 0) < {cut} \
             THEN 'to_finish' ELSE 'under_way' END)",
            6 * DAY
        )
    }

    fn late(&mut self) -> String {
        let now = self.mark(self.now);
        format!("(h.state IN ('open', 'unmet') AND {} <= {now})", soon_at())
    }

    /// What the view leaves in.
    fn narrowed(&mut self, view: &View) -> String {
        let mut all = vec!["1 = 1".to_owned()];
        for (column, value) in [("urgency", view.urgency.map(|one| one.as_str())), ("tile", view.topic), ("commune", view.commune)] {
            if let Some(value) = value {
                all.push(format!("h.{column} = {}", self.mark(value)));
            }
        }
        match view.whose {
            Some(Whose::Ours) => all.push("h.association_id IS NOT NULL".into()),
            Some(Whose::Nobodys) => all.push("h.association_id IS NULL".into()),
            None => {}
        }
        if view.is_late {
            all.push(self.late());
        }
        all.join(" AND ")
    }
}

/// How many there are in one commune: in all, and of those that the view leaves in.
#[derive(Clone, Debug, Row)]
pub struct Tally {
    /// INSEE code.
    pub commune: String,
    pub all: i64,
    pub all_waiting: i64,
    pub late: i64,
    pub waiting: i64,
    pub under_way: i64,
    pub to_finish: i64,
    /// The latest that waits and is no test; ids are in the order of time.
    pub newest: Option<HelpRequestId>,
}

impl Tally {
    pub fn of(&self, column: Column) -> i64 {
        match column {
            Column::Waiting => self.waiting,
            Column::UnderWay => self.under_way,
            Column::ToFinish => self.to_finish,
        }
    }
}

/// True counts, whatever is shown: by commune, in the order of their codes.
pub async fn tally(db: &impl Sql, coordinator: &Coordinator, view: &View, now: i64) -> Result<Vec<Tally>, Error> {
    let mut values = Values::of(coordinator, now);
    let (column, late, narrowed) = (values.column(), values.late(), values.narrowed(view));
    let statement = format!(
        "SELECT s.commune, COUNT(*) AS \"all\", COUNT(CASE WHEN s.place = 'waiting' THEN 1 END) AS all_waiting, \
         COUNT(CASE WHEN s.is_late = 1 THEN 1 END) AS late, \
         COUNT(CASE WHEN s.is_in = 1 AND s.place = 'waiting' THEN 1 END) AS waiting, \
         COUNT(CASE WHEN s.is_in = 1 AND s.place = 'under_way' THEN 1 END) AS under_way, \
         COUNT(CASE WHEN s.is_in = 1 AND s.place = 'to_finish' THEN 1 END) AS to_finish, \
         MAX(CASE WHEN s.place = 'waiting' AND NOT s.is_test THEN s.id END) AS newest \
         FROM (SELECT h.id, h.commune, h.is_test, {column} AS place, CASE WHEN {late} THEN 1 ELSE 0 END AS is_late, \
         CASE WHEN {narrowed} THEN 1 ELSE 0 END AS is_in FROM help_requests h WHERE {GOING_ON}) s GROUP BY s.commune ORDER BY s.commune"
    );
    db.all(&statement, values.values).await
}

/// Which cards of each column: those after `skipped`, `most` of them.
#[derive(Clone, Copy, Debug)]
pub struct Slice {
    pub skipped: usize,
    pub most: usize,
    /// The one beside the list is always in it.
    pub open: Option<HelpRequestId>,
}

/// The help requests that are shown, each column by its place in the waiting line; with `is_late`, the first to become too long.
pub async fn shown(db: &impl Sql, coordinator: &Coordinator, view: &View, slice: Slice, now: i64) -> Result<Vec<HelpRequest>, Error> {
    let mut values = Values::of(coordinator, now);
    let (column, narrowed) = (values.column(), values.narrowed(view));
    let order = if view.is_late { soon_at() } else { "h.line_at".to_owned() };
    let rows = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (from, until) = (values.mark(rows(slice.skipped)), values.mark(rows(slice.skipped.saturating_add(slice.most))));
    let only = view.column.map_or_else(String::new, |only| format!(" AND s.place = {}", values.mark(only.as_str())));
    let open = slice.open.map_or_else(String::new, |id| format!(" OR h.id = {}", values.mark(id)));
    let rest = format!(
        "h.id IN (SELECT s.id FROM (SELECT n.*, ROW_NUMBER() OVER (PARTITION BY n.place ORDER BY n.line, n.id) AS row_number FROM \
         (SELECT h.id, {column} AS place, {order} AS line FROM help_requests h WHERE {GOING_ON} AND {narrowed}) n) s \
         WHERE s.row_number > {from} AND s.row_number <= {until}{only}){open} ORDER BY {order}, h.id"
    );
    help_requests::store::all(db, &rest, values.values).await
}
