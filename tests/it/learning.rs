//! Tutorials: found, read step by step beside somebody, printed, and handed to whoever takes a help request.

use binome::args;
use binome::learning::actions::{self, Writer};
use binome::learning::documents::Kind;
use binome::learning::shipped;
use binome::storage::{AssociationId, DocumentId, Sql};

use crate::support::{Person, TestApp};

const MONTHLY: &str = "/tutorials/actualisation-france-travail";

async fn with_content() -> TestApp {
    let app = TestApp::start().await;
    shipped::bring_in(&app.state.storage).await.unwrap();
    app
}

/// An association's own tutorial, published by its coordinator.
async fn own_tutorial(app: &TestApp, by: &Person, association: AssociationId) -> DocumentId {
    let source = "---\ntitle: Notre salle\nsummary: Ouvrir la salle.\ntopics: culture_numerique\nminutes: 5\neffort: 1\nchecked: 2026-11-22\n---\n\
        ## Avant de commencer\n- La clef\n\n## Ouvrir\nQui : ensemble / ensemble / ensemble\n\n### Vous faites\n1. Tournez la clef.\n";
    let writer = Writer { account: by.account, association };
    let publish = async move |tx: &binome::storage::Tx| {
        let id = actions::keep_draft(tx, writer, None, Kind::Tutorial, "salle", source).await?;
        actions::publish(tx, writer, id).await?;
        Ok::<_, actions::WritingError>(id)
    };
    app.state.storage.write(publish).await.unwrap()
}

#[tokio::test]
async fn whoever_takes_a_help_request_is_handed_its_tutorials() {
    let app = with_content().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.josiane_asks().await;
    app.settle().await;
    let accept = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = ana.post(&accept, &[]).await.location.unwrap();
    let page = ana.get(&pairing).await;
    let handed = page.all("#hand a", "href");
    let id = pairing.rsplit('/').next().unwrap();
    assert_eq!(handed.first(), Some(&format!("{MONTHLY}?pairing={id}")), "{handed:?}");

    let tutorial = ana.get(&handed[0]).await;
    assert!(tutorial.all("a", "href").contains(&pairing), "it leads back to the pairing");
    app.settle().await;
    let count = "SELECT COUNT(*) FROM suggestions WHERE why = 'claimed' AND account_id = $1";
    // Counted after the page was answered.
    let mut counted = None;
    for _ in 0..200 {
        counted = app.state.db().scalar::<i64>(count, args![ana.account]).await.unwrap();
        if counted > Some(0) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert!(counted >= Some(1), "{counted:?}");
    let seen = "SELECT COUNT(*) FROM suggestions WHERE why = 'claimed' AND account_id = $1 AND seen_at IS NOT NULL";
    assert_eq!(app.state.db().scalar::<i64>(seen, args![ana.account]).await.unwrap(), counted, "what the page handed was seen");
    ana.get(&pairing).await;
    assert_eq!(app.state.db().scalar::<i64>(count, args![ana.account]).await.unwrap(), counted, "once for each pairing");
}

#[tokio::test]
async fn steps_are_ticked_and_where_one_stopped_is_kept() {
    let app = with_content().await;
    let ana = app.person("Ana").await;
    let first = ana.get(&format!("{MONTHLY}/steps/1")).await;
    assert_eq!(first.status, 200);
    let next = ana.post(&format!("{MONTHLY}/steps/1"), &[("done", "yes")]).await.location.unwrap();
    assert_eq!(next, format!("{MONTHLY}/steps/2"));
    let whole = ana.get(MONTHLY).await;
    assert!(whole.words().contains("Reprendre à l’étape 2"), "{}", whole.words());
    assert!(whole.words().contains("1 étape faite sur"), "{}", whole.words());

    ana.post(&format!("{MONTHLY}/steps/1"), &[("done", "no")]).await;
    assert!(!ana.get(MONTHLY).await.words().contains("faites sur"), "a step can be taken back");
    let steps = ana.get(MONTHLY).await.all("ol.steps-list a", "href").len();
    for step in 1..=steps {
        ana.post(&format!("{MONTHLY}/steps/{step}"), &[("done", "yes")]).await;
    }
    assert!(ana.get(MONTHLY).await.words().contains(&format!("{steps} étapes faites sur {steps}")));

    let bob = app.person("Bob").await;
    assert!(bob.get(MONTHLY).await.words().contains("Commencer"), "everybody has their own place");
    assert_eq!(ana.post(&format!("{MONTHLY}/steps/99"), &[("done", "yes")]).await.status, 404);
    assert_eq!(ana.get(&format!("{MONTHLY}/steps/0")).await.status, 404);
}

#[tokio::test]
async fn a_tutorial_is_read_and_printed_without_an_account() {
    let app = with_content().await;
    let anybody = app.browser();
    for path in ["/tutorials", MONTHLY, &format!("{MONTHLY}/steps/1"), &format!("{MONTHLY}/paper"), "/tutorials/cv/draft", "/words"] {
        assert_eq!(anybody.get(path).await.status, 200, "{path}");
        assert_eq!(anybody.get(&format!("{path}?lang=en")).await.status, 200, "{path} in English");
    }
    let paper = anybody.get(&format!("{MONTHLY}/paper?lang=fr")).await;
    assert!(!paper.all(".sheet-words dt", "id").is_empty() || paper.words().contains("Les mots de cette page"));
    for missing in ["/tutorials/nothing", "/tutorials/posture", "/tutorials/actualisation-france-travail/draft"] {
        assert_eq!(anybody.get(missing).await.status, 404, "{missing}");
    }
}

#[tokio::test]
async fn words_met_explain_themselves_at_the_foot_of_the_page() {
    let app = with_content().await;
    let page = app.browser().get(MONTHLY).await;
    let words = page.all("a.word", "href");
    assert!(!words.is_empty());
    for word in words {
        assert_eq!(page.all(&format!(".notes [id='{}']", word.trim_start_matches('#')), "id").len(), 1, "{word}");
    }
}

#[tokio::test]
async fn what_people_type_finds_what_they_mean() {
    let app = with_content().await;
    let anybody = app.browser();
    for (typed, wanted) in [
        ("declaration impot", "/tutorials/declaration-de-revenus"),
        ("caf alloc", "/tutorials/compte-caf"),
        ("pole emploi mdp", "/tutorials/mot-de-passe-france-travail"),
        ("actualistion", MONTHLY),
    ] {
        let page = anybody.get(&format!("/tutorials?q={}", typed.replace(' ', "+"))).await;
        let found = page.all("main .list a", "href");
        assert!(found.iter().take(2).any(|href| href == wanted), "{typed}: {found:?}");
    }
    assert!(anybody.get("/tutorials?q=zzzzzz").await.words().contains("Aucune fiche n’en parle encore"));
}

#[tokio::test]
async fn what_an_association_wrote_is_its_own() {
    let app = with_content().await;
    let (entraide, autre) = (app.association("Entraide 28").await, app.association("Autre").await);
    let zoe = app.coordinator("Zoe", entraide).await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", autre).await);
    let id = own_tutorial(&app, &zoe, entraide).await;
    let path = format!("/tutorials/{id}");
    assert_eq!(ana.get(&path).await.status, 200);
    let missing = bob.get(&format!("/tutorials/{}", DocumentId(id.0 + 1))).await;
    let foreign = bob.get(&path).await;
    assert_eq!(
        (foreign.status, foreign.text.replace(&id.to_string(), "")),
        (404, missing.text.replace(&DocumentId(id.0 + 1).to_string(), ""))
    );
    assert!(!bob.get("/tutorials?q=notre+salle").await.all("main .list a", "href").contains(&path));
    assert_eq!(ana.get("/tutorials?q=notre+salle").await.first("main .list a", "href"), path);
    assert_eq!(bob.post(&format!("{path}/steps/1"), &[("done", "yes")]).await.status, 404);
}

#[tokio::test]
async fn a_new_version_is_read_at_once_and_a_retired_one_no_longer() {
    let app = with_content().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let id = own_tutorial(&app, &zoe, entraide).await;
    let writer = Writer { account: zoe.account, association: entraide };
    let path = format!("/tutorials/{id}");
    assert!(zoe.get(&path).await.words().contains("Notre salle"));
    let rewrite = async move |tx: &binome::storage::Tx| {
        let before = binome::learning::store::documents::own(tx, entraide, id).await?.unwrap();
        let draft = before.source.replace("Notre salle", "La grande salle");
        actions::keep_draft(tx, writer, Some(id), Kind::Tutorial, "salle", &draft).await?;
        actions::publish(tx, writer, id).await
    };
    app.state.storage.write(rewrite).await.unwrap();
    assert!(zoe.get(&path).await.words().contains("La grande salle"));
    app.state.storage.write(async move |tx| actions::retire(tx, writer, id).await).await.unwrap();
    assert_eq!(zoe.get(&path).await.status, 404);
}
