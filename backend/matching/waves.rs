//! How many helpers are asked at once, and when more are.
//!
//! Small waves that widen and never take away: few telephones ring for nothing, and nobody waits
//! for one person who is not there. Outside the opening hours waves wait. Each wait counts from
//! the moment at which the wave before was really sent, so that waves which had to wait for the
//! morning do not all go out together.

use crate::help_request::{Urgency, When};
use crate::time::{Moment, Window};
use crate::timetable::Timetable;

const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;

/// How far ahead an opening is looked for.
const OPENING_DAYS: i32 = 31;

/// The helpers who are offered a help request at the same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wave {
    /// Seconds after the first wave.
    pub after_seconds: u32,
    /// Helpers who are added.
    pub size: u16,
}

/// How it goes on when every planned wave was sent: small, and never taking away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Seconds from one wave to the next.
    pub every_seconds: u32,
    /// Helpers whom each adds.
    pub size: u16,
}

/// The waves of one urgency, the first at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WavePlan {
    pub waves: Vec<Wave>,
    /// After the last of them.
    pub then: Pace,
    /// Seconds after the first wave at which the coordinator is called, unless somebody accepted.
    pub coordinator_after_seconds: u32,
}

/// Why a plan that somebody typed cannot be used. Waves are numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFault {
    NoWave,
    /// The first wave goes out at once.
    FirstWaveWaits,
    /// Nobody would be asked.
    EmptyWave {
        number: usize,
    },
    /// Not after the wave before it; what follows the last wave is numbered after it.
    WaveNotLater {
        number: usize,
    },
}

impl WavePlan {
    fn of(waves: &[(u32, u16)], every_seconds: u32, coordinator_after_seconds: u32) -> Self {
        let waves = waves.iter().map(|&(after_seconds, size)| Wave { after_seconds, size });
        Self { waves: waves.collect(), then: Pace { every_seconds, size: 10 }, coordinator_after_seconds }
    }

    fn planned(&self, number: usize) -> Option<Wave> {
        self.waves.get(number.checked_sub(1)?).copied()
    }

    /// How many helpers the wave of that number adds, counted from 1.
    pub fn size(&self, number: usize) -> u16 {
        self.planned(number).map_or(self.then.size, |wave| wave.size)
    }

    /// Seconds from the moment at which the wave before was sent; 0 for the first.
    pub fn wait_before_seconds(&self, number: usize) -> u32 {
        let before = self.planned(number.saturating_sub(1)).map_or(0, |before| before.after_seconds);
        self.planned(number).map_or(self.then.every_seconds, |wave| wave.after_seconds.saturating_sub(before))
    }

    /// Whether the plan can be used as it is.
    pub fn check(&self) -> Result<(), PlanFault> {
        let first = self.waves.first().ok_or(PlanFault::NoWave)?;
        if first.after_seconds != 0 {
            return Err(PlanFault::FirstWaveWaits);
        }
        if let Some(empty) = self.waves.iter().position(|wave| wave.size == 0) {
            return Err(PlanFault::EmptyWave { number: empty + 1 });
        }
        let is_late = |pair: &[Wave]| pair[1].after_seconds > pair[0].after_seconds;
        if let Some(early) = self.waves.windows(2).position(|pair| !is_late(pair)) {
            return Err(PlanFault::WaveNotLater { number: early + 2 });
        }
        match self.then {
            Pace { size: 0, .. } => Err(PlanFault::EmptyWave { number: self.waves.len() + 1 }),
            Pace { every_seconds: 0, .. } => Err(PlanFault::WaveNotLater { number: self.waves.len() + 1 }),
            _ => Ok(()),
        }
    }

    /// Seconds after the first wave by which everybody has been told, the coordinator too.
    pub fn last_seconds(&self) -> u32 {
        let last = self.waves.iter().map(|wave| wave.after_seconds).max().unwrap_or(0);
        last.max(self.coordinator_after_seconds)
    }
}

/// The plans of one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaveSettings {
    pub now: WavePlan,
    pub today: WavePlan,
    pub this_week: WavePlan,
}

/// Where there is time, the last wave and the coordinator come together: nobody is left in silence. After the waves of *now*, ten
/// every two minutes: every five, half as many again stay unmet (README, A month for a region).
impl Default for WaveSettings {
    fn default() -> Self {
        let quarter = 15 * MINUTE;
        let slow = |second, third, fourth, every| WavePlan::of(&[(0, 3), (second, 5), (third, 10), (fourth, 20)], every, fourth);
        Self {
            now: WavePlan::of(&[(0, 3), (30, 5), (60, 10)], 2 * MINUTE, 2 * MINUTE),
            today: slow(quarter, HOUR, 3 * HOUR, 2 * HOUR),
            this_week: slow(12 * HOUR, 24 * HOUR, 48 * HOUR, 24 * HOUR),
        }
    }
}

impl WaveSettings {
    /// The plan for a moment of help, as seen when the first wave goes. For a date, that of this week when it ends before it,
    /// else that of today: nobody's telephone rings for a date, so it never goes at the pace of *now*.
    pub fn plan(&self, when: &When, now: Moment) -> &WavePlan {
        match when.urgency() {
            Urgency::Now => &self.now,
            Urgency::Today => &self.today,
            Urgency::ThisWeek => &self.this_week,
            Urgency::Dated => {
                let left = when.first_moment(now).map_or(0, |moment| moment.minutes_since(now));
                let is_in_time = i64::from(self.this_week.last_seconds()) <= left * 60;
                if is_in_time { &self.this_week } else { &self.today }
            }
        }
    }
}

/// The moment itself when it is within the opening hours, else the next at which they begin.
/// `None` when a month goes by without one.
pub fn next_opening(hours: &Timetable, from: Moment) -> Option<Moment> {
    hours.first_open(Window::rest_of_day_and(from, OPENING_DAYS))
}
