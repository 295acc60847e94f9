//! What a new tutorial or module begins with: a text that explains itself.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::documents::Kind;
use crate::web::Lang;
use crate::web::text::fold;
use crate::web::words::ZONE;

/// The model of a kind, checked today.
pub fn model(kind: Kind, lang: Lang, now: i64) -> String {
    let text = match (kind, lang) {
        (Kind::Tutorial, Lang::Fr) => include_str!("../../frontend/content/models/tutorial.fr.md"),
        (Kind::Tutorial, Lang::En) => include_str!("../../frontend/content/models/tutorial.en.md"),
        (Kind::TrainingModule, Lang::Fr) => include_str!("../../frontend/content/models/module.fr.md"),
        (Kind::TrainingModule, Lang::En) => include_str!("../../frontend/content/models/module.en.md"),
    };
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC); // bundled with the program
    let today = Timestamp::from_millisecond(now).unwrap_or_default().to_zoned(zone).date();
    text.replace("TODAY", &today.to_string())
}

/// An address made of a title: "Déclarer ses revenus" gives "declarer-ses-revenus". Empty when no letter is left.
pub fn slug_of(title: &str) -> String {
    let mut slug = String::new();
    for word in fold(title).split(' ') {
        let plain: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if slug.len() + plain.len() >= 60 {
            break;
        }
        if !slug.is_empty() && !plain.is_empty() {
            slug.push('-');
        }
        slug.push_str(&plain);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::documents;
    use crate::learning::is_slug;

    #[test]
    fn every_model_is_a_document() {
        for kind in [Kind::Tutorial, Kind::TrainingModule] {
            for lang in [Lang::Fr, Lang::En] {
                let text = model(kind, lang, 1_795_424_400_000);
                let read = documents::read(kind, &text).unwrap_or_else(|faults| panic!("{kind:?} {lang:?} {faults:?}"));
                assert_eq!(read.front.checked.map(|day| day.to_string()).as_deref(), Some("2026-11-23"));
            }
        }
    }

    #[test]
    fn an_address_is_made_of_a_title() {
        for (title, slug) in [("Déclarer ses revenus", "declarer-ses-revenus"), ("L’été, 2026 !", "l-ete-2026"), ("…", ""), ("Житло", "")]
        {
            assert_eq!(slug_of(title), slug);
        }
        let long = slug_of(&"mot ".repeat(80));
        assert!(is_slug(&long), "{long}");
    }
}
