//! Finds the best without looking at everybody.
//!
//! The rules and the score stay where they are: [`crate::rules`] judges whoever could win, and nobody
//! is told a score that [`crate::score`] does not give. The index only says whom not to look at:
//!
//! 1. [`marks`]: what is yes or no of a helper, as bits. A help request is a few clauses of marks
//!    ([`question`]), and whoever lacks one is passed over, 64 helpers at a time;
//! 2. [`slot`], [`block`], [`tree`]: helpers who are alike in what the score adds up stand together,
//!    up to 512 to a block;
//! 3. [`cover`]: what the best of a block could be, so what it could score at most;
//! 4. [`search`]: blocks are opened in the order of what they promise, until none promises enough.
//!
//! There are two trees: by place for those who travel, without for telephone and messages, where a
//! map would only tear apart who belongs together.
//!
//! For the reasons behind the shape, and for what it costs, see the README.

mod block;
mod cover;
mod marks;
mod question;
pub(crate) mod search;
mod slot;
mod tree;

use marks::Marks;
use slot::Slot;
use tree::Tree;

use crate::help_request::Meeting;
use crate::helper::Helper;
use crate::zones::{ZONES, ZoneId};

/// Everybody whom a stranger might be brought together with.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    /// Of each row of the roster, as they were when it was inserted.
    marks: Vec<Marks>,
    in_person: Tree,
    remote: Tree,
    /// How many live by the clocks of each zone: where nobody does, nothing is looked for.
    zones: [u32; ZONES],
}

impl Default for Index {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl Index {
    /// All at once: several times faster than one by one. Rows are numbered from 0; some may be empty.
    pub fn of(rows: &[Option<Helper>]) -> Self {
        let [mut in_person, mut remote] = [Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len())];
        for (row, helper) in (0..).zip(rows) {
            let Some(helper) = helper else { continue };
            let slot = Slot::of(helper, row);
            in_person.extend(is_met_in_person(helper).then_some(slot));
            remote.extend(is_met_remotely(helper).then_some(slot));
        }
        let marks: Vec<Marks> = rows.iter().map(|helper| helper.as_ref().map_or_else(Marks::default, Marks::of)).collect();
        let (in_person, remote) = (Tree::of(in_person, true, &marks), Tree::of(remote, false, &marks));
        let mut zones = [0; ZONES];
        rows.iter().flatten().for_each(|helper| zones[usize::from(helper.zone.number())] += 1);
        Self { marks, in_person, remote, zones }
    }

    /// The row is not in the index yet.
    pub fn insert(&mut self, row: u32, helper: &Helper) {
        let place = row as usize;
        if self.marks.len() <= place {
            self.marks.resize(place + 1, Marks::default());
        }
        self.marks[place] = Marks::of(helper);
        self.zones[usize::from(helper.zone.number())] += 1;
        let slot = Slot::of(helper, row);
        if is_met_in_person(helper) {
            self.in_person.insert(slot, &self.marks);
        }
        if is_met_remotely(helper) {
            self.remote.insert(slot, &self.marks);
        }
    }

    /// The helper as they were inserted.
    pub fn remove(&mut self, row: u32, helper: &Helper) {
        self.zones[usize::from(helper.zone.number())] -= 1;
        let slot = Slot::of(helper, row);
        if is_met_in_person(helper) {
            self.in_person.remove(&slot, &self.marks);
        }
        if is_met_remotely(helper) {
            self.remote.remove(&slot, &self.marks);
        }
    }

    /// The zones in which somebody lives.
    fn zones(&self) -> impl Iterator<Item = ZoneId> + '_ {
        (0..).zip(self.zones).filter(|(_, count)| *count > 0).map(|(number, _)| ZoneId::new(number))
    }

    fn tree(&self, meeting: Meeting) -> &Tree {
        if meeting.is_in_person() { &self.in_person } else { &self.remote }
    }
}

fn meets(helper: &Helper, is_in_person: bool) -> bool {
    let ways = || Meeting::ALL.into_iter().filter(|meeting| meeting.is_in_person() == is_in_person);
    marks::is_listed(helper) && ways().any(|meeting| helper.meetings.contains(meeting))
}

fn is_met_in_person(helper: &Helper) -> bool {
    helper.position.is_some() && meets(helper, true)
}

fn is_met_remotely(helper: &Helper) -> bool {
    meets(helper, false)
}
