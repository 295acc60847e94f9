//! The form of what is learned from: one Markdown file a document, read into steps, screens and questions. Pure.
//! `frontend/content/README.md` documents it for whoever writes.

mod fault;
mod front;
pub mod markdown;
mod quiz;
mod sections;
mod training_module;
mod tutorial;

use serde::Serialize;

pub use fault::{Fault, FaultKind};
pub use front::{Front, Site};
pub use markdown::Block;
pub use quiz::{Choice, Question, QuestionKind};
pub use training_module::{Screen, TrainingModule};
pub use tutorial::{Doer, Draft, DraftLine, DraftPart, Step, Tutorial};

use crate::storage::stored_by_word;

/// More is refused before it is read: four times the longest that ships, and the worst of this size (nothing but `&`) is read in
/// a third of a second by a debug build.
pub const MOST_BYTES: usize = 60_000;
/// More would not be read by whoever wrote them.
const MOST_FAULTS: usize = 50;

stored_by_word! {
    Kind {
        Tutorial "tutorial",
        TrainingModule "module",
    }
}

impl Kind {
    /// The path of the page of one of them.
    pub fn href(self, key: &str) -> String {
        match self {
            Self::Tutorial => format!("/tutorials/{key}"),
            Self::TrainingModule => format!("/modules/{key}"),
        }
    }
}

/// What a file says, read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Text {
    pub front: Front,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    Tutorial(Tutorial),
    Module(TrainingModule),
}

/// Reads a document. Errors: everything that is wrong with it, each with its line.
pub fn read(kind: Kind, source: &str) -> Result<Text, Vec<Fault>> {
    let (text, faults) = look(kind, source);
    if faults.is_empty() { Ok(text) } else { Err(faults) }
}

/// What can be read of a document, even one that is not finished, and what is wrong with it: the first faults, by line.
pub fn look(kind: Kind, source: &str) -> (Text, Vec<Fault>) {
    if source.len() > MOST_BYTES {
        let body = sections_of(kind, &[], &Front::default(), &mut Vec::new());
        return (Text { front: Front::default(), body }, vec![Fault::at(1, FaultKind::TooLong)]);
    }
    let source = plain(source);
    let mut faults: Vec<Fault> = strange_lines(&source).map(|line| Fault::at(line, FaultKind::Strange)).collect();
    let (front, body_line, body) = front::read(kind, &source, &mut faults);
    let sections = sections::cut(body, body_line);
    let body = sections_of(kind, &sections, &front, &mut faults);
    faults.sort_by_key(|fault| fault.line);
    faults.truncate(MOST_FAULTS);
    (Text { front, body }, faults)
}

fn sections_of(kind: Kind, sections: &[sections::Section], front: &Front, faults: &mut Vec<Fault>) -> Body {
    match kind {
        Kind::Tutorial => Body::Tutorial(tutorial::read(sections, faults)),
        Kind::TrainingModule => Body::Module(training_module::read(sections, front, faults)),
    }
}

/// A text as it is kept: lines end with a line feed, no byte order mark, and no NUL, which PostgreSQL cannot hold.
pub fn plain(source: &str) -> String {
    source.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace(['\r', '\0'], "")
}

/// Lines with control characters, or signs that turn text around: they make one text look like another.
fn strange_lines(source: &str) -> impl Iterator<Item = usize> {
    let is_strange =
        |letter: char| (letter.is_control() && letter != '\t') || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    source.lines().zip(1..).filter(move |(row, _)| row.contains(is_strange)).map(|(_, line)| line)
}

impl Text {
    pub fn tutorial(&self) -> Option<&Tutorial> {
        match &self.body {
            Body::Tutorial(tutorial) => Some(tutorial),
            Body::Module(_) => None,
        }
    }

    pub fn module(&self) -> Option<&TrainingModule> {
        match &self.body {
            Body::Module(module) => Some(module),
            Body::Tutorial(_) => None,
        }
    }

    /// Everything that a search reads beside title, summary and keywords; HTML without its tags.
    pub fn words(&self) -> String {
        let mut words = String::new();
        match &self.body {
            Body::Tutorial(tutorial) => tutorial.words_into(&mut words),
            Body::Module(module) => module.words_into(&mut words),
        }
        words
    }
}
