//! A tutorial ("fiche pas à pas"): what to have at hand, steps, and perhaps a sheet to fill in by hand.

use serde::Serialize;

use super::markdown::{self, Block};
use super::sections::Section;
use super::{Fault, FaultKind};

const MOST_STEPS: usize = 20;

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tutorial {
    pub before: Vec<Block>,
    pub steps: Vec<Step>,
    pub draft: Option<Draft>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    pub title: String,
    /// For somebody at ease, hesitating, lost: La Coop's `autonome`, `partiellement_autonome`, `entierement_accompagne`.
    pub who: [Doer; 3],
    pub see: Vec<Block>,
    pub act: Vec<Block>,
    pub stuck: Vec<Block>,
}

/// Who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doer {
    Asker,
    Together,
    Helper,
}

/// A sheet to print and fill in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Draft {
    pub parts: Vec<DraftPart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftPart {
    pub title: String,
    pub lines: Vec<DraftLine>,
}

/// What to write, and on how many lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftLine {
    pub label: String,
    pub lines: usize,
}

pub fn read(sections: &[Section], faults: &mut Vec<Fault>) -> Tutorial {
    let mut tutorial = Tutorial::default();
    let mut rest = sections;
    if let Some(first) = rest.first().filter(|first| first.level == 0) {
        faults.push(Fault::at(first.line, FaultKind::BeforeTitle));
        rest = &rest[1..];
    }
    while let Some((head, after)) = rest.split_first() {
        let parts = &after[..after.iter().take_while(|part| part.level == 3).count()];
        rest = &after[parts.len()..];
        match head.title {
            "Avant de commencer" | "Before you start" if tutorial.steps.is_empty() => {
                tutorial.before = markdown::blocks(head.body, head.line + 1, faults);
            }
            "Brouillon" | "Draft" => tutorial.draft = Some(draft(parts, faults)),
            _ => tutorial.steps.push(step(head, parts, faults)),
        }
    }
    if tutorial.before.is_empty() {
        faults.push(Fault::at(1, FaultKind::NoBefore));
    }
    match tutorial.steps.len() {
        0 => faults.push(Fault::at(1, FaultKind::NoSteps)),
        1..=MOST_STEPS => {}
        _ => faults.push(Fault::at(1, FaultKind::ManySteps)),
    }
    tutorial
}

fn step(head: &Section, parts: &[Section], faults: &mut Vec<Fault>) -> Step {
    let who = head.body.lines().find_map(|row| row.strip_prefix("Qui :").or_else(|| row.strip_prefix("Who:"))).and_then(doers);
    if who.is_none() {
        faults.push(Fault::about(head.line, FaultKind::Who, head.title));
    }
    let mut step =
        Step { title: head.title.to_owned(), who: who.unwrap_or([Doer::Asker; 3]), see: Vec::new(), act: Vec::new(), stuck: Vec::new() };
    for part in parts {
        let into = match part.title {
            "Vous voyez" | "What you see" => &mut step.see,
            "Vous faites" | "What you do" => &mut step.act,
            "Si cela bloque" | "If it does not work" => &mut step.stuck,
            other => {
                faults.push(Fault::about(part.line, FaultKind::UnknownPart, other));
                continue;
            }
        };
        into.extend(markdown::blocks(part.body, part.line + 1, faults));
    }
    if step.act.is_empty() {
        faults.push(Fault::about(head.line, FaultKind::NothingToDo, head.title));
    }
    step
}

fn doers(words: &str) -> Option<[Doer; 3]> {
    let read: Option<Vec<Doer>> = words
        .split('/')
        .map(|word| match word.trim() {
            "personne" | "asker" => Some(Doer::Asker),
            "ensemble" | "together" => Some(Doer::Together),
            "aidant" | "helper" => Some(Doer::Helper),
            _ => None,
        })
        .collect();
    read?.try_into().ok()
}

fn draft(parts: &[Section], faults: &mut Vec<Fault>) -> Draft {
    let mut draft = Draft::default();
    for part in parts {
        let mut lines = Vec::new();
        for (number, row) in part.body.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
            match row.strip_prefix("- ").and_then(|row| row.split_once("____")) {
                Some((label, more)) => {
                    let label = label.trim().trim_end_matches(':').trim_end_matches(['\u{a0}', ' ']).to_owned();
                    lines.push(DraftLine { label, lines: (1 + more.matches("____").count()).min(12) });
                }
                None => faults.push(Fault::about(part.line + 1 + number, FaultKind::DraftLine, row.trim())),
            }
        }
        draft.parts.push(DraftPart { title: part.title.to_owned(), lines });
    }
    draft
}

impl Tutorial {
    pub(super) fn words_into(&self, words: &mut String) {
        markdown::words_into(&self.before, words);
        for step in &self.steps {
            words.push_str(&step.title);
            words.push(' ');
            [&step.see, &step.act, &step.stuck].into_iter().for_each(|blocks| markdown::words_into(blocks, words));
        }
    }
}
