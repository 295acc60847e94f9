//! How somebody becomes a helper, whichever door they came by.
//!
//! Nobody is signed in to an account that exists already but by its code: not by an invitation's link, which the
//! coordinator can read too. And for an address, existing or not, the answer is the same page.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::forms::{Candidate, candidates, read_commune};
use crate::accounts::rights::{self, SignedIn};
use crate::accounts::store::NewAccount;
use crate::accounts::{actions as accounts, device, email_hash, first_name, last_name, step, store as account_store};
use crate::associations::{Invitation, MembershipState, actions};
use crate::facts::Fact;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, Tx};
use crate::web::contacts::{Email, Phone};
use crate::web::limits::Place;
use crate::web::{Address, AppError, Faults, Lang, Page};

#[derive(Default, Deserialize, Serialize)]
pub struct Values {
    #[serde(default)]
    pub association: String,
    #[serde(default)]
    pub first_name: String,
    #[serde(default)]
    pub last_name: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub commune: String,
    #[serde(default)]
    pub commune_code: String,
    #[serde(skip_deserializing)]
    pub commune_found: Vec<Candidate>,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub adult: String,
}

/// Somebody who wants to help.
#[derive(Clone, Debug)]
pub struct Person {
    /// None for whoever is signed in: their account says it.
    account: Option<NewAccount>,
    kind: &'static str,
    commune: &'static str,
    is_adult: bool,
}

/// What they join.
#[derive(Clone, Debug)]
pub enum Joined {
    Nothing,
    Association(AssociationId),
    Invitation(Invitation),
}

enum Outcome {
    /// They were signed in.
    Done,
    /// A new account, signed in at once; the token of its cookie.
    SignedIn(String),
    /// The code that was mailed comes first.
    Code,
    TooMany,
    InvitationUsed,
}

impl Values {
    /// `fixed_kind`: "family" where it is not a question.
    pub fn read(&mut self, is_signed_in: bool, fixed_kind: Option<&'static str>, lang: Lang, faults: &mut Faults) -> Option<Person> {
        let account = if is_signed_in { Some(None) } else { self.read_account(lang, faults).map(Some) };
        let commune = read_commune(&self.commune, &self.commune_code, faults);
        if commune.is_none() {
            self.commune_found = candidates(&self.commune);
        }
        let kind = fixed_kind.or(match self.kind.as_str() {
            "civic_service" => Some("civic_service"),
            "volunteer" => Some("volunteer"),
            _ => None,
        });
        if kind.is_none() {
            faults.add("kind", "join-kind-missing");
        }
        if !matches!(self.adult.as_str(), "yes" | "no") {
            faults.add("adult", "join-adult-missing");
            return None;
        }
        Some(Person { account: account?, kind: kind?, commune: commune?.code, is_adult: self.adult == "yes" })
    }

    fn read_account(&self, lang: Lang, faults: &mut Faults) -> Option<NewAccount> {
        let first = faults.check("first_name", first_name(&self.first_name));
        let last = faults.check("last_name", last_name(&self.last_name));
        let email = match self.email.trim() {
            "" => Some(None),
            typed => faults.check("email", Email::parse(typed).map_err(|fault| fault.text_id())).map(Some),
        };
        let phone = match self.phone.trim() {
            "" => Some(None),
            typed => faults.check("phone", Phone::parse(typed).map_err(|fault| fault.text_id())).map(Some),
        };
        if email == Some(None) && phone == Some(None) {
            faults.add("email", "join-contact-missing");
            return None;
        }
        Some(NewAccount { first_name: first?, last_name: last?, language: lang.as_str(), email: email?, phone: phone?, is_operator: false })
    }
}

/// Whoever comes in by a door, signed in or not.
pub struct Comer {
    pub state: AppState,
    pub page: Page,
    pub who: Option<SignedIn>,
    from: Address,
    headers: HeaderMap,
}

impl FromRequestParts<AppState> for Comer {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Ok(page) = Page::from_request_parts(parts, state).await;
        let who = <SignedIn as OptionalFromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let Ok(from) = Address::from_request_parts(parts, state).await;
        Ok(Self { state: state.clone(), page, who, from, headers: parts.headers.clone() })
    }
}

impl Comer {
    pub fn is_signed_in(&self) -> bool {
        self.who.is_some()
    }

    /// Doors that send mails are no mail cannon.
    pub async fn take_a_place(&self) -> Result<Place, AppError> {
        self.state.limits.signing_in(self.from, self.page.now()).await
    }

    /// Keeps them. `then`: where they go after the code, if one comes first.
    pub async fn join(self, person: Person, joined: Joined, then: &str) -> Result<Response, AppError> {
        let Self { state, page, who, headers, .. } = self;
        let (device, account) = (device::of(&headers, page.lang), who.map(|who| who.account));
        let email = person.account.as_ref().and_then(|new| new.email.clone());
        let home = if matches!(joined, Joined::Nothing) { "/home" } else { "/associations" };
        let outcome = state
            .storage
            .write(async move |tx| match (account, &person.account) {
                (Some(account), _) => {
                    enter(tx, account, &person, &joined).await.map(|done| if done { Outcome::Done } else { Outcome::InvitationUsed })
                }
                (None, Some(new)) => newcomer(tx, new, &person, &joined, &device).await,
                (None, None) => Ok(Outcome::InvitationUsed),
            })
            .await?;
        answer(&state, &page, outcome, email.as_ref(), home, then)
    }
}

fn answer(state: &AppState, page: &Page, outcome: Outcome, email: Option<&Email>, home: &str, then: &str) -> Result<Response, AppError> {
    match outcome {
        Outcome::Done => Ok(page.go_saying(home, "notice-joined")),
        Outcome::SignedIn(token) => {
            Ok((rights::cookie(&token, &state.public_url()), page.go_saying(home, "notice-joined")).into_response())
        }
        Outcome::Code => match email {
            Some(email) => Ok((step::keep(step::SIGN_IN, email, &state.public_url()), page.go(step::code_url(then))).into_response()),
            None => Err(AppError::NotFound),
        },
        Outcome::TooMany => Err(AppError::TooMany { wait_s: step::WAIT_S }),
        Outcome::InvitationUsed => Err(AppError::NoLonger("join-link-void")),
    }
}

/// Somebody who is not signed in.
async fn newcomer(tx: &Tx, new: &NewAccount, person: &Person, joined: &Joined, device: &str) -> Result<Outcome, Error> {
    let Some(email) = &new.email else {
        // Without an address there is no account to find: this is a new one, on the device of whoever fills this in.
        let Some(account) = accounts::create_account(tx, new).await? else { return Ok(Outcome::InvitationUsed) };
        return signed_in(tx, account, person, joined, device).await;
    };
    let hash = email_hash(tx, email);
    let is_proven = matches!(joined, Joined::Invitation(one) if one.contact_hash.as_ref() == Some(&hash));
    let exists = account_store::by_email_hash(tx, &hash).await?.is_some();
    if is_proven
        && !exists
        && let Some(account) = accounts::create_account(tx, new).await?
    {
        return signed_in(tx, account, person, joined, device).await;
    }
    if !accounts::ask_code(tx, &hash).await? {
        return Ok(Outcome::TooMany);
    }
    if !exists && let Some(account) = accounts::create_account(tx, new).await? {
        known(tx, account, person);
        // A person's invitation is used up only by whoever proved their address: after the code.
        if !matches!(joined, Joined::Invitation(one) if !one.is_group) {
            enter(tx, account, person, joined).await?;
        }
    }
    Ok(Outcome::Code)
}

async fn signed_in(tx: &Tx, account: AccountId, person: &Person, joined: &Joined, device: &str) -> Result<Outcome, Error> {
    if !enter(tx, account, person, joined).await? {
        return Ok(Outcome::InvitationUsed);
    }
    Ok(Outcome::SignedIn(accounts::sign_in(tx, account, device).await?))
}

/// `false` when the invitation was used meanwhile.
async fn enter(tx: &Tx, account: AccountId, person: &Person, joined: &Joined) -> Result<bool, Error> {
    known(tx, account, person);
    let state = match joined {
        Joined::Nothing => Some(MembershipState::Active),
        Joined::Association(association) => Some(actions::ask_to_join(tx, *association, account).await?),
        Joined::Invitation(invitation) => actions::accept_invitation(tx, invitation, account).await?,
    };
    Ok(state.is_some())
}

/// Later slices make the helper's profile.
fn known(tx: &Tx, account: AccountId, person: &Person) {
    tx.record(Fact::AccountJoined { account, kind: person.kind, commune: person.commune.to_owned(), is_adult: person.is_adult });
}
