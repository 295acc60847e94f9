//! A roster pasted from a spreadsheet: names with an e-mail address or a number, columns in any order.

use std::collections::BTreeSet;

use super::Reach;
use crate::web::contacts::{Email, Phone};
use crate::web::text::{TextFault, clean_line, fold};

/// Lines read at once; more are told to come in a second time.
pub const MOST_LINES: usize = 500;
const LONGEST_NAME: usize = 120;

/// Somebody to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub reach: Reach,
}

/// One line that was pasted, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1, as a spreadsheet counts.
    pub number: usize,
    pub text: String,
    /// The person, or the id of what is wrong.
    pub read: Result<Person, &'static str>,
}

/// Reads what was pasted. Empty lines and a line of headings are left out.
pub fn read(pasted: &str) -> Vec<Line> {
    let mut seen = BTreeSet::new();
    pasted
        .lines()
        .enumerate()
        .filter(|(_, text)| !text.trim().is_empty())
        .filter(|(index, text)| *index > 0 || !is_heading(text))
        .take(MOST_LINES)
        .map(|(index, text)| {
            let read = person(text).and_then(|person| {
                let key = match &person.reach {
                    Reach::Email(email) => email.look_up(),
                    Reach::Phone(phone) => phone.as_str().to_owned(),
                };
                if seen.insert(key) { Ok(person) } else { Err("roster-twice") }
            });
            Line { number: index + 1, text: clean_line(text, 200).unwrap_or_default(), read }
        })
        .collect()
}

fn person(line: &str) -> Result<Person, &'static str> {
    let (mut email, mut phone, mut name) = (None, None, Vec::new());
    for cell in cells(line) {
        if cell.contains('@') {
            email = email.or(Some(cell));
        } else if looks_like_a_number(&cell) {
            phone = phone.or(Some(cell));
        } else {
            name.push(cell);
        }
    }
    let name = clean_line(&name.join(" "), LONGEST_NAME)
        .map_err(|fault| if fault == TextFault::Empty { "roster-no-name" } else { "roster-strange" })?;
    let reach = match (email, phone) {
        (Some(email), _) => Reach::Email(Email::parse(&email).map_err(|fault| fault.text_id())?),
        (None, Some(phone)) => Reach::Phone(Phone::parse(&phone).map_err(|fault| fault.text_id())?),
        (None, None) => return Err("roster-no-contact"),
    };
    Ok(Person { name, reach })
}

/// By tab, else semicolon, else comma; "Ana Martin <ana@example.org>" and words with spaces alone are read too.
fn cells(line: &str) -> Vec<String> {
    let line = line.replace(['<', '>'], "\t");
    let separator = ['\t', ';', ','].into_iter().find(|separator| line.contains(*separator));
    let cells: Vec<String> = match separator {
        Some(separator) => line.split(separator).map(|cell| cell.trim().trim_matches('"').trim().to_owned()).collect(),
        None => words(&line),
    };
    cells.into_iter().filter(|cell| !cell.is_empty()).collect()
}

/// "Ana Martin 06 39 98 00 12": the digits belong together.
fn words(line: &str) -> Vec<String> {
    let is_digits = |word: &str| word.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '+' | '.' | '-' | '(' | ')'));
    let (mut cells, mut digits) = (Vec::new(), Vec::new());
    for word in line.split_whitespace() {
        if is_digits(word) { digits.push(word.to_owned()) } else { cells.push(word.to_owned()) }
    }
    if !digits.is_empty() {
        cells.push(digits.join(" "));
    }
    cells
}

fn looks_like_a_number(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 6 && !cell.chars().any(char::is_alphabetic)
}

fn is_heading(line: &str) -> bool {
    const HEADINGS: [&str; 12] =
        ["nom", "prenom", "noms", "mail", "e mail", "email", "courriel", "adresse mail", "telephone", "tel", "name", "phone"];
    let cells = cells(line);
    !cells.is_empty() && cells.iter().any(|cell| HEADINGS.contains(&fold(cell).as_str())) && !line.contains('@')
}

/// First and last name, as well as can be guessed: capitals are a last name ("MARTIN Ana"), else the first word is the first name.
pub fn names(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_capitals =
        |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    let (last, first): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_capitals(word));
    if !last.is_empty() && !first.is_empty() {
        return (first.join(" "), last.join(" "));
    }
    match words.split_first() {
        Some((first, rest)) => ((*first).to_owned(), rest.join(" ")),
        None => (String::new(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(line: &str) -> (String, String) {
        let person = person(line).unwrap_or_else(|fault| panic!("{line}: {fault}"));
        let reach = match person.reach {
            Reach::Email(email) => email.as_str().to_owned(),
            Reach::Phone(phone) => phone.as_str().to_owned(),
        };
        (person.name, reach)
    }

    #[test]
    fn columns_come_in_any_order_with_any_separator() {
        let ana = ("Ana Martin".to_owned(), "ana@example.org".to_owned());
        for line in [
            "Ana\tMartin\tana@example.org",
            "ana@example.org;Ana Martin",
            "Ana Martin, ana@example.org, 06 39 98 00 12",
            "\"Ana\";\"Martin\";\"ana@example.org\"",
            "Ana Martin <ana@example.org>",
            "Ana Martin ana@example.org",
        ] {
            assert_eq!(good(line), ana, "{line}");
        }
        let bob = ("Bob Petit".to_owned(), "+33639980012".to_owned());
        for line in ["Bob Petit\t06 39 98 00 12", "06.39.98.00.12;Bob Petit", "Bob Petit 06 39 98 00 12", "Bob;Petit;639980012"] {
            assert_eq!(good(line), bob, "{line}");
        }
    }

    #[test]
    fn bad_lines_are_told_with_their_reason() {
        let lines = read("Nom;E-mail\nAna;ana@example.org\n\nBob\nana@example.org;Encore Ana\nZoé;zoe@\n;06 39 98 00 12\nEve;12 34 56");
        let told: Vec<(usize, Result<(), &str>)> = lines.iter().map(|line| (line.number, line.read.clone().map(drop))).collect();
        assert_eq!(
            told,
            [
                (2, Ok(())),
                (4, Err("roster-no-contact")),
                (5, Err("roster-twice")),
                (6, Err("input-email-no-at")),
                (7, Err("roster-no-name")),
                (8, Err("input-phone-too-short")),
            ]
        );
    }

    #[test]
    fn a_name_is_taken_apart() {
        for (whole, first, last) in
            [("Ana Martin", "Ana", "Martin"), ("DE LA TOUR Ana", "Ana", "DE LA TOUR"), ("Ana", "Ana", ""), ("", "", "")]
        {
            assert_eq!(names(whole), (first.to_owned(), last.to_owned()));
        }
    }
}
