//! What goes wrong, and when, as a seed says.

use std::time::Duration;

use turmoil::Sim;

use super::client::Client;
use super::log::Durable;
use super::{ALL, PEOPLE};
use crate::support::Chance;

pub struct Trouble {
    chance: Chance,
    /// When something goes wrong next, in simulated time.
    next_at: Duration,
    /// When the server is started again.
    back_at: Option<Duration>,
    /// The line of this person is held or dead until then.
    bad_until: Vec<(i64, Duration)>,
}

fn name(who: i64) -> String {
    format!("client{who}")
}

impl Trouble {
    pub fn new(seed: u64) -> Self {
        Self { chance: Chance(!seed), next_at: Duration::from_secs(1), back_at: None, bad_until: Vec::new() }
    }

    fn ms(&mut self, from: usize, to: usize) -> Duration {
        Duration::from_millis(u64::try_from(from + self.chance.below(to - from)).unwrap())
    }

    /// Lets happen what is due now.
    pub fn strike(&mut self, sim: &mut Sim<'_>, log: &Durable, clients: &[Client]) {
        let now = sim.elapsed();
        if self.back_at.is_some_and(|at| at <= now) {
            self.back_at = None;
            sim.bounce("server");
        }
        for (who, _) in self.bad_until.extract_if(.., |(_, until)| *until <= now) {
            sim.release(name(who), "server");
            sim.repair(name(who), "server");
        }
        if now < self.next_at {
            return;
        }
        self.next_at = now + self.ms(100, 2_500);
        let (who, mailbox) = (*self.chance.of(&PEOPLE), *self.chance.of(&ALL));
        match self.chance.below(12) {
            0 | 1 => self.crash(sim, log, false),
            2 => self.crash(sim, log, true),
            3 => log.keep_copy(),
            4 => log.trim(mailbox),
            5 | 6 => {
                sim.hold(name(who), "server");
                let until = now + self.ms(50, 9_000);
                self.bad_until.push((who, until));
            }
            7 | 8 => {
                // Whatever is on its way is lost, and nobody is told: both ends are half-open.
                sim.partition(name(who), "server");
                let until = now + self.ms(50, 9_000);
                self.bad_until.push((who, until));
            }
            9 => {
                let slow = self.ms(2, 900);
                sim.set_link_max_message_latency(name(who), "server", slow);
            }
            _ => clients.iter().filter(|client| client.who == who).for_each(|client| client.cut.notify_one()),
        }
    }

    fn crash(&mut self, sim: &mut Sim<'_>, log: &Durable, is_older_copy: bool) {
        if self.back_at.is_none() {
            sim.crash("server");
            self.back_at = Some(sim.elapsed() + self.ms(10, 4_000));
            if is_older_copy {
                log.put_copy_back();
            }
        }
    }

    /// The network is well again, and stays so.
    pub fn heal(&mut self, sim: &mut Sim<'_>) {
        for who in PEOPLE {
            sim.release(name(who), "server");
            sim.repair(name(who), "server");
            sim.set_link_max_message_latency(name(who), "server", Duration::from_millis(60));
        }
        if self.back_at.take().is_some() {
            sim.bounce("server");
        }
    }
}
