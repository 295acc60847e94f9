//! What an association signs for its helpers, on paper and on the page that verifies it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use binome::args;
use binome::pdf::{Document, Part, Square, Table};
use binome::recognition::store;
use binome::storage::Sql;
use serde_json::{Value, json};

use crate::help_sessions::{Paired, paired, record};
use crate::support::{Person, TestApp, python};

/// Ana, one validated hour, and the coordinator; where her attestations are made.
async fn validated(app: &TestApp) -> (Person, Person, String) {
    let Paired { ana, pairing, entraide, .. } = paired(app).await;
    let nour = app.coordinator("Nour", entraide).await;
    let read = record(&ana, &pairing, &[("minutes", "60")]).await;
    let hours = read.replace("/records/", "help-");
    assert_eq!(nour.post("/board/hours/validation", &[("hours", &hours)]).await.status, 303);
    let membership = app.membership(ana.account).await;
    (ana, nour, format!("/members/{membership}/attestations"))
}

/// The fields of a whole year, as the page sends them.
fn year(replaces: &str) -> [(&'static str, &str); 4] {
    [("from", "2026-01-01"), ("until", "2026-12-31"), ("lang", "fr"), ("replaces", replaces)]
}

/// The code on the first paper of somebody's page, and the address of its file.
async fn newest(of: &Person) -> (String, String) {
    let page = of.get("/attestations").await;
    let code = page.words().split(" · ").nth(2).and_then(|rest| rest.split(' ').next()).unwrap().to_owned();
    (code, page.first("#papers .list a", "href"))
}

#[tokio::test]
async fn what_was_validated_is_signed_verified_replaced_and_withdrawn() {
    let app = TestApp::start().await;
    let (ana, nour, at) = validated(&app).await;
    let seen = nour.get(&format!("{at}?from=2026-01-01&until=2026-12-31")).await;
    assert!(seen.words().contains("1 h") && seen.words().contains("Ce que dira l’attestation"), "{}", seen.words());
    let mut anas = ana.live(&ana.get("/attestations").await).await;
    assert_eq!(nour.post(&at, &year("")).await.status, 303);
    anas.event("hours_moved").await;
    let (code, file) = newest(&ana).await;
    let paper = ana.bytes(&file).await;
    assert!(paper.starts_with(b"%PDF-1.7"), "a real file");
    assert_eq!(nour.bytes(&file).await, paper, "the same for whoever signed it, byte for byte");

    // Anybody with the code: what the paper shows, and nobody who was helped.
    let stranger = app.browser();
    let verified = stranger.get(&format!("/verify/{}", code.to_lowercase().replace('-', ""))).await.words();
    assert!(verified.contains("est valable") && verified.contains("Ana") && verified.contains("Entraide 28"), "{verified}");
    assert!(!verified.contains("Josiane"), "{verified}");
    assert_eq!(stranger.get("/verify?code=rien").await.status, 422);
    assert_eq!(stranger.get("/verify/AAAA-AAAA").await.status, 422);

    // Another one takes its place, then is taken back.
    let replaced = file.split('/').nth(2).unwrap().to_owned();
    assert_eq!(nour.post(&at, &year(&replaced)).await.status, 303);
    let (next, next_file) = newest(&ana).await;
    let old = stranger.get(&format!("/verify/{code}")).await.words();
    assert!(old.contains("a été remplacée") && old.contains(&next), "{old}");
    let refused = nour.post(&at, &year(&replaced)).await;
    assert_eq!(refused.status, 422, "it was replaced already");
    let withdrawal = next_file.replace("/paper", "/withdrawal");
    nour.post(&withdrawal, &[]).await;
    let gone = stranger.get(&format!("/verify/{next}")).await.words();
    assert!(gone.contains("a été retirée"), "{gone}");
    nour.post(&withdrawal, &[]).await;
    let verbs: Vec<String> =
        app.state.db().column("SELECT verb FROM audit_entries WHERE verb LIKE 'attestation%' ORDER BY id", args![]).await.unwrap();
    assert_eq!(verbs, ["attestation_signed", "attestation_signed", "attestation_withdrawn"]);
}

#[tokio::test]
async fn nothing_is_signed_for_hours_that_nobody_validated_nor_by_others() {
    let app = TestApp::start().await;
    let (ana, nour, at) = validated(&app).await;
    let empty = nour.post(&at, &[("from", "2020-01-01"), ("until", "2020-12-31"), ("lang", "fr")]).await;
    assert!(empty.status == 422 && empty.words().contains("Aucune heure validée"), "{}", empty.words());
    let backwards = nour.post(&at, &[("from", "2026-12-31"), ("until", "2026-01-01"), ("lang", "fr")]).await;
    assert!(backwards.status == 422 && backwards.words().contains("avant le début"), "{}", backwards.words());
    nour.post(&at, &year("")).await;
    let (_, file) = newest(&ana).await;
    let elsewhere = app.association("Ailleurs").await;
    let (yves, bob) = (app.coordinator("Yves", elsewhere).await, app.volunteer("Bob", elsewhere).await);
    for foreign in [yves.get(&file).await, bob.get(&file).await, yves.post(&file.replace("/paper", "/withdrawal"), &[]).await] {
        assert_eq!(foreign.status, 404);
    }
    assert_eq!(yves.post(&at, &year("")).await.status, 404);
}

#[tokio::test]
async fn an_erased_account_takes_its_papers_along() {
    let app = TestApp::start().await;
    let (ana, nour, at) = validated(&app).await;
    nour.post(&at, &year("")).await;
    let (code, _) = newest(&ana).await;
    let account = ana.account;
    app.state.storage.write(async move |tx| tx.forget_seal_key(account.0).await).await.unwrap();
    assert_eq!(app.browser().get(&format!("/verify/{code}")).await.status, 422, "nobody can say what it said");
}

/// The rules that a file breaks, by profile ("ua1", "2a"), as a verifier that is not ours finds.
fn broken(file: &[u8]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/pdf.py");
    let mut verifier = Command::new(python()).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    verifier.stdin.take().unwrap().write_all(file).unwrap();
    let said = verifier.wait_with_output().unwrap();
    assert!(said.status.success());
    serde_json::from_slice(&said.stdout).unwrap()
}

/// The same file, in which one word is another of the same length.
fn with(file: &[u8], word: &[u8], other: &[u8]) -> Vec<u8> {
    let at = file.windows(word.len()).position(|window| window == word).unwrap();
    [&file[..at], other, &file[at + other.len()..]].concat()
}

/// A paper of three pages, on which headers stand three times.
fn long() -> Document {
    let row = |at| vec![format!("Démarches en ligne {at}"), "12".to_owned(), "3 h".to_owned()];
    let columns = ["Thématique", "Accompagnements", "Heures"].map(str::to_owned).to_vec();
    let table = Table { columns, rows: (0..80).map(row).collect(), total: None, is_figures: true };
    let square =
        Square { holds: "https://aide.example.org/verify/K7F4-QX2R".into(), alt: "Code QR".into(), beside: vec!["Vérifier".into()] };
    let signature = vec![Part::Rule, Part::Text("Fait le 1er mars 2026".into()), Part::Square(square)];
    Document {
        lang: "fr",
        title: "Attestation".into(),
        author: "Entraide 28".into(),
        written_at: 1_795_352_700_000,
        foot: "Attestation K7F4-QX2R".into(),
        parts: vec![
            Part::Title("Attestation".into()),
            Part::Heading("Par thématique".into()),
            Part::Table(table),
            Part::Together(signature),
        ],
    }
}

#[tokio::test]
async fn an_independent_verifier_finds_the_paper_accessible_and_made_to_last_and_refuses_one_that_is_not() {
    let app = TestApp::start().await;
    let (ana, nour, at) = validated(&app).await;
    for lang in ["fr", "en"] {
        nour.post(&at, &[("from", "2026-01-01"), ("until", "2026-12-31"), ("lang", lang)]).await;
    }
    let files = ana.get("/attestations").await.all("#papers .list a", "href");
    assert_eq!(files.len(), 2);
    for file in files.iter().map(String::as_str).chain(["/engagement/paper"]) {
        assert_eq!(broken(&ana.bytes(file).await), json!({ "ua1": [], "2a": [] }), "{file}");
    }
    let long = binome::pdf::write(&long()).unwrap();
    assert_eq!(broken(&long), json!({ "ua1": [], "2a": [] }), "headers drawn again on the next page are for the eye");
    let paper = ana.bytes(&files[0]).await;
    let untagged = with(&with(&paper, b"/StructTreeRoot", b"/StructTreeRoox"), b"/Marked true", b"/Marked null");
    let rules = broken(&untagged);
    assert!(rules["ua1"].as_array().is_some_and(|rules| !rules.is_empty()), "{rules}");
    assert!(rules["2a"].as_array().is_some_and(|rules| !rules.is_empty()), "{rules}");
}

#[tokio::test]
async fn people_are_counted_once_their_meeting_was_agreed_to() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    let nour = app.coordinator("Nour", entraide).await;
    let read = record(&ana, &pairing, &[("minutes", "60")]).await;
    let people = async || store::attestations::people(app.state.db(), ana.account, entraide, 0, i64::MAX).await.unwrap();
    assert_eq!(people().await, 0, "nobody agreed yet");
    nour.post("/board/hours/validation", &[("hours", &read.replace("/records/", "help-"))]).await;
    assert_eq!(people().await, 1);
}
