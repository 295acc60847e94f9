//! Headings as people write them.

use super::*;

fn line(number: usize, cells: &[&str]) -> Line {
    Line { number, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
}

#[test]
fn headings_are_known_in_both_languages_in_any_order_and_case() {
    for (heading, field) in [
        ("PRÉNOM *", Field::FirstName),
        ("Last name", Field::LastName),
        ("Nom (obligatoire)", Field::LastName),
        ("Adresse e-mail", Field::Email),
        ("Tél. portable", Field::Phone),
        ("N° de téléphone", Field::Phone),
        ("Date of birth", Field::BirthYear),
        ("Né(e) le", Field::BirthYear),
        ("Langues parlées", Field::Languages),
        ("vetted_until", Field::VettedUntil),
    ] {
        assert_eq!(meaning(heading), Meaning::Sure(field), "{heading}");
    }
    assert_eq!(meaning("Contact d’urgence"), Meaning::Unsure(Field::Email));
    assert_eq!(meaning("Statut 2026"), Meaning::Unsure(Field::Kind));
    assert_eq!(meaning("Cotisation"), Meaning::Unknown);
}

#[test]
fn what_is_unsure_or_missing_is_asked() {
    let find = |cells: &[&str]| Headings::find(&[line(1, &["Bénévoles 2026"]), line(2, cells), line(3, &["a", "b", "c", "d"])]);
    assert!(find(&["Prénom", "Nom", "Mail", "Cotisation"]).is_sure());
    assert!(!find(&["Prénom", "Nom", "Cotisation"]).is_sure(), "nobody can be reached");
    assert!(!find(&["Prénom", "Mail", "Prénom"]).is_sure(), "which of the two?");
    assert!(find(&["Prénom", "Mail", "Téléphone fixe", "Portable"]).is_sure(), "two telephones are no question");
    let unknown = find(&["Colonne A", "Colonne B", "C", "D"]);
    assert!(!unknown.is_sure() && unknown.line == 2);
    assert_eq!(Headings::find(&[]), Headings::default());
}

#[test]
fn every_field_has_its_words_in_both_languages() {
    let locales = [include_str!("../../../../frontend/locales/fr/import.ftl"), include_str!("../../../../frontend/locales/en/import.ftl")];
    for field in Field::ALL {
        assert_eq!(Field::parse(field.as_str()), Some(field));
        let id = format!("import-field-{} = ", field.as_str());
        assert!(locales.iter().all(|words| words.lines().any(|line| line.starts_with(&id))), "{id}");
    }
}
