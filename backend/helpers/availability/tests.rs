use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::clock::{DAY, HOUR, MINUTE};
use crate::helpers::availability::week::{Line, lines, read};
use crate::storage::{AssociationId, PlaceId};

/// Zones with and without changes of clocks, and the days around a change in those that have one.
const ZONES: [&str; 4] = ["Europe/Paris", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea"];
const NIGHTS: [(i16, i8, i8); 5] = [(2026, 3, 29), (2026, 10, 25), (2026, 3, 8), (2026, 11, 1), (2027, 1, 1)];

fn part(from: u16, until: u16) -> Part {
    Part { from, until }
}

#[derive(Debug)]
struct Given {
    week: WeeklyHours,
    exceptions: Vec<Exception>,
    contract: Option<Option<Contract>>,
}

impl Given {
    fn usual() -> Self {
        Self { week: WeeklyHours::default(), exceptions: Vec::new(), contract: None }
    }

    fn in_zone(&self, zone: &str) -> Availability<'_> {
        Availability {
            zone: TimeZone::get(zone).unwrap(),
            departement: if zone == "Indian/Reunion" { "974" } else { "28" },
            week: &self.week,
            exceptions: &self.exceptions,
            contract: self.contract.as_ref().map(Option::as_ref),
            is_adult: true,
            quiet: (21 * 60, 8 * 60),
            paused_until: 0,
        }
    }
}

fn at(text: &str) -> i64 {
    text.parse::<Timestamp>().unwrap().as_millisecond()
}

fn lea(turns_18_on: Option<Date>) -> Contract {
    Contract {
        association: AssociationId(1),
        first_day: date(2026, 11, 2),
        last_day: date(2027, 5, 31),
        week: WeeklyHours::same(0..5, &[(9 * 60, 12 * 60), (14 * 60, 23 * 60)]),
        places: vec![PlaceId(3)],
        tutor: None,
        turns_18_on,
    }
}

#[test]
fn half_past_two_does_not_exist_in_march_and_comes_twice_in_october() {
    let night = Given { week: WeeklyHours::same(0..7, &[(2 * 60, 3 * 60)]), ..Given::usual() };
    let paris = night.in_zone("Europe/Paris");
    assert_eq!(paris.spells(date(2026, 3, 29)), []);
    assert!(!(0..24 * 60).any(|minute| paris.is_free(at("2026-03-28T23:00:00Z") + minute * MINUTE)));
    // One o'clock to three by the sun: two to three by the clock, and once more.
    assert_eq!(paris.spells(date(2026, 10, 25)), [(at("2026-10-25T00:00:00Z"), at("2026-10-25T02:00:00Z"))]);
    let half = Given { week: WeeklyHours::same(0..7, &[(2 * 60, 2 * 60 + 30)]), ..Given::usual() };
    let twice = [(at("2026-10-25T00:00:00Z"), at("2026-10-25T00:30:00Z")), (at("2026-10-25T01:00:00Z"), at("2026-10-25T01:30:00Z"))];
    assert_eq!(half.in_zone("Europe/Paris").spells(date(2026, 10, 25)), twice);
}

#[test]
fn the_same_hours_are_another_instant_elsewhere() {
    let given = Given::usual();
    let nine_in_paris = at("2026-11-23T08:00:00Z");
    assert!(given.in_zone("Europe/Paris").is_free(nine_in_paris));
    assert!(given.in_zone("Indian/Reunion").is_free(at("2026-11-23T05:00:00Z")), "9 h in La Réunion");
    assert!(!given.in_zone("Europe/Paris").is_free(at("2026-11-23T05:00:00Z")));
    assert!(!given.in_zone("Indian/Reunion").may_be_disturbed(at("2026-11-23T17:30:00Z")), "21 h 30 there, 18 h 30 in Paris");
    assert!(given.in_zone("Europe/Paris").may_be_disturbed(at("2026-11-23T17:30:00Z")));
}

#[test]
fn the_last_exception_entered_counts() {
    let away = Exception { first_day: date(2026, 11, 23), last_day: date(2026, 11, 29), hours: Vec::new() };
    let back = Exception { first_day: date(2026, 11, 25), last_day: date(2026, 11, 25), hours: vec![part(600, 660)] };
    let given = Given { exceptions: vec![away, back], ..Given::usual() };
    let ana = given.in_zone("Europe/Paris");
    assert_eq!(ana.on(date(2026, 11, 24)), []);
    assert_eq!(ana.on(date(2026, 11, 25)), [part(600, 660)]);
    assert_eq!(ana.on(date(2026, 11, 30)), [part(540, 1140)]);
    assert_eq!(ana.next_free(at("2026-11-23T09:00:00Z")), Some(at("2026-11-25T09:00:00Z")));
}

#[test]
fn a_contract_leaves_its_hours_and_no_others_and_none_before_it_is_written() {
    let given = Given { contract: Some(Some(lea(None))), ..Given::usual() };
    let paris = given.in_zone("Europe/Paris");
    assert_eq!(paris.on(date(2026, 11, 23)), [part(540, 720), part(840, 1380)]);
    assert_eq!(paris.on(date(2026, 11, 21)), [], "a Saturday");
    assert_eq!(paris.on(date(2026, 10, 30)), [], "before the first day");
    assert_eq!(paris.on(date(2027, 5, 31)), [part(540, 720), part(840, 1380)]);
    assert_eq!(paris.on(date(2027, 6, 1)), [], "after the last day");
    let own = Given { week: WeeklyHours::same(0..7, &[(600, 900)]), contract: Some(Some(lea(None))), ..Given::usual() };
    assert_eq!(own.in_zone("Europe/Paris").on(date(2026, 11, 23)), [part(600, 720), part(840, 900)]);
    let none = Given { contract: Some(None), ..own };
    assert_eq!(none.in_zone("Europe/Paris").on(date(2026, 11, 23)), []);
}

#[test]
fn under_18_neither_at_night_nor_on_a_holiday_until_the_birthday() {
    let given = Given { contract: Some(Some(lea(Some(date(2027, 3, 1))))), ..Given::usual() };
    let reunion = given.in_zone("Indian/Reunion");
    assert_eq!(reunion.on(date(2026, 11, 23)), [part(540, 720), part(840, 1320)]);
    assert_eq!(reunion.on(date(2026, 11, 11)), []);
    assert_eq!(reunion.on(date(2026, 12, 25)), []);
    assert_eq!(reunion.on(date(2027, 1, 1)), []);
    assert_eq!(reunion.on(date(2027, 3, 1)), [part(540, 720), part(840, 1380)], "18 today");
    assert_eq!(reunion.on(date(2027, 3, 29)), [part(540, 720), part(840, 1380)], "Easter Monday is a day as any other now");
    assert!(lea(None).is_under_age(date(2026, 11, 23), false), "who never said to be 18");
}

#[test]
fn a_night_is_one_line_of_the_form() {
    let night = Line { from: "22:00".into(), until: "02:00".into() };
    let mut typed: week::Lines = Default::default();
    typed[6] = vec![night.clone()];
    typed[2] = vec![Line { from: "9h".into(), until: "12h30".into() }, Line::default()];
    let week = read(&typed).unwrap();
    assert_eq!((week.day(6), week.day(0), week.day(2)), (&[part(1320, 1440)][..], &[part(0, 120)][..], &[part(540, 750)][..]));
    let shown = lines(&week);
    assert_eq!((shown[6].clone(), shown[0].len()), (vec![night], 0));
    for (from, until) in [("9", ""), ("", "12"), ("25:00", "26:00"), ("9", "9"), ("le matin", "midi")] {
        let mut typed: week::Lines = Default::default();
        typed[4] = vec![Line { from: from.into(), until: until.into() }];
        assert_eq!(read(&typed), Err(vec![4]), "{from}-{until}");
    }
    typed[2].push(Line { from: "12:00".into(), until: "13:00".into() });
    assert_eq!(read(&typed), Err(vec![2]), "they overlap");
}

fn any_parts() -> impl Strategy<Value = Vec<Part>> {
    proptest::collection::btree_set(0..=1440u16, 0..6).prop_map(|edges| {
        let edges: Vec<u16> = edges.into_iter().collect();
        edges.chunks_exact(2).map(|pair| part(pair[0], pair[1])).collect()
    })
}

prop_compose! {
    fn any_given()(
        days in proptest::array::uniform7(any_parts()),
        exceptions in proptest::collection::vec((-3..4i64, 0..3i64, any_parts()), 0..3),
        contract in proptest::option::of((proptest::array::uniform7(any_parts()), -4..4i64, 0..5i64, proptest::option::of(-2..4i64))),
        night in proptest::sample::select(NIGHTS.to_vec()),
    ) -> (Given, Date) {
        let night = date(night.0, night.1, night.2);
        let day = |ahead: i64| night.checked_add(ahead.days()).unwrap();
        let exceptions = exceptions.into_iter();
        let exceptions = exceptions.map(|(from, days, hours)| Exception { first_day: day(from), last_day: day(from + days), hours }).collect();
        let contract = contract.map(|(days, from, length, birthday)| Some(Contract {
            first_day: day(from), last_day: day(from + length), week: WeeklyHours::of(days).unwrap(), turns_18_on: birthday.map(day), ..lea(None)
        }));
        (Given { week: WeeklyHours::of(days).unwrap(), exceptions, contract }, night)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Every minute of four days around a change of clocks, by the clock and by the instant.
    #[test]
    fn spells_are_the_minutes_that_are_free((given, night) in any_given(), zone in proptest::sample::select(ZONES.to_vec())) {
        let availability = given.in_zone(zone);
        let start = midnight(night.yesterday().unwrap(), &availability.zone);
        let days = (-2..4).map(|ahead| night.checked_add(i64::from(ahead).days()).unwrap());
        let spells: Vec<(i64, i64)> = days.flat_map(|day| availability.spells(day)).collect();
        prop_assert!(spells.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{:?}", spells);
        for minute in 0..(3 * DAY / MINUTE) {
            let at = start + minute * MINUTE;
            let (day, clock) = local(at, &availability.zone);
            let by_clock = availability.on(day).iter().any(|part| part.from <= clock && clock < part.until);
            prop_assert_eq!(spells.iter().any(|(from, until)| *from <= at && at < *until), by_clock, "{} {}", day, clock);
            prop_assert_eq!(availability.is_free(at), by_clock);
        }
        let next = spells.iter().find(|(_, until)| *until > start).map(|(from, _)| (*from).max(start));
        prop_assert_eq!(availability.next_free(start).filter(|at| *at < start + 3 * DAY - HOUR), next.filter(|at| *at < start + 3 * DAY - HOUR));
    }

    #[test]
    fn a_week_is_kept_as_it_is_shown(days in proptest::array::uniform7(any_parts())) {
        let week = WeeklyHours::of(days).unwrap();
        prop_assert_eq!(read(&lines(&week)), Ok(week));
    }
}
