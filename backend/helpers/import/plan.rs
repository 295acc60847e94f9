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
mod tests {
    use super::*;
    use crate::associations::Role;
    use crate::web::contacts::{Email, Phone};

    struct Plain;

    impl LookUp for Plain {
        fn look_up(&self, what: &str, value: &str) -> String {
            format!("{what}:{value}")
        }
    }

    fn entry(line: usize, name: &str, email: &str, phone: &str, birth_year: Option<i16>) -> Entry {
        let (first, last) = name.split_once(' ').unwrap_or((name, ""));
        Entry {
            line,
            first_name: first.into(),
            last_name: last.into(),
            email: Email::parse(email).ok(),
            phone: Phone::parse(phone).ok(),
            role: Role::Helper,
            details: Details { birth_year, ..Details::default() },
        }
    }

    fn there(entry: &Entry) -> Known {
        let hashes = Hashes::of(&Plain, entry);
        Known {
            whom: Whom::Member { membership: MembershipId(1), account: AccountId(1) },
            name: entry.name(),
            name_key: entry.name_key(),
            email_hash: hashes.email,
            phone_hash: hashes.phone,
            person_hash: hashes.person,
            has_last_name: true,
            has_profile: true,
            vetting_seen_at: None,
            vetted_until: None,
            digest: None,
        }
    }

    fn steps(entries: Vec<Entry>, people: &People, decisions: &[(usize, Decision)]) -> Vec<Step> {
        plan(&Plain, entries, people, &decisions.iter().copied().collect()).into_iter().map(|one| one.step).collect()
    }

    const NUMBER: &str = "06 39 98 00 12";

    #[test]
    fn who_is_there_already_is_left_alone_and_only_completed() {
        let people = People(vec![there(&entry(0, "Zoé Lefèvre", "zoe@example.org", "", None))]);
        let again = entry(2, "LEFEVRE Zoe", "Zoe@example.org", "", None);
        assert_eq!(steps(vec![again], &people, &[]), [Step::Same]);
        let more = entry(2, "Zoé Lefèvre", "zoe@example.org", NUMBER, Some(1958));
        let changes = vec![Change::Phone, Change::BirthYear];
        assert_eq!(steps(vec![more], &people, &[]), [Step::Change(people.0[0].whom, changes)]);
    }

    #[test]
    fn nobody_is_merged_in_silence() {
        let zoe = there(&entry(0, "Zoé Lefèvre", "zoe@example.org", NUMBER, Some(1958)));
        let people = People(vec![zoe]);
        let others = || {
            vec![
                entry(2, "Bob Petit", "zoe@example.org", "", None),
                entry(3, "Bob Petit", "bob@example.org", NUMBER, None),
                entry(4, "Zoé Lefèvre", "z@example.org", "", Some(1958)),
                entry(5, "Zoé Lefèvre", "other@example.org", "", Some(1990)),
            ]
        };
        let by: Vec<Option<Alike>> =
            steps(others(), &people, &[]).into_iter().map(|step| if let Step::Ask { by, .. } = step { Some(by) } else { None }).collect();
        assert_eq!(by, [Some(Alike::Email), Some(Alike::Phone), Some(Alike::Person), None]);
        let answers = [(2, Decision::Other), (3, Decision::Other), (4, Decision::Same)];
        let done = steps(others(), &people, &answers);
        assert_eq!(done[..2], [Step::LeftOut, Step::Invite], "an address has one owner; a telephone may be a household's");
        assert!(matches!(done[2], Step::Same | Step::Change(..)));
    }

    #[test]
    fn the_same_person_twice_in_a_file_is_asked() {
        let twice = vec![entry(2, "Zoé L", "zoe@example.org", "", None), entry(9, "Zoé L", "zoe@example.org", "", None)];
        assert_eq!(steps(twice, &People::default(), &[]), [Step::Invite, Step::Ask { like: Like::Line(2), by: Alike::Email }]);
        assert_eq!(steps(vec![entry(2, "Bob", "", NUMBER, None)], &People::default(), &[]), [Step::Create]);
    }
}
