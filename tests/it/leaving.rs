//! The passport, everything in one's name, and leaving for good.

use std::io::{Cursor, Read};

use binome::args;
use binome::recognition::actions::leaving;
use binome::recognition::store;
use binome::storage::Sql;
use serde_json::Value;

use crate::badges::badges;
use crate::help_sessions::{Paired, paired, record};
use crate::support::TestApp;

const EVER: (i64, i64) = (i64::MIN, i64::MAX);

/// The files of an archive, by name.
fn unzipped(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.push((file.name().to_owned(), text));
    }
    files
}

#[tokio::test]
async fn a_passport_is_read_even_when_every_association_was_left() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    record(&ana, &pairing, &[("minutes", "60")]).await;
    app.settle().await;
    let nour = app.coordinator("Nour", entraide).await;
    let member = app.membership(ana.account).await;
    assert_eq!(nour.post(&format!("/members/{member}/end"), &[]).await.status, 303);
    let page = ana.get("/passport").await;
    let words = page.words();
    assert!(page.status == 200 && words.contains("1 h") && words.contains("personne aidée 1"), "{words}");
    assert!(page.all("img", "alt").contains(&"Première aide".to_owned()), "{words}");
}

#[tokio::test]
async fn everything_in_ones_name_can_be_taken_away() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[("minutes", "60"), ("done", "=Espace personnel ouvert")]).await;
    app.settle().await;
    let files = unzipped(ana.bytes("/account/export.zip").await);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "everything.json",
            "memberships.csv",
            "hours.csv",
            "records.csv",
            "permanences.csv",
            "training.csv",
            "badges.csv",
            "attestations.csv"
        ]
    );
    let whole: Value = serde_json::from_str(&files[0].1).unwrap();
    assert_eq!(whole["account"]["email"], "ana@example.org");
    assert_eq!(whole["records"][0]["done"], "=Espace personnel ouvert");
    assert_eq!(whole["hours"][0]["minutes"], 60);
    assert_eq!(whole["badges"][0]["name"], "Première aide");
    let text: String = files.iter().map(|(_, text)| text.as_str()).collect();
    assert!(!text.contains("Josiane"), "nothing of whoever was helped");
    assert!(
        files[3].1.contains("'=Espace") || files[3].1.contains("\u{2019}=Espace") || !files[3].1.contains(";=Espace"),
        "{}",
        files[3].1
    );
}

#[tokio::test]
async fn whoever_leaves_for_good_leaves_figures_and_nothing_else() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    record(&ana, &pairing, &[("minutes", "60")]).await;
    app.settle().await;
    let nour = app.coordinator("Nour", entraide).await;
    let badge = badges(&ana).await.pop().unwrap();
    ana.post(&format!("{badge}/publication"), &[("public", "yes")]).await;
    assert_eq!(app.browser().get(&badge).await.status, 200);
    let mut anas = ana.live(&ana.get("/passport").await).await;
    assert_eq!(ana.post("/account/deletion", &[]).await.status, 422, "not without the box");
    let left = ana.post("/account/deletion", &[("sure", "yes")]).await;
    assert_eq!((left.status, left.location.as_deref()), (303, Some("/")));
    let closed = loop {
        if let Some(code) = anas.next().await.get("closed") {
            break code.clone();
        }
    };
    assert_eq!(closed, 4401, "her sockets close");

    let db = app.state.db();
    let totals = store::totals_of(db, ana.account, EVER.0, EVER.1).await.unwrap();
    assert_eq!(totals.minutes, 60, "the hours stay");
    for (table, owner) in [
        ("sign_ins", "account_id"),
        ("helpers", "account_id"),
        ("helper_loads", "account_id"),
        ("seal_keys", "owner"),
        ("badges", "account_id"),
        ("circle_members", "account_id"),
    ] {
        let statement = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE {owner} = $1");
        assert_eq!(db.scalar::<i64>(&statement, args![ana.account]).await.unwrap(), Some(0), "{table}");
    }
    let names: Vec<String> =
        db.column("SELECT first_name || last_name || sort_key FROM accounts WHERE id = $1", args![ana.account]).await.unwrap();
    assert_eq!(names, ["—"]);
    assert_eq!(app.browser().get(&badge).await.status, 404);
    assert_eq!(ana.get("/passport").await.status, 303, "nobody is signed in");
    let state: Vec<String> = db.column("SELECT state FROM memberships WHERE account_id = $1", args![ana.account]).await.unwrap();
    assert_eq!(state, ["ended"]);
    for page in ["/board", "/board/hours", "/members", "/members?state=ended", "/figures"] {
        let page = nour.get(page).await;
        assert!(page.status == 200 && !page.words().contains("Ana"), "{}", page.words());
    }
    let listed = app.state.erasures.all().await.unwrap();
    assert!(listed.contains(&ana.account.0), "a restored copy erases them again");
    app.settle().await;
}

#[tokio::test]
async fn a_pairing_that_goes_on_is_given_to_others() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, entraide, .. } = paired(&app).await;
    app.volunteer("Bob", entraide).await;
    assert_eq!(ana.post("/account/deletion", &[("sure", "yes")]).await.status, 303);
    app.settle().await;
    let words = josiane.get("/wait").await.words();
    assert!(!words.contains("Ana s’occupe"), "{words}");
    let open: Option<i64> = app.state.db().scalar("SELECT COUNT(*) FROM pairings WHERE ended_at IS NULL", args![]).await.unwrap();
    assert_eq!(open, Some(0));
}

#[tokio::test]
async fn the_last_to_coordinate_hands_over_first() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let nour = app.coordinator("Nour", entraide).await;
    let refused = nour.post("/account/deletion", &[("sure", "yes")]).await;
    assert!(refused.status == 422 && refused.words().contains("Qui coordonnera Entraide 28"), "{}", refused.words());
    app.coordinator("Odile", entraide).await;
    assert_eq!(nour.post("/account/deletion", &[("sure", "yes")]).await.status, 303);
}

#[tokio::test]
async fn an_older_copy_erases_them_again() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.state.erasures.add(vec![ana.account.0]).await.unwrap();
    assert_eq!(leaving::replay(&app.state.storage, &app.state.erasures).await.unwrap(), 1);
    assert_eq!(leaving::replay(&app.state.storage, &app.state.erasures).await.unwrap(), 0);
    assert_eq!(ana.get("/passport").await.status, 303);
}
