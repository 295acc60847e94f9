//! The words of the field (La Coop): how a meeting is told, exactly as it is counted.

use crate::clock::{HOUR, MINUTE};
use crate::help_requests::Meeting;
use crate::storage::stored_by_word;

/// How long, in minutes: the ones that are one tap away.
pub const MINUTES: [i64; 6] = [15, 30, 45, 60, 90, 120];
/// Ten hours: nobody helps longer in one go.
pub const MOST_MINUTES: i64 = 600;

stored_by_word! {
    /// `type`.
    SessionType {
        Individuel "individuel",
        Collectif "collectif",
    }
}

stored_by_word! {
    /// `lieu`: where.
    Lieu {
        LieuActivite "lieu_activite",
        Domicile "domicile",
        ADistance "a_distance",
        Autre "autre",
    }
}

stored_by_word! {
    /// `materiel`: with what.
    Materiel {
        Ordinateur "ordinateur",
        Telephone "telephone",
        Tablette "tablette",
        Autre "autre",
        Aucun "aucun",
    }
}

stored_by_word! {
    /// `autonomie`: who did it.
    Autonomie {
        /// The person alone.
        Autonome "autonome",
        /// Together.
        PartiellementAutonome "partiellement_autonome",
        /// The helper, with the person.
        EntierementAccompagne "entierement_accompagne",
    }
}

stored_by_word! {
    /// What came of it.
    Outcome {
        Resolu "resolu",
        EnPartie "en_partie",
        PasResolu "pas_resolu",
        /// A right was opened: an allowance, a refund, a card.
        DroitOuvert "droit_ouvert",
    }
}

stored_by_word! {
    /// `structure_de_redirection`: to whom the person was sent on.
    Redirection {
        Administration "administration",
        MediationNumerique "mediation_numerique",
        Operateur "operateur_ou_organisme_en_charge",
        AideSociale "aide_sociale",
        Insertion "insertion_professionnelle",
        Demarches "aide_aux_demarches_administratives",
        Autre "autre",
    }
}

stored_by_word! {
    /// `tranche_age`: how old the person is, if they say it.
    TrancheAge {
        MoinsDeDouze "moins_de_douze",
        DouzeDixHuit "douze_dix_huit",
        DixHuitVingtQuatre "dix_huit_vingt_quatre",
        VingtCinqTrenteNeuf "vingt_cinq_trente_neuf",
        QuaranteCinquanteNeuf "quarante_cinquante_neuf",
        SoixanteSoixanteNeuf "soixante_soixante_neuf",
        SoixanteDixPlus "soixante_dix_plus",
        NonCommunique "non_communique",
    }
}

impl TrancheAge {
    /// Whether somebody under eighteen may be of it: it says nothing, or an age below.
    pub fn may_be_minor(self) -> bool {
        matches!(self, Self::MoinsDeDouze | Self::DouzeDixHuit | Self::NonCommunique)
    }
}

stored_by_word! {
    /// `statut_social`: what the person does, if they say it.
    StatutSocial {
        Scolarise "scolarise",
        SansEmploi "sans_emploi",
        EnEmploi "en_emploi",
        Retraite "retraite",
        NonCommunique "non_communique",
    }
}

stored_by_word! {
    /// How it went for the helper, in one tap.
    Feeling {
        Bien "bien",
        Mitige "mitige",
        Difficile "difficile",
    }
}

/// The preset nearest to the time that has passed since help began; half an hour when that tells nothing.
pub fn minutes_of(elapsed_ms: i64) -> i64 {
    if !(0..=3 * HOUR).contains(&elapsed_ms) {
        return 30;
    }
    let minutes = elapsed_ms / MINUTE;
    MINUTES.into_iter().min_by_key(|preset| (preset - minutes).abs()).unwrap_or(30)
}

/// Where people are who meet that way.
pub fn lieu_of(meeting: Meeting) -> Lieu {
    match meeting {
        Meeting::Phone | Meeting::Messages => Lieu::ADistance,
        Meeting::Place => Lieu::LieuActivite,
        Meeting::Home => Lieu::Domicile,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_preset_is_picked() {
        for (minutes, preset) in [(0, 15), (22, 15), (24, 30), (41, 45), (70, 60), (100, 90), (175, 120), (181, 30), (-1, 30)] {
            assert_eq!(minutes_of(minutes * MINUTE), preset, "{minutes}");
        }
    }
}
