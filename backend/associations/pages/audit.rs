//! Who read or changed what, in this association: what its coordinators may look through.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::reading::Why;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::{self, Somebody};
use crate::audit::{self, Entry, Filter, Subject};
use crate::context;
use crate::state::AppState;
use crate::storage::{AssociationId, MembershipId};
use crate::web::days::{midnight, midnight_after};
use crate::web::{AppError, PAGE_ROWS, Page, Pager};

/// The acts that have words ("audit-act-…").
#[rustfmt::skip]
const ACTS: [&str; 51] = [
    "address_changed", "approved", "asker_erased", "assigned", "association_changed", "association_created", "attestation_signed", "attestation_withdrawn", "called_back", "card_made", "card_revoked", "checks_noted", "claim_refused", "claimed", "closed", "confirmed", "contract_stayed", "factors_removed", "figures_exported", "group_link_made", "handed_back", "home_approved", "hour_rates_set", "hours_exported", "hours_refused", "hours_validated", "invitation_revoked", "invited", "joined", "membership_ended", "mentor_answered", "mentor_asked", "mentor_joined", "module_assigned", "picture_erased", "read", "reason_given", "record_corrected", "recorded", "refused", "reopened", "replaced", "report_closed", "reported", "role_changed", "roster_exported", "sessions_exported", "taken_over", "training_needed", "unpaired", "valuation_exported",
];
/// The records that have words ("audit-noun-…").
const NOUNS: [&str; 15] = [
    "help_request",
    "report",
    "membership",
    "account",
    "pairing",
    "help_session",
    "association",
    "invitation",
    "place",
    "document",
    "picture",
    "asker",
    "attestation",
    "permanence_signup",
    "completion",
];

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Search {
    /// The membership of whoever acted, or whose record it is.
    person: String,
    act: String,
    /// Days, "2026-11-23": the first and the last.
    from: String,
    until: String,
    page: String,
}

/// A row in words.
#[derive(Serialize)]
struct Line {
    at: i64,
    act: String,
    /// A name, or the letters that stand for somebody who is not one of theirs.
    actor: String,
    is_named: bool,
    /// The end of "audit-actor-…": asker, rule, account.
    kind: &'static str,
    /// The record: its noun, and whose it is or the letters that stand for it.
    record: String,
    /// Why it was read.
    why: Option<String>,
    words: Option<String>,
}

pub async fn show(State(state): State<AppState>, page: Page, by: Coordinator, Query(search): Query<Search>) -> Result<Response, AppError> {
    let (db, association) = (state.db(), by.association.id);
    let people = members::everybody(db, association).await?;
    let filter = filter(&state, association, &search, &people);
    let query = [("person", &*search.person), ("act", &*search.act), ("from", &*search.from), ("until", &*search.until)];
    let pager = Pager::new(&search.page, audit::count(db, &filter).await?, "/association/audit", &query);
    let entries = audit::page(db, &filter, pager.skipped(), PAGE_ROWS).await?;
    let acts = audit::verbs(db, association).await?.into_iter().map(|act| (act.clone(), act_in_words(&page, &act)));
    let context = context! {
        association: by.association.name, lines: lines(&state, &page, entries, &people).await?, pager: pager,
        people: options(page.words("audit-anybody"), people.iter().map(|one| (one.membership_id.to_string(), one.name()))),
        acts: options(page.words("audit-any-act"), acts), values: search,
    };
    page.show("associations/audit.html", context)
}

/// A person of another association narrows nothing.
fn filter(state: &AppState, association: AssociationId, search: &Search, people: &[Somebody]) -> Filter {
    let picked = search.person.parse::<MembershipId>().ok().and_then(|id| people.iter().find(|one| one.membership_id == id));
    Filter {
        association,
        person: picked.map(|one| (audit::pseudonym(state.db(), one.account_id), subjects(one))),
        verb: Some(search.act.clone()).filter(|act| !act.is_empty()),
        from_at: midnight(&search.from),
        until_at: midnight_after(&search.until),
    }
}

async fn lines(state: &AppState, page: &Page, entries: Vec<Entry>, people: &[Somebody]) -> Result<Vec<Line>, AppError> {
    let db = state.db();
    let names: HashMap<String, &Somebody> = people.iter().map(|one| (audit::pseudonym(db, one.account_id), one)).collect();
    let owner = |entry: &Entry| names.get(&entry.actor).map_or(0, |one| one.account_id.0);
    let owners: Vec<i64> = entries.iter().filter(|entry| entry.reason.is_some()).map(owner).collect();
    let keys = db.seal_keys(&owners).await?;
    let mut lines = Vec::new();
    for entry in entries {
        let words = entry.words(keys.of(owner(&entry)))?;
        lines.push(line(page, entry, words, &names, people));
    }
    Ok(lines)
}

/// The subjects that stand for somebody of theirs.
fn subjects(one: &Somebody) -> Vec<Subject> {
    vec![Subject::new("account", one.account_id), Subject::new("membership", one.membership_id)]
}

/// What a list offers, after "all of them".
fn options(all: String, some: impl Iterator<Item = (String, String)>) -> Vec<serde_json::Value> {
    std::iter::once((String::new(), all)).chain(some).map(|(value, label)| serde_json::json!({ "value": value, "label": label })).collect()
}

fn line(page: &Page, entry: Entry, words: Option<String>, names: &HashMap<String, &Somebody>, people: &[Somebody]) -> Line {
    let (noun, id) = entry.subject.split_once(' ').unwrap_or((entry.subject.as_str(), ""));
    let theirs = people.iter().find(|one| subjects(one).iter().any(|subject| subject.as_str() == entry.subject));
    let of = theirs.map_or_else(|| short(id), Somebody::name);
    let actor = names.get(&entry.actor);
    Line {
        at: entry.at,
        act: act_in_words(page, &entry.verb),
        is_named: actor.is_some(),
        kind: match entry.actor.as_str() {
            "asker" => "asker",
            "rule" => "rule",
            _ => "account",
        },
        record: format!("{} {of}", word(page, "audit-noun-", &NOUNS, noun)),
        why: Why::parse(&entry.detail).filter(|_| entry.verb == "reason_given").map(|why| page.words(&format!("reason-{}", why.as_str()))),
        actor: actor.map_or_else(|| short(&entry.actor), |one| one.name()),
        words,
    }
}

fn act_in_words(page: &Page, verb: &str) -> String {
    word(page, "audit-act-", &ACTS, verb)
}

/// The words of what is known; what is not yet named is shown as it stands.
fn word(page: &Page, start: &str, known: &[&str], what: &str) -> String {
    if known.contains(&what) { page.words(&format!("{start}{what}")) } else { what.replace('_', " ") }
}

/// The end of an id tells records apart, and can be read out.
fn short(id: &str) -> String {
    if id.len() > 6 { id.chars().skip(id.chars().count() - 6).collect() } else { id.to_owned() }
}
