//! How many at once, and when more.
#![allow(clippy::unwrap_used)]

mod people;

use matching::*;
use people::*;

fn wave(after_seconds: u32, size: u16) -> Wave {
    Wave { after_seconds, size }
}

#[test]
fn now_three_then_five_then_ten_then_the_coordinator_and_ten_every_two_minutes() {
    let plan = WaveSettings::default().now;
    assert_eq!(plan.waves, [wave(0, 3), wave(30, 5), wave(60, 10)]);
    assert_eq!(plan.coordinator_after_seconds, 120);
    let goes = |number| (plan.wait_before_seconds(number), plan.size(number));
    assert_eq!([1, 2, 3, 4, 5, 99].map(goes), [(0, 3), (30, 5), (30, 10), (120, 10), (120, 10), (120, 10)]);
}

#[test]
fn slower_plans_widen_too_and_call_the_coordinator_with_the_last_wave() {
    let settings = WaveSettings::default();
    let times = |plan: &WavePlan| plan.waves.iter().map(|it| it.after_seconds).collect::<Vec<_>>();
    assert_eq!(times(&settings.today), [0, 900, 3600, 10_800]);
    assert_eq!(times(&settings.this_week), [0, 43_200, 86_400, 172_800]);
    assert_eq!((settings.today.wait_before_seconds(5), settings.this_week.wait_before_seconds(5)), (7_200, 86_400));
    for plan in [&settings.now, &settings.today, &settings.this_week] {
        assert_eq!(plan.check(), Ok(()));
        assert!(plan.waves.windows(2).all(|pair| pair[0].size < pair[1].size));
        assert_eq!(plan.last_seconds(), plan.coordinator_after_seconds);
    }
}

#[test]
fn a_date_takes_the_plan_of_the_week_when_that_ends_before_it_else_that_of_today() {
    let settings = WaveSettings::default();
    let now = afternoon().local;
    let on = |day, hour, minute| {
        let from = at(day, hour, minute);
        When::Dated(vec![Window { from, until: Moment::on(day, from.minute_of_day() + 30) }])
    };
    assert_eq!(settings.plan(&on(TUESDAY.plus(2), 14, 5), now), &settings.this_week);
    assert_eq!(settings.plan(&on(TUESDAY.plus(2), 14, 4), now), &settings.today);
    assert_eq!(settings.plan(&on(TUESDAY, 17, 5), now), &settings.today);
    assert_eq!(settings.plan(&on(TUESDAY, 15, 0), now), &settings.today);
    assert_eq!(settings.plan(&on(TUESDAY.plus(-1), 17, 4), now), &settings.today);
    assert_eq!(settings.plan(&When::Now, now), &settings.now);
    let today = When::Today(Window::rest_of_day(now));
    assert_eq!(settings.plan(&today, now), &settings.today);
    let week = When::ThisWeek(Window::rest_of_day_and(now, 6));
    assert_eq!(settings.plan(&week, now), &settings.this_week);
}

#[test]
fn a_plan_that_cannot_be_used_says_why() {
    let then = WaveSettings::default().now.then;
    let fault_of = |waves: &[Wave], then| WavePlan { waves: waves.to_vec(), then, coordinator_after_seconds: 60 }.check().unwrap_err();
    let fault = |waves: &[Wave]| fault_of(waves, then);
    assert_eq!(fault(&[]), PlanFault::NoWave);
    assert_eq!(fault(&[wave(5, 3)]), PlanFault::FirstWaveWaits);
    assert_eq!(fault(&[wave(0, 3), wave(5, 0)]), PlanFault::EmptyWave { number: 2 });
    let same = [wave(0, 3), wave(5, 3), wave(5, 3)];
    assert_eq!(fault(&same), PlanFault::WaveNotLater { number: 3 });
    assert_eq!(fault_of(&[wave(0, 3)], Pace { every_seconds: 120, size: 0 }), PlanFault::EmptyWave { number: 2 });
    assert_eq!(fault_of(&[wave(0, 3)], Pace { every_seconds: 0, size: 10 }), PlanFault::WaveNotLater { number: 2 });
}

#[test]
fn outside_opening_hours_the_next_opening_is_awaited() {
    let hours = Timetable::default();
    let open = |day, hour, minute| next_opening(&hours, at(day, hour, minute));
    assert_eq!(open(TUESDAY, 14, 7), Some(at(TUESDAY, 14, 7)), "open now");
    assert_eq!(open(TUESDAY, 7, 0), Some(at(TUESDAY, 9, 0)));
    assert_eq!(open(TUESDAY, 19, 0), Some(at(TUESDAY.plus(1), 9, 0)));
    let saturday = TUESDAY.plus(4);
    assert_eq!(open(saturday, 22, 0), Some(at(saturday.plus(2), 9, 0)), "over Sunday");
}

#[test]
fn a_closed_monday_is_passed_over_and_a_closed_month_says_so() {
    let mut hours = Timetable::default();
    let monday = TUESDAY.plus(6);
    hours.except(monday, DayHours::NONE);
    let saturday_night = at(TUESDAY.plus(4), 22, 0);
    assert_eq!(next_opening(&hours, saturday_night), Some(at(monday.plus(1), 9, 0)));
    let never = Timetable::weekly([DayHours::NONE; 7]);
    assert_eq!(next_opening(&never, saturday_night), None);
}
