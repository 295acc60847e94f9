//! What `matching` is given: the help request and the helpers it may reach, as plain data in local time.

use std::collections::{HashMap, HashSet};

use jiff::tz::TimeZone;
use matching::{
    Answers, AssociationKey, Caps, Checks, HelperKey, HelperSet, LanguageId, LanguageSet, LocalDay, MembershipKey, Now, PlaceKey, Position,
    QuietHours, Roster, TopicId, TopicSet, TrainedLevels, When, Window,
};

use super::store::roster::{self as kept, Through, Ties};
use super::times;
use super::waves::Settings;
use crate::associations::{self, Association};
use crate::help_requests::{HelpRequest, Meeting, Urgency};
use crate::helpers::loads::{self, Load};
use crate::helpers::{self, HelperKind, Profile, availability, language_bit};
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::places::communes::communes;
use crate::storage::{AccountId, AssociationId, Error, Sql};

pub use super::times::{moment, now};

/// The help request, as the engine wants it.
pub(super) async fn request(
    db: &impl Sql,
    asked: &HelpRequest,
    ties: Ties,
    now: Now,
    settings: &Settings,
) -> Result<matching::HelpRequest, Error> {
    let (when, languages) = (when(asked, now, &settings.zone), languages_spoken(&asked.language));
    let mut request = matching::HelpRequest::new(topic(asked.topic), languages, meeting(asked.meeting), when);
    request.topics_needing_training = settings.needing_training;
    request.position = position(&asked.commune);
    if let Some(place) = asked.place {
        request.place = kept::place(db, place).await?.and_then(|(latitude, longitude)| Position::from_degrees(latitude, longitude));
    }
    request.place_key = asked.place.map(|place| PlaceKey(place.0));
    request.clocks = times::clocks(now.at, &settings.zone);
    request.is_home_approved = asked.home_approved_at.is_some();
    request.is_minor = asked.is_minor;
    let reach = asked.kept_by().map_or(ties.reach, |keeper| vec![keeper]);
    request.reach = reach.into_iter().map(|id| AssociationKey(id.0)).collect();
    if asked.is_circle_only {
        request.reach.clear();
    }
    request.circle = keys(ties.circle);
    request.former_helpers = keys(ties.former_helpers);
    request.blocked = keys(ties.blocked.into_iter().chain(asked.asked_by.filter(|_| !asked.is_test)));
    request.said_no = keys(ties.said_no);
    request.already_offered = keys(ties.offered);
    Ok(request)
}

/// Every helper whom this help request may reach: the active members of its associations, and the circle.
pub async fn roster(db: &impl Sql, request: &matching::HelpRequest, associations: &[Association], at: i64) -> Result<Roster, Error> {
    let reach: Vec<AssociationId> = request.reach.iter().map(|key| AssociationId(key.0)).collect();
    let memberships = kept::memberships(db, &reach).await?;
    let circle: Vec<AccountId> = request.circle.iter().map(|key| AccountId(key.0)).collect();
    let (profiles, loads) = kept::helpers(db, &reach, &circle).await?;
    let loads: HashMap<AccountId, Load> = loads.into_iter().map(|load| (load.account_id, load.at(at))).collect();
    let unlocked = kept::unlocked(db, &reach, &circle, at).await?;
    let present: HashSet<AccountId> = kept::present(db, at).await?.into_iter().map(|(account, _)| account).collect();
    let mut by_account: HashMap<AccountId, Vec<&Through>> = HashMap::new();
    for membership in &memberships {
        by_account.entry(membership.account_id).or_default().push(membership);
    }
    Ok(profiles
        .iter()
        .map(|profile| {
            let mine = by_account.get(&profile.account).map_or(&[][..], Vec::as_slice);
            let unlocked = unlocked.get(&profile.account).map_or(&[][..], Vec::as_slice);
            let mut helper = member(profile, mine, unlocked, associations, at);
            if let Some(moved) = loads.get(&profile.account) {
                (helper.load, helper.answers) = (load(moved), answers(moved));
            }
            helper.is_online = present.contains(&profile.account);
            helper
        })
        .collect())
}

/// One helper as of an instant, with what is asked of them; not whether they are there.
pub(super) async fn one(db: &impl Sql, account: AccountId, at: i64) -> Result<Option<matching::Helper>, Error> {
    let Some(profile) = helpers::store::profile(db, account).await? else { return Ok(None) };
    let (memberships, associations) = (kept::memberships_of(db, &[account]).await?, associations::store::all(db).await?);
    let unlocked = attempts::unlocked(db, &[account], at).await?.remove(&account).unwrap_or_default();
    let mut helper = member(&profile, &memberships.iter().collect::<Vec<_>>(), &unlocked, &associations, at);
    if let Some(moved) = loads::loads(db, "account_id = $1", crate::args![account]).await?.pop() {
        helper.load = load(&moved.at(at));
    }
    Ok(Some(helper))
}

/// One row of the roster as of an instant, without what moves all the time: presence and load. `unlocked`: the topics that each valid completion opens.
pub fn member(profile: &Profile, own: &[&Through], unlocked: &[i64], associations: &[Association], at: i64) -> matching::Helper {
    let mut helper = helper(profile, at);
    helper.levels = levels(unlocked);
    helper.memberships = own.iter().map(|through| membership(through, associations, helper.checks)).collect();
    helper
}

/// The level of a topic is how many valid completions open it; the engine counts three at most.
fn levels(unlocked: &[i64]) -> TrainedLevels {
    let level = |topic: &Topic| unlocked.iter().filter(|bits| **bits >> topic.bit() & 1 == 1).count();
    Topic::all().iter().fold(TrainedLevels::default(), |levels, known| {
        levels.with(topic(*known), u8::try_from(level(known)).unwrap_or(TrainedLevels::BEST))
    })
}

/// The topics for which an association has only trained helpers asked.
pub fn needing_training(association: &Association) -> TopicSet {
    association.settings.needs_training.iter().filter_map(|word| word.parse().ok()).map(topic).collect()
}

fn membership(row: &Through, associations: &[Association], checks: Checks) -> matching::Membership {
    let settings = associations.iter().find(|association| association.id == row.association_id).map(|association| &association.settings);
    let most = |value: Option<i64>, usual: u16| value.and_then(|value| u16::try_from(value).ok()).unwrap_or(usual);
    let usual = Caps::default();
    matching::Membership {
        key: MembershipKey(row.id.0),
        association: AssociationKey(row.association_id.0),
        is_in_good_standing: true,
        checks,
        caps: Caps {
            offers_a_day: most(settings.map(|settings| settings.offers_a_day), usual.offers_a_day),
            open_pairings: most(settings.map(|settings| settings.open_pairings), usual.open_pairings),
            ..usual
        },
    }
}

fn helper(profile: &Profile, at: i64) -> matching::Helper {
    let kind = match profile.kind {
        HelperKind::Family => matching::HelperKind::Family,
        HelperKind::Volunteer => matching::HelperKind::Volunteer,
        HelperKind::CivicService => matching::HelperKind::CivicService,
    };
    let mut helper = matching::Helper::new(HelperKey(profile.account.0), kind);
    helper.is_adult = profile.is_adult;
    helper.checks = Checks {
        is_identity_seen: profile.checks.identity_seen_at.is_some(),
        is_charter_signed: profile.checks.charter_signed_at.is_some(),
        vetted_through: profile.checks.vetted_until.map(|until| times::local_day(availability::local(until - 1, &profile.zone()).0)),
    };
    helper.topics = TopicSet(profile.topics);
    helper.languages = LanguageSet(profile.languages);
    helper.meetings =
        Meeting::ALL.iter().enumerate().filter(|(bit, _)| profile.meetings >> bit & 1 == 1).map(|(_, way)| meeting(*way)).collect();
    helper.position = position(&profile.commune);
    helper.radius_km = u16::try_from(profile.radius_km).unwrap_or(u16::MAX);
    let (availability, today) = (profile.availability(), availability::local(at, &profile.zone()).0);
    helper.zone = times::zone_id(&profile.commune);
    helper.hours = times::timetable(&availability, today);
    helper.contract = times::contract(&availability, today);
    let (from_minute, until_minute) = availability.quiet;
    helper.quiet_hours = QuietHours { from_minute, until_minute };
    helper.paused_until = (profile.paused_until > 0).then_some(profile.paused_until);
    helper.caps.offers_a_day = u16::try_from(profile.offers_a_day).unwrap_or(helper.caps.offers_a_day);
    helper
}

/// What is asked of a helper now (see [`Load::at`]).
pub fn load(load: &Load) -> matching::Load {
    let count = |value: i64| u16::try_from(value).unwrap_or(u16::MAX);
    matching::Load {
        live_now: count(load.live_now),
        live_others: count(load.live_later),
        offers_today: count(load.offers_today),
        open_pairings: count(load.open_pairings),
        minutes_this_week: u32::try_from(load.minutes_this_week).unwrap_or(0),
        minutes_today: u32::try_from(load.minutes_today).unwrap_or(0),
        today: LocalDay(i32::try_from(load.minutes_day).unwrap_or(0)),
        last_offered_at: (load.last_offered_at > 0).then_some(load.last_offered_at),
    }
}

/// How a helper answered so far.
pub fn answers(load: &Load) -> Answers {
    let total = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
    Answers { offered: total(load.offered), answered: total(load.answered) }
}

/// When help is wanted.
pub fn when(asked: &HelpRequest, now: Now, zone: &TimeZone) -> When {
    match asked.urgency {
        Urgency::Now => When::Now,
        Urgency::Today => When::Today(Window::rest_of_day(now.local)),
        Urgency::Week => When::ThisWeek(Window::rest_of_day_and(now.local, 6)),
        Urgency::Dated => {
            let from = moment(asked.wanted_at.unwrap_or(now.at), zone);
            // An hour: what most help takes.
            let until = moment(asked.wanted_at.unwrap_or(now.at) + crate::clock::HOUR, zone);
            When::Dated(vec![Window { from, until }])
        }
    }
}

pub(super) fn topic(topic: Topic) -> TopicId {
    TopicId::new(topic.bit()).unwrap_or_default()
}

/// What the asker speaks: their language; French beside it unless it is another.
fn languages_spoken(language: &str) -> LanguageSet {
    let bit = language_bit(language).unwrap_or(0);
    LanguageId::new(bit).map_or(LanguageSet(1), |id| LanguageSet::NONE.with(id))
}

fn meeting(meeting: Meeting) -> matching::Meeting {
    match meeting {
        Meeting::Phone => matching::Meeting::Phone,
        Meeting::Place => matching::Meeting::Place,
        Meeting::Messages => matching::Meeting::Messages,
        Meeting::Home => matching::Meeting::Home,
    }
}

/// Where a commune is.
pub(super) fn position(commune: &str) -> Option<Position> {
    communes().by_code(commune).and_then(|commune| Position::from_degrees(commune.latitude, commune.longitude))
}

fn keys(accounts: impl IntoIterator<Item = AccountId>) -> HelperSet {
    accounts.into_iter().map(|account| HelperKey(account.0)).collect()
}
