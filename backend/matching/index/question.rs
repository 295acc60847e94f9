//! What a help request asks of a stranger, in marks; and what whoever answers could score at best.

use super::block::{Block, Line};
use super::cover::Cover;
use super::marks::{self, Mark};
use super::slot::Slot;
use crate::help_request::{HelpRequest, Meeting, Urgency, When};
use crate::position::{Bearings, Position};
use crate::rarity::{Keeping, Rarity};
use crate::score;
use crate::time::{Moment, Now, Window};
use crate::zones::ZoneId;

/// Whoever may be asked without being in the circle has one mark of each clause.
#[derive(Debug)]
pub struct Question<'a> {
    request: &'a HelpRequest,
    now: Now,
    there: Option<Position>,
    bearings: Option<Bearings>,
    /// `None` when this help request needs what is rare of everybody who may answer.
    keeping: Option<Keeping>,
    clauses: Vec<Vec<Mark>>,
}

impl<'a> Question<'a> {
    /// `zones`: those by whose clocks anybody lives.
    pub fn new(request: &'a HelpRequest, rarity: &Rarity, now: Now, zones: impl Iterator<Item = ZoneId>) -> Self {
        let (calm, free) = calm_and_free(request, now.local, zones);
        let topic = request.topic;
        let [first, second]: [Vec<Mark>; 2] = [0, 1].map(|group| request.reach.iter().map(|key| Mark::member(*key)[group]).collect());
        let mut clauses = vec![
            vec![Mark::topic(topic)],
            first,
            second,
            request.languages.iter().map(Mark::language).collect(),
            vec![Mark::meeting(request.meeting)],
            calm,
            vec![if request.urgency() == Urgency::Now { marks::HAS_ROOM_NOW } else { marks::HAS_ROOM_LATER }],
            free,
        ];
        if request.topics_needing_training.contains(topic) {
            clauses.push(vec![Mark::low_level(topic), Mark::high_level(topic)]);
        }
        if request.needs_vetting() {
            clauses.push(vec![marks::VETTED]);
        }
        if request.meeting == Meeting::Home {
            clauses.push(vec![marks::GOES_HOME]);
        }
        let there = request.meeting_point();
        Self { request, now, there, bearings: there.map(Bearings::at), keeping: rarity.keeping(request), clauses }
    }

    /// Whom of the block the marks do not rule out.
    pub fn candidates(&self, block: &Block) -> Line {
        let mut left = Line::first(block.slots.len());
        for clause in &self.clauses {
            left = with_any(left, clause, block);
            if left.is_empty() {
                break;
            }
        }
        left
    }

    /// What the best of a block scores at most; `None` when nobody in it may be asked.
    pub fn bound(&self, cover: &Cover) -> Option<u32> {
        let could = |clause: &Vec<Mark>| clause.iter().any(|mark| cover.marks.contains(*mark));
        if !self.clauses.iter().all(could) {
            return None;
        }
        let metres = match self.bearings {
            Some(bearings) => Some(cover.area?.metres_from(bearings)),
            None => None,
        };
        if metres.is_some_and(|metres| metres > u32::from(cover.radius_km) * 1000) {
            return None;
        }
        let [low, high] = self.level_marks().map(|mark| cover.marks.contains(mark));
        let most = score::NOT_KEPT
            + score::presence(cover.marks.contains(marks::ONLINE), self.request.urgency())
            + score::training(level(low, high))
            + score::nearness(metres)
            + cover.steady
            + score::rest(cover.last_offered_at(), self.now);
        Some(most)
    }

    /// `None` when nobody travels.
    pub fn metres_to(&self, slot: &Slot) -> Option<u32> {
        Some(slot.position?.metres_to(self.there?))
    }

    fn level_marks(&self) -> [Mark; 2] {
        [Mark::low_level(self.request.topic), Mark::high_level(self.request.topic)]
    }

    /// Who of the block has which level in the topic, and who is kept for something rarer.
    pub fn lines<'b>(&self, block: &'b Block) -> Lines<'b> {
        let [low, high] = self.level_marks().map(|mark| block.line(mark));
        Lines { low, high, kept: self.keeping.as_ref().map_or_else(Line::default, |keeping| kept(keeping, block)) }
    }

    /// Thousandths of a point, without what the distance adds; for a stranger.
    pub fn score(&self, slot: &Slot, place: usize, lines: &Lines) -> u32 {
        score::presence(slot.is_online, self.request.urgency())
            + score::training(level(lines.low.contains(place), lines.high.contains(place)))
            + slot.steady
            + score::rest(slot.last_offered_at(), self.now)
            + if lines.kept.contains(place) { 0 } else { score::NOT_KEPT }
    }
}

/// What is read once for a whole block.
pub struct Lines<'b> {
    low: &'b Line,
    high: &'b Line,
    kept: Line,
}

const fn level(low: bool, high: bool) -> u8 {
    low as u8 + 2 * high as u8
}

/// Of `left`, whoever has one of the marks.
fn with_any(left: Line, marks: &[Mark], block: &Block) -> Line {
    let mut any = Line::default();
    for mark in marks {
        any = any.or(block.line(*mark));
        if left.without(&any).is_empty() {
            return left;
        }
    }
    left.and(&any)
}

/// [`crate::rarity::Rarity::kept_for`] for a whole block at once.
fn kept(keeping: &Keeping, block: &Block) -> Line {
    let topics = keeping.chosen.iter().map(|topic| *block.line(Mark::topic(topic)));
    let trained = keeping.trained.iter().map(|topic| block.line(Mark::low_level(topic)).or(block.line(Mark::high_level(topic))));
    let languages = keeping.languages.iter().map(|language| *block.line(Mark::language(language)));
    let kept = topics.chain(trained).chain(languages).fold(Line::default(), |all, line| all.or(&line));
    keeping.needed.iter().fold(kept, |kept, language| kept.without(block.line(Mark::language(language))))
}

/// The marks of whoever may be disturbed now, and of whoever may be free then, by the clocks of each zone.
fn calm_and_free(request: &HelpRequest, now: Moment, zones: impl Iterator<Item = ZoneId>) -> (Vec<Mark>, Vec<Mark>) {
    let (mut calm, mut all_free): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    for zone in zones {
        let there = |here: Moment| request.clocks.there(zone, here);
        let window = |here: &Window| Window { from: there(here.from), until: there(here.until) };
        let when = match &request.when {
            When::Now => When::Now,
            When::Today(window_here) => When::Today(window(window_here)),
            When::ThisWeek(window_here) => When::ThisWeek(window(window_here)),
            When::Dated(windows) => When::Dated(windows.iter().map(window).collect()),
        };
        add_new(&mut calm, [Mark::calm(there(now))]);
        add_new(&mut all_free, free(&when, there(now)));
    }
    (calm, all_free)
}

/// A mark that several zones share is looked at once.
fn add_new(marks: &mut Vec<Mark>, more: impl IntoIterator<Item = Mark>) {
    for mark in more {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
}

/// The marks of whoever may be free then.
fn free(when: &When, now: Moment) -> Vec<Mark> {
    match when {
        When::Now => vec![marks::ONLINE, marks::IRREGULAR, Mark::hour(now)],
        When::Today(window) | When::ThisWeek(window) => [marks::IRREGULAR].into_iter().chain(touched(window.after(now))).collect(),
        When::Dated(windows) => {
            let firsts = windows.iter().map(|window| Mark::hour(window.from));
            [marks::IRREGULAR].into_iter().chain(firsts).collect()
        }
    }
}

/// The days of the window, of the first one only the hours that are left. Of a week each day is named once; there are no more.
fn touched(window: Window) -> impl Iterator<Item = Mark> {
    let first_day = window.from.day();
    let last_hour = if window.until.day() > first_day { 24 } else { window.until.minute_of_day().div_ceil(60) };
    let hours = (window.from.minute_of_day() / 60..last_hour).map(move |hour| Mark::hour(Moment::on(first_day, hour * 60)));
    let days = (1..=7).map(move |ahead| first_day.plus(ahead)).take_while(move |day| *day <= window.last_day());
    hours.chain(days.map(Mark::day)).filter(move |_| !window.is_empty())
}
