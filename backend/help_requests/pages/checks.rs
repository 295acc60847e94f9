//! From typed answers to a help request: what is wrong is said beside its field.

use crate::clock::{DAY, MINUTE};
use crate::help_requests::nearby::Nearby;
use crate::help_requests::secrets::find_secrets;
use crate::help_requests::store::Contact;
use crate::help_requests::{Meeting, Need, NewHelpRequest, Urgency};
use crate::helpers::language_bit;
use crate::learning::topics::{Tile, tile};
use crate::places::communes::{Commune, communes};
use crate::storage::PlaceId;
use crate::web::Faults;
use crate::web::contacts::{Email, Phone};
use crate::web::text::{TextFault, clean_line, clean_words, fold};

use super::answers::Answers;

/// How far ahead one may ask.
const FARTHEST_MS: i64 = 60 * DAY;
/// What is asked for sooner than that is asked for now.
const SOONEST_MS: i64 = 15 * MINUTE;
const MOST_NAME: usize = 40;
const MOST_WORDS: usize = 300;
const MOST_WHEN: usize = 80;
/// How many communes of one name are shown to pick from.
pub const MOST_COMMUNES: usize = 12;

/// The first block, checked.
#[derive(Clone, Debug)]
pub struct What {
    pub tile: &'static Tile,
    pub words: Option<String>,
}

/// The second block, checked.
#[derive(Clone, Debug)]
pub struct How {
    pub commune: &'static Commune,
    pub meeting: Meeting,
    pub place: Option<PlaceId>,
    pub urgency: Urgency,
    pub wanted_at: Option<i64>,
}

/// `None` without a fault: there are words but no tile yet, and a person decides which.
pub fn what(answers: &Answers, faults: &mut Faults) -> Option<What> {
    let words = some_words("words", &answers.words, MOST_WORDS, faults);
    let tile = tile(&answers.topic);
    if tile.is_none() && words.is_none() {
        faults.add("topic", "ask-what-missing");
    }
    Some(What { tile: tile?, words })
}

/// The commune that was picked among several, or the only one that can be meant. The answer becomes its full label.
pub fn commune(answers: &mut Answers, faults: &mut Faults) -> Option<&'static Commune> {
    let Ok(typed) = clean_line(&answers.commune, MOST_NAME * 2) else {
        faults.add("commune", "ask-commune-missing");
        return None;
    };
    let found = communes().search(&typed, MOST_COMMUNES);
    let picked = found.iter().copied().find(|commune| commune.code == answers.commune_pick);
    // A code that scripts left behind counts only while the field still says that commune.
    let suggested = communes().by_code(&answers.commune_code).filter(|commune| fold(&commune.label()) == fold(&typed));
    let Some(commune) = picked.or(suggested).or_else(|| communes().exactly(&typed)) else {
        faults.add("commune", if found.is_empty() { "input-commune-unknown" } else { "input-commune-several" });
        return None;
    };
    answers.commune = commune.label();
    commune.code.clone_into(&mut answers.commune_code);
    Some(commune)
}

pub fn how(answers: &Answers, commune: &'static Commune, nearby: &Nearby, now: i64, faults: &mut Faults) -> Option<How> {
    let meeting = meeting(answers, nearby, faults);
    let urgency = Urgency::parse(&answers.when);
    if urgency.is_none() {
        faults.add("when", "ask-when-missing");
    }
    let wanted_at = match urgency {
        Some(Urgency::Dated) => Some(wanted_at(answers, commune, now, faults)?),
        _ => None,
    };
    let ((meeting, place), urgency) = (meeting?, urgency?);
    if meeting == Meeting::Home && urgency == Urgency::Now {
        faults.add("when", "ask-home-not-now");
    }
    faults.is_empty().then_some(How { commune, meeting, place, urgency, wanted_at })
}

/// A way of meeting, and where; a place left open is the nearest.
fn meeting(answers: &Answers, nearby: &Nearby, faults: &mut Faults) -> Option<(Meeting, Option<PlaceId>)> {
    let (word, place) = answers.meeting.split_once(':').unwrap_or((&answers.meeting, ""));
    let Some(meeting) = Meeting::parse(word) else {
        faults.add("meeting", "ask-meeting-missing");
        return None;
    };
    if !nearby.can_meet(meeting) {
        faults.add("meeting", "ask-meeting-not-here");
        return None;
    }
    let wished = place.parse::<PlaceId>().ok();
    let spot = nearby.spots.iter().find(|spot| Some(spot.id) == wished).or(nearby.spots.first());
    Some((meeting, spot.filter(|_| meeting == Meeting::Place).map(|spot| spot.id)))
}

fn wanted_at(answers: &Answers, commune: &Commune, now: i64, faults: &mut Faults) -> Option<i64> {
    let date = read_date(&answers.date);
    if date.is_none() {
        faults.add("date", "ask-date-missing");
    }
    let time = read_time(&answers.hour);
    if time.is_none() {
        faults.add("hour", "ask-hour-missing");
    }
    let zone = jiff::tz::TimeZone::get(commune.time_zone()).ok()?;
    // An hour that a clock change skips is the one just after it.
    let at = date?.to_datetime(time?).to_zoned(zone).ok()?.timestamp().as_millisecond();
    match at - now {
        ahead if ahead < SOONEST_MS => faults.add("date", "ask-date-past"),
        ahead if ahead > FARTHEST_MS => faults.add("date", "ask-date-far"),
        _ => return Some(at),
    }
    None
}

/// "2026-11-25" as browsers send it, "25/11/2026" or "25.11.2026" as people type it.
fn read_date(text: &str) -> Option<jiff::civil::Date> {
    let numbers: Vec<i16> = text.trim().split(['-', '/', '.', ' ']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let (year, month, day) = match *numbers.as_slice() {
        [year, month, day] if year > 31 => (year, month, day),
        [day, month, year] => (year, month, day),
        _ => return None,
    };
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// "14:30" as browsers send it, "14h30", "14 h" or "14" as people type it.
fn read_time(text: &str) -> Option<jiff::civil::Time> {
    let text = text.replace(char::is_whitespace, "").to_lowercase();
    let (hour, minute) = text.split_once(['h', ':', '.']).unwrap_or((&text, ""));
    let minute = if minute.is_empty() { "0" } else { minute };
    jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// The whole help request. `known`: what is kept of the asker who asks again.
pub fn who(answers: &Answers, what: &What, how: &How, known: Option<&Contact>, faults: &mut Faults) -> Option<NewHelpRequest> {
    let is_for_other = known.is_none() && answers.whom == "other";
    if known.is_none() && !matches!(answers.whom.as_str(), "me" | "other") {
        faults.add("for", "ask-for-missing");
    }
    let first_name = match known {
        Some(known) => Some(known.first_name.clone()),
        None => first_name(&answers.first_name, faults),
    };
    let call_name = some_line("call_name", &answers.call_name, MOST_NAME, faults).filter(|_| is_for_other);
    let call_when = some_line("call_when", &answers.call_when, MOST_WHEN, faults).unwrap_or_default();
    let phone = phone(answers, how.meeting, known, faults);
    let email = if answers.email.trim().is_empty() { None } else { faults.check("email", Email::parse(&answers.email)) };
    check_age(answers, how, is_for_other, faults);
    let language = if language_bit(&answers.language).is_some() { answers.language.clone() } else { "fr".into() };
    let new = NewHelpRequest {
        topic: what.tile.topic,
        tile: what.tile.slug.into(),
        words: what.words.clone(),
        meeting: how.meeting,
        urgency: how.urgency,
        wanted_at: how.wanted_at,
        commune: how.commune.code.into(),
        place: how.place,
        is_for_other,
        first_name: first_name?,
        call_name,
        phone,
        email,
        call_when,
        language,
        needs: answers.needs.iter().filter_map(|need| Need::parse(need)).collect(),
        is_minor: answers.minor == "yes",
        named_association: None,
        is_circle_only: false,
        asked_by: None,
        asker: None,
        circle: Vec::new(),
        is_test: false,
    };
    faults.is_empty().then_some(new)
}

fn first_name(typed: &str, faults: &mut Faults) -> Option<String> {
    let name = clean_line(typed, MOST_NAME).map_err(|fault| match fault {
        TextFault::Empty => "input-first-name-empty",
        fault => fault.text_id(),
    });
    let name = faults.check("first_name", name)?;
    no_secret("first_name", name, faults)
}

/// Needed where somebody calls or comes, unless it is kept already; elsewhere it is good to have.
fn phone(answers: &Answers, meeting: Meeting, known: Option<&Contact>, faults: &mut Faults) -> Option<Phone> {
    let is_kept = known.is_some_and(|known| known.phone.is_some());
    let is_needed = matches!(meeting, Meeting::Phone | Meeting::Home) && !is_kept;
    if answers.phone.trim().is_empty() && !is_needed {
        return None;
    }
    faults.check("phone", Phone::parse(&answers.phone))
}

/// Under 18: in a place only; under 15 a parent asks.
fn check_age(answers: &Answers, how: &How, is_for_other: bool, faults: &mut Faults) {
    if answers.minor != "yes" {
        return;
    }
    if how.meeting != Meeting::Place {
        faults.add("minor", "ask-minor-place");
    }
    match answers.age.as_str() {
        "older" => {}
        "child" if is_for_other => {}
        "child" => faults.add("for", "ask-child-parent"),
        _ => faults.add("age", "ask-age-missing"),
    }
}

fn some_line(field: &'static str, typed: &str, most: usize, faults: &mut Faults) -> Option<String> {
    optional(field, clean_line(typed, most), faults)
}

fn some_words(field: &'static str, typed: &str, most: usize, faults: &mut Faults) -> Option<String> {
    optional(field, clean_words(typed, most), faults)
}

fn optional(field: &'static str, cleaned: Result<String, TextFault>, faults: &mut Faults) -> Option<String> {
    match cleaned {
        Err(TextFault::Empty) => None,
        cleaned => {
            let words = faults.check(field, cleaned)?;
            no_secret(field, words, faults)
        }
    }
}

fn no_secret(field: &'static str, words: String, faults: &mut Faults) -> Option<String> {
    match find_secrets(&words).first() {
        Some(kind) => {
            faults.add(field, kind.text_id());
            None
        }
        None => Some(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sunday 2026-11-22 14:05 in Paris.
    const NOW: i64 = 1_795_352_700_000;

    fn dated(date: &str, hour: &str) -> (Option<i64>, Faults) {
        let mut faults = Faults::default();
        let answers = Answers { date: date.into(), hour: hour.into(), ..Answers::default() };
        let at = wanted_at(&answers, communes().by_code("28085").unwrap(), NOW, &mut faults);
        (at, faults)
    }

    #[test]
    fn a_date_is_read_as_browsers_and_people_write_it() {
        let expected = Some(NOW + DAY + 25 * MINUTE);
        for (date, hour) in [("2026-11-23", "14:30"), ("23/11/2026", "14h30"), ("23.11.2026", " 14 h 30 ")] {
            assert_eq!(dated(date, hour).0, expected, "{date} {hour}");
        }
    }

    #[test]
    fn a_date_must_come_and_not_be_far() {
        for (date, hour, field, words) in [
            ("2026-11-21", "14:30", "date", "ask-date-past"),
            ("2026-11-22", "14:10", "date", "ask-date-past"),
            ("2027-03-01", "9:00", "date", "ask-date-far"),
            ("", "9:00", "date", "ask-date-missing"),
            ("2026-02-31", "9:00", "date", "ask-date-missing"),
            ("2026-11-23", "25", "hour", "ask-hour-missing"),
        ] {
            let (at, faults) = dated(date, hour);
            assert_eq!((at, faults.get(field)), (None, Some(words)), "{date} {hour}");
        }
    }

    #[test]
    fn a_commune_left_over_by_scripts_does_not_win_over_what_is_typed() {
        let mut answers = Answers { commune: "Chartres".into(), commune_code: "28280".into(), ..Answers::default() };
        let mut faults = Faults::default();
        assert_eq!(commune(&mut answers, &mut faults).map(|commune| commune.code), Some("28085"));
        assert_eq!(answers.commune, "Chartres (28)");
    }

    #[test]
    fn one_of_several_communes_is_picked() {
        let mut answers = Answers { commune: "Nogent".into(), ..Answers::default() };
        let mut faults = Faults::default();
        assert_eq!(commune(&mut answers, &mut faults), None);
        assert_eq!(faults.get("commune"), Some("input-commune-several"));
        answers.commune_pick = "28280".into();
        assert_eq!(commune(&mut answers, &mut Faults::default()).map(|commune| commune.name), Some("Nogent-le-Rotrou"));
    }

    #[test]
    fn words_alone_are_no_fault_and_secrets_are() {
        let (mut faults, mut again) = (Faults::default(), Faults::default());
        assert!(what(&Answers { words: "ma caf".into(), ..Answers::default() }, &mut faults).is_none());
        assert!(faults.is_empty());
        what(&Answers { topic: "caf".into(), words: "mon mot de passe est Toto1234!".into(), ..Answers::default() }, &mut again);
        assert_eq!(again.get("words"), Some("input-secret-password"));
    }
}
