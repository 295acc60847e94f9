//! Blocks of helpers who are much alike, found by their place on every [`Axis`] of the score.
//!
//! A k-d tree whose directions are what the score adds up, each in points: a block is cut across
//! what tells its helpers apart most, so that what its best could be is near to what they are.

use super::block::{Block, SLOTS};
use super::cover::Cover;
use super::marks::Marks;
use super::slot::{Cut, Slot};

/// A smaller block is given up, and its helpers move to where its neighbours are.
const FEW: usize = SLOTS / 16;
/// After so many removals in one block what its best could be is found again.
const STALE: u32 = SLOTS as u32 / 16;

#[derive(Clone, Debug)]
enum Node {
    Fork {
        cut: Cut,
        below: Box<Node>,
        above: Box<Node>,
    },
    /// Number of a block.
    Leaf(usize),
}

#[derive(Clone, Debug)]
pub struct Tree {
    /// Whether it matters who is near whom.
    by_place: bool,
    /// Apart: at night nobody is online, so that no cut made then would tell them apart when they come in the morning.
    online: Node,
    offline: Node,
    pub blocks: Vec<Block>,
    /// Of the block of the same number: apart, because a search reads all of them and few blocks.
    pub covers: Vec<Cover>,
    /// Blocks that nobody is in.
    spare: Vec<usize>,
}

impl Tree {
    /// `marks` are here and everywhere those of each row of the roster.
    pub fn of(slots: Vec<Slot>, by_place: bool, marks: &[Marks]) -> Self {
        let (online, offline) = slots.into_iter().partition(|slot| slot.is_online);
        let (blocks, covers, spare) = (Vec::new(), Vec::new(), Vec::new());
        let mut tree = Self { by_place, online: Node::Leaf(0), offline: Node::Leaf(0), blocks, covers, spare };
        tree.online = tree.planted(online, marks);
        tree.offline = tree.planted(offline, marks);
        tree
    }

    const fn side(&mut self, slot: &Slot) -> &mut Node {
        if slot.is_online { &mut self.online } else { &mut self.offline }
    }

    fn planted(&mut self, slots: Vec<Slot>, marks: &[Marks]) -> Node {
        if slots.len() <= SLOTS {
            return Node::Leaf(self.filled(slots, marks));
        }
        let cut = Cut::through(&slots, self.by_place);
        let (below, above): (Vec<Slot>, Vec<Slot>) = slots.into_iter().partition(|slot| cut.is_below(slot));
        Node::Fork { cut, below: Box::new(self.planted(below, marks)), above: Box::new(self.planted(above, marks)) }
    }

    fn filled(&mut self, slots: Vec<Slot>, marks: &[Marks]) -> usize {
        let number = self.spare.pop().unwrap_or_else(|| {
            self.blocks.push(Block::default());
            self.covers.push(Cover::default());
            self.blocks.len() - 1
        });
        self.covers[number] = Cover::of(&slots, marks);
        slots.into_iter().for_each(|slot| self.blocks[number].add(slot, &marks[slot.row as usize]));
        number
    }

    pub fn insert(&mut self, slot: Slot, marks: &[Marks]) {
        let number = self.side(&slot).leaf_of(&slot);
        if self.blocks[number].slots.len() < SLOTS {
            self.blocks[number].add(slot, &marks[slot.row as usize]);
            self.covers[number].include(&slot, &marks[slot.row as usize]);
            return;
        }
        let mut slots = self.emptied(number);
        slots.push(slot);
        let grown = self.planted(slots, marks);
        self.side(&slot).replace_leaf(&slot, grown);
    }

    /// The slot as it was inserted, and the marks of that time.
    pub fn remove(&mut self, slot: &Slot, marks: &[Marks]) {
        let number = self.side(slot).leaf_of(slot);
        let Some(place) = self.blocks[number].place_of(slot.key) else { return };
        self.blocks[number].remove(place, marks);
        self.covers[number].left += 1;
        if self.blocks[number].slots.len() < FEW && self.side(slot).prune(slot) {
            for moved in self.emptied(number) {
                self.insert(moved, marks);
            }
        } else if self.covers[number].left >= STALE {
            self.covers[number] = Cover::of(&self.blocks[number].slots, marks);
        }
    }

    fn emptied(&mut self, number: usize) -> Vec<Slot> {
        self.spare.push(number);
        self.covers[number] = Cover::default();
        self.blocks[number].drain()
    }
}

impl Node {
    fn leaf_of(&self, slot: &Slot) -> usize {
        match self {
            Self::Fork { cut, below, above } => if cut.is_below(slot) { below } else { above }.leaf_of(slot),
            Self::Leaf(number) => *number,
        }
    }

    fn replace_leaf(&mut self, slot: &Slot, grown: Self) {
        match self {
            Self::Fork { cut, below, above } => if cut.is_below(slot) { below } else { above }.replace_leaf(slot, grown),
            Self::Leaf(_) => *self = grown,
        }
    }

    /// Takes the leaf of the slot off the tree: its neighbour takes the place of their fork.
    /// `false` when there is no other leaf.
    fn prune(&mut self, slot: &Slot) -> bool {
        let Self::Fork { cut, below, above } = self else { return false };
        let (mine, other) = if cut.is_below(slot) { (below, above) } else { (above, below) };
        if mine.prune(slot) {
            return true;
        }
        *self = std::mem::replace(other, Self::Leaf(0));
        true
    }
}
