//! Helpers' profiles: topics, languages, place, availability, pauses, caps, and what they carry now.

pub mod actions;
pub mod availability;
mod news;
pub mod pages;
pub mod store;

use crate::associations::WeeklyHours;
use crate::learning::topics::Topic;
use crate::places::communes;
use crate::storage::{AccountId, stored_by_word};
pub use availability::{Availability, Contract, Exception};
pub use store::loads;

stored_by_word! {
    /// What somebody is when they help.
    HelperKind {
        /// Helps the people of their circle, and nobody else.
        Family "family",
        Volunteer "volunteer",
        CivicService "civic_service",
    }
}

/// The languages that can be chosen, by ISO 639 code. The position is stored as a bit: never reorder, only add.
pub const LANGUAGES: [&str; 24] = [
    "fr", "en", "ar", "es", "pt", "it", "de", "tr", "ru", "uk", "zh", "ro", "pl", "bm", "wo", "ff", "ln", "so", "ti", "ps", "fa", "bn",
    "ta", "fsl",
];

/// The bit of a language.
pub fn language_bit(code: &str) -> Option<u8> {
    LANGUAGES.iter().position(|known| *known == code).and_then(|place| u8::try_from(place).ok())
}

/// Topics as a helper picks them, by kind; the name of each is the end of a Fluent id, "profile-topics-…".
pub fn topic_groups() -> &'static [(&'static str, &'static [Topic])] {
    use Topic::*;
    &[
        (
            "demarches",
            &[
                TravailFormation,
                SocialSante,
                ArgentImpots,
                Sante,
                PapiersElectionsCitoyennete,
                Logement,
                FamilleScolarite,
                TransportsMobilite,
                EtrangersEurope,
                Justice,
                LoisirsSportsCulture,
                Associations,
                InsertionProfessionnelle,
                Entrepreneuriat,
                AideAuxDemarchesAdministratives,
            ],
        ),
        ("devices", &[PrendreEnMainDuMateriel, MaintenanceDeMateriel, GereSesContenusNumeriques, Bureautique, DiagnosticNumerique]),
        ("internet", &[NavigationSurInternet, Email, SecuriteNumerique, ReseauxSociaux, BanqueEtAchatsEnLigne]),
        ("further", &[ScolariteEtNumerique, Parentalite, CreerAvecLeNumerique, CultureNumerique, IntelligenceArtificielle]),
    ]
}

/// What a helper can do, where and when. Sets are bits: `Topic::bit`, [`language_bit`], the order of the ways of meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub account: AccountId,
    pub kind: HelperKind,
    /// INSEE code of where they start from.
    pub commune: String,
    pub radius_km: i64,
    pub topics: u64,
    pub languages: u64,
    pub meetings: u64,
    /// Empty: Monday to Saturday, 9 to 19 h.
    pub hours: WeeklyHours,
    /// Days that differ; the last entered comes last. [`actions::keep_profile`] leaves them as they are.
    pub exceptions: Vec<Exception>,
    /// Of a civic-service volunteer, once a coordinator wrote it. [`actions::keep_profile`] leaves it as it is.
    pub contract: Option<Contract>,
    /// Minutes of the day; the quiet hours may pass midnight.
    pub quiet_from: i64,
    pub quiet_until: i64,
    /// UTC milliseconds; 0 when never paused.
    pub paused_until: i64,
    pub offers_a_day: i64,
    pub is_adult: bool,
    pub checks: Checks,
}

/// What a coordinator saw. No document is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    pub identity_seen_at: Option<i64>,
    pub charter_signed_at: Option<i64>,
    /// The end of the last day on which the vetting is valid.
    pub vetted_until: Option<i64>,
}

impl Checks {
    /// Nothing is offered before.
    pub fn is_ready(&self) -> bool {
        self.identity_seen_at.is_some() && self.charter_signed_at.is_some()
    }
}

impl Profile {
    /// A profile as it is when somebody joins: every topic, French, by phone and messages, 15 km around.
    pub fn new(account: AccountId, kind: HelperKind, commune: String, is_adult: bool) -> Self {
        Self {
            account,
            kind,
            commune,
            radius_km: 15,
            topics: (1 << crate::learning::topics::Topic::all().len()) - 1,
            languages: 1,
            meetings: 0b0111,
            hours: WeeklyHours::default(),
            exceptions: Vec::new(),
            contract: None,
            quiet_from: 21 * 60,
            quiet_until: 8 * 60,
            paused_until: 0,
            offers_a_day: 6,
            is_adult,
            checks: Checks::default(),
        }
    }

    /// All that says when, by the clocks of their commune.
    pub fn availability(&self) -> Availability<'_> {
        let minute = |value: i64| u16::try_from(value).unwrap_or(0);
        Availability {
            zone: self.zone(),
            departement: communes::departement_of(&self.commune),
            week: &self.hours,
            exceptions: &self.exceptions,
            contract: (self.kind == HelperKind::CivicService).then_some(self.contract.as_ref()),
            is_adult: self.is_adult,
            quiet: (minute(self.quiet_from), minute(self.quiet_until)),
            paused_until: self.paused_until,
        }
    }

    /// The days that differ, as they are kept.
    pub fn exceptions_json(exceptions: &[Exception]) -> String {
        availability::exception::to_json(exceptions)
    }

    /// The clocks of their commune.
    pub fn zone(&self) -> jiff::tz::TimeZone {
        communes::zone_of(&self.commune)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_can_be_picked_once() {
        let mut picked: Vec<Topic> = topic_groups().iter().flat_map(|(_, topics)| topics.iter().copied()).collect();
        picked.sort_unstable();
        assert_eq!(picked, Topic::all());
    }
}
