//! Asking, block by block: each screen checks those before it, the last one asks once.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::answers::Answers;
use super::checks::{self, How, What};
use crate::associations::{self, Association};
use crate::help_requests::nearby::Nearby;
use crate::help_requests::rights::{self, HoldsCode};
use crate::help_requests::store::{self, Contact};
use crate::help_requests::{NewHelpRequest, actions};
use crate::state::AppState;
use crate::storage::{AskerId, Error, FormKey, HelpRequestId, Once};
use crate::web::{Address, AppError, Faults, Form, Page};

/// Somebody who is asking: what they answered, and what is known of them.
pub struct Asking {
    pub state: AppState,
    pub page: Page,
    pub answers: Answers,
    /// The association whose link was followed.
    pub named: Option<Association>,
    /// The asker who asks again with their code.
    pub known: Option<(AskerId, Contact)>,
    pub holds_code: bool,
}

/// How far the first two blocks are answered.
pub enum SoFar {
    What(Faults),
    How(Faults),
    Answered(What, How, Nearby),
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    again: String,
    association: String,
    topic: String,
}

pub async fn open(
    State(state): State<AppState>,
    page: Page,
    holds: Option<HoldsCode>,
    Query(wish): Query<Wish>,
) -> Result<Response, AppError> {
    let again = if wish.again.is_empty() { "" } else { "yes" };
    let answers = Answers { again: again.into(), association: wish.association, topic: wish.topic, ..Answers::default() };
    Asking::begin(state, page, holds, answers).await?.what_screen(&Faults::default())
}

pub async fn what(State(state): State<AppState>, page: Page, holds: Option<HoldsCode>, form: Form<Answers>) -> Result<Response, AppError> {
    Asking::begin(state, page, holds, form.values).await?.what_screen(&Faults::default())
}

pub async fn how(State(state): State<AppState>, page: Page, holds: Option<HoldsCode>, form: Form<Answers>) -> Result<Response, AppError> {
    let asking = Asking::begin(state, page, holds, form.values).await?;
    let mut faults = Faults::default();
    match checks::what(&asking.answers, &mut faults) {
        Some(_) if faults.is_empty() => asking.how_screen(&Faults::default()).await,
        _ => asking.what_screen(&faults),
    }
}

pub async fn who(State(state): State<AppState>, page: Page, holds: Option<HoldsCode>, form: Form<Answers>) -> Result<Response, AppError> {
    let mut asking = Asking::begin(state, page, holds, form.values).await?;
    match asking.so_far().await? {
        SoFar::What(faults) => asking.what_screen(&faults),
        SoFar::How(faults) => asking.how_screen(&faults).await,
        SoFar::Answered(what, how, nearby) => asking.who_screen(&what, &how, &nearby, &Faults::default(), false).await,
    }
}

pub async fn send(
    State(state): State<AppState>,
    page: Page,
    holds: Option<HoldsCode>,
    address: Address,
    form: Form<Answers>,
) -> Result<Response, AppError> {
    let mut asking = Asking::begin(state, page, holds, form.values).await?;
    let (what, how, nearby) = match asking.so_far().await? {
        SoFar::What(faults) => return asking.what_screen(&faults),
        SoFar::How(faults) => return asking.how_screen(&faults).await,
        SoFar::Answered(what, how, nearby) => (what, how, nearby),
    };
    let mut faults = Faults::default();
    let contact = asking.known.as_ref().map(|(_, contact)| contact);
    let Some(mut new) = checks::who(&asking.answers, &what, &how, contact, &mut faults) else {
        return asking.who_screen(&what, &how, &nearby, &faults, false).await;
    };
    new.asker = asking.known.as_ref().map(|(asker, _)| *asker);
    new.named_association = asking.named.as_ref().map(|association| association.id);
    let _place = asking.state.limits.asking(address, asking.page.now()).await?;
    match ask_once(&asking.state, "ask", form.key, form.sent, new).await? {
        Some(id) => asking.wait_for(id).await,
        None => asking.who_screen(&what, &how, &nearby, &Faults::default(), true).await,
    }
}

impl Asking {
    pub async fn begin(state: AppState, page: Page, holds: Option<HoldsCode>, answers: Answers) -> Result<Self, AppError> {
        let named = match answers.association.as_str() {
            "" => None,
            slug => associations::store::by_slug(state.db(), slug).await?,
        };
        let known = match &holds {
            Some(holds) if answers.is_again() => store::contacts_of(state.db(), &[holds.asker]).await?.pop(),
            _ => None,
        };
        Ok(Self { state, page, answers, named, known, holds_code: holds.is_some() })
    }

    /// Checks the first two blocks.
    async fn so_far(&mut self) -> Result<SoFar, AppError> {
        let mut faults = Faults::default();
        let what = match checks::what(&self.answers, &mut faults) {
            Some(what) if faults.is_empty() => what,
            _ => return Ok(SoFar::What(faults)),
        };
        let Some(commune) = checks::commune(&mut self.answers, &mut faults) else { return Ok(SoFar::How(faults)) };
        let nearby = Nearby::load(self.state.db(), Some(commune), self.named.as_ref(), self.page.now()).await?;
        if nearby.associations.is_empty() {
            faults.add("commune", "ask-nobody-covers");
            return Ok(SoFar::How(faults));
        }
        match checks::how(&self.answers, commune, &nearby, self.page.now(), &mut faults) {
            Some(how) => Ok(SoFar::Answered(what, how, nearby)),
            None => Ok(SoFar::How(faults)),
        }
    }

    /// On to the waiting page, with the code in this browser.
    async fn wait_for(&self, id: HelpRequestId) -> Result<Response, AppError> {
        let code = store::words(self.state.db(), id).await?.code;
        if code.is_empty() {
            return Ok(self.page.go("/")); // sent again after everything was erased
        }
        Ok((rights::cookie(&code, &self.state.public_url()), self.page.go("/wait")).into_response())
    }
}

/// Asks once, however often the form is sent. `None`: this key came before with other words.
pub async fn ask_once(
    state: &AppState,
    actor: &str,
    key: FormKey,
    sent: String,
    new: NewHelpRequest,
) -> Result<Option<HelpRequestId>, AppError> {
    let actor = actor.to_owned();
    let asked = state.storage.write(async move |tx| {
        Ok::<_, Error>(match tx.once(&actor, &key, &sent).await? {
            Once::New => {
                let asked = actions::ask(tx, &new).await?.help_request;
                tx.remember(&actor, &key, &asked.to_string()).await?;
                Some(asked)
            }
            Once::Done(led_to) => led_to.parse().ok(),
            Once::Different => None,
        })
    });
    Ok(asked.await?)
}
