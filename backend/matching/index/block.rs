//! Some hundreds of helpers who are much alike.

use super::marks::{COUNT, Mark, Marks, ones};
use super::slot::Slot;
use crate::keys::HelperKey;

const WORDS: usize = 8;
/// Helpers in a block at most: one bit each in one cache line for each mark.
pub const SLOTS: usize = WORDS * 64;

/// Some of the slots of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line([u64; WORDS]);

impl Line {
    /// The first so many slots.
    pub fn first(count: usize) -> Self {
        Self(std::array::from_fn(|word| match count.saturating_sub(word * 64) {
            left @ 0..64 => (1 << left) - 1,
            _ => u64::MAX,
        }))
    }

    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine &= theirs);
        self
    }

    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
        self
    }

    #[must_use]
    pub fn without(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine &= !theirs);
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    pub const fn contains(&self, place: usize) -> bool {
        self.0[place / 64] >> (place % 64) & 1 == 1
    }

    fn add(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    fn remove(&mut self, place: usize) {
        self.0[place / 64] &= !(1 << (place % 64));
    }

    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(word, bits)| ones(*bits).map(move |bit| word * 64 + bit))
    }
}

/// Slots without gaps, and who of them has which mark.
#[derive(Clone, Debug)]
pub struct Block {
    pub slots: Vec<Slot>,
    /// By mark, then by slot.
    lines: Box<[Line]>,
}

impl Default for Block {
    fn default() -> Self {
        Self { slots: Vec::new(), lines: vec![Line::default(); COUNT].into_boxed_slice() }
    }
}

impl Block {
    pub fn line(&self, mark: Mark) -> &Line {
        &self.lines[mark.number()]
    }

    /// There must be room: fewer than [`SLOTS`].
    pub fn add(&mut self, slot: Slot, marks: &Marks) {
        let place = self.slots.len();
        marks.iter().for_each(|mark| self.lines[mark].add(place));
        self.slots.push(slot);
    }

    pub fn place_of(&self, key: HelperKey) -> Option<usize> {
        self.slots.iter().position(|slot| slot.key == key)
    }

    /// The last slot moves into the gap. `marks` are those of each row, as they were when it was added.
    pub fn remove(&mut self, place: usize, marks: &[Marks]) {
        let gone = self.slots.swap_remove(place);
        marks[gone.row as usize].iter().for_each(|mark| self.lines[mark].remove(place));
        let last = self.slots.len();
        if let Some(moved) = self.slots.get(place) {
            for mark in marks[moved.row as usize].iter() {
                self.lines[mark].remove(last);
                self.lines[mark].add(place);
            }
        }
    }

    /// Everybody, and an empty block stays.
    pub fn drain(&mut self) -> Vec<Slot> {
        self.lines.fill(Line::default());
        std::mem::take(&mut self.slots)
    }
}
