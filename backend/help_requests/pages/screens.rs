//! The three screens of asking, as templates see them.

use axum::response::Response;
use serde::Serialize;

use super::answers::{Answers, Block};
use super::asking::Asking;
use super::checks::{self, How, MOST_COMMUNES, What};
use crate::context;
use crate::help_requests::nearby::Nearby;
use crate::help_requests::store::covered_areas;
use crate::help_requests::{Meeting, Need, Urgency};
use crate::helpers::LANGUAGES;
use crate::learning::topics::{Tile, first_tiles, more_tiles, suggest, tile};
use crate::places::communes::{Commune, communes};
use crate::storage::Sql;
use crate::web::templates::with;
use crate::web::text::clean_line;
use crate::web::{AppError, Context, Faults, Lang, Page};

/// One answer of a question.
#[derive(Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

/// A tile with its words.
#[derive(Serialize)]
struct TileChoice {
    value: &'static str,
    label: String,
    picture: &'static str,
}

fn tile_choices(page: &Page, tiles: impl IntoIterator<Item = &'static Tile>) -> Vec<TileChoice> {
    tiles.into_iter().map(|tile| TileChoice { value: tile.slug, label: page.words(tile.label_id), picture: tile.picture }).collect()
}

impl Asking {
    /// "De quoi avez-vous besoin ?" When words were typed and no tile chosen, the tiles they may mean come first.
    pub fn what_screen(&self, faults: &Faults) -> Result<Response, AppError> {
        let (page, answers) = (&self.page, &self.answers);
        let asks_which = tile(&answers.topic).is_none() && !answers.words.trim().is_empty() && faults.is_empty();
        let suggested = if asks_which { meant(&answers.words) } else { Vec::new() };
        let chosen = suggested.first().map_or(answers.topic.as_str(), |tile| tile.slug);
        let context = context! {
            suggested: tile_choices(page, suggested.iter().copied()),
            first: tile_choices(page, first_tiles()),
            more: tile_choices(page, more_tiles()),
            is_more_open: more_tiles().iter().any(|tile| tile.slug == answers.topic),
            topic: chosen,
            answers: answers,
            hidden: answers.hidden(Block::What),
            holds_code: self.holds_code,
            asks_again: self.known.as_ref().map(|(_, contact)| &contact.first_name),
        };
        self.show("help_requests/what.html", context, faults)
    }

    /// "Quelle aide préférez-vous ?": once the commune is known, only what can be had there.
    pub async fn how_screen(&self, faults: &Faults) -> Result<Response, AppError> {
        let (page, mut answers, now) = (&self.page, self.answers.clone(), self.page.now());
        let commune = checks::commune(&mut answers, &mut Faults::default());
        let mut nearby = Nearby::load(self.state.db(), commune, self.named.as_ref(), now).await?;
        let is_covered = !nearby.associations.is_empty();
        if !is_covered {
            nearby = Nearby::load(self.state.db(), None, None, now).await?;
        }
        let usual = match commune.filter(|_| is_covered) {
            Some(_) => nearby.usual_minutes(self.state.db(), Urgency::Now, now).await?,
            None => None,
        };
        begin_how(&mut answers, &nearby);
        let context = context! {
            need: needed(page, &answers),
            ways: ways(page.lang, &nearby),
            whens: whens(page, usual),
            communes: pick_list(self.state.db(), &answers.commune, faults).await?,
            is_covered: is_covered,
            commune_name: commune.map(|commune| commune.name),
            others: if is_covered { Vec::new() } else { phones(&nearby) },
            answers: &answers,
            hidden: answers.hidden(Block::How),
        };
        self.show("help_requests/how.html", context, faults)
    }

    /// "Pour qui ?", with what was answered so far. `is_sent`: another form with these answers was sent already.
    pub async fn who_screen(&self, what: &What, how: &How, nearby: &Nearby, faults: &Faults, is_sent: bool) -> Result<Response, AppError> {
        let (page, mut answers) = (&self.page, self.answers.clone());
        begin_who(&mut answers, self, page.lang);
        let spot = how.place.and_then(|id| nearby.spots.iter().find(|spot| spot.id == id));
        let context = context! {
            zone: how.commune.time_zone(),
            need: page.words(what.tile.label_id),
            words: what.words,
            meeting: how.meeting.as_str(),
            spot: spot.map(|spot| &spot.name),
            commune: how.commune.label(),
            urgency: how.urgency.as_str(),
            wanted_at: how.wanted_at,
            opens_at: nearby.opens_at(page.now()),
            association: nearby.association().map(|association| &association.name),
            usual: nearby.usual_minutes(self.state.db(), how.urgency, page.now()).await?,
            languages: languages(page),
            needs: needs(page),
            known: self.known.as_ref().map(|(_, contact)| &contact.first_name),
            is_sent: is_sent,
            answers: &answers,
            hidden: answers.hidden(Block::Who),
        };
        self.show("help_requests/who.html", context, faults)
    }

    fn show(&self, template: &str, mut context: Context, faults: &Faults) -> Result<Response, AppError> {
        context.insert("errors", &faults.in_words(self.page.lang));
        if faults.is_empty() { self.page.show(template, context) } else { self.page.again(template, context) }
    }
}

/// The tiles that words may mean, then the one that takes everything.
fn meant(words: &str) -> Vec<&'static Tile> {
    let mut tiles = suggest(words);
    let other = tile("autre-demarche").filter(|other| !tiles.contains(other));
    tiles.extend(other);
    tiles
}

fn needed(page: &Page, answers: &Answers) -> Option<String> {
    tile(&answers.topic).map(|tile| page.words(tile.label_id))
}

/// What most people choose is chosen already.
fn begin_how(answers: &mut Answers, nearby: &Nearby) {
    let is_there = ways(Lang::Fr, nearby).iter().any(|way| way.value == answers.meeting);
    if !is_there {
        // "Dans un lieu" was chosen before the commune said which: the nearest.
        let same = ways(Lang::Fr, nearby).into_iter().find(|way| way.value.split(':').next() == Some(answers.meeting.as_str()));
        let first = ways(Lang::Fr, nearby).into_iter().next();
        answers.meeting = same.or(first).map_or_else(String::new, |way| way.value);
    }
    if answers.when.is_empty() {
        answers.when = Urgency::Now.as_str().into();
    }
}

fn begin_who(answers: &mut Answers, asking: &Asking, lang: Lang) {
    if answers.whom.is_empty() {
        answers.whom = "me".into();
    }
    let is_new = answers.language.is_empty();
    if is_new {
        lang.as_str().clone_into(&mut answers.language);
    }
    if let Some((_, contact)) = &asking.known
        && is_new
    {
        answers.phone = contact.phone.as_deref().map(crate::web::words::phone).unwrap_or_default();
        answers.email = contact.email.clone().unwrap_or_default();
        answers.language.clone_from(&contact.language);
    }
}

/// Each way of meeting that is possible, a place being one way each.
pub fn ways(lang: Lang, nearby: &Nearby) -> Vec<Choice> {
    let label = |way: Meeting| with(lang, &format!("ask-meeting-{}", way.as_str()), &[]);
    let hint = |way: Meeting| match way {
        Meeting::Home => Some(with(lang, "ask-meeting-home-hint", &[])),
        Meeting::Messages => Some(with(lang, "ask-meeting-messages-hint", &[])),
        Meeting::Phone | Meeting::Place => None,
    };
    let mut ways = Vec::new();
    for way in &nearby.ways {
        let spots = if *way == Meeting::Place { nearby.spots.as_slice() } else { &[] };
        if spots.is_empty() {
            ways.push(Choice { value: way.as_str().into(), label: label(*way), hint: hint(*way) });
        }
        for spot in spots {
            let far = format!("{:.0}", spot.km.max(1.0));
            let hint = with(lang, "ask-meeting-place-hint", &[("place", &spot.name), ("km", &far)]);
            ways.push(Choice { value: format!("place:{}", spot.id), label: label(*way), hint: Some(hint) });
        }
    }
    ways
}

pub fn whens(page: &Page, usual: Option<i64>) -> Vec<Choice> {
    let hint = |urgency: &Urgency| {
        let minutes = usual.filter(|_| *urgency == Urgency::Now)?;
        Some(with(page.lang, "ask-usual", &[("wait", &crate::web::words::minutes(page.lang, minutes))]))
    };
    let choice = |urgency: &Urgency| {
        let id = format!("ask-when-{}", urgency.as_str());
        Choice { value: urgency.as_str().into(), label: page.words(&id), hint: hint(urgency) }
    };
    Urgency::ALL.iter().map(choice).collect()
}

/// The communes that a name may mean, when it means several: those where somebody helps first.
pub async fn pick_list(db: &impl Sql, typed: &str, faults: &Faults) -> Result<Vec<Choice>, AppError> {
    let several = faults.get("commune") == Some("input-commune-several");
    let Some(typed) = clean_line(typed, 80).ok().filter(|_| several) else { return Ok(Vec::new()) };
    let areas = covered_areas(db).await?;
    let is_covered =
        |commune: &Commune| areas.iter().any(|area| area == commune.code || area.strip_prefix('d') == Some(commune.departement));
    let mut found = communes().search(&typed, MOST_COMMUNES);
    found.sort_by_key(|commune| !is_covered(commune));
    let choice = |commune: &Commune| Choice {
        value: commune.code.into(),
        label: commune.label(),
        hint: commune.postal_codes().next().map(str::to_owned),
    };
    Ok(found.into_iter().map(choice).collect())
}

pub fn languages(page: &Page) -> Vec<Choice> {
    let choice = |code: &&str| Choice { value: (*code).into(), label: page.words(&format!("ask-language-{code}")), hint: None };
    LANGUAGES.iter().map(choice).collect()
}

fn needs(page: &Page) -> Vec<Choice> {
    let choice =
        |need: &Need| Choice { value: need.as_str().into(), label: page.words(&format!("ask-need-{}", need.as_str())), hint: None };
    Need::ALL.iter().map(choice).collect()
}

/// Whom to call where nobody covers.
#[derive(Serialize)]
struct Other {
    name: String,
    phone: String,
}

fn phones(nearby: &Nearby) -> Vec<Other> {
    nearby.associations.iter().take(3).map(|one| Other { name: one.name.clone(), phone: one.phone.clone() }).collect()
}
