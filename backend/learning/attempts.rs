//! A training module being followed: its screens, then the questions drawn for this attempt. Pure.

use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

use super::documents::{Question, QuestionKind, Screen, TrainingModule};
use crate::storage::AttemptId;

/// A refresher asks as many questions, and leaves out what was read before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: AttemptId,
    /// Of the document: an attempt goes on with the text that it began with.
    pub version: i64,
    /// Where they are: a screen, then a question drawn; the last place is the result.
    pub place: usize,
    /// Which questions of the pool, and in which order their choices are shown.
    pub drawn: Vec<Drawn>,
    pub answers: Vec<Answer>,
    pub is_refresher: bool,
    /// `None` while it goes on.
    pub is_passed: Option<bool>,
    pub started_at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    pub question: usize,
    pub order: Vec<usize>,
}

/// What was answered at a place: choices by their place in the document, in the order given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub place: usize,
    pub chosen: Vec<usize>,
    pub is_right: bool,
}

/// What stands at a place.
pub enum Here<'a> {
    Text(&'a Screen),
    Question { question: &'a Question, order: Vec<usize>, counts: bool },
    Result,
}

/// Draws the questions of an attempt. Chance is an argument.
pub fn draw(module: &TrainingModule, chance: &mut impl rand::Rng) -> Vec<Drawn> {
    let mut questions: Vec<usize> = (0..module.pool.len()).collect();
    questions.shuffle(chance);
    let drawn = questions.into_iter().take(module.draw);
    drawn.map(|question| Drawn { question, order: order(&module.pool[question], chance) }).collect()
}

/// An order is shown in any other than the right one.
fn order(question: &Question, chance: &mut impl rand::Rng) -> Vec<usize> {
    let right: Vec<usize> = (0..question.choices.len()).collect();
    let mut order = right.clone();
    order.shuffle(chance);
    if question.kind == QuestionKind::Order && order == right {
        order.rotate_left(1);
    }
    order
}

impl Attempt {
    /// The places of a module: its screens, unless it is refreshed, the questions, the result.
    pub fn places(&self, module: &TrainingModule) -> usize {
        self.first_question(module) + self.drawn.len() + 1
    }

    fn first_question(&self, module: &TrainingModule) -> usize {
        if self.is_refresher { 0 } else { module.screens.len() }
    }

    pub fn here<'a>(&self, module: &'a TrainingModule, place: usize) -> Here<'a> {
        let first = self.first_question(module);
        if place < first {
            return match module.screens.get(place) {
                // Choices for practice keep the same order for one attempt, and another for the next.
                Some(Screen::Practice { question }) => Here::Question { question, order: self.turned(question, place), counts: false },
                Some(screen) => Here::Text(screen),
                None => Here::Result,
            };
        }
        let drawn = self.drawn.get(place - first);
        match drawn.and_then(|drawn| Some((module.pool.get(drawn.question)?, drawn))) {
            Some((question, drawn)) => Here::Question { question, order: drawn.order.clone(), counts: true },
            None => Here::Result,
        }
    }

    fn turned(&self, question: &Question, place: usize) -> Vec<usize> {
        let count = question.choices.len().max(1);
        let by = usize::try_from(self.id.0.unsigned_abs()).unwrap_or_default().wrapping_add(place) % count;
        let by = if question.kind == QuestionKind::Order && by == 0 { 1 } else { by };
        (0..count).map(|index| (index + by) % count).collect()
    }

    pub fn answer(&self, place: usize) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.place == place)
    }

    /// Answers the question here, once: the first answer counts. `false` when there is none to answer.
    pub fn answer_here(&mut self, module: &TrainingModule, chosen: Vec<usize>) -> bool {
        let place = self.place;
        let Here::Question { question, .. } = self.here(module, place) else { return false };
        let is_known = chosen.iter().all(|choice| *choice < question.choices.len());
        if chosen.is_empty() || !is_known || self.answer(place).is_some() {
            return false;
        }
        let is_right = question.is_right(&chosen);
        self.answers.push(Answer { place, chosen, is_right });
        true
    }

    /// Goes on to the next place; a question is answered first. The last step ends the attempt.
    pub fn go_on(&mut self, module: &TrainingModule) -> bool {
        if matches!(self.here(module, self.place), Here::Question { .. }) && self.answer(self.place).is_none() {
            return false;
        }
        self.place = (self.place + 1).min(self.places(module) - 1);
        if matches!(self.here(module, self.place), Here::Result) && self.is_passed.is_none() {
            self.is_passed = Some(self.right(module) >= module.pass);
        }
        true
    }

    /// Right answers that count.
    pub fn right(&self, module: &TrainingModule) -> usize {
        let first = self.first_question(module);
        self.answers.iter().filter(|answer| answer.place >= first && answer.is_right).count()
    }
}
