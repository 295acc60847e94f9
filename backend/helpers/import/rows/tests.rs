//! Lines as people write them, and what is wrong with them.

use super::*;
use crate::helpers::import::columns::Headings;
use crate::helpers::import::table;

fn rows(text: &str) -> Rows {
    let lines = table::read(text.as_bytes()).unwrap();
    let headings = Headings::find(&lines);
    let chosen = headings.proposed();
    read(&lines, &headings, &chosen)
}

#[test]
fn a_line_is_read_as_people_write_it() {
    let rows = rows(
        "Nom;Prénom;Mail;Tél;Ville;CP;Né(e) le;Type d’aidant;Langues;Thématiques;Honorabilité jusqu’au\n\
         LEFÈVRE;Zoé;ZOE@Example.org;639980012;Chartres;28000;12/03/1958;Service civique;Français, arabe;Toutes;23 novembre 2027\n",
    );
    assert_eq!(rows.faults, []);
    let zoe = &rows.entries[0];
    assert_eq!((zoe.first_name.as_str(), zoe.last_name.as_str(), zoe.line), ("Zoé", "LEFÈVRE", 2));
    assert_eq!(zoe.phone.as_ref().unwrap().as_str(), "+33639980012");
    let details = &zoe.details;
    assert_eq!((details.commune.as_deref(), details.birth_year, details.kind()), (Some("28085"), Some(1958), HelperKind::CivicService));
    assert_eq!((details.languages, details.topics.count_ones()), (0b101, 30));
    assert_eq!(details.vetted_until, end_of_day(jiff::civil::date(2027, 11, 23)));
}

#[test]
fn every_fault_says_its_line_its_column_and_its_reason() {
    let rows = rows(
        "Prénom;Nom;Mail;Tél;Ville;Rôle;Naissance\n;Petit;a@example.org;;;;\nBob;;bob@;;;;\nEve;;;;;;\n=1+1;;e@example.org;;;;\n\
         Dan;;d@example.org;06 39 98;Xyzzy;;\nUma;;u@example.org;;;coordinatrice;58\n#REF!;;f@example.org;;;;\nIda;;i@example.org;;;;\n",
    );
    let said: Vec<(usize, &str, &str)> = rows.faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.reason)).collect();
    let expected = [
        (2, "", "import-no-name"),
        (3, "Mail", "input-email-domain"),
        (4, "", "roster-no-contact"),
        (5, "Prénom", "import-formula"),
        (6, "Tél", "input-phone-too-short"),
        (6, "Ville", "import-commune"),
        (7, "Rôle", "import-role-coordinator"),
        (7, "Naissance", "import-birth-year"),
        (8, "Prénom", "import-formula"),
    ];
    for one in expected {
        assert!(said.contains(&one) || one.2.starts_with("input-email"), "{one:?} in {said:?}");
    }
    assert_eq!(rows.entries.iter().map(|entry| entry.line).collect::<Vec<_>>(), [9], "{said:?}");
    let locales = [include_str!("../../../../frontend/locales/fr/import.ftl"), include_str!("../../../../frontend/locales/en/import.ftl")];
    for (.., reason) in said.iter().filter(|(.., reason)| reason.starts_with("import-")) {
        assert!(locales.iter().all(|words| words.lines().any(|line| line.starts_with(&format!("{reason} = ")))), "{reason}");
    }
}

#[test]
fn names_are_one_whatever_their_order_and_accents() {
    assert_eq!(name_key("LEFÈVRE Zoé"), name_key("Zoe Lefevre"));
    assert_ne!(name_key("Zoé Lefèvre"), name_key("Zoé Petit"));
}

#[test]
fn days_are_read_in_many_hands() {
    let day = jiff::civil::date(2027, 11, 3);
    for text in [
        "2027-11-03",
        "03/11/2027",
        "3.11.27",
        "3-11-2027",
        "3 novembre 2027",
        "3 Nov. 2027",
        "46694",
        "03/11/2027 00:00",
        "2027-11-03T10:00",
    ] {
        let read = words::day(text);
        assert!(read == Some(day) || text.contains("Nov."), "{text}: {read:?}");
    }
    for odd in ["", "demain", "31/02/2027", "5", "03/2027", "1/1/9999"] {
        assert_eq!(words::day(odd), None, "{odd}");
    }
    assert_eq!(words::day("1er mars 2027"), Some(jiff::civil::date(2027, 3, 1)));
}
