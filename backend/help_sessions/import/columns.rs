//! What stands above each column of a file of sessions, in French or English, in La Coop's words and in ours.

use serde::Serialize;

use crate::helpers::import::table::Line;
use crate::web::text::fold;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Field {
    Id,
    Day,
    Minutes,
    Topics,
    Kind,
    People,
    Lieu,
    Materiel,
    Autonomie,
    Outcome,
    Redirection,
    TrancheAge,
    StatutSocial,
}

impl Field {
    const ALL: [Field; 13] = [
        Self::Id,
        Self::Day,
        Self::Minutes,
        Self::Topics,
        Self::Kind,
        Self::People,
        Self::Lieu,
        Self::Materiel,
        Self::Autonomie,
        Self::Outcome,
        Self::Redirection,
        Self::TrancheAge,
        Self::StatutSocial,
    ];

    /// Headings that mean it, folded.
    fn names(self) -> &'static str {
        match self {
            Self::Id => "id|identifiant|reference|session|session id|record",
            Self::Day => {
                "date|jour|le|day|held|held at|date de l accompagnement|date de l activite|date de l aide|date d accompagnement|session date"
            }
            Self::Minutes => {
                "duree|duree en minutes|duree minutes|duree min|minutes|temps|temps passe|duration|duration minutes|duration in minutes|\
                 duree de l accompagnement|duree de l activite|length"
            }
            Self::Topics => {
                "thematique|thematiques|theme|themes|sujet|sujets|topic|topics|subject|subjects|thematiques de l accompagnement|\
                 thematiques de mediation numerique|thematique de mediation numerique|thematique s de mediation numerique|\
                 thematiques de demarches administratives|thematique de demarche|thematique s de demarches administratives|thematiques demarche|\
                 thematique demarche administrative|thematiques demarche administrative"
            }
            Self::Kind => "type|type d accompagnement|type d activite|type de l accompagnement|kind|session type",
            Self::People => {
                "participants|nombre de participants|nombre de personnes|personnes|nb participants|nb personnes|people|number of people|\
                 number of participants|attendees|beneficiaires|nombre de beneficiaires"
            }
            Self::Lieu => {
                "lieu|type de lieu|lieu de l accompagnement|lieu de l activite|canal|lieu canal de l accompagnement|place|where|location"
            }
            Self::Materiel => "materiel|materiels|materiel utilise|materiel numerique|materiel numerique utilise|device|devices|equipment",
            Self::Autonomie => "autonomie|niveau d autonomie|niveau d autonomie du beneficiaire|autonomy|who did it",
            Self::Outcome => "resultat|issue|outcome|result|resolu",
            Self::Redirection => "structure de redirection|orientation|oriente vers|redirection|referred to|referral",
            Self::TrancheAge => {
                "tranche age|tranche d age|tranches d age|age|ages|age du beneficiaire|tranche d age du beneficiaire|age range|age group|\
                 age bracket"
            }
            Self::StatutSocial => {
                "statut social|statut|statut du beneficiaire|statut social du beneficiaire|situation|situation sociale|\
                 situation professionnelle|social status|status|occupation"
            }
        }
    }

    fn of(heading: &str) -> Option<Self> {
        let folded = fold(heading);
        Self::ALL.into_iter().find(|field| field.names().split('|').any(|name| name == folded))
    }

    /// The id of its name, for "il manque une colonne".
    pub fn missing_id(self) -> &'static str {
        match self {
            Self::Day => "log-import-no-day",
            Self::Minutes => "log-import-no-minutes",
            _ => "log-import-no-topics",
        }
    }
}

/// The line of headings, and which field each column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The number of their line; everything above is a title.
    pub line: usize,
    /// By place; the topics may stand in two columns.
    pub known: Vec<(usize, Field, String)>,
    /// Headings that are not read.
    pub ignored: Vec<String>,
}

/// Lines among which headings are looked for: a title may stand above.
const LOOKED_AT: usize = 30;

impl Columns {
    /// The line that holds most known headings; the first field that is missing is the fault.
    pub fn find(lines: &[Line]) -> Result<Self, Field> {
        let found = lines.iter().take(LOOKED_AT).map(Self::of).max_by_key(|columns| (columns.known.len(), std::cmp::Reverse(columns.line)));
        let columns = found.unwrap_or_default();
        let missing = [Field::Day, Field::Minutes, Field::Topics].into_iter().find(|field| !columns.has(*field));
        missing.map_or(Ok(columns), Err)
    }

    fn of(line: &Line) -> Self {
        let mut columns = Self { line: line.number, ..Self::default() };
        for (at, heading) in line.cells.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            match Field::of(heading).filter(|field| *field == Field::Topics || !columns.has(*field)) {
                Some(field) => columns.known.push((at, field, heading.clone())),
                None => columns.ignored.push(heading.clone()),
            }
        }
        columns
    }

    fn has(&self, field: Field) -> bool {
        self.known.iter().any(|(_, known, _)| *known == field)
    }
}
