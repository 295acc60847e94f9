//! What a coordinator fills in to plan a permanence, or to change one.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::clock::DAY;
use crate::helpers::{LANGUAGES, language_bit};
use crate::learning::topics::Topic;
use crate::permanences::actions::{Change, NewSeries};
use crate::permanences::repeat::Repeat;
use crate::permanences::{Permanence, Seats};
use crate::storage::PlaceId;
use crate::web::Faults;
use crate::web::text::{TextFault, clean_line};

const MOST_NOTE_CHARS: usize = 200;
const MOST_SEATS: i64 = 30;
const MOST_ALERT_DAYS: i64 = 30;
/// A day of help, no more.
const LONGEST_MINUTES: i64 = 14 * 60;

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Values {
    pub place: String,
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub repeat: String,
    pub until: String,
    pub holidays: String,
    pub seats_min: String,
    pub seats_max: String,
    pub topics: Vec<String>,
    pub languages: Vec<String>,
    pub note: String,
    pub alert_days: String,
    /// "one" or "after".
    pub scope: String,
}

/// What both forms come to.
struct Read {
    place: PlaceId,
    date: Date,
    starts_minute: i64,
    duration_minutes: i64,
    seats: Seats,
    note: String,
}

impl Values {
    /// What most permanences are.
    pub fn fresh() -> Self {
        let text = |word: &str| word.to_owned();
        Self {
            starts: text("14:00"),
            ends: text("17:00"),
            repeat: text("weekly"),
            holidays: text("yes"),
            seats_min: text("1"),
            seats_max: text("2"),
            alert_days: text("3"),
            ..Self::default()
        }
    }

    pub fn of(permanence: &Permanence) -> Self {
        let (starts, ends) = (permanence.local(permanence.starts_at), permanence.local(permanence.ends_at));
        let topics = Topic::all().iter().filter(|topic| permanence.topics & (1 << topic.bit()) != 0);
        let languages = LANGUAGES.iter().enumerate().filter(|(bit, _)| permanence.languages & (1 << bit) != 0);
        Self {
            place: permanence.place.to_string(),
            date: starts.date().to_string(),
            starts: starts.strftime("%H:%M").to_string(),
            ends: ends.strftime("%H:%M").to_string(),
            seats_min: permanence.seats.min.to_string(),
            seats_max: permanence.seats.max.to_string(),
            topics: topics.map(|topic| topic.as_str().to_owned()).collect(),
            languages: languages.map(|(_, code)| (*code).to_owned()).collect(),
            note: permanence.note.clone(),
            scope: "one".into(),
            ..Self::default()
        }
    }

    fn read(&self, now: i64, faults: &mut Faults) -> Option<Read> {
        let place = faults.check("place", self.place.parse().map_err(|_| "permanence-place-missing"));
        let date = faults.check("date", read_date(&self.date));
        if date.is_some_and(|date| !is_near(date, now)) {
            faults.add("date", "permanence-date-far");
        }
        let starts = faults.check("starts", read_time(&self.starts));
        let ends = faults.check("ends", read_time(&self.ends));
        let duration_minutes = starts.zip(ends).map(|(starts, ends)| ends - starts);
        if duration_minutes.is_some_and(|duration| !(1..=LONGEST_MINUTES).contains(&duration)) {
            faults.add("ends", "permanence-ends-before");
        }
        let min = read_number(&self.seats_min, "seats_min", 0..=MOST_SEATS, faults);
        let max = read_number(&self.seats_max, "seats_max", 1..=MOST_SEATS, faults);
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            faults.add("seats_max", "permanence-seats-crossed");
        }
        let note = match clean_line(&self.note, MOST_NOTE_CHARS) {
            Err(TextFault::Empty) => Some(String::new()),
            read => faults.check("note", read.map_err(|fault| fault.text_id())),
        };
        let read = Read {
            place: place?,
            date: date?,
            starts_minute: starts?,
            duration_minutes: duration_minutes?,
            seats: Seats { min: min?, max: max? },
            note: note?,
        };
        faults.is_empty().then_some(read)
    }

    pub fn new_series(&self, now: i64, faults: &mut Faults) -> Option<NewSeries> {
        let repeat = faults.check("repeat", Repeat::parse(&self.repeat).ok_or("permanence-repeat-missing"));
        let until = match self.until.trim() {
            "" => Some(None),
            typed => faults.check("until", read_date(typed)).map(Some),
        };
        let alert_days = read_number(&self.alert_days, "alert_days", 0..=MOST_ALERT_DAYS, faults);
        let read = self.read(now, faults);
        if let (Some(Some(until)), Some(read)) = (until, &read)
            && until < read.date
        {
            faults.add("until", "permanence-until-before");
            return None;
        }
        let (repeat, until, alert_days, read) = (repeat?, until?, alert_days?, read?);
        Some(NewSeries {
            place: read.place,
            rule: repeat.rule(read.date),
            first: read.date,
            until,
            starts_minute: read.starts_minute,
            duration_minutes: read.duration_minutes,
            skips_holidays: self.holidays == "yes",
            note: read.note,
            seats: read.seats,
            topics: topics(&self.topics),
            languages: languages(&self.languages),
            alert_days,
        })
    }

    pub fn change(&self, now: i64, faults: &mut Faults) -> Option<Change> {
        let read = self.read(now, faults)?;
        Some(Change {
            place: read.place,
            date: Some(read.date),
            starts_minute: read.starts_minute,
            duration_minutes: read.duration_minutes,
            note: read.note,
            seats: read.seats,
            topics: topics(&self.topics),
            languages: languages(&self.languages),
        })
    }
}

fn topics(picked: &[String]) -> u64 {
    let bits = Topic::all().iter().filter(|topic| picked.iter().any(|word| word == topic.as_str()));
    bits.fold(0, |bits, topic| bits | (1 << topic.bit()))
}

fn languages(picked: &[String]) -> u64 {
    picked.iter().filter_map(|code| language_bit(code)).fold(0, |bits, bit| bits | (1 << bit))
}

fn read_date(typed: &str) -> Result<Date, &'static str> {
    typed.trim().parse().map_err(|_| "permanence-date-missing")
}

/// Within a year and a day of now; yesterday is "already begun", which the action says.
fn is_near(date: Date, now: i64) -> bool {
    let today = Timestamp::from_millisecond(now).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC).date();
    let days = date.since(today).map_or(i64::MAX, |span| i64::from(span.get_days()));
    (-1..=366).contains(&days)
}

/// "14:00" → minutes of the day.
pub fn read_time(typed: &str) -> Result<i64, &'static str> {
    let time: Time = typed.trim().parse().map_err(|_| "permanence-time-missing")?;
    Ok(i64::from(time.hour()) * 60 + i64::from(time.minute()))
}

fn read_number(typed: &str, field: &'static str, range: std::ops::RangeInclusive<i64>, faults: &mut Faults) -> Option<i64> {
    let number = typed.trim().parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        faults.add(field, "permanence-number-odd");
    }
    number
}

/// The first date of a new form: the same day next week.
pub fn next_week(now: i64) -> String {
    let at = Timestamp::from_millisecond(now + 7 * DAY).unwrap_or_default();
    at.to_zoned(crate::permanences::time_zone(crate::clock::ZONE)).date().to_string()
}
