//! The profile as it is typed, and as it is kept.

use serde::{Deserialize, Serialize};

use crate::associations::WeeklyHours;
use crate::helpers::{HelperKind, LANGUAGES, Profile, language_bit};
use crate::learning::topics::Topic;
use crate::places::communes::{Commune, communes};
use crate::web::Faults;

/// The ways of meeting, in the order of their bits.
pub const MEETINGS: [&str; 4] = ["phone", "place", "messages", "home"];
const HOME_BIT: u64 = 1 << 3;
pub const RADII_KM: [i64; 7] = [5, 10, 15, 20, 30, 50, 80];
const HOURS: [&str; 7] = ["hours-0", "hours-1", "hours-2", "hours-3", "hours-4", "hours-5", "hours-6"];

/// What the form holds.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Values {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub commune: String,
    #[serde(default)]
    pub commune_code: String,
    #[serde(default)]
    pub radius: String,
    #[serde(default)]
    pub topics: Vec<String>,
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub meetings: Vec<String>,
    #[serde(default)]
    pub hours: Vec<String>,
    #[serde(default)]
    pub adult: String,
}

impl From<&Profile> for Values {
    fn from(profile: &Profile) -> Self {
        let picked = |set: u64, words: &[&str]| -> Vec<String> {
            words.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, word)| (*word).to_owned()).collect()
        };
        let topics = Topic::all().iter().filter(|topic| profile.topics >> topic.bit() & 1 == 1);
        Self {
            kind: profile.kind.as_str().to_owned(),
            commune: communes().by_code(&profile.commune).map(Commune::label).unwrap_or_default(),
            commune_code: profile.commune.clone(),
            radius: profile.radius_km.to_string(),
            topics: topics.map(|topic| topic.as_str().to_owned()).collect(),
            languages: picked(profile.languages, &LANGUAGES),
            meetings: picked(profile.meetings, &MEETINGS),
            hours: profile.hours.texts(),
            adult: if profile.is_adult { "yes" } else { "no" }.to_owned(),
        }
    }
}

impl Values {
    /// The profile that is meant. `before`: as it was, or as it is made; what a family helper is not asked stays as it was.
    pub fn read(&self, before: &Profile, may_choose_kind: bool, faults: &mut Faults) -> Profile {
        let mut profile = before.clone();
        if may_choose_kind {
            match HelperKind::parse(&self.kind) {
                Some(kind) => profile.kind = kind,
                None => faults.add("kind", "profile-kind-missing"),
            }
        }
        if let Some(commune) = read_commune(&self.commune, &self.commune_code, faults) {
            commune.code.clone_into(&mut profile.commune);
        }
        match self.adult.as_str() {
            // A contract that says when they turn 18 knows better.
            "yes" | "no" => profile.is_adult = self.adult == "yes" && before.contract.as_ref().is_none_or(|one| one.turns_18_on.is_none()),
            _ => faults.add("adult", "profile-adult-missing"),
        }
        profile.languages = self.languages.iter().filter_map(|code| language_bit(code)).fold(0, |set, bit| set | 1 << bit);
        profile.meetings =
            self.meetings.iter().filter_map(|word| MEETINGS.iter().position(|one| one == word)).fold(0, |set, bit| set | 1 << bit);
        if profile.kind == HelperKind::CivicService || !profile.is_adult {
            profile.meetings &= !HOME_BIT; // never at a home
        }
        if profile.languages == 0 {
            faults.add("languages", "profile-languages-missing");
        }
        if profile.meetings == 0 {
            faults.add("meetings", "profile-meetings-missing");
        }
        // Asked on the first visit only; from then on they have a page of their own.
        if !self.hours.is_empty() {
            self.read_times(&mut profile, faults);
        }
        if profile.kind != HelperKind::Family {
            self.read_reach(&mut profile, faults);
        }
        profile
    }

    fn read_times(&self, profile: &mut Profile, faults: &mut Faults) {
        match WeeklyHours::parse(&self.hours) {
            Ok(hours) => profile.hours = hours,
            Err(day) => faults.add(HOURS[day.min(6)], "hours-unreadable"),
        }
    }

    /// What only whoever may be asked by strangers is asked.
    fn read_reach(&self, profile: &mut Profile, faults: &mut Faults) {
        let topics = self.topics.iter().filter_map(|word| word.parse::<Topic>().ok());
        profile.topics = topics.fold(0, |set, topic| set | 1 << topic.bit());
        if profile.topics == 0 {
            faults.add("topics", "profile-topics-missing");
        }
        match self.radius.parse().ok().filter(|radius| RADII_KM.contains(radius)) {
            Some(radius) => profile.radius_km = radius,
            None => faults.add("radius", "profile-radius-missing"),
        }
    }
}

/// The one picked in the list if its words still stand, else the only one that the words can mean.
fn read_commune(typed: &str, code: &str, faults: &mut Faults) -> Option<&'static Commune> {
    let picked = communes().by_code(code).filter(|commune| commune.label() == typed.trim());
    let found = picked.or_else(|| communes().exactly(typed));
    if found.is_none() {
        let is_several = !communes().search(typed, 2).is_empty();
        faults.add("commune", if is_several { "input-commune-several" } else { "input-commune-unknown" });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::AccountId;

    fn ana() -> Profile {
        Profile::new(AccountId(1), HelperKind::Volunteer, "28085".into(), true)
    }

    #[test]
    fn what_is_shown_is_what_is_kept() {
        let mut faults = Faults::default();
        let profile = Profile { hours: WeeklyHours::same([0, 4], &[(540, 720)]), topics: 0b1011, languages: 0b101, ..ana() };
        assert_eq!(Values::from(&profile).read(&profile, true, &mut faults), profile);
        assert!(faults.is_empty());
    }

    #[test]
    fn civic_service_and_minors_never_go_to_homes() {
        for (kind, adult) in [("civic_service", "yes"), ("volunteer", "no")] {
            let mut values = Values::from(&ana());
            (values.kind, values.adult) = (kind.into(), adult.into());
            values.meetings.push("home".into());
            assert_eq!(values.read(&ana(), true, &mut Faults::default()).meetings & HOME_BIT, 0, "{kind}");
        }
    }

    #[test]
    fn each_fault_stands_beside_its_field() {
        let values = Values { commune: "Nulle-Part-sur-Rien".into(), hours: vec!["le matin".into()], ..Values::default() };
        let mut faults = Faults::default();
        values.read(&ana(), true, &mut faults);
        for field in ["kind", "commune", "adult", "languages", "meetings", "topics", "radius", "hours-0"] {
            assert!(faults.get(field).is_some(), "{field}");
        }
    }

    #[test]
    fn a_kind_that_is_not_a_question_is_not_answered() {
        let values = Values { kind: "civic_service".into(), ..Values::from(&ana()) };
        assert_eq!(values.read(&ana(), false, &mut Faults::default()).kind, HelperKind::Volunteer);
    }
}
