//! Who is who, and what would be done.

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
