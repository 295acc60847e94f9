//! From typed words to tiles. It only suggests: a person decides.

use std::cmp::Reverse;

use super::words::WORDS;
use super::{Tile, tile};
use crate::web::text::fold;

/// More would be a list to read, not a suggestion.
const MOST: usize = 5;
/// What is typed beyond this is a story; its beginning says what it is about.
const WORDS_READ: usize = 40;
/// Shorter words are not guessed: "caf" is no misspelt "cas".
const GUESSED_FROM: usize = 5;

/// Small words that say nothing of the need, in French and English.
const SILENT: &str = " a ai au aux avec c ce ces cet cette d dans de des du en est et faire il j je l la le les leur ma \
     me mes moi mon n ne ou par pas pour qu que qui s sa se ses son sur un une veux voudrais vous vos votre y \
     an and for how i in is it m my need of on or the to with help aide aider besoin probleme ";

/// The tiles that typed words may mean, best first, at most five; equal ones in the order of the page.
pub fn suggest(words: &str) -> Vec<&'static Tile> {
    let folded = fold(words);
    let typed: Vec<&str> = folded.split(' ').take(WORDS_READ).filter(|word| !word.is_empty()).collect();
    let typed: Vec<Typed> = typed.into_iter().map(Typed::read).collect();
    let mut scored: Vec<(u32, &Tile)> =
        WORDS.iter().filter_map(|(slug, phrases)| Some((score(&typed, phrases), tile(slug)?))).filter(|(score, _)| *score > 0).collect();
    scored.sort_by_key(|(score, _)| Reverse(*score));
    scored.into_iter().take(MOST).map(|(_, tile)| tile).collect()
}

/// The best phrase counts whole, the others a little: a tile is not better for having many ways to be said.
fn score(typed: &[Typed], phrases: &str) -> u32 {
    let scores = phrases.split(',').map(|phrase| phrase_score(typed, phrase.trim()));
    let (best, sum) = scores.fold((0, 0), |(best, sum), score| (score.max(best), sum + score));
    best * 8 + (sum - best).min(best)
}

/// All words of a phrase must be there. Precise words weigh more, and so do phrases of several.
fn phrase_score(typed: &[Typed], phrase: &str) -> u32 {
    let (phrase, weight) = match phrase.strip_suffix('*') {
        Some(vague) => (vague, 1),
        None => (phrase, 4),
    };
    let mut total = 0;
    for keyword in phrase.split(' ') {
        let likeness = typed.iter().map(|word| word.likeness(keyword)).max().unwrap_or(0);
        if likeness == 0 {
            return 0;
        }
        total += likeness * weight;
    }
    total
}

/// A word that was typed.
struct Typed<'a> {
    word: &'a str,
    stem: &'a str,
    is_silent: bool,
    /// Whether it is a keyword, or a form of one: then it is no misspelling of another.
    is_known: bool,
}

impl<'a> Typed<'a> {
    fn read(word: &'a str) -> Typed<'a> {
        let keywords = WORDS.iter().flat_map(|(_, phrases)| phrases.split([',', ' ', '*']));
        // "pase" is no form of "pas": short stems are alike by chance.
        let is_form = |keyword| stem(word).len() >= 4 && stem(keyword) == stem(word);
        let is_known = keywords.into_iter().any(|keyword| keyword == word || is_form(keyword));
        Typed { word, stem: stem(word), is_silent: SILENT.contains(&format!(" {word} ")), is_known }
    }

    /// 4 the word, 3 a form of it, 2 its beginning, 1 but for one letter, 0 another word.
    fn likeness(&self, keyword: &str) -> u32 {
        let key_stem = stem(keyword);
        let begins =
            || (!self.is_known && keyword.starts_with(self.word)) || (key_stem.len() >= GUESSED_FROM && self.word.starts_with(key_stem));
        let is_near = || is_one_letter_off(self.word, keyword) || is_one_letter_off(self.stem, keyword);
        if self.word == keyword {
            4
        } else if self.is_silent {
            0
        } else if self.stem == key_stem {
            3
        } else if self.word.len() >= 4 && begins() {
            2
        } else {
            u32::from(!self.is_known && keyword.len() >= GUESSED_FROM && is_near())
        }
    }
}

/// Without the endings of plural, feminine and infinitive: "impots", "bloquée", "payer".
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 9] = ["ees", "ee", "er", "es", "ez", "e", "s", "x", "r"];
    let shorter = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    shorter.filter(|stem| stem.len() >= 3).unwrap_or(word)
}

/// One letter added, missing, changed, or two neighbours swapped.
pub(in crate::learning) fn is_one_letter_off(word: &str, keyword: &str) -> bool {
    let (one, other) = (word.as_bytes(), keyword.as_bytes());
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (Some(one), Some(other)) = (one.get(same..), other.get(same..)) else {
        return false;
    };
    match (one, other) {
        ([], []) => false,
        ([first, second, rest @ ..], [a, b, others @ ..]) if first == b && second == a && rest == others => true,
        ([_, rest @ ..], [_, others @ ..]) if rest == others => true,
        ([_, rest @ ..], others) if rest == others => true,
        (rest, [_, others @ ..]) => rest == others,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::topics::tiles;

    fn slugs(words: &str) -> Vec<&'static str> {
        suggest(words).iter().map(|tile| tile.slug).collect()
    }

    #[test]
    fn what_people_type_finds_its_tile_first() {
        for (words, slug) in [
            ("ma caf", "caf"),
            ("CAF", "caf"),
            ("mot de passe perdu", "mot-de-passe"),
            ("j'ai oublié mon mot de passe", "mot-de-passe"),
            ("actualisation", "emploi"),
            ("je dois m'actualiser", "emploi"),
            ("pole emploi", "emploi"),
            ("Pôle-Emploi", "emploi"),
            ("France Travail", "emploi"),
            ("carte vitale", "sante"),
            ("déclaration d'impot", "impots"),
            ("déclarer mes revenus", "impots"),
            ("wifi", "internet"),
            ("le wi-fi ne marche pas", "internet"),
            ("whatsapp", "reseaux"),
            ("rsa", "caf"),
            ("RSA déclaration trimestrielle", "caf"),
            ("prime d'activité", "caf"),
            ("APL", "logement"),
            ("carte d'identité", "papiers"),
            ("carte grise", "permis"),
            ("permis de conduire", "permis"),
            ("titre de séjour", "sejour"),
            ("ma retraite", "retraite"),
            ("prendre rendez-vous avec un médecin", "sante"),
            ("doctolib", "sante"),
            ("pronote", "ecole"),
            ("mon ordinateur est très lent", "panne"),
            ("ma boîte mail", "email"),
            ("envoyer une pièce jointe", "email"),
            ("lettre de motivation", "cv"),
            ("refaire mon CV", "cv"),
            ("mon téléphone", "telephone"),
            ("imprimer un papier", "telephone"),
            ("un faux conseiller m'a appelé", "arnaque"),
            ("MDPH", "handicap"),
            ("mon compte formation", "formation"),
            ("remplir un dossier", "autre-demarche"),
            ("j'ai des dettes", "argent"),
            ("chatgpt", "intelligence-artificielle"),
            ("je n'y comprends rien à l'informatique", "debuter"),
        ] {
            assert_eq!(slugs(words).first(), Some(&slug), "{words}: {:?}", slugs(words));
        }
    }

    #[test]
    fn english_words_work_too() {
        for (words, slug) in [
            ("I forgot my password", "mot-de-passe"),
            ("tax return", "impots"),
            ("residence permit", "sejour"),
            ("my phone", "telephone"),
            ("driving licence", "permis"),
        ] {
            assert_eq!(slugs(words).first(), Some(&slug), "{words}: {:?}", slugs(words));
        }
    }

    #[test]
    fn one_wrong_letter_is_forgiven() {
        for (words, slug) in [
            ("actualistion", "emploi"),
            ("actaulisation", "emploi"),
            ("chomaje", "emploi"),
            ("whatsap", "reseaux"),
            ("watsapp", "reseaux"),
            ("facebok", "reseaux"),
            ("passport", "papiers"),
            ("doctolibe", "sante"),
            ("carte vital", "sante"),
            ("impos", "impots"),
            ("mot de pase", "mot-de-passe"),
        ] {
            assert_eq!(slugs(words).first(), Some(&slug), "{words}: {:?}", slugs(words));
        }
    }

    #[test]
    fn both_needs_of_one_sentence_are_suggested() {
        let both = slugs("mot de passe perdu pour la caf");
        assert!(both[..2].contains(&"mot-de-passe") && both[..2].contains(&"caf"), "{both:?}");
    }

    #[test]
    fn nothing_is_suggested_for_words_that_say_nothing() {
        for words in ["", "  ", "bonjour", "j'ai besoin d'aide", "???", "xyzzy", "\0", "🙂"] {
            assert_eq!(slugs(words), [""; 0], "{words}");
        }
        assert!(slugs(&"caf impot retraite mail wifi permis cv ".repeat(2_000)).len() <= MOST);
    }

    #[test]
    fn every_tile_has_words_and_every_word_a_tile() {
        for (slug, phrases) in WORDS {
            assert!(tile(slug).is_some(), "{slug}");
            for phrase in phrases.split(',').map(|phrase| phrase.trim().trim_end_matches('*')) {
                assert_eq!(phrase, fold(phrase), "{slug}");
            }
        }
        assert!(tiles().iter().all(|tile| WORDS.iter().any(|(slug, _)| *slug == tile.slug)));
    }
}
