//! A training module being followed: its screens, then the questions drawn for this attempt. Pure.

use rand::SeedableRng;
use rand::rngs::StdRng;
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

/// What the page showed that somebody sends: an older one changes nothing. Not the attempt's id, from which the order of choices
/// for practice follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub started_at: i64,
    pub place: usize,
}

/// What stands at a place.
pub enum Here<'a> {
    Text(&'a Screen),
    Question { question: &'a Question, order: Vec<usize>, counts: bool },
    Result,
}

/// Draws the questions of an attempt: those that were not asked the time before come first. Chance is an argument.
pub fn draw(module: &TrainingModule, before: &[Drawn], chance: &mut impl rand::Rng) -> Vec<Drawn> {
    let mut questions: Vec<usize> = (0..module.pool.len()).collect();
    questions.shuffle(chance);
    questions.sort_by_key(|question| before.iter().any(|drawn| drawn.question == *question));
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
        let place = u64::try_from(place).unwrap_or_default();
        order(question, &mut StdRng::seed_from_u64(self.id.0.cast_unsigned().wrapping_add(place)))
    }

    /// Whether a page showed where they are now.
    pub fn is_at(&self, shown: Shown) -> bool {
        shown == Shown { started_at: self.started_at, place: self.place }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::documents::{self, Kind};

    const SOURCE: &str = "---\ntitle: T\nsummary: S\nminutes: 5\nchecked: 2026-11-22\ndraw: 2\npass: 2\n---\n## Un\nA\n\n## Ordre : Essai\n\
        1. a\n2. b\n3. c\n> Voilà.\n\n# Quiz\n\n## Question : 1\n- [x] oui\n  > a\n- [ ] non\n  > b\n\n## Question : 2\n- [x] oui\n  > a\n\
        - [ ] non\n  > b\n\n## Question : 3\n- [x] oui\n  > a\n- [ ] non\n  > b\n\n## Ordre : 4\n1. a\n2. b\n3. c\n> Voilà.\n";

    fn module() -> TrainingModule {
        documents::read(Kind::TrainingModule, SOURCE).unwrap().module().unwrap().clone()
    }

    fn attempt(id: i64, drawn: Vec<Drawn>) -> Attempt {
        let (answers, is_passed) = (Vec::new(), None);
        Attempt { id: AttemptId(id), version: 1, place: 0, drawn, answers, is_refresher: false, is_passed, started_at: 7 }
    }

    #[test]
    fn other_questions_come_the_next_time() {
        let module = module();
        for seed in 0..50 {
            let chance = &mut StdRng::seed_from_u64(seed);
            let first = draw(&module, &[], chance);
            let second = draw(&module, &first, chance);
            assert_eq!(first.len(), 2);
            assert!(second.iter().all(|drawn| first.iter().all(|before| before.question != drawn.question)), "{first:?} {second:?}");
        }
    }

    #[test]
    fn an_order_is_never_shown_in_the_right_one_and_stays_as_it_was() {
        let module = module();
        for id in 0..50 {
            let attempt = attempt(id, Vec::new());
            let shown = || match attempt.here(&module, 1) {
                Here::Question { order, counts: false, .. } => order,
                _ => panic!("no practice"),
            };
            assert_ne!(shown(), [0, 1, 2]);
            assert_eq!(shown(), shown());
        }
    }

    #[test]
    fn the_first_answer_counts_and_a_question_is_answered_before_one_goes_on() {
        let module = module();
        let drawn = vec![Drawn { question: 0, order: vec![1, 0] }, Drawn { question: 3, order: vec![2, 1, 0] }];
        let mut attempt = attempt(1, drawn);
        assert!(attempt.go_on(&module));
        assert!(!attempt.go_on(&module), "practice is answered too");
        assert!(attempt.answer_here(&module, vec![2, 1, 0]) && attempt.go_on(&module));
        assert!(attempt.answer_here(&module, vec![0]) && !attempt.answer_here(&module, vec![1]));
        assert!(attempt.go_on(&module) && attempt.answer_here(&module, vec![0, 1, 2]) && attempt.go_on(&module));
        assert_eq!((attempt.is_passed, attempt.right(&module)), (Some(true), 2));
        assert!(attempt.is_at(Shown { started_at: 7, place: 4 }) && !attempt.is_at(Shown { started_at: 7, place: 3 }));
    }
}
