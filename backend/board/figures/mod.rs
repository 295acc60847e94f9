//! Figures of an association over a period: who asked, how long they waited, what became of it, what help was given. Pure: what
//! is counted from is read by `board::store::figures`.
//!
//! - [`period`]: over which days. [`lines`]: what one help request and one meeting say, in few bytes.
//! - [`irritants`]: what stood in the way, by service. [`tally`]: sums, medians, by what one chooses. [`masking`]: what may leave the association. [`sheet`]: how it is told.

pub mod irritants;
pub mod lines;
pub mod masking;
pub mod period;
pub mod sheet;
pub mod tally;

use crate::storage::stored_by_word;

stored_by_word! {
    /// By what figures are set apart.
    Cut {
        Topic "topic",
        /// Inhabitants of the asker's commune.
        Size "size",
        /// Where help is given, for those who come to a place.
        Place "place",
        /// What kind of helper.
        Kind "kind",
        /// The way of meeting.
        Way "way",
        /// Who filled the form: the person, somebody for them, or a helper or coordinator at a desk or on the telephone.
        Asked "asked",
        Language "language",
    }
}

stored_by_word! {
    /// What became of a help request. The first four stayed without help ([`Ending::is_unmet`]).
    Ending {
        /// Nobody came: called back, and opened again.
        Nobody "nobody",
        /// Withdrawn before anybody accepted.
        GaveUp "gave_up",
        /// Closed: helped by somebody else.
        Elsewhere "elsewhere",
        /// Closed: cannot be reached.
        Unreachable "unreachable",
        Helped "helped",
        /// Closed: a coordinator answered by telephone.
        Answered "answered",
        UnderWay "under_way",
        Waiting "waiting",
        /// Withdrawn once somebody had accepted.
        Withdrawn "withdrawn",
        Duplicate "duplicate",
        NotHelp "not_help",
    }
}

impl Ending {
    pub const UNMET: usize = 4;

    /// Nobody of the association helped, and somebody needed it.
    pub fn is_unmet(self) -> bool {
        matches!(self, Self::Nobody | Self::GaveUp | Self::Elsewhere | Self::Unreachable)
    }
}
