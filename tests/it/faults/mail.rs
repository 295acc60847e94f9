//! A mail server that is down, slow to believe, or lied to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use binome::args;
use binome::config::MailTarget;
use binome::jobs::{Desk, Handler, Lane, Worker};
use binome::mail::{self, Mailer, Message};
use binome::measure::Lately;
use binome::storage::{AccountId, Sql, Tx};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::support::{ASK, Folder, TestApp};

/// How a mail server of the test's own behaves.
#[derive(Clone, Copy, PartialEq)]
enum Server {
    Takes,
    /// It says "not now" to everything.
    Busy,
    /// It takes the mail, and its answer is lost.
    TakesAndIsLost,
}

/// What it was sent, and how it behaves.
#[derive(Clone)]
struct MailServer {
    mails: Arc<Mutex<Vec<String>>>,
    is: Arc<Mutex<Server>>,
    address: SocketAddr,
}

impl MailServer {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = Self { mails: Arc::default(), is: Arc::new(Mutex::new(Server::Takes)), address };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().talk(BufReader::new(stream)));
            }
        });
        server
    }

    fn is(&self, behaviour: Server) {
        *self.is.lock().unwrap() = behaviour;
    }

    async fn talk(self, mut stream: BufReader<tokio::net::TcpStream>) -> Option<()> {
        let is = *self.is.lock().unwrap();
        stream.write_all(if is == Server::Busy { b"421 not now\r\n" } else { b"220 here\r\n" }).await.ok()?;
        let (mut line, mut mail) = (String::new(), None::<String>);
        loop {
            line.clear();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let answer = match &mut mail {
                Some(text) if line == ".\r\n" => {
                    self.mails.lock().unwrap().push(std::mem::take(text));
                    mail = None;
                    if is == Server::TakesAndIsLost {
                        return None;
                    }
                    "250 taken\r\n"
                }
                Some(text) => {
                    text.push_str(&line);
                    continue;
                }
                None if line.starts_with("DATA") => {
                    mail = Some(String::new());
                    "354 go on\r\n"
                }
                None => "250 well\r\n",
            };
            stream.write_all(answer.as_bytes()).await.ok()?;
        }
    }

    fn ids(&self) -> Vec<String> {
        let mails = self.mails.lock().unwrap();
        mails.iter().map(|mail| mail.lines().find(|line| line.starts_with("Message-ID")).unwrap().to_owned()).collect()
    }
}

/// A worker that sends by SMTP, where the suite's keeps mails in memory.
fn worker(app: &TestApp, server: &MailServer) -> Worker {
    let mailer = Mailer::new(&MailTarget::Smtp(format!("smtp://{}", server.address)), "Binôme <binome@example.org>").unwrap();
    let storage = app.state.storage.clone();
    let send: Handler = Box::new(move |job| {
        let (storage, mailer) = (storage.clone(), mailer.clone());
        Box::pin(async move { mail::send(&storage, &mailer, job).await })
    });
    Worker::new(app.state.storage.clone(), vec![Lane::from([(mail::JOB, send)])], Desk::default(), Lately::default())
}

async fn write_to(app: &TestApp, account: AccountId) {
    let message = Message { to: "ana@example.org".into(), subject: "Un bonjour".into(), text: "Bonjour".into() };
    app.state.storage.write(async move |tx: &Tx| mail::later(tx, account.0, &message).await).await.unwrap();
}

/// How long until the next try; `None` when the mail has left or was given up.
async fn waits(app: &TestApp) -> Option<i64> {
    let due: Option<i64> =
        app.state.db().scalar("SELECT due_at FROM jobs WHERE kind = 'mail' ORDER BY due_at LIMIT 1", args![]).await.unwrap();
    due.map(|due| due - app.state.clock().now())
}

#[tokio::test]
async fn a_mail_server_that_is_down_is_tried_more_and_more_rarely_then_given_up() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let server = MailServer::start().await;
    server.is(Server::Busy);
    let worker = worker(&app, &server);
    write_to(&app, ana.account).await;
    let (mut tries, mut before, since) = (0, 0, app.state.clock().now());
    app.set_clock(since + 200_000); // it was handed to another worker, which died
    loop {
        worker.run_due().await.unwrap();
        tries += 1;
        let Some(wait) = waits(&app).await else { break };
        assert!(wait >= before && wait <= 3_600_000, "try {tries}: {before} ms, then {wait} ms");
        before = wait;
        app.set_clock(app.state.clock().now() + wait);
        assert!(tries < 100, "it is never given up");
    }
    let hours = (app.state.clock().now() - since) / 3_600_000;
    assert!(tries > 10 && (6..48).contains(&hours), "given up after {tries} tries in {hours} hours");
    assert!(server.mails.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_mail_whose_acknowledgement_is_lost_goes_again_with_the_same_message_id() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let server = MailServer::start().await;
    server.is(Server::TakesAndIsLost);
    let worker = worker(&app, &server);
    write_to(&app, ana.account).await;
    app.set_clock(app.state.clock().now() + 200_000);
    worker.run_due().await.unwrap();
    server.is(Server::Takes);
    app.set_clock(app.state.clock().now() + waits(&app).await.unwrap());
    worker.run_due().await.unwrap();
    assert_eq!(waits(&app).await, None);
    let ids = server.ids();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_line_break_writes_no_header() {
    let folder = Folder::new();
    let mailer = Mailer::new(&MailTarget::Files(folder.to_path_buf()), "Binôme <binome@example.org>").unwrap();
    let (to, breaks) = ("ana@example.org".to_owned(), "Bonjour\r\nBcc: eve@example.org\r\n\r\nautre texte");
    let refused = mailer.send(&Message { to: format!("{to}\r\nBcc: eve@example.org"), subject: "x".into(), text: "x".into() }, "1").await;
    assert!(refused.is_err());
    let _either = mailer.send(&Message { to, subject: breaks.into(), text: "Bonjour".into() }, "2").await;
    for file in std::fs::read_dir(&*folder).unwrap() {
        let mail = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let head = mail.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{head}");
        assert!(!mail.contains("\r\n\r\nautre texte"), "{mail}");
    }
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let page = app.browser().post("/ask", &[&ASK[..], &[("email", "josiane@example.org\r\nBcc: eve@example.org")]].concat()).await;
    assert_eq!(page.status, 422);
    assert!(!page.all("#email-error", "id").is_empty(), "{}", page.words());
}
