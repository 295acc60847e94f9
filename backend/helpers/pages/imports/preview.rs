//! What an import would do, fifty lines a page, in words.

use serde::Serialize;

use crate::helpers::import::plan::{Alike, Like, Planned, Step};
use crate::helpers::import::rows::Fault;
use crate::helpers::import::run::Preview;
use crate::web::templates::{plain, with};
use crate::web::words::phone;
use crate::web::{Lang, PAGE_ROWS};

/// The views of a preview; each has a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Created,
    Changed,
    Same,
    Asked,
    Wrong,
}

impl View {
    pub const ALL: [View; 5] = [Self::Asked, Self::Wrong, Self::Created, Self::Changed, Self::Same];

    pub fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Asked => "asked",
            Self::Wrong => "wrong",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }

    fn of(step: &Step) -> Self {
        match step {
            Step::Invite | Step::Create => Self::Created,
            Step::Change(..) => Self::Changed,
            Step::Same => Self::Same,
            Step::Ask { .. } | Step::LeftOut => Self::Asked,
        }
    }

    pub fn count(self, preview: &Preview) -> usize {
        match self {
            Self::Wrong => preview.faults.len(),
            _ => preview.planned.iter().filter(|one| Self::of(&one.step) == self).count(),
        }
    }
}

/// A line of the table.
#[derive(Debug, Serialize)]
pub struct Shown {
    line: usize,
    name: String,
    reach: String,
    /// What would be done, what it looks like, or what is wrong.
    says: String,
    /// Of a line that is asked about: whether it may be somebody else.
    may_be_other: bool,
    may_be_same: bool,
}

pub fn rows(preview: &Preview, view: View, skipped: usize, lang: Lang) -> Vec<Shown> {
    if view == View::Wrong {
        return preview.faults.iter().skip(skipped).take(PAGE_ROWS).map(|fault| wrong(fault, lang)).collect();
    }
    let some = preview.planned.iter().filter(|one| View::of(&one.step) == view);
    some.skip(skipped).take(PAGE_ROWS).map(|one| shown(one, lang)).collect()
}

fn wrong(fault: &Fault, lang: Lang) -> Shown {
    Shown {
        line: fault.line,
        name: fault.column.clone(),
        reach: fault.value.clone(),
        says: plain(lang, fault.reason),
        may_be_other: false,
        may_be_same: false,
    }
}

fn shown(one: &Planned, lang: Lang) -> Shown {
    let entry = &one.entry;
    let reach = match (&entry.email, &entry.phone) {
        (Some(email), _) => email.as_str().to_owned(),
        (None, Some(number)) => phone(number.as_str()),
        (None, None) => String::new(),
    };
    let (may_be_same, may_be_other) = match &one.step {
        Step::Ask { like, by } => (matches!(like, Like::There(..)), *by != Alike::Email),
        _ => (false, false),
    };
    Shown { line: entry.line, name: entry.name(), reach, says: says(&one.step, lang), may_be_other, may_be_same }
}

fn says(step: &Step, lang: Lang) -> String {
    match step {
        Step::Invite => plain(lang, "import-says-invite"),
        Step::Create => plain(lang, "import-says-create"),
        Step::Same => plain(lang, "import-says-same"),
        Step::LeftOut => plain(lang, "import-says-left-out"),
        Step::Change(_, changes) => {
            let words: Vec<String> = changes.iter().map(|change| plain(lang, &format!("import-change-{}", change.word()))).collect();
            words.join(", ")
        }
        Step::Ask { like, by } => {
            let by = match by {
                Alike::Email => "email",
                Alike::Phone => "phone",
                Alike::Person => "person",
            };
            match like {
                Like::There(_, name) => with(lang, &format!("import-like-{by}"), &[("name", name)]),
                Like::Line(line) => with(lang, &format!("import-like-line-{by}"), &[("line", &line.to_string())]),
            }
        }
    }
}
