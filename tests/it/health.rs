//! The operator's page says how the instance is, and what to do.

use binome::args;
use binome::config::Config;
use binome::storage::{Sql, Tx};

use crate::support::{Answer, Person, TestApp};

const MINUTE: i64 = 60_000;

/// Zoé, who runs an instance that is served as it should be.
async fn begun() -> (TestApp, Person) {
    let app = TestApp::with(|mut config| {
        config.backups.folder = Some(config.data.clone());
        Config { public_url: Some("https://aide.example.org".into()), ..config }
    })
    .await;
    let zoe = app.person("Zoe").await;
    let account = zoe.account;
    let work = async move |tx: &Tx| tx.execute("UPDATE accounts SET is_operator = TRUE WHERE id = $1", args![account]).await;
    app.state.storage.write(work).await.unwrap();
    (app, zoe)
}

async fn look(zoe: &Person, language: &str) -> Answer {
    zoe.get_with(&format!("/instance?lang={language}"), &[("x-forwarded-proto", "https")]).await
}

#[tokio::test]
async fn all_is_well_until_something_is_not_and_then_what_to_do_is_said() {
    let (app, zoe) = begun().await;
    let association = app.association("Entraide").await;
    app.volunteer("Ana", association).await;
    app.settle().await;
    let page = look(&zoe, "fr").await;
    for told in ["Tout va bien", "La base de données répond", "sur le disque", "Rien n’est en retard", "Aucun e-mail n’est parti", "SQLite"]
    {
        let told = if told == "SQLite" && !app.state.storage.is_sqlite() { "PostgreSQL" } else { told };
        assert!(page.words().contains(told), "{told} in {}", page.words());
    }
    assert!(look(&zoe, "en").await.words().contains("All is well"));

    // Somebody asks, and the worker does nothing for ten minutes.
    app.josiane_asks().await;
    app.state.clock().move_to(app.state.clock().now() + 10 * MINUTE);
    (0..3).for_each(|_| app.state.mailer.lately.failed());
    let page = look(&zoe, "fr").await;
    for told in ["2 choses demandent votre attention", "depuis 10 minutes", "À faire : redémarrez", "3 envois ont échoué, 0 ont réussi"]
    {
        assert!(page.words().replace('\u{a0}', " ").contains(told), "{told} in {}", page.words());
    }
    app.settle().await;
    let page = look(&zoe, "en").await.words().replace('\u{a0}', " ");
    assert!(page.contains("may have been told up to 10 minutes late"), "{page}");
}

#[tokio::test]
async fn the_page_moves_by_itself_for_the_operator_alone() {
    let (app, zoe) = begun().await;
    let association = app.association("Entraide").await;
    let ana = app.volunteer("Ana", association).await;
    let page = look(&zoe, "fr").await;
    assert!(page.all("#health", "data-live").contains(&"hint:instance".to_owned()));
    let (mut zoes, mut anas) = (zoe.live(&page).await, ana.live(&ana.get("/home").await).await);
    app.state.hub.hint(binome::home::INSTANCE);
    let hint = zoes.next().await;
    assert_eq!((hint["type"].as_str(), hint["name"].as_str()), (Some("hint"), Some("instance")));
    anas.stays_silent().await;
    assert_eq!(ana.get("/instance").await.status, 404);
}
