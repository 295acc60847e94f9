//! What is asked, as far as it decides who is asked. No name, no words, no contact detail.

use crate::keys::{AssociationKey, HelperSet, LanguageSet, PlaceKey, TopicId, TopicSet};
use crate::position::Position;
use crate::time::{LocalDay, Moment, Now, Window};
use crate::zones::Clocks;

/// How asker and helper meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meeting {
    Phone,
    /// In a place where help is given.
    Place,
    /// At the asker's home.
    Home,
    Messages,
}

impl Meeting {
    pub const ALL: [Self; 4] = [Self::Phone, Self::Place, Self::Home, Self::Messages];

    /// Someone has to travel, so distance counts.
    pub const fn is_in_person(self) -> bool {
        matches!(self, Self::Place | Self::Home)
    }
}

/// The ways in which a helper meets people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct MeetingSet(pub(crate) u8);

impl MeetingSet {
    pub const NONE: Self = Self(0);

    #[must_use]
    pub const fn with(self, meeting: Meeting) -> Self {
        Self(self.0 | 1 << meeting as u8)
    }

    pub const fn contains(self, meeting: Meeting) -> bool {
        self.0 >> meeting as u8 & 1 == 1
    }
}

impl FromIterator<Meeting> for MeetingSet {
    fn from_iter<I: IntoIterator<Item = Meeting>>(ways: I) -> Self {
        ways.into_iter().fold(Self::NONE, Self::with)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    Now,
    Today,
    ThisWeek,
    Dated,
}

/// The moment of help. The windows are local; what has passed of them does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// At the moment of asking, whenever that is.
    Now,
    /// Some time in what remains of the day.
    Today(Window),
    /// Some time in this window of days.
    ThisWeek(Window),
    /// The whole of one of these: the hours that would suit the asker.
    Dated(Vec<Window>),
}

impl When {
    pub const fn urgency(&self) -> Urgency {
        match self {
            Self::Now => Urgency::Now,
            Self::Today(_) => Urgency::Today,
            Self::ThisWeek(_) => Urgency::ThisWeek,
            Self::Dated(_) => Urgency::Dated,
        }
    }

    /// The last day on which help may be given.
    pub fn last_day(&self, now: Now) -> LocalDay {
        let today = now.local.day();
        match self {
            Self::Now => today,
            Self::Today(window) | Self::ThisWeek(window) => window.last_day(),
            Self::Dated(windows) => windows.iter().map(|window| window.last_day()).max().unwrap_or(today),
        }
    }

    /// The first moment at which help may be given; `None` when all of it has passed.
    pub fn first_moment(&self, now: Moment) -> Option<Moment> {
        match self {
            Self::Now => Some(now),
            Self::Today(window) | Self::ThisWeek(window) => {
                let left = window.after(now);
                (!left.is_empty()).then_some(left.from)
            }
            Self::Dated(windows) => windows.iter().map(|window| window.from).filter(|from| *from >= now).min(),
        }
    }
}

/// A help request, to the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest {
    pub topic: TopicId,
    /// Topics of the catalogue for which an untrained helper is never asked. All of them, not only
    /// whether this one is: they also tell which helpers are rare.
    pub topics_needing_training: TopicSet,
    /// What the asker speaks. Never empty: the caller fills in the usual language.
    pub languages: LanguageSet,
    pub meeting: Meeting,
    pub when: When,
    /// Where the asker is, often the centre of a commune.
    pub position: Option<Position>,
    /// The place that was chosen, for [`Meeting::Place`]; without one, near the asker.
    pub place: Option<Position>,
    /// Which place that is.
    pub place_key: Option<PlaceKey>,
    /// What clocks show where helpers live by others.
    pub clocks: Clocks,
    /// The coordinator approved this visit to a home: once for each help request.
    pub is_home_approved: bool,
    /// The asker is under 18.
    pub is_minor: bool,
    /// Associations whose members may be asked, the preferred first: the one that the asker
    /// named, then the nearest. With none, only the circle is asked.
    pub reach: Vec<AssociationKey>,
    /// The helpers whom the asker knows and chose to keep.
    pub circle: HelperSet,
    /// Those who helped this asker before.
    pub former_helpers: HelperSet,
    /// Blocked by the asker, or blocking them; and whoever asks for the asker.
    pub blocked: HelperSet,
    /// Said no to this help request, or handed it back.
    pub said_no: HelperSet,
    /// Has been offered this help request.
    pub already_offered: HelperSet,
}

impl HelpRequest {
    /// An adult asker of whom nothing else is known: the circle, the reach and the position are
    /// empty until the caller fills them in.
    pub fn new(topic: TopicId, languages: LanguageSet, meeting: Meeting, when: When) -> Self {
        Self {
            topic,
            topics_needing_training: TopicSet::NONE,
            languages,
            meeting,
            when,
            position: None,
            place: None,
            place_key: None,
            clocks: Clocks::default(),
            is_home_approved: false,
            is_minor: false,
            reach: Vec::new(),
            circle: HelperSet::default(),
            former_helpers: HelperSet::default(),
            blocked: HelperSet::default(),
            said_no: HelperSet::default(),
            already_offered: HelperSet::default(),
        }
    }

    pub const fn urgency(&self) -> Urgency {
        self.when.urgency()
    }

    /// Where the helper would go.
    pub fn meeting_point(&self) -> Option<Position> {
        match self.meeting {
            Meeting::Place => self.place.or(self.position),
            Meeting::Home => self.position,
            Meeting::Phone | Meeting::Messages => None,
        }
    }

    /// At a home, or with somebody under 18, the helper's record was looked at.
    pub fn needs_vetting(&self) -> bool {
        self.is_minor || self.meeting == Meeting::Home
    }
}
