//! A helper's live socket: `binome.v1`, on plain WebSockets or in the packets of socket.io.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt, stream};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::http;
use crate::server::{Running, Who};

/// Handshakes under way at once, when many sockets are opened.
const AT_ONCE: usize = 128;

pub struct Socket {
    stream: WebSocketStream<TcpStream>,
    is_socket_io: bool,
    /// Of `people`: whose it is.
    pub person: usize,
}

/// Where a reader stands: number and id of the last event it had.
#[derive(Clone, Default)]
pub struct Cursor {
    pub number: i64,
    pub event: Option<String>,
}

/// An event, as far as a measure looks at it.
#[derive(Debug)]
pub struct Event {
    pub number: i64,
    pub id: String,
    pub is_offer: bool,
    /// Of the offer, when it is one.
    pub offer: String,
}

impl Socket {
    /// A socket of one of the people, welcomed; what they missed since the cursor follows.
    pub async fn open(running: &Running, person: usize, cursor: &Cursor) -> Self {
        let is_socket_io = running.who == Who::SocketIo;
        let path = if is_socket_io { "socket.io/?EIO=4&transport=websocket" } else { "live" };
        let mut request = format!("ws://{}/{path}", running.address).into_client_request().expect("an address");
        let headers = request.headers_mut();
        headers.insert("cookie", running.people[person].cookie.parse().expect("a cookie"));
        headers.insert("origin", format!("http://{}", running.address).parse().expect("an origin"));
        let [_, a, b, c] = u32::try_from(person).unwrap_or(0).to_be_bytes();
        headers.insert("x-forwarded-for", format!("10.{a}.{b}.{c}").parse().expect("an address"));
        if !is_socket_io {
            headers.insert("sec-websocket-protocol", "binome.v1".parse().expect("a word"));
        }
        let config = WebSocketConfig::default().read_buffer_size(1024).write_buffer_size(0);
        let stream = http::dial(running.address).await;
        let (stream, _) = client_async_with_config(request, stream, Some(config)).await.expect("the server upgrades");
        let mut socket = Self { stream, is_socket_io, person };
        if is_socket_io {
            socket.text().await; // engine.io: open
            socket.stream.send(Message::text("40")).await.expect("connect");
            socket.text().await;
        }
        let event = cursor.event.as_ref().map_or_else(|| "null".to_owned(), |id| format!("\"{id}\""));
        let (mailbox, number) = (&running.people[person].mailbox, cursor.number);
        socket.say("resume", &format!(r#""cursors":[{{"mailbox":"{mailbox}","number":{number},"event":{event}}}]"#)).await;
        let welcome = socket.text().await.expect("a welcome");
        assert!(welcome.contains("\"welcome\""), "{welcome}");
        socket
    }

    /// Sockets of everybody, where each stands.
    pub async fn open_all(running: &Running, cursors: &[Cursor]) -> Vec<Self> {
        let opening = cursors.iter().enumerate().map(|(person, cursor)| Self::open(running, person, cursor));
        stream::iter(opening).buffer_unordered(AT_ONCE).collect().await
    }

    /// The next event; None when the socket ended.
    pub async fn event(&mut self) -> Option<Event> {
        loop {
            let text = self.text().await?;
            if text.contains("\"type\":\"event\"") {
                return Some(Event {
                    number: field(&text, "\"number\":").parse().expect("a number"),
                    id: field(&text, "\"id\":\"").to_owned(),
                    is_offer: field(&text, "\"kind\":\"") == "offer_made",
                    offer: field(&text, "\"offer\":\"").to_owned(),
                });
            }
            assert!(!text.contains("\"resync\""), "a cursor was not of this story: {text}");
        }
    }

    /// The next hint; None when the socket ended.
    pub async fn hint(&mut self) -> Option<()> {
        loop {
            if self.text().await?.contains("\"type\":\"hint\"") {
                return Some(());
            }
        }
    }

    /// "The page shows it."
    pub async fn acknowledge(&mut self, mailbox: &str, number: i64) {
        self.say("ack", &format!(r#""mailbox":"{mailbox}","number":{number}"#)).await;
    }

    async fn say(&mut self, kind: &str, rest: &str) {
        let frame = format!(r#"{{"type":"{kind}",{rest}}}"#);
        let frame = if self.is_socket_io { format!(r#"42["{kind}",{frame}]"#) } else { frame };
        // Whoever reads on hears it when the server is gone.
        let _gone = tokio::time::timeout(Duration::from_secs(30), self.stream.send(Message::text(frame))).await;
    }

    /// The next text frame; engine.io pings by text.
    async fn text(&mut self) -> Option<String> {
        loop {
            match self.stream.next().await? {
                Ok(Message::Text(text)) if self.is_socket_io && text.as_str() == "2" => {
                    self.stream.send(Message::text("3")).await.ok()?;
                }
                Ok(Message::Text(text)) => return Some(text.as_str().to_owned()),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }
}

/// What stands after a mark, to the end of the number or text.
fn field<'a>(text: &'a str, mark: &str) -> &'a str {
    let rest = text.split_once(mark).map_or("", |(_, rest)| rest);
    &rest[..rest.find(['"', ',', '}']).unwrap_or(rest.len())]
}
