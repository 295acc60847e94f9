//! The communes of France: found by what people type, by code, or by distance. Source and credit: `communes.md`.

mod departements;
mod search;

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;

use crate::web::text::fold;

pub use departements::{ZONES, departement_name, departement_of, departements, time_zone, zone_number, zone_of};

/// See `communes.md` for its columns and how it is made.
static PACKED: &[u8] = include_bytes!("communes.tsv.gz");

static COMMUNES: LazyLock<Communes> = LazyLock::new(|| Communes::parse(unpacked()));

/// All of them, read at the first call (see the test for how long it takes), then shared.
pub fn communes() -> &'static Communes {
    &COMMUNES
}

/// A commune; its texts live as long as the program.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Commune {
    /// INSEE code: five characters, not the postal code.
    pub code: &'static str,
    pub name: &'static str,
    /// Two characters, three overseas.
    pub departement: &'static str,
    /// Inhabitants.
    pub population: u32,
    /// WGS 84, degrees.
    pub latitude: f64,
    pub longitude: f64,
    postal: &'static str,
}

impl Commune {
    /// "Nogent-le-Rotrou (28)".
    pub fn label(&self) -> String {
        format!("{} ({})", self.name, self.departement)
    }

    /// At least one, in order.
    pub fn postal_codes(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.postal.split('|')
    }

    /// IANA name.
    pub fn time_zone(&self) -> &'static str {
        time_zone(self.departement)
    }

    fn parse(line: &'static str) -> Option<Commune> {
        let mut columns = line.split('\t');
        let (code, name, postal) = (columns.next()?, columns.next()?, columns.next()?);
        let population = columns.next()?.parse().ok()?;
        let (latitude, longitude) = (columns.next()?.parse().ok()?, columns.next()?.parse().ok()?);
        let departement = departements::departement_of(code);
        Some(Commune { code, name, departement, population, latitude, longitude, postal })
    }
}

pub struct Communes {
    /// By code.
    all: Vec<Commune>,
    /// The folded name of each, in the same order.
    folded: Vec<Box<str>>,
}

impl Communes {
    fn parse(lines: &'static str) -> Communes {
        let all: Vec<Commune> = lines.lines().filter_map(Commune::parse).collect();
        let folded = all.iter().map(|commune| fold(commune.name).into_boxed_str()).collect();
        Communes { all, folded }
    }

    /// In order of code.
    pub fn all(&self) -> &[Commune] {
        &self.all
    }

    /// By INSEE code. That of a district of Paris, Lyon or Marseille gives the city.
    pub fn by_code(&self, code: &str) -> Option<&Commune> {
        let city = match code.as_bytes() {
            [b'7', b'5', b'1', _, _] => "75056",
            [b'6', b'9', b'3', b'8', _] => "69123",
            [b'1', b'3', b'2', _, _] => "13055",
            _ => code,
        };
        let index = self.all.binary_search_by(|commune| commune.code.cmp(city)).ok()?;
        self.all.get(index)
    }

    /// Those of a département, in order of code; none if there is no such département.
    pub fn in_departement(&self, departement: &str) -> &[Commune] {
        let begin = self.all.partition_point(|commune| commune.departement < departement);
        let rest = self.all.get(begin..).unwrap_or_default();
        let size = rest.partition_point(|commune| commune.departement == departement);
        rest.get(..size).unwrap_or_default()
    }

    /// The one whose centre is nearest. `None` when the place is no place on Earth.
    pub fn nearest(&self, latitude: f64, longitude: f64) -> Option<&Commune> {
        let is_somewhere = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        let away = |commune: &Commune| distance_km(latitude, longitude, commune.latitude, commune.longitude);
        self.all.iter().filter(|_| is_somewhere).min_by(|one, other| away(one).total_cmp(&away(other)))
    }

    /// Those whose centre is at most `km` away, each with its distance in km, nearest first.
    pub fn within_km(&self, latitude: f64, longitude: f64, km: f64) -> Vec<(&Commune, f64)> {
        // A degree of latitude is never less than 110 km: most communes need no trigonometry.
        let mut near: Vec<(&Commune, f64)> = self
            .all
            .iter()
            .filter(|commune| (commune.latitude - latitude).abs() <= km / 110.0)
            .map(|commune| (commune, distance_km(latitude, longitude, commune.latitude, commune.longitude)))
            .filter(|(_, away)| *away <= km)
            .collect();
        near.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.code.cmp(other.0.code)));
        near
    }
}

/// As the crow flies, in km, between two places in degrees (haversine, a sphere of 6,371 km).
pub fn distance_km(latitude: f64, longitude: f64, other_latitude: f64, other_longitude: f64) -> f64 {
    let (one, other) = (latitude.to_radians(), other_latitude.to_radians());
    let half = |from: f64, to: f64| ((to - from) / 2.0).sin().powi(2);
    let east = half(longitude.to_radians(), other_longitude.to_radians());
    let bent = half(one, other) + one.cos() * other.cos() * east;
    2.0 * 6371.0 * bent.sqrt().min(1.0).asin()
}

/// The file is part of the program and a test reads all of it: a fault in it would leave lines out, not stop us.
fn unpacked() -> &'static str {
    let mut lines = String::new();
    match GzDecoder::new(PACKED).read_to_string(&mut lines) {
        Ok(_) => lines.leak(),
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_a_commune() {
        assert_eq!(communes().all().len(), 34_878);
        assert!(communes().all().is_sorted_by(|one, next| one.code < next.code));
        for commune in communes().all() {
            assert!(departement_name(commune.departement).is_some(), "{commune:?}");
            assert!(commune.latitude.abs() <= 90.0 && commune.longitude.abs() <= 180.0, "{commune:?}");
            assert!(commune.postal_codes().all(|code| code.len() == 5), "{commune:?}");
        }
    }

    #[test]
    fn a_code_gives_its_commune() {
        let chartres = communes().by_code("28085").unwrap();
        assert_eq!((chartres.name, chartres.departement, chartres.population), ("Chartres", "28", 38_324));
        assert_eq!(chartres.postal_codes().collect::<Vec<_>>(), ["28000"]);
        assert_eq!(communes().by_code("28280").unwrap().label(), "Nogent-le-Rotrou (28)");
        assert_eq!(communes().by_code("2A004").unwrap().name, "Ajaccio");
        assert_eq!(communes().by_code("97411").unwrap().time_zone(), "Indian/Reunion");
        for nothing in ["", "751", "28000", "99999", "é"] {
            assert!(communes().by_code(nothing).is_none(), "{nothing}");
        }
    }

    #[test]
    fn a_district_is_its_city() {
        for (district, city) in [("75112", "Paris"), ("69383", "Lyon"), ("13208", "Marseille")] {
            assert_eq!(communes().by_code(district).unwrap().name, city);
        }
    }

    #[test]
    fn a_whole_departement_can_be_covered() {
        let eure_et_loir = communes().in_departement("28");
        assert!(eure_et_loir.len() > 350 && eure_et_loir.iter().all(|commune| commune.code.starts_with("28")));
        assert_eq!(communes().in_departement("75").len(), 1);
        assert!(communes().in_departement("2A").iter().any(|commune| commune.name == "Ajaccio"));
        assert!(communes().in_departement("20").is_empty());
        let counted: usize = departements().map(|(code, _)| communes().in_departement(code).len()).sum();
        assert_eq!(counted, communes().all().len());
    }

    #[test]
    fn distances_are_right_to_a_kilometre() {
        let (paris, marseille) = (communes().by_code("75056").unwrap(), communes().by_code("13055").unwrap());
        let away = distance_km(paris.latitude, paris.longitude, marseille.latitude, marseille.longitude);
        assert!((away - 660.0).abs() < 5.0, "{away}");
        assert!((distance_km(0.0, 179.9, 0.0, -179.9) - 22.2).abs() < 0.1, "across the antimeridian");
        assert_eq!(distance_km(48.0, 1.0, 48.0, 1.0), 0.0);
    }

    #[test]
    fn what_is_near_is_found_nearest_first() {
        let chartres = communes().by_code("28085").unwrap();
        let near = communes().within_km(chartres.latitude, chartres.longitude, 5.0);
        assert_eq!(near[0].0.name, "Chartres");
        assert!(near.len() > 5 && near.is_sorted_by(|one, next| one.1 <= next.1));
        assert!(near.iter().any(|(commune, _)| commune.name == "Lucé"));
        assert_eq!(communes().nearest(48.4439, 1.4890).unwrap().name, "Chartres");
        assert!(communes().nearest(f64::NAN, 1.0).is_none());
        assert!(communes().nearest(48.0, 400.0).is_none());
        assert!(communes().within_km(f64::NAN, 1.0, 5.0).is_empty());
        assert!(communes().within_km(48.0, 1.0, -1.0).is_empty());
    }
}
