//! What an attestation says: facts of the ledger, frozen on the day somebody of the association signs. No asker appears in it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Activity, HoursKind, Standing, Verb, split};
use crate::help_sessions::vocabulary::{Autonomie, Lieu};
use crate::learning::topics::Topic;
use crate::storage::{AccountId, AssociationId, AttestationId, stored_by_word};
use crate::web::Lang;
use crate::web::words::{date_in, instance_zone};

/// Meetings from which on a skill was shown more than once by chance.
const SKILL_FROM: i64 = 3;

stored_by_word! {
    /// What the meetings show that somebody can do.
    Skill {
        /// The person did it alone, or partly, in the end.
        DoWith "do_with",
        ByPhone "by_phone",
        InPlace "in_place",
        AtHome "at_home",
        /// At ease in several matters.
        ManyTopics "many_topics",
    }
}

/// A paper's facts. Kept as they were said: what changes later changes in a new paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attested {
    /// As it stands on papers: "Ana Morel".
    pub name: String,
    pub association: String,
    /// First and last instant that count, UTC milliseconds.
    pub from_at: i64,
    pub until_at: i64,
    /// Validated minutes, and how many times, by kind ([`HoursKind`] words).
    pub kinds: Vec<Sum>,
    /// The same by what was done ([`Activity`] words). Papers signed before permanences and training counted have none.
    #[serde(default)]
    pub activities: Vec<Sum>,
    /// Those of meetings by topic ([`Topic`] words), most first. The minutes of a meeting are shared among its topics.
    pub topics: Vec<Sum>,
    /// Different people helped.
    pub people: i64,
    /// [`Skill`] words.
    pub skills: Vec<String>,
    /// Modules passed: title and instant.
    pub modules: Vec<(String, i64)>,
    /// Who signs, for the association.
    pub signed_by: String,
    pub signed_at: i64,
    /// For a civic-service volunteer.
    pub is_civic: bool,
    /// The clocks of its days, an IANA name. Papers signed before it was kept have none: those of the instance.
    #[serde(default)]
    pub zone: Option<String>,
}

impl Attested {
    /// "22 novembre 2026", by the clocks of the association that signed.
    pub fn date(&self, lang: Lang, at: i64) -> String {
        let zone = self.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        date_in(lang, at, &zone.unwrap_or_else(instance_zone))
    }

    pub fn minutes(&self) -> i64 {
        self.kinds.iter().map(|sum| sum.minutes).sum()
    }

    /// Meetings: a permanence or a module is none.
    pub fn sessions(&self) -> i64 {
        let help = self.activities.iter().find(|sum| sum.of == Activity::Help.as_str());
        if self.activities.is_empty() { self.kinds.iter().map(|sum| sum.sessions).sum() } else { help.map_or(0, |sum| sum.sessions) }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    pub of: String,
    pub minutes: i64,
    pub sessions: i64,
}

/// Time that the association validated.
#[derive(Clone, Debug)]
pub struct Counted {
    pub kind: HoursKind,
    pub activity: Activity,
    pub minutes: i64,
    /// Of a meeting.
    pub meeting: Option<Meeting>,
}

/// A meeting as its record has it.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub topics: Vec<Topic>,
    pub lieu: Lieu,
    pub autonomie: Autonomie,
}

/// Whether hours may stand on a paper of this association.
pub fn counts(standing: &Standing, association: AssociationId) -> bool {
    standing.association == Some(association) && standing.verb == Verb::Validated && standing.minutes > 0
}

pub fn by_kind(counted: &[Counted]) -> Vec<Sum> {
    summed(counted, |one| one.kind.as_str())
}

pub fn by_activity(counted: &[Counted]) -> Vec<Sum> {
    summed(counted, |one| one.activity.as_str())
}

fn summed(counted: &[Counted], of: impl Fn(&Counted) -> &'static str) -> Vec<Sum> {
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for one in counted {
        let sum = sums.entry(of(one)).or_default();
        *sum = (sum.0 + one.minutes, sum.1 + 1);
    }
    most_first(sums)
}

pub fn by_topic(counted: &[Counted]) -> Vec<Sum> {
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for (minutes, meeting) in counted.iter().filter_map(|one| Some((one.minutes, one.meeting.as_ref()?))) {
        for (topic, minutes) in meeting.topics.iter().zip(split::shares(minutes, meeting.topics.len())) {
            let sum = sums.entry(topic.as_str()).or_default();
            *sum = (sum.0 + minutes, sum.1 + 1);
        }
    }
    most_first(sums)
}

fn most_first(sums: BTreeMap<&str, (i64, i64)>) -> Vec<Sum> {
    let mut sums: Vec<Sum> = sums.into_iter().map(|(of, (minutes, sessions))| Sum { of: of.to_owned(), minutes, sessions }).collect();
    sums.sort_by(|one, other| (other.minutes, &one.of).cmp(&(one.minutes, &other.of)));
    sums
}

/// What the meetings show, each from the third one on.
pub fn skills(counted: &[Counted]) -> Vec<Skill> {
    let shown = |skill: &Skill| {
        let meetings = || counted.iter().filter_map(|one| one.meeting.as_ref());
        let count = |test: fn(&Meeting) -> bool| i64::try_from(meetings().filter(|meeting| test(meeting)).count()).unwrap_or(0);
        SKILL_FROM
            <= match skill {
                Skill::DoWith => count(|meeting| meeting.autonomie != Autonomie::EntierementAccompagne),
                Skill::ByPhone => count(|meeting| meeting.lieu == Lieu::ADistance),
                Skill::InPlace => count(|meeting| meeting.lieu == Lieu::LieuActivite),
                Skill::AtHome => count(|meeting| meeting.lieu == Lieu::Domicile),
                Skill::ManyTopics => i64::try_from(by_topic(counted).len()).unwrap_or(0),
            }
    };
    Skill::ALL.iter().copied().filter(shown).collect()
}

/// An attestation, and where it stands.
#[derive(Clone, Debug)]
pub struct Attestation {
    pub id: AttestationId,
    /// Without its hyphen; printed and typed to verify the paper.
    pub code: String,
    pub account: AccountId,
    pub association: AssociationId,
    /// Of the paper: "fr" or "en".
    pub lang: String,
    pub attested: Attested,
    pub withdrawn_at: Option<i64>,
    /// The paper that stands in its place.
    pub replaced_by: Option<AttestationId>,
}

stored_by_word! {
    /// What `/verify` says of a paper.
    Validity {
        Valid "valid",
        /// Another paper says it better now.
        Replaced "replaced",
        Withdrawn "withdrawn",
    }
}

impl Attestation {
    pub fn validity(&self) -> Validity {
        match (self.withdrawn_at, self.replaced_by) {
            (_, Some(_)) => Validity::Replaced,
            (Some(_), None) => Validity::Withdrawn,
            (None, None) => Validity::Valid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(minutes: i64, topics: &[Topic], lieu: Lieu, autonomie: Autonomie) -> Counted {
        let meeting = Some(Meeting { topics: topics.to_vec(), lieu, autonomie });
        Counted { kind: HoursKind::Volunteer, activity: Activity::Help, minutes, meeting }
    }

    #[test]
    fn minutes_are_shared_among_topics_and_none_is_lost() {
        let both = [Topic::Email, Topic::Logement];
        let meetings = [
            meeting(45, &both, Lieu::ADistance, Autonomie::Autonome),
            meeting(30, &both[..1], Lieu::ADistance, Autonomie::EntierementAccompagne),
        ];
        let (kinds, topics) = (by_kind(&meetings), by_topic(&meetings));
        assert_eq!((kinds[0].minutes, kinds[0].sessions), (75, 2));
        assert_eq!(topics.iter().map(|sum| sum.minutes).sum::<i64>(), 75);
        assert_eq!((topics[0].of.as_str(), topics[0].minutes, topics[0].sessions), (Topic::Email.as_str(), 53, 2));
    }

    #[test]
    fn a_skill_is_shown_from_the_third_time_on() {
        let by_phone = meeting(30, &[Topic::Email], Lieu::ADistance, Autonomie::Autonome);
        assert_eq!(skills(&[by_phone.clone(), by_phone.clone()]), []);
        assert_eq!(skills(&[by_phone.clone(), by_phone.clone(), by_phone]), [Skill::DoWith, Skill::ByPhone]);
    }
}
