//! Forms as a person finds them on a page, filled in somehow.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use crate::support::Chance;

/// How often each kind of form was sent, in all stories: the rare ones are preferred.
pub type Used = BTreeMap<String, usize>;

/// Forms that end the story for whoever sends them, or that no live page is about.
const LEFT_ALONE: [&str; 13] = [
    "/sign-out",
    "/forget",
    "/erasure",
    "/account",
    "/ask",
    "/association",
    "/profile",
    "/instance",
    "/invitations",
    "/members/invitations",
    "/members/preview",
    "/recap/mail",
    "/code",
];

/// A form, ready to be sent.
pub struct Filled {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Filled {
    /// The form without ids: "/offers/*/acceptance", with the button that was pressed.
    pub fn kind(&self) -> String {
        kind(&self.action)
    }
}

fn kind(action: &str) -> String {
    let path = action.split('?').next().unwrap_or_default();
    let is_id = |segment: &str| segment.len() == 13 && segment.bytes().all(|byte| byte.is_ascii_alphanumeric());
    path.split('/').map(|segment| if is_id(segment) { "*" } else { segment }).collect::<Vec<_>>().join("/")
}

fn found(page: &Html) -> Vec<ElementRef<'_>> {
    let selector = Selector::parse("form[method=post][action]").unwrap();
    let is_wanted = |form: &ElementRef<'_>| {
        let action = form.value().attr("action").unwrap_or_default();
        let is_left_alone = LEFT_ALONE.iter().any(|left| action == *left || action.starts_with(&format!("{left}/")));
        !is_left_alone || action.starts_with("/profile/pause")
    };
    page.select(&selector).filter(is_wanted).collect()
}

fn kind_of(form: ElementRef<'_>) -> String {
    kind(form.value().attr("action").unwrap_or_default())
}

/// Kinds of the forms of a page.
pub fn kinds(page: &Html) -> Vec<String> {
    found(page).into_iter().map(kind_of).collect()
}

/// One of the forms of a page, filled in: of a kind, or any; `None` when it has none.
pub fn any(html: &str, wanted: Option<&str>, chance: &mut Chance) -> Option<Filled> {
    let page = Html::parse_document(html);
    let all: Vec<ElementRef<'_>> = found(&page).into_iter().filter(|form| wanted.is_none_or(|wanted| kind_of(*form) == wanted)).collect();
    if all.is_empty() {
        return None;
    }
    let form = *chance.of(&all);
    Some(Filled { action: form.value().attr("action")?.to_owned(), fields: fill(&page, form, chance) })
}

fn fill(page: &Html, form: ElementRef<'_>, chance: &mut Chance) -> Vec<(String, String)> {
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    let mut several = Vec::new();
    let is_dated = chance.once_in(3);
    let fieldsets = Selector::parse("input[name], textarea[name], select[name]").unwrap();
    let choices = |name: &str| -> Vec<String> {
        let all = Selector::parse(&format!("input[type=radio][name='{name}'], select[name='{name}'] option")).unwrap();
        form.select(&all).filter_map(|one| one.value().attr("value").map(str::to_owned)).collect()
    };
    for field in form.select(&fieldsets) {
        let attribute = |name: &str| field.value().attr(name).unwrap_or_default();
        let name = attribute("name").to_owned();
        if fields.contains_key(&name) {
            continue;
        }
        let offered = choices(&name);
        let value = match (field.value().name(), attribute("type")) {
            (_, "hidden") => attribute("value").to_owned(),
            (_, "checkbox") => {
                if field.value().attr("checked").is_some() || chance.once_in(3) {
                    several.push((name, attribute("value").to_owned()));
                }
                continue;
            }
            (_, "radio") | ("select", _) if !offered.is_empty() => chance.of(&offered).clone(),
            (_, "date" | "time" | "number") if !attribute("value").is_empty() => attribute("value").to_owned(),
            (_, "date") => if is_dated { "2026-12-01" } else { "" }.to_owned(),
            (_, "time") => if is_dated { "9:30" } else { "" }.to_owned(),
            (_, "number") => "30".to_owned(),
            _ if attribute("inputmode") == "numeric" => "30".to_owned(),
            ("textarea", _) => "Bonjour, voilà.".to_owned(),
            _ if !attribute("value").is_empty() => attribute("value").to_owned(),
            _ => "Bonjour".to_owned(),
        };
        fields.insert(name, value);
    }
    // Boxes outside the form that belong to it.
    if let Some(id) = form.value().id() {
        let outside = Selector::parse(&format!("input[type=checkbox][form='{id}'][checked]")).unwrap();
        several.extend(
            page.select(&outside).filter_map(|one| Some((one.value().attr("name")?.to_owned(), one.value().attr("value")?.to_owned()))),
        );
    }
    let buttons = Selector::parse("button[name]").unwrap();
    let pressed: Vec<ElementRef<'_>> = form.select(&buttons).collect();
    if !pressed.is_empty() {
        let button = chance.of(&pressed);
        fields.insert(button.value().attr("name").unwrap().to_owned(), button.value().attr("value").unwrap_or_default().to_owned());
    }
    fields.into_iter().chain(several).collect()
}

/// The same without the key, which is new each time.
pub fn plain<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().filter(|(name, _)| *name != "form_key").copied().collect()
}
