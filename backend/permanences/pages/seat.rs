//! One's own seat: taken, given up, waited for, handed to somebody; "I am here", "I am leaving".

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::rights::SignedIn;
use crate::permanences::{PermanenceError, actions};
use crate::state::AppState;
use crate::storage::{AccountId, PermanenceId, SignupId, Tx};
use crate::web::{AppError, Form, Id, Page};

#[derive(Deserialize)]
pub struct Sent {
    /// The address of the list in which the button stood, if it did.
    #[serde(default)]
    back: String,
    /// Whose place is taken over.
    #[serde(default)]
    signup: String,
}

#[derive(Clone, Copy)]
enum Verb {
    Take,
    Leave,
    Wait,
    AskSwap,
    GiveUpSwap,
    TakeOver(SignupId),
    Arrive,
    Depart,
}

impl Verb {
    /// Does it; the words that say so.
    async fn act(self, tx: &Tx, account: AccountId, id: PermanenceId) -> Result<&'static str, PermanenceError> {
        match self {
            Self::Take => actions::sign_up(tx, account, id).await.map(|()| "notice-permanence-seated"),
            Self::Leave => actions::leave(tx, account, id).await.map(|()| "notice-permanence-left"),
            Self::Wait => actions::wait(tx, account, id).await.map(|()| "notice-permanence-waiting"),
            Self::AskSwap => actions::ask_swap(tx, account, id)
                .await
                .map(|is_done| if is_done { "notice-permanence-swapped" } else { "notice-permanence-swap-asked" }),
            Self::GiveUpSwap => actions::give_up_swap(tx, account, id).await.map(|()| "notice-permanence-swap-ended"),
            Self::TakeOver(of) => actions::take_over(tx, account, id, of).await.map(|()| "notice-permanence-taken-over"),
            Self::Arrive => actions::arrive(tx, account, id).await.map(|()| "notice-permanence-arrived"),
            Self::Depart => actions::depart(tx, account, id).await.map(|()| "notice-permanence-departed"),
        }
    }
}

/// What every form here brings with it.
struct Asked {
    state: AppState,
    who: SignedIn,
    page: Page,
    id: PermanenceId,
    back: String,
}

/// Acts, and goes back to where the button stood; a refusal is said there, kindly.
async fn act(asked: Asked, verb: Verb) -> Result<Response, AppError> {
    let (account, id) = (asked.who.account, asked.id);
    let said = match asked.state.storage.write(async move |tx| verb.act(tx, account, id).await).await {
        Ok(said) => said,
        Err(PermanenceError::Refused(refusal)) => refusal.notice(),
        Err(error) => return Err(error.into()),
    };
    let is_list = asked.back == "/permanences" || asked.back.starts_with("/permanences?");
    let back = if is_list { format!("{}#p-{id}", asked.back) } else { format!("/permanences/{id}") };
    Ok(asked.page.go_saying(back, said))
}

macro_rules! verbs {
    ($($name:ident => $verb:expr),+ $(,)?) => {$(
        pub async fn $name(
            State(state): State<AppState>,
            who: SignedIn,
            page: Page,
            Id(id): Id<PermanenceId>,
            sent: Form<Sent>,
        ) -> Result<Response, AppError> {
            act(Asked { state, who, page, id, back: sent.values.back }, $verb).await
        }
    )+};
}

verbs! {
    take => Verb::Take,
    leave => Verb::Leave,
    wait => Verb::Wait,
    ask_swap => Verb::AskSwap,
    give_up_swap => Verb::GiveUpSwap,
    arrive => Verb::Arrive,
    depart => Verb::Depart,
}

pub async fn take_over(
    State(state): State<AppState>,
    who: SignedIn,
    page: Page,
    Id(id): Id<PermanenceId>,
    sent: Form<Sent>,
) -> Result<Response, AppError> {
    let of = sent.values.signup.parse().unwrap_or(SignupId(0)); // nobody's
    act(Asked { state, who, page, id, back: sent.values.back }, Verb::TakeOver(of)).await
}
