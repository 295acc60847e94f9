//! A helper, as far as it decides whether and when they are asked.

use crate::help_request::{MeetingSet, Urgency};
use crate::keys::{AssociationKey, HelperKey, LanguageSet, MembershipKey, PlaceKey, TopicId, TopicSet};
use crate::position::Position;
use crate::refusal::Cap;
use crate::time::LocalDay;
use crate::timetable::{QuietHours, Timetable};
use crate::zones::ZoneId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HelperKind {
    /// Helps the people of their circle, and nobody else.
    Family,
    Volunteer,
    /// Never at homes.
    CivicService,
}

/// How well a helper is trained, topic by topic, from 0 (not) to 3 (best): each level in two bits,
/// the low ones in one word and the high ones in another, so that "trained at all" is one `or`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TrainedLevels {
    pub(crate) low: TopicSet,
    pub(crate) high: TopicSet,
}

impl TrainedLevels {
    pub const BEST: u8 = 3;

    /// Above 3 counts as 3.
    #[must_use]
    pub const fn with(self, topic: TopicId, level: u8) -> Self {
        let only = TopicSet::NONE.with(topic);
        let (low, high) = (self.low.without(only), self.high.without(only));
        match level {
            0 => Self { low, high },
            1 => Self { low: low.with(topic), high },
            2 => Self { low, high: high.with(topic) },
            _ => Self { low: low.with(topic), high: high.with(topic) },
        }
    }

    /// From 0 to 3.
    pub const fn of(self, topic: TopicId) -> u8 {
        self.low.contains(topic) as u8 + 2 * self.high.contains(topic) as u8
    }

    /// The topics with a level of at least 1.
    pub const fn trained(self) -> TopicSet {
        TopicSet(self.low.0 | self.high.0)
    }
}

/// What a coordinator noted after meeting the helper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    pub is_identity_seen: bool,
    pub is_charter_signed: bool,
    /// The last day on which the vetting is valid; `None` when there was none.
    pub vetted_through: Option<LocalDay>,
}

/// What an offer may go through: it sets the caps, the owner, and who counts the hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    pub key: MembershipKey,
    pub association: AssociationKey,
    /// Approved, and neither ended nor suspended.
    pub is_in_good_standing: bool,
    pub checks: Checks,
    /// The association's limits for its helpers.
    pub caps: Caps,
}

/// How much may be asked of one helper. An offer is made only while the count is below the cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Live offers of *now* at a time: a telephone that rings twice is not answered.
    pub live_now: u16,
    /// Other live offers: what "Quand vous pourrez" lists without becoming homework.
    pub live_others: u16,
    pub offers_a_day: u16,
    pub open_pairings: u16,
}

impl Default for Caps {
    fn default() -> Self {
        Self { live_now: 1, live_others: 5, offers_a_day: 12, open_pairings: 3 }
    }
}

impl Caps {
    /// The smaller of each: the helper's own limit, and the association's.
    #[must_use]
    pub fn tighter(self, other: Self) -> Self {
        Self {
            live_now: self.live_now.min(other.live_now),
            live_others: self.live_others.min(other.live_others),
            offers_a_day: self.offers_a_day.min(other.offers_a_day),
            open_pairings: self.open_pairings.min(other.open_pairings),
        }
    }

    /// The first cap that one more offer of this urgency would pass.
    pub fn reached(self, load: Load, urgency: Urgency) -> Option<Cap> {
        let is_now = urgency == Urgency::Now;
        if is_now && load.live_now >= self.live_now {
            Some(Cap::LiveNow)
        } else if !is_now && load.live_others >= self.live_others {
            Some(Cap::LiveOthers)
        } else if load.offers_today >= self.offers_a_day {
            Some(Cap::OffersADay)
        } else if load.open_pairings >= self.open_pairings {
            Some(Cap::OpenPairings)
        } else {
            None
        }
    }
}

/// What is already asked of a helper: the row `helper_loads`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    pub live_now: u16,
    pub live_others: u16,
    pub offers_today: u16,
    pub open_pairings: u16,
    /// Minutes of help given this week.
    pub minutes_this_week: u32,
    /// Minutes of help given on one day, and which; any other day counts none.
    pub minutes_today: u32,
    pub today: LocalDay,
    /// UTC milliseconds; `None` when never.
    pub last_offered_at: Option<i64>,
}

/// What binds a civic-service volunteer beyond their hours: they are asked within them only, and never by being online.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contract {
    /// Where they help people face to face, sorted; none: wherever their association does.
    pub places: Vec<PlaceKey>,
    /// Under 18: seven hours a day and thirty-five a week at most. The nights and holidays are out of their hours already.
    pub is_under_age: bool,
}

/// Offers of the last months, and how many got an answer: yes or no, both are kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub offered: u32,
    pub answered: u32,
}

/// One row of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    pub key: HelperKey,
    pub kind: HelperKind,
    /// 18 or more.
    pub is_adult: bool,
    /// Noted apart from any membership, as for a family helper: they serve circle offers only.
    pub checks: Checks,
    pub memberships: Vec<Membership>,
    /// The topics that the helper chose to help with.
    pub topics: TopicSet,
    pub levels: TrainedLevels,
    pub languages: LanguageSet,
    pub meetings: MeetingSet,
    pub position: Option<Position>,
    /// How far the helper travels.
    pub radius_km: u16,
    /// By whose clocks the hours and quiet hours are told.
    pub zone: ZoneId,
    /// When the helper is free.
    pub hours: Timetable,
    /// Of a civic-service volunteer, even one without hours yet.
    pub contract: Option<Contract>,
    pub quiet_hours: QuietHours,
    /// UTC milliseconds; `None` when not paused.
    pub paused_until: Option<i64>,
    /// Has a page open now.
    pub is_online: bool,
    pub load: Load,
    /// The helper's own limits.
    pub caps: Caps,
    pub answers: Answers,
}

impl Helper {
    /// An adult with the usual hours and caps, of whom nothing was checked yet: nobody asks them
    /// until the caller fills in what is known.
    pub fn new(key: HelperKey, kind: HelperKind) -> Self {
        Self {
            key,
            kind,
            is_adult: true,
            checks: Checks::default(),
            memberships: Vec::new(),
            topics: TopicSet::NONE,
            levels: TrainedLevels::default(),
            languages: LanguageSet::NONE,
            meetings: MeetingSet::NONE,
            position: None,
            radius_km: 10,
            zone: ZoneId::default(),
            hours: Timetable::default(),
            contract: None,
            quiet_hours: QuietHours::default(),
            paused_until: None,
            is_online: false,
            load: Load::default(),
            caps: Caps::default(),
            answers: Answers::default(),
        }
    }

    /// The topics with which the helper can help when these need training.
    pub fn able(&self, needing_training: TopicSet) -> TopicSet {
        self.topics.without(needing_training.without(self.levels.trained()))
    }
}
