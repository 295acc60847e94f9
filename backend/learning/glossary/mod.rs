//! Administrative and digital words, each in one plain sentence.

mod explain;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;

use crate::web::Lang;
use crate::web::text::{fold, sort_key};
pub use explain::{Explained, explain, explain_text};

/// A word and what it means, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Names it in an address: "double-authentification".
    pub slug: String,
    pub word: String,
    /// Plurals, acronyms, other names.
    pub forms: Vec<String>,
    pub sentence: String,
    pub word_en: String,
    pub sentence_en: String,
}

/// A word in the language of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meaning {
    pub slug: String,
    pub word: String,
    pub sentence: String,
}

pub struct Glossary {
    words: Vec<Word>,
    /// By the first folded word of each form: the folded words, whether only capitals count, and whose form it is.
    forms: HashMap<String, Vec<Form>>,
}

struct Form {
    folded: Vec<String>,
    /// An acronym that is another word in small letters: "ARE".
    is_capital: bool,
    /// "FranceConnect+" is another thing than "FranceConnect".
    has_plus: bool,
    word: usize,
}

/// The glossary that ships.
pub static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| Glossary::read(&super::shipped::file("glossary.md").unwrap_or_default()));

impl Glossary {
    /// Reads `- **word** (forms): sentence` and `  en: **word**: sentence` lines; anything else is passed over.
    pub fn read(source: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        for row in source.lines() {
            if let Some((word, forms, sentence)) = row.strip_prefix("- ").and_then(entry) {
                let slug = fold(&word.replace('+', " plus")).replace(' ', "-");
                words.push(Word { slug, word, forms, sentence, word_en: String::new(), sentence_en: String::new() });
            } else if let Some((word, _, sentence)) = row.trim_start().strip_prefix("en: ").and_then(entry)
                && let Some(last) = words.last_mut()
            {
                (last.word_en, last.sentence_en) = (word, sentence);
            }
        }
        words.sort_by_cached_key(|word| sort_key(&word.word));
        let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
        for (index, word) in words.iter().enumerate() {
            for form in word.forms.iter().chain([&word.word]) {
                let folded: Vec<String> = fold(form).split(' ').map(str::to_owned).collect();
                let is_capital = form.chars().count() <= 4 && form.chars().all(char::is_uppercase);
                if let Some(first) = folded.first().filter(|first| !first.is_empty()).cloned() {
                    let has_plus = form.ends_with('+');
                    forms.entry(first).or_default().push(Form { folded, is_capital, has_plus, word: index });
                }
            }
        }
        forms.values_mut().for_each(|some| some.sort_by_key(|form| std::cmp::Reverse(form.folded.len())));
        Self { words, forms }
    }

    /// In French order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }
}

impl Word {
    pub fn meaning(&self, lang: Lang) -> Meaning {
        let is_english = lang == Lang::En && !self.sentence_en.is_empty();
        let (word, sentence) = if is_english { (&self.word_en, &self.sentence_en) } else { (&self.word, &self.sentence) };
        Meaning { slug: self.slug.clone(), word: word.clone(), sentence: sentence.clone() }
    }
}

/// `**word** (form, form): sentence`; a space, broken or not, may stand before the colon.
fn entry(row: &str) -> Option<(String, Vec<String>, String)> {
    let (word, rest) = row.strip_prefix("**")?.split_once("**")?;
    let rest = rest.trim_start();
    let (forms, rest) = match rest.strip_prefix('(') {
        Some(inside) => inside.split_once(')')?,
        None => ("", rest),
    };
    let sentence = rest.trim_start_matches([' ', '\u{a0}']).strip_prefix(':')?.trim();
    let forms = forms.split(',').map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect();
    Some((word.trim().to_owned(), forms, sentence.to_owned()))
}
