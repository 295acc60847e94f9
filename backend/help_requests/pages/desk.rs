//! Asking for a caller, or for a relative: one page, under a minute, then the code to read aloud.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::answers::Answers;
use super::asking::ask_once;
use super::checks;
use super::paper::content;
use super::screens::{Choice, languages, pick_list, ways, whens};
use crate::accounts::rights::SignedIn;
use crate::associations::rights::{Coordinator, Memberships};
use crate::associations::{self, Association};
use crate::clock::HOUR;
use crate::context;
use crate::help_requests::nearby::Nearby;
use crate::help_requests::store::{self, Contact};
use crate::help_requests::{HelpRequest, Meeting, NewHelpRequest, Urgency};
use crate::helpers::{self, HelperKind};
use crate::learning::topics::{tile, tiles};
use crate::places::communes::{Commune, communes};
use crate::state::AppState;
use crate::storage::{AskerId, HelpRequestId};
use crate::web::{Address, AppError, Faults, Form, Id, Page};

/// How long whoever asked for a caller may see the code again.
const SHOWN_MS: i64 = 2 * HOUR;

/// Somebody signed in who asks for another.
struct Desk {
    state: AppState,
    page: Page,
    who: SignedIn,
    /// The association they speak for: it is asked first.
    association: Option<Association>,
    /// Their own commune, where a caller is most likely to be.
    commune: Option<&'static Commune>,
    is_family: bool,
    /// The people of whose circle they are.
    relatives: Vec<(AskerId, Contact)>,
}

pub async fn open(State(state): State<AppState>, page: Page, who: SignedIn, of: Memberships) -> Result<Response, AppError> {
    let desk = Desk::begin(state, page, who, of).await?;
    let answers = Answers {
        commune: desk.commune.map(Commune::label).unwrap_or_default(),
        meeting: Meeting::Phone.as_str().into(),
        when: Urgency::Now.as_str().into(),
        relative: if desk.is_family { "yes".into() } else { String::new() },
        ..Answers::default()
    };
    desk.show(&answers, &Faults::default()).await
}

pub async fn send(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    of: Memberships,
    address: Address,
    form: Form<Answers>,
) -> Result<Response, AppError> {
    let desk = Desk::begin(state, page, who, of).await?;
    let (mut answers, mut faults) = (form.values, Faults::default());
    let Some(new) = desk.check(&mut answers, &mut faults).await? else { return desk.show(&answers, &faults).await };
    let _place = desk.state.limits.asking(address, desk.page.now()).await?;
    let actor = format!("ask {}", desk.who.account);
    match ask_once(&desk.state, &actor, form.key, form.sent, new).await? {
        Some(id) => Ok(desk.page.go(format!("/ask/desk/{id}"))),
        None => desk.show(&answers, &Faults::default()).await,
    }
}

/// The code, large, "à lire à voix haute".
pub async fn asked(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    by: Option<Coordinator>,
    Id(id): Id<HelpRequestId>,
) -> Result<Response, AppError> {
    let help_request = asked_by(&state, &who, id).await?;
    let mut context = content(&state, &page, &help_request).await?;
    let code = context.get("code").and_then(|code| code.as_str()).unwrap_or_default().replace('-', "");
    let spelled: Vec<Spelled> =
        code.chars().map(|letter| Spelled { letter, like: page.words(&format!("spell-{}", letter.to_lowercase())) }).collect();
    let same = match &by {
        Some(by) => store::same_person(state.db(), id, by.association.id).await?.iter().map(Same::of).collect(),
        None => Vec::new(),
    };
    context.extend(context! { id: id, spelled: spelled, same: same, is_coordinator: by.is_some() });
    page.show("help_requests/desk_asked.html", context)
}

/// What whoever called may have asked before: it only proposes, and only what is the coordinator's own.
#[derive(Serialize)]
struct Same {
    id: String,
    topic: &'static str,
    line_at: i64,
}

impl Same {
    fn of(asked: &HelpRequest) -> Self {
        Self {
            id: asked.id.to_string(),
            topic: tile(&asked.tile).map_or_else(|| asked.topic.label_id(), |tile| tile.label_id),
            line_at: asked.line_at,
        }
    }
}

/// A letter as it is said on the telephone.
#[derive(Serialize)]
struct Spelled {
    letter: char,
    like: String,
}

/// A help request that this account asked for somebody, a short while ago.
pub async fn asked_by(state: &AppState, who: &SignedIn, id: HelpRequestId) -> Result<HelpRequest, AppError> {
    let mine = |one: &HelpRequest| one.asked_by == Some(who.account) && state.clock().now() - one.created_at < SHOWN_MS;
    store::help_request(state.db(), id).await?.filter(mine).ok_or(AppError::NotFound)
}

impl Desk {
    async fn begin(state: AppState, page: Page, who: SignedIn, Memberships(of): Memberships) -> Result<Self, AppError> {
        let association = match of.first() {
            Some(first) => associations::store::association(state.db(), first.association).await?,
            None => None,
        };
        let profile = helpers::store::profile(state.db(), who.account).await?;
        let askers = store::askers_around(state.db(), who.account).await?;
        let relatives = store::contacts_of(state.db(), &askers).await?;
        let commune = profile.as_ref().and_then(|profile| communes().by_code(&profile.commune));
        let is_family = profile.is_some_and(|profile| profile.kind == HelperKind::Family);
        Ok(Self { state, page, who, association, commune, is_family, relatives })
    }

    async fn nearby(&self, commune: Option<&Commune>) -> Result<Nearby, AppError> {
        Ok(Nearby::load(self.state.db(), commune, self.association.as_ref(), self.page.now()).await?)
    }

    async fn check(&self, answers: &mut Answers, faults: &mut Faults) -> Result<Option<NewHelpRequest>, AppError> {
        answers.whom = "me".into();
        let known = answers.asker.parse::<AskerId>().ok().and_then(|id| self.relatives.iter().find(|(asker, _)| *asker == id));
        let what = checks::what(answers, faults);
        if what.is_none() {
            faults.add("topic", "desk-topic-missing");
        }
        let Some(commune) = checks::commune(answers, faults) else { return Ok(None) };
        let nearby = self.nearby(Some(commune)).await?;
        let how = checks::how(answers, commune, &nearby, self.page.now(), faults);
        let (Some(what), Some(how)) = (what, how) else { return Ok(None) };
        let new = checks::who(answers, &what, &how, known.map(|(_, contact)| contact), faults);
        let is_circle_only = known.is_some() && answers.circle_only == "yes";
        let circle = if answers.relative == "yes" { vec![self.who.account] } else { Vec::new() };
        Ok(new.map(|new| NewHelpRequest {
            asked_by: Some(self.who.account),
            asker: known.map(|(asker, _)| *asker),
            named_association: self.association.as_ref().map(|association| association.id).filter(|_| !is_circle_only),
            is_circle_only,
            circle,
            ..new
        }))
    }

    async fn show(&self, answers: &Answers, faults: &Faults) -> Result<Response, AppError> {
        let commune = checks::commune(&mut answers.clone(), &mut Faults::default());
        let nearby = self.nearby(commune).await?;
        let person = |(id, contact): &(AskerId, Contact)| (id.to_string(), contact.first_name.clone());
        let context = context! {
            zone: nearby.association().map(|association| &association.settings.time_zone),
            tiles: self.first("desk-topic-none", tiles().iter().map(|tile| (tile.slug.into(), self.page.words(tile.label_id)))),
            ways: ways(self.page.lang, &nearby),
            whens: whens(&self.page, None),
            communes: pick_list(self.state.db(), &answers.commune, faults).await?,
            languages: languages(&self.page),
            relatives: if self.relatives.is_empty() { Vec::new() } else { self.first("desk-relative-new", self.relatives.iter().map(person)) },
            has_more: !answers.words.is_empty() || ["words", "call_when", "email", "minor", "age"].iter().any(|field| faults.get(field).is_some()),
            is_family: self.is_family,
            answers: answers,
            opens_at: nearby.opens_at(self.page.now()),
            errors: faults.in_words(self.page.lang),
        };
        if faults.is_empty() {
            self.page.show("help_requests/desk.html", context)
        } else {
            self.page.again("help_requests/desk.html", context)
        }
    }

    /// A short list that begins with no choice yet.
    fn first(&self, words_id: &str, rest: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
        let none = std::iter::once((String::new(), self.page.words(words_id)));
        none.chain(rest).map(|(value, label)| Choice { value, label, hint: None }).collect()
    }
}
