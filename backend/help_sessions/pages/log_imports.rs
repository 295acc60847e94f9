//! A file of past sessions on pages: sent, looked at, brought in. For oneself, or by a coordinator for somebody of theirs.

use axum::extract::State;
use axum::response::Response;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use super::super::actions::log_imports::{self as actions, PART, Past};
use super::super::import::columns::Columns;
use super::super::import::rows::{self, Entry, Rows};
use super::super::store::log_imports::{self as store, LogImport, NewImport};
use super::super::vocabulary::SessionType;
use super::super::{Refused, SessionRecord};
use super::log::{counts_for, profile};
use super::record_form::RecordForm;
use crate::accounts::rights::SignedIn;
use crate::associations::rights::{Coordinator, Memberships};
use crate::associations::store::members;
use crate::associations::{MembershipState, Role};
use crate::context;
use crate::helpers::import::table::{self, Line};
use crate::helpers::{self, HelperKind, Profile};
use crate::state::AppState;
use crate::storage::{AccountId, Error, HelpSessionId, LogImportId};
use crate::web::templates::plain;
use crate::web::{AppError, Faults, FileForm, Form, Id, Lang, Page};

/// Files are read one at a time: what they unpack to is bounded, and so is memory.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);
/// Lines shown of each kind.
const SHOWN: usize = 50;

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// Whom a coordinator may bring sessions in for: themselves when they help too, and those of their association. Nobody else has a choice.
async fn people(state: &AppState, by: Option<&Coordinator>, page: &Page) -> Result<Vec<Choice>, AppError> {
    let Some(by) = by else { return Ok(Vec::new()) };
    let helps = helpers::store::profile(state.db(), by.who.account).await?.is_some();
    let all = members::with_roles(state.db(), by.association.id, &[Role::Helper, Role::Mentor]).await?;
    let label = |first: &str, last: &str| format!("{first} {last}").trim().to_owned();
    let mine = helps.then(|| Choice { value: String::new(), label: page.words("log-import-mine") });
    let mut choices: Vec<Choice> = mine.into_iter().collect();
    choices.extend(all.iter().map(|one| Choice { value: one.account.to_string(), label: label(&one.first_name, &one.last_name) }));
    Ok(choices)
}

async fn ask(state: &AppState, page: &Page, who: &SignedIn, by: Option<&Coordinator>, faults: &Faults) -> Result<Response, AppError> {
    let context = context! {
        zone: helpers::store::zone(state.db(), who.account).await?.iana_name(), people: people(state, by, page).await?, before: store::latest(state.db(), who.account).await?.iter().map(Before::of).collect::<Vec<_>>(),
        errors: faults.in_words(page.lang),
    };
    let template = "help_sessions/log_imports.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

#[derive(Serialize)]
struct Before {
    file_name: String,
    first_name: String,
    created: i64,
    at: i64,
}

impl Before {
    fn of(import: &LogImport) -> Self {
        Self {
            file_name: import.file_name.clone(),
            first_name: import.first_name.clone(),
            created: import.created,
            at: import.ended_at.unwrap_or(import.created_at),
        }
    }
}

/// `/log/imports`: the file itself, and those that came before.
pub async fn show(who: SignedIn, by: Option<Coordinator>, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    if by.is_none() {
        profile(&state, &who).await?;
    }
    ask(&state, &page, &who, by.as_ref(), &Faults::default()).await
}

pub async fn take(
    who: SignedIn,
    by: Option<Coordinator>,
    memberships: Memberships,
    State(state): State<AppState>,
    page: Page,
    sent: FileForm,
) -> Result<Response, AppError> {
    let new = whose(&state, &who, by.as_ref(), &memberships, &sent).await?;
    let mut faults = Faults::default();
    match read(sent.bytes).await? {
        Ok(lines) => match Columns::find(&lines) {
            Ok(_) => {
                let id = state.storage.write(async move |tx| actions::take(tx, &new, &lines).await).await;
                return Ok(page.go(format!("/log/imports/{}", id.map_err(|error: Error| AppError::from(error))?)));
            }
            Err(missing) => faults.add("file", missing.missing_id()),
        },
        Err(fault) => faults.add("file", fault.text_id()),
    }
    ask(&state, &page, &who, by.as_ref(), &faults).await
}

async fn read(bytes: Vec<u8>) -> Result<Result<Vec<Line>, table::TableFault>, AppError> {
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|_| AppError::Busy { wait_s: 5 })?;
    let reading = tokio::task::spawn_blocking(move || table::read(&bytes));
    reading.await.map_err(|_| AppError::Internal("a file was not read".into()))
}

/// The sender's own, or those of an active member of the association that they coordinate. What a family helper does counts for nobody's
/// association.
async fn whose(
    state: &AppState,
    who: &SignedIn,
    by: Option<&Coordinator>,
    memberships: &Memberships,
    sent: &FileForm,
) -> Result<NewImport, AppError> {
    let (made_by, account, file_name) = (who.account, sent.text("account"), sent.name.clone());
    if account.is_empty() || account == made_by.to_string() {
        let association = counts_for(&profile(state, who).await?, memberships);
        return Ok(NewImport { account: made_by, association, made_by, file_name });
    }
    let (by, account): (_, AccountId) = (by.ok_or(AppError::NotFound)?, account.parse().map_err(|_| AppError::NotFound)?);
    let standing = members::standing(state.db(), by.association.id, account).await?;
    standing.filter(|(_, standing)| *standing == MembershipState::Active).ok_or(AppError::NotFound)?;
    let profile: Profile = helpers::store::profile(state.db(), account).await?.ok_or(AppError::NotFound)?;
    let association = Some(by.association.id).filter(|_| profile.kind != HelperKind::Family);
    Ok(NewImport { account, association, made_by, file_name })
}

/// A file as it would be brought in.
struct Look {
    import: LogImport,
    columns: Columns,
    rows: Rows,
    /// How many came before.
    same: usize,
    /// The clocks of whoever helped.
    zone: TimeZone,
}

async fn look(state: &AppState, who: &SignedIn, id: LogImportId, now: i64) -> Result<Look, AppError> {
    let import = store::import(state.db(), who.account, id).await?.ok_or(AppError::NotFound)?;
    let lines = store::lines(state.db(), &import).await?;
    let columns = Columns::find(&lines).unwrap_or_default();
    let zone = helpers::store::zone(state.db(), import.account_id).await?;
    let mut rows = rows::read(&lines, &columns, now, &zone);
    let keys: Vec<&str> = rows.entries.iter().map(|entry| entry.key.as_str()).collect();
    let known = store::known(state.db(), import.account_id, &keys).await?;
    let ids: Vec<HelpSessionId> = rows.entries.iter().filter_map(|entry| entry.id.as_deref()?.parse().ok()).collect();
    let own = store::own(state.db(), import.account_id, &ids).await?;
    let is_there = |entry: &Entry| {
        known.contains(&entry.key) || entry.id.as_deref().and_then(|id| id.parse().ok()).is_some_and(|id: HelpSessionId| own.contains(&id))
    };
    let all = rows.entries.len();
    rows.entries.retain(|entry| !is_there(entry));
    Ok(Look { import, columns, same: all - rows.entries.len(), rows, zone })
}

#[derive(Serialize)]
struct Shown {
    line: usize,
    at: i64,
    topics: String,
    minutes: i64,
    people: Option<i64>,
}

#[derive(Serialize)]
struct Wrong {
    line: usize,
    column: String,
    value: String,
    reason: String,
}

fn shown(entry: &Entry, lang: Lang) -> Shown {
    Shown {
        line: entry.line,
        at: entry.held_at,
        topics: entry.topics.iter().map(|topic| plain(lang, topic.label_id())).collect::<Vec<_>>().join(", "),
        minutes: entry.minutes,
        people: (entry.kind == SessionType::Collectif).then_some(entry.people),
    }
}

fn preview(page: &Page, who: &SignedIn, look: &Look, faults: &Faults) -> Result<Response, AppError> {
    let (rows, lang) = (&look.rows, page.lang);
    let wrong = rows.faults.iter().take(SHOWN).map(|fault| Wrong {
        line: fault.line,
        column: fault.column.clone(),
        value: fault.value.clone(),
        reason: plain(lang, fault.reason),
    });
    let mut bad_lines: Vec<usize> = rows.faults.iter().map(|fault| fault.line).collect();
    bad_lines.dedup();
    let context = context! {
        id: look.import.id, file_name: look.import.file_name, first_name: Some(&look.import.first_name).filter(|_| look.import.account_id != who.account),
        zone: look.zone.iana_name(), created: rows.entries.len(), same: look.same, faulty: bad_lines.len(), ignored: look.columns.ignored.join(", "),
        minutes: rows.entries.iter().map(|entry| entry.minutes).sum::<i64>(), rows: rows.entries.iter().take(SHOWN).map(|entry| shown(entry, lang)).collect::<Vec<_>>(),
        wrong: wrong.collect::<Vec<_>>(), errors: faults.in_words(lang),
    };
    let template = "help_sessions/log_import.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

/// What would be done; nothing is written yet.
pub async fn see(who: SignedIn, State(state): State<AppState>, page: Page, Id(id): Id<LogImportId>) -> Result<Response, AppError> {
    let look = look(&state, &who, id, page.now()).await?;
    if look.import.ended_at.is_some() {
        return Ok(page.go("/log/imports"));
    }
    preview(&page, &who, &look, &Faults::default())
}

#[derive(Default, Deserialize)]
pub struct Wish {
    /// "all": nothing when a line is wrong; else the good lines.
    #[serde(default)]
    what: String,
}

pub async fn start(
    who: SignedIn,
    State(state): State<AppState>,
    page: Page,
    Id(id): Id<LogImportId>,
    form: Form<Wish>,
) -> Result<Response, AppError> {
    let look = look(&state, &who, id, page.now()).await?;
    if look.import.ended_at.is_some() {
        return Ok(page.go("/log/imports"));
    }
    if form.values.what == "all" && !look.rows.faults.is_empty() {
        let mut faults = Faults::default();
        faults.add("what", "log-import-not-all");
        return preview(&page, &who, &look, &faults);
    }
    let past: Vec<Past> = look.rows.entries.iter().filter_map(|entry| past_of(entry, page.now())).collect();
    for part in past.chunks(PART) {
        let (import, part) = (look.import.clone(), part.to_vec());
        let brought: Result<(), Refused> = state.storage.write(async move |tx| actions::bring_in(tx, &import, &part).await).await;
        brought?;
    }
    let ended: Result<(), Error> = state.storage.write(async move |tx| actions::end(tx, &look.import).await).await;
    ended?;
    Ok(page.go_saying("/log/imports", "notice-log-imported"))
}

/// The record of a line, checked as any form is.
fn past_of(entry: &Entry, now: i64) -> Option<Past> {
    let form = RecordForm {
        topics: entry.topics.iter().map(|topic| topic.as_str().to_owned()).collect(),
        other_minutes: entry.minutes.to_string(),
        outcome: entry.outcome.as_str().to_owned(),
        autonomie: entry.autonomie.as_str().to_owned(),
        lieu: entry.lieu.as_str().to_owned(),
        materiel: entry.materiel.iter().map(|one| one.as_str().to_owned()).collect(),
        redirection: entry.redirection.map_or("", |to| to.as_str()).to_owned(),
        tranche_age: entry.tranche_age.as_str().to_owned(),
        statut_social: entry.statut_social.as_str().to_owned(),
        ..RecordForm::default()
    };
    let record: SessionRecord = form.check(now, TimeZone::UTC).ok()?; // no hour is in it;
    Some(Past { key: entry.key.clone(), kind: entry.kind, held_at: entry.held_at, people: entry.people, record })
}
