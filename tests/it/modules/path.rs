//! The helper's path: what is proposed and why, live and on Monday; declined for good; what opens next.

use binome::args;
use binome::learning::actions;
use binome::learning::documents::Kind;
use binome::learning::store::{documents, suggestions};
use binome::learning::suggestions::{About, NewSuggestion, Suggestion, Why};
use binome::storage::{AccountId, DocumentId, Sql, Tx};

use super::ana;
use super::learner::{again, learner, own, publish};
use crate::support::{Person, TestApp};

const DAY: i64 = 24 * 3_600_000;

async fn shipped(app: &TestApp, slug: &str) -> DocumentId {
    documents::by_slug(app.state.db(), None, Kind::TrainingModule, slug).await.unwrap().unwrap().id
}

async fn suggest(app: &TestApp, to: &Person, document: DocumentId, why: Why, about: About) -> Vec<AccountId> {
    let (account, new) = (to.account, NewSuggestion { document, why, about, association: None });
    app.state.storage.write(async move |tx| actions::suggest(tx, &[account], &new).await).await.unwrap()
}

async fn open(app: &TestApp, person: &Person) -> Vec<Suggestion> {
    suggestions::open(app.state.db(), person.account).await.unwrap()
}

fn wanted() -> About {
    About { count: 4, topic: "travail_formation".into() }
}

#[tokio::test]
async fn a_proposal_says_why_at_once_on_the_home_page_and_is_counted() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let home = ana.get("/home").await;
    assert!(!home.words().contains("À apprendre"));
    let mut socket = ana.live(&home).await;
    let module = shipped(&app, "actualisation").await;
    suggest(&app, &ana, module, Why::Wanted, wanted()).await;
    socket.event("learning_moved").await;
    assert!(!open(&app, &ana).await[0].is_seen);
    let home = ana.get("/home").await.words().replace('\u{a0}', " ");
    let why = "4 demandes près de chez vous n’ont trouvé personne de formé à « Emploi et formation ».";
    assert!(home.contains("À apprendre (6 min)") && home.contains(why), "{home}");
    let path = ana.get("/learning").await;
    assert!(path.words().replace('\u{a0}', " ").contains(why), "{}", path.words());
    // Beside the answer.
    for _ in 0..100 {
        if open(&app, &ana).await[0].is_seen {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(open(&app, &ana).await[0].is_seen);
    // Passed, it is done: it no longer waits.
    assert!(learner(&app, &ana, "actualisation").await.follow(true).await.words().contains("C’est acquis"));
    socket.event("learning_moved").await;
    assert!(open(&app, &ana).await.is_empty());
    assert!(!ana.get("/home").await.words().contains("À apprendre"));
}

#[tokio::test]
async fn the_same_module_for_two_reasons_is_one_proposal() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let module = shipped(&app, "actualisation").await;
    suggest(&app, &ana, module, Why::Published, About::default()).await;
    suggest(&app, &ana, module, Why::Wanted, wanted()).await;
    let page = ana.get("/learning").await;
    assert_eq!(page.all("#proposed article", "id").len(), 1);
    assert_eq!(page.all("#proposed .icons li", "class").len() + page.text.matches("cela touche vos thématiques").count(), 1);
    let declining = page.first("form[action$='/refusal']", "action");
    assert!(ana.submit(&declining, &[]).await.words().contains("Rien ne vous attend"));
}

#[tokio::test]
async fn what_was_declined_is_never_proposed_again() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let bob = app.person("Bob").await;
    let module = shipped(&app, "actualisation").await;
    assert_eq!(suggest(&app, &ana, module, Why::Wanted, wanted()).await, [ana.account]);
    let declining = ana.get("/learning").await.first("form[action$='/refusal']", "action");
    assert_eq!(bob.post(&declining, &[]).await.status, 404);
    let declined = ana.submit(&declining, &[]).await;
    assert!(declined.words().contains("Nous ne vous le proposerons plus") && declined.words().contains("Rien ne vous attend"));
    assert_eq!(ana.post(&declining, &[]).await.status, 303, "twice is no harm");
    for why in [Why::Wanted, Why::Changed, Why::Assigned] {
        assert!(suggest(&app, &ana, module, why, About::default()).await.is_empty());
    }
    assert!(!ana.get("/home").await.words().contains("À apprendre"));
    // It can still be followed by whoever wants to.
    assert_eq!(ana.get("/modules/actualisation").await.status, 200);
}

#[tokio::test]
async fn the_page_of_what_is_proposed_says_why_and_can_decline_it() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    assert!(ana.get("/modules/actualisation").await.all("#proposed form", "action").is_empty(), "nobody proposed it");
    suggest(&app, &ana, shipped(&app, "actualisation").await, Why::Wanted, wanted()).await;
    let tutorial = documents::by_slug(app.state.db(), None, Kind::Tutorial, "cv").await.unwrap().unwrap().id;
    suggest(&app, &ana, tutorial, Why::Unsolved, About::default()).await;
    for (path, why) in [("/modules/actualisation", "n’ont trouvé personne de formé"), ("/tutorials/cv", "n’a pas abouti")] {
        let page = ana.get(path).await;
        assert!(page.words().contains(why), "{}", page.words());
        let (to, back) = (page.first("#proposed form", "action"), page.first("#proposed input[name=back]", "value"));
        let declined = ana.post(&to, &[("back", &back)]).await;
        assert_eq!(declined.location.as_deref(), Some(path), "one stays where one was");
        assert!(ana.get(path).await.all("#proposed form", "action").is_empty());
        let away = ana.post(&to, &[("back", "//elsewhere.example")]).await;
        assert_eq!(away.location.as_deref(), Some("/home"), "and is led nowhere else");
    }
    assert!(ana.get("/learning").await.words().contains("Rien ne vous attend"));
}

#[tokio::test]
async fn a_mail_leaves_on_monday_at_nine_unless_it_is_turned_off() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let bob = app.person("Bob").await;
    let module = shipped(&app, "actualisation").await;
    for person in [&ana, &bob] {
        suggest(&app, person, module, Why::Wanted, wanted()).await;
    }
    let off = bob.submit("/learning/mail", &[("wanted", "no")]).await.words();
    assert!(off.contains("plus de message le lundi"), "{off}");
    // It is Monday 10 h.
    app.advance(7 * DAY - 2 * 3_600_000).await;
    assert!(app.mails().is_empty());
    app.advance(3_600_000).await;
    let mails = app.mails();
    assert_eq!(mails.len(), 1, "Bob turned it off");
    let mail = format!("{mails:?}");
    assert!(mail.contains("ana@example.org") && mail.contains("/modules/actualisation") && mail.contains("/learning"), "{mail}");
    app.advance(8 * DAY).await;
    assert_eq!(app.mails().len(), 1, "nothing new, no mail");
    bob.submit("/learning/mail", &[("wanted", "yes")]).await;
    suggest(&app, &bob, shipped(&app, "impots").await, Why::Published, About::default()).await;
    app.advance(7 * DAY).await;
    assert_eq!(app.mails().len(), 2);
}

#[tokio::test]
async fn what_opens_topics_of_theirs_comes_first_and_moves_when_it_is_passed() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let page = ana.get("/learning").await;
    let listed = page.all("#next a", "href");
    assert_eq!(listed.len(), 11);
    assert!(listed[..5].contains(&"/modules/actualisation".to_owned()), "{listed:?}");
    assert!(listed[5..].contains(&"/modules/posture".to_owned()), "{listed:?}");
    assert!(page.all("#done a", "href").is_empty());
    learner(&app, &ana, "actualisation").await.follow(true).await;
    let page = ana.get("/learning").await;
    assert_eq!(page.all("#done a", "href"), ["/modules/actualisation"]);
    assert!(page.words().contains("Jusqu’au mardi 23 novembre 2027") && page.all("#next a", "href").len() == 10);
    // A year later it is to be taken again: the questions alone.
    app.advance(366 * DAY).await;
    let ana = again(&app, ana.account).await;
    let page = ana.get("/learning").await;
    assert!(page.words().contains("À revoir depuis"), "{}", page.words());
    let module = ana.get("/modules/actualisation").await.words();
    assert!(module.contains("cette date est passée") && module.contains("Refaire les questions"), "{module}");
}

#[tokio::test]
async fn what_an_association_asks_for_comes_first() {
    let app = TestApp::start().await.with_content().await;
    let ana = ana(&app).await;
    let settings = r#"{"needs_training":["argent_impots"]}"#;
    let ask = async move |tx: &Tx| tx.execute("UPDATE associations SET settings = $1", args![settings]).await;
    app.state.storage.write(ask).await.unwrap();
    let page = ana.get("/learning").await;
    assert_eq!(page.all("#next a", "href")[0], "/modules/impots");
    assert!(page.words().contains("votre association le demande pour Argent, impôts"), "{}", page.words());
}

#[tokio::test]
async fn another_associations_module_is_not_proposed() {
    let app = TestApp::start().await;
    let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (ana, odile) = (app.volunteer("Ana", here).await, app.coordinator("Odile", elsewhere).await);
    let id = publish(&app, elsewhere, odile.account, None, &own("Chez eux")).await;
    suggest(&app, &ana, id, Why::Assigned, About::default()).await;
    let page = ana.get("/learning").await;
    assert!(!page.text.contains("Chez eux") && page.words().contains("Rien ne vous attend"), "{}", page.words());
    assert!(odile.get("/learning").await.words().contains("Chez eux"));
}
