//! Best first: a block is opened only while it could hold somebody better than the worst of the best.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Index;
use super::block::Block;
use super::question::Question;
use crate::best::{Best, Found};
use crate::help_request::HelpRequest;
use crate::helper::Helper;
use crate::keys::HelperKey;
use crate::rarity::Rarity;
use crate::rules;
use crate::score;
use crate::time::Now;

/// What a search is about, and where the helpers of its rows are.
pub(crate) struct Search<'a, F> {
    pub request: &'a HelpRequest,
    pub rarity: &'a Rarity,
    pub now: Now,
    pub row: F,
}

impl<'a, F: Fn(u32) -> Option<&'a Helper>> Search<'a, F> {
    /// Adds whoever belongs among the best and is unknown to the asker. Whom the asker knows obeys other rules: the
    /// caller looks them up by key.
    pub fn strangers(&self, index: &Index, best: &mut Best<'a>) {
        let is_nowhere = self.request.meeting.is_in_person() && self.request.meeting_point().is_none();
        if self.request.reach.is_empty() || is_nowhere {
            return;
        }
        let question = Question::new(self.request, self.rarity, self.now, index.zones());
        let tree = index.tree(self.request.meeting);
        let promises = tree.covers.iter().enumerate();
        let promises = promises.filter_map(|(number, cover)| Some((question.bound(cover)?, Reverse(cover.lowest_key), number)));
        let mut promising: BinaryHeap<(u32, Reverse<HelperKey>, usize)> = promises.collect();
        while let Some((bound, Reverse(lowest_key), number)) = promising.pop() {
            if !best.admits(bound, lowest_key) {
                break;
            }
            self.open(&tree.blocks[number], &question, best);
        }
    }

    fn open(&self, block: &Block, question: &Question, best: &mut Best<'a>) {
        let candidates = question.candidates(block);
        if candidates.is_empty() {
            return;
        }
        let lines = question.lines(block);
        for place in candidates.iter() {
            let slot = &block.slots[place];
            let without_distance = question.score(slot, place, &lines);
            let most = without_distance + if self.request.meeting.is_in_person() { score::DISTANCE } else { 0 };
            if !best.admits(most, slot.key) || slot.is_paused(self.now) {
                continue;
            }
            let metres = question.metres_to(slot);
            let is_beyond = metres.is_some_and(|metres| metres > u32::from(slot.radius_km) * 1000);
            let score = without_distance + score::nearness(metres);
            if is_beyond || !best.admits(score, slot.key) || self.is_known(slot.key) {
                continue;
            }
            let Some(helper) = (self.row)(slot.row) else { continue };
            if let Ok(fit) = rules::fit(self.request, helper, self.now) {
                debug_assert_eq!(score, score::score(self.request, helper, &fit, self.rarity, self.now));
                best.add(Found { helper, score, fit });
            }
        }
    }

    fn is_known(&self, key: HelperKey) -> bool {
        self.request.circle.contains(key) || self.request.former_helpers.contains(key)
    }
}
