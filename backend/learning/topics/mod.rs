//! What help is about. The words are La Coop's `thematique`; people see tiles in plain words instead.

mod suggest;
mod tiles;
mod words;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub(super) use suggest::is_one_letter_off;
pub use suggest::suggest;
pub use tiles::{Tile, first_tiles, more_tiles, tile, tiles};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no such topic")]
pub struct UnknownTopic;

/// Makes the enumeration and its tables from one list, so that they cannot disagree.
macro_rules! topics {
    ($($bit:literal $name:ident $word:literal)+) => {
        /// Stored by its word, and as one bit where a helper's topics are packed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Topic { $($name,)+ }

        impl Topic {
            const ALL: &'static [Topic] = &[$(Topic::$name,)+];

            /// La Coop's word, which also names its picture: "sante".
            pub fn as_str(self) -> &'static str {
                match self { $(Topic::$name => $word,)+ }
            }

            /// Fluent id of its label: "topic-sante".
            pub fn label_id(self) -> &'static str {
                match self { $(Topic::$name => concat!("topic-", $word),)+ }
            }

            /// Its place in a `u64` of topics. Stored in the roster's packed rows: never renumber, only add.
            pub fn bit(self) -> u8 {
                match self { $(Topic::$name => $bit,)+ }
            }
        }
    };
}

topics! {
    0 DiagnosticNumerique "diagnostic_numerique"
    1 PrendreEnMainDuMateriel "prendre_en_main_du_materiel"
    2 MaintenanceDeMateriel "maintenance_de_materiel"
    3 GereSesContenusNumeriques "gere_ses_contenus_numeriques"
    4 NavigationSurInternet "navigation_sur_internet"
    5 Email "email"
    6 Bureautique "bureautique"
    7 ReseauxSociaux "reseaux_sociaux"
    8 Sante "sante"
    9 BanqueEtAchatsEnLigne "banque_et_achats_en_ligne"
    10 Entrepreneuriat "entrepreneuriat"
    11 InsertionProfessionnelle "insertion_professionnelle"
    12 SecuriteNumerique "securite_numerique"
    13 Parentalite "parentalite"
    14 ScolariteEtNumerique "scolarite_et_numerique"
    15 CreerAvecLeNumerique "creer_avec_le_numerique"
    16 CultureNumerique "culture_numerique"
    17 IntelligenceArtificielle "intelligence_artificielle"
    18 AideAuxDemarchesAdministratives "aide_aux_demarches_administratives"
    19 PapiersElectionsCitoyennete "papiers_elections_citoyennete"
    20 FamilleScolarite "famille_scolarite"
    21 SocialSante "social_sante"
    22 TravailFormation "travail_formation"
    23 Logement "logement"
    24 TransportsMobilite "transports_mobilite"
    25 ArgentImpots "argent_impots"
    26 Justice "justice"
    27 EtrangersEurope "etrangers_europe"
    28 LoisirsSportsCulture "loisirs_sports_culture"
    29 Associations "associations"
}

impl Topic {
    /// In La Coop's order: the démarches last.
    pub fn all() -> &'static [Topic] {
        Topic::ALL
    }

    /// Whether La Coop files it under `aide_aux_demarches_administratives` (which is itself no démarche, but a topic).
    pub fn is_demarche(self) -> bool {
        self > Topic::AideAuxDemarchesAdministratives
    }
}

impl std::str::FromStr for Topic {
    type Err = UnknownTopic;

    /// La Coop's word, exactly.
    fn from_str(word: &str) -> Result<Topic, UnknownTopic> {
        Topic::all().iter().copied().find(|topic| topic.as_str() == word).ok_or(UnknownTopic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCALES: [&str; 2] =
        [include_str!("../../../frontend/locales/fr/topics.ftl"), include_str!("../../../frontend/locales/en/topics.ftl")];

    #[test]
    fn words_and_topics_are_one_to_one() {
        assert_eq!(Topic::all().len(), 30);
        for topic in Topic::all() {
            assert_eq!(topic.as_str().parse(), Ok(*topic));
        }
        assert_eq!("Sante".parse::<Topic>(), Err(UnknownTopic));
        assert_eq!("".parse::<Topic>(), Err(UnknownTopic));
    }

    #[test]
    fn json_uses_the_same_words() {
        use serde::de::IntoDeserializer;
        use serde::de::value::{Error, StrDeserializer};
        for topic in Topic::all() {
            let word: StrDeserializer<Error> = topic.as_str().into_deserializer();
            assert_eq!(Topic::deserialize(word), Ok(*topic));
        }
    }

    #[test]
    fn bits_are_distinct_and_fit_in_a_u64() {
        let mut packed = 0_u64;
        for topic in Topic::all() {
            assert_eq!(packed & (1 << topic.bit()), 0, "{topic:?}");
            packed |= 1 << topic.bit();
        }
    }

    #[test]
    fn eleven_topics_are_demarches() {
        let demarches = Topic::all().iter().filter(|topic| topic.is_demarche());
        assert_eq!(demarches.count(), 11);
        assert!(!Topic::AideAuxDemarchesAdministratives.is_demarche());
        assert!(Topic::TravailFormation.is_demarche());
    }

    #[test]
    fn every_topic_and_tile_has_its_words_in_both_languages() {
        let topics = Topic::all().iter().map(|topic| topic.label_id());
        for id in topics.chain(tiles().iter().map(|tile| tile.label_id)) {
            for words in LOCALES {
                assert!(words.lines().any(|line| line.starts_with(&format!("{id} = "))), "{id}");
            }
        }
    }
}
