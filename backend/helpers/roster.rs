//! The roster as a coordinator narrows and sorts it; everything stands in the URL.

use serde::{Deserialize, Serialize};

use super::HelperKind;
use crate::associations::{MembershipState, Role};
use crate::clock::DAY;
use crate::learning::topics::Topic;
use crate::web::text::fold;

/// A vetting that ends within so many days is looked at again.
pub const SOON_DAYS: i64 = 60;
/// Who was not here for so long may have moved on.
pub const LONG_AWAY_DAYS: i64 = 90;

/// What was typed and picked, as it stands in the URL.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Asked {
    #[serde(default)]
    pub q: String,
    /// "ended", or nothing for active members.
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub role: String,
    /// La Coop's word.
    #[serde(default)]
    pub topic: String,
    /// "yes": trained for that topic, or for anything.
    #[serde(default)]
    pub trained: String,
    /// "now", "paused", "unready".
    #[serde(default)]
    pub available: String,
    /// "recent" or "away".
    #[serde(default)]
    pub active: String,
    /// "soon", "over" or "none".
    #[serde(default)]
    pub vetting: String,
    /// "name", "active", "since", "vetting", "load".
    #[serde(default)]
    pub sort: String,
    #[serde(default)]
    pub page: String,
}

impl Asked {
    /// What leads to this list again, without its page.
    pub fn pairs(&self) -> [(&'static str, &str); 10] {
        [
            ("q", &self.q),
            ("state", if self.state == "ended" { "ended" } else { "" }),
            ("kind", &self.kind),
            ("role", &self.role),
            ("topic", &self.topic),
            ("trained", &self.trained),
            ("available", &self.available),
            ("active", &self.active),
            ("vetting", &self.vetting),
            ("sort", &self.sort),
        ]
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(&self) -> bool {
        self.pairs().iter().any(|(name, value)| !matches!(*name, "state" | "sort") && !value.trim().is_empty())
    }

    pub fn read(&self) -> Filter {
        Filter {
            state: if self.state == "ended" { MembershipState::Ended } else { MembershipState::Active },
            words: fold(&self.q),
            kind: HelperKind::parse(&self.kind),
            role: Role::parse(&self.role),
            topic: self.topic.parse::<Topic>().ok(),
            is_trained: self.trained == "yes",
            available: Available::parse(&self.available),
            active: Active::parse(&self.active),
            vetting: Vetting::parse(&self.vetting),
            sort: Sort::parse(&self.sort),
        }
    }
}

/// Makes a small choice that is read from a word of the URL.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($choice:ident $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($choice),+ }

        impl $name {
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$choice),)+ _ => None }
            }
        }
    )+};
}

choices! {
    /// Whether they may be asked: identity seen, charter signed, not paused.
    Available { Now "now", Paused "paused", Unready "unready" }
    /// When they were last here.
    Active { Recently "recent", Away "away" }
    Vetting { Soon "soon", Over "over", Missing "none" }
    Sort { Name "name", Active "active", Since "since", Vetting "vetting", Load "load" }
}

/// What the list keeps.
#[derive(Clone, Debug)]
pub struct Filter {
    pub state: MembershipState,
    /// Folded words of a name.
    pub words: String,
    pub kind: Option<HelperKind>,
    pub role: Option<Role>,
    pub topic: Option<Topic>,
    pub is_trained: bool,
    pub available: Option<Available>,
    pub active: Option<Active>,
    pub vetting: Option<Vetting>,
    pub sort: Option<Sort>,
}

/// The instant before which somebody counts as long away.
pub fn away_before(now: i64) -> i64 {
    now - LONG_AWAY_DAYS * DAY
}
