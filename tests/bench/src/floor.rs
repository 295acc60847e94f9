//! The floor: plain sockets of tokio-tungstenite and canned answers. It keeps nothing and decides nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

/// Of a page, about as much as the product's own.
const PAGE: usize = 6_000;

#[derive(Default)]
struct Listeners {
    sockets: HashMap<usize, mpsc::UnboundedSender<Utf8Bytes>>,
    next: usize,
    told: usize,
}

type Shared = Arc<Mutex<Listeners>>;

/// What the head of a request says.
#[derive(Default)]
struct Head {
    line: String,
    key: Option<String>,
    person: usize,
    length: usize,
}

/// Serves until it is killed. `missed`: events that every socket is told after `resume`.
pub async fn serve(missed: usize) {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(([127, 0, 0, 1], 0).into()).expect("a free port");
    let listener: TcpListener = socket.listen(4096).expect("a port to listen on");
    println!("http://{}", listener.local_addr().expect("an address"));
    let shared = Shared::default();
    loop {
        let (stream, _) = listener.accept().await.expect("a connection");
        stream.set_nodelay(true).expect("an open socket");
        tokio::spawn(carry(stream, Arc::clone(&shared), missed));
    }
}

async fn carry(stream: TcpStream, shared: Shared, missed: usize) {
    let mut stream = BufReader::with_capacity(1024, stream);
    while let Some(head) = head(&mut stream).await {
        if let Some(key) = &head.key {
            let accepted = derive_accept_key(key.as_bytes());
            let answer = format!(
                "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-protocol: binome.v1\r\n\
                 sec-websocket-accept: {accepted}\r\n\r\n"
            );
            if stream.get_mut().write_all(answer.as_bytes()).await.is_ok() {
                live(stream.into_inner(), head.person, shared, missed).await;
            }
            return;
        }
        let mut body = vec![0; head.length];
        if stream.read_exact(&mut body).await.is_err() {
            return;
        }
        let (status, body) = if head.line.starts_with("GET") { ("200 OK", PAGE) } else { ("303 See Other", 0) };
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: {body}\r\n\r\n{}", "/acceptance ".repeat(body / 12));
        if stream.get_mut().write_all(answer.as_bytes()).await.is_err() {
            return;
        }
        if head.line.starts_with("POST /ask") {
            fan_out(&shared);
        }
    }
}

async fn head(stream: &mut BufReader<TcpStream>) -> Option<Head> {
    let (mut head, mut line) = (Head::default(), String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            if line.trim_end().is_empty() {
                return Some(head);
            }
            head.line.clone_from(&line);
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "sec-websocket-key" => head.key = Some(value.to_owned()),
            "cookie" => head.person = value.trim_start_matches("sign_in=").parse().unwrap_or(0),
            "content-length" => head.length = value.parse().unwrap_or(0),
            _ => {}
        }
    }
}

/// The next three are told of an offer.
fn fan_out(shared: &Shared) {
    let mut open = shared.lock().unwrap_or_else(PoisonError::into_inner);
    open.told += 1;
    for _ in 0..3 {
        let (person, told) = (open.next % open.sockets.len().max(1), open.told);
        open.next += 1;
        if let Some(socket) = open.sockets.get(&person) {
            let _gone = socket.send(event(person, told));
        }
    }
}

fn event(person: usize, number: usize) -> Utf8Bytes {
    let data = format!(r#"{{"offer":"r{number}-{person}","help_request":"r{number}","is_now":true}}"#);
    format!(
        r#"{{"type":"event","mailbox":"{person}","number":{number},"id":"{person}-{number}","kind":"offer_made","at":0,"data":{data}}}"#
    )
    .into()
}

async fn live(stream: TcpStream, person: usize, shared: Shared, missed: usize) {
    let config = WebSocketConfig::default().read_buffer_size(1024).write_buffer_size(0);
    let mut socket = WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await;
    let (sender, mut queue) = mpsc::unbounded_channel();
    shared.lock().unwrap_or_else(PoisonError::into_inner).sockets.insert(person, sender);
    loop {
        let sent = tokio::select! {
            Some(frame) = queue.recv() => socket.send(Message::Text(frame)).await,
            frame = socket.next() => match frame {
                Some(Ok(Message::Text(text))) if text.contains("resume") => resume(&mut socket, person, missed, &text).await,
                Some(Ok(_)) => Ok(()),
                _ => return,
            },
            () = tokio::time::sleep(Duration::from_secs(55)) => socket.send(Message::Ping(Default::default())).await,
        };
        if sent.is_err() {
            return;
        }
    }
}

type Sent = Result<(), tokio_tungstenite::tungstenite::Error>;

async fn resume(socket: &mut WebSocketStream<TcpStream>, person: usize, missed: usize, text: &str) -> Sent {
    socket.send(Message::text(format!(r#"{{"type":"welcome","mailboxes":["{person}"]}}"#))).await?;
    let after = if text.contains("\"number\":0,") { 0 } else { missed };
    for number in after + 1..=missed {
        socket.send(Message::Text(event(person, number))).await?;
    }
    Ok(())
}
