//! Associations: what they cover, who belongs to them with which role, who is invited.

pub mod actions;
pub mod hours;
pub mod pages;
pub mod rights;
pub mod store;

use serde::{Deserialize, Serialize};

use crate::storage::{AccountId, AssociationId, MembershipId};
pub use hours::WeeklyHours;

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
}

impl Default for Settings {
    fn default() -> Self {
        Self { offers_a_day: 6, open_pairings: 3, is_home_allowed: false, time_zone: crate::web::words::ZONE.into() }
    }
}

impl Association {
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.settings.time_zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}
