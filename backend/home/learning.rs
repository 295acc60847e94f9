//! The helper's path: what is proposed to them, what they began, what they passed, and what opens next.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::proposals::{Proposal, proposals, see_later};
use crate::accounts::rights::SignedIn;
use crate::accounts::secrets::safe_then;
use crate::associations::rights::Memberships;
use crate::clock::DAY;
use crate::context;
use crate::learning::documents::Kind;
use crate::learning::library::{Book, Library};
use crate::learning::shown::Card;
use crate::learning::store::attempts::{self, Completion};
use crate::learning::store::{readings, suggestions};
use crate::learning::topics::Topic;
use crate::learning::{actions, bits};
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, DocumentId, SuggestionId};
use crate::web::{AppError, Form, Id, Lang, Page, templates};
use crate::{associations, helpers, hub};

/// What ends sooner is said.
const SOON_MS: i64 = 30 * DAY;
const MOST_ON_HOME: usize = 2;
const MOST_READINGS: i64 = 12;
const MOST_READ: usize = 3;

/// Begun, and not ended.
#[derive(Serialize)]
struct Begun {
    card: Card,
    href: String,
    /// Where they are, from 1.
    step: usize,
    total: usize,
}

#[derive(Serialize)]
struct Done {
    title: String,
    /// None: it is no longer published.
    href: Option<String>,
    passed_at: i64,
    /// The last instant; none: for good.
    valid_until: Option<i64>,
    /// "valid", "soon" (over) or "over".
    state: &'static str,
}

/// A module not followed yet.
#[derive(Serialize)]
struct Next {
    card: Card,
    /// Topics of theirs that it opens, in words.
    opens: Vec<String>,
    /// Those for which an association of theirs asks trained helpers alone.
    needed: Vec<String>,
}

/// Who looks, and what they may read.
struct Path<'a> {
    state: &'a AppState,
    account: AccountId,
    associations: Vec<AssociationId>,
    library: Library,
    lang: Lang,
    now: i64,
}

fn associations_of(memberships: &Memberships) -> Vec<AssociationId> {
    memberships.0.iter().map(|membership| membership.association).collect()
}

pub async fn show(
    State(state): State<AppState>,
    who: SignedIn,
    memberships: Memberships,
    library: Library,
    page: Page,
) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), who.account.0).await?]);
    let (account, associations) = (who.account, associations_of(&memberships));
    let path = Path { state: &state, account, associations, library, lang: page.lang, now: page.now() };
    let proposed = proposals(&state, account, &path.associations, &path.library, page.lang).await?;
    let completions = attempts::completions(state.db(), &[account]).await?;
    let begun = path.begun().await?;
    let (opening, others) = path.next(&proposed, &begun, &completions).await?;
    let is_mailed = suggestions::is_mailed(state.db(), account).await?;
    see_later(&state, account, &proposed);
    page.show(
        "home/learning.html",
        context! {
            proposed: proposed, begun: begun, done: path.done(&completions), opening: opening, others: others, is_mailed: is_mailed,
            minutes_done: completions.iter().map(|done| done.minutes).sum::<i64>(),
        },
    )
}

impl Path<'_> {
    fn readable(&self, id: DocumentId) -> Option<std::sync::Arc<Book>> {
        self.library.book(id).filter(|book| book.is_open_to(&self.associations))
    }

    /// Modules that go on, then tutorials that somebody stopped in.
    async fn begun(&self) -> Result<Vec<Begun>, AppError> {
        let mut begun = Vec::new();
        for (id, attempt) in attempts::all_going(self.state.db(), self.account).await? {
            let Some(book) = self.readable(id) else { continue };
            let read = book.at(self.state.db(), attempt.version).await?;
            let Some(total) = read.text.module().map(|module| attempt.places(module) - 1) else { continue };
            let href = format!("{}/attempt", book.document.href());
            begun.push(Begun { card: Card::of(&book, self.lang), href, step: (attempt.place + 1).min(total), total });
        }
        let mut read: Vec<DocumentId> = Vec::new();
        for (id, reading) in readings::latest(self.state.db(), self.account, MOST_READINGS).await? {
            let book = self.readable(id).filter(|_| read.len() < MOST_READ && !read.contains(&id));
            let Some((book, total)) = book.and_then(|book| Some((book.clone(), book.text.tutorial()?.steps.len()))) else { continue };
            let all = (1_i64 << total.min(62)) - 1;
            if reading.ticked == 0 || reading.ticked & all == all {
                continue;
            }
            let step = usize::try_from(reading.step).unwrap_or_default().min(total.saturating_sub(1)) + 1;
            let href = format!("{}/steps/{step}", book.document.href());
            begun.push(Begun { card: Card::of(&book, self.lang), href, step, total });
            read.push(id);
        }
        Ok(begun)
    }

    fn done(&self, completions: &[Completion]) -> Vec<Done> {
        let done = |done: &Completion| {
            let book = self.readable(done.document_id);
            let state = match done.valid_until {
                Some(until) if until <= self.now => "over",
                Some(until) if until - SOON_MS <= self.now => "soon",
                _ => "valid",
            };
            Done {
                title: book.as_ref().map_or_else(|| done.title.clone(), |book| Card::of(book, self.lang).title),
                href: book.map(|book| book.document.href()),
                passed_at: done.passed_at,
                valid_until: done.valid_until,
                state,
            }
        };
        completions.iter().map(done).collect()
    }

    /// Modules that open topics of theirs, and the others; neither proposed, nor begun, nor passed.
    async fn next(&self, proposed: &[Proposal], begun: &[Begun], done: &[Completion]) -> Result<(Vec<Next>, Vec<Next>), AppError> {
        let profile = helpers::store::profile(self.state.db(), self.account).await?;
        let valid = done.iter().filter(|done| done.is_valid(self.now));
        let opened = valid.clone().fold(0, |opened, done| opened | done.unlocks);
        let wanted = profile.map_or(0, |profile| profile.topics.cast_signed()) & !opened;
        let known: Vec<DocumentId> = proposed
            .iter()
            .map(|one| one.card.id)
            .chain(begun.iter().map(|one| one.card.id))
            .chain(valid.map(|done| done.document_id))
            .collect();
        let is_next = |book: &Book| {
            let is_module = book.document.kind == Kind::TrainingModule;
            is_module && book.is_open_to(&self.associations) && !known.contains(&book.document.id)
        };
        let needed = self.needed().await? & wanted;
        let mut modules = self.library.all(is_next);
        modules.sort_by_key(|book| {
            let opens = bits(&book.text.front.unlocks);
            std::cmp::Reverse(((opens & needed).count_ones(), (opens & wanted).count_ones()))
        });
        let next = |book: std::sync::Arc<Book>| {
            let among = |some: i64| -> Vec<String> {
                let those = book.text.front.unlocks.iter().filter(|topic| some >> topic.bit() & 1 == 1);
                those.map(|topic| templates::plain(self.lang, topic.label_id())).collect()
            };
            Next { card: Card::of(&book, self.lang), opens: among(wanted), needed: among(needed) }
        };
        Ok(modules.into_iter().map(next).partition(|next| !next.opens.is_empty()))
    }
}

impl Path<'_> {
    /// The bits of the topics for which an association of theirs asks trained helpers alone.
    async fn needed(&self) -> Result<i64, AppError> {
        let associations = associations::store::some(self.state.db(), &self.associations).await?;
        let words = associations.iter().flat_map(|association| &association.settings.needs_training);
        let needed: Vec<Topic> = words.filter_map(|word| word.parse().ok()).collect();
        Ok(bits(&needed))
    }
}

/// What a helper's home shows of it: two at most, and how long they take.
#[derive(Serialize)]
pub struct ToLearn {
    proposed: Vec<Proposal>,
    minutes: i64,
}

pub async fn to_learn(
    state: &AppState,
    who: &SignedIn,
    memberships: &Memberships,
    library: &Library,
    lang: Lang,
) -> Result<ToLearn, AppError> {
    let mut proposed = proposals(state, who.account, &associations_of(memberships), library, lang).await?;
    // Those of a help request stand on its page.
    proposed.retain(|proposal| !proposal.is_claimed());
    proposed.truncate(MOST_ON_HOME);
    see_later(state, who.account, &proposed);
    Ok(ToLearn { minutes: proposed.iter().map(|proposal| proposal.card.minutes).sum(), proposed })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Declined {
    /// The page of the document, when it was declined there.
    back: String,
}

/// Never again.
pub async fn decline(
    State(state): State<AppState>,
    who: SignedIn,
    Id(suggestion): Id<SuggestionId>,
    page: Page,
    form: Form<Declined>,
) -> Result<Response, AppError> {
    let is_theirs = state.storage.write(async move |tx| actions::decline(tx, who.account, suggestion).await).await?;
    // Declined in another tab, perhaps: it is gone there too.
    if is_theirs || suggestions::is_of(state.db(), who.account, suggestion).await? {
        let back = Some(form.values.back.as_str()).filter(|back| !back.is_empty()).map_or("/learning", safe_then);
        return Ok(page.go_saying(back, "notice-learning-declined"));
    }
    Err(AppError::NotFound)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Mail {
    wanted: String,
}

pub async fn want_mail(State(state): State<AppState>, who: SignedIn, page: Page, form: Form<Mail>) -> Result<Response, AppError> {
    let is_wanted = match form.values.wanted.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Ok(page.go("/learning#mail")),
    };
    state.storage.write(async move |tx| actions::want_mail(tx, who.account, is_wanted).await).await?;
    Ok(page.go_saying("/learning", if is_wanted { "notice-learning-mailed" } else { "notice-learning-not-mailed" }))
}
