//! The audit: nobody rewrites it unseen; a reason is asked outside one's own cases; who reads it.

use binome::audit::{self, Broken};
use binome::storage::{Arg, Error, Sql, Tx};
use binome::{args, check};

use crate::check::unguarded;
use crate::support::{Person, TestApp, josiane};

/// Three blocks of what coordinators did.
async fn chained() -> TestApp {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    for name in ["Ana", "Bob", "Eve"] {
        app.volunteer(name, entraide).await;
        app.volunteer(&format!("{name}bis"), entraide).await;
        audit::chain(&app.state.storage).await.unwrap();
    }
    assert_eq!(broken(&app).await, None);
    app
}

async fn broken(app: &TestApp) -> Option<Broken> {
    audit::verify(app.state.db()).await.unwrap().broken
}

async fn change(app: &TestApp, sql: &'static str, values: Vec<Arg>) -> Result<u64, Error> {
    app.state.storage.write(async move |tx: &Tx| tx.execute(sql, values.clone()).await).await
}

const LAST: &str = "(SELECT MAX(number) FROM audit_blocks)";

#[tokio::test]
async fn rows_are_written_once() {
    let app = chained().await;
    for sql in [
        "UPDATE audit_entries SET detail = 'nothing'",
        "UPDATE audit_entries SET block = NULL",
        "UPDATE audit_entries SET block = 7, verb = 'x'",
        "DELETE FROM audit_entries",
        "UPDATE audit_blocks SET digest = 'x'",
        "DELETE FROM audit_blocks",
        "DELETE FROM audit_heads",
        "UPDATE audit_heads SET mac = 'x'",
    ] {
        assert!(change(&app, sql, args![]).await.is_err(), "{sql}");
    }
    assert_eq!(broken(&app).await, None);
}

#[tokio::test]
async fn a_change_a_removal_a_cut_and_another_order_are_found() {
    let harms: [(&str, Broken); 6] = [
        ("UPDATE audit_entries SET detail = 'nothing' WHERE block = 2", Broken::Rows(2)),
        ("DELETE FROM audit_entries WHERE id = (SELECT MIN(id) FROM audit_entries WHERE block = 2)", Broken::Rows(2)),
        (
            "UPDATE audit_entries SET id = id + 1000000000000 WHERE id = (SELECT MIN(id) FROM audit_entries WHERE block = 2)",
            Broken::Rows(2),
        ),
        ("UPDATE audit_entries SET block = 5 - block WHERE block IN (2, 3)", Broken::Rows(2)),
        ("DELETE FROM audit_blocks WHERE number = 1", Broken::Gone(1)),
        ("DELETE FROM audit_heads", Broken::End(3)),
    ];
    for (sql, found) in harms {
        let app = chained().await;
        unguarded(&app).await;
        change(&app, sql, args![]).await.unwrap();
        assert_eq!(broken(&app).await, Some(found), "{sql}");
    }
}

#[tokio::test]
async fn the_last_rows_do_not_go_unseen() {
    let app = chained().await;
    unguarded(&app).await;
    for table in ["audit_entries WHERE block", "audit_blocks WHERE number"] {
        let sql = format!("DELETE FROM {table} = {LAST}");
        app.state.storage.write(async move |tx: &Tx| tx.execute(&sql, args![]).await).await.unwrap();
    }
    assert_eq!(broken(&app).await, Some(Broken::End(3)));
    let findings = check::check(app.state.db()).await.unwrap();
    assert!(findings.iter().any(|finding| !finding.is_well && finding.words.contains("does not end with block 3")), "{findings:?}");
    // Nor once others follow.
    let elsewhere = app.association("Ailleurs").await;
    app.volunteer("Yann", elsewhere).await;
    audit::chain(&app.state.storage).await.unwrap();
    assert_eq!(broken(&app).await, Some(Broken::Gone(3)));
}

#[tokio::test]
async fn a_chain_written_anew_without_the_key_is_found() {
    let app = chained().await;
    unguarded(&app).await;
    // The end is made to agree with itself: only its keyed hash tells.
    change(&app, "UPDATE audit_heads SET number = 2, digest = (SELECT digest FROM audit_blocks WHERE number = 2)", args![]).await.unwrap();
    change(&app, "DELETE FROM audit_entries WHERE block = 3", args![]).await.unwrap();
    change(&app, "DELETE FROM audit_blocks WHERE number = 3", args![]).await.unwrap();
    assert_eq!(broken(&app).await, Some(Broken::End(2)));
}

/// Josiane's help request, taken by Ana of the association: its drawer, and its two coordinators.
async fn helped(app: &TestApp) -> (String, Person, Person) {
    let here = app.association("Entraide 28").await;
    let (zoe, max) = (app.coordinator("Zoe", here).await, app.coordinator("Max", here).await);
    let ana = app.volunteer("Ana", here).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let form = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    ana.post(&form, &[]).await;
    (format!("/board/{}", asked.help_request), zoe, max)
}

#[tokio::test]
async fn outside_ones_own_cases_a_reason_comes_first_once_an_hour() {
    let app = TestApp::start().await;
    let (drawer, zoe, _) = helped(&app).await;
    let asked = zoe.get(&drawer).await;
    let to = asked.location.expect("led to a reason");
    assert!(to.starts_with("/reasons?of=help_request") && !asked.text.contains("Josiane"), "{to}");
    let page = zoe.get(&to).await;
    assert!(page.words().contains("Pourquoi consultez-vous ce dossier"), "{}", page.words());
    let of = page.first("input[name=of]", "value");
    let give = async |why: &str, words: &str| zoe.post("/reasons", &[("of", &of), ("then", &drawer), ("why", why), ("words", words)]).await;
    assert_eq!(give("", "").await.status, 422);
    assert_eq!(give("other", "").await.status, 422, "another reason is said");
    assert_eq!(give("other", "Elle a rappelé ce matin").await.location.as_deref(), Some(drawer.as_str()));
    assert!(zoe.get(&drawer).await.text.contains("Josiane"));
    assert_eq!(crate::board::audited(&app, "read").await, 1);
    zoe.get(&drawer).await;
    assert_eq!(crate::board::audited(&app, "read").await, 1, "looking again is one reading");
    let rows: Vec<Vec<u8>> = app.state.db().column("SELECT reason FROM audit_entries WHERE reason IS NOT NULL", args![]).await.unwrap();
    assert!(rows.len() == 1 && !String::from_utf8_lossy(&rows[0]).contains("rappel"), "sealed");
    app.set_clock(app.state.clock().now() + 61 * binome::clock::MINUTE);
    assert!(zoe.get(&drawer).await.location.is_some(), "it held an hour");
}

#[tokio::test]
async fn what_somebody_took_in_hand_is_theirs_to_read_and_not_their_colleagues() {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let (zoe, max) = (app.coordinator("Zoe", here).await, app.coordinator("Max", here).await);
    let asked = app.ask(binome::help_requests::NewHelpRequest { email: None, ..josiane() }).await;
    let drawer = format!("/board/{}", asked.help_request);
    assert_eq!(zoe.get(&drawer).await.status, 200, "nobody's yet, and nothing personal");
    zoe.post(&format!("{drawer}/ownership"), &[]).await;
    assert!(zoe.get(&drawer).await.text.contains("Josiane"));
    assert!(max.get(&drawer).await.location.is_some_and(|to| to.starts_with("/reasons")));
}

#[tokio::test]
async fn the_page_shows_ones_own_association_and_nothing_else() {
    let app = TestApp::start().await;
    let (drawer, zoe, max) = helped(&app).await;
    let ailleurs = app.association("Ailleurs").await;
    let yves = app.coordinator("Yves", ailleurs).await;
    zoe.look_into(&drawer).await;
    let page = max.get("/association/audit").await;
    assert!(page.words().contains("A lu Zoe Martin · Demande"), "{}", page.words());
    assert!(page.words().contains("Je reprends ou je suis cette demande"));
    assert!(!page.text.contains("Josiane"));
    let theirs = yves.get("/association/audit").await;
    assert!(!theirs.words().contains("Zoe") && !theirs.words().contains("A lu Yves Martin · Demande"), "{}", theirs.words());
    let only = max.get("/association/audit?act=read").await;
    assert!(only.words().contains("Une ligne"), "{}", only.words());
    let foreign = max.get(&format!("/association/audit?person={}", crate::factors::membership(&app, &yves).await)).await;
    assert!(foreign.words().contains("Zoe Martin") && !foreign.words().contains("Yves"), "a foreign person narrows nothing");
    assert!(max.get("/association/audit?from=2030-01-01").await.words().contains("Rien ne correspond"));
    assert!(max.get("/association/audit?until=2026-11-23&page=99&person=%00").await.status == 200);
}

#[tokio::test]
async fn whoever_is_erased_leaves_pseudonyms_and_a_whole_chain() {
    let app = TestApp::start().await;
    let (drawer, zoe, _) = helped(&app).await;
    zoe.look_into(&drawer).await;
    audit::chain(&app.state.storage).await.unwrap();
    let other = app.josiane_asks().await;
    app.asker(&other).post("/erasure", &[]).await;
    app.settle().await;
    audit::chain(&app.state.storage).await.unwrap();
    assert_eq!(broken(&app).await, None);
    assert!(zoe.get("/association/audit").await.words().contains("A lu"));
}
