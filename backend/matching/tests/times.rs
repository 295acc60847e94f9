//! Free at the moment of help: schedules, absences, presence, and the days between.
#![allow(clippy::unwrap_used)]

mod people;

use matching::*;
use people::*;

const SUNDAY: LocalDay = LocalDay(TUESDAY.0 + 5);

fn asked_on(day: LocalDay, hour: u16, helper: &Helper) -> Result<Way, Refusal> {
    may_be_asked(&call_now(), helper, Now { at: 0, local: at(day, hour, 0) })
}

fn free_then(request: &HelpRequest, helper: &Helper) -> Option<Moment> {
    let roster: Roster = [helper.clone()].into_iter().collect();
    let ranked = rank(request, &roster, afternoon(), 1).pop()?;
    ranked.reasons.iter().find_map(|reason| match reason {
        Reason::FreeThen(moment) => Some(*moment),
        _ => None,
    })
}

fn this_week() -> HelpRequest {
    let window = Window::rest_of_day_and(afternoon().local, 6);
    HelpRequest { when: When::ThisWeek(window), ..call_now() }
}

#[test]
fn a_day_has_its_weekday() {
    assert_eq!(LocalDay(0).weekday(), Weekday::Thursday);
    assert_eq!(TUESDAY.weekday(), Weekday::Tuesday);
    assert_eq!(LocalDay(-1).weekday(), Weekday::Wednesday);
    assert_eq!(LocalDay(i32::MIN).plus(-1), LocalDay(i32::MIN));
}

#[test]
fn no_hours_entered_means_monday_to_saturday_9_to_19() {
    let ana = volunteer(1);
    assert_eq!(asked_on(TUESDAY, 9, &ana), by_hub());
    assert_eq!(asked_on(TUESDAY, 8, &ana), Err(Refusal::NotFree));
    assert_eq!(asked_on(TUESDAY, 18, &ana), by_hub());
    assert_eq!(asked_on(TUESDAY, 19, &ana), Err(Refusal::NotFree));
    assert_eq!(asked_on(SUNDAY.plus(-1), 9, &ana), by_hub());
    assert_eq!(asked_on(SUNDAY, 9, &ana), Err(Refusal::NotFree));
}

#[test]
fn for_now_whoever_is_online_is_there_unless_they_said_they_are_away() {
    let mut ana = Helper { is_online: true, ..volunteer(1) };
    assert_eq!(asked_on(SUNDAY, 10, &ana), by_hub());
    ana.hours.except(SUNDAY, DayHours::NONE);
    assert_eq!(asked_on(SUNDAY, 10, &ana), Err(Refusal::NotFree));
}

#[test]
fn an_exception_replaces_the_hours_of_its_day_only() {
    let mut ana = volunteer(1);
    ana.hours.except(TUESDAY, DayHours::between(10 * 60, 11 * 60));
    assert_eq!(asked_on(TUESDAY, 9, &ana), Err(Refusal::NotFree));
    assert_eq!(asked_on(TUESDAY, 10, &ana), by_hub());
    assert_eq!(asked_on(TUESDAY.plus(7), 9, &ana), by_hub());
    ana.hours.except(TUESDAY, DayHours::between(9 * 60, 10 * 60));
    assert_eq!(asked_on(TUESDAY, 9, &ana), by_hub(), "the last word counts");
}

#[test]
fn today_and_this_week_want_some_time_in_what_remains() {
    assert_eq!(free_then(&this_week(), &volunteer(1)), Some(afternoon().local));
    let mut ana = volunteer(1);
    ana.hours.except(TUESDAY, DayHours::between(9 * 60, 12 * 60));
    assert_eq!(free_then(&this_week(), &ana), Some(at(TUESDAY.plus(1), 9, 0)));

    let today = When::Today(Window::rest_of_day(afternoon().local));
    let request = HelpRequest { when: today, ..call_now() };
    assert_eq!(ask(&request, &ana), Err(Refusal::NotFree), "the morning has passed");
    ana.hours.except(TUESDAY, DayHours::between(16 * 60, 17 * 60));
    assert_eq!(free_then(&request, &ana), Some(at(TUESDAY, 16, 0)));
}

#[test]
fn what_has_passed_of_a_window_does_not_count() {
    let tomorrow = Now { local: at(TUESDAY.plus(1), 10, 0), ..afternoon() };
    let today = When::Today(Window::rest_of_day(afternoon().local));
    let request = HelpRequest { when: today, ..call_now() };
    assert_eq!(may_be_asked(&request, &volunteer(1), tomorrow), Err(Refusal::NotFree));
}

#[test]
fn a_date_wants_the_whole_of_one_of_its_windows() {
    let window = |from, until| Window { from: at(TUESDAY, from, 0), until: at(TUESDAY, until, 0) };
    let dated = |windows| HelpRequest { when: When::Dated(windows), ..call_now() };
    assert_eq!(ask(&dated(vec![window(18, 19)]), &volunteer(1)), by_hub());
    assert_eq!(ask(&dated(vec![window(18, 20)]), &volunteer(1)), Err(Refusal::NotFree));
    assert_eq!(ask(&dated(vec![window(18, 20), window(15, 16)]), &volunteer(1)), by_hub());
    let later_and_sooner = dated(vec![window(17, 18), window(15, 16)]);
    assert_eq!(free_then(&later_and_sooner, &volunteer(1)), Some(at(TUESDAY, 15, 0)));
    assert_eq!(ask(&dated(vec![window(9, 10)]), &volunteer(1)), Err(Refusal::NotFree), "passed");
    assert_eq!(ask(&dated(vec![]), &volunteer(1)), Err(Refusal::NotFree));
    assert_eq!(ask(&dated(vec![window(16, 16)]), &volunteer(1)), Err(Refusal::NotFree));
}

#[test]
fn a_window_may_pass_midnight() {
    let night = Window { from: at(TUESDAY, 22, 0), until: at(TUESDAY.plus(1), 2, 0) };
    let always = Timetable::weekly([DayHours::between(0, 1440); 7]);
    assert!(always.covers(night) && !Timetable::default().covers(night));
    let mut until_one = always;
    until_one.except(TUESDAY.plus(1), DayHours::between(0, 60));
    assert!(!until_one.covers(night));
}

#[test]
fn quarters_that_are_not_wholly_given_are_not_counted() {
    let hours = DayHours::between(9 * 60 + 10, 12 * 60 + 10);
    assert!(!hours.contains(9 * 60 + 14) && hours.contains(9 * 60 + 15));
    assert!(hours.contains(11 * 60 + 59) && !hours.contains(12 * 60));
    assert!(DayHours::between(600, 600).is_empty() && DayHours::between(700, 600).is_empty());
    assert!(DayHours::between(0, u16::MAX).contains(1439));
}

#[test]
fn quiet_hours_may_pass_midnight() {
    let night = QuietHours::default();
    assert!(night.holds_at(at(TUESDAY, 21, 0)) && night.holds_at(at(TUESDAY, 7, 59)));
    assert!(!night.holds_at(at(TUESDAY, 8, 0)) && !night.holds_at(at(TUESDAY, 20, 59)));
    let nap = QuietHours { from_minute: 13 * 60, until_minute: 14 * 60 };
    assert!(nap.holds_at(at(TUESDAY, 13, 30)) && !nap.holds_at(at(TUESDAY, 14, 0)));
}

#[test]
fn absurd_dates_cost_nothing_and_refuse() {
    let forever = Window { from: Moment::midnight(LocalDay(i32::MIN)), until: Moment::midnight(LocalDay(i32::MAX)) };
    let never = Timetable::weekly([DayHours::NONE; 7]);
    assert_eq!(never.first_open(forever), None);
    assert!(!Timetable::weekly([DayHours::between(0, 1440); 7]).covers(forever));
    let request = HelpRequest { when: When::Dated(vec![forever]), ..call_now() };
    assert_eq!(ask(&request, &volunteer(1)), Err(Refusal::NotFree));
}
