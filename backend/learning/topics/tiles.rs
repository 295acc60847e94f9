//! The tiles of the ask page: what people say they need, each leading to one topic.

use serde::Serialize;

use super::Topic;

/// A choice in plain words with a picture.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// Kept with the help request: never rename.
    pub slug: &'static str,
    pub topic: Topic,
    /// `frontend/pictures/<picture>.svg`.
    pub picture: &'static str,
    /// Fluent id, "tile-" and the slug.
    pub label_id: &'static str,
}

/// How many stand on the first screen.
const FIRST: usize = 10;

macro_rules! tile {
    ($slug:literal, $topic:ident, $picture:literal) => {
        Tile { slug: $slug, topic: Topic::$topic, picture: $picture, label_id: concat!("tile-", $slug) }
    };
}

/// The most asked first.
static TILES: &[Tile] = &[
    tile!("emploi", TravailFormation, "france_travail"),
    tile!("caf", SocialSante, "caf"),
    tile!("impots", ArgentImpots, "impots"),
    tile!("sante", Sante, "ameli"),
    tile!("papiers", PapiersElectionsCitoyennete, "papiers"),
    tile!("mot-de-passe", SecuriteNumerique, "mot_de_passe"),
    tile!("email", Email, "email"),
    tile!("telephone", PrendreEnMainDuMateriel, "prendre_en_main_du_materiel"),
    tile!("logement", Logement, "logement"),
    tile!("retraite", TravailFormation, "travail_formation"),
    tile!("autre-demarche", AideAuxDemarchesAdministratives, "aide_aux_demarches_administratives"),
    tile!("cv", InsertionProfessionnelle, "insertion_professionnelle"),
    tile!("internet", NavigationSurInternet, "navigation_sur_internet"),
    tile!("panne", MaintenanceDeMateriel, "maintenance_de_materiel"),
    tile!("arnaque", SecuriteNumerique, "securite_numerique"),
    tile!("achats", BanqueEtAchatsEnLigne, "banque_et_achats_en_ligne"),
    tile!("reseaux", ReseauxSociaux, "reseaux_sociaux"),
    tile!("photos", GereSesContenusNumeriques, "gere_ses_contenus_numeriques"),
    tile!("documents", Bureautique, "bureautique"),
    tile!("permis", TransportsMobilite, "transports_mobilite"),
    tile!("famille", FamilleScolarite, "famille_scolarite"),
    tile!("ecole", ScolariteEtNumerique, "scolarite_et_numerique"),
    tile!("enfants-ecrans", Parentalite, "parentalite"),
    tile!("handicap", SocialSante, "social_sante"),
    tile!("formation", TravailFormation, "travail_formation"),
    tile!("sejour", EtrangersEurope, "etrangers_europe"),
    tile!("argent", ArgentImpots, "argent_impots"),
    tile!("justice", Justice, "justice"),
    tile!("loisirs", LoisirsSportsCulture, "loisirs_sports_culture"),
    tile!("association", Associations, "associations"),
    tile!("entreprise", Entrepreneuriat, "entrepreneuriat"),
    tile!("intelligence-artificielle", IntelligenceArtificielle, "intelligence_artificielle"),
    tile!("creer", CreerAvecLeNumerique, "creer_avec_le_numerique"),
    tile!("comprendre", CultureNumerique, "culture_numerique"),
    tile!("debuter", DiagnosticNumerique, "diagnostic_numerique"),
];

/// All of them, the most asked first.
pub fn tiles() -> &'static [Tile] {
    TILES
}

/// The ten of the first screen.
pub fn first_tiles() -> &'static [Tile] {
    TILES.get(..FIRST).unwrap_or_default()
}

/// Those one tap away.
pub fn more_tiles() -> &'static [Tile] {
    TILES.get(FIRST..).unwrap_or_default()
}

/// By the slug kept with a help request.
pub fn tile(slug: &str) -> Option<&'static Tile> {
    TILES.iter().find(|tile| tile.slug == slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_tiles_come_first_and_none_is_lost() {
        assert_eq!(first_tiles().len(), 10);
        assert_eq!(first_tiles().len() + more_tiles().len(), tiles().len());
    }

    #[test]
    fn every_topic_can_be_asked_for() {
        for topic in Topic::all() {
            assert!(tiles().iter().any(|tile| tile.topic == *topic), "{topic:?}");
        }
    }

    #[test]
    fn slugs_are_distinct_and_find_their_tile() {
        for one in tiles() {
            assert_eq!(tile(one.slug), Some(one));
            assert!(one.slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", one.slug);
        }
        assert_eq!(tile("nothing"), None);
    }

    #[test]
    fn pictures_are_those_of_the_topics_or_of_a_well_known_counter() {
        let counters = ["mot_de_passe", "caf", "france_travail", "impots", "ameli", "papiers"];
        for tile in tiles() {
            assert!(tile.picture == tile.topic.as_str() || counters.contains(&tile.picture), "{}", tile.slug);
        }
    }
}
