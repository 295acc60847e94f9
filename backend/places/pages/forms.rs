//! The forms of an association and of a place: what was typed, and what it means.

use serde::{Deserialize, Serialize};

use crate::associations::{Association, NewAssociation, Settings, WaveTimes, Waves, WeeklyHours};
use crate::places::communes::{Commune, communes};
use crate::places::{NewPlace, Place, areas};
use crate::web::contacts::Phone;
use crate::web::templates::with;
use crate::web::text::{clean_line, clean_words};
use crate::web::words::phone;
use crate::web::{Faults, Lang};

const MOST_CANDIDATES: usize = 8;
const MOST_WANTS: usize = 600;
const HOURS: [&str; 7] = ["hours-0", "hours-1", "hours-2", "hours-3", "hours-4", "hours-5", "hours-6"];

#[derive(Default, Deserialize, Serialize)]
pub struct AssociationValues {
    #[serde(default)]
    name: String,
    #[serde(default)]
    areas: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    hours: Vec<String>,
    #[serde(default)]
    offers_a_day: String,
    #[serde(default)]
    open_pairings: String,
    #[serde(default)]
    is_home_allowed: String,
    /// "3, 5 après 30 s, …, coordination après 2 min", by urgency.
    #[serde(default)]
    waves_now: String,
    #[serde(default)]
    waves_today: String,
    #[serde(default)]
    waves_week: String,
    #[serde(default)]
    wants: String,
}

impl AssociationValues {
    /// An empty form, with the hours that most associations keep.
    pub fn fresh() -> Self {
        let settings = Settings::default();
        let hours = WeeklyHours::same([0, 1, 2, 3, 4], &[(540, 720), (840, 1_080)]).texts();
        Self {
            hours,
            offers_a_day: settings.offers_a_day.to_string(),
            open_pairings: settings.open_pairings.to_string(),
            ..Self::default()
        }
    }

    pub fn of(association: &Association, areas: &[String], lang: Lang) -> Self {
        Self {
            name: association.name.clone(),
            areas: areas.iter().map(|area| areas::label(area)).collect::<Vec<_>>().join("\n"),
            phone: phone(&association.phone),
            hours: association.opening_hours.texts(),
            offers_a_day: association.settings.offers_a_day.to_string(),
            open_pairings: association.settings.open_pairings.to_string(),
            is_home_allowed: if association.settings.is_home_allowed { "yes".into() } else { String::new() },
            waves_now: association.settings.waves.now.text(lang),
            waves_today: association.settings.waves.today.text(lang),
            waves_week: association.settings.waves.week.text(lang),
            wants: association.settings.wants.clone(),
        }
    }

    pub fn read(&self, lang: Lang, faults: &mut Faults) -> Option<NewAssociation> {
        let name = faults.check("name", clean_line(&self.name, 120).map_err(|fault| fault.text_id()));
        let phone = faults.check("phone", Phone::parse(&self.phone).map_err(|fault| fault.text_id()));
        let hours = read_hours(&self.hours, faults);
        let areas = self.read_areas(lang, faults);
        let offers_a_day = read_number(&self.offers_a_day, "offers_a_day", 1..=50, faults);
        let open_pairings = read_number(&self.open_pairings, "open_pairings", 1..=20, faults);
        let waves = self.read_waves(faults);
        let wants = match self.wants.trim() {
            "" => Some(String::new()),
            typed => faults.check("wants", clean_words(typed, MOST_WANTS).map_err(|fault| fault.text_id())),
        };
        let areas = areas?;
        let settings = Settings {
            offers_a_day: offers_a_day?,
            open_pairings: open_pairings?,
            is_home_allowed: self.is_home_allowed == "yes",
            time_zone: areas::time_zone(&areas).into(),
            waves: waves?,
            wants: wants?,
            ..Settings::default()
        };
        Some(NewAssociation { name: name?, phone: phone?, opening_hours: hours?, areas, settings })
    }

    /// What was left empty is as by default.
    fn read_waves(&self, faults: &mut Faults) -> Option<WaveTimes> {
        let mut read = |field: &'static str, typed: &str, usual: Waves| match typed.trim() {
            "" => Some(usual),
            typed => faults.check(field, Waves::parse(typed).ok_or("association-waves-unreadable")),
        };
        let usual = WaveTimes::default();
        let now = read("waves_now", &self.waves_now, usual.now);
        let today = read("waves_today", &self.waves_today, usual.today);
        let week = read("waves_week", &self.waves_week, usual.week);
        Some(WaveTimes { now: now?, today: today?, week: week? })
    }

    fn read_areas(&self, lang: Lang, faults: &mut Faults) -> Option<Vec<String>> {
        match areas::parse(&self.areas) {
            Ok(areas) if areas.is_empty() => {
                faults.add("areas", "association-areas-empty");
                None
            }
            Ok(areas) => Some(areas),
            Err(unknown) => {
                let some = unknown.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
                faults.add("areas", with(lang, "association-areas-unknown", &[("names", &some)]));
                None
            }
        }
    }
}

#[derive(Default, Deserialize, Serialize)]
pub struct PlaceValues {
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    commune: String,
    #[serde(default)]
    commune_code: String,
    #[serde(skip_deserializing)]
    commune_found: Vec<Candidate>,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    hours: Vec<String>,
}

impl PlaceValues {
    pub fn fresh() -> Self {
        Self { hours: vec![String::new(); 7], ..Self::default() }
    }

    pub fn of(place: &Place) -> Self {
        Self {
            name: place.name.clone(),
            address: place.address.clone(),
            commune: communes().by_code(&place.commune).map(Commune::label).unwrap_or_default(),
            commune_code: place.commune.clone(),
            commune_found: Vec::new(),
            phone: if place.phone.is_empty() { String::new() } else { phone(&place.phone) },
            hours: place.opening_hours.texts(),
        }
    }

    pub fn read(&mut self, faults: &mut Faults) -> Option<NewPlace> {
        let name = faults.check("name", clean_line(&self.name, 120).map_err(|fault| fault.text_id()));
        let address = faults.check("address", clean_line(&self.address, 160).map_err(|fault| fault.text_id()));
        let commune = read_commune(&self.commune, &self.commune_code, faults);
        if commune.is_none() {
            self.commune_found = candidates(&self.commune);
        }
        let phone = match self.phone.trim() {
            "" => Some(None),
            typed => faults.check("phone", Phone::parse(typed).map_err(|fault| fault.text_id())).map(Some),
        };
        let hours = read_hours(&self.hours, faults);
        Some(NewPlace { name: name?, address: address?, commune: commune?, phone: phone?, opening_hours: hours? })
    }
}

/// A commune to pick, where several can be meant.
#[derive(Serialize)]
pub struct Candidate {
    pub value: &'static str,
    pub label: String,
    /// Its first postal code: namesakes of one département are told apart by it.
    pub hint: &'static str,
}

/// What typed words can mean, for whoever has no suggestions as they type.
pub fn candidates(typed: &str) -> Vec<Candidate> {
    let found = communes().search(typed, MOST_CANDIDATES).into_iter();
    found
        .map(|commune| Candidate { value: commune.code, label: commune.label(), hint: commune.postal_codes().next().unwrap_or_default() })
        .collect()
}

/// The commune meant: the one picked if the words still fit it, else the only one that the words can mean.
pub fn read_commune(typed: &str, code: &str, faults: &mut Faults) -> Option<&'static Commune> {
    let fits = |commune: &&Commune| commune.label() == typed.trim() || communes().search(typed, MOST_CANDIDATES).contains(commune);
    let found = communes().by_code(code).filter(fits).or_else(|| communes().exactly(typed));
    if found.is_none() {
        let several = !communes().search(typed, 2).is_empty();
        faults.add("commune", if several { "input-commune-several" } else { "input-commune-unknown" });
    }
    found
}

fn read_hours(texts: &[String], faults: &mut Faults) -> Option<WeeklyHours> {
    match WeeklyHours::parse(texts) {
        Ok(hours) => Some(hours),
        Err(day) => {
            faults.add(HOURS[day.min(6)], "hours-unreadable");
            None
        }
    }
}

fn read_number(typed: &str, field: &'static str, range: std::ops::RangeInclusive<i64>, faults: &mut Faults) -> Option<i64> {
    let number = typed.trim().parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        faults.add(field, format!("association-{}-range", field.replace('_', "-")));
    }
    number
}
