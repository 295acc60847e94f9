//! Who may be asked, all of them: for the ways of asking that the engine does not serve.

use std::collections::HashMap;

use matching::{AssociationKey, Cap, HelpRequest, Helper, HelperKey, Now, Refusal, Roster, TopicId, may_be_asked};

/// Members by association and topic, so that not everybody is looked at.
#[derive(Debug, Default)]
pub struct Directory(HashMap<(AssociationKey, TopicId), Vec<HelperKey>>);

impl Directory {
    pub fn of(roster: &Roster) -> Self {
        let mut lists: HashMap<_, Vec<HelperKey>> = HashMap::new();
        for helper in roster.iter() {
            for membership in &helper.memberships {
                for topic in helper.topics.iter() {
                    lists.entry((membership.association, topic)).or_default().push(helper.key);
                }
            }
        }
        Self(lists)
    }

    /// Everybody who may be asked, each once, by key.
    pub fn who_may_be_asked<'a>(&self, request: &HelpRequest, roster: &'a Roster, now: Now) -> Vec<&'a Helper> {
        self.who(request, roster, now, |refusal| refusal.is_none())
    }

    /// Everybody who might say yes if they were asked, whatever rings already: the cap on offers is the last rule.
    pub fn who_might_help<'a>(&self, request: &HelpRequest, roster: &'a Roster, now: Now) -> Vec<&'a Helper> {
        self.who(request, roster, now, |refusal| {
            matches!(refusal, None | Some(Refusal::OverCap(Cap::LiveNow | Cap::LiveOthers | Cap::OffersADay)))
        })
    }

    fn who<'a>(&self, request: &HelpRequest, roster: &'a Roster, now: Now, is_meant: impl Fn(Option<Refusal>) -> bool) -> Vec<&'a Helper> {
        let lists = request.reach.iter().filter_map(|association| self.0.get(&(*association, request.topic)));
        let mut keys: Vec<HelperKey> = lists.flatten().copied().collect();
        keys.sort_unstable();
        keys.dedup();
        let helpers = keys.into_iter().filter_map(|key| roster.find(key));
        helpers.filter(|helper| is_meant(may_be_asked(request, helper, now).err())).collect()
    }
}
