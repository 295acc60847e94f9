//! Why a helper may not be asked.

/// A limit on what is asked of one helper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cap {
    LiveNow,
    LiveOthers,
    OffersADay,
    OpenPairings,
}

/// The first rule that does not hold. For the coordinator who assigns by hand, never for the asker
/// or the helper: a refusal may tell what one of them did.
///
/// Declared in the order in which the rules are tried, so a greater refusal is nearer to being
/// lifted; of a helper with several memberships the greatest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// An asker under 18 is helped in a place, and nowhere else. Nobody may be asked.
    MinorOnlyInPlace,
    /// Nobody goes to a home at once. Nobody may be asked.
    HomeNeverNow,
    /// The coordinator has not approved this visit. Nobody may be asked yet.
    HomeNotApproved,
    /// Asker and helper are kept apart.
    Blocked,
    SaidNo,
    AlreadyOffered,
    CivicServiceNeverAtHome,
    /// At a home, adults only.
    HelperUnderAge,
    /// A family helper helps the people of their circle only.
    NotInCircle,
    /// No membership in an association that may see this help request.
    NoMembershipInReach,
    NotInGoodStanding,
    IdentityNotSeen,
    CharterNotSigned,
    /// Not vetted, or not until the last day on which help may be given.
    NotVetted,
    /// Did not choose this topic.
    OtherTopics,
    Untrained,
    NoCommonLanguage,
    OtherMeetings,
    /// Their contract names other places.
    OtherPlaces,
    /// One of the two positions is missing.
    DistanceUnknown,
    TooFar {
        metres: u32,
        radius_km: u16,
    },
    NotFree,
    /// Of a civic-service volunteer: neither help nor the question is within their contract, or they are under 18 and have no hours left.
    OutsideContract,
    /// UTC milliseconds.
    Paused {
        until: i64,
    },
    QuietHours,
    OverCap(Cap),
}
