//! Pages and mails, rendered by Tera: one instance per language, so that `t` knows its language everywhere.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid};
use serde::{Deserialize, Serialize};
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use super::{speech, words};

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./frontend/locales",
        fallback_language: "fr",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            if bundle.locales.first().is_some_and(|locale| locale.language.as_str() == "en") {
                bundle.set_formatter(Some(|value, _| speech::grouped(Lang::En, value)));
            } else {
                bundle.set_formatter(Some(|value, _| speech::grouped(Lang::Fr, value)));
                // Refused only when there is one of that name already.
                let _added = bundle.add_function("DE", speech::de);
            }
        },
    };
}

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fr,
    En,
}

impl Lang {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// What a query chooses: `lang=en`.
    pub fn chosen(query: &str) -> Option<Self> {
        query.split('&').find_map(|pair| Self::parse(pair.strip_prefix("lang=")?))
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::Fr => langid!("fr"),
            Self::En => langid!("en"),
        }
    }
}

#[derive(rust_embed::RustEmbed)]
#[folder = "frontend/templates"]
struct Files;

/// Every template, in every language.
#[derive(Clone)]
pub struct Templates {
    fr: Arc<Tera>,
    en: Arc<Tera>,
}

impl Templates {
    /// Reads and checks every template; an error names its file.
    pub fn load(assets: &Assets) -> TeraResult<Self> {
        Ok(Self { fr: Arc::new(one(Lang::Fr, assets)?), en: Arc::new(one(Lang::En, assets)?) })
    }

    pub fn render(&self, lang: Lang, name: &str, context: &Context) -> TeraResult<String> {
        match lang {
            Lang::Fr => self.fr.render(name, context),
            Lang::En => self.en.render(name, context),
        }
    }
}

/// A text by its id; `None` when no language has it.
pub fn text(lang: Lang, id: &str, args: &HashMap<Cow<'static, str>, FluentValue<'_>>) -> Option<String> {
    LOCALES.lookup_no_default_fallback(&lang.id(), id, Some(args))
}

/// A text without arguments; the id itself when no language has it (a test forbids it).
pub fn plain(lang: Lang, id: &str) -> String {
    text(lang, id, &HashMap::new()).unwrap_or_else(|| id.to_owned())
}

/// A text with textual arguments.
pub fn with(lang: Lang, id: &str, pairs: &[(&'static str, &str)]) -> String {
    let args = pairs.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from((*value).to_owned()))).collect();
    text(lang, id, &args).unwrap_or_else(|| id.to_owned())
}

fn one(lang: Lang, assets: &Assets) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| translate(lang, &kwargs));
    let version = assets.version();
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        Ok(format!("/assets/{version}/{}", kwargs.must_get::<&str>("path")?))
    });
    for kind in ["icon", "picture"] {
        let drawings = assets.drawings(kind);
        tera.register_function(kind, move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
            let name = kwargs.must_get::<&str>("name")?;
            let drawing = drawings.get(name).ok_or_else(|| tera::Error::message(format!("there is no {kind} {name:?}")))?;
            Ok(Value::safe_string(drawing))
        });
    }
    words::register(&mut tera, lang);
    let mut files = Vec::new();
    for name in Files::iter() {
        if let Some(file) = Files::get(&name) {
            let text = String::from_utf8(file.data.into_owned()).map_err(|_| tera::Error::message(format!("{name} is not UTF-8")))?;
            files.push((name.into_owned(), text));
        }
    }
    tera.add_raw_templates(files)?;
    Ok(tera)
}

/// `t(id="ask-what-title", name=…)`: a missing word is an error, not a hole in a page.
fn translate(lang: Lang, kwargs: &Kwargs) -> TeraResult<String> {
    let mut id = String::new();
    let mut args = HashMap::new();
    for (name, value) in kwargs.iter() {
        let name = name.as_str().unwrap_or_default().to_owned();
        if name == "id" {
            value.as_str().unwrap_or_default().clone_into(&mut id);
        } else {
            args.insert(Cow::Owned(name), fluent(value));
        }
    }
    text(lang, &id, &args).ok_or_else(|| tera::Error::message(format!("no language has the words {id:?}")))
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
    }
}

/// `context! { name: value, … }`: what a template is given.
#[macro_export]
macro_rules! context {
    ($($name:ident : $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut context = $crate::web::Context::new();
        $(context.insert(stringify!($name), &$value);)*
        context
    }};
}
