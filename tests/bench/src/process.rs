//! What Linux says of processes: memory and processor time; and of the machine.

use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::folder::Folder;
use crate::report::{ms, percentile};

/// Resident memory of a process and its children, KiB.
pub fn resident_kib(id: u32) -> u64 {
    let own = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = own.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let own: u64 = line.split_whitespace().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    own + children(id).into_iter().map(resident_kib).sum::<u64>()
}

/// Processor time that a process and its living children used so far.
fn used(id: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // After the name in brackets: utime and stime are the 12th and 13th, in hundredths of a second.
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after.split_whitespace().skip(11).take(2).filter_map(|text| text.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10) + children(id).into_iter().map(used).sum::<Duration>()
}

fn children(id: u32) -> Vec<u32> {
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    children.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// Counts processor time from now on.
pub struct Watch {
    since: Instant,
    client: Duration,
    server: Duration,
    id: u32,
}

impl Watch {
    pub fn of(server: u32) -> Self {
        Self { since: Instant::now(), client: alone(), server: used(server), id: server }
    }

    /// Processor time that the server used since.
    pub fn server_time(&self) -> Duration {
        used(self.id).saturating_sub(self.server)
    }

    /// Of all that the cores could do: what this program used, and the server; in percent.
    pub fn shares(&self) -> (f64, f64) {
        let could = self.since.elapsed().as_secs_f64() * cores();
        let percent = |used: Duration| used.as_secs_f64() / could * 100.0;
        (percent(alone().saturating_sub(self.client)), percent(self.server_time()))
    }
}

/// This program without those that it started.
fn alone() -> Duration {
    let id = std::process::id();
    used(id).saturating_sub(children(id).into_iter().map(used).sum())
}

#[allow(clippy::cast_precision_loss)] // a few cores
fn cores() -> f64 {
    std::thread::available_parallelism().map_or(1.0, |cores| cores.get() as f64)
}

/// Sockets take a descriptor each, here and in what we start: the limit is raised as far as the system lets us.
pub fn raise_descriptors() {
    let wanted = Rlimit { current: Some(65_536), maximum: Some(65_536) };
    let most = getrlimit(Resource::Nofile).maximum;
    if most.is_some_and(|most| most < 65_536) && setrlimit(Resource::Nofile, wanted).is_err() {
        let raised = setrlimit(Resource::Nofile, Rlimit { current: most, maximum: most });
        assert!(raised.is_ok(), "the limit of file descriptors cannot be raised");
    } else {
        let _kept = setrlimit(Resource::Nofile, Rlimit { current: most.map(|most| most.min(65_536)).or(Some(65_536)), maximum: most });
    }
}

/// How busy the machine is: the load of the last minutes, and what it costs to have 8 KiB on the disk of the temporary folder.
pub fn weather() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').take(3).collect::<Vec<_>>().join(" ");
    let folder = Folder::new();
    let mut file = fs::File::create(folder.path().join("disk")).expect("a file");
    let one = |_| {
        std::thread::sleep(Duration::from_millis(10));
        let began = Instant::now();
        file.write_all(&[7; 8192]).and_then(|()| file.sync_data()).expect("a disk");
        ms(began.elapsed())
    };
    let took: Vec<f64> = (0..100).map(one).collect();
    let [p50, p90, p99] = [0.5, 0.9, 0.99].map(|share| percentile(&took, share));
    format!("load {load}; fdatasync p50 {p50:.1}, p90 {p90:.1}, p99 {p99:.1} ms")
}

pub fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let of = |name: &str| info.lines().find(|line| line.starts_with(name)).and_then(|line| line.split(':').nth(1)).unwrap_or("?").trim();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib: u64 = memory.split_whitespace().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let name = format!("{} (family {}, model {})", of("model name"), of("cpu family"), of("model"));
    format!("{} cores of {name}, {} GiB, Linux {}", cores(), kib.div_ceil(1 << 20), kernel.trim())
}
