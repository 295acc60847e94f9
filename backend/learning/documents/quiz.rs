//! Questions: one right answer, several, or an order. Each answer is told something, whatever it was.

use serde::Serialize;

use super::markdown::{self, Block};
use super::sections::Section;
use super::{Fault, FaultKind};

/// The right answers stay here: pages are given choices without them until an answer came.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    pub kind: QuestionKind,
    pub title: String,
    /// Words that set the scene; may be empty.
    pub scene: Vec<Block>,
    /// For an order: in the right order.
    pub choices: Vec<Choice>,
    /// What is said after the answer, whatever it was; for an order.
    pub after: Vec<Block>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    Single,
    Situation,
    Several,
    Order,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice {
    /// Safe HTML of one line.
    pub words: String,
    pub is_right: bool,
    /// Safe HTML, said when it was chosen (or left out, of several).
    pub feedback: String,
}

impl QuestionKind {
    fn of_title(title: &str) -> Option<(Self, &str)> {
        let (mark, rest) = title.split_once(':')?;
        let kind = match mark.trim_end_matches([' ', '\u{a0}']) {
            "Question" => Self::Single,
            "Situation" => Self::Situation,
            "Plusieurs réponses" | "Several answers" => Self::Several,
            "Ordre" | "Order" => Self::Order,
            _ => return None,
        };
        Some((kind, rest.trim()))
    }
}

/// A question, if the section's title says that it is one.
pub fn read(section: &Section, faults: &mut Vec<Fault>) -> Option<Question> {
    let (kind, title) = QuestionKind::of_title(section.title)?;
    let mut parts = Parts::default();
    section.body.lines().for_each(|row| parts.take(kind, row));
    let Parts { scene, choices, after } = parts;
    let question = Question {
        kind,
        title: title.to_owned(),
        scene: markdown::blocks(&scene, section.line + 1, faults),
        choices,
        after: markdown::blocks(&after, section.line + 1, faults),
    };
    faults.extend(question.fault().map(|kind| Fault::about(section.line, kind, title)));
    Some(question)
}

#[derive(Default)]
struct Parts {
    scene: String,
    choices: Vec<Choice>,
    after: String,
}

impl Parts {
    fn take(&mut self, kind: QuestionKind, row: &str) {
        let text = row.trim();
        if let Some(said) = text.strip_prefix("> ").or(if text == ">" { Some("") } else { None }) {
            match self.choices.last_mut().filter(|_| kind != QuestionKind::Order) {
                Some(choice) => push_words(&mut choice.feedback, &markdown::line(said)),
                None => push_words(&mut self.after, said),
            }
            return;
        }
        let choice = match kind {
            QuestionKind::Order => text.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()).map(|(_, words)| (true, words)),
            _ => text.strip_prefix("- [x] ").map(|words| (true, words)).or_else(|| text.strip_prefix("- [ ] ").map(|words| (false, words))),
        };
        match choice {
            Some((is_right, words)) => self.choices.push(Choice { words: markdown::line(words), is_right, feedback: String::new() }),
            // A line that goes on under a choice belongs to it.
            None if !text.is_empty() && row.starts_with(' ') && !self.choices.is_empty() => {
                if let Some(last) = self.choices.last_mut() {
                    let into = if last.feedback.is_empty() { &mut last.words } else { &mut last.feedback };
                    push_words(into, &markdown::line(text));
                }
            }
            None => {
                self.scene.push_str(row);
                self.scene.push('\n');
            }
        }
    }
}

fn push_words(into: &mut String, words: &str) {
    if !into.is_empty() {
        into.push(' ');
    }
    into.push_str(words);
}

impl Question {
    fn fault(&self) -> Option<FaultKind> {
        let right = self.choices.iter().filter(|choice| choice.is_right).count();
        let is_order = self.kind == QuestionKind::Order;
        if self.choices.len() < if is_order { 3 } else { 2 } {
            Some(FaultKind::FewChoices)
        } else if right == 0 {
            Some(FaultKind::NoAnswer)
        } else if right > 1 && matches!(self.kind, QuestionKind::Single | QuestionKind::Situation) {
            Some(FaultKind::ManyAnswers)
        } else if if is_order { self.after.is_empty() } else { self.choices.iter().any(|choice| choice.feedback.is_empty()) } {
            Some(FaultKind::NoFeedback)
        } else {
            None
        }
    }

    /// Whether an answer is right: the chosen places of `choices`, in the order given.
    pub fn is_right(&self, answer: &[usize]) -> bool {
        if self.kind == QuestionKind::Order {
            return answer.len() == self.choices.len() && answer.iter().copied().eq(0..self.choices.len());
        }
        let mut chosen = answer.to_vec();
        chosen.sort_unstable();
        chosen.dedup();
        self.choices.iter().enumerate().filter(|(_, choice)| choice.is_right).map(|(place, _)| place).eq(chosen)
    }

    pub(super) fn words_into(&self, words: &mut String) {
        words.push_str(&self.title);
        words.push(' ');
        markdown::words_into(&self.scene, words);
    }
}
