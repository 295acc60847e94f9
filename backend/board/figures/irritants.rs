//! What stood in the way, by service: how often, and in which words.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::help_sessions::Irritant;
use crate::web::text::fold;

/// A public service, as it is written most often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Service {
    pub name: String,
    /// Meetings in which it stood in the way.
    pub count: i64,
    /// What it was, most often first.
    pub met: Vec<Met>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Met {
    pub words: String,
    pub count: i64,
}

/// How often each was written: the same but for capitals and accents is the same.
#[derive(Default)]
struct Written<'a>(BTreeMap<String, BTreeMap<&'a str, i64>>);

impl<'a> Written<'a> {
    fn add(&mut self, words: &'a str) {
        *self.0.entry(fold(words)).or_default().entry(words).or_default() += 1;
    }

    /// Each in its usual spelling, most often first.
    fn counted(&self) -> Vec<Met> {
        let usual =
            |spellings: &BTreeMap<&str, i64>| spellings.iter().max_by_key(|(_, count)| **count).map(|(words, _)| (*words).to_owned());
        let one = |spellings: &BTreeMap<&str, i64>| Some(Met { words: usual(spellings)?, count: spellings.values().sum() });
        let mut all: Vec<Met> = self.0.values().filter_map(one).collect();
        all.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.words.cmp(&other.words)));
        all
    }
}

/// Services from the one that stood in the way most often.
pub fn by_service(irritants: &[Irritant]) -> Vec<Service> {
    let (mut names, mut met) = (Written::default(), BTreeMap::<String, Written<'_>>::new());
    for one in irritants {
        names.add(&one.service);
        met.entry(fold(&one.service)).or_default().add(&one.what);
    }
    let service = |name: Met| {
        let met = met.get(&fold(&name.words)).map(Written::counted).unwrap_or_default();
        Service { name: name.words, count: name.count, met }
    };
    names.counted().into_iter().map(service).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_service_are_one_and_the_usual_one_is_told() {
        let met = |service: &str, what: &str| Irritant { service: service.into(), what: what.into() };
        let all = [met("CAF", "Page en panne"), met("caf", "page en panne"), met("CAF", "Code jamais reçu"), met("Impôts", "Attente")];
        let services = by_service(&all);
        let told: Vec<(&str, i64)> = services.iter().map(|service| (service.name.as_str(), service.count)).collect();
        assert_eq!(told, [("CAF", 3), ("Impôts", 1)]);
        let words: Vec<i64> = services[0].met.iter().map(|met| met.count).collect();
        assert_eq!(words, [2, 1]);
        assert_eq!(by_service(&[]), []);
    }
}
