use super::*;

/// Sunday 2026-11-22 14:05 in Paris.
const AT: i64 = 1_795_352_700_000;

#[test]
fn sizes_and_lengths_are_said_roundly() {
    let sizes = [0, 999, 1_000, 1_449_000, 12_400_000, 42_000_000_000].map(|bytes| size(Lang::Fr, bytes).replace('\u{a0}', " "));
    assert_eq!(sizes, ["0 octets", "999 octets", "1 Ko", "1,4 Mo", "12 Mo", "42 Go"]);
    assert_eq!(size(Lang::En, 1_449_000), "1.4\u{a0}MB");
    let lengths = [0, 1, 12, 200].map(|count| length(Lang::En, Duration::from_secs(count)).replace('\u{a0}', " "));
    assert_eq!(lengths, ["less than a second", "1 second", "12 seconds", "3 minutes"]);
}

#[test]
fn french_says_times_as_people_do() {
    assert_eq!(day(Lang::Fr, AT), "dimanche 22 novembre");
    assert_eq!(time_of_day(Lang::Fr, AT), "14\u{a0}h\u{a0}05");
    assert_eq!(time_of_day(Lang::En, AT), "2:05\u{a0}pm");
    assert_eq!(moment(Lang::Fr, AT - 3 * MINUTE, AT), "il y a 3\u{a0}minutes");
    assert_eq!(moment(Lang::Fr, AT - 26 * HOUR, AT), "hier à 12\u{a0}h\u{a0}05");
    assert_eq!(moment(Lang::Fr, AT + 10 * MINUTE, AT), "dans 10\u{a0}minutes");
    assert_eq!(minutes(Lang::Fr, 90), "1\u{a0}h\u{a0}30");
}

#[test]
fn a_day_of_another_year_says_which() {
    let next_year = AT + 40 * DAY;
    assert_eq!(day_seen(Lang::Fr, AT, AT, &instance_zone()), "dimanche 22 novembre");
    assert_eq!(day_seen(Lang::Fr, next_year, AT, &instance_zone()), "vendredi 1er janvier 2027");
    let there = TimeZone::get("Pacific/Noumea").unwrap();
    assert_eq!(moment_in(Lang::Fr, AT + 26 * HOUR, AT, &there), "demain à 2\u{a0}h\u{a0}05");
    assert_eq!(moment(Lang::En, next_year, AT), "Friday 1 January 2027 at 2:05\u{a0}pm");
}

#[test]
fn phones_are_read_in_pairs() {
    assert_eq!(phone("+33639981234"), "06\u{a0}39\u{a0}98\u{a0}12\u{a0}34");
    assert_eq!(phone("pas de numéro"), "pas de numéro");
}

#[test]
fn a_local_day_begins_at_local_midnight() {
    let midnight = 1_795_302_000_000; // 2026-11-22 00:00 in Paris, 23:00 UTC
    assert_eq!(day_number(midnight), day_number(midnight - 1) + 1);
}
