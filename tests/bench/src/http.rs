//! A client of HTTP/1.1 that costs next to nothing, so that the server is what is measured: bytes made before, one
//! connection kept, only the status and the length of an answer read.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpSocket, TcpStream};

/// One kept connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    at: SocketAddr,
}

pub struct Answer {
    pub status: u16,
    /// Of the last `Set-Cookie`: name and value.
    pub cookie: Option<String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection to a server on this machine. Each five thousand come from a loopback address of their own: one has 28,000 ports, and
/// a port rests for a minute after its connection.
pub async fn dial(at: SocketAddr) -> TcpStream {
    static DIALLED: AtomicUsize = AtomicUsize::new(0);
    let socket = TcpSocket::new_v4().expect("a socket");
    let place = u8::try_from(2 + DIALLED.fetch_add(1, Ordering::Relaxed) / 5_000 % 250).expect("below 252");
    socket.bind((Ipv4Addr::new(127, 0, 0, place), 0).into()).expect("a loopback address");
    let stream = socket.connect(at).await.expect("the server accepts");
    stream.set_nodelay(true).expect("an open socket");
    stream
}

/// Who asks: their cookie, and a number that gives them an address of their own behind a proxy, so that the limits stand as shipped.
pub fn get(at: SocketAddr, path: &str, cookie: &str, client: usize) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\n{}\r\n", head(at, cookie, client)).into_bytes()
}

/// The same, as a browser that takes compressed pages.
pub fn get_packed(at: SocketAddr, path: &str, cookie: &str, client: usize) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\naccept-encoding: gzip\r\n{}\r\n", head(at, cookie, client)).into_bytes()
}

pub fn post(at: SocketAddr, path: &str, cookie: &str, client: usize, form: &str) -> Vec<u8> {
    let length = form.len();
    let kind = "application/x-www-form-urlencoded";
    format!(
        "POST {path} HTTP/1.1\r\norigin: http://{at}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n{}\r\n{form}",
        head(at, cookie, client)
    )
    .into_bytes()
}

/// One file, as a form with a file sends it.
pub fn post_file(at: SocketAddr, path: &str, cookie: &str, client: usize, file: &[u8]) -> Vec<u8> {
    let begin = "--frontier\r\ncontent-disposition: form-data; name=\"file\"; filename=\"roster.csv\"\r\n\r\n";
    let body = [begin.as_bytes(), file, b"\r\n--frontier--\r\n"].concat();
    let kind = "multipart/form-data; boundary=frontier";
    let head = head(at, cookie, client);
    let lines =
        format!("POST {path} HTTP/1.1\r\norigin: http://{at}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n{head}\r\n", body.len());
    [lines.as_bytes(), &body].concat()
}

fn head(at: SocketAddr, cookie: &str, client: usize) -> String {
    let [_, a, b, c] = u32::try_from(client % (1 << 24)).unwrap_or(0).to_be_bytes();
    let cookie = if cookie.is_empty() { String::new() } else { format!("cookie: {cookie}\r\n") };
    format!("host: {at}\r\nx-forwarded-for: 10.{a}.{b}.{c}\r\n{cookie}")
}

impl Connection {
    pub async fn open(at: SocketAddr) -> Self {
        Self { stream: BufReader::with_capacity(4096, dial(at).await), at }
    }

    pub fn at(&self) -> SocketAddr {
        self.at
    }

    /// Sends a request and reads the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Answer {
        self.stream.get_mut().write_all(request).await.expect("the server takes it");
        let (mut line, mut status, mut length, mut cookie) = (Vec::new(), 0, None, None);
        loop {
            line.clear();
            let read = self.stream.read_until(b'\n', &mut line).await.expect("the server answers");
            assert!(read > 0, "the server closed a kept connection");
            match line.trim_ascii_end() {
                b"" => break,
                first if first.starts_with(b"HTTP/1.1 ") => status = number(&first[9..12], 10),
                other => {
                    if let Some(value) = value(other, b"content-length:") {
                        length = Some(number(value, 10));
                    } else if let Some(value) = value(other, b"set-cookie:") {
                        let pair = value.split(|byte| *byte == b';').next().unwrap_or_default();
                        cookie = Some(String::from_utf8_lossy(pair).into_owned());
                    }
                }
            }
        }
        let body = match length {
            Some(length) => self.exactly(length).await,
            None if matches!(status, 204 | 304) => Vec::new(),
            None => self.chunks().await,
        };
        Answer { status: u16::try_from(status).unwrap_or(0), cookie, body }
    }

    async fn exactly(&mut self, length: usize) -> Vec<u8> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await.expect("a whole body");
        body
    }

    /// What is packed on the way has no length before it ends.
    async fn chunks(&mut self) -> Vec<u8> {
        let (mut body, mut line) = (Vec::new(), Vec::new());
        loop {
            line.clear();
            self.stream.read_until(b'\n', &mut line).await.expect("the length of a chunk");
            let length = number(line.trim_ascii_end(), 16);
            let chunk = self.exactly(length + 2).await;
            if length == 0 {
                return body;
            }
            body.extend_from_slice(&chunk[..length]);
        }
    }
}

/// What a header says, if it is this one.
fn value<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let (start, rest) = line.split_at_checked(name.len())?;
    start.eq_ignore_ascii_case(name).then(|| rest.trim_ascii())
}

fn number(digits: &[u8], base: u32) -> usize {
    std::str::from_utf8(digits).ok().and_then(|text| usize::from_str_radix(text, base).ok()).expect("a number")
}
