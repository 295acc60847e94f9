//! Accompaniments, their records, the hours they count for; and the chat of those that go on.

use super::help_requests::{key_of, town};
use super::insert;
use crate::args;
use crate::clock::MINUTE;
use crate::demo::Month;
use crate::demo::stories::{Session, Story};
use crate::help_sessions::actions::mentors;
use crate::jobs;
use crate::learning::topics;
use crate::storage::{AccountId, Arg, Error, MentorCallId, PairingId, SealKeys, Tx};

pub async fn write(tx: &Tx, month: &Month, keys: &SealKeys) -> Result<(), Error> {
    let (mut sessions, mut records, mut hours, mut messages) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for story in &month.stories {
        messages.extend(rows_of_messages(month, keys, story)?);
        if let Some(held) = Held::of(month, story) {
            sessions.push(held.session());
            records.push(held.record());
            hours.extend(held.hours());
        }
        if let Some(asked_at) = story.course.mentor_asked_at {
            call_mentor(tx, month, story, asked_at).await?;
        }
    }
    let into = "help_sessions (id, help_request_id, pairing_id, account_id, association_id, type, held_at, version, confirmed_at, \
                confirmed_how, created_at)";
    insert(tx, into, sessions).await?;
    let into = "session_records (help_session_id, version, topics, minutes, lieu, materiel, autonomie, outcome, redirection, feeling, \
                written_by, created_at)";
    insert(tx, into, records).await?;
    let into = "hours (id, help_session_id, account_id, association_id, kind, verb, minutes, held_at, written_by, created_at)";
    insert(tx, into, hours).await?;
    insert(tx, "messages (id, help_request_id, author, account_id, words, created_at)", messages).await
}

/// An accompaniment, and who was there.
struct Held<'a> {
    story: &'a Story,
    session: &'a Session,
    pairing: PairingId,
    helper: AccountId,
    /// None in a circle.
    association: Option<crate::storage::AssociationId>,
    coordinator: Option<AccountId>,
}

impl<'a> Held<'a> {
    fn of(month: &'a Month, story: &'a Story) -> Option<Self> {
        let (session, pairing) = (story.course.session.as_ref()?, story.course.pairings.last()?);
        let association = town(month, story);
        let coordinator = story.town.and_then(|town| month.coordinator_of(town));
        Some(Self { story, session, pairing: pairing.id, helper: month.helpers.get(pairing.helper)?.person.id, association, coordinator })
    }

    fn session(&self) -> Vec<Arg> {
        let (confirmed_at, how) = self.session.confirmed.unzip();
        args![
            self.session.id,
            self.story.id,
            self.pairing,
            self.helper,
            self.association,
            "individuel",
            self.session.held_at,
            1_i64,
            confirmed_at,
            how,
            self.session.recorded_at
        ]
    }

    fn record(&self) -> Vec<Arg> {
        let session = self.session;
        let topic = topics::tile(self.story.ask.tile).map_or("", |tile| tile.topic.as_str());
        args![
            session.id,
            1_i64,
            serde_json::json!([topic]).to_string(),
            session.minutes,
            session.lieu,
            session.materiel,
            session.autonomie,
            session.outcome,
            session.redirection,
            session.feeling,
            self.helper,
            session.recorded_at
        ]
    }

    /// The line of the record, that of its confirmation, that of the coordinator.
    fn hours(&self) -> Vec<Vec<Arg>> {
        let session = self.session;
        let kind = session.kind.as_str();
        let line = |id: crate::storage::HoursId, verb: &str, minutes: i64, by: Option<AccountId>, at: i64| {
            args![id, session.id, self.helper, self.association, kind, verb, minutes, session.held_at, by, at]
        };
        let recorded = line(session.hours, "recorded", session.minutes, Some(self.helper), session.recorded_at);
        let validated = session.validated.map(|(id, at)| line(id, "validated", 0, self.coordinator, at));
        std::iter::once(recorded).chain(validated).collect()
    }
}

fn rows_of_messages(month: &Month, keys: &SealKeys, story: &Story) -> Result<Vec<Vec<Arg>>, Error> {
    let mut rows = Vec::new();
    for message in &story.course.messages {
        let asker = month.askers.get(story.asker).ok_or(Error::Sealed("no such asker"))?;
        let helper = story.helper().and_then(|helper| month.helpers.get(helper)).map(|helper| helper.person.id);
        let author = if message.is_by_asker { "asker" } else { "helper" };
        let words = key_of(keys, asker)?.seal("messages.words", message.id.0, message.words)?;
        rows.push(args![message.id, story.id, author, helper.filter(|_| !message.is_by_asker), words, message.at]);
    }
    Ok(rows)
}

/// The asker has agreed; whichever mentor joins first is there.
async fn call_mentor(tx: &Tx, month: &Month, story: &Story, asked_at: i64) -> Result<(), Error> {
    let Some(pairing) = story.course.pairings.last() else { return Ok(()) };
    let id: MentorCallId = tx.new_id();
    let into = "mentor_calls (id, pairing_id, help_request_id, association_id, state, asked_at, agreed_at)";
    insert(tx, into, vec![args![id, pairing.id, story.id, town(month, story), "agreed", asked_at, asked_at]]).await?;
    let key = format!("{}/{id}", mentors::WAIT);
    jobs::later(tx, mentors::WAIT, Some(&key), &serde_json::json!({ "call": id }), asked_at + 2 * MINUTE).await
}
