//! Associations, places, accounts, memberships, profiles, and what each helper carries at the end of the month.

use std::collections::HashMap;

use super::{availability, insert};
use crate::args;
use crate::demo::Month;
use crate::demo::people::{COORDINATOR, Helper, Person};
use crate::help_requests::Urgency;
use crate::helpers::loads::{Load, week_number};
use crate::helpers::{Profile, VettingKind};
use crate::pairing::OfferState;
use crate::storage::{AccountId, Arg, Error, SealKeys, Tx};
use crate::web::contacts::{Email, Phone};
use crate::web::text::sort_key;
use crate::web::words::day_number;

pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    associations(tx, month).await?;
    let people: Vec<&Person> = month.helpers.iter().map(|helper| &helper.person).chain([&month.operator]).collect();
    let owners: Vec<i64> = people.iter().map(|person| person.id.0).collect();
    let keys = tx.new_seal_keys(&owners).await?;
    let accounts: Result<Vec<Vec<Arg>>, Error> = people.iter().map(|person| account(tx, &keys, person)).collect();
    let into = "accounts (id, first_name, last_name, sort_key, language, email, email_hash, phone, phone_hash, is_operator, created_at)";
    insert(tx, into, accounts?).await?;
    memberships(tx, month).await?;
    profiles(tx, month).await?;
    let loads: HashMap<AccountId, Load> = loads(month, tx.now());
    let into = "helper_loads (account_id, live_now, live_later, offers_today, today, open_pairings, minutes_this_week, week, \
                last_offered_at, offered, answered, moved_at)";
    let row = |helper: &Helper| loads.get(&helper.person.id).map(load);
    insert(tx, into, month.helpers.iter().filter_map(row).collect()).await
}

async fn associations(tx: &Tx, month: &Month) -> Result<(), Error> {
    let (mut towns, mut areas, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for town in &month.towns {
        let settings = serde_json::to_string(&town.settings).map_err(|error| Error::Row(error.to_string()))?;
        let hours = town.hours.to_json();
        towns.push(args![town.id, town.slug, town.name, sort_key(town.name), town.phone.as_str(), hours, settings, town.created_at]);
        areas.extend(town.communes.iter().map(|commune| args![town.id, commune.code]));
        places.extend(town.places.iter().map(|place| {
            args![
                place.id,
                town.id,
                place.name,
                sort_key(place.name),
                place.address,
                place.commune.code,
                place.phone.as_str(),
                place.hours.to_json(),
                place.commune.latitude,
                place.commune.longitude,
                town.created_at
            ]
        }));
    }
    insert(tx, "associations (id, slug, name, sort_key, phone, opening_hours, settings, created_at)", towns).await?;
    insert(tx, "association_areas (association_id, area)", areas).await?;
    let into = "places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at)";
    insert(tx, into, places).await
}

fn account(tx: &Tx, keys: &SealKeys, person: &Person) -> Result<Vec<Arg>, Error> {
    let id = person.id.0;
    let key = keys.of(id).ok_or(Error::Sealed("no key was made"))?;
    let email = Email::parse(&person.email).map_err(|error| Error::Row(error.to_string()))?;
    let phone = Phone::parse(&person.phone).map_err(|error| Error::Row(error.to_string()))?;
    Ok(args![
        id,
        person.first_name,
        person.last_name,
        sort_key(&format!("{} {}", person.last_name, person.first_name)),
        "fr",
        key.seal("accounts.email", id, email.as_str())?,
        crate::accounts::email_hash(tx, &email),
        key.seal("accounts.phone", id, phone.as_str())?,
        crate::accounts::phone_hash(tx, &phone),
        person.is_operator,
        person.created_at
    ])
}

async fn memberships(tx: &Tx, month: &Month) -> Result<(), Error> {
    let row = |helper: &Helper| {
        let member = helper.member.as_ref()?;
        let approved_at = helper.profile.checks.identity_seen_at;
        let (role, state) = (member.role.as_str(), member.state.as_str());
        let town = month.towns.get(member.town)?.id;
        Some(args![member.id, town, helper.person.id, role, state, member.asked_at, approved_at])
    };
    let rows = month.helpers.iter().filter_map(row).collect();
    insert(tx, "memberships (id, association_id, account_id, role, state, asked_at, approved_at)", rows).await
}

async fn profiles(tx: &Tx, month: &Month) -> Result<(), Error> {
    let checked_by = month.helpers.get(COORDINATOR).map(|helper| helper.person.id);
    let row = |helper: &Helper| {
        let profile = &helper.profile;
        args![
            profile.account,
            profile.kind.as_str(),
            profile.commune.as_str(),
            profile.radius_km,
            profile.topics.cast_signed(),
            profile.languages.cast_signed(),
            profile.meetings.cast_signed(),
            profile.hours.to_json(),
            Profile::exceptions_json(&availability::exceptions(month, helper, tx.now())),
            profile.quiet_from,
            profile.quiet_until,
            profile.paused_until,
            profile.offers_a_day,
            profile.is_adult,
            profile.checks.identity_seen_at,
            profile.checks.charter_signed_at,
            profile.checks.vetted_until,
            profile.checks.vetting.map(VettingKind::as_str),
            profile.checks.vetting_seen_at,
            checked_by.filter(|_| profile.checks.identity_seen_at.is_some()),
            helper.person.created_at
        ]
    };
    let into = "helpers (account_id, kind, commune, radius_km, topics, languages, meetings, weekly_hours, exceptions, quiet_from, quiet_until, \
                paused_until, offers_a_day, is_adult, identity_seen_at, charter_signed_at, vetted_until, vetting_kind, \
                vetting_seen_at, checked_by, created_at)";
    insert(tx, into, month.helpers.iter().map(row).collect()).await
}

/// What the month's offers, pairings and records come to, as if each had been counted when it happened.
fn loads(month: &Month, now: i64) -> HashMap<AccountId, Load> {
    let (today, week) = (day_number(now), week_number(now));
    let of = |helper: usize| month.helpers.get(helper).map(|helper| helper.person.id);
    let mut loads: HashMap<AccountId, Load> = month.helpers.iter().map(|helper| (helper.person.id, nothing(helper, today, week))).collect();
    for story in &month.stories {
        for offer in &story.course.offers {
            let Some(load) = of(offer.helper).and_then(|id| loads.get_mut(&id)) else { continue };
            load.offered += 1;
            load.answered += i64::from(matches!(offer.state, OfferState::Accepted | OfferState::Declined));
            load.offers_today += i64::from(day_number(offer.offered_at) == today);
            load.last_offered_at = load.last_offered_at.max(offer.offered_at);
            let is_live = i64::from(offer.state == OfferState::Live);
            if story.urgency == Urgency::Now { load.live_now += is_live } else { load.live_later += is_live }
        }
        for pairing in &story.course.pairings {
            let Some(load) = of(pairing.helper).and_then(|id| loads.get_mut(&id)) else { continue };
            load.open_pairings += i64::from(pairing.ended.is_none());
        }
        let recorded = story.course.session.as_ref().filter(|session| week_number(session.recorded_at) == week);
        if let (Some(session), Some(load)) = (recorded, story.helper().and_then(of).and_then(|id| loads.get_mut(&id))) {
            load.minutes_this_week += session.minutes;
        }
    }
    for logged in &month.logs {
        let is_of_this_week = week_number(logged.session.recorded_at) == week;
        if let Some(load) = of(logged.helper).and_then(|id| loads.get_mut(&id)).filter(|_| is_of_this_week) {
            load.minutes_this_week += logged.session.minutes;
        }
    }
    loads
}

fn nothing(helper: &Helper, today: i64, week: i64) -> Load {
    Load {
        account_id: helper.person.id,
        live_now: 0,
        live_later: 0,
        offers_today: 0,
        today,
        open_pairings: 0,
        minutes_this_week: 0,
        week,
        last_offered_at: 0,
        minutes_today: 0,
        minutes_day: 0,
        offered: 0,
        answered: 0,
        moved_at: 1,
    }
}

fn load(load: &Load) -> Vec<Arg> {
    args![
        load.account_id,
        load.live_now,
        load.live_later,
        load.offers_today,
        load.today,
        load.open_pairings,
        load.minutes_this_week,
        load.week,
        load.last_offered_at,
        load.offered,
        load.answered,
        load.moved_at.max(load.last_offered_at)
    ]
}
