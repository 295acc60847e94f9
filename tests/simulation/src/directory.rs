//! Who may be asked, all of them: for the ways of asking that the engine does not serve.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use matching::{AssociationKey, Cap, HelpRequest, Helper, HelperKey, Now, Position, Refusal, Roster, TopicId, may_be_asked};

type Member = (HelperKey, Option<Position>);

/// Members by association and topic, so that not everybody is looked at.
#[derive(Debug, Default)]
pub struct Directory(HashMap<(AssociationKey, TopicId), Vec<Member>>);

impl Directory {
    pub fn of(roster: &Roster) -> Self {
        let mut lists: HashMap<_, Vec<Member>> = HashMap::new();
        for helper in roster.iter() {
            for membership in &helper.memberships {
                for topic in helper.topics.iter() {
                    lists.entry((membership.association, topic)).or_default().push((helper.key, helper.position));
                }
            }
        }
        Self(lists)
    }

    fn members(&self, request: &HelpRequest) -> impl Iterator<Item = &Member> {
        request.reach.iter().filter_map(|association| self.0.get(&(*association, request.topic))).flatten()
    }

    /// Of those who may be asked, so many who live nearest; of equally near ones, the lower key.
    pub fn nearest(&self, request: &HelpRequest, roster: &Roster, now: Now, count: usize) -> Vec<HelperKey> {
        let Some(there) = request.position else { return Vec::new() };
        // On a flat map, squared: the bits of numbers that are not negative stand in their order.
        let cos = there.lat().to_radians().cos();
        let apart = |here: &Option<Position>| {
            here.map_or(u64::MAX, |here| {
                let (north, east) = (here.lat() - there.lat(), (here.lon() - there.lon()) * cos);
                (north * north + east * east).to_bits()
            })
        };
        let mut queue: BinaryHeap<Reverse<(u64, HelperKey)>> =
            self.members(request).map(|(key, position)| Reverse((apart(position), *key))).collect();
        let mut nearest = Vec::new();
        while let Some(Reverse((_, key))) = queue.pop().filter(|_| nearest.len() < count) {
            let may_be_asked = roster.find(key).is_some_and(|helper| may_be_asked(request, helper, now).is_ok());
            if may_be_asked && nearest.last() != Some(&key) {
                nearest.push(key);
            }
        }
        nearest
    }

    /// Everybody who might say yes if they were asked, whatever rings already: the cap on offers is the last rule. Each once, by key.
    pub fn who_might_help<'a>(&self, request: &HelpRequest, roster: &'a Roster, now: Now) -> Vec<&'a Helper> {
        let mut keys: Vec<HelperKey> = self.members(request).map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys.dedup();
        let might = |helper: &&Helper| match may_be_asked(request, helper, now) {
            Ok(_) | Err(Refusal::OverCap(Cap::LiveNow | Cap::LiveOthers | Cap::OffersADay)) => true,
            Err(_) => false,
        };
        keys.into_iter().filter_map(|key| roster.find(key)).filter(might).collect()
    }
}
