//! `binome check`: a whole database is said to be whole, and every kind of harm is named in words.

use binome::check::check;
use binome::demo::actions::fill;
use binome::storage::{self, Arg, Keys, Sql};
use binome::{args, audit};

use crate::support::TestApp;

async fn wrongs(app: &TestApp) -> Vec<String> {
    let findings = check(app.state.db()).await.unwrap();
    findings.into_iter().filter(|finding| !finding.is_well).map(|finding| finding.words).collect()
}

async fn change(app: &TestApp, sql: &'static str, values: Vec<Arg>) {
    app.state.storage.write(async move |tx| tx.execute(sql, values.clone()).await).await.unwrap();
}

#[tokio::test]
async fn a_month_of_help_is_whole() {
    let app = TestApp::start().await;
    fill(&app.state.storage, 28).await.unwrap();
    app.settle().await;
    audit::chain(&app.state.storage).await.unwrap();
    let findings = check(app.state.db()).await.unwrap();
    assert!(findings.iter().all(|finding| finding.is_well), "{findings:#?}");
    let texts = &findings.iter().find(|finding| finding.words.contains("sealed texts")).unwrap().words;
    let count: usize = texts.split(' ').nth(1).unwrap().parse().unwrap();
    assert!(count > 500, "{texts}");
}

#[tokio::test]
async fn an_erased_person_leaves_a_whole_database() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let asked = app.josiane_asks().await;
    app.asker(&asked).post("/erasure", &[]).await;
    app.settle().await;
    assert_eq!(wrongs(&app).await, Vec::<String>::new());
}

/// Takes away what keeps the audit as it was written: whoever has the database can.
pub async fn unguarded(app: &TestApp) {
    for (table, trigger) in [
        ("audit_entries", "audit_entries_stay"),
        ("audit_entries", "audit_entries_as_written"),
        ("audit_blocks", "audit_blocks_stay"),
        ("audit_blocks", "audit_blocks_as_written"),
        ("audit_heads", "audit_heads_stay"),
        ("audit_heads", "audit_heads_go_on"),
    ] {
        let on = if app.state.storage.is_sqlite() { String::new() } else { format!(" ON {table}") };
        app.state.storage.write(async move |tx| tx.execute(&format!("DROP TRIGGER IF EXISTS {trigger}{on}"), args![]).await).await.unwrap();
    }
}

/// One harm on a new database, and the words that name it.
async fn harmed(words: &str, sql: &'static str) {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    app.volunteer("Ana", entraide).await;
    app.josiane_asks().await;
    app.settle().await;
    audit::chain(&app.state.storage).await.unwrap();
    assert_eq!(wrongs(&app).await, Vec::<String>::new());
    unguarded(&app).await;
    for statement in sql.split("; ") {
        change(&app, statement, args![]).await;
    }
    let wrongs = wrongs(&app).await;
    assert!(wrongs.len() == 1 && wrongs[0].contains(words), "{words}: {wrongs:?}");
}

#[tokio::test]
async fn every_harm_is_named() {
    harmed("1 in askers.first_name", "UPDATE askers SET first_name = phone").await;
    harmed("people whose key is lost", "DELETE FROM seal_keys WHERE owner IN (SELECT id FROM askers)").await;
    harmed("accounts whose key is lost", "DELETE FROM seal_keys WHERE owner IN (SELECT id FROM accounts)").await;
    harmed("the audit was changed: block 1", "DELETE FROM audit_entries WHERE id = (SELECT MIN(id) FROM audit_entries)").await;
    harmed("the audit was changed: block 1", "UPDATE audit_entries SET detail = 'nothing of the kind'").await;
    harmed("block 1 no longer matches", "UPDATE audit_blocks SET digest = 'x'").await;
    harmed("name rows of places that are not there", "UPDATE help_requests SET place_id = 7").await;
    harmed("nobody waits for any more", "UPDATE help_requests SET state = 'withdrawn'").await;
    harmed("taken by nobody", "UPDATE offers SET state = 'left'; UPDATE help_requests SET state = 'paired'").await;
    harmed("a mailbox has not counted", "UPDATE mailboxes SET head = head - 1").await;
    harmed("newer Binôme (m2099", "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m2099_01_01_01_tomorrow', 0)").await;
    harmed("schema is older", "DELETE FROM seaql_migrations WHERE version LIKE '%recognition'").await;
}

#[tokio::test]
async fn anothers_key_is_named() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    app.josiane_asks().await;
    let db = storage::look(&app.state.config.database, Keys::derive(&[8; 32])).await.unwrap();
    let findings = check(&db).await.unwrap();
    db.close().await;
    assert!(findings.iter().any(|finding| !finding.is_well && finding.words.contains("BINOME_KEY_FILE names another")), "{findings:?}");
}

#[tokio::test]
async fn a_damaged_page_is_found_and_nothing_is_changed_by_looking() {
    let folder = crate::backup::instance().await;
    assert!(crate::backup::run("check", &folder, &[]).0);
    let mut bytes = std::fs::read(folder.database()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xAA);
    std::fs::write(folder.database(), &bytes).unwrap();
    let (went_well, said) = crate::backup::run("check", &folder, &[]);
    assert!(!went_well && said.contains("WRONG the file is damaged") && said.contains("restore a backup"), "{said}");
    assert_eq!(std::fs::read(folder.database()).unwrap(), bytes);
}
