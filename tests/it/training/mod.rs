//! What was learned decides who is asked: modules passed, rules of an association, what waits, and what is proposed.

mod eligibility;
mod news;
mod page;
mod wanted;

use std::sync::Arc;

use binome::associations;
use binome::learning::attempts::{Here, Shown};
use binome::learning::documents::{Kind, Question, QuestionKind};
use binome::learning::library::{Book, Library};
use binome::learning::store::attempts as kept;
use binome::learning::suggestions::Suggestion;
use binome::learning::{actions, shipped, store};
use binome::storage::{AccountId, AssociationId, DocumentId, Error, Tx};

use crate::support::{Person, TestApp};

/// An instance with what ships.
pub async fn start() -> TestApp {
    let app = TestApp::start().await;
    shipped::bring_in(&app.state.storage).await.unwrap();
    app
}

/// A document that ships.
pub async fn book(app: &TestApp, kind: Kind, slug: &str) -> Arc<Book> {
    let library = Library::of(&app.state).await.unwrap();
    library.find(kind, slug).unwrap_or_else(|| panic!("{slug} does not ship"))
}

/// Somebody follows a module, and knows every answer: they have read it.
pub async fn pass(app: &TestApp, who: AccountId, slug: &str) {
    let book = book(app, Kind::TrainingModule, slug).await;
    let work = async move |tx: &Tx| {
        let (book, document) = (Arc::clone(&book), book.document.id);
        let module = book.text.module().unwrap();
        actions::begin(tx, who, &book, false).await?;
        while let Some(attempt) = kept::going(tx, who, document).await? {
            let shown = Shown { started_at: attempt.started_at, place: attempt.place };
            if let Here::Question { question, .. } = attempt.here(module, attempt.place) {
                actions::answer(tx, who, &book, shown, right(question)).await?;
            }
            actions::go_on(tx, who, &book, shown).await?;
        }
        Ok::<_, Error>(())
    };
    app.state.storage.write(work).await.unwrap();
}

fn right(question: &Question) -> Vec<usize> {
    let is_right = |place: &usize| question.kind == QuestionKind::Order || question.choices[*place].is_right;
    (0..question.choices.len()).filter(is_right).collect()
}

/// From now on, only trained helpers are asked about these topics.
pub async fn ask_for_training(app: &TestApp, association: AssociationId, by: AccountId, topics: &[&str]) {
    let topics: Vec<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
    app.state
        .storage
        .write(async move |tx| associations::actions::set_needs_training(tx, association, topics.clone(), by).await)
        .await
        .unwrap();
}

/// What is proposed to somebody now.
pub async fn proposed(app: &TestApp, who: &Person) -> Vec<Suggestion> {
    store::suggestions::open(app.state.db(), who.account).await.unwrap()
}

pub async fn module(app: &TestApp, slug: &str) -> DocumentId {
    book(app, Kind::TrainingModule, slug).await.document.id
}

/// The forms that accept an offer, as somebody sees them.
pub async fn offers(who: &Person) -> Vec<String> {
    who.get("/home").await.all("form[action$='/acceptance']", "action")
}
