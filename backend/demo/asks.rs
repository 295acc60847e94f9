//! What is asked: how often each thing is, in which words, how and when people want to meet.

use super::chance::Chance;
use crate::help_requests::{Meeting, Need, Urgency};

/// The tile of the monthly update, whose rush the calendar knows.
pub const UPDATE: &str = "emploi";

/// The tile of the gap: hardly anybody of the first association is trained for it.
pub const GAP: &str = "famille";

/// A thing that people ask: its tile, how often in a thousand, how many minutes it mostly takes, and what they write.
pub struct Ask {
    pub tile: &'static str,
    pub often: f64,
    pub minutes: i64,
    pub words: &'static [&'static str],
}

const fn ask(tile: &'static str, often: f64, minutes: i64, words: &'static [&'static str]) -> Ask {
    Ask { tile, often, minutes, words }
}

pub static ASKS: [Ask; 25] = [
    ask(
        "emploi",
        270.0,
        20,
        &[
            "Je n’arrive pas à m’actualiser.",
            "C’est la fin du mois et le site me demande un code que je n’ai pas.",
            "Je dois déclarer deux jours de travail et je ne sais pas où les mettre.",
            "L’application me dit que mon compte est bloqué.",
            "On me demande d’envoyer un bulletin de salaire.",
            "Je me suis trompée dans mon actualisation.",
        ],
    ),
    ask(
        "caf",
        125.0,
        30,
        &[
            "Il faut refaire ma déclaration de ressources.",
            "Mon aide au logement ne tombe plus depuis deux mois.",
            "Je dois dire que j’ai déménagé.",
            "Je ne comprends pas la lettre que j’ai reçue.",
        ],
    ),
    ask(
        "impots",
        62.0,
        30,
        &[
            "Je voudrais payer ma taxe foncière en ligne.",
            "Le site ne reconnaît pas mon numéro fiscal.",
            "Je ne sais pas s’il faut déclarer mon fils.",
        ],
    ),
    ask(
        "sante",
        80.0,
        25,
        &[
            "Je voudrais créer mon compte ameli.",
            "Ma carte Vitale n’est plus à jour.",
            "Je dois prendre un rendez-vous chez le médecin par internet.",
            "Je cherche mon attestation de droits.",
        ],
    ),
    ask(
        "papiers",
        78.0,
        40,
        &[
            "Ma carte d’identité n’est plus valable, il faut une pré-demande.",
            "Je dois faire un passeport pour ma petite-fille.",
            "Je voudrais un acte de naissance.",
        ],
    ),
    ask("mot-de-passe", 68.0, 20, &["J’ai perdu mon mot de passe.", "On me demande un code qui arrive sur un ancien téléphone."]),
    ask("email", 48.0, 30, &["Je ne reçois plus mes messages.", "Je voudrais une adresse e-mail.", "Ma boîte est pleine."]),
    ask("telephone", 46.0, 45, &["On m’a donné un téléphone et je ne sais pas m’en servir.", "Je voudrais agrandir les lettres."]),
    ask("logement", 40.0, 40, &["Je renouvelle ma demande de logement social.", "Le propriétaire veut un dossier en ligne."]),
    ask("retraite", 45.0, 45, &["Je prépare ma retraite pour l’an prochain.", "Je voudrais voir mon relevé de carrière."]),
    ask(
        "autre-demarche",
        28.0,
        30,
        &["Je dois remplir un formulaire et je suis perdu.", "Une facture que je ne peux payer que par internet."],
    ),
    ask("cv", 24.0, 60, &["Mon CV est ancien.", "Je voudrais répondre à une annonce."]),
    ask("internet", 16.0, 45, &["Je débute, je voudrais chercher des horaires de car."]),
    ask("panne", 10.0, 45, &["L’ordinateur ne s’allume plus.", "L’imprimante n’imprime plus."]),
    ask("arnaque", 9.0, 30, &["J’ai reçu un message bizarre de la poste.", "Je crois qu’on a essayé de me voler."]),
    ask("achats", 7.0, 30, &["Je voudrais renvoyer un colis."]),
    ask("photos", 6.0, 45, &["Je voudrais garder les photos de mon téléphone."]),
    ask("documents", 6.0, 45, &["Je dois écrire une lettre et l’imprimer."]),
    ask("permis", 16.0, 40, &["J’ai vendu ma voiture, il faut le déclarer.", "Je change l’adresse de ma carte grise."]),
    ask("famille", 8.0, 30, &["Inscription à la cantine."]),
    ask("ecole", 7.0, 30, &["Je n’ai pas accès aux notes de mon fils."]),
    ask("handicap", 9.0, 60, &["Le dossier de la MDPH est à refaire."]),
    ask("formation", 5.0, 40, &["Je voudrais voir mes droits à la formation."]),
    ask("sejour", 14.0, 60, &["Mon titre de séjour finit dans trois mois.", "Je n’arrive pas à envoyer ma photo."]),
    ask("loisirs", 4.0, 20, &["Je voudrais réserver un billet de train."]),
];

/// What is asked at this tile.
pub fn of(tile: &str) -> &'static Ask {
    ASKS.iter().find(|ask| ask.tile == tile).unwrap_or(&ASKS[0])
}

pub fn draw(chance: &mut Chance) -> &'static Ask {
    let weights: Vec<f64> = ASKS.iter().map(|ask| ask.often).collect();
    &ASKS[chance.weighed(&weights).unwrap_or(0)]
}

/// How they meet; `is_home`: where homes are visited.
pub fn meeting(chance: &mut Chance, is_home: bool) -> Meeting {
    let home = if is_home { 6.0 } else { 0.0 };
    let ways = [(Meeting::Phone, 58.0), (Meeting::Place, 29.0), (Meeting::Messages, 10.0), (Meeting::Home, home)];
    chance.word(&ways).unwrap_or(Meeting::Phone)
}

/// A deadline hurries; nobody is visited at once.
pub fn urgency(chance: &mut Chance, meeting: Meeting, is_update: bool) -> Urgency {
    let ways = match meeting {
        Meeting::Phone | Meeting::Messages if is_update => {
            [(Urgency::Now, 62.0), (Urgency::Today, 26.0), (Urgency::Week, 9.0), (Urgency::Dated, 3.0)]
        }
        Meeting::Phone | Meeting::Messages => [(Urgency::Now, 40.0), (Urgency::Today, 30.0), (Urgency::Week, 24.0), (Urgency::Dated, 6.0)],
        Meeting::Place => [(Urgency::Now, 12.0), (Urgency::Today, 28.0), (Urgency::Week, 46.0), (Urgency::Dated, 14.0)],
        Meeting::Home => [(Urgency::Now, 0.0), (Urgency::Today, 0.0), (Urgency::Week, 70.0), (Urgency::Dated, 30.0)],
    };
    chance.word(&ways).unwrap_or(Urgency::Today)
}

/// "Quand vous appeler ?" Mostly left empty.
pub fn call_when(chance: &mut Chance) -> &'static str {
    const TIMES: [&str; 5] =
        ["plutôt le matin", "après 17 h", "pas entre midi et deux", "quand vous voulez", "avant 16 h, je garde les petits"];
    if chance.is(0.22) { chance.one(&TIMES).unwrap_or("") } else { "" }
}

pub fn needs(chance: &mut Chance) -> Vec<Need> {
    let one = if chance.is(0.12) { chance.one(Need::ALL) } else { None };
    one.into_iter().collect()
}

/// Nearly everybody is at ease in French.
pub fn language(chance: &mut Chance) -> &'static str {
    let spoken = [("fr", 94.0), ("ar", 2.0), ("pt", 1.2), ("en", 1.0), ("tr", 0.6), ("uk", 0.6), ("es", 0.6)];
    chance.word(&spoken).unwrap_or("fr")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::topics::tile;

    #[test]
    fn everything_asked_has_its_tile_and_hides_no_secret() {
        for ask in &ASKS {
            assert!(tile(ask.tile).is_some(), "{}", ask.tile);
            assert!(!ask.words.is_empty());
        }
    }
}
