//! What only few can do, so that those few are kept for it.
//!
//! Counted by association: a language that is common in one town is rare in the next. Somebody
//! with two memberships is counted in both, which at worst hides a rare skill.

use std::collections::BTreeMap;

use crate::help_request::HelpRequest;
use crate::helper::Helper;
use crate::keys::{AssociationKey, LanguageId, LanguageSet, TopicId, TopicSet};

/// Something a helper can do that others cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skill {
    Topic(TopicId),
    Language(LanguageId),
}

/// What few can do among the helpers whom one help request reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rarity {
    pub topics: TopicSet,
    pub languages: LanguageSet,
    /// What many speak.
    usual_languages: LanguageSet,
    /// Of which topics an untrained helper is never asked: without training nobody is rare there.
    needing_training: TopicSet,
}

impl Rarity {
    /// The rare skill that this help request needs and this helper has.
    pub fn needed(&self, request: &HelpRequest, helper: &Helper) -> Option<Skill> {
        let topics = self.topics_of(helper);
        if topics.contains(request.topic) {
            return Some(Skill::Topic(request.topic));
        }
        // Whoever also speaks a usual language needs no rare one.
        if !request.languages.and(self.usual_languages).is_empty() {
            return None;
        }
        let rare = request.languages.and(helper.languages).and(self.languages);
        rare.first().map(Skill::Language)
    }

    /// The rare skill for which this helper is kept, when this help request needs none of theirs.
    /// In their own circle nobody is kept for others.
    pub fn kept_for(&self, request: &HelpRequest, helper: &Helper) -> Option<Skill> {
        if request.circle.contains(helper.key) || self.needed(request, helper).is_some() {
            return None;
        }
        let language = || self.languages.and(helper.languages).first().map(Skill::Language);
        self.topics_of(helper).first().map(Skill::Topic).or_else(language)
    }

    /// The same as [`Self::kept_for`] for everybody who may be asked and is in no circle, said so that a roster can be
    /// asked at once. `None` when nobody of them is kept.
    pub(crate) fn keeping(&self, request: &HelpRequest) -> Option<Keeping> {
        // Whoever may be asked can help with this topic: it is what they are kept for.
        let is_needed = self.topics.contains(request.topic);
        let is_usual = !request.languages.and(self.usual_languages).is_empty();
        (!is_needed).then(|| Keeping {
            chosen: self.topics.without(self.needing_training),
            trained: self.topics.and(self.needing_training),
            languages: self.languages,
            needed: if is_usual { LanguageSet::NONE } else { request.languages.and(self.languages) },
        })
    }

    fn topics_of(&self, helper: &Helper) -> TopicSet {
        self.topics.and(helper.able(self.needing_training))
    }
}

/// Who is kept: whoever chose one of these topics, or is trained in one of those they chose, or speaks one of these
/// languages, and speaks none of what is needed now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keeping {
    pub chosen: TopicSet,
    pub trained: TopicSet,
    pub languages: LanguageSet,
    pub needed: LanguageSet,
}

/// How many members in good standing can do what, kept up to date row by row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts(BTreeMap<AssociationKey, Count>);

#[derive(Clone, Debug)]
struct Count {
    helpers: u32,
    chosen: [u32; 64],
    chosen_and_trained: [u32; 64],
    languages: [u32; 64],
}

impl Default for Count {
    fn default() -> Self {
        Self { helpers: 0, chosen: [0; 64], chosen_and_trained: [0; 64], languages: [0; 64] }
    }
}

impl Counts {
    pub fn add(&mut self, helper: &Helper) {
        for association in standing(helper) {
            self.0.entry(association).or_default().change(helper, |count| *count += 1);
        }
    }

    pub fn remove(&mut self, helper: &Helper) {
        for association in standing(helper) {
            let Some(count) = self.0.get_mut(&association) else { continue };
            count.change(helper, |count| *count = count.saturating_sub(1));
            if count.helpers == 0 {
                self.0.remove(&association);
            }
        }
    }

    /// What is rare among the helpers of the associations that this help request reaches.
    pub fn rarity(&self, request: &HelpRequest) -> Rarity {
        let counts: Vec<&Count> = request.reach.iter().filter_map(|association| self.0.get(association)).collect();
        let few = few_of(counts.iter().map(|count| count.helpers).sum());
        let needing_training = request.topics_needing_training;
        let able = |topic| counts.iter().map(|count| count.able(topic, needing_training)).sum::<u32>();
        let speaking = |language| counts.iter().map(|count| count.speaking(language)).sum::<u32>();
        let is_rare = |helpers: u32| (1..=few).contains(&helpers);
        Rarity {
            topics: TopicSet::ALL.iter().filter(|topic| is_rare(able(*topic))).collect(),
            languages: LanguageSet::ALL.iter().filter(|it| is_rare(speaking(*it))).collect(),
            usual_languages: LanguageSet::ALL.iter().filter(|it| speaking(*it) > few).collect(),
            needing_training,
        }
    }
}

impl Count {
    fn able(&self, topic: TopicId, needing_training: TopicSet) -> u32 {
        let needs_training = needing_training.contains(topic);
        let helpers = if needs_training { &self.chosen_and_trained } else { &self.chosen };
        helpers[usize::from(topic.number())]
    }

    fn speaking(&self, language: LanguageId) -> u32 {
        self.languages[usize::from(language.number())]
    }

    fn change(&mut self, helper: &Helper, by: impl Fn(&mut u32)) {
        by(&mut self.helpers);
        for topic in helper.topics.iter() {
            by(&mut self.chosen[usize::from(topic.number())]);
        }
        for topic in helper.topics.and(helper.levels.trained()).iter() {
            by(&mut self.chosen_and_trained[usize::from(topic.number())]);
        }
        for language in helper.languages.iter() {
            by(&mut self.languages[usize::from(language.number())]);
        }
    }
}

/// Two people or one in twenty, whichever is more; but never more than one in four, or in a small
/// association everybody would be kept for something.
fn few_of(helpers: u32) -> u32 {
    (helpers / 20).max(2).min(helpers / 4)
}

fn standing(helper: &Helper) -> impl Iterator<Item = AssociationKey> + '_ {
    helper.memberships.iter().filter(|it| it.is_in_good_standing).map(|it| it.association)
}
