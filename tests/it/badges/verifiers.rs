//! A badge taken out of the instance, read by programs that are not ours; each refuses one that was tampered with.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use binome::args;
use binome::recognition::actions::issuer;
use binome::storage::Sql;
use serde_json::{Value, json};

use super::{badges, first_help};
use crate::support::{Browser, TestApp, python};

/// What a verifier finds: everything that it may fetch stands in `documents`.
fn verified(app: &TestApp, file: (&str, Value), documents: &BTreeMap<String, String>) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/badges.py");
    let asked = json!({file.0: file.1, "now": app.state.clock().now() / 1000, "documents": documents});
    let mut reader = Command::new(python()).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    reader.stdin.take().unwrap().write_all(asked.to_string().as_bytes()).unwrap();
    let read = reader.wait_with_output().unwrap();
    assert!(read.status.success());
    serde_json::from_slice(&read.stdout).unwrap()
}

/// What anybody can fetch of the issuer now: its profile, its keys, its status list.
async fn published(app: &TestApp, by: &Browser) -> BTreeMap<String, String> {
    let keys: Value = serde_json::from_str(&by.get("/badges/keys").await.text).unwrap();
    let keys = keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned());
    let url = app.state.public_url();
    let mut documents = BTreeMap::new();
    for address in keys.chain([format!("{url}/badges/issuer"), format!("{url}/badges/status/0")]) {
        let answer = by.get(address.strip_prefix(&url).unwrap()).await;
        assert_eq!((answer.status, answer.headers["access-control-allow-origin"].to_str().unwrap()), (200, "*"), "{address}");
        documents.insert(address, answer.text);
    }
    documents
}

/// The token with one word of its payload changed, or none.
fn tampered(token: &str, from: &str, to: &str) -> String {
    let parts: Vec<&str> = token.split('.').collect();
    let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
    assert!(payload.contains(from), "{payload}");
    format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(payload.replace(from, to)), parts[2])
}

#[tokio::test]
async fn an_independent_verifier_believes_a_badge_and_refuses_another() {
    let app = TestApp::start().await;
    let paired = first_help(&app).await;
    let badge = badges(&paired.ana).await.pop().unwrap();
    let stranger = app.browser();
    let documents = published(&app, &stranger).await;
    let token = paired.ana.get(&format!("{badge}/badge.jwt")).await.text;
    let found = verified(&app, ("token", token.clone().into()), &documents);
    assert_eq!(found["verdict"], "valid");
    assert_eq!((&found["credential_schema"], &found["issuer_schema"]), (&json!([]), &json!([])), "1EdTech's schemas");
    assert_eq!(found["schema_refuses"], json!([true, true]));
    assert_eq!(found["payload"]["credentialSubject"]["achievement"]["name"], "Première aide");
    let text = found["payload"].to_string();
    assert!(!text.contains("Ana") && !text.contains("ana@"), "nobody is named: {text}");

    // The same in both pictures.
    for (file, kind) in [("badge.svg", "svg"), ("badge.png", "png")] {
        let baked = STANDARD.encode(paired.ana.bytes(&format!("{badge}/{file}")).await);
        assert_eq!(verified(&app, (kind, baked.into()), &documents)["token"], token, "{kind}");
    }

    // One word changed, in the token or in the picture; or another's key at the address.
    let forged = tampered(&token, "Première aide", "200 heures d’aide");
    assert_eq!(verified(&app, ("token", forged.clone().into()), &documents)["verdict"], "Invalid signature");
    let svg = String::from_utf8(paired.ana.bytes(&format!("{badge}/badge.svg")).await).unwrap().replace(&token, &forged);
    assert_eq!(verified(&app, ("svg", STANDARD.encode(svg).into()), &documents)["verdict"], "Invalid signature");
    let mut other = documents.clone();
    let kid = found["header"]["kid"].as_str().unwrap();
    let mut key: Value = serde_json::from_str(&other[kid]).unwrap();
    key["x"] = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".into(); // RFC 8037, appendix A.2
    other.insert(kid.to_owned(), key.to_string());
    assert_eq!(verified(&app, ("token", token.into()), &other)["verdict"], "Invalid signature");
}

#[tokio::test]
async fn a_badge_taken_back_is_refused_by_its_status_list_and_no_list_can_be_forged() {
    let app = TestApp::start().await;
    let paired = first_help(&app).await;
    let badge = badges(&paired.ana).await.pop().unwrap();
    let token = paired.ana.get(&format!("{badge}/badge.jwt")).await.text;
    let before = published(&app, &app.browser()).await;
    let nour = app.coordinator("Nour", paired.entraide).await;
    let member = app.membership(paired.ana.account).await;
    let page = nour.get(&format!("/members/{member}/badges")).await;
    let withdrawal = page.first("form[action$='/withdrawal']", "action");
    assert_eq!(nour.post(&withdrawal, &[]).await.status, 303);
    let after = published(&app, &app.browser()).await;
    let verdict = |documents: &BTreeMap<String, String>| verified(&app, ("token", token.clone().into()), documents)["verdict"].clone();
    assert_eq!(verdict(&before), "valid", "an old list says so for a week at most");
    assert!(verdict(&after).as_str().unwrap().starts_with("Credential status 'revocation' is set"), "{}", verdict(&after));
    let list = format!("{}/badges/status/0", app.state.public_url());
    let mut forged = after.clone();
    forged.insert(list.clone(), tampered(&after[&list], "validUntil", "validNever"));
    assert!(verdict(&forged).as_str().unwrap().contains("proof is invalid"), "{}", verdict(&forged));
}

#[tokio::test]
async fn a_new_key_signs_from_now_on_and_what_the_old_one_signed_is_still_believed() {
    let app = TestApp::start().await;
    let paired = first_help(&app).await;
    let badge = badges(&paired.ana).await.pop().unwrap();
    let old = paired.ana.get(&format!("{badge}/badge.jwt")).await.text;
    let generation = app.state.storage.write(async |tx| issuer::rotate(tx).await).await.unwrap();
    let new = paired.ana.get(&format!("{badge}/badge.jwt")).await.text;
    let documents = published(&app, &app.browser()).await;
    let read = |token: &str| verified(&app, ("token", token.into()), &documents);
    let (was, is) = (read(&old), read(&new));
    assert_eq!(generation, 2);
    assert!(is["header"]["kid"].as_str().unwrap().ends_with("/badges/keys/2") && is["verdict"] == "valid", "{is}");
    assert!(was["header"]["kid"].as_str().unwrap().ends_with("/badges/keys/1") && was["verdict"] == "valid", "{was}");
    let kept: Vec<bool> =
        app.state.db().column("SELECT private_key IS NOT NULL FROM issuer_keys ORDER BY generation", args![]).await.unwrap();
    assert_eq!(kept, [false, true], "the old private key is destroyed");
}
