//! One month, event after event, on a clock that is moved: the engine ranks, people answer, loads change.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use matching::{Answers, Caps, Helper, HelperKey, HelperSet, Load, Roster, Timetable, Urgency, Weekday, next_opening, rank};

use crate::clock::{self, DAY};
use crate::demand::{self, Asked, DAYS};
use crate::directory::Directory;
use crate::hindsight::{self, Best};
use crate::people::{Answer, People};
use crate::policy::{Order, Policy};

/// What became of one help request.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Everybody who was told, and of them those who have it in their list still.
    told: HelperSet,
    live: Vec<HelperKey>,
    pub told_count: u32,
    /// Second of the month at which the first wave went; that of the yes.
    first_wave_at: i64,
    pub taken_at: Option<i64>,
    is_over: bool,
}

/// What became of everybody.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub policy: Policy,
    pub cases: Vec<Case>,
    /// By helper: how often they were told, how often they helped.
    pub told: Vec<u32>,
    pub helped: Vec<u32>,
    /// What could have been done in the windows that were looked at.
    pub best: Vec<Best>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Day,
    Window,
    /// A helper opens or closes a page.
    Visit {
        helper: HelperKey,
        is_online: bool,
    },
    /// The help is given, so many minutes of it.
    Helped {
        helper: HelperKey,
        minutes: u32,
    },
    Answer {
        request: usize,
        helper: HelperKey,
        is_yes: bool,
    },
    /// Numbered from 1.
    Wave {
        request: usize,
        number: usize,
    },
    GiveUp {
        request: usize,
    },
}

/// Everything that the month changes.
struct Month<'a> {
    policy: &'a Policy,
    people: People,
    asked: &'a [Asked],
    opening_hours: Timetable,
    directory: Directory,
    roster: Roster,
    queue: BinaryHeap<Reverse<(i64, Event)>>,
    outcome: Outcome,
}

/// Lives the month with these helpers (keys from 1 on, without gaps) and these help requests, the earliest first. At each of
/// the seconds of `windows` the best that could be done is found too.
pub fn live(policy: &Policy, people: People, helpers: &[Helper], asked: &[Asked], windows: &[i64]) -> Outcome {
    let roster: Roster = helpers.iter().cloned().collect();
    let count = helpers.len();
    let outcome = Outcome {
        policy: policy.clone(),
        cases: vec![Case::default(); asked.len()],
        told: vec![0; count],
        helped: vec![0; count],
        best: Vec::new(),
    };
    let opening_hours = demand::opening_hours();
    let mut month =
        Month { policy, people, asked, opening_hours, directory: Directory::of(&roster), roster, queue: BinaryHeap::new(), outcome };
    for (request, asked) in asked.iter().enumerate() {
        let first_wave_at = month.opening(asked.at);
        month.later(first_wave_at, Event::Wave { request, number: 1 });
        month.later(asked.gives_up_at(first_wave_at), Event::GiveUp { request });
    }
    (0..DAYS).for_each(|day| month.later(day * DAY, Event::Day));
    windows.iter().for_each(|second| month.later(*second, Event::Window));
    while let Some(Reverse((second, event))) = month.queue.pop() {
        month.happens(second, event);
    }
    month.outcome
}

impl Month<'_> {
    fn later(&mut self, second: i64, event: Event) {
        self.queue.push(Reverse((second, event)));
    }

    fn opening(&self, second: i64) -> i64 {
        let here = clock::moment(second);
        let opens = next_opening(&self.opening_hours, here).filter(|opens| *opens != here);
        opens.map_or(second, clock::second)
    }

    fn happens(&mut self, second: i64, event: Event) {
        match event {
            Event::Day => self.begin_day(second),
            Event::Window => {
                let best = hindsight::window(second, self.asked, &self.roster, &self.directory, self.people);
                self.outcome.best.extend(best);
            }
            Event::Visit { helper, is_online } => {
                self.roster.set_online(helper, is_online);
            }
            Event::Helped { helper, minutes } => self.change(helper, |load, _| {
                load.open_pairings = load.open_pairings.saturating_sub(1);
                load.minutes_this_week += minutes;
            }),
            Event::Answer { request, helper, is_yes } => self.answered(second, request, helper, is_yes),
            Event::Wave { request, number } if !self.outcome.cases[request].is_over => self.wave(second, request, number),
            Event::Wave { .. } => {}
            Event::GiveUp { request } => self.end(request),
        }
    }

    fn begin_day(&mut self, second: i64) {
        // A month of a million takes long: whoever waits sees it go on.
        eprintln!("{}: day {} of {DAYS}", self.policy.name, second / DAY + 1);
        self.roster.begin_day(clock::day(second).weekday() == Weekday::Monday);
        for (from, until, helper) in self.people.visits(second / DAY, self.outcome.told.len()) {
            self.later(from, Event::Visit { helper, is_online: true });
            self.later(until, Event::Visit { helper, is_online: false });
        }
    }

    fn wave(&mut self, second: i64, request: usize, number: usize) {
        let opens_at = self.opening(second);
        if opens_at > second {
            return self.later(opens_at, Event::Wave { request, number });
        }
        let case = &mut self.outcome.cases[request];
        if number == 1 {
            case.first_wave_at = second;
        }
        let (size, wait) = self.policy.wave(&self.asked[request], number, case.first_wave_at);
        for helper in self.whom(second, request, size) {
            self.tell(second, request, helper);
        }
        if self.policy.order != Order::Everybody {
            self.later(second + wait, Event::Wave { request, number: number + 1 });
        }
    }

    /// Whom the wave adds, the best first.
    fn whom(&self, second: i64, request: usize, size: usize) -> Vec<HelperKey> {
        let (now, mut question) = (clock::now(second), self.asked[request].request(second));
        question.already_offered.clone_from(&self.outcome.cases[request].told);
        match self.policy.order {
            Order::Engine => rank(&question, &self.roster, now, size).into_iter().map(|ranked| ranked.helper).collect(),
            Order::Nearest => self.directory.nearest(&question, &self.roster, now, size),
            Order::Everybody => self.directory.who_might_help(&question, &self.roster, now).into_iter().map(|helper| helper.key).collect(),
        }
    }

    fn tell(&mut self, second: i64, request: usize, helper: HelperKey) {
        let urgency = self.asked[request].urgency;
        let is_online = self.roster.find(helper).is_some_and(|helper| helper.is_online);
        match self.people.answer(request, helper, urgency, is_online) {
            Answer::Yes(after) => self.later(second + after, Event::Answer { request, helper, is_yes: true }),
            Answer::No(after) => self.later(second + after, Event::Answer { request, helper, is_yes: false }),
            Answer::Silence => {}
        }
        self.outcome.told[place(helper)] += 1;
        let case = &mut self.outcome.cases[request];
        case.told_count += 1;
        // Of what rings everywhere nobody keeps count.
        if self.policy.order != Order::Everybody {
            case.told.insert(helper);
            case.live.push(helper);
            self.change(helper, |load, answers| {
                *counted(load, urgency) += 1;
                (load.offers_today, load.last_offered_at) = (load.offers_today + 1, Some(clock::now(second).at));
                answers.offered += 1;
            });
        }
    }

    fn answered(&mut self, second: i64, request: usize, helper: HelperKey, is_yes: bool) {
        if self.outcome.cases[request].is_over {
            return;
        }
        let urgency = self.asked[request].urgency;
        let has_room = self.roster.find(helper).is_some_and(|helper| helper.load.open_pairings < Caps::default().open_pairings);
        let is_kept = self.policy.order != Order::Everybody;
        self.outcome.cases[request].live.retain(|other| *other != helper);
        self.change(helper, |load, answers| {
            if is_kept {
                *counted(load, urgency) -= 1;
                answers.answered += 1;
            }
            load.open_pairings += u16::from(is_yes && has_room);
        });
        if is_yes && has_room {
            let (minutes, closed_after) = self.people.help(request, urgency);
            self.later(second + closed_after, Event::Helped { helper, minutes });
            self.outcome.helped[place(helper)] += 1;
            self.outcome.cases[request].taken_at = Some(second);
            self.end(request);
        }
    }

    /// It leaves every list.
    fn end(&mut self, request: usize) {
        let urgency = self.asked[request].urgency;
        let case = &mut self.outcome.cases[request];
        case.is_over = true;
        case.told = HelperSet::default();
        for helper in std::mem::take(&mut case.live) {
            self.change(helper, |load, _| *counted(load, urgency) -= 1);
        }
    }

    fn change(&mut self, key: HelperKey, how: impl FnOnce(&mut Load, &mut Answers)) {
        if let Some((mut load, mut answers)) = self.roster.find(key).map(|helper| (helper.load, helper.answers)) {
            how(&mut load, &mut answers);
            self.roster.set_load(key, load, answers);
        }
    }
}

fn counted(load: &mut Load, urgency: Urgency) -> &mut u16 {
    if urgency == Urgency::Now { &mut load.live_now } else { &mut load.live_others }
}

fn place(helper: HelperKey) -> usize {
    usize::try_from(helper.0 - 1).unwrap_or(usize::MAX)
}
