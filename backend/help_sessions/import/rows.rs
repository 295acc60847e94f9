//! Lines to sessions, each with a key that is the same however often its file comes; and every fault with its line, column and reason.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::columns::{Columns, Field};
use super::{MOST_ROWS, cells};
use crate::clock::DAY;
use crate::help_sessions::drop_ins::{MOST_PEOPLE, Usual};
use crate::help_sessions::vocabulary::{Autonomie, Lieu, Materiel, Outcome, Redirection, SessionType, StatutSocial, TrancheAge};
use crate::helpers::availability::midnight;
use crate::helpers::import::rows::Fault;
use crate::helpers::import::table::Line;
use crate::helpers::import::words;
use crate::hex;
use crate::learning::topics::Topic;

/// What is older is nobody's memory any more.
const OLDEST_MS: i64 = 5 * 366 * DAY;

/// A session of the file. What a column does not say is as [`Usual`] has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub line: usize,
    /// 64 hex characters: what this line is, whatever stands around it.
    pub key: String,
    /// The file's own name for it.
    pub id: Option<String>,
    pub held_at: i64,
    pub kind: SessionType,
    /// Of a workshop.
    pub people: i64,
    pub topics: Vec<Topic>,
    pub minutes: i64,
    pub lieu: Lieu,
    pub materiel: Vec<Materiel>,
    pub autonomie: Autonomie,
    pub outcome: Outcome,
    pub redirection: Option<Redirection>,
    pub tranche_age: TrancheAge,
    pub statut_social: StatutSocial,
}

/// What a file says, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub entries: Vec<Entry>,
    pub faults: Vec<Fault>,
}

/// Reads the lines below the headings; blank ones are left out.
/// `zone`: the clocks of whoever helped.
pub fn read(lines: &[Line], columns: &Columns, now: i64, zone: &TimeZone) -> Rows {
    let (mut rows, mut alike) = (Rows::default(), HashMap::new());
    for line in lines.iter().filter(|line| line.number > columns.line) {
        if columns.known.iter().all(|(at, ..)| line.cell(*at).is_empty()) {
            continue;
        }
        let mut reading = Reading { line, columns, now, zone, faults: Vec::new() };
        let entry = reading.entry(&mut alike);
        match entry.filter(|_| reading.faults.is_empty()) {
            Some(entry) if rows.entries.len() < MOST_ROWS => rows.entries.push(entry),
            Some(_) => {
                reading.fault(None, "log-import-too-many");
                rows.faults.append(&mut reading.faults);
                return rows;
            }
            None => rows.faults.append(&mut reading.faults),
        }
    }
    rows
}

struct Reading<'a> {
    line: &'a Line,
    columns: &'a Columns,
    now: i64,
    zone: &'a TimeZone,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn fault(&mut self, at: Option<usize>, reason: &'static str) {
        let heading = self.columns.known.iter().find(|(column, ..)| Some(*column) == at).map(|(.., heading)| heading.clone());
        let value = at.map(|at| self.line.cell(at).chars().take(80).collect()).unwrap_or_default();
        self.faults.push(Fault { line: self.line.number, column: heading.unwrap_or_default(), value, reason });
    }

    /// A cell read, or its fault kept; nothing when it is empty or no column.
    fn one<T>(&mut self, field: Field, read: impl Fn(&str) -> Option<T>, reason: &'static str) -> Option<T> {
        let at = self.columns.known.iter().find(|(at, known, _)| *known == field && !self.line.cell(*at).is_empty())?.0;
        let found = read(self.line.cell(at));
        if found.is_none() {
            self.fault(Some(at), reason);
        }
        found
    }

    /// The same of what must be there.
    fn needed<T>(&mut self, field: Field, read: impl Fn(&str) -> Option<T>, reason: &'static str) -> Option<T> {
        let before = self.faults.len();
        let found = self.one(field, read, reason);
        if found.is_none() && self.faults.len() == before {
            let at = self.columns.known.iter().find(|(_, known, _)| *known == field).map(|(at, ..)| *at);
            self.fault(at, reason);
        }
        found
    }

    fn entry(&mut self, alike: &mut HashMap<String, usize>) -> Option<Entry> {
        let (now, usual, zone) = (self.now, Usual::default(), self.zone);
        let held_at =
            self.needed(Field::Day, |cell| noon(cell, zone).filter(|at| *at < now + DAY / 2 && now - at < OLDEST_MS), "log-import-day");
        let minutes = self.needed(Field::Minutes, cells::minutes, "log-import-minutes");
        let topics = self.topics();
        let kind = self.one(Field::Kind, cells::kind, "log-import-kind");
        let people = self.one(Field::People, people, "log-import-people");
        let lieu = self.one(Field::Lieu, cells::lieu, "log-import-lieu").unwrap_or(usual.lieu);
        let materiel = self.one(Field::Materiel, cells::materiel, "log-import-materiel").unwrap_or_default();
        let autonomie = self.one(Field::Autonomie, cells::autonomie, "log-import-autonomie").unwrap_or(usual.autonomie);
        let outcome = self.one(Field::Outcome, cells::outcome, "log-import-outcome").unwrap_or(usual.outcome);
        let redirection = self.one(Field::Redirection, cells::redirection, "log-import-redirection");
        let tranche_age = self.one(Field::TrancheAge, cells::tranche_age, "log-import-age").unwrap_or(TrancheAge::NonCommunique);
        let statut_social = self.one(Field::StatutSocial, cells::statut_social, "log-import-statut").unwrap_or(StatutSocial::NonCommunique);
        let id = self.one(Field::Id, |cell| Some(cell.to_owned()), "log-import-day");
        let (held_at, minutes, topics) = (held_at?, minutes?, topics?);
        let kind = kind.unwrap_or(if people.unwrap_or(1) > 1 { SessionType::Collectif } else { SessionType::Individuel });
        let what = match &id {
            Some(id) => format!("id {id}"),
            None => nth(alike, format!("{held_at} {minutes} {topics:?} {}", kind.as_str())),
        };
        Some(Entry {
            line: self.line.number,
            key: hex::write(&Sha256::digest(what.as_bytes())),
            id,
            held_at: held_at.min(now),
            kind,
            people: people.unwrap_or(1),
            topics,
            minutes,
            lieu,
            materiel,
            autonomie,
            outcome,
            redirection,
            tranche_age,
            statut_social,
        })
    }

    /// Of one column, or of La Coop's two.
    fn topics(&mut self) -> Option<Vec<Topic>> {
        let places = self.columns.known.iter().filter(|(_, known, _)| *known == Field::Topics).map(|(at, ..)| *at);
        let filled: Vec<usize> = places.clone().filter(|at| !self.line.cell(*at).is_empty()).collect();
        let mut all: Vec<Topic> = Vec::new();
        for at in filled.iter().copied() {
            match cells::topics(self.line.cell(at)) {
                Some(found) => all.extend(found),
                None => self.fault(Some(at), "log-import-topics"),
            }
        }
        all.sort_unstable();
        all.dedup();
        // Of a procedure La Coop says the family too: it is said already.
        if all.iter().any(|topic| topic.is_demarche()) {
            all.retain(|topic| *topic != Topic::AideAuxDemarchesAdministratives);
        }
        all.truncate(5);
        if filled.is_empty() {
            let first = places.clone().next();
            self.fault(first, "log-import-topics");
        }
        (!all.is_empty()).then_some(all)
    }
}

/// Two lines that say the same are two sessions: the second is told from the first by its number.
fn nth(alike: &mut HashMap<String, usize>, what: String) -> String {
    let count = alike.entry(what.clone()).or_default();
    *count += 1;
    format!("{what} {count}")
}

fn people(cell: &str) -> Option<i64> {
    cell.trim().parse().ok().filter(|people| (1..=MOST_PEOPLE).contains(people))
}

/// Noon of a day as people write it.
fn noon(cell: &str, zone: &TimeZone) -> Option<i64> {
    Some(midnight(words::day(cell)?, zone) + DAY / 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::helpers::import::table;

    /// Sunday 2026-11-22 14:05 in Paris.
    const NOW: i64 = 1_795_352_700_000;

    fn rows(text: &str) -> Rows {
        let lines = table::read(text.as_bytes()).unwrap();
        read(&lines, &Columns::find(&lines).unwrap(), NOW, &TimeZone::get("Europe/Paris").unwrap())
    }

    #[test]
    fn an_export_of_la_coop_is_understood() {
        let text = "Export;;;;\nType;Date;Durée;Thématique(s) de médiation numérique;Thématique(s) de démarches administratives;Niveau d'autonomie;Commune\n\
                    Accompagnement individuel;20/11/2026;45 min;E-mail;;Autonome;Chartres\n\
                    Atelier collectif;19/11/2026;1 h 30;Bureautique;Social - Santé;;\n";
        let read = rows(&text.replace("Social - Santé", "social_sante"));
        assert_eq!(read.faults, []);
        let [one, two] = &read.entries[..] else { panic!("{read:?}") };
        assert_eq!((one.line, one.minutes, one.autonomie, one.kind), (3, 45, Autonomie::Autonome, SessionType::Individuel));
        assert_eq!((two.minutes, two.kind, &two.topics[..]), (90, SessionType::Collectif, &[Topic::Bureautique, Topic::SocialSante][..]));
    }

    #[test]
    fn ages_and_situations_are_read_and_their_faults_told() {
        let read = rows(
            "date;durée;thématique;Tranche d’âge;Statut\n2026-11-20;15;email;70 ans et plus;Retraité\n2026-11-20;15;email;senior;roi\n",
        );
        let one = &read.entries[0];
        assert_eq!((one.tranche_age, one.statut_social), (TrancheAge::SoixanteDixPlus, StatutSocial::Retraite));
        let told: Vec<(usize, &str)> = read.faults.iter().map(|fault| (fault.line, fault.reason)).collect();
        assert_eq!(told, [(3, "log-import-age"), (3, "log-import-statut")]);
    }

    #[test]
    fn a_line_keeps_its_key_when_others_join_the_file() {
        let short = rows("date,minutes,topics\n2026-11-20,15,email\n2026-11-20,15,email\n");
        let long = rows("topics,minutes,date,note\nsante,30,2026-11-19,x\nemail,15,20/11/2026,x\nemail,15,20/11/2026,\n");
        assert_ne!(short.entries[0].key, short.entries[1].key, "the same twice is two sessions");
        assert_eq!(short.entries[0].key, long.entries[1].key);
        assert_eq!(short.entries[1].key, long.entries[2].key);
    }

    #[test]
    fn every_bad_cell_is_told_with_its_line_and_column() {
        let read =
            rows("date;durée;thématique;lieu\n2030-01-01;15;email;ici\n2026-11-20;;sorcellerie;\n;;;\n2026-11-20;15;email;domicile\n");
        let told: Vec<(usize, &str, &str)> = read.faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.reason)).collect();
        assert_eq!(
            told,
            [
                (2, "date", "log-import-day"),
                (2, "lieu", "log-import-lieu"),
                (3, "durée", "log-import-minutes"),
                (3, "thématique", "log-import-topics")
            ]
        );
        assert_eq!((read.entries.len(), read.entries[0].lieu), (1, Lieu::Domicile));
        let lines = table::read(b"nom;email\nAna;ana@example.org\n").unwrap();
        assert_eq!(Columns::find(&lines), Err(Field::Day));
    }
}
