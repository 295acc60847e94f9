//! Seen from outside: what Prometheus reads and what the log tells of a whole story, with nobody's word in it.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::Duration;

use binome::storage::{AccountId, Sql, Tx};
use binome::{accounts, args};

use super::Folder;
use super::program::Program;
use crate::support::{Browser, Person, Socket, TestApp};

/// Words of this story that nothing else holds.
const HIDDEN: [&str; 13] = [
    "Wenceslas",
    "Quetzalcoatl",
    "dossier-xylophone",
    "xylophone",
    "0639981234",
    "639981234",
    "06 39 98 12 34",
    "06%2039",
    "wenceslas@example.org",
    "ornithorynque",
    "Zebulon",
    "zebulon@example.org",
    "198.51.100.77",
];

fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

struct Story {
    program: Program,
    /// What must never be told: codes, tokens, cookies.
    secrets: Vec<String>,
}

/// An asker and a helper meet, from the form to a message, with wrong turns on the way.
async fn told(folder: &Path, settings: &[&str]) -> Story {
    let app = TestApp::on_folder(folder).await;
    let association = app.association("Entraide").await;
    let helper = app.volunteer("Zebulon", association).await;
    let operator = app.person("Wenceslas").await;
    prepared(&app, operator.account).await;
    app.close().await;
    let program = Program::start_with(folder, settings);
    let (asker, helper) = (Browser::new(program.address), moved(&helper, program.address));
    let fields = [
        ("topic", "caf"),
        ("words", "Mon dossier-xylophone est bloqué"),
        ("commune", "Chartres"),
        ("meeting", "phone"),
        ("when", "now"),
        ("for", "me"),
        ("first_name", "Wenceslas"),
        ("phone", "06 39 98 12 34"),
        ("email", "wenceslas@example.org"),
    ];
    assert_eq!(asker.post_seen_at("198.51.100.77", "/ask", &fields).await.status, 303);
    let code = asker.cookies().split("asker=").nth(1).unwrap().split(';').next().unwrap().to_owned();
    let offer = acceptance(&helper).await;
    let mut socket = Socket::open(program.address, &helper.cookies(), "[]").await;
    let pairing = helper.post(&offer, &[]).await.location.unwrap();
    socket.event("paired").await;
    helper.post(&format!("{pairing}/messages"), &[("text", "Un ornithorynque vous répond"), ("words", "ornithorynque")]).await;
    // Wrong turns: a code in a path, words in a query, a frame that is none, an address that signs in, something that fails.
    assert_eq!(asker.get(&format!("/code/{code}")).await.status, 303);
    asker.get("/?topic=Quetzalcoatl&again=ornithorynque&lang=en").await;
    asker.get("/Quetzalcoatl/wenceslas@example.org").await;
    asker.post("/sign-in", &[("email", "zebulon@example.org"), ("then", "/Quetzalcoatl")]).await;
    asker.post("/sign-in/code", &[("code", "654321")]).await;
    asker.post_from("/ask", &fields, "https://quetzalcoatl.example").await;
    helper.post("/account", &[("first_name", "Quetzalcoatl\0"), ("email", "zebulon@example.org")]).await;
    moved(&operator, program.address).post("/instance/mail-tests", &[]).await;
    socket.send(tokio_tungstenite::tungstenite::Message::text("{\"type\":\"Quetzalcoatl\"}")).await;
    socket.next().await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let sign_in = helper.cookies().replace("sign_in=", "");
    Story { program, secrets: vec![code.clone(), format!("{}-{}", &code[..4], &code[4..]), sign_in] }
}

/// Open at any hour, with an operator.
async fn prepared(app: &TestApp, operator: AccountId) {
    app.open_at_any_hour().await;
    let work = async move |tx: &Tx| tx.execute("UPDATE accounts SET is_operator = TRUE WHERE id = $1", args![operator]).await;
    app.state.storage.write(work).await.unwrap();
}

/// The same person at the address of a program.
fn moved(person: &Person, address: SocketAddr) -> Browser {
    let browser = Browser::new(address);
    let token = person.cookies().replace(&format!("{}=", accounts::rights::COOKIE), "");
    browser.set_cookie(&format!("{}={token}; Path=/", accounts::rights::COOKIE));
    browser
}

async fn acceptance(helper: &Browser) -> String {
    for _ in 0..100 {
        if let Some(to) = helper.get("/home").await.all("form[action*=acceptance]", "action").into_iter().next() {
            return to;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("nothing was offered")
}

fn tells_nobodys_words(what: &str, text: &str, secrets: &[String]) {
    let low = text.to_lowercase();
    for hidden in HIDDEN.iter().copied().chain(secrets.iter().map(String::as_str)) {
        assert!(!low.contains(&hidden.to_lowercase()), "{what} tells {hidden:?}:\n{}", line_of(text, hidden));
    }
}

fn line_of<'a>(text: &'a str, hidden: &str) -> &'a str {
    text.lines().find(|line| line.to_lowercase().contains(&hidden.to_lowercase())).unwrap_or_default()
}

#[tokio::test]
async fn the_log_tells_of_requests_by_their_id_and_of_nobody() {
    let folder = Folder::new();
    let story = told(&folder, &["--log", "json", "--log-level", "debug"]).await;
    let answer = Browser::new(story.program.address).get("/Quetzalcoatl").await;
    let id = answer.headers["x-request-id"].to_str().unwrap().to_owned();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let log = std::fs::read_to_string(folder.join("log")).unwrap();
    let mut routes = Vec::new();
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
        routes.extend(line["span"]["route"].as_str().map(str::to_owned));
        if line["span"]["id"] == id.as_str() {
            assert_eq!((line["span"]["route"].as_str(), line["fields"]["status"].as_u64()), (Some("none"), Some(404)));
        }
    }
    assert!(log.contains(&id) && id.len() == 9, "{id} in {log}");
    for route in ["/ask", "/code/{code}", "/offers/{id}/acceptance", "/pairings/{pairing}/messages", "/live"] {
        assert!(routes.iter().any(|told| told.split('{').next() == route.split('{').next()), "{route} in {routes:?}");
    }
    tells_nobodys_words("the log", &log, &story.secrets);
}

#[tokio::test]
async fn prometheus_reads_what_is_slow_and_of_nobody() {
    let folder = Folder::new();
    let address = free_port();
    let story = told(&folder, &["--metrics", &address.to_string()]).await;
    let metrics = Browser::new(address).get("/metrics").await.text;
    for told in [
        "binome_sockets ",
        "binome_connections ",
        "binome_jobs_due ",
        "binome_oldest_due_job_seconds ",
        "binome_mailbox_lag_seconds_count",
        "binome_write_wait_seconds_count",
        "binome_job_late_seconds_count{kind=\"wave\"} 1",
        "binome_claims_total{outcome=\"won\"} 1",
        "binome_sent_total{channel=\"mail\",outcome=\"well\"}",
        "binome_statement_seconds_count{verb=\"SELECT\"}",
        "binome_statement_seconds_count{verb=\"INSERT\"}",
        "binome_request_seconds_count{method=\"POST\",route=\"/ask\",status=\"303\"} 1",
        "route=\"/code/{code}\"",
    ] {
        assert!(metrics.contains(told), "no {told} in\n{metrics}");
    }
    tells_nobodys_words("the metrics", &metrics, &story.secrets);
    assert_eq!(Browser::new(story.program.address).get("/metrics").await.status, 404, "the instance's own address tells nothing");
}
