//! Askers and what they ask, each sealed with the asker's own key.

use super::insert;
use crate::args;
use crate::demo::Month;
use crate::demo::stories::{Asker, Story};
use crate::help_requests::{code, trust_word};
use crate::learning::topics;
use crate::storage::{Arg, AssociationId, Error, SealKey, SealKeys, Tx};
use crate::web::contacts::Email;

/// Writes them, and gives back the askers' keys.
pub async fn write(tx: &Tx, month: &Month) -> Result<SealKeys, Error> {
    let owners: Vec<i64> = month.askers.iter().map(|asker| asker.id.0).collect();
    let keys = tx.new_seal_keys(&owners).await?;
    let askers: Result<Vec<Vec<Arg>>, Error> = month.askers.iter().map(|asker| row_of_asker(tx, key_of(&keys, asker)?, asker)).collect();
    let into = "askers (id, first_name, code, code_hash, phone, email, contact_hash, language, created_at, last_contact_at)";
    insert(tx, into, askers?).await?;
    circles(tx, month).await?;
    let asked: Result<Vec<Vec<Arg>>, Error> = month.stories.iter().map(|story| row_of_story(month, &keys, story)).collect();
    let into = "help_requests (id, asker_id, state, topic, tile, words, meeting, urgency, wanted_at, commune, place_id, is_for_other, \
                call_name, call_when, needs, language, is_minor, trust_word, association_id, settings_association_id, circle_only, \
                home_approved_at, is_test, round, wave, told, line_at, reopen_at, created_at, claimed_at, ended_at, end_reason)";
    insert(tx, into, asked?).await?;
    let reach = |story: &Story| Some(args![story.id, town(month, story)?]);
    let rows = month.stories.iter().filter_map(reach).collect();
    insert(tx, "help_request_reach (help_request_id, association_id)", rows).await?;
    Ok(keys)
}

/// The association that covers where it was asked.
pub fn town(month: &Month, story: &Story) -> Option<AssociationId> {
    story.town.and_then(|town| month.towns.get(town)).map(|town| town.id)
}

pub fn key_of<'a>(keys: &'a SealKeys, asker: &Asker) -> Result<&'a SealKey, Error> {
    keys.of(asker.id.0).ok_or(Error::Sealed("no key was made"))
}

fn row_of_asker(tx: &Tx, key: &SealKey, asker: &Asker) -> Result<Vec<Arg>, Error> {
    let (id, code) = (asker.id.0, code::new());
    let by_email = || asker.email.as_deref().and_then(|email| Email::parse(email).ok()).map(|email| tx.lookup("email", &email.look_up()));
    Ok(args![
        id,
        key.seal("askers.first_name", id, asker.first_name)?,
        key.seal("askers.code", id, &code)?,
        tx.lookup("asker-code", &code),
        key.seal_some("askers.phone", id, asker.phone.as_deref())?,
        key.seal_some("askers.email", id, asker.email.as_deref())?,
        asker.phone.as_deref().map(|phone| tx.lookup("phone", phone)).or_else(by_email),
        asker.language,
        asker.created_at,
        asker.last_contact_at
    ])
}

async fn circles(tx: &Tx, month: &Month) -> Result<(), Error> {
    let knows = |asker: &Asker, helper: usize| Some(args![asker.id, month.helpers.get(helper)?.person.id, asker.created_at]);
    let row = |asker: &Asker| asker.circle.iter().filter_map(|helper| knows(asker, *helper)).collect::<Vec<_>>();
    insert(tx, "circle_members (asker_id, account_id, created_at)", month.askers.iter().flat_map(row).collect()).await
}

fn row_of_story(month: &Month, keys: &SealKeys, story: &Story) -> Result<Vec<Arg>, Error> {
    let asker = month.askers.get(story.asker).ok_or(Error::Sealed("no such asker"))?;
    let (key, id, course) = (key_of(keys, asker)?, story.id.0, &story.course);
    let tile = topics::tile(story.ask.tile).ok_or_else(|| Error::Row(format!("no tile {}", story.ask.tile)))?;
    let needs: Vec<&str> = story.needs.iter().map(|need| need.as_str()).collect();
    let needs = (!needs.is_empty()).then(|| needs.join(" "));
    let call_when = (!story.call_when.is_empty()).then_some(story.call_when);
    let town = story.town.and_then(|town| month.towns.get(town));
    let place = story.place.and_then(|place| town?.places.get(place));
    Ok(args![
        id,
        asker.id,
        course.state.as_str(),
        tile.topic.as_str(),
        tile.slug,
        key.seal_some("help_requests.words", id, story.words)?,
        story.meeting.as_str(),
        story.urgency.as_str(),
        story.wanted_at,
        asker.commune.code,
        place.map(|place| place.id),
        story.call_name.is_some(),
        key.seal_some("help_requests.call_name", id, story.call_name)?,
        key.seal_some("help_requests.call_when", id, call_when)?,
        key.seal_some("help_requests.needs", id, needs.as_deref())?,
        asker.language,
        asker.is_minor,
        trust_word::new(),
        town.filter(|_| course.is_owned).map(|town| town.id),
        town.map(|town| town.id),
        story.is_circle_only(),
        course.home_approved_at,
        false,
        course.round,
        course.wave,
        story.told(),
        story.created_at,
        course.reopen_at,
        story.created_at,
        course.claimed_at,
        course.ended_at,
        course.end_reason
    ])
}
