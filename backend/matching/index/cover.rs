//! What the best of a block could be: as good as each of its helpers in everything at once.

use super::marks::Marks;
use super::slot::{NEVER, Slot};
use crate::keys::HelperKey;
use crate::position::Area;

/// Nobody in the block is better in anything. After a removal it may promise too much, never too little.
#[derive(Clone, Copy, Debug)]
pub struct Cover {
    /// Those that somebody has; none when the block is empty.
    pub marks: Marks,
    pub lowest_key: HelperKey,
    pub steady: u32,
    /// Of whoever rested longest.
    pub last_offered_at: i64,
    pub radius_km: u16,
    pub area: Option<Area>,
    /// Helpers who left since the cover was exact.
    pub left: u32,
}

impl Default for Cover {
    fn default() -> Self {
        Self {
            marks: Marks::default(),
            lowest_key: HelperKey(i64::MAX),
            steady: 0,
            last_offered_at: i64::MAX,
            radius_km: 0,
            area: None,
            left: 0,
        }
    }
}

impl Cover {
    pub fn of(slots: &[Slot], marks: &[Marks]) -> Self {
        let mut cover = Self::default();
        slots.iter().for_each(|slot| cover.include(slot, &marks[slot.row as usize]));
        cover
    }

    pub fn include(&mut self, slot: &Slot, marks: &Marks) {
        self.marks.join(marks);
        self.lowest_key = self.lowest_key.min(slot.key);
        self.steady = self.steady.max(slot.steady);
        self.last_offered_at = self.last_offered_at.min(slot.last_offered_at);
        self.radius_km = self.radius_km.max(slot.radius_km);
        let here = slot.position.map(Area::around);
        self.area = self.area.map_or(here, |area| Some(here.map_or(area, |here| area.join(here))));
    }

    pub fn last_offered_at(&self) -> Option<i64> {
        (self.last_offered_at != NEVER).then_some(self.last_offered_at)
    }
}
