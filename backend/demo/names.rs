//! Invented people: first names by generation, last names, addresses at example.org, numbers that ring nowhere.

use std::sync::LazyLock;

use super::chance::Chance;
use crate::web::text::fold;

/// First names of whoever was born before about 1965.
static ELDERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(
        "Josette, Monique, Jacqueline, Gisèle, Huguette, Colette, Odette, Simone, Yvette, Paulette, Denise, Ginette, Annick, \
         Bernadette, Chantal, Danielle, Éliane, Françoise, Ghislaine, Jocelyne, Liliane, Maryse, Mireille, Nicole, Raymonde, Rolande, \
         Solange, Suzanne, Fatima, Zohra, Aïcha, Maria, Conceição, Teresa, Halima, André, Bernard, Claude, Daniel, Fernand, Gérard, \
         Guy, Jacques, Jean-Pierre, Lucien, Marcel, Maurice, Michel, Raymond, René, Robert, Roger, Serge, Yves, Ahmed, Mohamed, \
         Manuel, António, Mamadou, Salah",
    )
});

/// Of whoever was born later.
static YOUNGER: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(
        "Aurélie, Céline, Émilie, Laëtitia, Sandrine, Stéphanie, Valérie, Virginie, Karine, Isabelle, Nathalie, Corinne, Delphine, \
         Élodie, Julie, Marion, Mélanie, Pauline, Camille, Léa, Manon, Chloé, Inès, Lina, Sarah, Yasmine, Nour, Samira, Nadia, Leïla, \
         Aminata, Fatou, Awa, Mariam, Rokhaya, Linh, Mai, Priya, Olena, Iryna, Ioana, Elena, Sofia, Carla, Inês, Rita, Ayşe, Elif, \
         Zeynep, Maëlle, Solenn, Gwenaëlle, Alexandre, Antoine, Benjamin, Christophe, Cyril, David, Fabrice, Frédéric, Guillaume, \
         Jérôme, Julien, Kévin, Laurent, Mathieu, Nicolas, Olivier, Romain, Sébastien, Thomas, Vincent, Hugo, Enzo, Théo, Mehdi, \
         Rachid, Yanis, Bilal, Ibrahima, Moussa, Ousmane, Seydou, Tiago, João, Mehmet, Andriy, Minh, Ravi, Erwan",
    )
});

static LAST_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(
        "Martin, Bernard, Petit, Durand, Leroy, Moreau, Simon, Laurent, Lefèvre, Michel, Garcia, Roux, Fournier, Girard, Bonnet, \
         Dupont, Lambert, Fontaine, Rousseau, Vincent, Muller, Mercier, Boyer, Blanchard, Guérin, Chevallier, Perrin, Morin, Mathieu, \
         Gauthier, Dumas, Lopez, Brunet, Schmitt, Colin, Vidal, Caron, Picard, Aubert, Leclerc, Renard, Hubert, Roy, Marchand, \
         Barbier, Renaud, Gaillard, Brun, Lemoine, Rivière, Charpentier, Meunier, Lecomte, Poirier, Pasquier, Coutant, Hallouin, \
         Bellanger, Foucault, Isambert, Goussard, Chédeville, Benali, Haddad, Bouzid, Mansouri, Cherif, Belkacem, Amrani, Ziani, \
         Diallo, Traoré, Koné, Camara, Sow, Ndiaye, Keïta, Mbemba, Da Silva, Ferreira, Pereira, Gonçalves, Moreira, Rodrigues, \
         Yılmaz, Kaya, Demir, Nguyen, Tran, Kovalenko, Popescu, Ionescu, Kowalski, Rossi, Moretti, Fernandez",
    )
});

fn list(names: &'static str) -> Vec<&'static str> {
    names.split(',').map(str::trim).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    Young,
    Old,
}

pub fn first_name(chance: &mut Chance, age: Age) -> &'static str {
    let names = if age == Age::Old { &ELDERS } else { &YOUNGER };
    chance.one(names).unwrap_or("Camille")
}

pub fn last_name(chance: &mut Chance) -> &'static str {
    chance.one(&LAST_NAMES).unwrap_or("Martin")
}

/// The address of the `number`-th person: no two alike, and none that anybody reads.
pub fn email(first: &str, last: &str, number: usize) -> String {
    let part = |name: &str| fold(name).replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    format!("{}.{}.{number}@example.org", part(first), part(last))
}

/// The `number`-th mobile telephone of the range that ARCEP keeps for fiction (06 39 98 …), E.164; ten thousand of them.
pub fn mobile(number: usize) -> String {
    // A step that shares no factor with 10,000 meets each of them once.
    format!("+3363998{:04}", (number * 7_919 + 1_234) % 10_000)
}

/// The `number`-th landline of the range for fiction in the Centre (02 61 91 …), E.164.
pub fn landline(number: usize) -> String {
    format!("+3326191{:04}", (number * 37 + 1) % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::contacts::{Email, Phone};
    use std::collections::BTreeSet;

    #[test]
    fn numbers_are_fiction_and_nobody_shares_one() {
        let all: BTreeSet<String> = (0..10_000).map(mobile).collect();
        assert_eq!(all.len(), 10_000);
        for number in [mobile(0), mobile(9_999), landline(0), landline(20)] {
            assert_eq!(Phone::parse(&number).unwrap().as_str(), number);
        }
    }

    #[test]
    fn every_name_makes_an_address() {
        for first in ELDERS.iter().chain(YOUNGER.iter()) {
            for last in LAST_NAMES.iter() {
                let address = email(first, last, 7);
                assert!(Email::parse(&address).is_ok(), "{address}");
            }
        }
    }
}
