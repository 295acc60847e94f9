//! Bad frames, slow and idle peers, descriptors that run out: the right close code, bounded memory, and others are served.

use std::time::{Duration, Instant};

use binome::config::{DEFAULT_LIMITS, Limits};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Folder;
use super::program::Program;
use crate::support::{Browser, Person, Socket, TestApp};

/// A frame as RFC 6455 writes it: final, of an opcode, said to be so long, with a mask of zeros or none.
fn frame(opcode: u8, said: u64, is_masked: bool, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x80 | opcode, if is_masked { 0xFF } else { 0x7F }];
    frame.extend(said.to_be_bytes());
    frame.extend(if is_masked { &[0; 4][..] } else { &[] });
    frame.extend(payload);
    frame
}

fn text(payload: &[u8]) -> Vec<u8> {
    frame(1, payload.len() as u64, true, payload)
}

/// Opens a socket by hand and writes these bytes on it.
async fn written(app: &TestApp, who: &Person, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    let (address, cookies) = (app.address, who.cookies());
    let head = format!(
        "GET /live HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncookie: {cookies}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
         sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: binome.v1\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        answer.push(stream.read_u8().await.unwrap());
    }
    assert!(answer.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer));
    // The server may close before it has read all of it.
    let _cut = stream.write_all(bytes).await;
    stream
}

/// The code of the close frame that comes, whatever comes before it.
async fn closed(stream: &mut TcpStream) -> u16 {
    let closed = async {
        loop {
            let (opcode, length) = (stream.read_u8().await.unwrap() & 0x0F, stream.read_u8().await.unwrap());
            let length = if length == 126 { stream.read_u16().await.unwrap() } else { length.into() };
            let mut payload = vec![0; length.into()];
            stream.read_exact(&mut payload).await.unwrap();
            if opcode == 8 {
                return u16::from_be_bytes([payload[0], payload[1]]);
            }
        }
    };
    timeout(Duration::from_secs(5), closed).await.expect("it stays open")
}

#[tokio::test]
async fn what_is_no_frame_of_ours_is_closed_with_the_code_that_says_why() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let deep = format!("{{\"type\":{}", "[".repeat(65_000));
    let nested = |depth: usize| frame_of_parts(&"[".repeat(depth));
    for (what, bytes, code) in [
        ("one byte over 64 KiB", text(&[b'x'; 64 * 1024 + 1]), 1009),
        ("said to be 2 GiB", frame(1, 1 << 31, true, b""), 1009),
        ("said to be longer than any memory", frame(1, u64::MAX >> 1, true, b""), 1009),
        ("100,000 deep, in parts", nested(100_000), 1009),
        ("as deep as fits", text(deep.as_bytes()), 1008),
        ("not UTF-8", text(b"\xC3\x28"), 1007),
        ("half a letter", text(b"n\xC3"), 1007),
        ("unmasked", frame(1, 2, false, b"{}"), 1002),
        ("an opcode that nobody knows", frame(3, 0, true, b""), 1002),
        ("a ping of 1 KiB", frame(9, 1024, true, &[0; 1024]), 1002),
        ("binary", frame(2, 3, true, &[1, 2, 3]), 1008),
        ("not JSON", text(b"{"), 1008),
    ] {
        let mut stream = written(&app, &ana, &bytes).await;
        assert_eq!(closed(&mut stream).await, code, "{what}");
    }
    assert_eq!(Socket::open(app.address, &ana.cookies(), "[]").await.next().await["type"], "resync", "others are served");
}

/// A message in parts of 1,000 letters, so that no part is too long.
fn frame_of_parts(letters: &str) -> Vec<u8> {
    let parts: Vec<&[u8]> = letters.as_bytes().chunks(1_000).collect();
    let mut bytes = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let mut one = frame(u8::from(at == 0), part.len() as u64, true, part);
        one[0] &= if at + 1 == parts.len() { 0xFF } else { 0x7F };
        bytes.extend(one);
    }
    bytes
}

/// Kilobytes that a process holds.
fn memory_kb(of: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{of}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn frames_that_never_end_hold_no_memory() {
    let folder = Folder::new();
    let app = TestApp::on_folder(&folder).await;
    let mut people = Vec::new();
    for number in 0..10 {
        people.push(app.person(&format!("Ana{number}")).await);
    }
    app.close().await;
    let program = Program::start(&folder);
    let mut sockets = Vec::new();
    let empty = memory_kb(program.id());
    for number in 0..200 {
        sockets.push(Socket::connect(program.address, &people[number % 10].cookies()).await);
    }
    let before = memory_kb(program.id());
    let idle = before.saturating_sub(empty);
    assert!(idle < 200 * 128, "{idle} kB for 200 sockets that say nothing");
    // Each begins a frame of 64 KiB and sends half of it: what comes is held, what is announced is not.
    for socket in &mut sockets {
        socket.write(&frame(1, 64 * 1024, true, &[b'x'; 1024])).await;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let held = memory_kb(program.id()).saturating_sub(before);
    assert!(held < 200 * 16, "{held} kB for 200 frames of which 1 KiB came");
}

async fn ends_within(stream: &mut TcpStream, seconds: u64) -> String {
    let mut answer = Vec::new();
    let ended = timeout(Duration::from_secs(seconds), stream.read_to_end(&mut answer)).await;
    assert!(ended.is_ok(), "it is still open after {seconds} s");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn slow_and_idle_peers_are_cut_at_their_bound() {
    let app = TestApp::limited(Limits { head_seconds: 1, form_seconds: 1, ..DEFAULT_LIMITS }).await;
    let mut silent = TcpStream::connect(app.address).await.unwrap();
    let mut half = TcpStream::connect(app.address).await.unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nx-one: 1\r\n").await.unwrap();
    let mut idle = TcpStream::connect(app.address).await.unwrap();
    idle.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let mut dripping = TcpStream::connect(app.address).await.unwrap();
    let address = app.address;
    let head = format!("POST /ask/what HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncontent-length: 1000\r\n\r\nwords=");
    dripping.write_all(head.as_bytes()).await.unwrap();
    let drip = async {
        for _ in 0..20 {
            tokio::time::sleep(Duration::from_millis(200)).await;
            if dripping.write_all(b"x").await.is_err() {
                break;
            }
        }
        ends_within(&mut dripping, 1).await
    };
    let (_, _, told, late) = tokio::join!(ends_within(&mut silent, 4), ends_within(&mut half, 4), ends_within(&mut idle, 4), drip);
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    assert!(late.is_empty() || late.starts_with("HTTP/1.1 408"), "{late}");
    let mut long = TcpStream::connect(app.address).await.unwrap();
    let _cut = long.write_all(format!("GET / HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n", "y".repeat(20_000)).as_bytes()).await;
    assert!(ends_within(&mut long, 4).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn a_form_that_drips_is_told_so_and_holds_no_place() {
    let app = TestApp::limited(Limits { form_seconds: 1, requests_at_once: 1, ..DEFAULT_LIMITS }).await;
    let address = app.address;
    let mut dripping = TcpStream::connect(address).await.unwrap();
    let head = format!("POST /ask/what HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncontent-length: 1000\r\n\r\nwords=");
    dripping.write_all(head.as_bytes()).await.unwrap();
    assert_eq!(app.browser().get("/").await.status, 200, "the only place is free");
    let told = ends_within(&mut dripping, 4).await;
    assert!(told.starts_with("HTTP/1.1 408") && told.contains("Votre réponse n’est pas arrivée en entier"), "{told}");
}

#[tokio::test]
async fn whoever_opens_many_connections_and_says_nothing_keeps_nobody_out() {
    let app = TestApp::limited(Limits { connections: 8, ..DEFAULT_LIMITS }).await;
    let mut silent = Vec::new();
    for _ in 0..30 {
        silent.push(TcpStream::connect(app.address).await.unwrap());
        assert_eq!(app.browser().get("/health").await.status, 200);
    }
    ends_within(&mut silent[0], 1).await;
}

#[tokio::test]
async fn one_address_does_not_take_every_connection() {
    let app = TestApp::limited_without_proxies(Limits { connections: 100, connections_per_address: 2, ..DEFAULT_LIMITS }).await;
    let mut first = TcpStream::connect(app.address).await.unwrap();
    let _second = TcpStream::connect(app.address).await.unwrap();
    assert_eq!(app.browser().get("/health").await.status, 200);
    ends_within(&mut first, 1).await;
}

#[tokio::test]
async fn with_few_descriptors_and_many_peers_others_are_served() {
    let folder = Folder::new();
    let app = TestApp::on_folder(&folder).await;
    let ana = app.person("Ana").await;
    app.close().await;
    let mut program = Program::start_with_descriptors(&folder, 96);
    let mut socket = Socket::open(program.address, &ana.cookies(), "[]").await;
    assert_eq!(socket.next().await["type"], "resync");
    let mut silent = Vec::new();
    for _ in 0..300 {
        silent.push(TcpStream::connect(program.address).await.unwrap());
    }
    let since = Instant::now();
    let browser = Browser::new(program.address);
    browser.set_cookie(&ana.cookies());
    assert_eq!(browser.get("/ready").await.status, 200);
    assert_ne!(browser.post("/account", &[("language", "en"), ("first_name", "Ana"), ("last_name", "Martin")]).await.status, 500);
    assert!(since.elapsed() < Duration::from_secs(5), "{:?}", since.elapsed());
    socket.say(&json!({ "type": "here" })).await;
    assert_eq!(socket.next().await["type"], "here", "who came before is served");
    program.ask_to_stop();
    assert_eq!(program.ended(Duration::from_secs(10)).await.code(), Some(0));
}
