//! Words that explain themselves: the first time a page shows one, it leads to its meaning at the foot of the page.

use std::fmt::Write;

use super::{GLOSSARY, Glossary, Meaning};
use crate::web::Lang;
use crate::web::text::fold;

/// The words met on a page so far: each is explained once, and stands as a note at its foot.
#[derive(Debug, Default)]
pub struct Explained(Vec<usize>);

impl Explained {
    /// The notes, in French order.
    pub fn notes(mut self, lang: Lang) -> Vec<Meaning> {
        self.0.sort_unstable();
        self.0.iter().filter_map(|index| GLOSSARY.words().get(*index)).map(|word| word.meaning(lang)).collect()
    }
}

/// Plain text as safe HTML whose words explain themselves.
pub fn explain_text(text: &str, met: &mut Explained) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
    explain(&html, met)
}

/// The same for HTML that is already safe. What stands in a link or in code is left alone.
pub fn explain(html: &str, met: &mut Explained) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let (mut rest, mut closed_off) = (html, 0_usize);
    while !rest.is_empty() {
        let Some(from) = rest.find('<') else {
            text_into(&GLOSSARY, rest, closed_off > 0, met, &mut out);
            break;
        };
        let (text, tagged) = rest.split_at(from);
        text_into(&GLOSSARY, text, closed_off > 0, met, &mut out);
        let (tag, after) = tagged.split_at(tagged.find('>').map_or(tagged.len(), |end| end + 1));
        match tag.trim_start_matches('<').split([' ', '>']).next().unwrap_or_default() {
            "a" | "code" | "pre" => closed_off += 1,
            "/a" | "/code" | "/pre" => closed_off = closed_off.saturating_sub(1),
            _ => {}
        }
        out.push_str(tag);
        rest = after;
    }
    out
}

/// Where a word of letters and digits begins and ends.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut begun = None;
    for (at, letter) in text.char_indices() {
        match (letter.is_alphanumeric(), begun) {
            (true, None) => begun = Some(at),
            (false, Some(from)) => {
                pieces.push((from, at));
                begun = None;
            }
            _ => {}
        }
    }
    pieces.extend(begun.map(|from| (from, text.len())));
    pieces
}

fn text_into(glossary: &Glossary, text: &str, is_closed_off: bool, met: &mut Explained, out: &mut String) {
    if is_closed_off {
        out.push_str(text);
        return;
    }
    let pieces = pieces(text);
    let folded: Vec<String> = pieces.iter().map(|(from, until)| fold(text.get(*from..*until).unwrap_or_default())).collect();
    let (mut copied, mut at) = (0, 0);
    while let Some(first) = folded.get(at) {
        let found = glossary.forms.get(first).and_then(|forms| {
            forms.iter().find(|form| {
                let is_there = folded.get(at..at + form.folded.len()).is_some_and(|words| words == form.folded.as_slice());
                let (from, until) = pieces[at];
                let has_plus = || pieces.get(at + form.folded.len() - 1).is_some_and(|(_, until)| text[*until..].starts_with('+'));
                is_there
                    && has_plus() == form.has_plus
                    && (!form.is_capital || text.get(from..until).is_some_and(|word| word.chars().all(char::is_uppercase)))
            })
        });
        let Some(form) = found else {
            at += 1;
            continue;
        };
        let ((from, _), (_, last)) = (pieces[at], pieces[at + form.folded.len() - 1]);
        let until = last + usize::from(form.has_plus);
        at += form.folded.len();
        if met.0.contains(&form.word) {
            continue;
        }
        met.0.push(form.word);
        out.push_str(text.get(copied..from).unwrap_or_default());
        let (slug, shown) = (&glossary.words[form.word].slug, text.get(from..until).unwrap_or_default());
        // Writing to a string cannot fail.
        let _ = write!(out, "<a class=\"word\" href=\"#word-{slug}\" data-word=\"{slug}\">{shown}</a>");
        copied = until;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> String {
        let glossary = Glossary::read(
            "- **ARE** (allocation d’aide au retour à l’emploi): Une somme.\n  en: **ARE**: Money.\n- **avis d’imposition** (avis d’impôt): Un papier.\n",
        );
        let mut out = String::new();
        text_into(&glossary, text, false, &mut Explained::default(), &mut out);
        out
    }

    #[test]
    fn the_first_time_a_word_is_met_it_leads_to_its_note() {
        let link = |shown: &str| format!("<a class=\"word\" href=\"#word-avis-d-imposition\" data-word=\"avis-d-imposition\">{shown}</a>");
        assert_eq!(
            explained("Votre Avis d’impôt, puis l’avis d’imposition."),
            format!("Votre {}, puis l’avis d’imposition.", link("Avis d’impôt"))
        );
    }

    #[test]
    fn an_acronym_is_no_other_word() {
        assert_eq!(explained("we are here"), "we are here");
        assert!(explained("votre ARE.").contains("#word-are"));
    }

    #[test]
    fn a_plus_makes_another_word() {
        let mut met = Explained::default();
        let html = explain_text("FranceConnect+ demande plus que FranceConnect.", &mut met);
        assert!(html.contains("data-word=\"franceconnect-plus\">FranceConnect+</a> demande"), "{html}");
        assert!(html.contains("data-word=\"franceconnect\">FranceConnect</a>."), "{html}");
    }

    #[test]
    fn what_people_wrote_stays_inert() {
        let mut met = Explained::default();
        assert_eq!(explain_text("<script>a</script> & \"b\"", &mut met), "&lt;script&gt;a&lt;/script&gt; &amp; &quot;b&quot;");
        assert_eq!(explain("<a href=\"x\">CAF</a>", &mut met), "<a href=\"x\">CAF</a>");
    }
}
