//! How words take a name or a number in: French says "d’Ana", and both languages group digits.

use fluent_templates::fluent_bundle::{FluentArgs, FluentValue};

use super::numbers::number;
use super::templates::Lang;

/// `{ DE($name) }` in French words: "de Josiane", "d’Ana", "de Yanis", "d’Yves".
pub fn de<'a>(values: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::String(name)) = values.first() else { return FluentValue::Error };
    let said = if elides(name) { format!("d’{name}") } else { format!("de {name}") };
    FluentValue::from(said)
}

fn elides(name: &str) -> bool {
    const VOWELS: &str = "aàâäeéèêëiîïoôöœuùûü";
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let (first, second) = (letters.next(), letters.next());
    let is_vowel = |letter: Option<char>| letter.is_some_and(|letter| VOWELS.contains(letter));
    match first {
        Some('y') => !is_vowel(second),
        // "Hélène", "Henri": nearly always mute in first names.
        Some('h') => true,
        _ => is_vowel(first),
    }
}

/// A number among words, "1 234"; `None` for words, which stay as they are.
pub fn grouped(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(one) = value else { return None };
    #[allow(clippy::cast_possible_truncation)] // counts, far below 2^53
    let whole = one.value.trunc() as i64;
    (one.value.fract() == 0.0).then(|| number(lang, whole))
}

#[cfg(test)]
mod tests {
    use super::super::templates::{plain, with};
    use super::*;

    #[test]
    fn french_elides_before_a_vowel_and_only_there() {
        for (name, said) in [("Ana", "d’Ana"), ("Josiane", "de Josiane"), ("Élodie", "d’Élodie"), ("Yanis", "de Yanis"), ("Yves", "d’Yves")]
        {
            assert_eq!(de(&[FluentValue::from(name)], &FluentArgs::new()), FluentValue::from(said));
            assert_eq!(with(Lang::Fr, "passport-of", &[("name", name)]), format!("Passeport {said}"));
        }
        assert_eq!(plain(Lang::Fr, "passport-title"), "Votre passeport");
    }

    #[test]
    fn numbers_are_grouped_and_words_are_left() {
        assert_eq!(grouped(Lang::Fr, &FluentValue::from(1_051)), Some("1\u{a0}051".into()));
        assert_eq!((grouped(Lang::En, &FluentValue::from(7)), grouped(Lang::En, &FluentValue::from("1051"))), (Some("7".into()), None));
    }
}
