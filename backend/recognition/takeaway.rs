//! Everything that an instance keeps in somebody's name, in one file for them to take: JSON for programs, CSV for spreadsheets.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use thiserror::Error as ThisError;

use super::attestations::Attestation;
use super::badges::Badge;
use crate::accounts::{Account, Contact};
use crate::help_requests::code;
use crate::helpers::Profile;
use crate::learning::files::{self, File, FilesError};
use crate::learning::store::attempts::Completion;
use crate::learning::topics::Topic;
use crate::web::tables::{Cell, Table, TableError};

#[derive(Debug, ThisError)]
pub enum TakeawayError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(transparent)]
    Files(#[from] FilesError),
}

/// Rows of one kind.
pub struct Sheet {
    /// Of the file, and in the JSON.
    pub name: &'static str,
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<Value>>,
}

/// "2026-11-23T09:00:00Z".
pub fn instant(at: i64) -> Value {
    json!(Timestamp::from_millisecond(at).unwrap_or_default().to_string())
}

fn some_instant(at: Option<i64>) -> Value {
    at.map_or(Value::Null, instant)
}

impl Sheet {
    fn json(&self) -> Value {
        let object = |row: &Vec<Value>| -> Value {
            self.columns.iter().zip(row).map(|(column, value)| ((*column).to_owned(), value.clone())).collect::<Map<_, _>>().into()
        };
        self.rows.iter().map(object).collect::<Vec<_>>().into()
    }

    fn csv(&self) -> Result<Vec<u8>, TableError> {
        let cell = |value: &Value| match value {
            Value::Null => Cell::Nothing,
            Value::String(words) => words.as_str().into(),
            Value::Number(number) => number.as_i64().map_or(Cell::Nothing, Cell::Count),
            other => other.to_string().into(),
        };
        let rows = self.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let header = self.columns.iter().map(|column| (*column).to_owned()).collect();
        Table { name: self.name.to_owned(), header, rows }.csv()
    }
}

pub fn completions(passed: &[Completion]) -> Sheet {
    let row = |one: &Completion| vec![json!(one.title), json!(one.minutes), instant(one.passed_at), some_instant(one.valid_until)];
    Sheet { name: "training", columns: &["module", "minutes", "passed_at", "valid_until"], rows: passed.iter().map(row).collect() }
}

/// `badge_url`: the address of a badge's page.
pub fn badges(earned: &[Badge], badge_url: impl Fn(&str) -> String) -> Sheet {
    let row = |badge: &Badge| {
        let words = badge.words();
        vec![
            json!(words.name),
            json!(words.says),
            json!(badge.named.association),
            instant(badge.earned_at),
            json!(badge.is_public),
            some_instant(badge.withdrawn_at),
            json!(badge_url(&badge.code)),
        ]
    };
    let columns = &["name", "says", "association", "earned_at", "is_public", "withdrawn_at", "address"];
    Sheet { name: "badges", columns, rows: earned.iter().map(row).collect() }
}

pub fn attestations(papers: &[Attestation]) -> Sheet {
    let row = |paper: &Attestation| {
        vec![
            json!(code::display(&paper.code)),
            json!(paper.attested.association),
            instant(paper.attested.from_at),
            instant(paper.attested.until_at),
            json!(paper.attested.minutes()),
            json!(paper.attested.signed_by),
            json!(paper.validity().as_str()),
        ]
    };
    let columns = &["code", "association", "from", "until", "minutes", "signed_by", "validity"];
    Sheet { name: "attestations", columns, rows: papers.iter().map(row).collect() }
}

/// Who they are, and how they help.
pub fn person(account: &Account, contact: &Contact, profile: Option<&Profile>) -> Value {
    let topics = |bits: u64| Topic::all().iter().filter(move |topic| bits >> topic.bit() & 1 == 1).map(|topic| topic.as_str());
    let helper = profile.map(|profile| {
        json!({
            "kind": profile.kind.as_str(), "commune": profile.commune, "radius_km": profile.radius_km,
            "topics": topics(profile.topics).collect::<Vec<_>>(), "weekly_hours": profile.hours.to_json(),
            "quiet_from_minutes": profile.quiet_from, "quiet_until_minutes": profile.quiet_until, "offers_a_day": profile.offers_a_day,
            "is_adult": profile.is_adult, "paused_until": (profile.paused_until > 0).then(|| instant(profile.paused_until)),
            "identity_seen_at": some_instant(profile.checks.identity_seen_at),
            "charter_signed_at": some_instant(profile.checks.charter_signed_at), "vetted_until": some_instant(profile.checks.vetted_until),
        })
    });
    json!({
        "first_name": account.first_name, "last_name": account.last_name, "language": account.language, "email": contact.email,
        "phone": contact.phone, "helper": helper,
    })
}

/// One zip: everything as JSON, and each kind of rows as CSV.
pub fn zip(person: &Value, sheets: &[Sheet], now: i64) -> Result<Vec<u8>, TakeawayError> {
    let mut whole = json!({"made_at": instant(now), "account": person});
    for sheet in sheets {
        whole[sheet.name] = sheet.json();
    }
    let everything = serde_json::to_vec_pretty(&whole).unwrap_or_default(); // maps of text keys always become JSON
    let mut kept = vec![File { path: "everything.json".into(), bytes: everything }];
    for sheet in sheets {
        kept.push(File { path: format!("{}.csv", sheet.name), bytes: sheet.csv()? });
    }
    Ok(files::zip(&kept)?)
}
