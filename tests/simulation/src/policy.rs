//! Ways of asking.

use matching::{Pace, PlanFault, Wave, WavePlan, WaveSettings};

use crate::clock;
use crate::demand::Asked;

/// Who comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As the engine ranks.
    Engine,
    /// Whoever lives nearest, of those who may be asked.
    Nearest,
    /// All at once who may be asked: no wave, no cap on what rings.
    Everybody,
}

/// A way of asking: its name in tables, and how many are asked when.
#[derive(Clone, Debug)]
pub struct Policy {
    pub name: String,
    pub order: Order,
    pub settings: WaveSettings,
}

impl Policy {
    fn of(name: &str, order: Order) -> Self {
        Self { name: name.to_owned(), order, settings: WaveSettings::default() }
    }

    /// What ships.
    pub fn default_waves() -> Self {
        Self::of("default: 3, +5 at 30 s, +10 at 60 s, then 10 every 2 min", Order::Engine)
    }

    /// The same waves, whoever is nearest first.
    pub fn nearest_first() -> Self {
        Self::of("nearest first, in the default waves", Order::Nearest)
    }

    pub fn blast_all() -> Self {
        Self::of("everybody at once", Order::Everybody)
    }

    /// Other waves for *now*: seconds after the first and helpers added, then how many every so many seconds.
    pub fn waves(name: &str, waves: &[(u32, u16)], (size, every_seconds): (u16, u32)) -> Result<Self, PlanFault> {
        let coordinator_after_seconds = WaveSettings::default().now.coordinator_after_seconds;
        let waves = waves.iter().map(|&(after_seconds, size)| Wave { after_seconds, size }).collect();
        let now = WavePlan { waves, then: Pace { every_seconds, size }, coordinator_after_seconds };
        now.check()?;
        Ok(Self { settings: WaveSettings { now, ..WaveSettings::default() }, ..Self::of(name, Order::Engine) })
    }

    /// How many the wave of that number (from 1) adds, and after how many seconds the next one comes, when the first went at
    /// this second of the month.
    pub fn wave(&self, asked: &Asked, number: usize, first_at: i64) -> (usize, i64) {
        let plan = self.settings.plan(&asked.when(first_at), clock::moment(first_at));
        (usize::from(plan.size(number)), i64::from(plan.wait_before_seconds(number + 1)))
    }
}

/// What is compared: small to large, slow to fast.
pub fn others() -> Result<Vec<Policy>, PlanFault> {
    Ok(vec![
        Policy::waves("one every 30 s", &[(0, 1)], (1, 30))?,
        Policy::waves("half: 2, +3 at 30 s, +5 at 60 s, then 5 every 5 min", &[(0, 2), (30, 3), (60, 5)], (5, 5 * 60))?,
        Policy::waves("default, then 10 every 5 min", &[(0, 3), (30, 5), (60, 10)], (10, 5 * 60))?,
        Policy::waves("default, then 10 every minute", &[(0, 3), (30, 5), (60, 10)], (10, 60))?,
        Policy::waves("default, +20 at 2 min, then 20 every 2 min", &[(0, 3), (30, 5), (60, 10), (120, 20)], (20, 2 * 60))?,
        Policy::waves("double: 5, +10 at 30 s, +20 at 60 s, then 20 every 2 min", &[(0, 5), (30, 10), (60, 20)], (20, 2 * 60))?,
        Policy::waves("20, +20 at 30 s, +40 at 60 s, then 40 every 2 min", &[(0, 20), (30, 20), (60, 40)], (40, 2 * 60))?,
    ])
}
