//! What an association covers, as people write it: communes, postal codes, a whole département.

use std::collections::BTreeSet;

use super::communes::{Commune, communes, departement_name, departements};
use crate::web::text::fold;

/// Pieces read at once.
const MOST: usize = 1_000;
/// A radius beyond this is a region: départements say it better.
const MOST_KM: u32 = 60;

/// The areas of a text (INSEE codes, "d28" for a département), or the pieces that name nothing.
pub fn parse(text: &str) -> Result<Vec<String>, Vec<String>> {
    let (mut areas, mut unknown) = (BTreeSet::new(), Vec::new());
    for piece in text.split(['\n', ',', ';']).map(str::trim).filter(|piece| !piece.is_empty()).take(MOST) {
        let found = areas_of(piece);
        if found.is_empty() {
            unknown.push(piece.chars().take(60).collect());
        }
        areas.extend(found);
    }
    if unknown.is_empty() { Ok(areas.into_iter().collect()) } else { Err(unknown) }
}

fn areas_of(piece: &str) -> Vec<String> {
    if let Some((commune, km)) = around(piece) {
        let near = communes().within_km(commune.latitude, commune.longitude, km);
        return near.into_iter().map(|(commune, _)| commune.code.to_owned()).collect();
    }
    if let Some(departement) = departement(piece) {
        return vec![format!("d{departement}")];
    }
    if let Some(commune) = communes().exactly(piece) {
        return vec![commune.code.to_owned()];
    }
    // A postal code may be that of several communes: all of them are meant.
    let code: String = piece.chars().filter(|letter| !letter.is_whitespace()).collect();
    let has_code = |commune: &&Commune| commune.postal_codes().any(|one| one == code);
    communes().all().iter().filter(has_code).map(|commune| commune.code.to_owned()).collect()
}

/// "Chartres + 20 km": every commune whose centre is so near, kept one by one from then on.
fn around(piece: &str) -> Option<(&'static Commune, f64)> {
    let (name, distance) = piece.split_once('+')?;
    let km: u32 = distance.trim().to_lowercase().strip_suffix("km")?.trim().parse().ok()?;
    let commune = communes().exactly(name.trim()).filter(|_| (1..=MOST_KM).contains(&km))?;
    Some((commune, f64::from(km)))
}

/// "28", "2A", "Eure-et-Loir", "département 28", or as [`label`] writes it.
fn departement(piece: &str) -> Option<&'static str> {
    let folded = fold(piece);
    let is_said = folded.contains("departement");
    let (name, code) = match piece.trim_end_matches(')').rsplit_once('(') {
        Some((name, code)) if is_said => (fold(name), fold(code)),
        _ => (folded.clone(), folded),
    };
    let plain = |text: &str| {
        text.replace("tout le departement", "").replace("departement", "").trim().trim_start_matches("de l ").trim().to_owned()
    };
    let (name, code) = (plain(&name), plain(&code));
    // Paris is both; its commune says as much, and is found below.
    departements()
        .find(|(known, known_name)| fold(known) == code || (fold(known_name) == name && communes().exactly(piece).is_none()))
        .map(|(known, _)| known)
}

/// An area as it is shown, and typed again: "Chartres (28)", "Eure-et-Loir (département 28)".
pub fn label(area: &str) -> String {
    match area.strip_prefix('d') {
        Some(departement) => format!("{} (département {departement})", departement_name(departement).unwrap_or_default()),
        None => communes().by_code(area).map_or_else(|| area.to_owned(), Commune::label),
    }
}

/// The IANA zone of most of what is covered: that of the first area.
pub fn time_zone(areas: &[String]) -> &'static str {
    let first = areas.first().map_or("", String::as_str);
    super::communes::time_zone(first.strip_prefix('d').unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_read_as_people_write_them() {
        assert_eq!(parse("Chartres\nnogent-le-rotrou").unwrap(), ["28085", "28280"]);
        for whole in ["28", "Eure-et-Loir", "eure et loir", "département 28", "Eure-et-Loir (département 28)"] {
            assert_eq!(parse(whole).unwrap(), ["d28"], "{whole}");
        }
        assert_eq!(parse("Paris").unwrap(), ["75056"]);
        assert_eq!(parse("2A").unwrap(), ["d2A"]);
        let near = parse("Chartres + 10 km").unwrap();
        assert!(near.len() > 10 && near.contains(&"28085".to_owned()) && near.contains(&"28220".to_owned()), "{near:?}");
        assert!(parse("Chartres + 900 km").is_err() && parse("Xyzzy + 10 km").is_err());
        assert!(parse("28190").unwrap().len() > 3, "a postal code of several communes");
        assert_eq!(parse("Chartres, Xyzzy; Plugh").unwrap_err(), ["Xyzzy", "Plugh"]);
        assert_eq!(parse(" \n ").unwrap(), [""; 0]);
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        for area in ["d28", "28085", "d2A", "d974", "97411", "75056"] {
            assert_eq!(parse(&label(area)).unwrap(), [area], "{}", label(area));
        }
        assert_eq!(time_zone(&["d974".into()]), "Indian/Reunion");
        assert_eq!(time_zone(&["28085".into()]), "Europe/Paris");
    }
}
