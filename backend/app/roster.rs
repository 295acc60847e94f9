//! `binome import roster`: a file brought in as its page does, by whoever has the machine.

use std::io::Read;
use std::path::Path;

use super::content::NoAssociation;
use super::{Failure, connect};
use crate::associations::{self, Role};
use crate::clock::Clock;
use crate::config::{Config, Duplicates, RosterFile};
use crate::helpers::import::columns::{self, Chosen, Field, Headings};
use crate::helpers::import::plan::{Decision, Decisions, Like, Step};
use crate::helpers::import::run::{self, Preview};
use crate::helpers::import::table;
use crate::helpers::store::imports::{self, Counts};
use crate::state::AppState;
use crate::storage::{AssociationId, Error, Tx};
use crate::web::{Lang, templates};

#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("{0}")]
    File(String),
    #[error("the file has more than BINOME_IMPORT_BYTES ({0} bytes)")]
    Large(u32),
    #[error("--column wants a heading and a field: --column \"Contact=email\"; the fields are {0}")]
    Column(String),
    #[error("the columns are not sure: say them with --column.\n{0}")]
    Unsure(String),
    #[error("nobody coordinates this association yet: whoever is invited is invited by somebody")]
    Nobody,
    #[error("{count} lines are wrong, and --all was said: nothing was imported\n{lines}")]
    Faulty { count: i64, lines: String },
}

/// What was done, or would be; and a line for each thing to know.
pub struct Imported {
    pub lines: Vec<String>,
    pub counts: Counts,
}

/// Brings a file in; take the lock before. With `is_dry_run`, only says what would be done.
pub async fn import_roster(config: Config, file: &RosterFile, clock: Clock) -> Result<Imported, Failure> {
    let lines = read(&file.path, config.limits.import_bytes)?;
    let (state, _) = connect(config, clock).await?;
    let ended = bring_in(&state, file, lines).await;
    state.storage.close().await;
    ended
}

fn read(path: &Path, most: u32) -> Result<Vec<table::Line>, Failure> {
    let fails = |error: std::io::Error| Refused::File(format!("{}: {error}", path.display()));
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(fails)?.take(u64::from(most) + 1).read_to_end(&mut bytes).map_err(fails)?;
    if bytes.len() > usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(Refused::Large(most).into());
    }
    Ok(table::read(&bytes).map_err(|fault| Refused::File(templates::plain(Lang::En, fault.text_id())))?)
}

async fn bring_in(state: &AppState, file: &RosterFile, lines: Vec<table::Line>) -> Result<Imported, Failure> {
    let found = associations::store::by_slug(state.db(), &file.association).await?;
    let association = found.ok_or_else(|| NoAssociation(file.association.clone()))?.id;
    let headings = Headings::find(&lines);
    let chosen = chosen(&headings, &file.columns)?;
    let read = run::Understood { lines: &lines, headings: &headings, chosen: &chosen };
    let now = state.clock().now();
    let mut preview = run::weigh(state.db(), association, read, &Decisions::new(), now).await?;
    let mut answers = Decisions::new();
    if let Some(decision) = decision(file.duplicates) {
        let asked = preview.planned.iter().filter(|one| matches!(one.step, Step::Ask { .. }));
        answers = asked.map(|one| (one.entry.line, decision)).collect();
        preview = run::weigh(state.db(), association, read, &answers, now).await?;
    }
    let imported = Imported { lines: said(&preview), counts: preview.counts() };
    if file.dry_run {
        return Ok(imported);
    }
    if file.all && imported.counts.faulty > 0 {
        return Err(Refused::Faulty { count: imported.counts.faulty, lines: imported.lines.join("\n") }.into());
    }
    if let Ok(decisions) = run::decided(&preview, &answers, file.all) {
        work(state, association, file, (lines, chosen, decisions)).await?;
    }
    Ok(imported)
}

fn decision(duplicates: Duplicates) -> Option<Decision> {
    match duplicates {
        Duplicates::LeaveOut => None,
        Duplicates::Same => Some(Decision::Same),
        Duplicates::Other => Some(Decision::Other),
    }
}

/// Every part, one transaction each, as on the page.
async fn work(
    state: &AppState,
    association: AssociationId,
    file: &RosterFile,
    (lines, chosen, decisions): (Vec<table::Line>, Chosen, Decisions),
) -> Result<(), Failure> {
    let coordinators = associations::store::members_with(state.db(), association, &[Role::Coordinator]).await?;
    let by = *coordinators.first().ok_or(Refused::Nobody)?;
    let name = file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let begun = async move |tx: &Tx| {
        let id = run::take(tx, association, by, &name, &lines).await?;
        run::choose(tx, id, &chosen).await?;
        if let Some(import) = imports::import(tx, association, id).await? {
            run::begin(tx, &import, &decisions, by).await?;
        }
        Ok::<_, Error>(id)
    };
    let id = state.storage.write(begun).await?;
    while state.storage.write(async move |tx: &Tx| run::one_part(tx, association, id).await).await? {}
    Ok(())
}

/// What the headings say, and what was said on the command line.
fn chosen(headings: &Headings, said: &[String]) -> Result<Chosen, Failure> {
    let fields = || Field::ALL.map(Field::as_str).join(", ");
    let mut chosen: Chosen = headings
        .columns
        .iter()
        .filter_map(|column| match column.meaning {
            columns::Meaning::Sure(field) => Some((column.at, field)),
            _ => None,
        })
        .collect();
    for pair in said {
        let (heading, field) = pair.rsplit_once('=').ok_or_else(|| Refused::Column(fields()))?;
        let column = headings.columns.iter().find(|column| column.heading.trim() == heading.trim());
        let at = column.ok_or_else(|| Refused::Unsure(format!("no column is called {heading:?}")))?.at;
        match field {
            "" => chosen.remove(&at),
            word => chosen.insert(at, Field::parse(word).ok_or_else(|| Refused::Column(fields()))?),
        };
    }
    if columns::is_enough(&chosen) && columns::twice(&chosen).is_none() {
        return Ok(chosen);
    }
    let unsure = headings.columns.iter().map(|column| match column.meaning.field() {
        Some(field) => format!("  {:?}, perhaps {}", column.heading, field.as_str()),
        None => format!("  {:?}", column.heading),
    });
    Err(Refused::Unsure(unsure.collect::<Vec<_>>().join("\n")).into())
}

fn said(preview: &Preview) -> Vec<String> {
    let wrong = preview.faults.iter().map(|fault| {
        let reason = templates::plain(Lang::En, fault.reason);
        format!("wrong     line {}, column {:?}: {reason}", fault.line, fault.column)
    });
    let asked = preview.planned.iter().filter_map(|one| match &one.step {
        Step::Ask { like: Like::There(..), by } => Some(format!("the same? line {}: somebody here has the same {by:?}", one.entry.line)),
        Step::Ask { like: Like::Line(line), by } => Some(format!("the same? line {}: the same {by:?} as line {line}", one.entry.line)),
        _ => None,
    });
    wrong.chain(asked).collect()
}
