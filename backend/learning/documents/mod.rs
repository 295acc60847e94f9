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

/// More is refused before it is read.
pub const MOST_BYTES: usize = 200_000;

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
    if source.len() > MOST_BYTES {
        return Err(vec![Fault::at(1, FaultKind::TooLong)]);
    }
    let source = source.replace("\r\n", "\n");
    let mut faults = Vec::new();
    let (front, body_line, body) = front::read(kind, source.trim_start_matches('\u{feff}'), &mut faults);
    let sections = sections::cut(body, body_line);
    let body = match kind {
        Kind::Tutorial => Body::Tutorial(tutorial::read(&sections, &mut faults)),
        Kind::TrainingModule => Body::Module(training_module::read(&sections, &front, &mut faults)),
    };
    faults.sort_by_key(|fault| fault.line);
    if faults.is_empty() { Ok(Text { front, body }) } else { Err(faults) }
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
