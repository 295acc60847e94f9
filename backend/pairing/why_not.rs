//! Why a helper may not be asked, put into words for the coordinator who assigns by hand, and for nobody else.

use matching::{Cap, Refusal};

/// One refusal, by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhyNot {
    /// Fluent id; "refusal-too-far" takes `km` and `radius`, "refusal-paused" takes `when`.
    pub words_id: &'static str,
    pub km: u32,
    pub radius_km: u16,
    /// UTC milliseconds; 0 unless paused.
    pub until_at: i64,
    /// Something that the helper can change in their own profile.
    pub is_in_profile: bool,
}

impl From<Refusal> for WhyNot {
    fn from(refusal: Refusal) -> Self {
        let plain = Self { words_id: words_id(refusal), km: 0, radius_km: 0, until_at: 0, is_in_profile: is_in_profile(refusal) };
        match refusal {
            Refusal::TooFar { metres, radius_km } => Self { km: metres.div_ceil(1000), radius_km, ..plain },
            Refusal::Paused { until } => Self { until_at: until, ..plain },
            _ => plain,
        }
    }
}

fn is_in_profile(refusal: Refusal) -> bool {
    matches!(
        refusal,
        Refusal::OtherTopics
            | Refusal::NoCommonLanguage
            | Refusal::OtherMeetings
            | Refusal::DistanceUnknown
            | Refusal::TooFar { .. }
            | Refusal::NotFree
            | Refusal::Paused { .. }
            | Refusal::QuietHours
            | Refusal::OverCap(Cap::OffersADay)
    )
}

fn words_id(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::MinorOnlyInPlace => "refusal-minor-only-in-place",
        Refusal::HomeNeverNow => "refusal-home-never-now",
        Refusal::HomeNotApproved => "refusal-home-not-approved",
        // Who keeps apart from whom is theirs alone.
        Refusal::Blocked => "refusal-not-these-two",
        Refusal::SaidNo => "refusal-said-no",
        Refusal::AlreadyOffered => "refusal-already-offered",
        Refusal::CivicServiceNeverAtHome => "refusal-civic-service-at-home",
        Refusal::HelperUnderAge => "refusal-under-age",
        Refusal::NotInCircle => "refusal-not-in-circle",
        Refusal::NoMembershipInReach | Refusal::NotInGoodStanding => "refusal-no-membership",
        Refusal::IdentityNotSeen => "refusal-identity",
        Refusal::CharterNotSigned => "refusal-charter",
        Refusal::NotVetted => "refusal-not-vetted",
        Refusal::OtherTopics => "refusal-topics",
        Refusal::Untrained => "refusal-untrained",
        Refusal::NoCommonLanguage => "refusal-language",
        Refusal::OtherMeetings => "refusal-meetings",
        Refusal::OtherPlaces => "refusal-places",
        Refusal::OutsideContract => "refusal-contract",
        Refusal::DistanceUnknown => "refusal-distance",
        Refusal::TooFar { .. } => "refusal-too-far",
        Refusal::NotFree => "refusal-not-free",
        Refusal::Paused { .. } => "refusal-paused",
        Refusal::QuietHours => "refusal-quiet-hours",
        Refusal::OverCap(Cap::LiveNow | Cap::LiveOthers) => "refusal-offers-live",
        Refusal::OverCap(Cap::OffersADay) => "refusal-offers-today",
        Refusal::OverCap(Cap::OpenPairings) => "refusal-pairings",
    }
}
