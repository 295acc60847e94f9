//! The départements and overseas territories: official names (INSEE, 2025), and the clock on their walls.

use jiff::tz::TimeZone;

/// Where no other clock is known.
const PARIS: &str = "Europe/Paris";

const METROPOLE: [(&str, &str); 96] = [
    ("01", "Ain"),
    ("02", "Aisne"),
    ("03", "Allier"),
    ("04", "Alpes-de-Haute-Provence"),
    ("05", "Hautes-Alpes"),
    ("06", "Alpes-Maritimes"),
    ("07", "Ardèche"),
    ("08", "Ardennes"),
    ("09", "Ariège"),
    ("10", "Aube"),
    ("11", "Aude"),
    ("12", "Aveyron"),
    ("13", "Bouches-du-Rhône"),
    ("14", "Calvados"),
    ("15", "Cantal"),
    ("16", "Charente"),
    ("17", "Charente-Maritime"),
    ("18", "Cher"),
    ("19", "Corrèze"),
    ("21", "Côte-d'Or"),
    ("22", "Côtes-d'Armor"),
    ("23", "Creuse"),
    ("24", "Dordogne"),
    ("25", "Doubs"),
    ("26", "Drôme"),
    ("27", "Eure"),
    ("28", "Eure-et-Loir"),
    ("29", "Finistère"),
    ("2A", "Corse-du-Sud"),
    ("2B", "Haute-Corse"),
    ("30", "Gard"),
    ("31", "Haute-Garonne"),
    ("32", "Gers"),
    ("33", "Gironde"),
    ("34", "Hérault"),
    ("35", "Ille-et-Vilaine"),
    ("36", "Indre"),
    ("37", "Indre-et-Loire"),
    ("38", "Isère"),
    ("39", "Jura"),
    ("40", "Landes"),
    ("41", "Loir-et-Cher"),
    ("42", "Loire"),
    ("43", "Haute-Loire"),
    ("44", "Loire-Atlantique"),
    ("45", "Loiret"),
    ("46", "Lot"),
    ("47", "Lot-et-Garonne"),
    ("48", "Lozère"),
    ("49", "Maine-et-Loire"),
    ("50", "Manche"),
    ("51", "Marne"),
    ("52", "Haute-Marne"),
    ("53", "Mayenne"),
    ("54", "Meurthe-et-Moselle"),
    ("55", "Meuse"),
    ("56", "Morbihan"),
    ("57", "Moselle"),
    ("58", "Nièvre"),
    ("59", "Nord"),
    ("60", "Oise"),
    ("61", "Orne"),
    ("62", "Pas-de-Calais"),
    ("63", "Puy-de-Dôme"),
    ("64", "Pyrénées-Atlantiques"),
    ("65", "Hautes-Pyrénées"),
    ("66", "Pyrénées-Orientales"),
    ("67", "Bas-Rhin"),
    ("68", "Haut-Rhin"),
    ("69", "Rhône"),
    ("70", "Haute-Saône"),
    ("71", "Saône-et-Loire"),
    ("72", "Sarthe"),
    ("73", "Savoie"),
    ("74", "Haute-Savoie"),
    ("75", "Paris"),
    ("76", "Seine-Maritime"),
    ("77", "Seine-et-Marne"),
    ("78", "Yvelines"),
    ("79", "Deux-Sèvres"),
    ("80", "Somme"),
    ("81", "Tarn"),
    ("82", "Tarn-et-Garonne"),
    ("83", "Var"),
    ("84", "Vaucluse"),
    ("85", "Vendée"),
    ("86", "Vienne"),
    ("87", "Haute-Vienne"),
    ("88", "Vosges"),
    ("89", "Yonne"),
    ("90", "Territoire de Belfort"),
    ("91", "Essonne"),
    ("92", "Hauts-de-Seine"),
    ("93", "Seine-Saint-Denis"),
    ("94", "Val-de-Marne"),
    ("95", "Val-d'Oise"),
];

/// Code, name, time zone (IANA).
const OVERSEAS: [(&str, &str, &str); 13] = [
    ("971", "Guadeloupe", "America/Guadeloupe"),
    ("972", "Martinique", "America/Martinique"),
    ("973", "Guyane", "America/Cayenne"),
    ("974", "La Réunion", "Indian/Reunion"),
    ("975", "Saint-Pierre-et-Miquelon", "America/Miquelon"),
    ("976", "Mayotte", "Indian/Mayotte"),
    ("977", "Saint-Barthélemy", "America/St_Barthelemy"),
    ("978", "Saint-Martin", "America/Marigot"),
    ("984", "Terres australes et antarctiques françaises", "Indian/Kerguelen"),
    ("986", "Wallis-et-Futuna", "Pacific/Wallis"),
    ("987", "Polynésie française", "Pacific/Tahiti"),
    ("988", "Nouvelle-Calédonie", "Pacific/Noumea"),
    // Eight hours behind UTC, and no zone of its own: the sign of `Etc/` zones is the other way round.
    ("989", "Île de Clipperton", "Etc/GMT+8"),
];

/// All of them, code and name, by code.
pub fn departements() -> impl Iterator<Item = (&'static str, &'static str)> {
    METROPOLE.into_iter().chain(OVERSEAS.into_iter().map(|(code, name, _)| (code, name)))
}

/// "28" gives "Eure-et-Loir".
pub fn departement_name(code: &str) -> Option<&'static str> {
    departements().find(|(known, _)| *known == code).map(|(_, name)| name)
}

/// The IANA zone of a département, or of the commune whose INSEE code is given.
pub fn time_zone(code: &str) -> &'static str {
    let departement = departement_of(code);
    OVERSEAS.iter().find(|(known, ..)| *known == departement).map_or(PARIS, |(_, _, zone)| zone)
}

/// Every zone once, by its IANA name, Paris first; the place in the list is the number of the zone: never reorder, only add.
pub const ZONES: [&str; 14] = [
    PARIS,
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "Indian/Reunion",
    "America/Miquelon",
    "Indian/Mayotte",
    "America/St_Barthelemy",
    "America/Marigot",
    "Indian/Kerguelen",
    "Pacific/Wallis",
    "Pacific/Tahiti",
    "Pacific/Noumea",
    "Etc/GMT+8",
];

/// The number of a zone in [`ZONES`].
pub fn zone_number(time_zone: &str) -> u8 {
    ZONES.iter().position(|known| *known == time_zone).and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
}

/// The zone by whose clocks people live in a commune, or a département.
pub fn zone_of(code: &str) -> TimeZone {
    TimeZone::get(time_zone(code)).unwrap_or(TimeZone::UTC) // bundled with the program
}

/// The first characters of an INSEE code: two, or three overseas.
pub fn departement_of(code: &str) -> &str {
    let size = if code.starts_with("97") || code.starts_with("98") { 3 } else { 2 };
    code.get(..size).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departements_have_their_names_in_order_of_code() {
        assert_eq!(departement_name("28"), Some("Eure-et-Loir"));
        assert_eq!(departement_name("2A"), Some("Corse-du-Sud"));
        assert_eq!(departement_name("976"), Some("Mayotte"));
        assert_eq!(departement_name("20"), None);
        assert!(departements().is_sorted());
        assert_eq!(departements().count(), 109);
    }

    #[test]
    fn every_zone_is_known_to_the_calendar() {
        for (code, name) in departements() {
            assert!(jiff::tz::TimeZone::get(time_zone(code)).is_ok(), "{name}");
            assert_eq!(ZONES[usize::from(zone_number(time_zone(code)))], time_zone(code), "{name}");
        }
        assert_eq!(time_zone("28"), "Europe/Paris");
        assert_eq!(time_zone("28085"), "Europe/Paris");
        assert_eq!(time_zone("97411"), "Indian/Reunion");
        assert_eq!(time_zone("972"), "America/Martinique");
        assert_eq!(time_zone(""), "Europe/Paris");
        assert_eq!(time_zone("é"), "Europe/Paris");
    }
}
