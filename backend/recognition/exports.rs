//! Files that leave: meetings in the fields of La Coop, and hours as associations report them.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use serde::Serialize;

use super::span::day_of;
use super::store::exports::CoopRow;
use super::store::named::Named;
use super::waiting::what;
use super::{HoursKind, Source, Standing, Verb};
use crate::learning::topics::Topic;
use crate::web::Lang;
use crate::web::tables::{Cell, Table};
use crate::web::templates::plain;

/// A meeting in La Coop's fields and words (DESIGN.md, section 9). What it has no word for is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoopMeeting {
    /// Ours; stays the same from one file to the next.
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    /// "2026-11-23".
    pub date: String,
    /// Minutes.
    pub duree: i64,
    pub lieu: String,
    /// INSEE code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune: Option<String>,
    pub materiel: Vec<String>,
    pub thematique: Vec<String>,
    /// Of `aide_aux_demarches_administratives`.
    pub thematique_demarche_administrative: Vec<String>,
    pub autonomie: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structure_de_redirection: Option<String>,
    /// Of a workshop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participants: Option<i64>,
    /// Of whoever came alone, if they said it; else `non_communique`.
    pub tranche_age: String,
    pub statut_social: String,
}

impl CoopMeeting {
    /// `zone`: the clocks by which its day is told.
    pub fn of(row: CoopRow, zone: &TimeZone) -> Self {
        let topics: Vec<Topic> = row.topics.split(' ').filter_map(|word| word.parse().ok()).collect();
        let (under, mut thematique): (Vec<Topic>, Vec<Topic>) = topics.into_iter().partition(|topic| topic.is_demarche());
        if !under.is_empty() && !thematique.contains(&Topic::AideAuxDemarchesAdministratives) {
            thematique.push(Topic::AideAuxDemarchesAdministratives);
        }
        let words = |topics: &[Topic]| topics.iter().map(|topic| topic.as_str().to_owned()).collect();
        Self {
            id: row.id.to_string(),
            kind: row.kind,
            date: day_of(row.held_at, zone).to_string(),
            duree: row.minutes,
            lieu: row.lieu,
            commune: row.commune.filter(|commune| !commune.is_empty()),
            materiel: row.materiel.split_whitespace().map(str::to_owned).collect(),
            thematique: words(&thematique),
            thematique_demarche_administrative: words(&under),
            autonomie: row.autonomie,
            structure_de_redirection: row.redirection,
            participants: row.participants,
            tranche_age: row.tranche_age,
            statut_social: row.statut_social,
        }
    }
}

/// The fields, as they stand above the columns of a CSV.
const COOP: [&str; 14] = [
    "id",
    "type",
    "date",
    "duree",
    "lieu",
    "commune",
    "materiel",
    "thematique",
    "thematique_demarche_administrative",
    "autonomie",
    "structure_de_redirection",
    "participants",
    "tranche_age",
    "statut_social",
];

/// Meetings as a table; lists are joined by `|`, as the national standard does.
pub fn coop(meetings: &[CoopMeeting]) -> Table {
    let row = |meeting: &CoopMeeting| {
        vec![
            Cell::from(meeting.id.as_str()),
            Cell::from(meeting.kind.as_str()),
            Cell::from(meeting.date.as_str()),
            Cell::from(meeting.duree),
            Cell::from(meeting.lieu.as_str()),
            Cell::from(meeting.commune.clone()),
            Cell::from(meeting.materiel.join("|")),
            Cell::from(meeting.thematique.join("|")),
            Cell::from(meeting.thematique_demarche_administrative.join("|")),
            Cell::from(meeting.autonomie.as_str()),
            Cell::from(meeting.structure_de_redirection.clone()),
            meeting.participants.map_or(Cell::Nothing, Cell::Count),
            Cell::from(meeting.tranche_age.as_str()),
            Cell::from(meeting.statut_social.as_str()),
        ]
    };
    Table { name: "La Coop".into(), header: COOP.map(str::to_owned).to_vec(), rows: meetings.iter().map(row).collect() }
}

/// The columns of the hours: ends of Fluent ids.
const HOURS: [&str; 9] = ["person", "activity", "what", "kind", "date", "hours", "distance", "validated", "said"];

/// Whether a line is an association's to report: a family's help is nobody's, and what was refused counts for nothing.
pub fn is_reported(standing: &Standing) -> bool {
    standing.minutes > 0 && standing.kind != HoursKind::Family
}

/// Hours as associations report them: person, activity, date, duration, distance, validated.
pub fn hours(lang: Lang, standings: &[Standing], names: &HashMap<Source, Named>, zone: &TimeZone) -> Table {
    let row = |standing: &Standing| {
        let said = |id: &str, word: &str| plain(lang, &format!("{id}-{word}"));
        let is_validated = standing.verb == Verb::Validated;
        vec![
            Cell::from(format!("{} {}", standing.first_name, standing.last_name).trim()),
            Cell::from(said("activity", standing.source.activity().as_str())),
            Cell::from(what(lang, standing.source, names.get(&standing.source))),
            Cell::from(said("hours-kind", standing.kind.as_str())),
            Cell::from(day_of(standing.held_at, zone)),
            Cell::from(in_hours(standing.minutes)),
            // Nobody notes it.
            Cell::Nothing,
            Cell::from(said("export-validated", if is_validated { "yes" } else { "no" })),
            Cell::from(said("export-said", standing.confirmation().as_str())),
        ]
    };
    Table {
        name: plain(lang, "export-hours-sheet"),
        header: HOURS.map(|column| plain(lang, &format!("export-column-{column}"))).to_vec(),
        rows: standings.iter().filter(|standing| is_reported(standing)).map(row).collect(),
    }
}

/// Minutes as hours, to a hundredth.
pub fn in_hours(minutes: i64) -> f64 {
    let hundredths = (minutes * 100 + 30).div_euclid(60);
    f64::from(i32::try_from(hundredths).unwrap_or(i32::MAX)) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::HelpSessionId;

    #[test]
    fn procedures_stand_under_their_own_field() {
        let row = CoopRow {
            id: HelpSessionId(1),
            kind: "individuel".into(),
            held_at: 1_795_352_700_000,
            minutes: 45,
            topics: "email logement social_sante".into(),
            lieu: "a_distance".into(),
            materiel: "telephone ordinateur".into(),
            autonomie: "autonome".into(),
            redirection: None,
            outcome: "resolu".into(),
            commune: Some("28085".into()),
            participants: None,
            tranche_age: "soixante_dix_plus".into(),
            statut_social: "retraite".into(),
        };
        let meeting = CoopMeeting::of(row, &TimeZone::get("Europe/Paris").unwrap());
        let json = serde_json::to_value(&meeting).unwrap();
        assert_eq!(json["thematique"], serde_json::json!(["email", "aide_aux_demarches_administratives"]));
        assert_eq!(json["thematique_demarche_administrative"], serde_json::json!(["logement", "social_sante"]));
        assert_eq!(
            (json["type"].as_str(), json["date"].as_str(), json["duree"].as_i64()),
            (Some("individuel"), Some("2026-11-22"), Some(45))
        );
        assert!(json.get("structure_de_redirection").is_none());
        let csv = String::from_utf8(coop(&[meeting]).csv().unwrap()).unwrap();
        assert!(csv.contains("telephone|ordinateur;email|aide_aux_demarches_administratives;logement|social_sante"), "{csv}");
    }

    #[test]
    fn hours_are_told_to_a_hundredth() {
        assert_eq!([30, 20, 1, 61].map(in_hours), [0.5, 0.33, 0.02, 1.02]);
    }
}
