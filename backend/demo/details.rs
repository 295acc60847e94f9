//! What is noted beside the first screenful of a record: who came, receipts, what stood in the way; and what was said of it.

use super::chance::Chance;
use super::stories::Session;
use crate::help_sessions::vocabulary::{StatutSocial, TrancheAge};
use crate::help_sessions::{How, Receipt};

const RECEIPTS: [(&str, &str); 5] =
    [("Accusé de réception", "AR"), ("Numéro de dossier", "D"), ("Reçu d’actualisation", "RA"), ("Demande", "28"), ("Pré-demande", "PD")];
const IRRITANTS: [(&str, &str); 7] = [
    ("CAF", "La page demande une pièce qui a déjà été envoyée."),
    ("France Travail", "Le site s’est fermé au milieu de l’actualisation."),
    ("France Titres (ANTS)", "La photo est refusée sans dire pourquoi."),
    ("Assurance maladie", "Le code arrive par courrier, dix jours plus tard."),
    ("Impôts", "Le numéro fiscal est demandé pour retrouver le numéro fiscal."),
    ("Assurance retraite", "Personne ne répond au téléphone."),
    ("FranceConnect", "L’ancien numéro de téléphone ne peut pas être changé."),
];
const THANKS: [&str; 14] = [
    "Merci, je n’aurais jamais osé toute seule.",
    "Très patient. J’ai compris, cette fois.",
    "Un grand merci à vous et à l’association.",
    "Vous m’avez enlevé un poids.",
    "On m’a parlé gentiment, cela change tout.",
    "Merci d’avoir pris le temps de tout relire avec moi.",
    "C’est réglé, je dors mieux.",
    "Je peux enfin voir les photos de mes petits-enfants.",
    "Merci pour votre calme, moi je n’en avais plus.",
    "Très bien expliqué, sans un mot compliqué.",
    "Je reviendrai pour apprendre le reste.",
    "Vous avez trouvé tout de suite. Merci.",
    "Mon dossier est parti, je n’y croyais plus.",
    "Bravo à toute l’équipe.",
];
const CONTESTED: [&str; 3] =
    ["C’était dix minutes au téléphone, pas une heure.", "Nous n’avons pas pu nous parler ce jour-là.", "Ce n’était pas pour moi."];
const KEPT_WHERE: [&str; 3] = ["Classeur bleu, à l’accueil", "Pochette de novembre, au bureau", "Tiroir de la permanence"];

/// The range and the situation of whoever came, when they said it.
pub fn who(chance: &mut Chance) -> (TrancheAge, StatutSocial) {
    let age = [
        (TrancheAge::NonCommunique, 22.0),
        (TrancheAge::DixHuitVingtQuatre, 7.0),
        (TrancheAge::VingtCinqTrenteNeuf, 14.0),
        (TrancheAge::QuaranteCinquanteNeuf, 21.0),
        (TrancheAge::SoixanteSoixanteNeuf, 16.0),
        (TrancheAge::SoixanteDixPlus, 20.0),
    ];
    let age = chance.word(&age).unwrap_or(TrancheAge::NonCommunique);
    let of_age: &[(StatutSocial, f64)] = match age {
        TrancheAge::SoixanteDixPlus | TrancheAge::SoixanteSoixanteNeuf => {
            &[(StatutSocial::Retraite, 8.0), (StatutSocial::NonCommunique, 1.0)]
        }
        TrancheAge::DixHuitVingtQuatre => &[(StatutSocial::Scolarise, 4.0), (StatutSocial::SansEmploi, 4.0), (StatutSocial::EnEmploi, 2.0)],
        TrancheAge::NonCommunique => &[(StatutSocial::NonCommunique, 1.0)],
        _ => &[(StatutSocial::SansEmploi, 5.0), (StatutSocial::EnEmploi, 4.0), (StatutSocial::NonCommunique, 1.0)],
    };
    (age, chance.word(of_age).unwrap_or(StatutSocial::NonCommunique))
}

/// A number to keep.
pub fn receipt(chance: &mut Chance) -> Option<Receipt> {
    let (label, letters) = chance.one(&RECEIPTS)?;
    Some(Receipt { label: label.to_owned(), reference: format!("{letters}-{}-{}", chance.between(1000, 9999), chance.between(100, 999)) })
}

pub fn irritant(chance: &mut Chance) -> Option<(&'static str, &'static str)> {
    chance.one(&IRRITANTS)
}

/// What the asker said with their answer, and where their paper is.
pub fn answer(chance: &mut Chance, session: &mut Session) {
    if session.disputed.is_some() {
        session.said = chance.one(&CONTESTED);
    } else if let Some((_, how, _)) = session.confirmed {
        session.said = if chance.is(0.3) { chance.one(&THANKS) } else { None };
        session.kept_where = if matches!(how, How::Paper | How::PaperKept) { chance.one(&KEPT_WHERE) } else { None };
    }
}
