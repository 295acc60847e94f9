//! What ranking costs as the roster grows, beside looking at everybody, in the same run.

use std::hint::black_box;
use std::time::Instant;

use matching::{
    Answers, AssociationKey, HelpRequest, Helper, HelperKey, LanguageId, LanguageSet, Load, LocalDay, Meeting, Moment, Now, Roster,
    TopicId, TopicSet, When, Window, pack, rank, scan, unpack,
};
use serde::Serialize;

use crate::chance::Chance;
use crate::region::{FIRST_DAY, NEEDING_TRAINING, Region};

/// What is asked: each a hard case for some index.
pub const CASES: [&str; 11] = [
    "phone, now, a common topic",
    "in a place, now, a common topic",
    "at home, tomorrow at ten",
    "messages, this week, a common topic",
    "phone, now, a rare topic",
    "phone, now, a rare language",
    "nobody has the topic",
    "nobody has both the topic and the language",
    "nobody is free: at half past twelve at night",
    "a roster of equals",
    "phone, now, an index as old as the roster",
];
const EQUALS: &str = CASES[9];
const OLD_INDEX: &str = CASES[10];
/// As many as the pairing asks for a first wave.
const LIMIT: usize = 19;

/// Microseconds for one ranking: the median of five rounds, and their extremes.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub helpers: usize,
    pub case: &'static str,
    /// How many may be asked, of all.
    pub answered: usize,
    pub index_us: Spread,
    pub scan_us: Spread,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    /// Of at least one value.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self { median: values[values.len() / 2], least: values[0], most: values[values.len() - 1] }
    }
}

/// Both, for rosters of several sizes.
#[derive(Clone, Debug, Serialize)]
pub struct Growth {
    pub upkeep: Vec<Upkeep>,
    pub ranking: Vec<Figure>,
}

impl Growth {
    pub fn measure(sizes: &[usize]) -> Self {
        let upkeep = sizes.iter().map(|count| upkeep(*count)).collect();
        Self { upkeep, ranking: sizes.iter().flat_map(|count| ranking(*count)).collect() }
    }
}

/// Every case on a roster of that size, five rounds, index and scan by turns.
fn ranking(count: usize) -> Vec<Figure> {
    let (busy, equal, old) = (busy_roster(count), equal_roster(count), old_roster(count));
    let mut figures = Vec::new();
    for case in CASES {
        let roster = match case {
            EQUALS => &equal,
            OLD_INDEX => &old,
            _ => &busy,
        };
        let asked = requests(case);
        let (mut by_index, mut by_scan) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            by_index.push(p50(&asked, 40, |(request, now)| rank(request, roster, *now, LIMIT).len()));
            by_scan.push(p50(&asked[..asked.len().min(3)], 3, |(request, now)| scan(request, roster, *now, LIMIT).len()));
        }
        let agree = |(request, now): &(HelpRequest, Now)| rank(request, roster, *now, LIMIT) == scan(request, roster, *now, LIMIT);
        assert!(asked[..2].iter().all(agree), "{case}");
        let answered = scan(&asked[0].0, roster, asked[0].1, usize::MAX).len();
        figures.push(Figure { helpers: count, case, answered, index_us: Spread::of(by_index), scan_us: Spread::of(by_scan) });
    }
    figures
}

/// What it costs to have the roster, and to keep it.
#[derive(Clone, Debug, Serialize)]
pub struct Upkeep {
    pub helpers: usize,
    /// Of one packed row.
    pub row_bytes: usize,
    pub unpack_ms: Spread,
    pub collect_ms: Spread,
    /// Microseconds for one helper.
    pub online_us: Spread,
    pub load_us: Spread,
    pub put_us: Spread,
    /// Milliseconds.
    pub new_day_ms: f64,
}

/// Five rounds each; of the changes, the median of a thousand a round.
fn upkeep(count: usize) -> Upkeep {
    let rows: Vec<Vec<u8>> = busy_roster(count).iter().map(pack).collect();
    let ms = |from: Instant| from.elapsed().as_secs_f64() * 1e3;
    let (mut unpack_ms, mut collect_ms, mut roster) = (Vec::new(), Vec::new(), Roster::new());
    for _ in 0..5 {
        let from = Instant::now();
        let helpers: Vec<Helper> = rows.iter().filter_map(|row| unpack(row).ok()).collect();
        unpack_ms.push(ms(from));
        drop(std::mem::take(&mut roster));
        let from = Instant::now();
        roster = helpers.into_iter().collect();
        collect_ms.push(ms(from));
    }
    let mut roster = {
        drop(roster);
        busy_roster(count)
    };
    let mut chance = Chance::of(11);
    let mut change = |how: &mut dyn FnMut(&mut Roster, Helper, &mut Chance)| {
        let round = |chance: &mut Chance, roster: &mut Roster, how: &mut dyn FnMut(&mut Roster, Helper, &mut Chance)| {
            let took = (0..1000).filter_map(|_| {
                let helper = roster.find(HelperKey(chance.below(count) as i64 + 1))?.clone();
                let from = Instant::now();
                how(roster, helper, chance);
                Some(from.elapsed().as_secs_f64() * 1e6)
            });
            Spread::of(took.collect()).median
        };
        Spread::of((0..5).map(|_| round(&mut chance, &mut roster, how)).collect())
    };
    let online_us = change(&mut |roster, helper, _| {
        roster.set_online(helper.key, !helper.is_online);
    });
    let load_us = change(&mut |roster, helper, chance| {
        let load =
            Load { last_offered_at: Some(now(14, 5).at), minutes_this_week: chance.below(200) as u32, offers_today: 1, ..helper.load };
        roster.set_load(helper.key, load, Answers { offered: helper.answers.offered + 1, ..helper.answers });
    });
    let put_us = change(&mut |roster, helper, chance| {
        roster.put(busy(helper, chance));
    });
    let from = Instant::now();
    roster.begin_day(true);
    let row_bytes = rows.iter().map(Vec::len).sum::<usize>() / count.max(1);
    Upkeep {
        helpers: count,
        row_bytes,
        unpack_ms: Spread::of(unpack_ms),
        collect_ms: Spread::of(collect_ms),
        online_us,
        load_us,
        put_us,
        new_day_ms: ms(from),
    }
}

/// The median of so many, going round the help requests, in microseconds.
fn p50(asked: &[(HelpRequest, Now)], times: usize, one: impl Fn(&(HelpRequest, Now)) -> usize) -> f64 {
    let took = asked.iter().cycle().take(times).map(|asked| {
        let from = Instant::now();
        black_box(one(black_box(asked)));
        from.elapsed().as_secs_f64() * 1e6
    });
    Spread::of(took.collect()).median
}

/// The middle of a month: loads, answers, one in twenty online.
pub fn busy_roster(count: usize) -> Roster {
    let mut chance = Chance::of(7);
    let region = Region::new(&mut chance);
    let helpers = region.helpers(count, &mut chance);
    helpers.into_iter().map(|helper| busy(helper, &mut chance)).collect()
}

fn busy(helper: Helper, chance: &mut Chance) -> Helper {
    let offered = chance.below(30) as u32;
    let last_offered_at = chance.is_so(0.6).then(|| now(14, 5).at - (chance.share() * 20.0 * 86_400_000.0) as i64);
    let minutes_this_week = if chance.is_so(0.2) { chance.below(300) as u32 } else { 0 };
    Helper {
        is_online: chance.is_so(0.05),
        load: Load { minutes_this_week, last_offered_at, open_pairings: chance.pick(&[0, 0, 0, 0, 1, 3]), ..Load::default() },
        answers: Answers { offered, answered: chance.below(offered as usize + 1) as u32 },
        ..helper
    }
}

/// The same people, who were all new when the index was made: everything since came one by one, and no night has passed.
fn old_roster(count: usize) -> Roster {
    let busy = busy_roster(count);
    let new = |helper: &Helper| Helper { is_online: false, load: Load::default(), answers: Answers::default(), ..helper.clone() };
    let mut roster: Roster = busy.iter().map(new).collect();
    for helper in busy.iter() {
        roster.set_load(helper.key, helper.load, helper.answers);
        roster.set_online(helper.key, helper.is_online);
    }
    roster
}

/// A list that was imported yesterday: everybody scores the same.
fn equal_roster(count: usize) -> Roster {
    let mut chance = Chance::of(7);
    let region = Region::new(&mut chance);
    let first = region
        .helpers(100, &mut chance)
        .into_iter()
        .find(|helper| helper.meetings.contains(Meeting::Phone) && helper.hours == matching::Timetable::default());
    first
        .into_iter()
        .flat_map(|first| (0..count).map(move |key| Helper { key: HelperKey(key as i64), topics: TopicSet::ALL, ..first.clone() }))
        .collect()
}

/// A Tuesday of that month.
pub fn now(hour: u16, minute: u16) -> Now {
    let day = LocalDay(FIRST_DAY.0 + 16);
    let local = Moment::on(day, hour * 60 + minute);
    Now { at: (i64::from(day.0) * 1440 + i64::from(local.minute_of_day())) * 60_000, local }
}

/// From forty places of the region.
pub fn requests(case: &str) -> Vec<(HelpRequest, Now)> {
    let mut chance = Chance::of(7);
    let region = Region::new(&mut chance);
    (0..40).map(|_| request(case, &region, &mut chance)).collect()
}

fn request(case: &str, region: &Region, chance: &mut Chance) -> (HelpRequest, Now) {
    let number = CASES.iter().position(|name| *name == case).unwrap_or_default();
    let afternoon = now(14, 5);
    let tomorrow = afternoon.local.day().plus(1);
    let visit = When::Dated(vec![Window { from: Moment::on(tomorrow, 600), until: Moment::on(tomorrow, 660) }]);
    let (meeting, when, topic, language) = match number {
        1 => (Meeting::Place, When::Now, 0, 0),
        2 => (Meeting::Home, visit, 0, 0),
        3 => (Meeting::Messages, When::ThisWeek(Window::rest_of_day_and(afternoon.local, 6)), 0, 0),
        4 => (Meeting::Phone, When::Now, 29, 0),
        5 => (Meeting::Phone, When::Now, 0, 7),
        6 => (Meeting::Phone, When::Now, 50, 0),
        7 => (Meeting::Phone, When::Now, 29, 7),
        _ => (Meeting::Phone, When::Now, 0, 0),
    };
    let position = region.somewhere(chance);
    let mut reach = position.map_or_else(Vec::new, Region::reach);
    // The whole region answers: nobody is spared by the reach.
    reach.extend((1..=9).map(AssociationKey).filter(|key| !reach.contains(key)).collect::<Vec<_>>());
    let topic = TopicId::new(topic).unwrap_or_default();
    let languages = LanguageId::new(language).map_or(LanguageSet::ALL, |language| LanguageSet::NONE.with(language));
    let request = HelpRequest {
        topics_needing_training: NEEDING_TRAINING,
        position,
        is_home_approved: true,
        reach,
        ..HelpRequest::new(topic, languages, meeting, when)
    };
    (request, if number == 8 { now(0, 30) } else { afternoon })
}
