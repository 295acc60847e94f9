//! From typed answers to a help request: what is wrong is said beside its field.

mod when;
mod who;

use crate::help_requests::nearby::Nearby;
use crate::help_requests::secrets::find_secrets;
use crate::help_requests::{Meeting, Urgency};
use crate::learning::topics::{Tile, tile};
use crate::places::communes::{Commune, communes};
use crate::storage::PlaceId;
use crate::web::Faults;
use crate::web::text::{TextFault, clean_line, clean_words, fold};

use super::answers::Answers;
use when::wanted_at;
pub use who::who;

const MOST_NAME: usize = 40;
const MOST_WORDS: usize = 300;
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
    if tile.is_none() && words.is_none() && faults.get("words").is_none() {
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
    // A code that scripts left behind counts only while the field still says that commune. Most do, and nothing is searched.
    let suggested = communes().by_code(&answers.commune_code).filter(|commune| fold(&commune.label()) == fold(&typed));
    let found = || communes().search(&typed, MOST_COMMUNES);
    let is_picked = |commune: &&Commune| commune.code == answers.commune_pick;
    let picked = if answers.commune_pick.is_empty() { None } else { found().into_iter().find(is_picked) };
    let Some(commune) = picked.or(suggested).or_else(|| communes().exactly(&typed)) else {
        faults.add("commune", if found().is_empty() { "input-commune-unknown" } else { "input-commune-several" });
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
