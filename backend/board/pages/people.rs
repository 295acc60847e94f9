//! Who was asked, who may be, and why not: the people of the coordinator's association, in words.

use serde::Serialize;

use crate::associations::rights::Coordinator;
use crate::board::store::{self, Told, WaveOf};
use crate::help_requests::HelpRequest;
use crate::pairing::{Why, WhyNot, by_hand};
use crate::storage::{AccountId, Db, Error};
use crate::web::{Lang, templates, words};

/// Those shown of the ranking; the others can be searched in the members' list.
const MOST_RANKED: usize = 20;
const MOST_REFUSED: usize = 40;

#[derive(Debug, Serialize)]
pub struct Candidate {
    pub account: String,
    pub name: String,
    /// Why them, or why not.
    pub why: String,
}

/// Who may be asked, the best first; and who may not.
#[derive(Debug, Default, Serialize)]
pub struct Candidates {
    pub ranked: Vec<Candidate>,
    pub refused: Vec<Candidate>,
    /// How many more there are than those shown.
    pub more_refused: usize,
}

/// Weighs everybody of theirs for a help request that waits.
pub async fn candidates(db: &Db, coordinator: &Coordinator, asked: &HelpRequest, lang: Lang, now: i64) -> Result<Candidates, Error> {
    let mut weighed = by_hand::weigh(db, coordinator, asked, now).await?;
    weighed.ranked.truncate(MOST_RANKED);
    let more_refused = weighed.refused.len().saturating_sub(MOST_REFUSED);
    weighed.refused.truncate(MOST_REFUSED);
    let accounts: Vec<AccountId> =
        weighed.ranked.iter().map(|(account, _)| *account).chain(weighed.refused.iter().map(|(account, _)| *account)).collect();
    let names = store::names(db, coordinator, &accounts).await?;
    let candidate = |account: AccountId, why: String| {
        let name = names.get(&account)?;
        Some(Candidate { account: account.to_string(), name: short_name(&name.first_name, &name.last_name), why })
    };
    Ok(Candidates {
        ranked: weighed.ranked.iter().filter_map(|(account, why)| candidate(*account, reasons(lang, why))).collect(),
        refused: weighed.refused.iter().filter_map(|(account, why)| candidate(*account, why_not(lang, *why, now))).collect(),
        more_refused,
    })
}

/// "Ana B.": enough to know whom of one's own people.
fn short_name(first_name: &str, last_name: &str) -> String {
    last_name.chars().next().map_or_else(|| first_name.to_owned(), |initial| format!("{first_name} {initial}."))
}

/// The reasons of a ranking, said of somebody else than the reader.
fn reasons(lang: Lang, why: &[Why]) -> String {
    why.iter().map(|why| reason(lang, why)).collect::<Vec<_>>().join(", ")
}

fn reason(lang: Lang, why: &Why) -> String {
    let id = format!("board-{}", why.words_id());
    match why {
        Why::Distance(0) => templates::plain(lang, "board-why-next-door"),
        Why::Distance(km) => templates::with(lang, &id, &[("km", &km.to_string())]),
        Why::Speaks(codes) => {
            let languages: Vec<String> = codes.iter().map(|code| templates::plain(lang, &format!("language-{code}"))).collect();
            templates::with(lang, &id, &[("languages", &languages.join(", "))])
        }
        _ => templates::plain(lang, &id),
    }
}

/// Why somebody may not be asked.
pub fn why_not(lang: Lang, why: WhyNot, now: i64) -> String {
    let (km, radius, when) = (why.km.to_string(), why.radius_km.to_string(), words::moment(lang, why.until_at, now));
    templates::with(lang, why.words_id, &[("km", &km), ("radius", &radius), ("when", &when)])
}

/// A wave, and who of theirs was in it.
#[derive(Debug, Serialize)]
pub struct WaveShown {
    pub round: i64,
    pub wave: i64,
    pub at: i64,
    pub told: i64,
    pub people: Vec<Asked>,
    /// People of other associations, or of the asker's circle: how many, never who.
    pub others: i64,
}

#[derive(Debug, Serialize)]
pub struct Asked {
    pub name: String,
    /// The end of a Fluent id, "board-said-…".
    pub said: String,
    pub at: i64,
}

/// Who was told, wave by wave, the latest first.
pub async fn history(db: &Db, coordinator: &Coordinator, asked: &HelpRequest) -> Result<Vec<WaveShown>, Error> {
    let waves = store::waves(db, coordinator, asked.id).await?;
    let told = store::told(db, coordinator, asked.id).await?;
    Ok(waves.iter().map(|wave| shown(wave, &told)).collect())
}

fn shown(wave: &WaveOf, told: &[Told]) -> WaveShown {
    let people: Vec<Asked> = told.iter().filter(|told| (told.round, told.wave) == (wave.round, wave.wave)).map(said).collect();
    let named = i64::try_from(people.len()).unwrap_or(i64::MAX);
    WaveShown { round: wave.round, wave: wave.wave, at: wave.at, told: wave.told, others: (wave.told - named).max(0), people }
}

fn said(told: &Told) -> Asked {
    let said = match (told.state.as_str(), &told.left_because) {
        ("left", Some(because)) => format!("left-{because}"),
        (state, _) => state.to_owned(),
    };
    Asked { name: short_name(&told.first_name, &told.last_name), said, at: told.ended_at.unwrap_or(told.offered_at) }
}
