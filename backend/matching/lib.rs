//! Who is asked for help, in what order, and why.
//!
//! Pure functions over plain data: nothing here reads a clock, a file or a database, and no input
//! is changed. The caller loads a [`Roster`], describes a [`HelpRequest`], says what time it is
//! ([`Now`]) and receives [`Ranked`] helpers with [`Reason`]s to put into words.
//!
//! Read in this order:
//!
//! 1. [`help_request`] and [`helper`]: the facts that count, and no others;
//! 2. [`rules`]: who may be asked. All rules hold, or there is a [`Refusal`] that names the first
//!    that does not;
//! 3. [`score`]: every weight, and the reason for it;
//! 4. [`ranking`]: who is asked first;
//! 5. `index`: how the best are found without looking at everybody;
//! 6. [`packed`]: a helper as a row of bytes, so that a large roster is read in a moment;
//! 7. [`waves`]: how many are asked at once, and when more are.
//!
//! Invariants, each kept by a property test in `tests/properties.rs`:
//!
//! - whoever is ranked may be asked, and everyone who may be asked is ranked;
//! - the order is total and depends on nothing but the facts: neither on the order in which rows
//!   arrived, nor on time that passes, nor on hashing;
//! - whoever the asker knows comes before whoever scores well.
//!
//! What is proposed here is only a proposal: the transaction that writes an offer or a claim
//! checks every right again.

#![forbid(unsafe_code)]

mod best;
pub mod help_request;
pub mod helper;
mod index;
pub mod keys;
pub mod packed;
pub mod position;
pub mod ranking;
pub mod rarity;
pub mod refusal;
pub mod roster;
pub mod rules;
pub mod score;
pub mod time;
pub mod timetable;
pub mod waves;
pub mod zones;

pub use help_request::{HelpRequest, Meeting, MeetingSet, Urgency, When};
pub use helper::{Answers, Caps, Checks, Contract, Helper, HelperKind, Load, Membership, TrainedLevels};
pub use keys::{AssociationKey, HelperKey, HelperSet, LanguageId, LanguageSet, MembershipKey, PlaceKey, TopicId, TopicSet};
pub use packed::{Unpack, pack, unpack};
pub use position::Position;
pub use ranking::{Ranked, consider, rank, scan};
pub use rarity::{Rarity, Skill};
pub use refusal::{Cap, Refusal};
pub use roster::Roster;
pub use rules::{Way, is_within_contract, may_anyone_be_asked, may_be_asked};
pub use score::Reason;
pub use time::{LocalDay, Moment, Now, Weekday, Window};
pub use timetable::{DayHours, QuietHours, Timetable};
pub use waves::{Pace, PlanFault, Wave, WavePlan, WaveSettings, next_opening};
pub use zones::{Clocks, ZoneId};
