//! Memory per idle signed-in socket, and the sockets that other measures use.

use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use crate::people::{self, Helper};
use crate::server::{Server, folder};

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A socket of this helper, resumed and silent.
pub async fn open(address: &str, helper: &Helper) -> Socket {
    let mut request = format!("ws://{address}/live").into_client_request().expect("an address");
    let headers = request.headers_mut();
    headers.insert("cookie", format!("sign_in={}", helper.token).parse().expect("a token"));
    headers.insert("origin", format!("http://{address}").parse().expect("an origin"));
    headers.insert("sec-websocket-protocol", "binome.v1".parse().expect("a word"));
    let config = WebSocketConfig::default().read_buffer_size(1024).write_buffer_size(0);
    let (mut socket, _) = connect_async_with_config(request, Some(config), false).await.expect("the server answers");
    socket.send(Message::text(r#"{"type":"resume","cursors":[]}"#)).await.expect("resume");
    for _ in 0..2 {
        socket.next().await.expect("welcome, then resync").expect("a frame");
    }
    socket
}

pub async fn measure(count: usize) {
    let data = folder("sockets");
    let helpers = people::make(&data, count).await;
    let server = Server::start(&data).await;
    let warm = open(&server.address, &helpers[0]).await; // whatever the first one alone costs
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let before = server.resident_kib();
    let mut sockets = vec![warm];
    for helper in &helpers[1..] {
        sockets.push(open(&server.address, helper).await);
    }
    tokio::time::sleep(std::time::Duration::from_secs(12)).await; // past a write of presence
    let after = server.resident_kib();
    let each = (after.saturating_sub(before)) as f64 / (count - 1) as f64;
    println!("{count} idle signed-in sockets: {before} KiB before, {after} KiB after, {each:.2} KiB each");
    drop(sockets);
    server.stop().await;
    std::fs::remove_dir_all(data).expect("the folder goes");
}
