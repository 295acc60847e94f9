//! The personal code: 8 characters, none that look or sound alike, unguessable; found again by a keyed hash.

/// No 0 O, 1 I L, 5 S, 8 B, 2 Z (look alike); no B D P T V G C E together is kept to the one that is heard best in French.
const ALPHABET: &[u8; 20] = b"34679ACFHJKMQRTUWXY2";
const LENGTH: usize = 8;

/// A new code, without its hyphen. 20⁸ are 25 billion: with slowed tries, nobody guesses one.
pub fn new() -> String {
    (0..LENGTH).map(|_| char::from(ALPHABET[usize::from(rand::random::<u16>()) % ALPHABET.len()])).collect()
}

/// As printed and read aloud: "K7F4-QX2R".
pub fn display(code: &str) -> String {
    let (first, last) = code.split_at(code.len() / 2);
    format!("{first}-{last}")
}

/// What somebody typed, as kept: capitals, without spaces and hyphens; `None` when it cannot be a code.
pub fn parse(typed: &str) -> Option<String> {
    let code: String = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '.' | '_')).collect();
    let code = code.to_uppercase();
    (code.len() == LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = new();
        let shown = display(&code);
        assert_eq!(parse(&shown), Some(code.clone()));
        assert_eq!(parse(&format!("  {} ", shown.to_lowercase().replace('-', " "))), Some(code));
        for wrong in ["", "K7F4", "K7F4-QX20", "K7F4QX2RR", "ÉÉÉÉÉÉÉÉ"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn no_two_letters_look_alike() {
        let text: String = ALPHABET.iter().map(|byte| char::from(*byte)).collect();
        assert!(!text.contains(['0', 'O', '1', 'I', 'L', '5', 'S', '8', 'B', 'Z']));
        let distinct: std::collections::BTreeSet<char> = text.chars().collect();
        assert_eq!(distinct.len(), ALPHABET.len());
    }
}
