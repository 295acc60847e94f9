//! How the instance is: what an operator should know, each with what to do when it is not well.

use std::time::Duration;

use serde::Serialize;

use crate::jobs::{self, Due};
use crate::measure::{Seen, free_bytes};
use crate::state::AppState;
use crate::storage::Error;
use crate::web::{Lang, words};

const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(24 * 3_600);
/// A wave for somebody who waits *now* goes to the next helpers after 30 s: so much later, they feel it.
const TOO_LATE: Duration = Duration::from_secs(10);
const TOO_LONG_DUE_MS: i64 = 5 * crate::clock::MINUTE;
const LITTLE_SPACE: u64 = 1 << 30;
/// A few mails fail every day, for a wrong address; when most do, something else is wrong.
const SOME_FAILURES: u64 = 3;

/// What was found.
#[derive(Clone, Debug)]
pub struct Health {
    pub database_bytes: u64,
    pub disk_free: Option<u64>,
    pub due: Due,
    /// How jobs of the last hour began.
    pub begun: Seen,
    pub mail: Seen,
    pub push: Seen,
    pub sockets: usize,
    pub most_sockets: u32,
}

/// One line of the page: the id of its words, what stands in them, and the id of what to do, if something is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    pub words: &'static str,
    pub count: u64,
    pub failed: u64,
    /// A size or a length of time, in words.
    pub amount: String,
    pub to_do: Option<&'static str>,
}

impl Health {
    pub async fn look(state: &AppState) -> Result<Self, Error> {
        Ok(Self {
            database_bytes: state.storage.bytes().await?.unsigned_abs(),
            disk_free: free_bytes(&state.config.data),
            due: jobs::due(state.db(), state.clock().now()).await?,
            begun: state.jobs.seen(HOUR),
            mail: state.mailer.lately.seen(DAY),
            push: state.pusher.lately.seen(DAY),
            sockets: state.hub.sockets(),
            most_sockets: state.config.limits.sockets,
        })
    }

    /// Everything, what is not well first.
    pub fn lines(&self, lang: Lang) -> Vec<Line> {
        let database = Line { words: "health-database", amount: words::size(lang, self.database_bytes), ..Line::default() };
        let mut lines = vec![database];
        lines.extend(self.disk_free.map(|free| disk(lang, free, self.database_bytes)));
        lines.push(jobs_due(lang, &self.due));
        lines.push(punctual(lang, &self.begun));
        lines.push(sent(&self.mail, ["health-mail", "health-mail-wrong", "health-mail-to-do"]));
        lines.push(sent(&self.push, ["health-push", "health-push-wrong", "health-push-to-do"]));
        lines.push(sockets(self.sockets, self.most_sockets));
        lines.sort_by_key(|line| line.to_do.is_none());
        lines
    }
}

fn disk(lang: Lang, free: u64, database: u64) -> Line {
    let is_little = free < LITTLE_SPACE.max(database);
    let (words, to_do) = if is_little { ("health-disk-little", Some("health-disk-to-do")) } else { ("health-disk", None) };
    Line { words, amount: words::size(lang, free), to_do, ..Line::default() }
}

fn jobs_due(lang: Lang, due: &Due) -> Line {
    let age = Duration::from_millis(due.oldest_ms.unsigned_abs());
    let to_do = (due.oldest_ms > TOO_LONG_DUE_MS).then_some("health-jobs-to-do");
    Line { words: "health-jobs", count: due.count.unsigned_abs(), amount: words::length(lang, age), to_do, ..Line::default() }
}

fn punctual(lang: Lang, begun: &Seen) -> Line {
    let (words, to_do) = match begun.slowest {
        late if late > TOO_LATE => ("health-late", Some("health-late-to-do")),
        _ => ("health-punctual", None),
    };
    Line { words, count: begun.well, amount: words::length(lang, begun.slowest), to_do, ..Line::default() }
}

fn sent(seen: &Seen, [well, wrong, to_do]: [&'static str; 3]) -> Line {
    let fails = seen.failed >= SOME_FAILURES && seen.failed > seen.well;
    let (words, to_do) = if fails { (wrong, Some(to_do)) } else { (well, None) };
    Line { words, count: seen.well, failed: seen.failed, to_do, ..Line::default() }
}

fn sockets(count: usize, most: u32) -> Line {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let is_near = count * 10 >= u64::from(most) * 9;
    Line { words: "health-sockets", count, to_do: is_near.then_some("health-sockets-to-do"), ..Line::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn well() -> Health {
        Health {
            database_bytes: 12_400_000,
            disk_free: Some(42 << 30),
            due: Due { count: 2, oldest_ms: 800 },
            begun: Seen { well: 40, failed: 0, slowest: Duration::from_millis(700) },
            mail: Seen { well: 20, failed: 3, slowest: Duration::ZERO },
            push: Seen::default(),
            sockets: 12,
            most_sockets: 15_000,
        }
    }

    fn to_do(health: &Health) -> Vec<&'static str> {
        health.lines(Lang::Fr).into_iter().filter_map(|line| line.to_do).collect()
    }

    #[test]
    fn what_is_wrong_is_said_with_what_to_do_and_nothing_else_is() {
        assert_eq!(to_do(&well()), [] as [&str; 0]);
        let late = Seen { slowest: Duration::from_secs(11), ..well().begun };
        let down = Seen { well: 2, failed: 3, slowest: Duration::ZERO };
        for (health, wanted) in [
            (Health { disk_free: Some(900 << 20), ..well() }, "health-disk-to-do"),
            (Health { database_bytes: 50 << 30, ..well() }, "health-disk-to-do"),
            (Health { due: Due { count: 1, oldest_ms: 301_000 }, ..well() }, "health-jobs-to-do"),
            (Health { begun: late, ..well() }, "health-late-to-do"),
            (Health { mail: down, ..well() }, "health-mail-to-do"),
            (Health { push: down, ..well() }, "health-push-to-do"),
            (Health { sockets: 13_500, ..well() }, "health-sockets-to-do"),
        ] {
            assert_eq!(to_do(&health), [wanted]);
        }
    }
}
