//! A training module: screens to read with questions for practice, then a pool from which the quiz is drawn.

use serde::Serialize;

use super::markdown::{self, Block};
use super::quiz::{self, Question};
use super::sections::Section;
use super::{Fault, FaultKind, Front};

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TrainingModule {
    pub screens: Vec<Screen>,
    pub pool: Vec<Question>,
    /// How many of the pool are drawn, and how many of them must be right.
    pub draw: usize,
    pub pass: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Screen {
    Text {
        title: String,
        blocks: Vec<Block>,
    },
    /// For practice: it does not count.
    Practice {
        question: Question,
    },
}

pub fn read(sections: &[Section], front: &Front, faults: &mut Vec<Fault>) -> TrainingModule {
    let mut module = TrainingModule { draw: front.draw, pass: front.pass, ..TrainingModule::default() };
    let mut is_pool = false;
    for section in sections {
        match (section.level, is_pool) {
            (1, _) if section.title.eq_ignore_ascii_case("quiz") => is_pool = true,
            (2, false) => module.screens.push(screen(section, faults)),
            (2, true) => match quiz::read(section, faults) {
                Some(question) => module.pool.push(question),
                None => faults.push(Fault::about(section.line, FaultKind::NotAQuestion, section.title)),
            },
            _ => faults.push(Fault::about(section.line, FaultKind::UnknownPart, section.title)),
        }
    }
    if module.screens.is_empty() {
        faults.push(Fault::at(1, FaultKind::NoScreens));
    }
    if module.pool.is_empty() {
        faults.push(Fault::at(1, FaultKind::NoQuiz));
    } else if module.pool.len() < module.draw {
        faults.push(Fault::at(1, FaultKind::SmallPool));
    }
    if module.pass > module.draw {
        faults.push(Fault::about(1, FaultKind::Pass, "pass"));
    }
    module
}

fn screen(section: &Section, faults: &mut Vec<Fault>) -> Screen {
    match quiz::read(section, faults) {
        Some(question) => Screen::Practice { question },
        None => Screen::Text { title: section.title.to_owned(), blocks: markdown::blocks(section.body, section.line + 1, faults) },
    }
}

impl TrainingModule {
    pub(super) fn words_into(&self, words: &mut String) {
        for screen in &self.screens {
            match screen {
                Screen::Text { title, blocks } => {
                    words.push_str(title);
                    words.push(' ');
                    markdown::words_into(blocks, words);
                }
                Screen::Practice { question } => question.words_into(words),
            }
        }
    }
}
