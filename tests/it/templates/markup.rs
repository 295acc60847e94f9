//! What a template says without asking `t` for words: its text, and the attributes that people read or hear.

/// Names, which are the same in every language, and languages, which are said in their own.
const NAMES: [&str; 7] = ["Binôme", "GeoNames", "CC BY 4.0", "English", "Français", "nbsp", "amp"];
const SPOKEN: [&str; 5] = ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\"", "data-announce=\""];

/// Words with their lines.
pub fn said_aloud(template: &str) -> Vec<(usize, String)> {
    let html = without_tags_of_tera(&without_body_class(template));
    let mut said = Vec::new();
    let (mut line, mut rest) = (1, html.as_str());
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        for (offset, part) in text.lines().enumerate() {
            keep(&mut said, line + offset, part);
        }
        line += text.matches('\n').count();
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        for spoken in SPOKEN {
            for (at, _) in tag[..end].match_indices(spoken) {
                keep(&mut said, line, tag[at + spoken.len()..end].split('"').next().unwrap_or_default());
            }
        }
        line += tag[..end].matches('\n').count();
        rest = &tag[end..];
    }
    said
}

/// The one block that is an attribute's value.
fn without_body_class(template: &str) -> String {
    const OPEN: &str = "{% block body_class %}";
    match template.split_once(OPEN) {
        Some((before, after)) => format!("{before}{OPEN}{}", after.find("{%").map_or("", |end| &after[end..])),
        None => template.to_owned(),
    }
}

fn keep(said: &mut Vec<(usize, String)>, line: usize, text: &str) {
    let other = NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    if other.contains(char::is_alphabetic) {
        said.push((line, text.trim().to_owned()));
    }
}

/// Without `{# … #}`, `{% … %}` and `{{ … }}`; line breaks stay, so that lines can be told.
fn without_tags_of_tera(template: &str) -> String {
    let mut kept = String::new();
    let mut rest = template;
    while let Some(at) = rest.find("{#").into_iter().chain(rest.find("{%")).chain(rest.find("{{")).min() {
        kept.push_str(&rest[..at]);
        let close = match &rest[at..at + 2] {
            "{#" => "#}",
            "{%" => "%}",
            _ => "}}",
        };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + 2);
        kept.extend(rest[at..end].chars().filter(|letter| *letter == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

#[test]
fn what_is_said_is_found() {
    let template =
        "{# Note #}\n<p title=\"{{ t(id=\"a\") }}\">{% if a > b %}{{ x }} · Binôme{% endif %}</p>\n<b aria-label=\"Fermer\">Bonjour</b>";
    assert_eq!(said_aloud(template), [(3, "Fermer".to_owned()), (3, "Bonjour".to_owned())]);
}
