//! SIGTERM drains: no request cut, sockets closed with 1012, and the program ends well.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

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
