//! What the score needs of one helper, side by side with their neighbours'.

use crate::helper::Helper;
use crate::keys::HelperKey;
use crate::position::Position;
use crate::score;
use crate::time::{Now, WEEK_MS};

/// Long before any instant: a niche for "none" that keeps slots small and compares as it must.
pub const NEVER: i64 = i64::MIN;

/// One helper in a block. All of it follows from the helper's row and changes with it.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub key: HelperKey,
    /// Number of the row in the roster.
    pub row: u32,
    /// Thousandths of a point that depend neither on who asks nor on the hour: answers and a light week.
    pub steady: u32,
    pub is_online: bool,
    pub radius_km: u16,
    pub position: Option<Position>,
    /// Metres north and east on a flat map; see [`Axis`].
    on_a_map: [i64; 2],
    /// UTC milliseconds, or [`NEVER`].
    pub last_offered_at: i64,
    /// UTC milliseconds, or [`NEVER`].
    pub paused_until: i64,
}

impl Slot {
    pub fn of(helper: &Helper, row: u32) -> Self {
        Self {
            key: helper.key,
            row,
            steady: score::steady(helper),
            is_online: helper.is_online,
            radius_km: helper.radius_km,
            position: helper.position,
            on_a_map: helper.position.map_or([0, 0], Position::on_a_map),
            last_offered_at: helper.load.last_offered_at.unwrap_or(NEVER),
            paused_until: helper.paused_until.unwrap_or(NEVER),
        }
    }

    pub const fn is_paused(&self, now: Now) -> bool {
        self.paused_until > now.at
    }

    pub fn last_offered_at(&self) -> Option<i64> {
        (self.last_offered_at != NEVER).then_some(self.last_offered_at)
    }
}

/// A direction in which helpers differ, measured in thousandths of a point of the score: a metre is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    North,
    East,
    Steady,
    /// Weeks without an offer are all the same from the first on, counted back from the newest.
    Rest {
        newest: i64,
    },
    /// Where nothing else differs: of equal scores the lower key wins.
    Key,
}

impl Axis {
    pub fn of(self, slot: &Slot) -> i64 {
        match self {
            Self::North => slot.on_a_map[0],
            Self::East => slot.on_a_map[1],
            Self::Steady => i64::from(slot.steady),
            Self::Rest { newest } => {
                let ms = slot.last_offered_at.max(newest.saturating_sub(WEEK_MS));
                ms / (WEEK_MS / i64::from(score::REST))
            }
            Self::Key => slot.key.0,
        }
    }
}

/// Where a pile of helpers is divided into two: below and from `at` on.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    pub axis: Axis,
    pub at: i64,
}

impl Cut {
    /// Across the widest axis, as near to the middle as equal values allow. No side is empty when there are two keys.
    pub fn through(slots: &[Slot], by_place: bool) -> Self {
        let newest = slots.iter().map(|slot| slot.last_offered_at).max().unwrap_or(0);
        let places: &[Axis] = if by_place { &[Axis::North, Axis::East] } else { &[] };
        let axes = [Axis::Steady, Axis::Rest { newest }].into_iter().chain(places.iter().copied());
        let widest = axes.map(|axis| (width(slots, axis), axis)).max_by_key(|(width, _)| *width);
        let axis = widest.filter(|(width, _)| *width > 0).map_or(Axis::Key, |(_, axis)| axis);
        Self { axis, at: near_the_middle(slots, axis) }
    }

    pub fn is_below(self, slot: &Slot) -> bool {
        self.axis.of(slot) < self.at
    }
}

fn width(slots: &[Slot], axis: Axis) -> i64 {
    let (low, high) = slots.iter().map(|slot| axis.of(slot)).fold((i64::MAX, i64::MIN), |(low, high), it| (low.min(it), high.max(it)));
    high.saturating_sub(low)
}

fn near_the_middle(slots: &[Slot], axis: Axis) -> i64 {
    let mut values: Vec<i64> = slots.iter().map(|slot| axis.of(slot)).collect();
    let half = values.len() / 2;
    let (_, middle, _) = values.select_nth_unstable(half);
    let middle = *middle;
    let below = values.iter().filter(|value| **value < middle).count();
    let above = values.iter().filter(|value| **value > middle).count();
    let next = values.into_iter().filter(|value| *value > middle).min();
    // The equal ones go to the side that stays the smaller.
    next.filter(|_| below < above).unwrap_or(middle)
}
