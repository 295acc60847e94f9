//! Minutes and La Coop's words as people and programs write them in a cell.

use crate::help_sessions::vocabulary::{
    Autonomie, Lieu, MOST_MINUTES, Materiel, Outcome, Redirection, SessionType, StatutSocial, TrancheAge,
};
use crate::helpers::import::words;
use crate::learning::topics::Topic;
use crate::web::Lang;
use crate::web::templates::plain;
use crate::web::text::fold;

/// "45", "45 min", "1 h 30", "1:30", "1,5 h", or the part of a day that a spreadsheet keeps (0.03125 is 45 minutes).
pub fn minutes(cell: &str) -> Option<i64> {
    let text = cell.trim().to_lowercase().replace(',', ".").replace(['\u{a0}', '\u{202f}', ' '], "");
    let minutes = if let Some((hours, rest)) = text.split_once(':') {
        whole(hours)? * 60 + whole(rest.split(':').next()?)?
    } else if let Some((hours, rest)) = text.split_once('h') {
        let rest = rest.trim_start_matches(|letter: char| letter.is_alphabetic());
        let rest = rest.trim_end_matches(|letter: char| letter.is_alphabetic());
        tenths(hours, 60.0)? + if rest.is_empty() { 0 } else { whole(rest)? }
    } else {
        let number = text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '\'');
        let is_part_of_day = number == text && number.starts_with("0.");
        tenths(number, if is_part_of_day { 24.0 * 60.0 } else { 1.0 })?
    };
    (1..=MOST_MINUTES).contains(&minutes).then_some(minutes)
}

fn whole(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| (0..10_000).contains(number))
}

#[allow(clippy::cast_possible_truncation)]
fn tenths(text: &str, unit: f64) -> Option<i64> {
    let number: f64 = text.parse().ok()?;
    (0.0..10_000.0).contains(&number).then(|| (number * unit).round() as i64)
}

/// Up to five topics, by their names or La Coop's words.
pub fn topics(cell: &str) -> Option<Vec<Topic>> {
    let one = |part: &str| match fold(part).as_str() {
        "e mail" | "courriel" | "messagerie" => Some(1 << Topic::Email.bit()),
        _ => words::topics(part).filter(|bits| bits.count_ones() == 1),
    };
    // Names of topics have commas: a bar, where there is one, is what parts them.
    let marks: &[char] = if cell.contains('|') { &['|'] } else { &[',', ';', '\n'] };
    let parts = cell.split(marks).map(str::trim).filter(|part| !part.is_empty());
    let bits: Vec<u64> = one(cell).map(|bits| vec![bits]).or_else(|| parts.map(one).collect())?;
    let all = bits.into_iter().fold(0, |bits, one| bits | one);
    Some(Topic::all().iter().copied().filter(|topic| all & (1 << topic.bit()) != 0).collect())
}

/// One of a list of words: La Coop's, ours in either language, or another that is said.
fn word<T: Copy>(cell: &str, all: &[T], as_str: fn(T) -> &'static str, noun: &str, others: &[(&str, T)]) -> Option<T> {
    let folded = fold(cell);
    let is = |one: T| {
        let label = |lang| fold(&plain(lang, &format!("record-{noun}-{}", as_str(one))));
        folded == fold(as_str(one)) || folded == label(Lang::Fr) || folded == label(Lang::En)
    };
    let other = || others.iter().find(|(word, _)| *word == folded).map(|(_, one)| *one);
    all.iter().copied().find(|one| is(*one)).or_else(other)
}

pub fn lieu(cell: &str) -> Option<Lieu> {
    const OTHERS: [(&str, Lieu); 9] = [
        ("lieu d activite", Lieu::LieuActivite),
        ("sur place", Lieu::LieuActivite),
        ("permanence", Lieu::LieuActivite),
        ("domicile", Lieu::Domicile),
        ("a domicile", Lieu::Domicile),
        ("distance", Lieu::ADistance),
        ("telephone", Lieu::ADistance),
        ("par telephone", Lieu::ADistance),
        ("autre lieu", Lieu::Autre),
    ];
    word(cell, Lieu::ALL, Lieu::as_str, "lieu", &OTHERS)
}

pub fn materiel(cell: &str) -> Option<Vec<Materiel>> {
    const OTHERS: [(&str, Materiel); 4] =
        [("smartphone", Materiel::Telephone), ("aucun materiel", Materiel::Aucun), ("none", Materiel::Aucun), ("pc", Materiel::Ordinateur)];
    let parts = cell.split(['|', ',', ';', '/', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| word(part, Materiel::ALL, Materiel::as_str, "materiel", &OTHERS)).collect()
}

pub fn autonomie(cell: &str) -> Option<Autonomie> {
    word(cell, Autonomie::ALL, Autonomie::as_str, "autonomie", &[])
}

pub fn outcome(cell: &str) -> Option<Outcome> {
    const OTHERS: [(&str, Outcome); 4] =
        [("regle", Outcome::Resolu), ("solved", Outcome::Resolu), ("non", Outcome::PasResolu), ("no", Outcome::PasResolu)];
    word(cell, Outcome::ALL, Outcome::as_str, "outcome", &OTHERS)
}

pub fn redirection(cell: &str) -> Option<Redirection> {
    word(cell, Redirection::ALL, Redirection::as_str, "redirection", &[])
}

/// Words with which people say that they do not know.
const UNSAID: [&str; 8] = ["non communiquee", "inconnu", "inconnue", "ne sait pas", "nsp", "nc", "unknown", "not known"];

/// La Coop's words, ours, "60-69 ans", "plus de 70 ans", "moins de 12 ans", or an age: "67".
pub fn tranche_age(cell: &str) -> Option<TrancheAge> {
    let folded = fold(cell);
    let unsaid = UNSAID.map(|word| (word, TrancheAge::NonCommunique));
    word(cell, TrancheAge::ALL, TrancheAge::as_str, "age", &unsaid).or_else(|| {
        let is = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
        let ages: Vec<i64> = folded.split(|letter: char| !letter.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        match ages[..] {
            [12] if is(&["moins", "under"]) || cell.contains('<') => Some(TrancheAge::MoinsDeDouze),
            [70] if is(&["plus", "over"]) || cell.contains(['+', '>']) => Some(TrancheAge::SoixanteDixPlus),
            [age] if folded.split(' ').all(|word| ["ans", "an", "years", "old", "age"].contains(&word) || word.parse() == Ok(age)) => {
                (!cell.contains(['<', '>', '+'])).then(|| of_age(age)).flatten()
            }
            // "De 12 à 18 ans", then "de 18 à 24": the last year may belong to the next range.
            [first, last] => of_age(first).filter(|range| of_age(last) == Some(*range) || of_age(last - 1) == Some(*range)),
            _ => None,
        }
    })
}

/// The range that an age is of.
fn of_age(age: i64) -> Option<TrancheAge> {
    Some(match age {
        0..12 => TrancheAge::MoinsDeDouze,
        12..18 => TrancheAge::DouzeDixHuit,
        18..25 => TrancheAge::DixHuitVingtQuatre,
        25..40 => TrancheAge::VingtCinqTrenteNeuf,
        40..60 => TrancheAge::QuaranteCinquanteNeuf,
        60..70 => TrancheAge::SoixanteSoixanteNeuf,
        70..130 => TrancheAge::SoixanteDixPlus,
        _ => return None,
    })
}

pub fn statut_social(cell: &str) -> Option<StatutSocial> {
    const OTHERS: [(StatutSocial, &[&str]); 4] = [
        (
            StatutSocial::Scolarise,
            &[
                "scolarisee",
                "scolarise e",
                "eleve",
                "ecolier",
                "ecoliere",
                "collegien",
                "collegienne",
                "lyceen",
                "lyceenne",
                "etudiant",
                "etudiante",
                "student",
            ],
        ),
        (
            StatutSocial::SansEmploi,
            &[
                "chomage",
                "au chomage",
                "chomeur",
                "chomeuse",
                "demandeur d emploi",
                "demandeuse d emploi",
                "en recherche d emploi",
                "unemployed",
            ],
        ),
        (
            StatutSocial::EnEmploi,
            &[
                "emploi",
                "salarie",
                "salariee",
                "en activite",
                "actif",
                "active",
                "travaille",
                "independant",
                "independante",
                "employed",
                "working",
            ],
        ),
        (StatutSocial::Retraite, &["retraitee", "retraite e", "retraites", "en retraite", "pensionnee", "pensionne", "pensioner"]),
    ];
    let folded = fold(cell);
    let said = OTHERS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(statut, _)| *statut);
    let unsaid = UNSAID.map(|word| (word, StatutSocial::NonCommunique));
    word(cell, StatutSocial::ALL, StatutSocial::as_str, "statut", &unsaid).or(said)
}

pub fn kind(cell: &str) -> Option<SessionType> {
    match fold(cell).as_str() {
        "individuel" | "individuelle" | "accompagnement" | "accompagnement individuel" | "individual" => Some(SessionType::Individuel),
        "collectif" | "collective" | "atelier" | "atelier collectif" | "accompagnement collectif" | "workshop" => {
            Some(SessionType::Collectif)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_as_they_are_written() {
        for (cell, read) in [
            ("45", Some(45)),
            ("45 min", Some(45)),
            ("90 minutes", Some(90)),
            ("1h30", Some(90)),
            ("1 h 05 min", Some(65)),
            ("2 heures", Some(120)),
            ("1,5 h", Some(90)),
            ("01:30", Some(90)),
            ("00:45:00", Some(45)),
            ("0.03125", Some(45)),
            ("", None),
            ("0", None),
            ("11 h", None),
            ("longtemps", None),
            ("-5", None),
        ] {
            assert_eq!(minutes(cell), read, "{cell:?}");
        }
    }

    #[test]
    fn the_words_of_la_coop_are_known_and_ours() {
        assert_eq!(lieu("lieu_activite"), Some(Lieu::LieuActivite));
        assert_eq!(lieu("À distance"), Some(Lieu::ADistance));
        assert_eq!(autonomie("Entièrement accompagné"), Some(Autonomie::EntierementAccompagne));
        assert_eq!(materiel("ordinateur, Téléphone"), Some(vec![Materiel::Ordinateur, Materiel::Telephone]));
        assert_eq!(redirection("aide_sociale"), Some(Redirection::AideSociale));
        assert_eq!(topics("email|sante"), Some(vec![Topic::Email, Topic::Sante]));
        assert_eq!(topics("E-mail"), Some(vec![Topic::Email]));
        assert_eq!((topics("sorcellerie"), lieu("ici"), kind("autre")), (None, None, None));
        assert_eq!(kind("Atelier collectif"), Some(SessionType::Collectif));
    }

    #[test]
    fn ages_are_read_as_people_write_them() {
        use TrancheAge::*;
        for (cell, read) in [
            ("soixante_dix_plus", Some(SoixanteDixPlus)),
            ("70 ans et plus", Some(SoixanteDixPlus)),
            ("70+", Some(SoixanteDixPlus)),
            ("Plus de 70 ans", Some(SoixanteDixPlus)),
            ("84", Some(SoixanteDixPlus)),
            ("67 ans", Some(SoixanteSoixanteNeuf)),
            ("60 - 69 ans", Some(SoixanteSoixanteNeuf)),
            ("De 60 à 69 ans", Some(SoixanteSoixanteNeuf)),
            ("18-24", Some(DixHuitVingtQuatre)),
            ("18-25 ans", Some(DixHuitVingtQuatre)),
            ("12 à 18 ans", Some(DouzeDixHuit)),
            ("Moins de 12 ans", Some(MoinsDeDouze)),
            ("<12", Some(MoinsDeDouze)),
            ("Non communiqué", Some(NonCommunique)),
            ("nc", Some(NonCommunique)),
            ("30-60", None),
            ("60 et plus", None),
            ("moins de 40", None),
            ("senior", None),
            ("190", None),
            ("1952", None),
        ] {
            assert_eq!(tranche_age(cell), read, "{cell:?}");
        }
        for age in TrancheAge::ALL {
            assert_eq!(tranche_age(age.as_str()), Some(*age));
        }
    }

    #[test]
    fn situations_are_read_as_people_write_them() {
        for (cell, read) in [
            ("Retraité(e)", Some(StatutSocial::Retraite)),
            ("À la retraite", Some(StatutSocial::Retraite)),
            ("demandeuse d’emploi", Some(StatutSocial::SansEmploi)),
            ("Salariée", Some(StatutSocial::EnEmploi)),
            ("étudiant", Some(StatutSocial::Scolarise)),
            ("Inconnu", Some(StatutSocial::NonCommunique)),
            ("roi", None),
        ] {
            assert_eq!(statut_social(cell), read, "{cell:?}");
        }
        for statut in StatutSocial::ALL {
            assert_eq!(statut_social(statut.as_str()), Some(*statut));
        }
    }
}
