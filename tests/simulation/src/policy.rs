//! Ways of asking.

use matching::{PlanFault, Urgency, Wave, WavePlan, WaveSettings, When};

use crate::clock::{self, DAY, HOUR, MINUTE};
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
    /// After the planned waves of *now*: so many more, every so many seconds.
    pub later: (u16, i64),
}

/// After the planned waves the product goes on with ten every five minutes, two hours or a day.
const LATER_SIZE: u16 = 10;

impl Policy {
    fn of(name: &str, order: Order) -> Self {
        Self { name: name.to_owned(), order, settings: WaveSettings::default(), later: (LATER_SIZE, 5 * MINUTE) }
    }

    /// What ships.
    pub fn default_waves() -> Self {
        Self::of("default: 3, +5 at 30 s, +10 at 60 s, then 10 every 5 min", Order::Engine)
    }

    /// The same waves, whoever is nearest first.
    pub fn nearest_first() -> Self {
        Self::of("nearest first, in the default waves", Order::Nearest)
    }

    pub fn blast_all() -> Self {
        Self::of("everybody at once", Order::Everybody)
    }

    /// Other waves for *now*: seconds after the first and helpers added, then how many every so many seconds.
    pub fn waves(name: &str, waves: &[(u32, u16)], later: (u16, i64)) -> Result<Self, PlanFault> {
        let coordinator_after_seconds = WaveSettings::default().now.coordinator_after_seconds;
        let waves = waves.iter().map(|&(after_seconds, size)| Wave { after_seconds, size }).collect();
        let now = WavePlan { waves, coordinator_after_seconds };
        now.check()?;
        Ok(Self { settings: WaveSettings { now, ..WaveSettings::default() }, later, ..Self::of(name, Order::Engine) })
    }

    /// How many the wave of that number (from 1) adds, and after how many seconds the next one comes.
    pub fn wave(&self, asked: &Asked, number: usize, second: i64) -> (usize, i64) {
        let when = match asked.urgency {
            // As the product has it: a date goes at the pace of a week.
            Urgency::Dated => When::ThisWeek(matching::Window::rest_of_day_and(clock::moment(second), 6)),
            _ => asked.when(second),
        };
        let plan = self.settings.plan(&when, clock::moment(second));
        let (later_size, later_wait) = match asked.urgency {
            Urgency::Now => self.later,
            Urgency::Today => (LATER_SIZE, 2 * HOUR),
            Urgency::ThisWeek | Urgency::Dated => (LATER_SIZE, DAY),
        };
        let size = plan.wave(number).map_or(later_size, |wave| wave.size);
        (usize::from(size), plan.wait_before_seconds(number + 1).map_or(later_wait, i64::from))
    }
}

/// What is compared: small to large, slow to fast.
pub fn others() -> Result<Vec<Policy>, PlanFault> {
    Ok(vec![
        Policy::waves("one every 30 s", &[(0, 1)], (1, 30))?,
        Policy::waves("half: 2, +3 at 30 s, +5 at 60 s, then 5 every 5 min", &[(0, 2), (30, 3), (60, 5)], (5, 5 * MINUTE))?,
        Policy::waves("default, then 10 every minute", &[(0, 3), (30, 5), (60, 10)], (10, MINUTE))?,
        Policy::waves("default, then 10 every 2 min", &[(0, 3), (30, 5), (60, 10)], (10, 2 * MINUTE))?,
        Policy::waves("default, +20 at 2 min, then 20 every 2 min", &[(0, 3), (30, 5), (60, 10), (120, 20)], (20, 2 * MINUTE))?,
        Policy::waves("double: 5, +10 at 30 s, +20 at 60 s, then 20 every 2 min", &[(0, 5), (30, 10), (60, 20)], (20, 2 * MINUTE))?,
        Policy::waves("20, +20 at 30 s, +40 at 60 s, then 40 every 2 min", &[(0, 20), (30, 20), (60, 40)], (40, 2 * MINUTE))?,
    ])
}
