//! An attestation as a document to print.

use crate::help_requests::code;
use crate::learning::topics::Topic;
use crate::pdf::{Document, Part, Square, Table};
use crate::recognition::attestations::{Attestation, Attested, Sum};
use crate::web::Lang;
use crate::web::templates::{plain, with};
use crate::web::words::minutes;

/// Meetings, permanences and modules are counted together under this word.
const TIMES: &str = "paper-column-times";

/// The document of a paper; `public_url` is where it can be verified.
pub fn document(paper: &Attestation, public_url: &str) -> Document {
    let lang = Lang::parse(&paper.lang).unwrap_or_default();
    let said = &paper.attested;
    let words = |id: &str| plain(lang, id);
    let shown = code::display(&paper.code);
    let address = format!("{public_url}/verify/{shown}");
    let bare = address.split_once("://").map_or(address.as_str(), |(_, bare)| bare).to_owned();
    let mut parts = vec![Part::Strong(said.association.clone()), Part::Rule, Part::Title(words("paper-title"))];
    parts.extend(opening(lang, said));
    if said.kinds.len() > 1 {
        parts.push(Part::Heading(words("paper-kinds")));
        parts.push(sums(lang, ["paper-kind", TIMES], &said.kinds, |of| words(&format!("hours-kind-{of}"))));
    }
    if said.activities.len() > 1 {
        parts.push(Part::Heading(words("paper-activities")));
        parts.push(sums(lang, ["paper-activity", TIMES], &said.activities, |of| words(&format!("activity-{of}"))));
    }
    if !said.topics.is_empty() {
        parts.push(Part::Heading(words("paper-topics")));
        let name = |of: &str| of.parse::<Topic>().map_or_else(|_| of.to_owned(), |topic| words(topic.label_id()));
        parts.push(sums(lang, ["paper-topic", "paper-column-sessions"], &said.topics, name));
    }
    if !said.skills.is_empty() {
        parts.push(Part::Heading(words("paper-skills")));
        parts.push(Part::List(said.skills.iter().map(|skill| words(&format!("skill-{skill}"))).collect()));
    }
    if !said.modules.is_empty() {
        parts.push(Part::Heading(words("paper-modules")));
        let module = |(title, at): &(String, i64)| format!("{title} ({})", said.date(lang, *at));
        parts.push(Part::List(said.modules.iter().map(module).collect()));
    }
    parts.push(Part::Together(signature(lang, said, &shown, address, &bare)));
    Document {
        lang: lang.as_str(),
        title: with(lang, "paper-title-of", &[("name", &said.name)]),
        author: said.association.clone(),
        written_at: said.signed_at,
        foot: with(lang, "paper-foot", &[("code", &shown), ("address", &bare)]),
        parts,
    }
}

/// Who signed, and where anybody verifies it. `bare`: the address without its scheme.
fn signature(lang: Lang, said: &Attested, code: &str, address: String, bare: &str) -> Vec<Part> {
    let words = |id: &str| plain(lang, id);
    let signed = [("day", &*said.date(lang, said.signed_at)), ("name", &said.signed_by), ("association", &said.association)];
    vec![
        Part::Rule,
        Part::Text(with(lang, "paper-signed", &signed)),
        Part::Square(Square {
            alt: with(lang, "paper-square", &[("address", bare)]),
            beside: vec![words("paper-verify"), bare.to_owned(), with(lang, "paper-code", &[("code", code)])],
            holds: address,
        }),
        Part::Small(words(if said.is_civic { "paper-civic" } else { "paper-what" })),
    ]
}

/// Who gave how much, when, to how many.
fn opening(lang: Lang, said: &Attested) -> [Part; 2] {
    let (from, until) = (said.date(lang, said.from_at), said.date(lang, said.until_at - 1));
    let lead = with(lang, "paper-lead", &[("name", &said.name), ("association", &said.association), ("from", &from), ("until", &until)]);
    let row = |id: &str, value: String| vec![plain(lang, id), value];
    let rows = vec![
        row("paper-hours", minutes(lang, said.minutes())),
        row("paper-sessions", said.sessions().to_string()),
        row("paper-people", said.people.to_string()),
    ];
    [Part::Text(lead), Part::Table(Table { rows, ..Table::default() })]
}

fn sums(lang: Lang, [of_id, count_id]: [&str; 2], sums: &[Sum], name: impl Fn(&str) -> String) -> Part {
    let row = |sum: &Sum| vec![name(&sum.of), sum.sessions.to_string(), minutes(lang, sum.minutes)];
    let columns = [of_id, count_id, "paper-column-hours"].map(|id| plain(lang, id));
    Part::Table(Table { columns: columns.to_vec(), rows: sums.iter().map(row).collect(), total: None, is_figures: true })
}
