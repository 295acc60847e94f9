//! A meeting and its record: what was done, how long, who did what, what next.

use serde::{Deserialize, Serialize};

use super::vocabulary::{Autonomie, Feeling, Lieu, Materiel, Outcome, Redirection, SessionType, StatutSocial, TrancheAge};
use crate::learning::topics::Topic;
use crate::places::communes;
use crate::storage::{AccountId, AskerId, AssociationId, HelpRequestId, HelpSessionId, PairingId, stored_by_word};

stored_by_word! {
    /// How the asker confirmed.
    How {
        /// With their code, on a device that is not the helper's.
        Code "code",
        /// By the link of a mail.
        Link "link",
        /// On the signed paper, which a coordinator has seen.
        Paper "paper",
        /// With the code or the link, on a device where the helper is signed in.
        OwnDevice "own_device",
        /// With a code from a slip that the helper themself asked for and printed.
        OwnSlip "own_slip",
        /// On a page that the helper held out.
        InPerson "in_person",
        /// On a paper that the helper says is signed, and where it is kept.
        PaperKept "paper_kept",
    }
}

impl How {
    /// Whether it stands by itself: nobody but the asker, or a coordinator, can have given it. What passed through the helper's own
    /// hands (their device, their phone held out, a slip that they printed, a paper that they keep) is only declared until a
    /// coordinator validates it.
    pub fn is_independent(self) -> bool {
        match self {
            Self::Code | Self::Link | Self::Paper => true,
            Self::OwnDevice | Self::OwnSlip | Self::InPerson | Self::PaperKept => false,
        }
    }

    /// Whether it is the asker's own word, given by themselves: nothing else undoes their "no".
    pub fn is_the_askers(self) -> bool {
        matches!(self, Self::Code | Self::Link)
    }

    /// What a code or a link comes to, given whose device it was used on and whose slip it came from.
    pub fn seen(self, is_own_device: bool, is_own_slip: bool) -> Self {
        match self {
            Self::Code | Self::Link if is_own_device => Self::OwnDevice,
            // With the code of a slip, its holder has the recap mailed wherever they like.
            Self::Code | Self::Link if is_own_slip => Self::OwnSlip,
            other => other,
        }
    }
}

/// One meeting of helper and asker; without a pairing, what a helper logs by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpSession {
    pub id: HelpSessionId,
    pub help_request: Option<HelpRequestId>,
    pub asker: Option<AskerId>,
    pub pairing: Option<PairingId>,
    /// The helper.
    pub account: AccountId,
    pub helper_first_name: String,
    pub association: Option<AssociationId>,
    pub kind: SessionType,
    /// When they met, UTC milliseconds.
    pub held_at: i64,
    /// Of the record that counts: the highest.
    pub version: i64,
    pub confirmed_at: Option<i64>,
    pub confirmed_how: Option<How>,
    /// When the asker said that it was not so; a correction leaves it, until they agree.
    pub disputed_at: Option<i64>,
    /// Which version they said it of.
    pub contested_version: Option<i64>,
    /// When the asker left a word of thanks.
    pub thanked_at: Option<i64>,
    /// How often its recap was mailed at the asker's wish.
    pub mailed: i64,
    /// The meeting that follows, as it is agreed now.
    pub next_meeting: Option<NextMeeting>,
    /// Where help was asked for, an INSEE code.
    pub commune: Option<String>,
}

/// A meeting that follows: moved by another word of the two, off when they will not meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextMeeting {
    /// UTC milliseconds.
    pub at: i64,
    /// How often it changed: the SEQUENCE of a calendar.
    pub changes: i64,
    pub changed_at: i64,
    pub is_off: bool,
}

impl HelpSession {
    /// The clocks of whoever asked, by an IANA name; nothing without a help request.
    pub fn asker_zone(&self) -> Option<&'static str> {
        self.commune.as_deref().map(communes::time_zone)
    }

    /// Whether the helper corrected it since the asker said no: they are asked anew.
    pub fn is_corrected_since(&self) -> bool {
        self.disputed_at.is_some() && self.contested_version.is_some_and(|version| version < self.version)
    }

    /// Whose key seals the free words of its records: the asker's, else the helper's.
    pub fn owner(&self) -> i64 {
        self.asker.map_or(self.account.0, |asker| asker.0)
    }
}

/// A record, written once; a correction is another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRecord {
    pub topics: Vec<Topic>,
    pub minutes: i64,
    pub lieu: Lieu,
    pub materiel: Vec<Materiel>,
    pub autonomie: Autonomie,
    pub outcome: Outcome,
    pub redirection: Option<Redirection>,
    pub feeling: Option<Feeling>,
    pub tranche_age: TrancheAge,
    pub statut_social: StatutSocial,
    pub next_meeting_at: Option<i64>,
    /// In the helper's words, free of secrets; the asker reads it.
    pub done: Option<String>,
    pub next_step: Option<String>,
    /// Reference numbers and receipts; the asker reads them.
    pub receipts: Vec<Receipt>,
    /// What stood in the way; the association's, not on the recap.
    pub irritant: Option<Irritant>,
}

/// A reference number or a receipt, as it was noted: "Reçu d'actualisation", "2026-1123-AB".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// May be empty.
    pub label: String,
    pub reference: String,
}

impl Receipt {
    /// A typed line, "label: reference".
    pub fn read(line: &str) -> Self {
        let (label, reference) = line.split_once(':').unwrap_or(("", line));
        Self { label: label.trim().to_owned(), reference: reference.trim().to_owned() }
    }

    /// The line that reads back as this one.
    pub fn line(&self) -> String {
        if self.label.is_empty() { self.reference.clone() } else { format!("{} : {}", self.label, self.reference) }
    }
}

/// Where a public service made it harder than it need be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Irritant {
    pub service: String,
    pub what: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passed_through_the_helpers_hands_does_not_stand_by_itself() {
        let independent: Vec<How> = How::ALL.iter().copied().filter(|how| how.is_independent()).collect();
        assert_eq!(independent, [How::Code, How::Link, How::Paper]);
        assert!(!How::Paper.is_the_askers() && How::Link.is_the_askers());
        assert_eq!(How::Code.seen(false, false), How::Code);
        assert_eq!(How::Link.seen(true, false), How::OwnDevice);
        assert_eq!(How::Code.seen(false, true), How::OwnSlip);
        assert_eq!(How::Link.seen(false, true), How::OwnSlip, "whoever holds the slip may have had it mailed to themselves");
        assert_eq!(How::Link.seen(false, false), How::Link);
    }

    #[test]
    fn a_receipt_reads_back() {
        for (line, label, reference) in [("Reçu : AB-12", "Reçu", "AB-12"), ("AB-12", "", "AB-12"), ("CAF: 12:30", "CAF", "12:30")] {
            let receipt = Receipt::read(line);
            assert_eq!((receipt.label.as_str(), receipt.reference.as_str()), (label, reference));
            assert_eq!(Receipt::read(&receipt.line()), receipt);
        }
    }
}
