//! Clocks that differ: a helper in La Réunion is free by the clocks of La Réunion, whoever asks and wherever.
//!
//! Everything about one help request is told by its own clocks. The caller, who knows the time zones, says how far the clocks of
//! each other zone are ahead of them, and from when; so that no rule depends on a time-zone table.

use crate::time::Moment;

/// How many zones there may be.
pub(crate) const ZONES: usize = 16;

/// A zone by whose clocks helpers live; which one is the caller's to know. From 0 to 15: a greater number counts as 15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ZoneId(u8);

impl ZoneId {
    pub const fn new(number: u8) -> Self {
        Self(if (number as usize) < ZONES { number } else { ZONES as u8 - 1 })
    }

    pub const fn number(self) -> u8 {
        self.0
    }
}

/// What clocks show elsewhere when those of the help request show a moment. A zone of which nothing is said has the same clocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// By zone: from a moment of the help request's clocks on, so many minutes ahead. The first holds before it too.
    ahead: Vec<Vec<(Moment, i32)>>,
}

impl Clocks {
    /// Minutes that a zone is ahead (negative: behind), from each of these moments on, which must be in order.
    pub fn set(&mut self, zone: ZoneId, ahead: Vec<(Moment, i32)>) {
        let place = usize::from(zone.0);
        if self.ahead.len() <= place {
            self.ahead.resize(place + 1, Vec::new());
        }
        self.ahead[place] = ahead;
    }

    /// What the clocks there show.
    pub fn there(&self, zone: ZoneId, here: Moment) -> Moment {
        match self.steps(zone) {
            [] => here,
            steps => here.plus_minutes(minutes(steps, |from, _| from <= here)),
        }
    }

    /// What the clocks of the help request show when those there show this.
    pub fn here(&self, zone: ZoneId, there: Moment) -> Moment {
        match self.steps(zone) {
            [] => there,
            steps => there.plus_minutes(-minutes(steps, |from, ahead| from.plus_minutes(ahead) <= there)),
        }
    }

    fn steps(&self, zone: ZoneId) -> &[(Moment, i32)] {
        self.ahead.get(usize::from(zone.0)).map_or(&[], Vec::as_slice)
    }
}

/// Of the last step that has begun; before the first, of the first.
fn minutes(steps: &[(Moment, i32)], has_begun: impl Fn(Moment, i32) -> bool) -> i32 {
    let begun = steps.iter().rev().find(|(from, ahead)| has_begun(*from, *ahead));
    begun.or(steps.first()).map_or(0, |(_, ahead)| *ahead)
}
