//! Associations: what they cover, who belongs to them with which role, who is invited.

pub mod actions;
pub mod health;
pub mod hours;
pub mod mails;
pub mod pages;
pub mod reading;
pub mod rights;
pub mod roster;
pub mod store;
mod waves;

use serde::{Deserialize, Serialize};

use crate::storage::{AccountId, AssociationId, Error, InvitationId, MembershipId, stored_by_word};
use crate::web::contacts::Phone;
use crate::web::text::fold;
pub use hours::{Part, WeeklyHours, parts_in_words};
pub use waves::{WaveTimes, Waves};

/// What somebody is in an association. Higher roles include helping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Helper,
    Mentor,
    Coordinator,
}

impl Role {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Helper => "helper",
            Self::Mentor => "mentor",
            Self::Coordinator => "coordinator",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Helper, Self::Mentor, Self::Coordinator].into_iter().find(|role| role.as_str() == text)
    }
}

/// Who belongs to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub id: MembershipId,
    pub association: AssociationId,
    pub account: AccountId,
    pub role: Role,
}

/// An association of the instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Association {
    pub id: AssociationId,
    pub slug: String,
    pub name: String,
    /// E.164, shown to askers.
    pub phone: String,
    pub opening_hours: WeeklyHours,
    pub settings: Settings,
}

/// What an association may set; defaults are those of the agreement (section 6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub offers_a_day: i64,
    pub open_pairings: i64,
    /// Whether its helpers may go to people's homes, approved each time.
    pub is_home_allowed: bool,
    /// Asking goes on by night: the waves wait for the opening.
    pub time_zone: String,
    /// La Coop's words of the topics for which only a trained helper is asked.
    pub needs_training: Vec<String>,
    /// How many are asked at once, and when more are.
    pub waves: WaveTimes,
    /// What it asks of whoever wants to help, in its own words: shown before they join. Empty: nothing more.
    pub wants: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            offers_a_day: 6,
            open_pairings: 3,
            is_home_allowed: false,
            time_zone: crate::web::words::ZONE.into(),
            needs_training: Vec::new(),
            waves: WaveTimes::default(),
            wants: String::new(),
        }
    }
}

impl Association {
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.settings.time_zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}

stored_by_word! {
    /// Where somebody stands with an association.
    MembershipState {
        /// They asked to join; a coordinator answers.
        Asked "asked",
        Active "active",
        Refused "refused",
        Ended "ended",
    }
}

/// What an association is made of, or changed to.
#[derive(Clone, Debug)]
pub struct NewAssociation {
    pub name: String,
    pub phone: Phone,
    pub opening_hours: WeeklyHours,
    /// INSEE codes, and "d28" for a whole département; none twice.
    pub areas: Vec<String>,
    pub settings: Settings,
}

/// How somebody invited is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    Email(crate::web::contacts::Email),
    Phone(Phone),
}

/// An invitation that still works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    pub association: AssociationId,
    pub role: Role,
    /// Empty for a group's link.
    pub name: String,
    /// The keyed hash of the e-mail address that it was sent to.
    pub contact_hash: Option<String>,
    /// One link for many, who then ask to join.
    pub is_group: bool,
    pub created_by: AccountId,
}

/// Why something cannot be done with an association's people.
#[derive(Debug, thiserror::Error)]
pub enum AssociationError {
    #[error(transparent)]
    Storage(#[from] Error),
    /// Also for another association's.
    #[error("no such membership or invitation here")]
    NotHere,
    #[error("somebody answered already")]
    NoLonger,
    /// An association keeps at least one coordinator.
    #[error("the last coordinator")]
    LastCoordinator,
}

/// "Les Clés du Numérique" gives "les-cles-du-numerique".
pub fn slug(name: &str) -> String {
    let slug: String =
        fold(name).replace(' ', "-").chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').take(60).collect();
    let slug = slug.trim_matches('-').to_owned();
    if slug.is_empty() { "association".into() } else { slug }
}
