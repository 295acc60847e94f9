//! What people type for a commune: "280", "nogent le r", "28000 Chartres", "st denis", "Paris 12e".

use crate::web::text::fold;

use super::{Commune, Communes};

/// Enough to see whether there is another, bigger one.
const MANY: usize = 64;

/// What was typed, taken apart.
struct Typed {
    /// Begin with a digit: a postal code, an INSEE code, a département, or the beginning of one.
    codes: Vec<String>,
    /// Folded words of a name.
    words: Vec<String>,
}

impl Typed {
    fn parse(text: &str) -> Typed {
        let folded = fold(text);
        // "28 000" is one postal code, and "CEDEX" follows codes that only the Post knows.
        let mut pieces: Vec<String> = Vec::new();
        for piece in folded.split(' ').filter(|piece| !piece.is_empty()) {
            match pieces.last_mut() {
                Some(last) if is_split_code(last, piece) => last.push_str(piece),
                _ => pieces.push(piece.to_owned()),
            }
        }
        let has_cedex = pieces.iter().any(|piece| piece == "cedex");
        pieces.retain(|piece| piece != "cedex" && piece != "arrondissement");
        let (mut codes, words): (Vec<_>, Vec<_>) =
            pieces.into_iter().partition(|piece| piece.starts_with(|first: char| first.is_ascii_digit()));
        if has_cedex {
            codes.iter_mut().for_each(|code| code.truncate(2));
        }
        Typed { codes, words }
    }

    /// Whether every code typed can be this commune's.
    fn codes_fit(&self, commune: &Commune) -> bool {
        self.codes
            .iter()
            .all(|code| has_postal(commune, code) || has_insee(commune, code) || (!self.words.is_empty() && has_district(commune, code)))
    }
}

/// "28" and "000" typed apart.
fn is_split_code(before: &str, piece: &str) -> bool {
    let is_digits = |text: &str, size: usize| text.len() == size && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(before, 2) && is_digits(piece, 3)
}

fn has_postal(commune: &Commune, begin: &str) -> bool {
    commune.postal_codes().any(|code| code.starts_with(begin))
}

/// Typed codes are folded: "2a004" for 2A004.
fn has_insee(commune: &Commune, begin: &str) -> bool {
    commune.code.get(..begin.len()).is_some_and(|code| code.eq_ignore_ascii_case(begin))
}

/// "Paris 12", "Lyon 3e", "Marseille 8ème": the three cities that have districts.
fn has_district(commune: &Commune, code: &str) -> bool {
    let number = code.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_district = number.parse().is_ok_and(|number: u8| (1..=20).contains(&number));
    is_district && matches!(commune.code, "75056" | "69123" | "13055")
}

/// Every word begins a word of the name, in order; or the name begins with them written in one ("lhay", "lemans").
fn name_fits(folded: &str, words: &[String]) -> bool {
    let mut names = folded.split(' ');
    let in_order = words.iter().all(|word| names.any(|name| word_fits(name, word)));
    in_order || {
        let mut letters = folded.bytes().filter(|byte| *byte != b' ');
        words.iter().flat_map(|word| word.bytes()).all(|byte| letters.next() == Some(byte))
    }
}

fn word_fits(name: &str, word: &str) -> bool {
    name.starts_with(word) || matches!((word, name), ("st", "saint") | ("ste", "sainte") | ("sts", "saints") | ("stes", "saintes"))
}

fn only<'a>(found: &[&'a Commune]) -> Option<&'a Commune> {
    match found {
        [one] => Some(one),
        _ => None,
    }
}

/// Nothing is missing from the name: articles and joining words count, shortened saints do not.
fn is_whole_name(folded: &str, words: &[String]) -> bool {
    let written_out = |word: &String| match word.as_str() {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        other => other.to_owned(),
    };
    let typed: Vec<String> = words.iter().map(written_out).collect();
    folded == typed.join(" ") || words.iter().flat_map(|word| word.bytes()).eq(folded.bytes().filter(|b| *b != b' '))
}

impl Communes {
    /// Best first, at most `limit`. Digits alone: postal codes that begin so, then INSEE codes. Words: each begins a
    /// word of the name, in order; the exact name first, then the most inhabited. Both: both must fit.
    pub fn search(&self, text: &str, limit: usize) -> Vec<&Commune> {
        let typed = Typed::parse(text);
        if typed.codes.is_empty() && typed.words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u8, &Commune)> = self
            .named(&typed.words)
            .filter(|(_, commune)| typed.codes_fit(commune))
            .map(|(is_whole, commune)| {
                let by_postal = typed.codes.iter().all(|code| has_postal(commune, code));
                (2 * u8::from(!is_whole) + u8::from(!by_postal), commune)
            })
            .collect();
        found.sort_by(|(one_rank, one), (other_rank, other)| {
            let by_size = other.population.cmp(&one.population);
            one_rank.cmp(other_rank).then(by_size).then(one.code.cmp(other.code))
        });
        found.truncate(limit);
        found.into_iter().map(|(_, commune)| commune).collect()
    }

    /// The one meant, when no other can be: "28000 Chartres", "Chartres (28)", "Chartres", "28000". A postal code is
    /// preferred to an equal INSEE code. A name alone is not enough where a bigger commune's begins with it: "Nogent".
    pub fn exactly(&self, text: &str) -> Option<&Commune> {
        let typed = Typed::parse(text);
        let found = self.search(text, MANY);
        if typed.words.is_empty() {
            let is_code = typed.codes.iter().all(|code| code.len() == 5);
            let is_postal = |commune: &&Commune| typed.codes.iter().all(|code| has_postal(commune, code));
            let by_postal: Vec<&Commune> = found.iter().copied().filter(is_postal).collect();
            return only(if by_postal.is_empty() { &found } else { &by_postal }).filter(|_| is_code);
        }
        let is_named = |commune: &&Commune| is_whole_name(&fold(commune.name), &typed.words);
        let (named, others): (Vec<&Commune>, Vec<&Commune>) = found.iter().partition(|commune| is_named(commune));
        if named.is_empty() {
            return only(&found);
        }
        let begins = |commune: &Commune| fold(commune.name).starts_with(&format!("{} ", typed.words.join(" ")));
        only(&named).filter(|one| {
            let is_bigger = |other: &&Commune| other.population > one.population && begins(other);
            !typed.codes.is_empty() || !others.iter().any(is_bigger)
        })
    }

    /// Those whose name fits, and whether it was typed whole. No word: all.
    fn named(&self, words: &[String]) -> impl Iterator<Item = (bool, &Commune)> {
        let pairs = self.all.iter().zip(&self.folded);
        pairs.filter(|(_, folded)| name_fits(folded, words)).map(|(commune, folded)| (is_whole_name(folded, words), commune))
    }
}

#[cfg(test)]
mod tests {
    use crate::places::communes::communes;

    fn names(text: &str) -> Vec<&'static str> {
        communes().search(text, 5).into_iter().map(|commune| commune.name).collect()
    }

    fn meant(text: &str) -> Option<String> {
        communes().exactly(text).map(super::Commune::label)
    }

    #[test]
    fn the_beginning_of_a_name_finds_it() {
        assert_eq!(names("nogent le r")[..2], ["Nogent-le-Rotrou", "Nogent-le-Roi"]);
        assert_eq!(names("NOGENT-LE-ROT"), ["Nogent-le-Rotrou"]);
        assert_eq!(names("rotrou")[0], "Nogent-le-Rotrou");
        assert_eq!(names("chartr")[0], "Chartres");
        assert_eq!(names("chalon s saone")[0], "Chalon-sur-Saône");
        assert_eq!(names("le r nogent"), [""; 0]);
    }

    #[test]
    fn accents_apostrophes_and_shortened_saints_do_not_matter() {
        assert_eq!(names("st denis")[..2], ["Saint-Denis", "Saint-Denis"]);
        assert_eq!(names("ste colombe")[0], "Sainte-Colombe");
        assert_eq!(names("strasb")[0], "Strasbourg");
        assert_eq!(names("chateaudun"), ["Châteaudun"]);
        for typed in ["l'hay les roses", "L’Haÿ", "lhay", "l hay-les"] {
            assert_eq!(names(typed)[0], "L'Haÿ-les-Roses", "{typed}");
        }
        assert_eq!(names("lemans")[0], "Le Mans");
        assert_eq!(names("mans")[0], "Le Mans");
    }

    #[test]
    fn the_exact_name_comes_before_bigger_ones() {
        assert_eq!(names("saint-lo")[0], "Saint-Lô");
        assert_eq!(names("y")[0], "Y");
        assert_eq!(names("paris")[0], "Paris");
    }

    #[test]
    fn codes_find_postal_codes_first_then_insee_codes() {
        assert_eq!(names("280")[0], "Chartres");
        assert_eq!(names("28400")[0], "Nogent-le-Rotrou");
        assert_eq!(names("28085"), ["Chartres"]);
        assert_eq!(names("2a0")[0], "Ajaccio");
        assert_eq!(names("28 000"), ["Chartres"]);
        let begins = |commune: &super::Commune| commune.postal_codes().any(|code| code.starts_with("280"));
        let found = communes().search("280", 500);
        assert!(found.iter().all(|commune| begins(commune) || commune.code.starts_with("280")));
        assert!(found.is_sorted_by_key(|commune| !begins(commune)));
    }

    #[test]
    fn a_code_and_a_name_must_both_fit() {
        assert_eq!(names("st denis 974"), ["Saint-Denis"]);
        assert_eq!(names("28 nogent")[0], "Nogent-le-Rotrou");
        assert_eq!(names("28000 Paris"), [""; 0]);
        for typed in ["Paris 12", "paris 12e", "75012 Paris", "Paris 12ème arrondissement"] {
            assert_eq!(names(typed)[0], "Paris", "{typed}");
        }
        assert_eq!(names("28019 Chartres Cedex")[0], "Chartres");
    }

    #[test]
    fn nonsense_finds_nothing() {
        for nothing in ["", "  ", "--", "xyzzy", "00000", "999", "\0", "🙂", "Chartres; DROP TABLE"] {
            assert_eq!(names(nothing), [""; 0], "{nothing:?}");
            assert_eq!(meant(nothing), None, "{nothing:?}");
        }
        assert_eq!(names(&"a ".repeat(5_000)), [""; 0]);
        assert!(communes().search("a", 0).is_empty());
    }

    #[test]
    fn what_can_only_mean_one_commune_is_taken_as_it() {
        for typed in ["28000 Chartres", "Chartres (28)", "chartres", "28000", "28085", "28019 Chartres cedex"] {
            assert_eq!(meant(typed).as_deref(), Some("Chartres (28)"), "{typed}");
        }
        assert_eq!(meant("nogent le rotrou").as_deref(), Some("Nogent-le-Rotrou (28)"));
        assert_eq!(meant("nogent le rot").as_deref(), Some("Nogent-le-Rotrou (28)"));
        assert_eq!(meant("Saint-Denis (974)").as_deref(), Some("Saint-Denis (974)"));
        assert_eq!(meant("st denis 93").as_deref(), Some("Saint-Denis (93)"));
        assert_eq!(meant("75012").as_deref(), Some("Paris (75)"));
    }

    #[test]
    fn a_label_can_be_typed_back() {
        for commune in communes().all().iter().step_by(997) {
            assert_eq!(communes().exactly(&commune.label()), Some(commune), "{}", commune.label());
        }
    }

    #[test]
    fn what_can_mean_several_is_left_to_the_person() {
        for typed in ["Saint-Denis", "nogent", "280", "28400", "28", "paris 13 lyon"] {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }
}
