//! The four invented associations, the part of Eure-et-Loir that each covers, and the places where they help. Towns and
//! coordinates are real; names, streets and telephones are not.

use super::chance::Ids;
use super::names;
use super::store::training::NEEDED;
use crate::associations::{Settings, WeeklyHours};
use crate::places::communes::{Commune, communes, distance_km};
use crate::storage::{AssociationId, PlaceId};

/// A place where an association helps.
pub struct Place {
    pub id: PlaceId,
    pub name: &'static str,
    pub address: &'static str,
    pub commune: &'static Commune,
    pub phone: String,
    pub hours: WeeklyHours,
}

pub struct Town {
    pub id: AssociationId,
    pub created_at: i64,
    pub name: &'static str,
    pub slug: &'static str,
    pub centre: &'static Commune,
    pub phone: String,
    pub hours: WeeklyHours,
    pub settings: Settings,
    /// The communes that it covers: those to which it is the nearest of the four.
    pub communes: Vec<&'static Commune>,
    pub places: Vec<Place>,
}

/// Name, slug, commune (INSEE code), opening hours, whether homes are visited, places.
struct Sketch {
    name: &'static str,
    slug: &'static str,
    centre: &'static str,
    hours: [&'static str; 7],
    is_home_allowed: bool,
    places: &'static [(&'static str, &'static str, &'static str, [&'static str; 7])],
}

const ALL_DAY: [&str; 7] = ["0:00-24:00"; 7];
const OFFICE: [&str; 7] = ["9h-12h30, 14h-18h", "9h-12h30, 14h-18h", "9h-12h30, 14h-18h", "9h-12h30, 14h-18h", "9h-12h30, 14h-17h", "", ""];
const WITH_SATURDAY: [&str; 7] =
    ["14h-18h", "9h30-12h30, 14h-18h", "9h30-12h30, 14h-18h30", "14h-18h", "9h30-12h30, 14h-18h", "9h30-12h30, 14h-17h", ""];
const TWO_AFTERNOONS: [&str; 7] = ["", "14h-17h", "", "14h-17h", "", "", ""];
const MARKET_DAY: [&str; 7] = ["", "", "9h-12h", "", "14h-17h", "9h-12h", ""];

const SKETCHES: [Sketch; 4] = [
    Sketch {
        name: "Entraide numérique de Chartres",
        slug: "entraide-numerique-de-chartres",
        centre: "28085",
        // Open at any hour, so that whoever tries the demonstration by night sees a pairing too.
        hours: ALL_DAY,
        is_home_allowed: false,
        places: &[
            ("Espace numérique des Trois-Moulins", "14 rue de la Corde-à-Linge", "28085", WITH_SATURDAY),
            ("Maison de quartier du Pré-aux-Cerises", "2 allée du Pré-aux-Cerises", "28085", OFFICE),
            ("Médiathèque du Petit-Chêne", "5 place du Petit-Chêne", "28218", WITH_SATURDAY),
            ("Salle des Tisserandes", "8 rue des Tisserandes", "28229", TWO_AFTERNOONS),
        ],
    },
    Sketch {
        name: "Coup de pouce drouais",
        slug: "coup-de-pouce-drouais",
        centre: "28134",
        hours: OFFICE,
        is_home_allowed: false,
        places: &[
            ("L’Atelier de la Vallée", "21 rue du Vieux-Lavoir", "28134", OFFICE),
            ("Relais des Quatre-Vents", "3 avenue des Quatre-Vents", "28404", TWO_AFTERNOONS),
            ("Point info de l’Écluse", "1 quai de l’Écluse-Bleue", "28348", MARKET_DAY),
        ],
    },
    Sketch {
        name: "Dunois numérique solidaire",
        slug: "dunois-numerique-solidaire",
        centre: "28088",
        hours: OFFICE,
        is_home_allowed: false,
        places: &[
            ("La Ruche du Loir", "6 rue des Bateliers-du-Loir", "28088", WITH_SATURDAY),
            ("Bibliothèque des Peupliers", "9 place des Peupliers", "28051", MARKET_DAY),
            ("Foyer rural de la Conie", "4 chemin des Saules-Creux", "28103", TWO_AFTERNOONS),
        ],
    },
    Sketch {
        name: "Les Passerelles du Perche",
        slug: "les-passerelles-du-perche",
        centre: "28280",
        hours: WITH_SATURDAY,
        is_home_allowed: true,
        places: &[
            ("Maison des Passerelles", "11 rue de la Pomme-Reinette", "28280", OFFICE),
            ("Café associatif du Bocage", "2 place du Bocage", "28214", MARKET_DAY),
        ],
    },
];

/// Of Eure-et-Loir.
pub const DEPARTEMENT: &str = "28";

/// The associations, as old as the instance.
pub fn towns(ids: &mut Ids, created_at: i64) -> Vec<Town> {
    let sketches = SKETCHES.iter().enumerate();
    let mut towns: Vec<Town> = sketches.filter_map(|(number, sketch)| town(ids, created_at, number, sketch)).collect();
    for commune in communes().in_departement(DEPARTEMENT) {
        let away = |town: &&mut Town| distance_km(commune.latitude, commune.longitude, town.centre.latitude, town.centre.longitude);
        if let Some(nearest) = towns.iter_mut().min_by(|one, other| away(one).total_cmp(&away(other))) {
            nearest.communes.push(commune);
        }
    }
    towns
}

fn town(ids: &mut Ids, created_at: i64, number: usize, sketch: &Sketch) -> Option<Town> {
    let id = ids.at(created_at);
    let place = |(at, place): (usize, &(&'static str, &'static str, &'static str, [&'static str; 7]))| {
        let (name, address, commune, hours) = *place;
        let (id, commune) = (ids.at(created_at), communes().by_code(commune)?);
        Some(Place { id, name, address, commune, phone: names::landline(100 + number * 10 + at), hours: week(&hours) })
    };
    // The first one asks for training, as a few associations do.
    let needed = if number == 0 { &NEEDED[..] } else { &[] };
    let needs_training = needed.iter().map(|topic| topic.as_str().to_owned()).collect();
    Some(Town {
        id,
        created_at,
        name: sketch.name,
        slug: sketch.slug,
        centre: communes().by_code(sketch.centre)?,
        phone: names::landline(number),
        hours: week(&sketch.hours),
        settings: Settings { is_home_allowed: sketch.is_home_allowed, offers_a_day: 40, needs_training, ..Settings::default() },
        communes: Vec::new(),
        places: sketch.places.iter().enumerate().filter_map(place).collect(),
    })
}

fn week(texts: &[&str; 7]) -> WeeklyHours {
    WeeklyHours::parse(texts).unwrap_or_default() // each is read by a test
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_cover_eure_et_loir_and_nothing_twice() {
        let towns = towns(&mut Ids::new(28), 1_780_000_000_000);
        assert_eq!(towns.len(), 4);
        let covered: usize = towns.iter().map(|town| town.communes.len()).sum();
        assert_eq!(covered, communes().in_departement(DEPARTEMENT).len());
        for town in &towns {
            assert!(!town.hours.is_empty() && town.communes.len() > 40, "{}", town.name);
            assert!((2..=4).contains(&town.places.len()));
            assert!(town.places.iter().all(|place| !place.hours.is_empty()));
        }
        assert!(towns[0].hours.is_open(1_795_302_000_000, &jiff::tz::TimeZone::UTC), "at midnight too");
    }
}
