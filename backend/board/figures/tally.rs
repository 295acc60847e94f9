//! Sums and medians, over all lines or by group.

use std::collections::{BTreeMap, HashSet};

use super::lines::{Asked, Held, Words};
use super::{Cut, Ending};
use crate::help_sessions::vocabulary::Autonomie;

/// What a period is made of.
#[derive(Debug, Default)]
pub struct Lines {
    pub words: Words,
    pub asked: Vec<Asked>,
    pub held: Vec<Held>,
}

/// Figures of all lines, or of a group of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub requests: i64,
    /// Different codes among those who asked.
    pub askers: i64,
    pub unmet: i64,
    /// How many waits the next two are of.
    pub waits: i64,
    pub median_minutes: Option<i64>,
    /// Nine in ten waited no longer.
    pub ninth_minutes: Option<i64>,
    /// The same median to the first acceptance.
    pub first_minutes: Option<i64>,
    /// In the order of [`Ending`].
    pub endings: [i64; Ending::ALL.len()],
    pub sessions: i64,
    pub minutes: i64,
    /// Different codes among those who were helped.
    pub people: i64,
    /// Who came to workshops, meeting by meeting: the same person may be counted twice, and none of them is among `people`.
    pub participants: i64,
    pub helpers: i64,
    /// In the order of [`Autonomie`]: alone, together, by the helper.
    pub autonomy: [i64; Autonomie::ALL.len()],
}

impl Figures {
    /// Meetings in which the person did it, alone or together.
    pub fn by_themselves(&self) -> i64 {
        self.autonomy[Autonomie::Autonome as usize] + self.autonomy[Autonomie::PartiellementAutonome as usize]
    }

    pub fn is_empty(&self) -> bool {
        self.requests == 0 && self.sessions == 0
    }
}

/// Adds lines up.
#[derive(Debug, Default)]
struct Tally {
    figures: Figures,
    waits: Vec<u32>,
    firsts: Vec<u32>,
    askers: HashSet<i64>,
    people: HashSet<i64>,
    helpers: HashSet<i64>,
}

impl Tally {
    fn add_asked(&mut self, line: &Asked) {
        self.figures.requests += 1;
        self.figures.unmet += i64::from(line.ending.is_unmet());
        self.figures.endings[line.ending as usize] += 1;
        self.waits.extend(line.wait_minutes);
        self.firsts.extend(line.first_minutes);
        self.askers.insert(line.asker);
    }

    fn add_held(&mut self, line: &Held) {
        self.figures.sessions += 1;
        self.figures.minutes += line.minutes;
        self.figures.participants += line.participants;
        if let Some(autonomie) = line.autonomie {
            self.figures.autonomy[autonomie as usize] += 1;
        }
        self.people.extend(line.asker);
        self.helpers.insert(line.helper);
    }

    fn figures(mut self) -> Figures {
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        Figures {
            askers: count(self.askers.len()),
            people: count(self.people.len()),
            helpers: count(self.helpers.len()),
            waits: count(self.waits.len()),
            median_minutes: rank(&mut self.waits, 50),
            ninth_minutes: rank(&mut self.waits, 90),
            first_minutes: rank(&mut self.firsts, 50),
            ..self.figures
        }
    }
}

/// The value that `percent` of them do not pass (nearest rank); `None` of none.
pub fn rank(values: &mut [u32], percent: usize) -> Option<i64> {
    let place = (values.len() * percent).div_ceil(100).checked_sub(1)?;
    Some(i64::from(*values.select_nth_unstable(place).1))
}

impl Lines {
    pub fn all(&self) -> Figures {
        let mut tally = Tally::default();
        self.asked.iter().for_each(|line| tally.add_asked(line));
        self.held.iter().for_each(|line| tally.add_held(line));
        tally.figures()
    }

    /// By the word of each group, in the order of words.
    pub fn by(&self, cut: Cut) -> BTreeMap<&str, Figures> {
        let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
        for line in &self.asked {
            tallies.entry(line.groups[cut as usize]).or_default().add_asked(line);
        }
        for line in &self.held {
            tallies.entry(line.groups[cut as usize]).or_default().add_held(line);
        }
        tallies.into_iter().map(|(number, tally)| (self.words.word(number), tally.figures())).collect()
    }

    /// Those asked in each of these spans of time (UTC milliseconds, the end left out), which follow one another.
    pub fn asked_in(&self, spans: &[(i64, i64)]) -> Vec<Figures> {
        let mut tallies: Vec<Tally> = spans.iter().map(|_| Tally::default()).collect();
        for line in &self.asked {
            let at = spans.partition_point(|(_, until)| *until <= line.at);
            if let Some(tally) = tallies.get_mut(at) {
                tally.add_asked(line);
            }
        }
        tallies.into_iter().map(Tally::figures).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &mut Words, topic: &str, asker: i64, wait: Option<u32>, ending: Ending) -> Asked {
        let none = words.number("");
        let mut groups = [none; Cut::ALL.len()];
        groups[Cut::Topic as usize] = words.number(topic);
        Asked { at: asker * 10, asker, ending, wait_minutes: wait, first_minutes: wait, groups }
    }

    #[test]
    fn ranks_are_the_nearest() {
        assert_eq!(rank(&mut [], 50), None);
        assert_eq!(rank(&mut [7], 90), Some(7));
        assert_eq!((rank(&mut [4, 1, 3, 2], 50), rank(&mut [4, 1, 3, 2], 90)), (Some(2), Some(4)));
        let mut ten: Vec<u32> = (1..=10).rev().collect();
        assert_eq!((rank(&mut ten, 50), rank(&mut ten, 90)), (Some(5), Some(9)));
    }

    #[test]
    fn groups_add_up_to_all() {
        let mut lines = Lines::default();
        let mut add = |topic, asker, wait, ending| {
            let line = asked(&mut lines.words, topic, asker, wait, ending);
            lines.asked.push(line);
        };
        add("sante", 1, Some(10), Ending::Helped);
        add("sante", 1, Some(30), Ending::Waiting);
        add("email", 2, None, Ending::GaveUp);
        let all = lines.all();
        assert_eq!((all.requests, all.askers, all.unmet, all.waits, all.median_minutes), (3, 2, 1, 2, Some(10)));
        let by = lines.by(Cut::Topic);
        assert_eq!((by["sante"].requests, by["sante"].askers, by["email"].unmet), (2, 1, 1));
        let steps = lines.asked_in(&[(0, 20), (20, 30)]);
        assert_eq!((steps[0].requests, steps[1].requests), (2, 1));
    }
}
