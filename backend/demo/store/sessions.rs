//! Accompaniments, their records, the hours they count for; and the chat of those that go on.

use super::help_requests::{key_of, town};
use super::insert;
use crate::args;
use crate::clock::MINUTE;
use crate::demo::Month;
use crate::demo::stories::{Logged, Session, Story};
use crate::help_sessions::actions::{mentors, upkeep};
use crate::help_sessions::vocabulary::{Feeling, Redirection, SessionType, TrancheAge};
use crate::help_sessions::{Author, How, Irritant, MentorState};
use crate::helpers::HelperKind;
use crate::jobs;
use crate::learning::topics::{self, Topic};
use crate::recognition::{HoursKind, Verb};
use crate::storage::{
    AccountId, Arg, AssociationId, Error, HelpRequestId, HoursId, MentorCallId, PairingId, SealKey, SealKeys, Sealed, Tx,
};

pub async fn write(tx: &Tx, month: &Month, keys: &SealKeys) -> Result<(), Error> {
    let (mut sessions, mut records, mut hours, mut messages, mut workshops) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let helped = month.stories.iter().filter_map(|story| Held::of_story(month, keys, story));
    for held in helped.chain(month.logs.iter().filter_map(|logged| Held::of_log(month, logged))) {
        sessions.push(held.session()?);
        workshops.extend(held.people.map(|people| args![held.session.id, 1_i64, people, held.session.recorded_at]));
        records.push(held.record()?);
        hours.extend(held.hours());
    }
    for story in &month.stories {
        messages.extend(rows_of_messages(month, keys, story)?);
        if let Some(asked_at) = story.course.mentor_asked_at {
            call_mentor(tx, month, story, asked_at).await?;
        }
        if story.course.session.is_some() && story.words.is_some() {
            upkeep::erase_chat_later(tx, story.id).await?;
        }
    }
    let into = "help_sessions (id, help_request_id, pairing_id, account_id, association_id, type, held_at, version, confirmed_at, \
                confirmed_how, disputed_at, contested_version, told_association_id, said, thanked_at, contested, kept_where, mailed, created_at)";
    insert(tx, into, sessions).await?;
    let into = "session_records (help_session_id, version, topics, minutes, lieu, materiel, autonomie, outcome, redirection, feeling, \
                tranche_age, statut_social, done, next_step, receipts, irritant, written_by, created_at)";
    insert(tx, into, records).await?;
    insert(tx, "workshops (help_session_id, version, people, created_at)", workshops).await?;
    let into = "hours (id, help_session_id, account_id, association_id, kind, verb, minutes, held_at, written_by, created_at)";
    insert(tx, into, hours).await?;
    insert(tx, "messages (id, help_request_id, author, account_id, words, created_at)", messages).await
}

/// An accompaniment, and who was there.
struct Held<'a> {
    session: &'a Session,
    help_request: Option<HelpRequestId>,
    pairing: Option<PairingId>,
    topic: Topic,
    helper: AccountId,
    kind: HelperKind,
    /// None in a circle.
    association: Option<AssociationId>,
    coordinator: Option<AccountId>,
    /// The asker's.
    key: Option<&'a SealKey>,
    /// Of a workshop.
    people: Option<i64>,
    is_minor: bool,
}

impl<'a> Held<'a> {
    fn of_story(month: &Month, keys: &'a SealKeys, story: &'a Story) -> Option<Self> {
        let (session, pairing) = (story.course.session.as_ref()?, story.course.pairings.last()?);
        let helper = month.helpers.get(pairing.helper)?;
        Some(Self {
            session,
            help_request: Some(story.id),
            pairing: Some(pairing.id),
            topic: topics::tile(story.ask.tile)?.topic,
            helper: helper.person.id,
            kind: helper.profile.kind,
            association: town(month, story),
            coordinator: story.town.and_then(|town| month.coordinator_of(town)),
            key: keys.of(month.askers.get(story.asker)?.id.0),
            people: None,
            is_minor: month.askers.get(story.asker)?.is_minor,
        })
    }

    fn of_log(month: &Month, logged: &'a Logged) -> Option<Self> {
        let helper = month.helpers.get(logged.helper)?;
        Some(Self {
            session: &logged.session,
            help_request: None,
            pairing: None,
            topic: logged.topic,
            helper: helper.person.id,
            kind: helper.profile.kind,
            association: month.towns.get(logged.town).map(|town| town.id),
            coordinator: month.coordinator_of(logged.town),
            key: None,
            people: logged.people,
            is_minor: false,
        })
    }

    fn seal(&self, place: &str, words: Option<&str>) -> Result<Option<Sealed>, Error> {
        match self.key {
            Some(key) => key.seal_some(place, self.session.id.0, words),
            None => Ok(None),
        }
    }

    fn session(&self) -> Result<Vec<Arg>, Error> {
        let session = self.session;
        let kind = if self.people.is_some() { SessionType::Collectif } else { SessionType::Individuel };
        let (thanks, contested) = if session.disputed.is_some() { (None, session.said) } else { (session.said, None) };
        Ok(args![
            session.id,
            self.help_request,
            self.pairing,
            self.helper,
            self.association,
            kind.as_str(),
            session.held_at,
            1_i64,
            session.confirmed.map(|(at, ..)| at),
            session.confirmed.map(|(_, how, _)| How::as_str(how)),
            session.disputed.map(|(at, _)| at),
            session.disputed.map(|_| 1_i64),
            session.disputed.and(self.association),
            self.seal("help_sessions.said", thanks)?,
            session.confirmed.filter(|_| thanks.is_some()).map(|(at, ..)| at),
            self.seal("help_sessions.contested", contested)?,
            self.seal("help_sessions.kept_where", session.kept_where)?,
            0_i64,
            session.recorded_at
        ])
    }

    fn record(&self) -> Result<Vec<Arg>, Error> {
        let session = self.session;
        let seal = |column: &str, words: Option<&str>| self.seal(&format!("session_records.{column}/1"), words);
        let in_json = |error: serde_json::Error| Error::Row(error.to_string());
        let receipts = session.receipt.as_ref().map(|receipt| serde_json::to_string(&[receipt])).transpose().map_err(in_json)?;
        let irritant = session.irritant.map(|(service, what)| Irritant { service: service.into(), what: what.into() });
        let irritant = irritant.map(|irritant| serde_json::to_string(&irritant)).transpose().map_err(in_json)?;
        let tranche_age = if self.is_minor { TrancheAge::NonCommunique } else { session.tranche_age };
        Ok(args![
            session.id,
            1_i64,
            self.topic.as_str(),
            session.minutes,
            session.lieu.as_str(),
            session.materiel.as_str(),
            session.autonomie.as_str(),
            session.outcome.as_str(),
            session.redirection.map(Redirection::as_str),
            session.feeling.map(Feeling::as_str),
            tranche_age.as_str(),
            session.statut_social.as_str(),
            seal("done", session.done)?,
            seal("next_step", session.next_step)?,
            seal("receipts", receipts.as_deref())?,
            seal("irritant", irritant.as_deref())?,
            self.helper,
            session.recorded_at
        ])
    }

    /// The lines of the ledger: the record, the asker's answer, the coordinator's.
    fn hours(&self) -> Vec<Vec<Arg>> {
        let session = self.session;
        let kind = HoursKind::of(self.kind).as_str();
        let line = |id: HoursId, at: i64, verb: Verb, minutes: i64, by: Option<AccountId>| {
            args![id, session.id, self.helper, self.association, kind, verb.as_str(), minutes, session.held_at, by, at]
        };
        let mut lines = vec![line(session.hours, session.recorded_at, Verb::Recorded, session.minutes, None)];
        lines.extend(session.confirmed.map(|(at, _, id)| line(id, at, Verb::Confirmed, 0, None)));
        lines.extend(session.disputed.map(|(at, id)| line(id, at, Verb::Disputed, 0, None)));
        lines.extend(session.validated.map(|(at, id)| line(id, at, Verb::Validated, 0, self.coordinator)));
        lines
    }
}

fn rows_of_messages(month: &Month, keys: &SealKeys, story: &Story) -> Result<Vec<Vec<Arg>>, Error> {
    let mut rows = Vec::new();
    for message in &story.course.messages {
        let asker = month.askers.get(story.asker).ok_or(Error::Sealed("no such asker"))?;
        let helper = story.helper().and_then(|helper| month.helpers.get(helper)).map(|helper| helper.person.id);
        let author = if message.is_by_asker { Author::Asker } else { Author::Helper };
        let words = key_of(keys, asker)?.seal("messages.words", message.id.0, message.words)?;
        rows.push(args![message.id, story.id, author.as_str(), helper.filter(|_| !message.is_by_asker), words, message.at]);
    }
    Ok(rows)
}

/// The asker has agreed; whichever mentor joins first is there.
async fn call_mentor(tx: &Tx, month: &Month, story: &Story, asked_at: i64) -> Result<(), Error> {
    let Some(pairing) = story.course.pairings.last() else { return Ok(()) };
    let (id, state): (MentorCallId, _) = (tx.new_id(), MentorState::Agreed.as_str());
    let into = "mentor_calls (id, pairing_id, help_request_id, association_id, state, asked_at, agreed_at)";
    insert(tx, into, vec![args![id, pairing.id, story.id, town(month, story), state, asked_at, asked_at]]).await?;
    let key = format!("{}/{id}", mentors::WAIT);
    jobs::later(tx, mentors::WAIT, Some(&key), &serde_json::json!({ "call": id }), asked_at + 2 * MINUTE).await
}
