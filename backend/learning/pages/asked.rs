//! A question as a page shows it, and what people send back. Nothing on the page tells the right answer before one was given: choices
//! are named by where they are shown, and only the server knows where they stand in the document.

use serde::{Deserialize, Serialize};

use crate::learning::attempts::{Answer, Shown};
use crate::learning::documents::{Block, Question, QuestionKind};
use crate::learning::glossary::Explained;
use crate::learning::shown::blocks;

#[derive(Serialize)]
pub struct Asked {
    kind: QuestionKind,
    title: String,
    scene: Vec<Block>,
    /// Not one for practice.
    counts: bool,
    /// As they are shown; empty once it was answered.
    choices: Vec<Choice>,
    answered: Option<Answered>,
}

#[derive(Serialize)]
struct Choice {
    /// Safe HTML.
    words: String,
    /// It was sent, in a form that is shown again.
    is_picked: bool,
    /// The number that was given to it, in an order.
    rank: String,
}

/// What is said after an answer.
#[derive(Serialize)]
pub struct Answered {
    is_right: bool,
    choices: Vec<Said>,
    after: Vec<Block>,
}

/// A choice and what is said of it; those of an order stand in the right one.
#[derive(Serialize)]
struct Said {
    words: String,
    feedback: String,
    is_right: bool,
    is_chosen: bool,
    /// Where an order had it, from 1; 0 elsewhere.
    put_at: usize,
}

impl Asked {
    /// To be answered. `sent`: what came in a form that is shown again.
    pub fn open(question: &Question, order: &[usize], counts: bool, sent: &Sent, met: &mut Explained) -> Self {
        let choice = |(shown, place): (usize, &usize)| {
            let name = shown.to_string();
            let rank = sent.item.iter().position(|item| *item == name).and_then(|at| sent.rank.get(at));
            Some(Choice {
                words: question.choices.get(*place)?.words.clone(),
                is_picked: sent.choice.contains(&name),
                rank: rank.cloned().unwrap_or_default(),
            })
        };
        let choices = order.iter().enumerate().filter_map(choice).collect();
        Self { choices, answered: None, ..Self::bare(question, counts, met) }
    }

    /// Answered: every choice with what is said of it.
    pub fn answered(question: &Question, order: &[usize], counts: bool, answer: &Answer, met: &mut Explained) -> Self {
        let is_order = question.kind == QuestionKind::Order;
        let right: Vec<usize> = (0..question.choices.len()).collect();
        let said = |place: &usize| {
            let choice = question.choices.get(*place)?;
            Some(Said {
                words: choice.words.clone(),
                feedback: choice.feedback.clone(),
                is_right: choice.is_right,
                is_chosen: answer.chosen.contains(place),
                put_at: if is_order { answer.chosen.iter().position(|chosen| chosen == place).map_or(0, |at| at + 1) } else { 0 },
            })
        };
        let choices = if is_order { &right } else { order }.iter().filter_map(said).collect();
        let answered = Answered { is_right: answer.is_right, choices, after: blocks(&question.after, met) };
        Self { answered: Some(answered), ..Self::bare(question, counts, met) }
    }

    fn bare(question: &Question, counts: bool, met: &mut Explained) -> Self {
        let scene = blocks(&question.scene, met);
        Self { kind: question.kind, title: question.title.clone(), scene, counts, choices: Vec::new(), answered: None }
    }
}

/// A form of one of these pages.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// Which attempt the page showed, and where it was.
    begun: String,
    place: String,
    /// Choices by where they were shown.
    choice: Vec<String>,
    /// Of an order: what was shown where, each with the number given to it.
    item: Vec<String>,
    rank: Vec<String>,
}

impl Sent {
    pub fn shown(&self) -> Option<Shown> {
        Some(Shown { started_at: self.begun.parse().ok()?, place: self.place.parse().ok()? })
    }

    /// The choices by their place in the document, in the order given. Error: the id of what to say.
    pub fn read(&self, question: &Question, order: &[usize]) -> Result<Vec<usize>, &'static str> {
        let place = |shown: &String| shown.parse().ok().and_then(|shown: usize| order.get(shown).copied());
        if question.kind == QuestionKind::Order {
            let mut ranked: Vec<(usize, usize)> =
                self.item.iter().zip(&self.rank).filter_map(|(item, rank)| Some((rank.parse().ok()?, place(item)?))).collect();
            ranked.sort_unstable();
            let (ranks, chosen): (Vec<usize>, Vec<usize>) = ranked.into_iter().unzip();
            let is_whole = ranks.into_iter().eq(1..=order.len()) && order.iter().all(|place| chosen.contains(place));
            return if is_whole { Ok(chosen) } else { Err("module-fault-order") };
        }
        let chosen: Vec<usize> = self.choice.iter().filter_map(place).collect();
        match question.kind {
            QuestionKind::Several if chosen.is_empty() => Err("module-fault-several"),
            QuestionKind::Several => Ok(chosen),
            _ if chosen.len() == 1 => Ok(chosen),
            _ => Err("module-fault-single"),
        }
    }
}
