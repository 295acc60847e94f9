//! Every kind of event that a mailbox can hold. Ids and small public facts: no free text, no contact detail.
//!
//! What is personal is fetched by the page, with permission checked at that moment. `PROTOCOL.md` beside this file
//! tells the same to whoever writes a client.

use serde::Serialize;

use crate::storage::{AccountId, AssociationId, BadgeId, HelpRequestId, Letter, OfferId, PairingId, PermanenceId, SignInId, Tx};

/// Whose events: an account's, or those of the asker of a help request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mailbox {
    Account(AccountId),
    Asker(HelpRequestId),
}

impl Mailbox {
    /// Ids are unique across nouns, so one number names the mailbox.
    pub fn id(self) -> i64 {
        match self {
            Self::Account(account) => account.0,
            Self::Asker(help_request) => help_request.0,
        }
    }
}

/// An event, written in JSON as `{"kind": …, "data": {…}}`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Event {
    /// To a helper: a help request is offered to you.
    OfferMade { offer: OfferId, help_request: HelpRequestId, is_now: bool },
    /// To a helper: an offer left your list. `because`: taken, withdrawn, closed, expired, not_allowed, full, not_free, not_trained.
    OfferLeft { offer: OfferId, help_request: HelpRequestId, because: &'static str },
    /// To both sides: the help request has a helper.
    Paired { help_request: HelpRequestId, pairing: PairingId },
    /// To both sides: the pairing ended. `because`: handed_back, no_sign, replaced, not_allowed, withdrawn, closed, done, ended.
    Unpaired { help_request: HelpRequestId, pairing: PairingId, because: &'static str },
    /// To the asker, and to the helper who has it: what the page of this help request shows has changed.
    HelpRequestMoved { help_request: HelpRequestId, state: &'static str },
    /// To the asker: more helpers were told. `told`: how many so far.
    HelpersTold { help_request: HelpRequestId, told: i64 },
    /// To both sides: a sign of life. `sign`: called, not_yet, late, asked_after, resumes.
    SignOfLife { help_request: HelpRequestId, sign: &'static str },
    /// To both sides: a message was written.
    MessageWritten { help_request: HelpRequestId },
    /// To both sides, and to mentors: a mentor is wanted, agreed to, or there.
    MentorCall { help_request: HelpRequestId, state: &'static str },
    /// To both sides: a record was written, corrected, confirmed or contested, or its helper was thanked.
    RecordMoved { help_request: Option<HelpRequestId>, state: &'static str },
    /// To a helper: hours were recorded, confirmed, validated or refused.
    HoursMoved {},
    /// To a helper: a badge was earned, taken back, or seen by themselves. `state`: earned, withdrawn, seen.
    BadgeMoved { badge: BadgeId, state: &'static str },
    /// To a helper: a tutorial or module is proposed to you, one was done, or where you stopped has moved.
    LearningMoved {},
    /// To a helper: a permanence, or their seat in it, is no longer as it was. `state`: seated, waiting, left, swapped, came, absent, changed,
    /// placed, taken_back, released, cancelled, reminder, soon, swap_asked.
    PermanenceMoved { permanence: PermanenceId, state: &'static str },
    /// To a coordinator: something must not be missed (nobody eligible, a report, somebody who asks to join, a permanence short of people).
    Alert { association: AssociationId, what: &'static str },
    /// To an account: a right ended. Sockets that stood on it close (4401); with `sign_in`, only that device's.
    RightLost { association: Option<AssociationId>, sign_in: Option<SignInId> },
    /// To an account: its rights or profile changed; pages look again.
    ProfileMoved {},
}

/// Puts an event in a mailbox, in the transaction that makes it true.
pub fn tell(tx: &Tx, to: Mailbox, event: Event) {
    let (kind, data) = taken_apart(&event);
    tx.post(Letter { mailbox: to.id(), id: tx.new_id(), number: 0, at: tx.now(), kind, data });
}

fn taken_apart(event: &Event) -> (&'static str, String) {
    let kind = match event {
        Event::OfferMade { .. } => "offer_made",
        Event::OfferLeft { .. } => "offer_left",
        Event::Paired { .. } => "paired",
        Event::Unpaired { .. } => "unpaired",
        Event::HelpRequestMoved { .. } => "help_request_moved",
        Event::HelpersTold { .. } => "helpers_told",
        Event::SignOfLife { .. } => "sign_of_life",
        Event::MessageWritten { .. } => "message_written",
        Event::MentorCall { .. } => "mentor_call",
        Event::RecordMoved { .. } => "record_moved",
        Event::HoursMoved { .. } => "hours_moved",
        Event::BadgeMoved { .. } => "badge_moved",
        Event::LearningMoved { .. } => "learning_moved",
        Event::PermanenceMoved { .. } => "permanence_moved",
        Event::Alert { .. } => "alert",
        Event::RightLost { .. } => "right_lost",
        Event::ProfileMoved { .. } => "profile_moved",
    };
    // An enum of ids and words always becomes JSON.
    let whole = serde_json::to_value(event).unwrap_or_default();
    (kind, whole.get("data").map_or_else(|| "{}".to_owned(), ToString::to_string))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_told_is_the_kind_written() {
        let event = Event::OfferLeft { offer: OfferId(1), help_request: HelpRequestId(2), because: "taken" };
        let (kind, data) = taken_apart(&event);
        assert_eq!(serde_json::to_value(&event).unwrap()["kind"], kind);
        assert_eq!(data, r#"{"because":"taken","help_request":"0000000000002","offer":"0000000000001"}"#);
    }
}
