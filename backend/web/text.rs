//! What people type, before anything else sees it: cleaned, bounded, and folded for search and for order.

use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Marks kept on one letter. No living script needs more once composed; a tower of them hides the lines around it.
const MARKS_ON_A_LETTER: usize = 4;

/// Why a typed text cannot be kept. The words for people are in `inputs.ftl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", self.text_id())]
pub enum TextFault {
    Empty,
    TooLong,
    /// A control character, or a line break where there is one line.
    Strange,
}

impl TextFault {
    /// Fluent id, also what `Display` gives.
    pub fn text_id(self) -> &'static str {
        match self {
            TextFault::Empty => "input-empty",
            TextFault::TooLong => "input-too-long",
            TextFault::Strange => "input-strange",
        }
    }
}

/// One line: trimmed, composed (NFC), single spaces, nothing invisible. At most `max_chars` characters.
pub fn clean_line(text: &str, max_chars: usize) -> Result<String, TextFault> {
    clean(text, max_chars, false)
}

/// Several lines: each cleaned as by `clean_line`, one empty line at most between two of them.
pub fn clean_words(text: &str, max_chars: usize) -> Result<String, TextFault> {
    clean(text, max_chars, true)
}

fn clean(text: &str, max_chars: usize, may_break: bool) -> Result<String, TextFault> {
    // A megabyte is refused before it is worked on; the margin leaves room for spaces that collapse.
    if text.len() > max_chars.saturating_mul(16).saturating_add(1024) {
        return Err(TextFault::TooLong);
    }
    let mut cleaned = String::with_capacity(text.len());
    let (mut breaks, mut spaced, mut marks) = (0_usize, false, 0_usize);
    let unix = text.trim().replace("\r\n", "\n");
    let mut letters = unix.nfc().peekable();
    while let Some(letter) = letters.next() {
        match seen_as(letter) {
            Seen::Refused => return Err(TextFault::Strange),
            Seen::Nothing => continue,
            Seen::Space => spaced = true,
            Seen::Break if may_break => breaks += 1,
            Seen::Break => return Err(TextFault::Strange),
            Seen::Joiner => {
                let joins = letters.peek().copied().is_some_and(is_pictograph);
                if joins && !spaced && breaks == 0 && ends_in_pictograph(&cleaned) {
                    cleaned.push(letter);
                }
            }
            Seen::Letter => {
                let is_apart = cleaned.is_empty() || spaced || breaks > 0;
                marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
                if marks > MARKS_ON_A_LETTER || (marks > 0 && is_apart) {
                    continue;
                }
                if !cleaned.is_empty() && breaks > 0 {
                    cleaned.push_str(if breaks > 1 { "\n\n" } else { "\n" });
                } else if !cleaned.is_empty() && spaced {
                    cleaned.push(' ');
                }
                (breaks, spaced) = (0, false);
                cleaned.push(letter);
            }
        }
    }
    match cleaned.chars().count() {
        0 => Err(TextFault::Empty),
        count if count > max_chars => Err(TextFault::TooLong),
        _ => Ok(cleaned),
    }
}

enum Seen {
    Letter,
    Space,
    Break,
    Joiner,
    Nothing,
    Refused,
}

fn seen_as(letter: char) -> Seen {
    match letter {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Seen::Break,
        '\t' => Seen::Space,
        _ if letter.is_control() => Seen::Refused,
        // Not characters at all (Unicode, section 23.7).
        _ if (letter as u32) & 0xFFFE == 0xFFFE => Seen::Refused,
        '\u{FDD0}'..='\u{FDEF}' => Seen::Refused,
        '\u{200D}' => Seen::Joiner,
        // Bidi marks, embeddings, overrides and isolates: they make one text look like another.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => Seen::Nothing,
        // Soft hyphen, zero widths, invisible operators, annotations, tags, hidden variation selectors.
        '\u{AD}' | '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200C}' => Seen::Nothing,
        '\u{2060}'..='\u{2065}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => Seen::Nothing,
        '\u{FE00}'..='\u{FE0D}' | '\u{E0000}'..='\u{E0FFF}' => Seen::Nothing,
        // Letters drawn as a blank: a name made of them would look like no name.
        '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' => Seen::Space,
        _ if letter.is_whitespace() => Seen::Space,
        _ => Seen::Letter,
    }
}

fn is_pictograph(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn ends_in_pictograph(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| last == '\u{FE0F}' || is_pictograph(last))
}

/// For search: lower case, no accent, letters and digits with one space between words.
/// "L'Haÿ-les-Roses" gives "l hay les roses".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        text.chars().for_each(|letter| push_folded(&mut folded, letter.to_ascii_lowercase()));
    } else {
        let plain = text.nfkd().flat_map(char::to_lowercase).filter(|letter| !is_combining_mark(*letter));
        plain.for_each(|letter| push_folded(&mut folded, letter));
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn push_folded(folded: &mut String, letter: char) {
    match letter {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'ı' => folded.push('i'),
        _ if letter.is_alphanumeric() => folded.push(letter),
        // Invisible ones hide inside a word, they do not cut it.
        _ if matches!(seen_as(letter), Seen::Nothing | Seen::Joiner) => {}
        _ if folded.is_empty() || folded.ends_with(' ') => {}
        _ => folded.push(' '),
    }
}

/// French order as bytes, the same in both databases: letters first, then accents (cote, coté, côte, côté).
/// Compare as bytes (`COLLATE "C"` in PostgreSQL).
pub fn sort_key(text: &str) -> String {
    let mut key = fold(text);
    // Below every letter and space, so that accents decide only between equal letters.
    key.push('\t');
    key.extend(text.trim().nfd().flat_map(char::to_lowercase));
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_composed_and_single_spaced() {
        assert_eq!(clean_line("  Jose\u{301}   Marie\u{a0}!  \n", 40).unwrap(), "José Marie !");
        assert_eq!(clean_line("Zoé\tM.", 40).unwrap(), "Zoé M.");
    }

    #[test]
    fn an_empty_answer_is_said_so_even_when_it_is_made_of_invisible_letters() {
        for nothing in ["", "   ", "\u{200b}\u{feff}", "\u{3164}\u{2800}", "\u{202e}", "\u{301}"] {
            assert_eq!(clean_line(nothing, 40), Err(TextFault::Empty), "{nothing:?}");
        }
    }

    #[test]
    fn control_characters_are_refused() {
        for bad in ["Ana\0", "A\u{7}na", "Ana\u{1b}[31m", "Ana\u{ffff}", "\u{fdd0}Ana"] {
            assert_eq!(clean_line(bad, 40), Err(TextFault::Strange), "{bad:?}");
        }
        for bad in ["Ana\nBcc: all@example.org", "Ana\r\nTo: x", "Ana\u{2028}x", "Ana\u{85}x"] {
            assert_eq!(clean_line(bad, 40), Err(TextFault::Strange), "{bad:?}");
        }
    }

    #[test]
    fn bidi_overrides_and_zero_widths_go() {
        assert_eq!(clean_line("Ana\u{202e}gpj.exe\u{202c}", 40).unwrap(), "Anagpj.exe");
        assert_eq!(clean_line("jo\u{200b}si\u{200d}ane\u{e0041}", 40).unwrap(), "josiane");
        assert_eq!(clean_line("\u{feff}Bob\u{2066}\u{2069}\u{ad}", 40).unwrap(), "Bob");
    }

    #[test]
    fn emoji_stay_whole() {
        for emoji in ["👩‍🦽", "👨‍👩‍👧 merci", "❤️‍🔥", "🏳️‍🌈", "👍🏽", "🇫🇷", "1️⃣"] {
            assert_eq!(clean_line(emoji, 40).unwrap(), emoji);
        }
        assert_eq!(clean_line("👍\u{200d}", 40).unwrap(), "👍");
        assert_eq!(clean_line("👍 \u{200d}👍", 40).unwrap(), "👍 👍");
    }

    #[test]
    fn a_tower_of_accents_is_cut() {
        let tower = format!("e{}", "\u{316}".repeat(200));
        assert_eq!(clean_line(&tower, 400).unwrap().chars().count(), 1 + MARKS_ON_A_LETTER);
    }

    #[test]
    fn too_long_counts_characters_not_bytes() {
        assert_eq!(clean_line("éééé", 4).unwrap(), "éééé");
        assert_eq!(clean_line("ééééé", 4), Err(TextFault::TooLong));
        assert_eq!(clean_line(&"a".repeat(1 << 20), 40), Err(TextFault::TooLong));
    }

    #[test]
    fn words_keep_their_lines() {
        let typed = "  Bonjour,  \r\n\r\n\r\n\r\nje   suis bloquée\u{2028} ici.\n";
        assert_eq!(clean_words(typed, 200).unwrap(), "Bonjour,\n\nje suis bloquée\nici.");
        assert_eq!(clean_words("a\0b", 200), Err(TextFault::Strange));
        assert_eq!(clean_words(" \n \n", 200), Err(TextFault::Empty));
    }

    #[test]
    fn right_to_left_and_indic_names_are_untouched() {
        for name in ["محمد", "प्रिया", "Nguyễn Thị", "Дмитрий"] {
            assert_eq!(clean_line(name, 40).unwrap(), name.nfc().collect::<String>());
        }
    }

    #[test]
    fn folding_forgets_case_accents_and_signs() {
        for (text, folded) in [
            ("L'Haÿ-les-Roses", "l hay les roses"),
            ("  Cœur  d’Élan ", "coeur d elan"),
            ("ŒUVRE, Straße", "oeuvre strasse"),
            ("France-Travail (28)!", "france travail 28"),
            ("ＡＢＣ ﬁn", "abc fin"),
            ("ca\u{200b}f", "caf"),
            ("", ""),
            ("…", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn names_sort_as_in_a_french_dictionary() {
        let mut names = ["zoé", "Élodie", "eva", "côté", "cote", "coté", "Émile", "côte", "Ana-Lou", "Ana", "Anabelle"];
        names.sort_by_key(|name| sort_key(name));
        let sorted = ["Ana", "Ana-Lou", "Anabelle", "cote", "coté", "côte", "côté", "Élodie", "Émile", "eva", "zoé"];
        assert_eq!(names, sorted);
        assert!(!sort_key("a\u{301}").contains('\0'));
    }

    #[test]
    fn every_fault_has_its_words_in_both_languages() {
        use crate::web::contacts::{EmailFault as Email, PhoneFault as Phone};
        let texts = [TextFault::Empty, TextFault::TooLong, TextFault::Strange].map(TextFault::text_id);
        let phones = [Phone::Empty, Phone::Letters, Phone::TooShort, Phone::TooLong, Phone::Premium, Phone::Unknown].map(Phone::text_id);
        let emails = [Email::Empty, Email::Several, Email::NoAt, Email::Domain, Email::Letters, Email::TooLong].map(Email::text_id);
        let fr = include_str!("../../frontend/locales/fr/inputs.ftl");
        let en = include_str!("../../frontend/locales/en/inputs.ftl");
        for id in texts.iter().chain(&phones).chain(&emails) {
            for words in [fr, en] {
                assert!(words.lines().any(|line| line.starts_with(&format!("{id} = "))), "{id}");
            }
        }
        assert_eq!(TextFault::Empty.to_string(), "input-empty");
    }
}
