//! Who asks for what, and when, in one month.

use matching::{
    DayHours, HelpRequest, LanguageId, LanguageSet, Meeting, Moment, Position, Timetable, TopicId, Urgency, Weekday, When, Window,
};

use crate::chance::Chance;
use crate::clock::{self, DAY, HOUR, MINUTE};
use crate::region::{JOBS, NEEDING_TRAINING, Region, TOPICS};

pub const DAYS: i64 = 30;
/// From the 28th on job-seekers write their monthly update: so much more is asked, half of it about that.
const UPDATE_FROM_DAY: i64 = 27;
const UPDATE_SURGE: f64 = 2.5;
/// What is asked in each hour, from 8 h: mornings are busy.
const HOURS: [f64; 12] = [0.5, 1.5, 1.8, 1.2, 0.5, 0.6, 1.1, 1.1, 1.0, 0.8, 0.5, 0.3];
const FIRST_HOUR: i64 = 8;

/// Somebody who asks.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Second of the month.
    pub at: i64,
    pub topic: TopicId,
    pub languages: LanguageSet,
    pub meeting: Meeting,
    pub urgency: Urgency,
    pub position: Option<Position>,
}

/// The hours of every association: Monday to Saturday, half past eight to 19 h.
pub fn opening_hours() -> Timetable {
    let mut week = [DayHours::between(8 * 60 + 30, 19 * 60); 7];
    week[Weekday::Sunday as usize] = DayHours::NONE;
    Timetable::weekly(week)
}

/// So many help requests, the earliest first.
pub fn month(count: usize, region: &Region, chance: &mut Chance) -> Vec<Asked> {
    let days: Vec<f64> = (0..DAYS).map(day_weight).collect();
    let mut seconds: Vec<i64> = (0..count).map(|_| moment_of_asking(&days, chance)).collect();
    seconds.sort_unstable();
    let opening_hours = opening_hours();
    seconds.into_iter().map(|at| asked(at, opening_hours.is_open_at(clock::moment(at)), region, chance)).collect()
}

fn day_weight(day: i64) -> f64 {
    let usual = match clock::day(day * DAY).weekday() {
        Weekday::Monday => 1.3,
        Weekday::Saturday => 0.4,
        Weekday::Sunday => 0.1,
        _ => 1.0,
    };
    if day >= UPDATE_FROM_DAY { usual * UPDATE_SURGE } else { usual }
}

fn moment_of_asking(days: &[f64], chance: &mut Chance) -> i64 {
    let (day, hour) = (chance.weighted(days) as i64, chance.weighted(&HOURS) as i64);
    day * DAY + (FIRST_HOUR + hour) * HOUR + chance.below(HOUR as usize) as i64
}

fn asked(at: i64, is_open: bool, region: &Region, chance: &mut Chance) -> Asked {
    let is_update = at >= UPDATE_FROM_DAY * DAY && chance.is_so(0.5);
    let topic = if is_update { JOBS } else { chance.weighted(&TOPICS.map(f64::from)) };
    // Where nobody is there nobody is promised for now.
    let urgency = match chance.weighted(&[if is_open { 60.0 } else { 0.0 }, 20.0, 15.0, 5.0]) {
        0 => Urgency::Now,
        1 => Urgency::Today,
        2 => Urgency::ThisWeek,
        _ => Urgency::Dated,
    };
    let ways = if urgency == Urgency::Now { [60.0, 20.0, 0.0, 20.0] } else { [35.0, 35.0, 10.0, 20.0] };
    let language = if chance.is_so(0.95) { 0 } else { 1 + chance.weighted(&[30.0, 20.0, 15.0, 8.0, 4.0, 2.0, 1.0]) };
    Asked {
        at,
        topic: TopicId::new(topic as u8).unwrap_or_default(),
        languages: LanguageId::new(language as u8).into_iter().collect(),
        meeting: Meeting::ALL[chance.weighted(&ways)],
        urgency,
        position: region.somewhere(chance),
    }
}

impl Asked {
    /// To the engine, at a later second: what has passed of today or of this week is gone.
    pub fn request(&self, second: i64) -> HelpRequest {
        HelpRequest {
            topics_needing_training: NEEDING_TRAINING,
            position: self.position,
            is_home_approved: self.meeting == Meeting::Home,
            reach: self.position.map_or_else(Vec::new, Region::reach),
            ..HelpRequest::new(self.topic, self.languages, self.meeting, self.when(second))
        }
    }

    pub fn when(&self, second: i64) -> When {
        let local = clock::moment(second);
        match self.urgency {
            Urgency::Now => When::Now,
            Urgency::Today => When::Today(Window::rest_of_day(local)),
            Urgency::ThisWeek => When::ThisWeek(Window::rest_of_day_and(local, 6)),
            Urgency::Dated => When::Dated(vec![self.wanted()]),
        }
    }

    /// At ten, three days later.
    fn wanted(&self) -> Window {
        let day = clock::day(self.at).plus(3);
        Window { from: Moment::on(day, 600), until: Moment::on(day, 660) }
    }

    /// When looking ends, as the product does: the asker is told, and called. From the first wave.
    pub fn gives_up_at(&self, first_wave_at: i64) -> i64 {
        let closes_at = first_wave_at.div_euclid(DAY) * DAY + 19 * HOUR;
        match self.urgency {
            Urgency::Now => first_wave_at + 45 * MINUTE,
            Urgency::Today => closes_at.max(first_wave_at + HOUR),
            Urgency::ThisWeek => first_wave_at + 6 * DAY,
            Urgency::Dated => clock::second(self.wanted().from) - HOUR,
        }
    }
}
