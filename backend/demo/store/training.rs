//! What helpers have learned, one topic where somebody trained is missing, and what was proposed of it.

use super::insert;
use crate::args;
use crate::clock::{DAY, HOUR};
use crate::demo::Month;
use crate::demo::chance::Chance;
use crate::demo::people::{CIVIC, COORDINATOR, Helper, VOLUNTEER, VOLUNTEER_2};
use crate::demo::stories::Story;
use crate::learning::documents::{self, Text};
use crate::learning::suggestions::{About, Why};
use crate::learning::topics::{self, Topic};
use crate::learning::{Document, bits, store};
use crate::storage::{Arg, CompletionId, Error, SuggestionId, Tx};

/// Modules by their slug, and the share of helpers who passed each.
const PASSED: [(&str, f64); 11] = [
    ("posture", 0.7),
    ("limites-et-donnees", 0.6),
    ("arnaques", 0.4),
    ("actualisation", 0.45),
    ("mots-de-passe", 0.35),
    ("impots", 0.35),
    ("aider-par-telephone", 0.25),
    ("rassurer-et-expliquer", 0.2),
    ("reperer-sans-blesser", 0.15),
    ("accompagner-un-jeune", 0.1),
    // Asked for by the first association, and hardly anybody has it: what a gap looks like.
    (LACKING, 0.02),
];
const LACKING: &str = "droits-famille";
const GAP: Topic = Topic::FamilleScolarite;

/// The topics for which the first association wants trained helpers.
pub const NEEDED: [Topic; 2] = [Topic::ArgentImpots, GAP];

/// Nothing when nothing ships, as in most tests.
pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    let mut chance = Chance::new(month.seed, 5);
    let shipped = store::documents::of(tx, None).await?;
    let read = |slug: &str| {
        let document = shipped.iter().find(|document| document.slug == slug && document.version > 0)?;
        Some((document, documents::read(document.kind, &document.source).ok()?))
    };
    let mut rows = Vec::new();
    for (slug, share) in PASSED {
        let Some((document, text)) = read(slug) else { continue };
        let tries_it = |number: usize| matches!(number, VOLUNTEER | VOLUNTEER_2 | CIVIC);
        for (number, helper) in month.helpers.iter().enumerate() {
            let is_passed = chance.is(share);
            // Whoever tries the demonstration may be asked for nearly everything, and has one module to pass.
            if (is_passed || (tries_it(number) && share > 0.3)) && !(tries_it(number) && slug == LACKING) {
                rows.push(completion(tx, &mut chance, helper, document, &text));
            }
        }
    }
    insert(tx, "completions (id, account_id, document_id, version, unlocks, minutes, passed_at, valid_until)", rows).await?;
    if let (Some((lacking, _)), Some((taxes, _))) = (read(LACKING), read("impots")) {
        gap(tx, month, &mut chance, lacking, taxes).await?;
    }
    Ok(())
}

fn completion(tx: &Tx, chance: &mut Chance, helper: &Helper, document: &Document, text: &Text) -> Vec<Arg> {
    let id: CompletionId = tx.new_id();
    let since = helper.person.created_at;
    let passed_at = since + chance.between(1, 40) * DAY + chance.between(0, 9) * HOUR;
    let valid_until = text.front.valid_months.map(|months| passed_at + months * 30 * DAY);
    let (account, unlocks) = (helper.person.id, bits(&text.front.unlocks));
    args![id, account, document.id, document.version, unlocks, text.front.minutes, passed_at, valid_until]
}

/// Whether the first association was asked about what it lacks helpers for.
pub(in crate::demo) fn is_of_the_gap(story: &Story) -> bool {
    story.town == Some(0) && topics::tile(story.ask.tile).is_some_and(|tile| tile.topic == GAP)
}

/// The last ones who asked about it found nobody; the module was proposed around, and another one by the coordinator.
async fn gap(tx: &Tx, month: &Month, chance: &mut Chance, lacking: &Document, taxes: &Document) -> Result<(), Error> {
    let mut about: Vec<&Story> = month.stories.iter().filter(|story| is_of_the_gap(story)).collect();
    about.sort_by_key(|story| std::cmp::Reverse(story.created_at));
    let rows: Vec<Vec<Arg>> = about.iter().take(4).map(|story| args![story.id, 0_i64, story.created_at]).collect();
    let count = i64::try_from(rows.len()).unwrap_or_default();
    insert(tx, "training_gaps (help_request_id, told, at)", rows).await?;
    let about = |count: i64, topic: &str| serde_json::to_string(&About { count, topic: topic.into() }).unwrap_or_default();
    let wanted = about(count, GAP.as_str());
    let town = month.towns.first().map(|town| town.id);
    let members = month.helpers.iter().enumerate().filter(|(_, helper)| helper.helps_in(0));
    let mut rows = Vec::new();
    for (number, helper) in members.take(40) {
        let made_at = tx.now() - chance.between(1, 20) * DAY;
        let assigned = number > COORDINATOR && chance.is(0.4);
        let (document, why, about, by) =
            if assigned { (taxes, Why::Assigned, about(0, ""), town) } else { (lacking, Why::Wanted, wanted.clone(), None) };
        let step = if number == VOLUNTEER { 0 } else { chance.between(0, 5) };
        let at = |least: i64| (step >= least && step < 4).then_some(made_at + least * HOUR);
        let declined_at = (step == 4).then_some(made_at + HOUR);
        let id: SuggestionId = tx.new_id();
        rows.push(args![id, helper.person.id, document.id, why.as_str(), about, by, made_at, at(1), at(2), at(3), declined_at, made_at]);
    }
    let into = "suggestions (id, account_id, document_id, why, about, association_id, made_at, seen_at, opened_at, done_at, declined_at, mailed_at)";
    insert(tx, into, rows).await
}
