//! What texts and queries are made of: folded words, the silent ones left out, and their stems.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::web::text::fold;

/// Bytes of a word that are kept: what is longer is no word, and must not fill the memory.
const LONGEST_WORD: usize = 40;

/// Folded words that say nothing of what is looked for, French then English. "are" is not among them: it is an allowance.
/// Nor are "aide", "sans", "oui": "aide au logement", "sans permis".
static SILENT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "ai arrive as au aux avec avoir avons bonjour ca car ce cela ces cet cette ceux chez ci comme comment dans de des dois doit donc du elle \
     elles en es est et etais etait etes etre eu eux fais faire fait faut hui ici il ils je juste la le les leur leurs lui ma mais \
     me meme mes moi mon ne ni nos notre nous on ont ou par parce pas peu peut peux plus plait pour pourquoi puis quand que quel \
     quelle quelles quels qui quoi sa se sera ses si soit sommes son sont suis sur ta te tes toi ton tous tout toute toutes tres tu \
     un une va vais vers veut veux voici voila voudrais vos votre vous \
     an and at be by can do does for from get has have how if in is it its me my no not of or our she that the their them there \
     they this to want was we were what when where which who why will with would you your"
        .split_ascii_whitespace()
        .collect()
});

/// Calls `see` with the words of each run: words between two signs that end a thought. What `shortcuts` takes for a phrase
/// never reaches across one.
pub(super) fn each_run(text: &str, mut see: impl FnMut(&[&str])) {
    let ends = |sign: char| matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '«' | '»' | '"' | '|' | '\n');
    for piece in text.split(ends) {
        let folded = fold(piece);
        let run: Vec<&str> = folded.split(' ').filter(|word| !is_silent(word)).map(shortened).collect();
        if !run.is_empty() {
            see(&run);
        }
    }
}

/// A letter alone is what is left of "l’", "d’" or "e-mail".
fn is_silent(word: &str) -> bool {
    word.is_empty() || (word.len() == 1 && !word.starts_with(|sign: char| sign.is_ascii_digit())) || SILENT.contains(word)
}

fn shortened(word: &str) -> &str {
    word.get(..word.floor_char_boundary(LONGEST_WORD)).unwrap_or(word)
}

/// What the forms of a folded word share: "declarer", "declarée", "déclarations" give "declar".
///
/// French first, then English of what is left, for every word and whatever its language: one term a word, so a word costs
/// one posting, and nobody must say in what language they type. The second stemmer can only bring forms together, it never
/// parts what the first has brought together: French words stay found, and "updating" meets "updates". It also mends what
/// the French one leaves: "emplois", "photos", "conseillers", and "affichent", which it knows by what folding has taken.
pub(super) fn stem(word: &str) -> String {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    // The French stemmer knows "ée" by its accent, which folding has taken.
    let word = match word.strip_suffix("ees").or_else(|| word.strip_suffix("ee")) {
        Some(shorter) if shorter.len() >= 3 => Cow::Owned(format!("{shorter}e")),
        _ => Cow::Borrowed(word),
    };
    let french = Stemmer::create(Algorithm::French).stem(&word);
    Stemmer::create(Algorithm::English).stem(&french).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<Vec<String>> {
        let mut runs = Vec::new();
        each_run(text, |run| runs.push(run.iter().map(|word| (*word).to_owned()).collect()));
        runs
    }

    #[test]
    fn words_are_folded_and_silent_ones_go() {
        assert_eq!(runs("J’ai perdu le mot de passe de l’e-mail"), [["perdu", "mot", "passe", "mail"]]);
        assert_eq!(runs("L’ARE, c’est quoi ?"), [["are"]]);
        assert_eq!(runs("Appelez le 39 49. Puis…\nFin"), [vec!["appelez", "39", "49"], vec!["fin"]]);
        assert_eq!(runs(" ?! … d’ "), Vec::<Vec<String>>::new());
        assert_eq!(runs(&"é".repeat(1_000))[0][0].len(), LONGEST_WORD);
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            &["declaration", "declarations", "declarer", "declarez", "declare", "declaree", "declarees"][..],
            &["impot", "impots"],
            &["allocation", "allocations"],
            &["bloque", "bloquee", "bloquees", "bloquer"],
            &["actualisation", "actualiser", "actualise"],
            &["inscription", "inscriptions"],
            &["update", "updates", "updating", "updated"],
            &["password", "passwords"],
            &["emploi", "emplois"],
            &["photo", "photos"],
            &["affiche", "affichent"],
        ] {
            let stems: HashSet<String> = forms.iter().map(|form| stem(form)).collect();
            assert_eq!(stems.len(), 1, "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn what_is_no_latin_word_is_its_own_stem() {
        for word in ["3949", "f2", "москва", "日本"] {
            assert_eq!(stem(word), word);
        }
    }
}
