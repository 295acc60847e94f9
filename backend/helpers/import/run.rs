//! An import, from its file to its last line: taken, looked at, started, and worked through some lines at a time.

use serde::{Deserialize, Serialize};

use super::apply;
use super::columns::{Chosen, Headings};
use super::plan::{self, Decision, Decisions, Planned, Step};
use super::rows::{self, Fault};
use super::table::Line;
use crate::audit::{self, Actor};
use crate::clock::DAY;
use crate::helpers::store::import_people;
use crate::helpers::store::imports::{self, Counts, Import, ImportState};
use crate::jobs::{self, Job, JobError};
use crate::storage::{AccountId, AssociationId, Db, Error, RosterImportId, Storage, Tx};

/// The kind of job that works on one part.
pub const JOB: &str = "roster_import";
/// What nobody started is forgotten.
const KEPT_MS: i64 = DAY;

/// Keeps the lines of a file until the import ends.
pub async fn take(tx: &Tx, association: AssociationId, by: AccountId, file_name: &str, lines: &[Line]) -> Result<RosterImportId, Error> {
    let id = imports::insert(tx, association, by, file_name, lines).await?;
    audit::note(tx, Actor::Account(by), "roster_read", format!("import {id}"), Some(association), "").await?;
    Ok(id)
}

/// Says which field each column holds.
pub async fn choose(tx: &Tx, id: RosterImportId, chosen: &Chosen) -> Result<(), Error> {
    imports::choose(tx, id, chosen).await
}

/// What would be done, and what cannot.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    pub planned: Vec<Planned>,
    pub faults: Vec<Fault>,
}

impl Preview {
    pub fn counts(&self) -> Counts {
        let mut lines: Vec<usize> = self.faults.iter().map(|fault| fault.line).collect();
        lines.dedup();
        let mut counts = tally(&self.planned);
        counts.faulty = count(lines.len());
        counts
    }
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

fn tally(planned: &[Planned]) -> Counts {
    let of = |is: fn(&Step) -> bool| count(planned.iter().filter(|one| is(&one.step)).count());
    Counts {
        created: of(|step| matches!(step, Step::Invite | Step::Create)),
        changed: of(|step| matches!(step, Step::Change(..))),
        same: of(|step| *step == Step::Same),
        left_out: of(|step| matches!(step, Step::Ask { .. } | Step::LeftOut)),
        faulty: 0,
    }
}

/// Reads everything and writes nothing.
pub async fn preview(db: &Db, import: &Import, decisions: &Decisions, now: i64) -> Result<Preview, Error> {
    let lines = imports::lines(db, import.id).await?;
    let read = Understood { lines: &lines, headings: &import.headings, chosen: &import.chosen };
    weigh(db, import.association, read, decisions, now).await
}

/// Lines, and what their columns hold.
#[derive(Clone, Copy, Debug)]
pub struct Understood<'a> {
    pub lines: &'a [Line],
    pub headings: &'a Headings,
    pub chosen: &'a Chosen,
}

/// The same of lines that are kept nowhere.
pub async fn weigh(db: &Db, association: AssociationId, read: Understood<'_>, decisions: &Decisions, now: i64) -> Result<Preview, Error> {
    let people = import_people::people(db, association, now).await?;
    let rows = rows::read(read.lines, read.headings, read.chosen);
    Ok(Preview { planned: plan::plan(db, rows.entries, &people, decisions), faults: rows.faults })
}

/// Why an import does not start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStarted {
    #[error("some lines are wrong, and all were wanted")]
    Faulty,
    #[error("there is nothing to do")]
    Nothing,
}

/// Every line that is asked about and was not answered is left out; so is what looks like an earlier line.
pub fn decided(preview: &Preview, answers: &Decisions, wants_all: bool) -> Result<Decisions, NotStarted> {
    if wants_all && !preview.faults.is_empty() {
        return Err(NotStarted::Faulty);
    }
    let asked = preview.planned.iter().filter(|one| matches!(one.step, Step::Ask { .. } | Step::LeftOut)).map(|one| one.entry.line);
    let mut decisions = answers.clone();
    decisions.extend(asked.map(|line| (line, Decision::LeaveOut)));
    let has_work = preview.planned.iter().any(|one| matches!(one.step, Step::Invite | Step::Create | Step::Change(..)));
    if has_work { Ok(decisions) } else { Err(NotStarted::Nothing) }
}

/// Starts it, for whoever works on its parts. `false` when it was started already.
pub async fn begin(tx: &Tx, import: &Import, decisions: &Decisions, by: AccountId) -> Result<bool, Error> {
    if !imports::start(tx, import.id, decisions).await? {
        return Ok(false);
    }
    audit::note(tx, Actor::Account(by), "roster_imported", format!("import {}", import.id), Some(import.association), "").await?;
    Ok(true)
}

/// Starts it: the rest is jobs. `false` when it was started already.
pub async fn start(tx: &Tx, import: &Import, decisions: &Decisions, by: AccountId) -> Result<bool, Error> {
    let has_begun = begin(tx, import, decisions, by).await?;
    if has_begun {
        later(tx, Work { import: import.id, association: import.association }).await?;
    }
    Ok(has_begun)
}

/// Ends it without doing anything more: the lines are gone.
pub async fn end(tx: &Tx, import: &Import) -> Result<(), Error> {
    jobs::cancel(tx, &key(import.id)).await?;
    imports::end(tx, import.id).await
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Work {
    import: RosterImportId,
    association: AssociationId,
}

fn key(import: RosterImportId) -> String {
    format!("{JOB}/{import}")
}

async fn later(tx: &Tx, work: Work) -> Result<(), Error> {
    jobs::later(tx, JOB, Some(&key(work.import)), &work, tx.now()).await
}

/// The job: one part, then the next.
pub async fn go_on(storage: &Storage, job: Job) -> Result<(), JobError> {
    let work: Work = job.read()?;
    let doing = async move |tx: &Tx| {
        if !job.done(tx).await? {
            return Ok::<_, Error>(());
        }
        if one_part(tx, work.association, work.import).await? { later(tx, work).await } else { Ok(()) }
    };
    Ok(storage.write(doing).await?)
}

/// Works on the next part; `false` when there is none, or the import is over.
pub async fn one_part(tx: &Tx, association: AssociationId, id: RosterImportId) -> Result<bool, Error> {
    let Some(import) = imports::import(tx, association, id).await?.filter(|import| import.state == ImportState::Running) else {
        return Ok(false);
    };
    let Some(lines) = imports::part(tx, id, import.done).await? else {
        imports::end(tx, id).await?;
        tx.hint(format!("board/{association}"));
        return Ok(false);
    };
    let rows = rows::read(&lines, &import.headings, &import.chosen);
    let mut faulty: Vec<usize> = rows.faults.iter().map(|fault| fault.line).collect();
    faulty.dedup();
    let people = import_people::people(tx, association, tx.now()).await?;
    let planned = plan::plan(tx, rows.entries, &people, &import.decisions);
    apply::apply(tx, association, import.created_by, &planned).await?;
    imports::advance(tx, id, Counts { faulty: count(faulty.len()), ..tally(&planned) }).await?;
    tx.hint(format!("board/{association}"));
    Ok(true)
}

/// Forgets files that nobody brought in, and what was said of people who were invited and did not come.
pub async fn forget(storage: &Storage, now: i64) -> Result<(), Error> {
    storage
        .write(async move |tx| {
            for id in imports::left_behind(tx, now - KEPT_MS).await? {
                imports::end(tx, id).await?;
            }
            import_people::forget_details(tx).await
        })
        .await
}
