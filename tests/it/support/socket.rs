//! A client of `binome.v1`, written from `backend/hub/PROTOCOL.md`.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// How long a test waits for a frame before it says that none came.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Connects without a word.
    pub async fn connect(address: SocketAddr, cookies: &str) -> Self {
        Self(connect_async(request(address, cookies, &format!("http://{address}"))).await.unwrap().0)
    }

    /// The same, through a wire that may fail.
    pub async fn reach(address: SocketAddr, cookies: &str) -> Option<Self> {
        Some(Self(connect_async(request(address, cookies, &format!("http://{address}"))).await.ok()?.0))
    }

    /// Says something, if the wire still takes it.
    pub async fn try_say(&mut self, frame: &Value) -> Option<()> {
        self.0.send(Message::text(frame.to_string())).await.ok()
    }

    /// Connects through a receive buffer so small that whatever is not read soon waits at the server.
    pub async fn narrow(address: SocketAddr, cookies: &str) -> Self {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4 * 1024).unwrap();
        let stream = MaybeTlsStream::Plain(socket.connect(address).await.unwrap());
        let asked = request(address, cookies, &format!("http://{address}"));
        Self(tokio_tungstenite::client_async(asked, stream).await.unwrap().0)
    }

    /// The status of a refused connection from a page of some origin.
    pub async fn refused(address: SocketAddr, cookies: &str, origin: &str) -> u16 {
        match connect_async(request(address, cookies, origin)).await {
            Err(tokio_tungstenite::tungstenite::Error::Http(answer)) => answer.status().as_u16(),
            Err(error) => panic!("{error}"),
            Ok(_) => 101,
        }
    }

    /// Connects, resumes from `cursors` (JSON), and waits for `welcome`.
    pub async fn open(address: SocketAddr, cookies: &str, cursors: &str) -> Self {
        let mut socket = Self::connect(address, cookies).await;
        let cursors: Value = serde_json::from_str(cursors).unwrap();
        socket.say(&json!({ "type": "resume", "cursors": cursors })).await;
        assert_eq!(socket.next().await["type"], "welcome");
        socket
    }

    pub async fn say(&mut self, frame: &Value) {
        self.send(Message::text(frame.to_string())).await;
    }

    pub async fn send(&mut self, message: Message) {
        self.0.send(message).await.unwrap();
    }

    /// Writes bytes that are no frame of the protocol.
    pub async fn write(&mut self, bytes: &[u8]) {
        use tokio::io::AsyncWriteExt;
        self.0.get_mut().write_all(bytes).await.unwrap();
    }

    /// The next frame; the close code as `{"closed": code}`.
    pub async fn next(&mut self) -> Value {
        loop {
            let message = timeout(PATIENCE, self.0.next()).await.expect("no frame came");
            match message {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
                Some(Ok(Message::Close(frame))) => return json!({ "closed": frame.map(|frame| u16::from(frame.code)) }),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return json!({ "closed": null }),
            }
        }
    }

    /// The next frame if one comes in time, as [`Socket::next`].
    pub async fn within(&mut self, patience: Duration) -> Option<Value> {
        timeout(patience, self.next()).await.ok()
    }

    /// The next event of a kind; others are passed over.
    pub async fn event(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await;
            assert!(frame.get("closed").is_none(), "closed before {kind}: {frame}");
            if frame["kind"] == kind {
                return frame;
            }
        }
    }

    /// The name of the next hint; events are passed over.
    pub async fn hint(&mut self) -> String {
        loop {
            let frame = self.next().await;
            assert!(frame.get("closed").is_none(), "closed before a hint: {frame}");
            if frame["type"] == "hint" {
                return frame["name"].as_str().unwrap().to_owned();
            }
        }
    }

    /// Nothing comes for a moment.
    pub async fn stays_silent(&mut self) {
        if let Ok(Some(Ok(Message::Text(text)))) = timeout(Duration::from_millis(300), self.0.next()).await {
            panic!("it said {text}");
        }
    }
}

/// A reader who keeps the rules of the protocol: resumes from its cursor, drops what it has, never passes over a gap.
#[derive(Clone)]
pub struct Reader {
    pub mailbox: String,
    /// Number, id and kind of every event that it took, in the order in which it took them.
    pub had: Vec<(i64, String, String)>,
    /// How many frames it dropped because it had them.
    pub dropped: usize,
    /// How many connections it made.
    pub connections: usize,
}

impl Reader {
    /// Of a mailbox from its beginning.
    pub fn of(mailbox: impl ToString) -> Self {
        Self { mailbox: mailbox.to_string(), had: Vec::new(), dropped: 0, connections: 0 }
    }

    fn cursor(&self) -> Value {
        let (number, event) = self.had.last().map_or((0, Value::Null), |(number, id, _)| (*number, id.as_str().into()));
        json!({ "mailbox": self.mailbox, "number": number, "event": event })
    }

    /// Connects, resumes and takes what comes until the connection ends, or this many events were taken. `None`: it ended.
    pub async fn listen(&mut self, address: SocketAddr, cookies: &str, until: usize) -> Option<()> {
        let mut socket = Socket::reach(address, cookies).await?;
        self.connections += 1;
        socket.try_say(&json!({ "type": "resume", "cursors": [self.cursor()] })).await?;
        while self.had.len() < until {
            let frame = socket.next().await;
            if frame.get("closed").is_some() {
                return None;
            }
            assert_ne!(frame["type"], "resync", "a cursor of this story was not known again: {frame}");
            if frame["type"] == "event" && frame["mailbox"] == self.mailbox.as_str() {
                self.take(&frame)?;
                let number = &frame["number"];
                socket.try_say(&json!({ "type": "ack", "mailbox": self.mailbox, "number": number })).await?;
            }
        }
        Some(())
    }

    /// `None`: a gap, so it comes back with the cursor it has.
    fn take(&mut self, frame: &Value) -> Option<()> {
        let last = self.had.last().map_or(0, |(number, _, _)| *number);
        let number = frame["number"].as_i64().unwrap();
        if number <= last {
            self.dropped += 1;
            return Some(());
        }
        let text = |name: &str| frame[name].as_str().unwrap().to_owned();
        assert_eq!(number, last + 1, "a gap on one connection: {frame}");
        self.had.push((number, text("id"), text("kind")));
        Some(())
    }
}

fn request(address: SocketAddr, cookies: &str, origin: &str) -> Request {
    let mut request = format!("ws://{address}/live").into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("cookie", cookies.parse().unwrap());
    headers.insert("origin", origin.parse().unwrap());
    headers.insert("sec-websocket-protocol", "binome.v1".parse().unwrap());
    request
}
