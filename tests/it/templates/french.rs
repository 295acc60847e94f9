//! How French words are set: a no-break space before « : ; ? ! » and inside guillemets, ’ as apostrophe.

/// Faults of a `.ftl` file, with their lines.
pub fn faults(text: &str) -> Vec<(usize, String)> {
    text.lines().enumerate().flat_map(|(at, line)| in_line(value(line)).into_iter().map(move |fault| (at + 1, fault))).collect()
}

/// What a line says: without its comment, its id, or the `[one]` of a variant.
fn value(line: &str) -> &str {
    let text = line.trim_start();
    if text.starts_with('#') {
        return "";
    }
    let is_message = line.starts_with(|first: char| first.is_ascii_alphabetic());
    match text.split_once('=').filter(|_| is_message) {
        Some((_, value)) => value.trim(),
        None => text.strip_prefix(['*', '[']).map_or(text, |rest| rest.split_once(']').map_or(rest, |(_, value)| value)).trim(),
    }
}

fn in_line(value: &str) -> Vec<String> {
    let letters: Vec<char> = without_placeables(value).chars().collect();
    let mut faults = Vec::new();
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        let around: String = letters[at.saturating_sub(12)..(at + 8).min(letters.len())].iter().collect();
        let is_spaced = before.is_none_or(|before| matches!(before, '\u{a0}' | '\u{202f}'));
        let goes_on = before.is_some_and(|before| "?!.:;".contains(before)) || matches!(after, Some('/')) || is_time(before, letter, after);
        match letter {
            ':' | ';' | '?' | '!' | '»' if !is_spaced && !goes_on => faults.push(format!("no no-break space before {letter}: …{around}…")),
            '«' if !matches!(after, Some('\u{a0}' | '\u{202f}')) => faults.push(format!("no no-break space after «: …{around}…")),
            '\'' => faults.push(format!("' instead of ’: …{around}…")),
            '"' => faults.push(format!("\" instead of guillemets: …{around}…")),
            _ => {}
        }
    }
    faults
}

/// "12:30" in a figure, not in a sentence.
fn is_time(before: Option<char>, letter: char, after: Option<char>) -> bool {
    letter == ':' && before.is_some_and(|before| before.is_ascii_digit()) && after.is_some_and(|after| after.is_ascii_digit())
}

/// `{ $name }` becomes one letter; the head and the end of a choice (`{ $count ->`, `}`) become nothing.
fn without_placeables(value: &str) -> String {
    let mut plain = String::new();
    // `{ "{n}" }` says what it holds.
    let value = value.replace("{ \"", "").replace("\" }", "").replace("{n}", "x");
    let mut rest = value.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        match after.split_once('}') {
            Some((inside, after)) => {
                // `{ $n -> [one] … *[other] … }` on one line: its variants are said, their names are not.
                plain.push('x');
                plain.extend(inside.split(']').skip(1).map(|variant| variant.split('[').next().unwrap_or_default().trim_end_matches('*')));
                rest = after;
            }
            None => return plain,
        }
    }
    plain + rest.trim_end_matches('}')
}

#[test]
fn faults_are_found() {
    assert_eq!(faults("a = Erreur\u{a0}: l’heure, «\u{a0}oui\u{a0}»\u{a0}! { $x }\u{a0}? https://x.fr").len(), 0);
    assert_eq!(faults("# l'heure ?\na = l'heure ?").len(), 2);
    assert_eq!(faults("a = { $n ->\n    [one] Un «point»\n   *[other] Vite !\n }").len(), 3);
}
