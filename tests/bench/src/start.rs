//! Cold start: from the process to its first answer that it is ready.

use std::time::{Duration, Instant};

use crate::people;
use crate::percentile;
use crate::server::{Server, folder};

pub async fn measure() {
    let data = folder("start");
    people::make(&data, 300).await;
    let mut times = Vec::new();
    for _ in 0..9 {
        let began = Instant::now();
        let server = Server::start(&data).await;
        while reqwest::get(format!("http://{}/ready", server.address)).await.map_or(0, |answer| answer.status().as_u16()) != 200 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        times.push(began.elapsed().as_secs_f64() * 1e3);
        server.stop().await;
    }
    times.sort_by(f64::total_cmp);
    println!("start to ready, 300 helpers: median {:.0} ms, least {:.0} ms, most {:.0} ms", percentile(&times, 0.5), times[0], times[8]);
    std::fs::remove_dir_all(data).expect("the folder goes");
}
