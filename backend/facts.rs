//! What a slice tells the later ones, in its own transaction: ids only. `lib.rs` wires who reacts.

use crate::storage::{
    AccountId, AskerId, AssociationId, CompletionId, DocumentId, HelpRequestId, InvitationId, MembershipId, PairingId, PlaceId, SignupId,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Somebody has an account from now on, to help. `kind`: "family", "volunteer" or "civic_service"; `commune`: its INSEE
    /// code, empty when it is not known. Told again when the same account joins a second time.
    AccountJoined { account: AccountId, kind: &'static str, commune: String, is_adult: bool },
    /// Somebody may now be asked for help through this association, or in other terms than before.
    MembershipChanged { membership: MembershipId, account: AccountId },
    /// Somebody followed an invitation made for them.
    InvitationAccepted { invitation: InvitationId, membership: MembershipId, account: AccountId },
    /// A membership ended: offers that go through it are void, sockets of that right close.
    MembershipEnded { membership: MembershipId, account: AccountId, association: AssociationId },
    /// A tutorial or module was published, or changed: those whom its topics concern may hear of it.
    DocumentPublished { document: DocumentId, is_new: bool },
    /// Somebody passed a module, or what they passed is no longer valid. `unlocked`: the bits of the topics that opened.
    TrainingMoved { account: AccountId, unlocked: i64 },
    /// Somebody passed a module of so many minutes, which count unless an earlier pass is still good. `association` wrote it; none:
    /// everybody's.
    ModulePassed { completion: CompletionId, account: AccountId, association: Option<AssociationId>, minutes: i64, counts: bool },
    /// An association changed for which topics only trained helpers are asked.
    TrainingRuleChanged { association: AssociationId },
    /// What an association covers, or what it allows its helpers, was changed.
    AssociationChanged { association: AssociationId },
    /// Nobody is helped at a place any more.
    PlaceClosed { place: PlaceId },
    /// Somebody came to a permanence, or what was noted of it was corrected: `minutes` count from now on; `at`: when they came.
    /// `agreed_by`: a coordinator noted it, and so agrees.
    AttendanceNoted {
        signup: SignupId,
        account: AccountId,
        association: AssociationId,
        minutes: i64,
        at: i64,
        agreed_by: Option<AccountId>,
    },
    /// What a helper can do, where and when, was changed: they may now suit somebody who waits.
    HelperChanged { account: AccountId },
    /// A help request is open, and nobody has been offered it yet (new, reopened, or handed back).
    HelpRequestOpened { help_request: HelpRequestId },
    /// The asker no longer needs help.
    HelpRequestWithdrawn { help_request: HelpRequestId },
    /// A coordinator or its helper closed it; nobody's account when the asker did.
    HelpRequestClosed { help_request: HelpRequestId, by: Option<AccountId> },
    /// A coordinator made it their association's own: nobody else's helpers are asked from now on.
    HelpRequestTakenOver { help_request: HelpRequestId, association: AssociationId },
    /// A pairing ended, for whatever reason: what was going on in it is over.
    PairingEnded { pairing: PairingId },
    /// A record was written or corrected: its minutes count for this helper.
    SessionRecorded { help_session: crate::storage::HelpSessionId },
    /// The asker confirmed a record, or said it was not so.
    SessionConfirmed { help_session: crate::storage::HelpSessionId },
    /// Somebody deleted their account: every trace of them must go, but for figures.
    AccountErased { account: AccountId },
    /// Every trace of this asker must go.
    AskerErased { asker: AskerId },
}
