//! What a badge stands for, and the rules that earn it.

use std::fmt;
use std::str::FromStr;

use crate::learning::topics::Topic;
use crate::storage::{AchievementId, DocumentId};
use crate::web::Lang;
use crate::web::templates::{plain, with};

/// Hours that have a badge.
pub const HOURS: [i64; 4] = [10, 50, 100, 200];
/// Meetings on one topic, from which on somebody knows their way in it.
pub const TOPIC_MEETINGS: i64 = 10;
/// Calls that a mentor joined.
pub const MENTOR_CALLS: i64 = 3;
/// Permanences a month, for so many months in a row.
pub const PERMANENCES_A_MONTH: i64 = 2;
pub const MONTHS_IN_A_ROW: i64 = 3;

/// Stored, and named in addresses, by its word: "hours-50".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Achievement {
    /// A first meeting, recorded.
    FirstHelp,
    /// So many hours that count, one of [`HOURS`].
    Hours(i64),
    /// [`TOPIC_MEETINGS`] meetings that count on one topic.
    Topic(Topic),
    /// A training module passed.
    Module(DocumentId),
    /// [`MENTOR_CALLS`] colleagues helped.
    Mentoring,
    /// Came to permanences month after month.
    RegularPermanence,
    /// One that an association defined.
    Own(AchievementId),
}

impl fmt::Display for Achievement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FirstHelp => out.write_str("first_help"),
            Self::Hours(hours) => write!(out, "hours-{hours}"),
            Self::Topic(topic) => write!(out, "topic-{}", topic.as_str()),
            Self::Module(document) => write!(out, "module-{document}"),
            Self::Mentoring => out.write_str("mentoring"),
            Self::RegularPermanence => out.write_str("regular_permanence"),
            Self::Own(id) => write!(out, "own-{id}"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such achievement")]
pub struct UnknownAchievement;

impl FromStr for Achievement {
    type Err = UnknownAchievement;

    fn from_str(word: &str) -> Result<Self, UnknownAchievement> {
        let unknown = |_| UnknownAchievement;
        match word.split_once('-') {
            None if word == "first_help" => Ok(Self::FirstHelp),
            None if word == "mentoring" => Ok(Self::Mentoring),
            None if word == "regular_permanence" => Ok(Self::RegularPermanence),
            Some(("hours", hours)) => HOURS.into_iter().find(|known| known.to_string() == hours).map(Self::Hours).ok_or(UnknownAchievement),
            Some(("topic", topic)) => topic.parse().map(Self::Topic).map_err(|_| UnknownAchievement),
            Some(("module", id)) => id.parse().map(Self::Module).map_err(unknown),
            Some(("own", id)) => id.parse().map(Self::Own).map_err(unknown),
            _ => Err(UnknownAchievement),
        }
    }
}

impl Achievement {
    /// Those that everybody may look up: what ships, modules and associations' own apart.
    pub fn shipped() -> Vec<Self> {
        let hours = HOURS.into_iter().map(Self::Hours);
        let topics = Topic::all().iter().copied().map(Self::Topic);
        [Self::FirstHelp].into_iter().chain(hours).chain([Self::RegularPermanence, Self::Mentoring]).chain(topics).collect()
    }

    /// The 1EdTech word for it (`achievementType`).
    pub fn kind(self) -> &'static str {
        match self {
            Self::FirstHelp | Self::Hours(_) | Self::RegularPermanence | Self::Mentoring => "CommunityService",
            Self::Topic(_) => "Competency",
            Self::Module(_) => "CertificateOfCompletion",
            Self::Own(_) => "Award",
        }
    }
}

/// What only the database can say of an achievement: a module's title, an association's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Of a module or of an association's own; empty for the others.
    pub title: String,
    /// An association's own: what it says, and how it is earned.
    pub says: String,
    pub criteria: String,
    /// Whose own it is, or through whom it was earned.
    pub association: Option<String>,
}

/// An achievement in words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Words {
    pub name: String,
    /// What whoever holds it did.
    pub says: String,
    /// How it is earned.
    pub criteria: String,
}

/// The words of an achievement. An association's own are as it wrote them, in whichever language.
pub fn words(lang: Lang, achievement: Achievement, named: &Named) -> Words {
    let said = |id: &str, what: &str, number: i64| {
        let number = number.to_string();
        let say = |part: &str| with(lang, &format!("badge-{id}-{part}"), &[("what", what), ("number", &number)]);
        Words { name: say("name"), says: say("says"), criteria: say("criteria") }
    };
    match achievement {
        Achievement::FirstHelp => said("first_help", "", 0),
        Achievement::Hours(hours) => said("hours", "", hours),
        Achievement::Topic(topic) => said("topic", &plain(lang, topic.label_id()), TOPIC_MEETINGS),
        Achievement::Module(_) => said("module", &named.title, 0),
        Achievement::Mentoring => said("mentoring", "", MENTOR_CALLS),
        Achievement::RegularPermanence => said("regular_permanence", &MONTHS_IN_A_ROW.to_string(), PERMANENCES_A_MONTH),
        Achievement::Own(_) => Words { name: named.title.clone(), says: named.says.clone(), criteria: named.criteria.clone() },
    }
}

/// Whether the months of somebody's permanences, numbered one after the other, hold enough of them in a row.
pub fn is_regular(months: &[i64]) -> bool {
    let mut counts = std::collections::BTreeMap::new();
    for month in months {
        *counts.entry(*month).or_insert(0_i64) += 1;
    }
    let enough = |month: i64| counts.get(&month).is_some_and(|count| *count >= PERMANENCES_A_MONTH);
    counts.keys().any(|first| (*first..first + MONTHS_IN_A_ROW).all(enough))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_achievement_is_read_back_from_its_word() {
        let others = [Achievement::Module(DocumentId(77)), Achievement::Own(AchievementId(9))];
        for one in Achievement::shipped().into_iter().chain(others) {
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        for wrong in ["", "hours-11", "hours-010", "topic-", "own-1", "first_help-2"] {
            assert_eq!(wrong.parse::<Achievement>(), Err(UnknownAchievement), "{wrong}");
        }
    }

    #[test]
    fn regular_is_twice_a_month_three_months_in_a_row() {
        assert!(is_regular(&[3, 3, 4, 4, 5, 5]));
        assert!(!is_regular(&[3, 3, 4, 5, 5, 6, 6]), "once in the second month");
        assert!(is_regular(&[1, 3, 3, 4, 4, 4, 5, 5, 9]));
        assert!(!is_regular(&[]));
    }
}
