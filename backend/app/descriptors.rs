//! File descriptors: each connection takes one, and the database needs some. The system's limit is raised as far as it
//! lets us; where that is not enough, fewer connections are taken, so that those taken are served.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::Limits;

/// Database, log, mail, push, and what a library opens.
const KEPT_FREE: u64 = 64;

/// The limits that this process can keep.
pub fn fit(limits: Limits) -> Limits {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = current != maximum && setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).is_ok();
    let Some(have) = (if raised { maximum } else { current }) else { return limits }; // no limit
    let fitting = within(limits, have);
    if fitting.connections < limits.connections || fitting.sockets < limits.sockets {
        let (connections, sockets) = (fitting.connections, fitting.sockets);
        tracing::warn!(have, connections, sockets, "the system gives few file descriptors (ulimit -n): fewer connections are taken");
    }
    fitting
}

fn within(limits: Limits, have: u64) -> Limits {
    let spare = u32::try_from(have.saturating_sub(KEPT_FREE).max(2)).unwrap_or(u32::MAX);
    if limits.connections.saturating_add(limits.sockets) <= spare {
        return limits;
    }
    let connections = limits.connections.min(spare / 2);
    Limits { connections, sockets: limits.sockets.min(spare - connections), ..limits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::DEFAULT_LIMITS;

    #[test]
    fn what_is_taken_never_passes_what_there_is() {
        for (have, connections, sockets) in
            [(1_000_000, 4_096, 15_000), (10_064, 4_096, 5_904), (1_024, 480, 480), (96, 16, 16), (10, 1, 1)]
        {
            let fitting = within(DEFAULT_LIMITS, have);
            assert_eq!((fitting.connections, fitting.sockets), (connections, sockets), "{have}");
        }
    }
}
