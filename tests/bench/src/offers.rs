//! From a stored help request to the first offer on a helper's page.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

use crate::people;
use crate::percentile;
use crate::server::{Server, folder};
use crate::sockets;

pub async fn measure(count: usize, asks: usize) {
    let data = folder("offers");
    let helpers = people::make(&data, count).await;
    let server = Server::start(&data).await;
    let (told, mut offers) = mpsc::unbounded_channel::<Instant>();
    for helper in &helpers {
        let (mut socket, told) = (sockets::open(&server.address, helper).await, told.clone());
        tokio::spawn(async move {
            while let Some(Ok(frame)) = socket.next().await {
                let at = Instant::now();
                if matches!(&frame, Message::Text(text) if text.contains("\"offer_made\"")) && told.send(at).is_err() {
                    return;
                }
            }
        });
    }
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let (mut from_sent, mut from_stored) = (Vec::new(), Vec::new());
    for number in 0..asks {
        while offers.try_recv().is_ok() {} // later waves of earlier asks
        let sent = Instant::now();
        let answer = ask(&client, &server.address, number).await;
        let stored = Instant::now();
        assert_eq!(answer, 303, "the form was refused");
        let first = tokio::time::timeout(Duration::from_secs(10), offers.recv()).await.expect("an offer comes").expect("sockets live");
        from_sent.push((first - sent).as_secs_f64() * 1e3);
        from_stored.push(first.saturating_duration_since(stored).as_secs_f64() * 1e3);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for (name, times) in [("from the form sent", &mut from_sent), ("from its answer (stored)", &mut from_stored)] {
        times.sort_by(f64::total_cmp);
        let (p50, p99, most) = (percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1.0));
        println!(
            "{asks} asks, {count} helpers online, first offer on a socket, {name}: p50 {p50:.1} ms, p99 {p99:.1} ms, most {most:.1} ms"
        );
    }
    server.stop().await;
    std::fs::remove_dir_all(data).expect("the folder goes");
}

/// The last form of asking, as the page sends it.
async fn ask(client: &reqwest::Client, address: &str, number: usize) -> u16 {
    let body = format!(
        "topic=emploi&words=&commune=Chartres+%2828%29&commune_code=28085&meeting=phone&when=now&for=me&first_name=Personne{number}\
         &phone=06+39+98+{:02}+{:02}&language=fr",
        number / 100 % 100,
        number % 100
    );
    let request = client.post(format!("http://{address}/ask")).header("origin", format!("http://{address}"));
    let answer = request.header("content-type", "application/x-www-form-urlencoded").body(body).send().await;
    answer.expect("the server answers").status().as_u16()
}
