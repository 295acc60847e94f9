//! Civic-service volunteers within their contract and no further; and helpers whose clocks are not the asker's.
#![allow(clippy::unwrap_used)]

mod people;

use matching::*;
use people::*;

const SUNDAY: LocalDay = LocalDay(TUESDAY.0 + 5);
const NEXT_MONDAY: LocalDay = LocalDay(TUESDAY.0 + 6);

/// Weekdays from 9 to 17 h, for the month around that Tuesday.
fn lea(contract: Contract) -> Helper {
    let mut week = [DayHours::between(9 * 60, 17 * 60); 7];
    week[5..].fill(DayHours::NONE);
    let hours = Timetable::weekly(week).within(TUESDAY.plus(-20), TUESDAY.plus(10));
    Helper { kind: HelperKind::CivicService, hours, contract: Some(contract), ..volunteer(1) }
}

fn on(day: LocalDay, hour: u16) -> Now {
    Now { at: afternoon().at, local: at(day, hour, 0) }
}

fn in_a_place(key: Option<PlaceKey>) -> HelpRequest {
    HelpRequest { meeting: Meeting::Place, place: Some(chartres()), place_key: key, ..call_now() }
}

fn later(when: When) -> HelpRequest {
    HelpRequest { when, ..call_now() }
}

#[test]
fn offers_come_on_the_days_and_hours_of_the_contract_only() {
    let lea = lea(Contract::default());
    assert_eq!(may_be_asked(&call_now(), &lea, on(TUESDAY, 9)), by_hub());
    for (day, hour) in [(TUESDAY, 8), (TUESDAY, 17), (SUNDAY, 10), (TUESDAY.plus(-21), 10), (TUESDAY.plus(13), 10)] {
        assert_eq!(may_be_asked(&call_now(), &lea, on(day, hour)), Err(Refusal::OutsideContract), "{day:?} {hour} h");
    }
    let online = Helper { is_online: true, ..lea.clone() };
    assert_eq!(may_be_asked(&call_now(), &online, on(SUNDAY, 10)), Err(Refusal::OutsideContract), "a page left open is no contract");
    let none = Helper { hours: Timetable::weekly([DayHours::NONE; 7]), ..online };
    assert_eq!(may_be_asked(&call_now(), &none, on(TUESDAY, 10)), Err(Refusal::OutsideContract), "no contract yet");
}

#[test]
fn help_after_the_last_day_is_never_offered_and_nobody_is_asked_in_the_evening() {
    let lea = lea(Contract::default());
    let window = |day| When::Dated(vec![Window { from: at(day, 10, 0), until: at(day, 11, 0) }]);
    assert_eq!(may_be_asked(&later(window(TUESDAY.plus(10))), &lea, on(TUESDAY, 10)), by_hub(), "the last day");
    assert_eq!(may_be_asked(&later(window(TUESDAY.plus(13))), &lea, on(TUESDAY, 10)), Err(Refusal::OutsideContract));
    assert_eq!(may_be_asked(&later(window(TUESDAY.plus(1))), &lea, on(TUESDAY, 18)), Err(Refusal::OutsideContract));
    assert_eq!(may_be_asked(&later(window(TUESDAY.plus(1))), &volunteer(2), on(TUESDAY, 18)), by_hub(), "others may be");
}

#[test]
fn face_to_face_they_help_in_the_places_of_their_contract_and_never_at_homes() {
    let lea = lea(Contract { places: vec![PlaceKey(3), PlaceKey(8)], ..Contract::default() });
    assert_eq!(ask(&in_a_place(Some(PlaceKey(8))), &lea), by_hub());
    assert_eq!(ask(&in_a_place(Some(PlaceKey(4))), &lea), Err(Refusal::OtherPlaces));
    assert_eq!(ask(&in_a_place(None), &lea), Err(Refusal::OtherPlaces), "wherever it is, it is none of theirs");
    assert_eq!(ask(&call_now(), &lea), by_hub(), "a telephone is nowhere");
    let anywhere = Helper { contract: Some(Contract::default()), ..lea.clone() };
    assert_eq!(ask(&in_a_place(Some(PlaceKey(4))), &anywhere), by_hub());
    let home = HelpRequest { is_home_approved: true, when: When::Today(Window::rest_of_day(afternoon().local)), ..call_now() };
    let home = HelpRequest { meeting: Meeting::Home, position: Some(chartres()), ..home };
    assert_eq!(ask(&home, &anywhere), Err(Refusal::CivicServiceNeverAtHome));
}

#[test]
fn under_18_seven_hours_a_day_and_thirty_five_a_week_are_enough() {
    let young = |load: Load| Helper { load, ..lea(Contract { is_under_age: true, ..Contract::default() }) };
    let today = |minutes_today| Load { minutes_today, today: TUESDAY, ..Load::default() };
    assert_eq!(ask(&call_now(), &young(today(360))), by_hub());
    assert_eq!(ask(&call_now(), &young(today(361))), Err(Refusal::OutsideContract), "an hour more would be too much");
    assert_eq!(may_be_asked(&call_now(), &young(today(420)), on(TUESDAY.plus(1), 10)), by_hub(), "that was yesterday");
    let this_week = later(When::ThisWeek(Window::rest_of_day_and(afternoon().local, 6)));
    assert_eq!(free_then(&this_week, &young(today(420))), Some(at(TUESDAY.plus(1), 9, 0)));
    let full_week = young(Load { minutes_this_week: 35 * 60, ..Load::default() });
    assert_eq!(ask(&call_now(), &full_week), Err(Refusal::OutsideContract));
    assert_eq!(free_then(&this_week, &full_week), Some(at(NEXT_MONDAY, 9, 0)));
    let grown = Helper { contract: Some(Contract::default()), ..full_week };
    assert_eq!(ask(&call_now(), &grown), by_hub());
}

fn free_then(request: &HelpRequest, helper: &Helper) -> Option<Moment> {
    let roster: Roster = [helper.clone()].into_iter().collect();
    let ranked = rank(request, &roster, afternoon(), 1).pop()?;
    ranked.reasons.iter().find_map(|reason| if let Reason::FreeThen(moment) = reason { Some(*moment) } else { None })
}

/// Three hours ahead of Paris in winter, as La Réunion is.
fn reunion() -> (ZoneId, Clocks) {
    let (zone, mut clocks) = (ZoneId::new(4), Clocks::default());
    clocks.set(zone, vec![(Moment::midnight(TUESDAY), 180)]);
    (zone, clocks)
}

#[test]
fn hours_and_quiet_hours_are_told_by_the_helpers_own_clocks() {
    let (zone, clocks) = reunion();
    let far = Helper { zone, ..volunteer(1) };
    let request = HelpRequest { clocks, ..call_now() };
    assert_eq!(may_be_asked(&request, &far, on(TUESDAY, 8)), by_hub(), "11 h there");
    assert_eq!(may_be_asked(&request, &far, on(TUESDAY, 17)), Err(Refusal::NotFree), "20 h there");
    let always = Helper { hours: Timetable::weekly([DayHours::between(0, 1440); 7]), ..far.clone() };
    assert_eq!(may_be_asked(&request, &always, on(TUESDAY, 19)), Err(Refusal::QuietHours), "22 h there");
    assert_eq!(may_be_asked(&request, &always, on(TUESDAY, 5)), by_hub(), "8 h there");
    let week = HelpRequest { when: When::ThisWeek(Window::rest_of_day_and(at(TUESDAY, 17, 0), 6)), ..request };
    let roster: Roster = [far].into_iter().collect();
    let found = rank(&week, &roster, on(TUESDAY, 17), 1).pop().unwrap();
    assert!(found.reasons.contains(&Reason::FreeThen(at(TUESDAY.plus(1), 6, 0))), "9 h there is 6 h here: {:?}", found.reasons);
}

#[test]
fn clocks_change_on_their_day_and_lead_back_to_the_same_moment() {
    let change = at(SUNDAY, 3, 0);
    let mut clocks = Clocks::default();
    clocks.set(ZoneId::new(1), vec![(Moment::midnight(TUESDAY), 120), (change, 180)]);
    assert_eq!(clocks.there(ZoneId::new(1), at(SUNDAY, 2, 59)), at(SUNDAY, 4, 59));
    assert_eq!(clocks.there(ZoneId::new(1), change), at(SUNDAY, 6, 0));
    for minutes in -3000..12_000 {
        let here = Moment::midnight(TUESDAY).plus_minutes(minutes);
        assert_eq!(clocks.here(ZoneId::new(1), clocks.there(ZoneId::new(1), here)), here);
        assert_eq!(clocks.there(ZoneId::new(9), here), here, "of which nothing is said");
    }
}
