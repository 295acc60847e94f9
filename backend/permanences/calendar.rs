//! Permanences as calendar programs read them (RFC 5545, RFC 7986): one VEVENT each, in UTC instants.
//!
//! The same permanence is the same UID for ever; a change raises its SEQUENCE, and what is cancelled says so for thirty days: that is how a
//! program that looks every hour learns of both.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;

use crate::clock::DAY;

/// For how long past and cancelled permanences are told.
pub const TOLD_FOR_MS: i64 = 30 * DAY;
/// How often programs are asked to look again.
const REFRESH: &str = "PT30M";

/// One permanence, as told to one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What stays the same: the id before the "@".
    pub id: String,
    pub title: String,
    pub location: String,
    /// Lines; may be empty.
    pub description: String,
    pub url: String,
    /// UTC milliseconds.
    pub starts_at: i64,
    pub ends_at: i64,
    pub sequence: i64,
    /// When this was last so.
    pub changed_at: i64,
    pub is_cancelled: bool,
}

/// "20261201T130000Z".
fn utc(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The file. `name`: what programs call the calendar; `host`: that of the instance, after the "@" of each UID.
pub fn write(name: &str, host: &str, told: &[Told]) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Binome//Permanences//FR"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(name);
    calendar.append_property(Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done());
    calendar.append_property(Property::new("X-PUBLISHED-TTL", REFRESH));
    for one in told {
        calendar.push(event(one, host));
    }
    calendar.to_string()
}

/// The name of the machine in an address: what stands after the "@" of each UID.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

fn event(told: &Told, host: &str) -> Event {
    let mut event = Event::new();
    event.uid(&format!("{}@{host}", told.id));
    // Not the moment of reading: the same words are the same bytes, whoever asks again.
    event.add_property("DTSTAMP", utc(told.changed_at)).add_property("LAST-MODIFIED", utc(told.changed_at));
    event.add_property("DTSTART", utc(told.starts_at)).add_property("DTEND", utc(told.ends_at));
    event.sequence(u32::try_from(told.sequence).unwrap_or(u32::MAX));
    event.summary(&told.title).location(&told.location).url(&told.url);
    if !told.description.is_empty() {
        event.description(&told.description);
    }
    event.add_property("STATUS", if told.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    event.add_property("TRANSP", if told.is_cancelled { "TRANSPARENT" } else { "OPAQUE" });
    event.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Told {
        Told {
            id: "0f3k00000000a".into(),
            title: "Permanence, Médiathèque ; salle \"B\"".into(),
            location: "1, rue Verte, Chartres".into(),
            description: "À l’étage\nSonner deux fois, et attendre un peu : la porte est lourde, elle s’ouvre vers l’extérieur.".into(),
            url: "https://binome.example.org/permanences/0f3k00000000a".into(),
            starts_at: 1_796_130_000_000,
            ends_at: 1_796_140_800_000,
            sequence: 2,
            changed_at: 1_795_424_400_000,
            is_cancelled: false,
        }
    }

    #[test]
    fn lines_are_folded_and_words_escaped() {
        let text = write("Permanences", "binome.example.org", &[told()]);
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let unfolded = text.replace("\r\n ", "");
        for line in [
            "UID:0f3k00000000a@binome.example.org",
            "DTSTART:20261201T130000Z",
            "DTEND:20261201T160000Z",
            "SEQUENCE:2",
            "SUMMARY:Permanence\\, Médiathèque \\; salle \"B\"",
            "STATUS:CONFIRMED",
            "REFRESH-INTERVAL;VALUE=DURATION:PT30M",
        ] {
            assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line} in {unfolded}");
        }
        assert!(unfolded.contains("À l’étage\\nSonner deux fois\\, et"), "{unfolded}");
        assert!(!text.contains("TZID"));
    }

    #[test]
    fn the_same_permanences_are_the_same_bytes() {
        let one = || write("Permanences", "host", &[told()]);
        assert_eq!(one(), one());
        assert!(write("x", "host", &[Told { is_cancelled: true, ..told() }]).contains("STATUS:CANCELLED\r\n"));
    }
    #[test]
    fn the_host_stands_alone() {
        assert_eq!(host("https://binome.example.org/x"), "binome.example.org");
        assert_eq!(host("http://127.0.0.1:8080"), "127.0.0.1");
    }
}
