//! Lines to people: each cell checked as a form would, and every fault with its line, its column and its reason.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::columns::{Chosen, Field, Headings, known};
use super::table::Line;
use crate::associations::{Role, roster};
use crate::helpers::import::words;
use crate::helpers::{HelperKind, end_of_day};
use crate::web::contacts::{Email, Phone};
use crate::web::text::{clean_line, fold};

/// Somebody of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub line: usize,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub role: Role,
    pub details: Details,
}

/// What else the file says of them; an invitation carries it until they join.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// E.164.
    #[serde(default)]
    pub phone: Option<String>,
    /// INSEE code.
    #[serde(default)]
    pub commune: Option<String>,
    #[serde(default)]
    pub birth_year: Option<i16>,
    /// The word of a `HelperKind`.
    #[serde(default)]
    pub kind: Option<String>,
    /// Bits; 0 when the file does not say.
    #[serde(default)]
    pub languages: u64,
    #[serde(default)]
    pub topics: u64,
    #[serde(default)]
    pub vetting_seen_at: Option<i64>,
    #[serde(default)]
    pub vetted_until: Option<i64>,
}

impl Details {
    pub fn kind(&self) -> HelperKind {
        self.kind.as_deref().and_then(HelperKind::parse).unwrap_or(HelperKind::Volunteer)
    }
}

impl Entry {
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// The words of the name, whatever their order and accents.
    pub fn name_key(&self) -> String {
        name_key(&self.name())
    }
}

/// "DE LA TOUR Zoé" and "Zoé de la Tour" are one.
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Why a line cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    pub line: usize,
    /// The heading of the column; empty when the whole line is meant.
    pub column: String,
    pub value: String,
    /// Fluent id.
    pub reason: &'static str,
}

/// What a file says, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub entries: Vec<Entry>,
    pub faults: Vec<Fault>,
}

/// Reads the lines below the headings. Blank ones, and headings that come again, are left out.
pub fn read(lines: &[Line], headings: &Headings, chosen: &Chosen) -> Rows {
    let mut rows = Rows::default();
    let mut communes = Communes::new();
    for line in lines.iter().filter(|line| line.number > headings.line) {
        let is_blank = chosen.keys().all(|column| line.cell(*column).is_empty());
        if is_blank || known(line) > 1 {
            continue;
        }
        let mut reading = Reading { line, headings, chosen, communes: &mut communes, faults: Vec::new() };
        let entry = reading.entry();
        match entry.filter(|_| reading.faults.is_empty()) {
            Some(entry) => rows.entries.push(entry),
            None => rows.faults.append(&mut reading.faults),
        }
    }
    rows
}

/// Codes of communes looked up already, by name and postal code: a roster has few.
type Communes = HashMap<(String, Option<String>), Option<&'static str>>;

struct Reading<'a> {
    line: &'a Line,
    headings: &'a Headings,
    chosen: &'a Chosen,
    communes: &'a mut Communes,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn cells(&self, field: Field) -> impl Iterator<Item = (usize, &str)> {
        let columns = self.chosen.iter().filter(move |(_, one)| **one == field);
        columns.map(|(column, _)| (*column, self.line.cell(*column))).filter(|(_, cell)| !cell.is_empty())
    }

    fn fault(&mut self, column: Option<usize>, reason: &'static str) {
        let heading = column.and_then(|at| self.headings.columns.iter().find(|column| column.at == at));
        let value = column.map(|at| self.line.cell(at).chars().take(80).collect()).unwrap_or_default();
        let column = heading.map(|column| column.heading.clone()).unwrap_or_default();
        self.faults.push(Fault { line: self.line.number, column, value, reason });
    }

    /// A cell read, or its fault kept; nothing when it is empty.
    fn one<T>(&mut self, field: Field, read: impl Fn(&str) -> Result<T, &'static str>) -> Option<T> {
        let (column, cell) = self.cells(field).next().map(|(column, cell)| (column, cell.to_owned()))?;
        // What a spreadsheet could not compute, or would: nobody's name.
        if cell.starts_with('=') || (cell.starts_with('#') && cell.ends_with(['!', '?', 'A'])) {
            self.fault(Some(column), "import-formula");
            return None;
        }
        read(&cell).map_err(|reason| self.fault(Some(column), reason)).ok()
    }

    fn entry(&mut self) -> Option<Entry> {
        let line = |cell: &str| clean_line(cell, 60).map_err(|fault| fault.text_id());
        let (mut first_name, mut last_name) = (self.one(Field::FirstName, line), self.one(Field::LastName, line));
        if first_name.is_none()
            && let Some(whole) = self.one(Field::Name, |cell| clean_line(cell, 120).map_err(|fault| fault.text_id()))
        {
            let (first, last) = roster::names(&whole);
            (first_name, last_name) = (Some(first), Some(last).filter(|last| !last.is_empty()).or(last_name));
        }
        if first_name.is_none() && self.faults.is_empty() {
            self.fault(None, "import-no-name");
        }
        let email = self.one(Field::Email, |cell| Email::parse(cell.trim_start_matches("mailto:")).map_err(|fault| fault.text_id()));
        let phone = self.phone();
        if email.is_none() && phone.is_none() && self.faults.is_empty() {
            self.fault(None, "roster-no-contact");
        }
        let role = self.one(Field::Role, role).unwrap_or(Role::Helper);
        let details = self.details(phone.as_ref());
        Some(Entry {
            line: self.line.number,
            first_name: first_name?,
            last_name: last_name.unwrap_or_default(),
            email,
            phone,
            role,
            details,
        })
    }

    /// The first telephone that can be read; its fault when none can.
    fn phone(&mut self) -> Option<Phone> {
        let cells: Vec<(usize, String)> = self.cells(Field::Phone).map(|(column, cell)| (column, cell.to_owned())).collect();
        let read = |cell: &str| {
            // "06 39 98 00 12 / 02 37 00 00 00": the first of two.
            let parts = cell.split([';', '\n']).flat_map(|part| part.split(" / ")).flat_map(|part| part.split(" ou "));
            let mut tried = parts.map(|part| Phone::parse(part.trim())).collect::<Vec<_>>().into_iter();
            let first = tried.next()?;
            Some(first.or_else(|fault| tried.find_map(Result::ok).ok_or(fault)))
        };
        let mut wrong = None;
        for (column, cell) in cells {
            match read(&cell) {
                Some(Ok(phone)) => return Some(phone),
                Some(Err(fault)) => wrong = wrong.or(Some((column, fault.text_id()))),
                None => {}
            }
        }
        if let Some((column, reason)) = wrong {
            self.fault(Some(column), reason);
        }
        None
    }

    fn details(&mut self, phone: Option<&Phone>) -> Details {
        Details {
            phone: phone.map(|phone| phone.as_str().to_owned()),
            commune: self.commune(),
            birth_year: self.one(Field::BirthYear, birth_year),
            kind: self.one(Field::Kind, kind).map(|kind| kind.as_str().to_owned()),
            languages: self.bits(Field::Languages, words::languages, "import-language"),
            topics: self.bits(Field::Topics, words::topics, "import-topic"),
            // The last instant of that day.
            vetting_seen_at: self
                .one(Field::VettingSeen, |cell| words::day(cell).and_then(end_of_day).ok_or("import-day"))
                .map(|end| end - 1),
            vetted_until: self.one(Field::VettedUntil, |cell| words::day(cell).and_then(end_of_day).ok_or("import-day")),
        }
    }

    /// A commune by its name and postal code, or the only one of a postal code.
    fn commune(&mut self) -> Option<String> {
        let postal = self.cells(Field::PostalCode).next().map(|(_, cell)| postal_code(cell));
        let Some((column, cell)) = self.cells(Field::Commune).next().map(|(column, cell)| (column, cell.to_owned())) else {
            return words::commune_of_postal(&postal?).map(str::to_owned);
        };
        let looked_up = self.communes.entry((cell, postal)).or_insert_with_key(|(cell, postal)| words::commune(cell, postal.as_deref()));
        let found = looked_up.map(str::to_owned);
        if found.is_none() {
            self.fault(Some(column), "import-commune");
        }
        found
    }

    /// Lists in one cell, or several cells.
    fn bits(&mut self, field: Field, known: fn(&str) -> Option<u64>, reason: &'static str) -> u64 {
        let cells: Vec<(usize, String)> = self.cells(field).map(|(column, cell)| (column, cell.to_owned())).collect();
        let mut bits = 0;
        for (column, cell) in cells {
            // Names of topics have commas: a bar, where there is one, is what parts them.
            let marks: &[char] = if cell.contains('|') { &['|'] } else { &[',', ';', '/', '\n'] };
            let parts = cell.split(marks).map(str::trim).filter(|part| !part.is_empty());
            let found: Option<Vec<u64>> = known(&cell).map(|bits| vec![bits]).or_else(|| parts.map(known).collect());
            match found {
                Some(found) => bits |= found.into_iter().fold(0, |bits, one| bits | one),
                None => self.fault(Some(column), reason),
            }
        }
        bits
    }
}

/// Spreadsheets eat the zero of "01000".
fn postal_code(cell: &str) -> String {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    format!("{digits:0>5}")
}

fn role(cell: &str) -> Result<Role, &'static str> {
    match fold(cell).as_str() {
        "helper" | "aide" | "aidant" | "aidante" | "benevole" | "membre" | "member" | "volontaire" => Ok(Role::Helper),
        "mentor" | "mentore" | "aide et epaule les autres" => Ok(Role::Mentor),
        // A spreadsheet gives nobody the keys of the house.
        "coordinator" | "coordinateur" | "coordinatrice" | "coordonne" => Err("import-role-coordinator"),
        _ => Err("import-role"),
    }
}

fn kind(cell: &str) -> Result<HelperKind, &'static str> {
    match fold(cell).as_str() {
        "volunteer" | "benevole" | "benevolat" => Ok(HelperKind::Volunteer),
        "civic service" | "civic_service" | "service civique" | "volontaire en service civique" | "volontaire service civique" | "vsc" => {
            Ok(HelperKind::CivicService)
        }
        _ => Err("import-kind"),
    }
}

/// 1958, or the year of a date; nobody of the roster was born before 1900 or helps before 10.
fn birth_year(cell: &str) -> Result<i16, &'static str> {
    let year = cell.trim().parse::<i16>().ok().filter(|year| (1900..2100).contains(year));
    year.or_else(|| words::day(cell).map(|day| day.year())).filter(|year| (1900..=2020).contains(year)).ok_or("import-birth-year")
}

#[cfg(test)]
mod tests;
