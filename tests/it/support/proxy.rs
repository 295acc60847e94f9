//! A wire that fails when it is told to: it stands between a client and the server.

use std::net::SocketAddr;
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What the wire does to every connection, those that are open included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wire {
    Well,
    /// Every piece waits for so long, in both directions.
    Slow(Duration),
    /// So many bytes more of what the server says arrive, then it is cut: in the middle of a frame, wherever that falls.
    CutsAnswerAfter(usize),
    /// The same of what the client says.
    CutsRequestAfter(usize),
    /// The same as soon as the client says this word.
    LosesAnswerTo(&'static str),
    /// What the client says arrives; the answer does not, and the connection is cut.
    LosesAnswer,
    /// Open on both sides, and nothing passes any more: a phone that went into a tunnel.
    HalfOpen,
    /// Both sides see a reset.
    Resets,
}

pub struct Proxy {
    pub address: SocketAddr,
    server: watch::Sender<SocketAddr>,
    wire: watch::Sender<Wire>,
    listening: tokio::task::JoinHandle<()>,
}

impl Proxy {
    /// A wire to the server, well as yet.
    pub async fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (wire, seen) = watch::channel(Wire::Well);
        let (server, now_at) = watch::channel(server);
        let listening = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (seen, server) = (seen.clone(), *now_at.borrow());
                tokio::spawn(async move {
                    if let Ok(server) = TcpStream::connect(server).await {
                        carry(client, server, seen).await;
                    }
                });
            }
        });
        Self { address, server, wire, listening }
    }

    /// The server is elsewhere now; connections that are open stay where they are.
    pub fn leads_to(&self, server: SocketAddr) {
        self.server.send_replace(server);
    }

    pub fn is(&self, wire: Wire) {
        self.wire.send_replace(wire);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn carry(mut client: TcpStream, mut server: TcpStream, mut seen: watch::Receiver<Wire>) {
    let (mut asked, mut answered) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    let mut wire = *seen.borrow_and_update();
    loop {
        if wire == Wire::Resets {
            // Lingering for no time at all is how a socket is closed with a reset.
            let _gone = (SockRef::from(&client).set_linger(Some(Duration::ZERO)), SockRef::from(&server).set_linger(Some(Duration::ZERO)));
            return;
        }
        let passed = tokio::select! {
            read = client.read(&mut asked) => match read {
                Ok(1..) if wire == Wire::HalfOpen => Some(()),
                Ok(count @ 1..) => pass(&mut server, &asked[..count], &mut wire, true).await,
                _ => None,
            },
            read = server.read(&mut answered) => match read {
                Ok(1..) if wire == Wire::HalfOpen => Some(()),
                Ok(1..) if wire == Wire::LosesAnswer => None,
                Ok(count @ 1..) => pass(&mut client, &answered[..count], &mut wire, false).await,
                _ => None,
            },
            changed = seen.changed() => changed.ok().map(|()| wire = *seen.borrow_and_update()),
        };
        if passed.is_none() {
            return;
        }
    }
}

/// Passes a piece on, as the wire lets it. `None`: it is cut, or the other side is gone.
async fn pass(to: &mut TcpStream, piece: &[u8], wire: &mut Wire, is_request: bool) -> Option<()> {
    match wire {
        Wire::Slow(by) => tokio::time::sleep(*by).await,
        Wire::CutsAnswerAfter(left) if !is_request => return pass_at_most(to, piece, left).await,
        Wire::LosesAnswerTo(word) if is_request && piece.windows(word.len()).any(|some| some == word.as_bytes()) => {
            *wire = Wire::LosesAnswer;
        }
        Wire::CutsRequestAfter(left) if is_request => return pass_at_most(to, piece, left).await,
        _ => {}
    }
    to.write_all(piece).await.ok()
}

async fn pass_at_most(to: &mut TcpStream, piece: &[u8], left: &mut usize) -> Option<()> {
    let some = piece.len().min(*left);
    to.write_all(&piece[..some]).await.ok()?;
    *left -= some;
    (*left > 0).then_some(())
}
