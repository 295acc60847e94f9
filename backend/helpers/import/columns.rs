//! What stands above each column, in French or English, to what we keep. What is not sure is asked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::table::Line;
use crate::web::text::fold;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    FirstName,
    LastName,
    /// Both in one cell.
    Name,
    Email,
    Phone,
    Commune,
    PostalCode,
    /// A year, or a whole date of which the year is kept.
    BirthYear,
    Kind,
    Role,
    Languages,
    Topics,
    VettingSeen,
    VettedUntil,
}

impl Field {
    pub const ALL: [Field; 14] = [
        Self::FirstName,
        Self::LastName,
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Commune,
        Self::PostalCode,
        Self::BirthYear,
        Self::Kind,
        Self::Role,
        Self::Languages,
        Self::Topics,
        Self::VettingSeen,
        Self::VettedUntil,
    ];

    /// In forms, and after `--column`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Commune => "commune",
            Self::PostalCode => "postal_code",
            Self::BirthYear => "birth_year",
            Self::Kind => "kind",
            Self::Role => "role",
            Self::Languages => "languages",
            Self::Topics => "topics",
            Self::VettingSeen => "vetting_seen",
            Self::VettedUntil => "vetted_until",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == word)
    }

    /// Two columns may hold it: a second telephone, more languages.
    fn may_repeat(self) -> bool {
        matches!(self, Self::Phone | Self::Languages | Self::Topics)
    }

    /// Headings that mean it beyond doubt, folded.
    fn names(self) -> &'static str {
        match self {
            Self::FirstName => "prenom|prenoms|prenom usuel|first name|firstname|given name|forename",
            Self::LastName => "nom|noms|nom de famille|nom d usage|nom usuel|last name|lastname|surname|family name",
            Self::Name => {
                "nom et prenom|nom prenom|prenom nom|prenom et nom|nom complet|nom prenoms|name|full name|fullname|benevole|volontaire|aidant"
            }
            Self::Email => {
                "mail|e mail|email|mel|courriel|adresse mail|adresse e mail|adresse email|adresse electronique|adresse courriel|mail perso|\
                 email address|e mail address"
            }
            Self::Phone => {
                "telephone|tel|portable|mobile|telephone portable|tel portable|telephone mobile|tel mobile|telephone fixe|tel fixe|fixe|gsm|\
                 numero de telephone|n de telephone|n tel|telephone 1|telephone 2|tel 1|tel 2|phone|phone number|mobile phone|cell phone"
            }
            Self::Commune => "commune|ville|localite|commune de residence|ville de residence|city|town|municipality",
            Self::PostalCode => "code postal|cp|postcode|post code|postal code|zip|zip code",
            Self::BirthYear => {
                "annee de naissance|date de naissance|naissance|ne le|nee le|ne e le|ne en|birth year|year of birth|date of birth|birth date|\
                 birthdate|dob"
            }
            Self::Kind => "type d aidant|type de benevole|type de benevolat|kind|kind of helper|helper kind|profil",
            Self::Role => "role|role dans l association",
            Self::Languages => "langue|langues|langues parlees|langue parlee|languages|language|languages spoken|spoken languages",
            Self::Topics => "thematique|thematiques|themes|topics|sujets",
            Self::VettingSeen => "verification vue le|honorabilite vue le|casier vu le|vetting seen|vetting seen on",
            Self::VettedUntil => {
                "verification jusqu au|verification valable jusqu au|honorabilite jusqu au|honorabilite valable jusqu au|casier valable jusqu au|\
                 vetted until|vetting end|vetting ends"
            }
        }
    }
}

/// Words that hint at a field inside a longer heading; the first that is found counts.
const HINTS: [(&str, Field); 23] = [
    ("prenom", Field::FirstName),
    ("first name", Field::FirstName),
    ("mail", Field::Email),
    ("courriel", Field::Email),
    ("contact", Field::Email),
    ("tel", Field::Phone),
    ("telephone", Field::Phone),
    ("portable", Field::Phone),
    ("phone", Field::Phone),
    ("numero", Field::Phone),
    ("naissance", Field::BirthYear),
    ("birth", Field::BirthYear),
    ("postal", Field::PostalCode),
    ("commune", Field::Commune),
    ("ville", Field::Commune),
    ("langue", Field::Languages),
    ("competences", Field::Topics),
    ("domaines", Field::Topics),
    ("casier", Field::VettedUntil),
    ("honorabilite", Field::VettedUntil),
    ("statut", Field::Kind),
    ("fonction", Field::Role),
    ("nom", Field::LastName),
];

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    Sure(Field),
    Unsure(Field),
    Unknown,
}

impl Meaning {
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Sure(field) | Self::Unsure(field) => Some(field),
            Self::Unknown => None,
        }
    }
}

/// What one heading means, whatever stands beside it.
pub fn meaning(heading: &str) -> Meaning {
    let folded = fold(heading);
    let words: Vec<&str> =
        folded.split(' ').filter(|word| !matches!(*word, "obligatoire" | "facultatif" | "required" | "optional")).collect();
    let plain = words.join(" ");
    if plain.is_empty() || plain.chars().count() > 60 {
        return Meaning::Unknown;
    }
    if let Some(field) =
        Field::ALL.into_iter().find(|field| field.as_str() == heading || field.names().split('|').any(|name| name == plain))
    {
        return Meaning::Sure(field);
    }
    let padded = format!(" {plain} ");
    let hint = HINTS.iter().find(|(hint, _)| padded.contains(&format!(" {hint} ")));
    hint.map_or(Meaning::Unknown, |(_, field)| Meaning::Unsure(*field))
}

/// How many headings a line holds that are known beyond doubt.
pub fn known(line: &Line) -> usize {
    let mut fields: Vec<Field> = line.cells.iter().map(|cell| meaning(cell)).filter_map(sure).collect();
    fields.sort_unstable();
    fields.dedup();
    fields.len()
}

fn sure(meaning: Meaning) -> Option<Field> {
    if let Meaning::Sure(field) = meaning { Some(field) } else { None }
}

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// From 0.
    pub at: usize,
    pub heading: String,
    pub meaning: Meaning,
}

/// The line of headings, and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headings {
    /// The number of their line; everything above is a title.
    pub line: usize,
    pub columns: Vec<Column>,
}

/// Which field each column holds, by its place; those left out are not read.
pub type Chosen = BTreeMap<usize, Field>;

/// Lines among which headings are looked for: a title and a logo may stand above.
const LOOKED_AT: usize = 30;

impl Headings {
    /// The line that holds most known headings; without any, the first that is more than a title.
    pub fn find(lines: &[Line]) -> Self {
        let some = || lines.iter().take(LOOKED_AT).enumerate();
        let most = some().map(|(_, line)| known(line)).max().unwrap_or(0);
        let wide = |line: &Line| line.cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let found = some().find(|(_, line)| if most > 0 { known(line) == most } else { wide(line) });
        let Some((at, line)) = found else { return Self::default() };
        let above = at.checked_sub(1).and_then(|before| lines.get(before)).filter(|above| wide(above));
        let width = lines.iter().skip(at).map(|line| line.cells.len()).max().unwrap_or(0);
        let mut columns: Vec<Column> = (0..width)
            .map(|column| {
                // A cell merged over two lines keeps its words in the upper one.
                let heading = match line.cell(column) {
                    "" => above.map_or("", |above| above.cell(column)),
                    heading => heading,
                };
                Column { at: column, heading: heading.to_owned(), meaning: meaning(heading) }
            })
            .collect();
        part_merged_names(&mut columns, lines.get(at + 1..).unwrap_or_default());
        doubt_repeated(&mut columns);
        Self { line: line.number, columns }
    }

    /// What the headings say, unsure ones too: what a form begins with.
    pub fn proposed(&self) -> Chosen {
        self.columns.iter().filter_map(|column| Some((column.at, column.meaning.field()?))).collect()
    }

    /// Whether nobody needs to be asked.
    pub fn is_sure(&self) -> bool {
        !self.columns.iter().any(|column| matches!(column.meaning, Meaning::Unsure(_))) && is_enough(&self.proposed())
    }
}

/// A name, and a way to reach them.
pub fn is_enough(chosen: &Chosen) -> bool {
    let has = |field: Field| chosen.values().any(|one| *one == field);
    (has(Field::FirstName) || has(Field::Name)) && (has(Field::Email) || has(Field::Phone))
}

/// "Nom Prénom" merged above two columns: the second has no heading of its own, and holds words.
fn part_merged_names(columns: &mut [Column], below: &[Line]) {
    for at in 1..columns.len() {
        let is_blank = columns[at].heading.is_empty() && below.iter().take(LOOKED_AT).any(|line| !line.cell(at).is_empty());
        if !is_blank || columns[at - 1].meaning != Meaning::Sure(Field::Name) {
            continue;
        }
        let heading = columns[at - 1].heading.clone();
        let is_first_first = matches!(fold(&heading).as_str(), "prenom nom" | "prenom et nom");
        let (one, other) = if is_first_first { (Field::FirstName, Field::LastName) } else { (Field::LastName, Field::FirstName) };
        columns[at - 1].meaning = Meaning::Sure(one);
        columns[at] = Column { at, heading, meaning: Meaning::Sure(other) };
    }
}

/// A second "Nom" may be anybody's: it is asked.
fn doubt_repeated(columns: &mut [Column]) {
    let mut seen = Vec::new();
    for column in columns {
        if let Meaning::Sure(field) = column.meaning {
            if seen.contains(&field) && !field.may_repeat() {
                column.meaning = Meaning::Unsure(field);
            }
            seen.push(field);
        }
    }
}

/// What somebody chose for each column; the names of fields, or nothing.
pub fn chosen(words: &BTreeMap<usize, String>) -> Chosen {
    words.iter().filter_map(|(at, word)| Some((*at, Field::parse(word)?))).collect()
}

/// A field that two columns hold and may not.
pub fn twice(chosen: &Chosen) -> Option<Field> {
    let count = |field: Field| chosen.values().filter(|one| **one == field).count();
    Field::ALL.into_iter().find(|field| !field.may_repeat() && count(*field) > 1)
}

#[cfg(test)]
mod tests;
