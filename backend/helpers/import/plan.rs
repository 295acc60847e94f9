//! What would be done of each person of a file, against who is there: made, changed, left alone, or asked about.
//!
//! Who has an account elsewhere on the instance is not looked up: whoever has an address is invited, known or not, and
//! says yes. So a file tells its coordinator nothing of anybody else's people.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::rows::{Details, Entry};
use crate::accounts::{LookUp, email_hash, phone_hash};
use crate::storage::{AccountId, InvitationId, MembershipId};

/// Whom a line may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    Member { membership: MembershipId, account: AccountId },
    Invited(InvitationId),
}

/// Somebody of the association, as far as a comparison needs.
#[derive(Clone, Debug)]
pub struct Known {
    pub whom: Whom,
    pub name: String,
    pub name_key: String,
    pub email_hash: Option<String>,
    pub phone_hash: Option<String>,
    pub person_hash: Option<String>,
    pub has_last_name: bool,
    pub has_profile: bool,
    pub vetting_seen_at: Option<i64>,
    pub vetted_until: Option<i64>,
    /// Of an invitation's details.
    pub digest: Option<String>,
}

/// Everybody who belongs or is invited.
#[derive(Clone, Debug, Default)]
pub struct People(pub Vec<Known>);

/// What makes two people look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alike {
    Email,
    Phone,
    /// The same name, born in the same year.
    Person,
}

/// What somebody said of a line that may be somebody who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is them: what the file says is added to them.
    Same,
    /// It is somebody else.
    Other,
    LeaveOut,
}

impl Decision {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "same" => Some(Self::Same),
            "other" => Some(Self::Other),
            "leave_out" => Some(Self::LeaveOut),
            _ => None,
        }
    }
}

/// By line; a line that is not in it was not asked about.
pub type Decisions = BTreeMap<usize, Decision>;

/// What would be done of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An invitation by mail or on paper, once somebody presses the button.
    Invite,
    /// Without an address: a member at once, who signs in with a printed card.
    Create,
    Change(Whom, Vec<Change>),
    Same,
    /// Nothing, until somebody says who it is.
    Ask {
        like: Like,
        by: Alike,
    },
    LeftOut,
}

/// Whom a line looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Like {
    /// Somebody who is there, by their name.
    There(Whom, String),
    /// An earlier line of the file.
    Line(usize),
}

/// What a file may change of somebody who is there: what the association knows, and what they left empty. What people
/// chose themselves (topics, languages, telephone, commune) stays theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    LastName,
    Phone,
    BirthYear,
    Vetting,
    Profile,
    /// Of an invitation: everything the file says.
    Invitation,
}

impl Change {
    /// The end of a Fluent id, "import-change-…".
    pub fn word(self) -> &'static str {
        match self {
            Self::LastName => "last-name",
            Self::Phone => "phone",
            Self::BirthYear => "birth-year",
            Self::Vetting => "vetting",
            Self::Profile => "profile",
            Self::Invitation => "invitation",
        }
    }
}

/// A person of the file, and what would be done.
#[derive(Clone, Debug)]
pub struct Planned {
    pub entry: Entry,
    pub hashes: Hashes,
    pub step: Step,
}

/// The keyed hashes by which a person is compared, and found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hashes {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub person: Option<String>,
    pub digest: String,
}

impl Hashes {
    pub fn of(by: &impl LookUp, entry: &Entry) -> Self {
        let details = serde_json::to_string(&entry.details).unwrap_or_default();
        Self {
            email: entry.email.as_ref().map(|email| email_hash(by, email)),
            phone: entry.phone.as_ref().map(|phone| phone_hash(by, phone)),
            person: entry.details.birth_year.map(|year| person_hash(by, &entry.name_key(), year)),
            digest: by.look_up("invitation-details", &format!("{}/{}/{details}", entry.name(), entry.role.as_str())),
        }
    }
}

/// The keyed hash of a name and a birth year.
pub fn person_hash(by: &impl LookUp, name_key: &str, birth_year: i16) -> String {
    by.look_up("person", &format!("{name_key}/{birth_year}"))
}

/// Weighs every person of a file, in its order.
pub fn plan(by: &impl LookUp, entries: Vec<Entry>, people: &People, decisions: &Decisions) -> Vec<Planned> {
    let there = Index::of(people);
    let mut before: HashMap<String, (usize, Alike)> = HashMap::new();
    let mut planned = Vec::with_capacity(entries.len());
    for entry in entries {
        let hashes = Hashes::of(by, &entry);
        let step = weigh(&entry, &hashes, &there, &before, decisions.get(&entry.line).copied());
        for (hash, alike) in keys(&hashes) {
            before.entry(hash.clone()).or_insert((entry.line, alike));
        }
        planned.push(Planned { entry, hashes, step });
    }
    planned
}

fn keys(hashes: &Hashes) -> impl Iterator<Item = (&String, Alike)> {
    let all = [(&hashes.email, Alike::Email), (&hashes.phone, Alike::Phone), (&hashes.person, Alike::Person)];
    all.into_iter().filter_map(|(hash, alike)| Some((hash.as_ref()?, alike)))
}

/// People by their hashes.
struct Index<'a>(HashMap<&'a str, Vec<&'a Known>>);

impl<'a> Index<'a> {
    fn of(people: &'a People) -> Self {
        let mut index: HashMap<&str, Vec<&Known>> = HashMap::new();
        for known in &people.0 {
            for hash in [&known.email_hash, &known.phone_hash, &known.person_hash].into_iter().flatten() {
                index.entry(hash).or_default().push(known);
            }
        }
        Self(index)
    }

    fn like(&self, hash: Option<&String>) -> &[&'a Known] {
        hash.and_then(|hash| self.0.get(hash.as_str())).map_or(&[], Vec::as_slice)
    }
}

fn weigh(entry: &Entry, hashes: &Hashes, there: &Index<'_>, before: &HashMap<String, (usize, Alike)>, decision: Option<Decision>) -> Step {
    if decision == Some(Decision::LeaveOut) {
        return Step::LeftOut;
    }
    if let Some((line, by)) = keys(hashes).find_map(|(hash, _)| before.get(hash)) {
        return match decision {
            // One address is one person: a second line of it is theirs, or wrong.
            Some(Decision::Other) if *by != Alike::Email => fresh(entry),
            Some(_) => Step::LeftOut,
            None => Step::Ask { like: Like::Line(*line), by: *by },
        };
    }
    let key = entry.name_key();
    let named = |found: &&&Known| found.name_key == key;
    let sure = there.like(hashes.email.as_ref()).iter().chain(there.like(hashes.phone.as_ref())).find(named);
    if let Some(known) = sure {
        return compare(entry, hashes, known);
    }
    let alike = [(&hashes.email, Alike::Email), (&hashes.phone, Alike::Phone), (&hashes.person, Alike::Person)];
    let Some((known, by)) = alike.into_iter().find_map(|(hash, by)| Some((*there.like(hash.as_ref()).first()?, by))) else {
        return fresh(entry);
    };
    match decision {
        Some(Decision::Same) => compare(entry, hashes, known),
        Some(Decision::Other) if by != Alike::Email => fresh(entry),
        Some(_) => Step::LeftOut,
        None => Step::Ask { like: Like::There(known.whom, known.name.clone()), by },
    }
}

fn fresh(entry: &Entry) -> Step {
    if entry.email.is_some() { Step::Invite } else { Step::Create }
}

/// What a line would change of somebody who is there.
fn compare(entry: &Entry, hashes: &Hashes, known: &Known) -> Step {
    let Details { vetting_seen_at, vetted_until, .. } = entry.details;
    let changes: Vec<Change> = match known.whom {
        Whom::Invited(_) if known.digest.as_ref() == Some(&hashes.digest) => Vec::new(),
        Whom::Invited(_) => vec![Change::Invitation],
        Whom::Member { .. } => {
            let differs = |said: Option<i64>, kept: Option<i64>| said.is_some() && said != kept;
            let is_vetting = differs(vetted_until, known.vetted_until) || differs(vetting_seen_at, known.vetting_seen_at);
            [
                (!entry.last_name.is_empty() && !known.has_last_name, Change::LastName),
                (hashes.phone.is_some() && known.phone_hash.is_none(), Change::Phone),
                (hashes.person.is_some() && known.person_hash.is_none(), Change::BirthYear),
                (!known.has_profile && entry.details.commune.is_some(), Change::Profile),
                // Dates stand in the profile: without one they wait for it.
                (is_vetting && (known.has_profile || entry.details.commune.is_some()), Change::Vetting),
            ]
            .into_iter()
            .filter_map(|(is_so, change)| is_so.then_some(change))
            .collect()
        }
    };
    if changes.is_empty() { Step::Same } else { Step::Change(known.whom, changes) }
}

#[cfg(test)]
mod tests;
