//! Thousands of helpers from one number: enough for many blocks, alike enough for ties, odd enough for every edge.
#![allow(clippy::unwrap_used, dead_code)]

use matching::*;

use crate::people::*;

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers from the same seed, everywhere.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// From 0 to just below `count`.
    pub fn below(&mut self, count: u64) -> u64 {
        self.next() % count
    }

    pub fn is_one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }

    pub fn pick<T: Copy>(&mut self, some: &[T]) -> T {
        some[usize::try_from(self.below(some.len() as u64)).unwrap()]
    }
}

/// Chartres and around, or the far ends of the Earth.
pub fn anywhere(chance: &mut Chance) -> Option<Position> {
    let far = [(-21.11, 55.53), (16.24, -61.58), (-17.6, 179.999), (-17.6, -179.999), (90.0, 0.0), (-90.0, 12.0), (0.0, 0.0)];
    let (lat, lon) = match chance.below(20) {
        0 => return None,
        1 => chance.pick(&far),
        2 => (48.4439, 1.489),
        _ => (48.0 + chance.below(1_000_000) as f64 / 1e6, 1.0 + chance.below(1_000_000) as f64 / 1e6),
    };
    Position::from_degrees(lat, lon)
}

/// How different the helpers of a crowd are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// As people are.
    Mixed,
    /// All equal but for their keys: nothing but ties.
    Equal,
    /// A few values only: many ties, at many bounds.
    Coarse,
}

pub fn load(chance: &mut Chance, mood: Mood) -> Load {
    if mood == Mood::Equal {
        return Load::default();
    }
    let ago = if mood == Mood::Coarse { chance.below(3) * 86_400_000 } else { chance.below(1_200_000_000) };
    Load {
        live_now: u16::from(chance.is_one_in(8)),
        live_others: chance.pick(&[0, 0, 1, 4, 5, 6]),
        offers_today: chance.pick(&[0, 0, 1, 3, 11, 12]),
        open_pairings: chance.pick(&[0, 0, 0, 2, 3]),
        minutes_this_week: if mood == Mood::Coarse { chance.pick(&[0, 60, 240]) } else { u32::try_from(chance.below(400)).unwrap() },
        minutes_today: chance.pick(&[0, 0, 300, 361, 420]),
        today: TUESDAY.plus(chance.pick(&[0, 0, -1, 1])),
        last_offered_at: (!chance.is_one_in(3)).then(|| afternoon().at - i64::try_from(ago).unwrap() + 3_600_000),
    }
}

pub fn answers(chance: &mut Chance, mood: Mood) -> Answers {
    match mood {
        Mood::Equal => Answers::default(),
        Mood::Coarse => chance.pick(&[Answers::default(), Answers { offered: 8, answered: 8 }]),
        Mood::Mixed => Answers { offered: chance.below(30) as u32, answered: chance.below(30) as u32 },
    }
}

pub fn helper(chance: &mut Chance, mood: Mood) -> Helper {
    let key = i64::try_from(chance.below(1 << 40)).unwrap();
    if mood == Mood::Equal {
        return volunteer(key);
    }
    let membership = |chance: &mut Chance| Membership {
        is_in_good_standing: !chance.is_one_in(15),
        checks: Checks { vetted_through: chance.pick(&[None, Some(TUESDAY.plus(-1)), Some(TUESDAY.plus(90))]), ..checked() },
        caps: Caps { open_pairings: chance.pick(&[2, 3, 4]), ..Caps::default() },
        ..member_of(AssociationKey(chance.below(6) as i64 + 7))
    };
    let memberships: Vec<Membership> = (0..chance.pick(&[0, 1, 1, 1, 2])).map(|_| membership(chance)).collect();
    let common_topics = chance.next() & chance.next() & 0xFFFF;
    let mut levels = TrainedLevels::default();
    for topic in TopicSet(common_topics).iter().take(4) {
        levels = levels.with(topic, chance.below(4) as u8);
    }
    let mut helper = Helper {
        kind: chance.pick(&[HelperKind::Volunteer, HelperKind::Volunteer, HelperKind::CivicService, HelperKind::Family]),
        is_adult: !chance.is_one_in(12),
        topics: TopicSet(common_topics | 1 | u64::from(chance.is_one_in(900)) << 40),
        levels,
        languages: LanguageSet(1 | u64::from(chance.is_one_in(20)) << 1 | u64::from(chance.is_one_in(800)) << 50),
        meetings: if chance.is_one_in(3) { MeetingSet::NONE.with(Meeting::Phone) } else { Meeting::ALL.into_iter().collect() },
        position: anywhere(chance),
        radius_km: chance.pick(&[0, 5, 10, 20, 30, 60, u16::MAX]),
        paused_until: chance.is_one_in(20).then_some(afternoon().at + chance.pick(&[-1, 0, 1, HOUR_MS])),
        is_online: chance.is_one_in(15),
        load: load(chance, mood),
        answers: answers(chance, mood),
        memberships,
        checks: checked(),
        ..volunteer(key)
    };
    if chance.is_one_in(4) {
        helper.hours = Timetable::weekly([DayHours::between(600, 700 + chance.below(600) as u16); 7]);
    }
    if chance.is_one_in(10) {
        helper.hours.except(TUESDAY.plus(chance.below(3) as i32), chance.pick(&[DayHours::NONE, DayHours::between(0, 1440)]));
    }
    if chance.is_one_in(10) {
        let minute = |chance: &mut Chance| chance.pick(&[0, 60, 845, 846, 900, 1260, 1439, 1440, 2000]);
        helper.quiet_hours = QuietHours { from_minute: minute(chance), until_minute: minute(chance) };
    }
    if chance.is_one_in(6) {
        helper.zone = ZoneId::new(chance.pick(&[1, 2, 3]));
    }
    if helper.kind == HelperKind::CivicService || chance.is_one_in(30) {
        let places = if chance.is_one_in(2) { Vec::new() } else { vec![PlaceKey(1), PlaceKey(chance.pick(&[2, 3]))] };
        helper.contract = Some(Contract { places, is_under_age: chance.is_one_in(2) });
        helper.hours = helper.hours.within(TUESDAY.plus(chance.pick(&[-30, 0, 1])), TUESDAY.plus(chance.pick(&[-1, 0, 2, 200])));
    }
    helper
}

/// Two zones whose clocks are put back or on in the week, one behind and one ahead; and one that keeps half an hour.
pub fn far_away() -> Clocks {
    let from = Moment::midnight(TUESDAY.plus(-1));
    let change = at(TUESDAY.plus(1), 3, 0);
    let mut clocks = Clocks::default();
    clocks.set(ZoneId::new(1), vec![(from, 180), (change, 240)]);
    clocks.set(ZoneId::new(2), vec![(from, -540), (change, -600)]);
    clocks.set(ZoneId::new(3), vec![(from, -570)]);
    clocks
}

pub fn request(chance: &mut Chance, helpers: &[Helper]) -> HelpRequest {
    let today = afternoon().local;
    let when = match chance.below(5) {
        0 | 1 => When::Now,
        2 => When::Today(Window::rest_of_day(today)),
        3 => When::ThisWeek(Window::rest_of_day_and(today, 6)),
        _ => {
            let (day, hour) = (TUESDAY.plus(chance.below(9) as i32), 8 + chance.below(12) as u16);
            When::Dated(vec![Window { from: at(day, hour, 0), until: at(day, hour + 1, 30) }])
        }
    };
    let meeting = chance.pick(&Meeting::ALL);
    let mut some = |most: u64| -> HelperSet {
        let count = chance.below(most);
        (0..count).filter(|_| !helpers.is_empty()).map(|_| helpers[chance.below(helpers.len() as u64) as usize].key).collect()
    };
    let (circle, former_helpers, blocked, said_no, already_offered) = (some(4), some(3), some(5), some(3), some(30));
    HelpRequest {
        topics_needing_training: TopicSet(chance.pick(&[0, 0xFF, u64::MAX])),
        position: anywhere(chance),
        place_key: chance.pick(&[None, Some(PlaceKey(1)), Some(PlaceKey(2))]),
        clocks: if chance.is_one_in(3) { Clocks::default() } else { far_away() },
        is_home_approved: !chance.is_one_in(4),
        is_minor: meeting == Meeting::Place && chance.is_one_in(4),
        reach: (0..chance.below(4)).map(|_| AssociationKey(chance.below(7) as i64 + 7)).collect(),
        circle,
        former_helpers,
        blocked,
        said_no,
        already_offered,
        ..HelpRequest::new(
            topic(chance.pick(&[0, 1, 5, 9, 40, 60])),
            LanguageSet(chance.pick(&[1, 1, 3, 2, 1 << 50, 1 << 51])),
            meeting,
            when,
        )
    }
}
