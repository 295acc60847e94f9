//! What `matching` is given of time: moments by the clocks of the help request, other zones beside them, and when helpers are free.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use matching::{Clocks, Contract, DayHours, LocalDay, Moment, Now, PlaceKey, Timetable, ZoneId};

use crate::associations::Part;
use crate::clock::DAY;
use crate::helpers::availability::{self, Availability};
use crate::holidays::is_public_holiday_in;
use crate::places::communes;

/// `matching` looks two months ahead; clocks that change after that are not asked for.
const CLOCKS_MS: i64 = 70 * DAY;

/// The moment of asking, in the zone where the help request lives.
pub fn now(at: i64, zone: &TimeZone) -> Now {
    Now { at, local: moment(at, zone) }
}

/// A local moment; minutes, because nobody is asked by the second.
pub fn moment(at: i64, zone: &TimeZone) -> Moment {
    let (day, minute) = availability::local(at, zone);
    Moment::on(local_day(day), minute)
}

pub(super) fn local_day(day: Date) -> LocalDay {
    LocalDay(availability::day_number(day))
}

/// The number of the zone by which somebody lives in a commune.
pub(super) fn zone_id(commune: &str) -> ZoneId {
    ZoneId::new(communes::zone_number(communes::time_zone(commune)))
}

/// How the clocks of every zone stand to those of the help request, from now on.
pub(super) fn clocks(at: i64, zone: &TimeZone) -> Clocks {
    let mut clocks = Clocks::default();
    for (number, name) in (0..).zip(communes::ZONES) {
        let there = TimeZone::get(name).unwrap_or(TimeZone::UTC); // bundled with the program
        let mut instants = vec![at];
        instants.extend(changes(&there, at).chain(changes(zone, at)));
        instants.sort_unstable();
        let steps: Vec<(Moment, i32)> = instants.into_iter().map(|at| (moment(at, zone), minutes_ahead(&there, zone, at))).collect();
        if steps.iter().any(|(_, ahead)| *ahead != 0) {
            clocks.set(ZoneId::new(number), steps);
        }
    }
    clocks
}

fn changes(zone: &TimeZone, at: i64) -> impl Iterator<Item = i64> + '_ {
    let instants = zone.following(instant(at)).map(|change| change.timestamp().as_millisecond());
    instants.take_while(move |change| *change < at + CLOCKS_MS)
}

fn minutes_ahead(there: &TimeZone, here: &TimeZone, at: i64) -> i32 {
    let offset = |zone: &TimeZone| zone.to_offset(instant(at)).seconds();
    (offset(there) - offset(here)) / 60
}

fn instant(at: i64) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or_default()
}

/// When a helper is free, as the engine's timetable: what [`Availability::on`] says of each day, in whole quarters of an hour.
pub(super) fn timetable(availability: &Availability<'_>, today: Date) -> Timetable {
    let is_under_age = is_under_age(availability, today);
    let week = std::array::from_fn(|day| day_hours(&availability.usual(day, is_under_age)));
    let mut timetable = Timetable::weekly(week);
    for day in days_that_differ(availability, today) {
        timetable.except(local_day(day), day_hours(&availability.on(day)));
    }
    match availability.contract {
        Some(Some(contract)) => timetable.within(local_day(contract.first_day), local_day(contract.last_day)),
        _ => timetable,
    }
}

/// Days to come that have hours of their own: those entered by hand, and the holidays of whoever is under 18.
fn days_that_differ(availability: &Availability<'_>, today: Date) -> BTreeSet<Date> {
    let from = today.yesterday().unwrap_or(today); // it is still yesterday somewhere
    let each = |first: Date, last: Date| first.max(from).series(jiff::ToSpan::day(1)).take_while(move |day| *day <= last);
    let mut days: BTreeSet<Date> = availability.exceptions.iter().flat_map(|one| each(one.first_day, one.last_day)).collect();
    if let Some(contract) = availability.contract.flatten()
        && is_under_age(availability, today)
    {
        let is_off = |day: &Date| is_public_holiday_in(*day, availability.departement);
        days.extend(each(contract.first_day, contract.last_day).take(DAYS_OF_A_CONTRACT).filter(is_off));
    }
    days
}

/// No contract is longer than a year; a wrong date costs no more.
const DAYS_OF_A_CONTRACT: usize = 400;

fn day_hours(parts: &[Part]) -> DayHours {
    parts.iter().fold(DayHours::NONE, |sum, part| sum.or(DayHours::between(part.from, part.until)))
}

/// What binds a civic-service volunteer.
pub(super) fn contract(availability: &Availability<'_>, today: Date) -> Option<Contract> {
    let written = availability.contract?;
    let mut places: Vec<PlaceKey> = written.map_or(&[][..], |contract| &contract.places).iter().map(|place| PlaceKey(place.0)).collect();
    places.sort_unstable();
    Some(Contract { places, is_under_age: is_under_age(availability, today) })
}

/// As of today: the row is made again on the day on which somebody turns 18.
fn is_under_age(availability: &Availability<'_>, today: Date) -> bool {
    availability.contract.flatten().is_some_and(|contract| contract.is_under_age(today, availability.is_adult))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use matching::Window;

    use super::*;
    use crate::associations::WeeklyHours;
    use crate::clock::MINUTE;
    use crate::helpers::{self, Exception, HelperKind, Profile};
    use crate::storage::{AccountId, AssociationId};

    fn quarters(from: u16, until: u16) -> Vec<Part> {
        vec![Part { from, until }]
    }

    fn profiles() -> Vec<Profile> {
        let ana = Profile::new(AccountId(1), HelperKind::Volunteer, "28085".into(), true);
        let away = Exception { first_day: date(2027, 3, 26), last_day: date(2027, 3, 29), hours: Vec::new() };
        let other = Exception { first_day: date(2027, 3, 27), last_day: date(2027, 3, 27), hours: quarters(60, 180) };
        let contract = helpers::Contract {
            association: AssociationId(1),
            first_day: date(2027, 3, 2),
            last_day: date(2027, 5, 7),
            week: WeeklyHours::same(0..6, &[(60, 300), (480, 1425)]),
            places: Vec::new(),
            tutor: None,
            turns_18_on: Some(date(2030, 1, 1)),
        };
        let lea = Profile { kind: HelperKind::CivicService, commune: "97411".into(), contract: Some(contract), ..ana.clone() };
        vec![
            Profile { commune: "97209".into(), ..ana.clone() },
            Profile { exceptions: vec![away.clone(), other], hours: WeeklyHours::same(4..7, &[(0, 600)]), ..ana.clone() },
            Profile { exceptions: vec![away], ..lea.clone() },
            lea.clone(),
            Profile { contract: None, ..lea },
            ana,
        ]
    }

    /// Every quarter of six weeks over the change of clocks in March, holidays among them.
    #[test]
    fn the_engine_finds_a_helper_free_when_their_own_rules_do() {
        let asked_in = TimeZone::get("Europe/Paris").unwrap();
        let start = availability::midnight(date(2027, 3, 20), &asked_in);
        let clocks = clocks(start, &asked_in);
        for profile in profiles() {
            let free = profile.availability();
            let timetable = timetable(&free, availability::local(start, &free.zone).0);
            for quarter in 0..(42 * DAY / (15 * MINUTE)) {
                let at = start + quarter * 15 * MINUTE;
                let there = moment(at, &free.zone);
                assert_eq!(timetable.is_open_at(there), free.is_free(at), "{} {there:?}", profile.commune);
                let here = moment(at, &asked_in);
                // Where an hour comes twice or never, the engine may be an hour off for that hour.
                let is_near_change = changes(&asked_in, at - 2 * 60 * MINUTE).next().is_some_and(|change| change < at + 2 * 60 * MINUTE);
                assert!(is_near_change || clocks.there(zone_id(&profile.commune), here) == there, "{} {here:?}", profile.commune);
            }
            let all = Window { from: moment(start, &free.zone), until: moment(start + 42 * DAY, &free.zone) };
            let first = free.next_free(start).filter(|first| *first < start + 42 * DAY);
            assert_eq!(timetable.first_open(all), first.map(|first| moment(first, &free.zone)), "{}", profile.commune);
        }
    }
}
