//! SIGTERM drains: no request cut, sockets closed with 1012, and the program ends well; a database that closes is left by all.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use binome::args;
use binome::clock::Clock;
use binome::storage::{self, Error, Place, Sql, Tx};

use super::Folder;
use super::program::Program;
use crate::support::{Socket, TestApp};

#[tokio::test]
async fn a_stop_cuts_no_request_and_tells_sockets_to_come_back() {
    let folder = Folder::new();
    let app = TestApp::on_folder(&folder).await;
    let ana = app.person("Ana").await;
    app.close().await;
    let mut program = Program::start(&folder);
    let mut socket = Socket::open(program.address, &ana.cookies(), "[]").await;
    assert_eq!(socket.next().await["type"], "resync");

    // Half of a form is on its way when the program is asked to stop.
    let mut slow = TcpStream::connect(program.address).await.unwrap();
    let (head, body) = (head(&program, &ana.cookies()), "language=fr");
    slow.write_all(format!("{head}content-length: {}\r\n\r\n{}", body.len(), &body[..4]).as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    program.ask_to_stop();
    assert_eq!(socket.next().await["closed"], 1012);
    tokio::time::sleep(Duration::from_millis(300)).await;
    slow.write_all(&body.as_bytes()[4..]).await.unwrap();
    let mut answer = Vec::new();
    slow.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.starts_with("HTTP/1.1 "), "the request was cut: {answer:?}");
    assert!(!answer.starts_with("HTTP/1.1 5"), "{answer}");
    assert_eq!(program.ended(Duration::from_secs(10)).await.code(), Some(0));
}

fn head(program: &Program, cookies: &str) -> String {
    let address = program.address;
    format!(
        "POST /account HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncookie: {cookies}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\n"
    )
}

#[tokio::test]
async fn an_idle_browser_does_not_hold_a_stop_up() {
    let folder = Folder::new();
    let mut program = Program::start(&folder);
    // A browser keeps its connection open after an answer, and another opens one ahead without a word.
    let browser = crate::support::Browser::new(program.address);
    assert_eq!(browser.get("/health").await.status, 200);
    let _ahead = TcpStream::connect(program.address).await.unwrap();
    program.ask_to_stop();
    assert_eq!(program.ended(Duration::from_secs(5)).await.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_closes_once_nobody_reads_and_nobody_writes_after() {
    let folder = Folder::new();
    let storage = storage::open(&Place::Sqlite(folder.database()), TestApp::keys_in(&folder), Clock::real()).await.unwrap();
    let count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT COUNT(*) FROM n, (SELECT 1 FROM settings LIMIT 1)";
    let reading = tokio::spawn({
        let storage = storage.clone();
        async move { storage.read().scalar::<i64>(count, args![]).await }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!reading.is_finished(), "nobody reads");
    storage.close().await;
    // Whoever leaves a database last takes its log away.
    assert!(!folder.join("binome.db-wal").exists(), "somebody still has it open");
    assert_eq!(reading.await.unwrap().unwrap(), Some(3_000_000));
    let write = async |tx: &Tx| tx.execute("INSERT INTO settings (name, value) VALUES ('late', '')", args![]).await;
    assert!(matches!(storage.write(write).await, Err(Error::Closed)));
    assert!(matches!(storage.read().scalar::<i64>("SELECT 1", args![]).await, Err(Error::Closed)));
}
