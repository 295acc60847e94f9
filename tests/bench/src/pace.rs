//! Requests at a fixed rate, whatever the answers take: each is timed from the moment when it was due, so that waiting counts.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

use crate::http::Connection;
use crate::report::ms;

#[derive(Default)]
pub struct Paced {
    /// From when it was due to the whole answer, milliseconds.
    pub took: Vec<f64>,
    /// From when it was due to when it left the client: how late the client itself was.
    pub late: Vec<f64>,
    pub statuses: Vec<u16>,
}

/// Sends each request at its moment, on the first connection that is free.
pub async fn send(requests: Vec<Vec<u8>>, rate: u32, connections: Vec<Connection>) -> Paced {
    let (due, queue) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    let queue = Arc::new(Mutex::new(queue));
    let mut workers = JoinSet::new();
    for mut connection in connections {
        let queue = Arc::clone(&queue);
        workers.spawn(async move {
            let mut paced = Paced::default();
            loop {
                let next = queue.lock().await.recv().await;
                let Some((due, request)) = next else { return paced };
                paced.late.push(ms(due.elapsed()));
                let answer = connection.ask(&request).await;
                paced.took.push(ms(due.elapsed()));
                paced.statuses.push(answer.status);
            }
        });
    }
    // A thread of its own: the runtime's timers are a millisecond coarse.
    std::thread::spawn(move || {
        let began = Instant::now() + Duration::from_millis(20);
        for (number, request) in (0_u32..).zip(requests) {
            let moment = began + Duration::from_secs(1) * number / rate;
            std::thread::sleep(moment.saturating_duration_since(Instant::now()));
            if due.send((moment, request)).is_err() {
                return;
            }
        }
    });
    let mut all = Paced::default();
    while let Some(paced) = workers.join_next().await {
        let paced = paced.expect("a worker ends well");
        all.took.extend(paced.took);
        all.late.extend(paced.late);
        all.statuses.extend(paced.statuses);
    }
    all
}
