//! Rosters brought in from files, in SQL: their lines sealed with a key of the import's own, gone when it ends.

use crate::args;
use crate::helpers::import::columns::{Chosen, Headings};
use crate::helpers::import::plan::Decisions;
use crate::helpers::import::table::Line;
use crate::storage::{AccountId, AssociationId, Db, Error, RosterImportId, Row, SealKey, Sealed, Sql, Tx, stored_by_word};

/// Lines of one part: what one transaction works on.
pub const PART: usize = 250;

stored_by_word! {
    ImportState {
        /// Its columns are asked about, or it is looked at.
        Read "read",
        Running "running",
        Ended "ended",
    }
}

/// An import, without its lines.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: RosterImportId,
    pub association: AssociationId,
    pub created_by: AccountId,
    pub state: ImportState,
    pub file_name: String,
    pub headings: Headings,
    /// Which field each column holds; empty until it is sure.
    pub chosen: Chosen,
    pub decisions: Decisions,
    /// Parts, and how many of them were worked on.
    pub total: i64,
    pub done: i64,
    pub counts: Counts,
    pub created_at: i64,
    pub ended_at: Option<i64>,
}

/// What became of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Made or invited.
    pub created: i64,
    pub changed: i64,
    pub same: i64,
    pub left_out: i64,
    pub faulty: i64,
}

#[derive(Row)]
struct ImportRow {
    id: RosterImportId,
    association_id: AssociationId,
    created_by: AccountId,
    state: String,
    file_name: String,
    heading: String,
    columns: String,
    decisions: String,
    total: i64,
    done: i64,
    created: i64,
    changed: i64,
    same: i64,
    left_out: i64,
    faulty: i64,
    created_at: i64,
    ended_at: Option<i64>,
}

impl ImportRow {
    fn read(self) -> Result<Import, Error> {
        let odd = |error: serde_json::Error| Error::Row(error.to_string());
        Ok(Import {
            state: ImportState::parse(&self.state).ok_or_else(|| Error::Row(format!("import state {:?}", self.state)))?,
            headings: serde_json::from_str(&self.heading).map_err(odd)?,
            chosen: serde_json::from_str(&self.columns).map_err(odd)?,
            decisions: serde_json::from_str(&self.decisions).map_err(odd)?,
            id: self.id,
            association: self.association_id,
            created_by: self.created_by,
            file_name: self.file_name,
            total: self.total,
            done: self.done,
            counts: Counts { created: self.created, changed: self.changed, same: self.same, left_out: self.left_out, faulty: self.faulty },
            created_at: self.created_at,
            ended_at: self.ended_at,
        })
    }
}

const COLUMNS: &str = "id, association_id, created_by, state, file_name, heading, columns, decisions, total, done, created, changed, same, \
    left_out, faulty, created_at, ended_at";

/// One of this association's.
pub async fn import(db: &impl Sql, association: AssociationId, id: RosterImportId) -> Result<Option<Import>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM roster_imports WHERE association_id = $1 AND id = $2");
    db.first::<ImportRow>(&statement, args![association, id]).await?.map(ImportRow::read).transpose()
}

/// The latest of an association.
pub async fn latest(db: &impl Sql, association: AssociationId) -> Result<Vec<Import>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM roster_imports WHERE association_id = $1 ORDER BY id DESC LIMIT 10");
    db.all::<ImportRow>(&statement, args![association]).await?.into_iter().map(ImportRow::read).collect()
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Row(error.to_string()))
}

pub(in crate::helpers) async fn insert(
    tx: &Tx,
    association: AssociationId,
    by: AccountId,
    file_name: &str,
    lines: &[Line],
) -> Result<RosterImportId, Error> {
    let id: RosterImportId = tx.new_id();
    let headings = Headings::find(lines);
    let chosen = if headings.is_sure() { headings.proposed() } else { Chosen::new() };
    let parts = i64::try_from(lines.len().div_ceil(PART)).unwrap_or(i64::MAX);
    tx.execute(
        "INSERT INTO roster_imports (id, association_id, created_by, state, file_name, heading, columns, decisions, total, done, created, changed, \
         same, left_out, faulty, created_at) VALUES ($1, $2, $3, 'read', $4, $5, $6, '{}', $7, 0, 0, 0, 0, 0, 0, $8)",
        args![id, association, by, file_name, json(&headings)?, json(&chosen)?, parts, tx.now()],
    )
    .await?;
    let key = tx.seal_key(id.0).await?;
    for (part, some) in (0_i64..).zip(lines.chunks(PART)) {
        let row: RosterImportId = tx.new_id();
        let sealed = key.seal("roster_import_parts.lines", row.0, &json(&some)?)?;
        tx.execute("INSERT INTO roster_import_parts (id, import_id, part, lines) VALUES ($1, $2, $3, $4)", args![row, id, part, sealed])
            .await?;
    }
    Ok(id)
}

#[derive(Row)]
struct Part {
    id: i64,
    lines: Sealed,
}

fn open(part: &Part, key: &SealKey) -> Result<Vec<Line>, Error> {
    let words = key.open("roster_import_parts.lines", part.id, &part.lines)?;
    serde_json::from_str(&words).map_err(|error| Error::Row(error.to_string()))
}

/// Every line; none once the import ended.
pub async fn lines(db: &Db, id: RosterImportId) -> Result<Vec<Line>, Error> {
    let Some(key) = db.seal_key(id.0).await? else { return Ok(Vec::new()) };
    let parts: Vec<Part> = db.all("SELECT id, lines FROM roster_import_parts WHERE import_id = $1 ORDER BY part", args![id]).await?;
    let parts = parts.iter().map(|part| open(part, &key)).collect::<Result<Vec<_>, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}

/// The lines of one part.
pub(in crate::helpers) async fn part(tx: &Tx, id: RosterImportId, part: i64) -> Result<Option<Vec<Line>>, Error> {
    let statement = "SELECT id, lines FROM roster_import_parts WHERE import_id = $1 AND part = $2";
    let Some(part) = tx.first::<Part>(statement, args![id, part]).await? else { return Ok(None) };
    open(&part, &tx.seal_key(id.0).await?).map(Some)
}

pub(in crate::helpers) async fn choose(tx: &Tx, id: RosterImportId, chosen: &Chosen) -> Result<(), Error> {
    tx.execute("UPDATE roster_imports SET columns = $2 WHERE id = $1 AND state = 'read'", args![id, json(chosen)?]).await?;
    Ok(())
}

/// `false` when somebody started it already.
pub(in crate::helpers) async fn start(tx: &Tx, id: RosterImportId, decisions: &Decisions) -> Result<bool, Error> {
    let statement = "UPDATE roster_imports SET state = 'running', decisions = $2 WHERE id = $1 AND state = 'read'";
    Ok(tx.execute(statement, args![id, json(decisions)?]).await? == 1)
}

/// One more part was worked on.
pub(in crate::helpers) async fn advance(tx: &Tx, id: RosterImportId, counts: Counts) -> Result<(), Error> {
    tx.execute(
        "UPDATE roster_imports SET done = done + 1, created = created + $2, changed = changed + $3, same = same + $4, \
         left_out = left_out + $5, faulty = faulty + $6 WHERE id = $1",
        args![id, counts.created, counts.changed, counts.same, counts.left_out, counts.faulty],
    )
    .await?;
    Ok(())
}

/// Ends it: its lines can be read no more, not even in a backup's key list.
pub(in crate::helpers) async fn end(tx: &Tx, id: RosterImportId) -> Result<(), Error> {
    tx.execute("DELETE FROM roster_import_parts WHERE import_id = $1", args![id]).await?;
    tx.forget_seal_key(id.0).await?;
    let statement =
        "UPDATE roster_imports SET state = 'ended', ended_at = $2, heading = $3, columns = '{}', decisions = '{}' WHERE id = $1";
    tx.execute(statement, args![id, tx.now(), json(&Headings::default())?]).await?;
    Ok(())
}

/// Imports that nobody ended.
pub(in crate::helpers) async fn left_behind(tx: &Tx, before_at: i64) -> Result<Vec<RosterImportId>, Error> {
    tx.column("SELECT id FROM roster_imports WHERE state = 'read' AND created_at < $1 ORDER BY id", args![before_at]).await
}
