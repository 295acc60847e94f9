//! What the month is made of: askers, and one story for each help request, from asking to its end.
//! People and places are named by their place in the lists of [`super::Month`].

use super::asks::Ask;
use crate::help_requests::{Meeting, Need, State, Urgency};
use crate::help_sessions::vocabulary::{Autonomie, Feeling, Lieu, Materiel, Outcome, Redirection, StatutSocial, TrancheAge};
use crate::help_sessions::{How, Receipt};
use crate::learning::topics::Topic;
use crate::pairing::{OfferState, Why};
use crate::places::communes::Commune;
use crate::storage::{AskerId, CallbackId, HelpRequestId, HelpSessionId, HoursId, MessageId, OfferId, PairingId};

pub struct Asker {
    pub id: AskerId,
    pub first_name: &'static str,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub language: &'static str,
    pub is_minor: bool,
    pub commune: &'static Commune,
    pub town: usize,
    pub created_at: i64,
    pub last_contact_at: i64,
    /// The helpers whom they know.
    pub circle: Vec<usize>,
}

/// What was asked, before anybody answers.
pub struct Story {
    pub id: HelpRequestId,
    pub asker: usize,
    pub ask: &'static Ask,
    pub words: Option<&'static str>,
    pub meeting: Meeting,
    pub urgency: Urgency,
    pub wanted_at: Option<i64>,
    /// The association that covers the commune; none for a circle's own help request.
    pub town: Option<usize>,
    /// In the list of that association.
    pub place: Option<usize>,
    pub call_name: Option<&'static str>,
    pub call_when: &'static str,
    pub needs: Vec<Need>,
    pub created_at: i64,
    pub course: Course,
}

/// What became of it.
pub struct Course {
    pub state: State,
    pub round: i64,
    /// The last wave of this round.
    pub wave: i64,
    pub claimed_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub end_reason: Option<&'static str>,
    pub reopen_at: Option<i64>,
    pub home_approved_at: Option<i64>,
    /// The association that took it or whose helper claimed it.
    pub is_owned: bool,
    pub waves: Vec<Wave>,
    pub offers: Vec<Offer>,
    pub pairings: Vec<Pairing>,
    pub callbacks: Vec<Callback>,
    pub session: Option<Session>,
    pub messages: Vec<Message>,
    /// A mentor is wanted since then.
    pub mentor_asked_at: Option<i64>,
}

impl Default for Course {
    fn default() -> Self {
        Self {
            state: State::Open,
            round: 1,
            wave: 0,
            claimed_at: None,
            ended_at: None,
            end_reason: None,
            reopen_at: None,
            home_approved_at: None,
            is_owned: false,
            waves: Vec::new(),
            offers: Vec::new(),
            pairings: Vec::new(),
            callbacks: Vec::new(),
            session: None,
            messages: Vec::new(),
            mentor_asked_at: None,
        }
    }
}

impl Story {
    /// How many helpers were told, over all rounds.
    pub fn told(&self) -> i64 {
        i64::try_from(self.course.offers.len()).unwrap_or(i64::MAX)
    }

    /// Only the asker's circle is asked.
    pub fn is_circle_only(&self) -> bool {
        self.town.is_none()
    }

    /// Who helps, or helped last.
    pub fn helper(&self) -> Option<usize> {
        self.course.pairings.last().map(|pairing| pairing.helper)
    }
}

pub struct Wave {
    pub round: i64,
    pub number: i64,
    pub size: i64,
    pub at: i64,
}

pub struct Offer {
    pub id: OfferId,
    pub helper: usize,
    pub round: i64,
    pub wave: i64,
    pub reasons: Vec<Why>,
    pub state: OfferState,
    pub left_because: Option<&'static str>,
    pub offered_at: i64,
    /// None while it is live.
    pub ended_at: Option<i64>,
}

pub struct Pairing {
    pub id: PairingId,
    pub helper: usize,
    pub started_at: i64,
    pub last_sign_at: Option<i64>,
    /// When and why it ended; none while it goes on.
    pub ended: Option<(i64, &'static str)>,
}

pub struct Callback {
    pub id: CallbackId,
    pub reason: &'static str,
    pub created_at: i64,
    pub due_at: i64,
    /// When, and how it was closed; none while the call is owed.
    pub closed: Option<(i64, &'static str)>,
}

pub struct Message {
    pub id: MessageId,
    pub is_by_asker: bool,
    pub words: &'static str,
    pub at: i64,
}

/// An accompaniment and its record, in the words of La Coop.
pub struct Session {
    pub id: HelpSessionId,
    /// The line of the record in the ledger of hours.
    pub hours: HoursId,
    pub held_at: i64,
    pub minutes: i64,
    pub lieu: Lieu,
    pub materiel: Materiel,
    pub autonomie: Autonomie,
    pub outcome: Outcome,
    pub redirection: Option<Redirection>,
    pub feeling: Option<Feeling>,
    pub done: Option<&'static str>,
    pub next_step: Option<&'static str>,
    pub tranche_age: TrancheAge,
    pub statut_social: StatutSocial,
    pub receipt: Option<Receipt>,
    /// The service, and what stood in the way there.
    pub irritant: Option<(&'static str, &'static str)>,
    pub recorded_at: i64,
    /// When and how the asker confirmed, and its line.
    pub confirmed: Option<(i64, How, HoursId)>,
    /// When the asker said that it was not so, and its line.
    pub disputed: Option<(i64, HoursId)>,
    /// When the coordinator validated the hours, and its line.
    pub validated: Option<(i64, HoursId)>,
    /// A word of thanks with the yes, or why not with the no.
    pub said: Option<&'static str>,
    /// Where a signed paper is.
    pub kept_where: Option<&'static str>,
}

/// What a helper logged by themselves.
pub struct Logged {
    pub helper: usize,
    pub town: usize,
    pub topic: Topic,
    /// How many came to a workshop; `None` for one person at the desk.
    pub people: Option<i64>,
    pub session: Session,
}
