//! An import as it is: its columns asked, what it would do, how far it is, what it did.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::found;
use super::preview::{self, View};
use crate::associations::rights::Coordinator;
use crate::associations::store::invitations;
use crate::helpers::import::columns::{self, Chosen, Field};
use crate::helpers::import::plan::{Decision, Decisions};
use crate::helpers::import::run::{self, NotStarted};
use crate::helpers::store::imports::{self, Import, ImportState};
use crate::state::AppState;
use crate::storage::{Error, RosterImportId};
use crate::web::tables::{Cell, FileKind, Table, download};
use crate::web::templates::plain;
use crate::web::{AppError, Faults, Form, Id, Lang, Page, Pager};
use crate::{context, hub};

#[derive(Default, Deserialize)]
pub struct Looked {
    #[serde(default)]
    show: String,
    #[serde(default)]
    page: String,
    /// "columns": asks about the columns again.
    #[serde(default)]
    ask: String,
}

pub async fn show(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<RosterImportId>,
    Query(looked): Query<Looked>,
) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), hub::Mailbox::Account(who.who.account).id()).await?;
    let page = page.live(vec![cursor]);
    let import = found(&state, &who, id).await?;
    match import.state {
        ImportState::Read if import.chosen.is_empty() || looked.ask == "columns" => ask(&state, &page, &import, &Faults::default()).await,
        ImportState::Read => look(&state, &page, &import, &looked, &Faults::default()).await,
        ImportState::Running | ImportState::Ended => follow(&state, &page, &import).await,
    }
}

#[derive(Serialize)]
struct Column {
    at: usize,
    heading: String,
    /// What stands below, to know it by.
    samples: Vec<String>,
    field: &'static str,
    is_unsure: bool,
}

async fn ask(state: &AppState, page: &Page, import: &Import, faults: &Faults) -> Result<Response, AppError> {
    let lines = imports::lines(state.db(), import.id).await?;
    let proposed = if import.chosen.is_empty() { import.headings.proposed() } else { import.chosen.clone() };
    let below = || lines.iter().filter(|line| line.number > import.headings.line);
    let column = |column: &columns::Column| Column {
        at: column.at,
        heading: column.heading.clone(),
        samples: below().map(|line| line.cell(column.at).to_owned()).filter(|cell| !cell.is_empty()).take(3).collect(),
        field: proposed.get(&column.at).map_or("", |field| field.as_str()),
        is_unsure: matches!(column.meaning, columns::Meaning::Unsure(_)),
    };
    let shown: Vec<Column> = import.headings.columns.iter().map(column).collect();
    let context = context! {
        id: import.id, file_name: import.file_name, columns: shown, fields: Field::ALL.map(Field::as_str), errors: faults.in_words(page.lang)
    };
    if faults.is_empty() { page.show("helpers/import_columns.html", context) } else { page.again("helpers/import_columns.html", context) }
}

#[derive(Default, Deserialize)]
pub struct Said {
    /// The field of each column, in order; empty for those left out.
    #[serde(default)]
    columns: Vec<String>,
}

pub async fn choose(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<RosterImportId>,
    form: Form<Said>,
) -> Result<Response, AppError> {
    let import = found(&state, &who, id).await?;
    let said = import.headings.columns.iter().zip(&form.values.columns);
    let chosen: Chosen = said.filter_map(|(column, word)| Some((column.at, Field::parse(word)?))).collect();
    let mut faults = Faults::default();
    if let Some(field) = columns::twice(&chosen) {
        faults.add("columns", format!("import-twice-{}", field.as_str()));
    } else if !columns::is_enough(&chosen) {
        faults.add("columns", "import-columns-missing");
    }
    if !faults.is_empty() {
        return ask(&state, &page, &Import { chosen, ..import }, &faults).await;
    }
    let kept: Result<(), Error> = state.storage.write(async move |tx| run::choose(tx, id, &chosen).await).await;
    kept?;
    Ok(page.go(format!("/members/imports/{id}")))
}

#[derive(Serialize)]
struct Tab {
    view: &'static str,
    count: usize,
}

async fn look(state: &AppState, page: &Page, import: &Import, looked: &Looked, faults: &Faults) -> Result<Response, AppError> {
    let preview = run::preview(state.db(), import, &Decisions::new(), page.now()).await?;
    let tabs: Vec<Tab> = View::ALL.map(|view| Tab { view: view.word(), count: view.count(&preview) }).into_iter().collect();
    let first = View::ALL.into_iter().find(|view| view.count(&preview) > 0).unwrap_or(View::Created);
    let view = View::parse(&looked.show).unwrap_or(first);
    let path = format!("/members/imports/{}", import.id);
    let pager = Pager::new(&looked.page, view.count(&preview), &path, &[("show", view.word())]);
    let counts = preview.counts();
    let context = context! {
        id: import.id, file_name: import.file_name, tabs: tabs, view: view.word(), counts: counts, rows: preview::rows(&preview, view, pager.skipped(), page.lang),
        has_work: counts.created + counts.changed > 0, asked: preview::rows(&preview, View::Asked, 0, page.lang), asked_count: View::Asked.count(&preview),
        pager: pager, errors: faults.in_words(page.lang)
    };
    if faults.is_empty() { page.show("helpers/import_preview.html", context) } else { page.again("helpers/import_preview.html", context) }
}

async fn follow(state: &AppState, page: &Page, import: &Import) -> Result<Response, AppError> {
    let to_mail = invitations::count_to_mail(state.db(), import.association, page.now()).await?;
    let context = context! {
        id: import.id, file_name: import.file_name, is_running: import.state == ImportState::Running, counts: import.counts,
        percent: if import.total > 0 { import.done * 100 / import.total } else { 100 }, to_mail: to_mail, board: format!("hint:board/{}", import.association)
    };
    page.show("helpers/import_progress.html", context)
}

#[derive(Default, Deserialize)]
pub struct Answers {
    /// "all": nothing when a line is wrong; else the good lines.
    #[serde(default)]
    what: String,
    /// Lines that were asked about, and what was answered, in the same order.
    #[serde(default)]
    lines: Vec<String>,
    #[serde(default)]
    answers: Vec<String>,
}

impl Answers {
    fn decisions(&self) -> Decisions {
        let pairs = self.lines.iter().zip(&self.answers);
        pairs.filter_map(|(line, answer)| Some((line.parse().ok()?, Decision::parse(answer)?))).collect()
    }
}

pub async fn start(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<RosterImportId>,
    form: Form<Answers>,
) -> Result<Response, AppError> {
    let import = found(&state, &who, id).await?;
    let there = format!("/members/imports/{id}");
    if import.state != ImportState::Read || import.chosen.is_empty() {
        return Ok(page.go(there));
    }
    let answers = form.values.decisions();
    let preview = run::preview(state.db(), &import, &answers, page.now()).await?;
    let decisions = match run::decided(&preview, &answers, form.values.what == "all") {
        Ok(decisions) => decisions,
        Err(why) => {
            let mut faults = Faults::default();
            faults.add("what", if why == NotStarted::Faulty { "import-not-all" } else { "import-nothing" });
            return look(&state, &page, &import, &Looked::default(), &faults).await;
        }
    };
    let by = who.who.account;
    let started: Result<bool, Error> = state.storage.write(async move |tx| run::start(tx, &import, &decisions, by).await).await;
    started?;
    Ok(page.go(there))
}

/// Ends it before it began: its lines are gone.
pub async fn end(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<RosterImportId>) -> Result<Response, AppError> {
    let import = found(&state, &who, id).await?;
    if import.state == ImportState::Read {
        let ended: Result<(), Error> = state.storage.write(async move |tx| run::end(tx, &import).await).await;
        ended?;
    }
    Ok(page.go_saying("/members/imports", "notice-import-forgotten"))
}

/// The lines that are wrong, to correct and send again.
pub async fn faults(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<RosterImportId>) -> Result<Response, AppError> {
    let import = found(&state, &who, id).await?;
    let preview = run::preview(state.db(), &import, &Decisions::new(), page.now()).await?;
    download(table(&preview, page.lang), FileKind::Csv, "binome-import", page.now()).await
}

fn table(preview: &run::Preview, lang: Lang) -> Table {
    let words = |id: &str| plain(lang, id);
    let rows = preview.faults.iter().map(|fault| {
        let line = i64::try_from(fault.line).unwrap_or(i64::MAX);
        vec![Cell::from(line), Cell::from(fault.column.as_str()), Cell::from(fault.value.as_str()), Cell::from(words(fault.reason))]
    });
    Table {
        name: words("import-wrong-title"),
        header: ["roster-line", "import-column", "roster-text", "roster-reason"].map(words).to_vec(),
        rows: rows.collect(),
    }
}
