//! The live parts of a page, as a browser knows them: what each is refetched for, and what it shows.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use super::forms;

/// One live part.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// Kinds of events and `hint:…` at which it is fetched again, alone or with a part around it.
    pub names: Vec<String>,
    /// Its HTML without what is new at each look, and without the live parts inside it.
    pub essence: String,
}

/// Every live part by its id.
pub type Parts = BTreeMap<String, Part>;

/// A page that is open.
#[derive(Clone)]
pub struct Open {
    pub parts: Parts,
    pub html: String,
    /// Kinds of the forms on it.
    pub forms: Vec<String>,
}

impl Open {
    pub fn read(html: &str) -> Self {
        let page = Html::parse_document(html);
        Self { parts: parts(&page), html: html.to_owned(), forms: forms::kinds(&page) }
    }
}

fn parts(page: &Html) -> Parts {
    let live = Selector::parse("[data-live][id]").unwrap();
    page.select(&live)
        .map(|element| {
            let around = element.ancestors().filter_map(ElementRef::wrap).filter(|outer| outer.value().id().is_some());
            let lists = std::iter::once(element).chain(around).filter_map(|part| part.value().attr("data-live"));
            let names = lists.flat_map(str::split_whitespace).map(str::to_owned).collect();
            (element.value().id().unwrap_or_default().to_owned(), Part { names, essence: essence(element, &live) })
        })
        .collect()
}

fn essence(element: ElementRef<'_>, live: &Selector) -> String {
    let mut html = element.html();
    for inner in element.select(live).filter(|inner| *inner != element) {
        html = html.replace(&inner.html(), &format!("<{}>", inner.value().id().unwrap_or_default()));
    }
    let mut pieces = html.split("name=\"form_key\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    let without_value = |piece: &str| {
        let (before, after) = piece.split_once("value=\"").unwrap_or((piece, ""));
        format!("{before}{}", after.split_once('"').map_or("", |(_, rest)| rest))
    };
    pieces.fold(first, |kept, piece| kept + &without_value(piece))
}

/// Where two texts begin to differ, with a little of both.
fn difference(before: &str, after: &str) -> String {
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| -> String {
        let from = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= same.saturating_sub(60)).last().unwrap_or(0);
        text[from..].chars().take(170).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    format!("\n      was {}\n      is  {}", around(before), around(after))
}

/// The parts that changed, what they are refetched for, and how.
pub fn changes(before: &Parts, after: &Parts) -> Vec<(String, Vec<String>, String)> {
    let mut found = Vec::new();
    for (id, was) in before {
        let is = after.get(id);
        if is != Some(was) {
            let now = is.map_or("", |part: &Part| part.essence.as_str());
            found.push((id.clone(), was.names.clone(), difference(&was.essence, now)));
        }
    }
    found
}
