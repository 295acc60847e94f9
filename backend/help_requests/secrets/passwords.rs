//! Passwords and secret codes, told by the words around them.

use unicode_normalization::UnicodeNormalization;

use super::values::{is_complaint, is_telephone, is_year, looks_secret};

/// Folded. What follows may be a password: after ":" or "est" any word, elsewhere only what looks like one.
const PASSWORDS: &[&str] =
    &["mot de passe", "mots de passe", "mot de pass", "mot passe", "motdepasse", "mdp", "password", "passwords", "passcode", "pwd"];

/// What follows is a few digits.
const CODES: &[&str] = &[
    "code secret",
    "code confidentiel",
    "code pin",
    "pin code",
    "pin",
    "code bancaire",
    "code cb",
    "code de ma cb",
    "code carte",
    "code de carte",
    "code de ma carte",
    "code de la carte",
    "code de sa carte",
    "cryptogramme",
    "cvv",
    "cvc",
];

/// How many words may stand between the keyword and its sign: "mot de passe de mon compte ameli : …".
const WORDS_BETWEEN: usize = 6;

pub(super) fn has_password(letters: &[char]) -> bool {
    // One folded letter for each: places are the same in both.
    let folded: Vec<char> = letters.iter().map(|letter| folded(*letter)).collect();
    let words = words(&folded);
    (0..words.len()).any(|at| {
        let rest = words.get(at..).unwrap_or_default();
        if let Some(count) = starts_with_any(rest, &folded, PASSWORDS) {
            let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
            let is_trouble = before.iter().any(|span| tells_trouble(&text(&folded, *span)));
            return password_after(&words, at + count, is_trouble, letters, &folded) || password_before(&words, at, letters, &folded);
        }
        starts_with_any(rest, &folded, CODES).is_some_and(|count| code_after(&words, at + count, letters, &folded))
    })
}

/// In characters. What is longer is read as if it ended there.
const LONGEST_VALUE: usize = 100;

/// From, to.
type Span = (usize, usize);

/// Lower case, no accent; always one letter.
pub(super) fn folded(letter: char) -> char {
    match letter {
        '\u{2019}' => '\'',
        _ => std::iter::once(letter).nfd().next().unwrap_or(letter).to_lowercase().next().unwrap_or(letter),
    }
}

/// Runs of letters and digits.
fn words(folded: &[char]) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for (index, _) in folded.iter().enumerate().filter(|(_, letter)| letter.is_alphanumeric()) {
        match words.last_mut() {
            Some(last) if last.1 == index => last.1 = index + 1,
            _ => words.push((index, index + 1)),
        }
    }
    words
}

fn text(letters: &[char], span: Span) -> String {
    letters.get(span.0..span.1).unwrap_or_default().iter().collect()
}

/// How many words the phrase that starts here has.
fn starts_with_any(words: &[Span], folded: &[char], phrases: &[&str]) -> Option<usize> {
    let is_word = |word: &str, span: &Span| {
        let letters = folded.get(span.0..span.1).unwrap_or_default();
        word.len() == letters.len() && word.chars().eq(letters.iter().copied())
    };
    phrases.iter().find_map(|phrase| {
        let count = phrase.split(' ').count();
        let starts = phrase.split(' ').zip(words).all(|(word, span)| is_word(word, span));
        (starts && words.len() >= count).then_some(count)
    })
}

/// How the value is announced.
#[derive(PartialEq)]
enum Sign {
    /// ":" or "=".
    Colon,
    /// "est", "c'est", "is".
    Is,
}

/// The sign that follows, what stands before it, and where the value begins. Not past the end of the sentence.
fn sign_after(words: &[Span], next: usize, folded: &[char]) -> Option<(Sign, Vec<String>, usize)> {
    let mut between = Vec::new();
    let mut from = words.get(next.checked_sub(1)?)?.1;
    for index in next..=next + WORDS_BETWEEN {
        let until = words.get(index).map_or(folded.len(), |span| span.0);
        let gap = folded.get(from..until).unwrap_or_default();
        if let Some(colon) = gap.iter().position(|letter| matches!(letter, ':' | '=' | '→' | '>')) {
            return Some((Sign::Colon, between, from + colon + 1));
        }
        if gap.iter().any(|letter| matches!(letter, '.' | '!' | '?' | '\n' | ';')) {
            return None;
        }
        let span = *words.get(index)?;
        let word = text(folded, span);
        if matches!(word.as_str(), "est" | "is" | "etait" | "was" | "cest") {
            return Some((Sign::Is, between, span.1));
        }
        between.push(word);
        from = span.1;
    }
    None
}

/// What stands between blanks at a place, without quotes around it, and whether the sentence ends there.
fn value_at(letters: &[char], from: usize) -> (String, bool) {
    let rest = letters.get(from..).unwrap_or_default();
    let skipped = rest.iter().take_while(|letter| letter.is_whitespace() && **letter != '\n').count();
    let rest = rest.get(skipped..).unwrap_or_default();
    let size = rest.iter().take(LONGEST_VALUE).take_while(|letter| !letter.is_whitespace()).count();
    let value: String = rest.iter().take(size).collect();
    let after = rest.iter().skip(size).find(|letter| **letter == '\n' || !letter.is_whitespace());
    let ends = value.ends_with(['.', ',', ';', '!', ')']) || after.is_none_or(|letter| !letter.is_alphanumeric());
    (value.trim_matches(|letter: char| "\"'«»“”()[],;.?".contains(letter)).to_owned(), ends)
}

fn password_after(words: &[Span], next: usize, is_trouble: bool, letters: &[char], folded: &[char]) -> bool {
    let Some(last) = next.checked_sub(1).and_then(|last| words.get(last)) else {
        return false;
    };
    let (value, _) = value_at(letters, last.1);
    let is_apart = letters.get(last.1).is_some_and(|letter| letter.is_whitespace());
    if is_apart && looks_secret(&value) && !is_year(&value) && !is_telephone(&value) {
        return true;
    }
    let Some((sign, between, from)) = sign_after(words, next, folded) else {
        return false;
    };
    let (value, ends) = value_at(letters, from);
    let is_word = value.chars().count() >= 3 && value.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    // "mot de passe oublié : aide" tells of trouble; "mot de passe ameli : médor" tells the password.
    let is_title = sign == Sign::Colon && (is_trouble || between.iter().any(|word| tells_trouble(word)));
    looks_secret(&value) || (is_word && ends && !is_title && !is_complaint(&value))
}

/// Folded.
fn tells_trouble(word: &str) -> bool {
    let begins = ["perd", "pert", "oubli", "probl", "souci", "bloqu", "chang", "reinit", "recup", "retrouv", "refus", "expir"];
    let english = ["lost", "forg", "reset", "locked", "trouble", "issue"];
    begins.iter().chain(&english).any(|begin| word.starts_with(begin))
}

/// "Soleil28 est mon mot de passe".
fn password_before(words: &[Span], at: usize, letters: &[char], folded: &[char]) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|index| words.get(index)).copied();
    let is_verb = word(2).is_some_and(|span| matches!(text(folded, span).as_str(), "est" | "is"));
    let is_mine = word(1).is_some_and(|span| matches!(text(folded, span).as_str(), "mon" | "le" | "my" | "the" | "son"));
    is_verb && is_mine && word(3).is_some_and(|span| looks_secret(&text(letters, span)))
}

/// Digits right after, or further in the same sentence.
fn code_after(words: &[Span], next: usize, letters: &[char], folded: &[char]) -> bool {
    let digits = |value: &str| value.replace([' ', '.', '-'], "");
    let is_code = |value: &str| (3..=6).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
    let spaced = |from: usize| {
        let rest = letters.get(from..).unwrap_or_default();
        let run = rest.iter().take(LONGEST_VALUE).take_while(|letter| letter.is_ascii_digit() || **letter == ' ');
        digits(&run.collect::<String>())
    };
    let Some(last) = next.checked_sub(1).and_then(|last| words.get(last)) else {
        return false;
    };
    if is_code(&spaced(last.1)) {
        return true;
    }
    if sign_after(words, next, folded).is_some_and(|(_, _, from)| is_code(&spaced(from)) || is_code(&value_at(letters, from).0)) {
        return true;
    }
    let mut from = last.1;
    for span in words.get(next..).unwrap_or_default().iter().take(WORDS_BETWEEN) {
        if folded.get(from..span.0).unwrap_or_default().iter().any(|letter| matches!(letter, '.' | '!' | '?' | '\n' | ';')) {
            return false;
        }
        let value = text(letters, *span);
        if is_code(&value) && value.len() >= 4 && !is_year(&value) {
            return true;
        }
        from = span.1;
    }
    false
}
