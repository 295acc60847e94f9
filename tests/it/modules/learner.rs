//! Somebody who follows a module, and knows the answers when a test wants them to.

use binome::learning::attempts::{Attempt, Here};
use binome::learning::documents::{self, Kind, Question, QuestionKind, Text, TrainingModule};
use binome::learning::store::attempts;
use binome::learning::{self, shipped};
use binome::storage::{AccountId, AssociationId, DocumentId, Error};

use crate::support::{Answer, Browser, Person, TestApp};

pub struct Learner<'a> {
    pub app: &'a TestApp,
    pub account: AccountId,
    pub browser: Browser,
    pub href: String,
    pub document: DocumentId,
    pub text: Text,
}

/// A module that ships.
pub async fn learner<'a>(app: &'a TestApp, person: &Person, slug: &str) -> Learner<'a> {
    let document = learning::store::documents::by_slug(app.state.db(), None, Kind::TrainingModule, slug).await.unwrap().unwrap();
    let text = documents::read(Kind::TrainingModule, &shipped::file(&format!("modules/{slug}.md")).unwrap()).unwrap();
    let (account, browser, href) = (person.account, person.browser.clone(), document.href());
    Learner { app, account, browser, href, document: document.id, text }
}

/// Another browser of the same person.
pub async fn again(app: &TestApp, account: AccountId) -> Browser {
    let token = app.state.storage.write(async move |tx| binome::accounts::actions::sign_in(tx, account, "Firefox").await).await.unwrap();
    let browser = app.browser();
    browser.set_cookie(&format!("{}={token}; Path=/", binome::accounts::rights::COOKIE));
    browser
}

/// A small module of an association's own.
pub fn own(title: &str) -> String {
    let front = format!("---\ntitle: {title}\nsummary: Pour essayer.\nminutes: 3\nchecked: 2026-11-22\ndraw: 1\npass: 1\n---\n");
    let screens = "## Premier écran\nBonjour.\n\n## Deuxième écran\nEncore.\n\n";
    let pool = "# Quiz\n\n## Question : Ça va ?\n- [x] Oui.\n  > Tant mieux.\n- [ ] Non.\n  > Cela ira mieux.\n";
    format!("{front}{screens}{pool}")
}

/// Publishes a text as an association's own module, or as its next version.
pub async fn publish(app: &TestApp, association: AssociationId, by: AccountId, id: Option<DocumentId>, source: &str) -> DocumentId {
    let (writer, source) = (learning::actions::Writer { account: by, association }, source.to_owned());
    let write = app.state.storage.write(async move |tx| {
        let kept = learning::actions::keep_draft(tx, writer, id, Kind::TrainingModule, "essai", &source).await;
        let Ok(id) = kept else { panic!("{kept:?}") };
        let published = learning::actions::publish(tx, writer, id).await;
        assert!(published.is_ok(), "{published:?}");
        Ok::<_, Error>(id)
    });
    write.await.unwrap()
}

impl Learner<'_> {
    pub fn module(&self) -> &TrainingModule {
        self.text.module().unwrap()
    }

    pub async fn attempt(&self) -> Option<Attempt> {
        attempts::going(self.app.state.db(), self.account, self.document).await.unwrap()
    }

    pub async fn begin(&self) -> Answer {
        self.browser.submit(&format!("{}/attempt", self.href), &[]).await
    }

    pub async fn page(&self) -> Answer {
        self.browser.get(&format!("{}/attempt", self.href)).await
    }

    /// Sends a form of a page, with what stands hidden in it.
    pub async fn send(&self, page: &Answer, verb: &str, fields: &[(String, String)]) -> Answer {
        let (begun, place) = (page.first("input[name=begun]", "value"), page.first("input[name=place]", "value"));
        let mut all = vec![("begun", begun.as_str()), ("place", place.as_str())];
        all.extend(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        self.browser.submit(&format!("{}/attempt/{verb}", self.href), &all).await
    }

    /// Whether a question waits, or the one here was answered.
    pub async fn waits(&self) -> bool {
        let Some(attempt) = self.attempt().await else { return false };
        matches!(attempt.here(self.module(), attempt.place), Here::Question { .. }) && attempt.answer(attempt.place).is_none()
    }

    /// What a browser sends to answer the question here.
    pub async fn fields(&self, is_right: bool) -> Vec<(String, String)> {
        let attempt = self.attempt().await.unwrap();
        match attempt.here(self.module(), attempt.place) {
            Here::Question { question, order, .. } => fields(question, &order, is_right),
            _ => panic!("no question here"),
        }
    }

    /// One screen on; a question is answered first. Returns the page of the answer, if there was one, and what came after.
    pub async fn step(&self, is_right: bool) -> (Option<Answer>, Answer) {
        let page = self.page().await;
        let answered = if self.waits().await { Some(self.send(&page, "answer", &self.fields(is_right).await).await) } else { None };
        let next = self.send(answered.as_ref().unwrap_or(&page), "next", &[]).await;
        (answered, next)
    }

    /// Begins, and goes on to the end. Returns the result's page.
    pub async fn follow(&self, is_right: bool) -> Answer {
        let mut page = self.begin().await;
        for _ in 0..60 {
            if self.attempt().await.is_none() {
                return page;
            }
            page = self.step(is_right).await.1;
        }
        panic!("it does not end: {}", page.words());
    }
}

fn fields(question: &Question, order: &[usize], is_right: bool) -> Vec<(String, String)> {
    let shown = |place: usize| order.iter().position(|known| *known == place).unwrap().to_string();
    if question.kind == QuestionKind::Order {
        let rank = |(at, place): (usize, &usize)| {
            let rank = if is_right { place + 1 } else { at + 1 };
            [("item".to_owned(), at.to_string()), ("rank".to_owned(), rank.to_string())]
        };
        return order.iter().enumerate().flat_map(rank).collect();
    }
    let places = question.choices.iter().enumerate().filter(|(_, choice)| choice.is_right == is_right).map(|(place, _)| place);
    let chosen: Vec<usize> = if question.kind == QuestionKind::Several { places.collect() } else { places.take(1).collect() };
    chosen.into_iter().map(|place| ("choice".to_owned(), shown(place))).collect()
}
