//! An imagined region: towns of every size, associations that cover parts of it, helpers who live there.
//!
//! Nothing here is measured anywhere: shares are round numbers that a coordinator would find plausible, so that results
//! compare ways of asking, and promise nothing about one region.

use matching::{
    Answers, AssociationKey, Caps, Checks, DayHours, Helper, HelperKey, HelperKind, LanguageId, LanguageSet, LocalDay, Meeting, MeetingSet,
    Membership, MembershipKey, Position, Timetable, TopicId, TopicSet, TrainedLevels,
};

use crate::chance::Chance;

/// Sunday, 1 November 2026: the first day of the month.
pub const FIRST_DAY: LocalDay = LocalDay(20_758);
/// As many as there are in the national vocabulary, and how many helpers in a thousand chose each.
pub const TOPICS: [u16; 30] = [
    450, 420, 400, 350, 330, 320, 300, 280, 260, 250, 220, 200, 180, 160, 150, 140, 120, 110, 100, 90, 80, 70, 60, 55, 50, 40, 30, 20, 10,
    2,
];
/// The job-seekers' monthly update belongs to this topic.
pub const JOBS: usize = 2;
/// Topics for which training is needed: the procedures with money or rights at stake.
pub const NEEDING_TRAINING: TopicSet = TopicSet(0b1111 << 20);
/// French, then others: how many helpers in a thousand speak each.
const LANGUAGES: [u16; 8] = [990, 60, 40, 30, 15, 5, 2, 1];

/// An area of a region, in a map of [`Region::AREAS`] by [`Region::AREAS`].
#[derive(Clone, Debug)]
pub struct Region {
    towns: Vec<Position>,
    weights: Vec<f64>,
}

impl Region {
    /// Areas on a side; each has one association, and one more covers all of them.
    const AREAS: usize = 3;
    const SOUTH_WEST: (f64, f64) = (46.35, 0.05);
    const NORTH_EAST: (f64, f64) = (48.95, 3.15);

    /// Two hundred towns, the second half as large as the first, the third a third (Zipf).
    pub fn new(chance: &mut Chance) -> Self {
        let towns = (0..200).filter_map(|_| {
            let between = |low: f64, high: f64, share: f64| low + (high - low) * share;
            let lat = between(Self::SOUTH_WEST.0 + 0.1, Self::NORTH_EAST.0 - 0.1, chance.share());
            Position::from_degrees(lat, between(Self::SOUTH_WEST.1 + 0.1, Self::NORTH_EAST.1 - 0.1, chance.share()))
        });
        let towns: Vec<Position> = towns.collect();
        let weights = (1..=towns.len()).map(|rank| 1.0 / rank as f64).collect();
        Self { towns, weights }
    }

    /// In or near a town, some kilometres from its middle.
    pub fn somewhere(&self, chance: &mut Chance) -> Option<Position> {
        let town = self.towns[chance.weighted(&self.weights)];
        Position::from_degrees(town.lat() + 0.045 * chance.normal(), town.lon() + 0.065 * chance.normal())
    }

    /// The association of the area, then the one that covers the region.
    pub fn reach(position: Position) -> Vec<AssociationKey> {
        let side = |value: f64, low: f64, high: f64| {
            let share = ((value - low) / (high - low)).clamp(0.0, 0.999);
            (share * Self::AREAS as f64) as usize
        };
        let row = side(position.lat(), Self::SOUTH_WEST.0, Self::NORTH_EAST.0);
        let column = side(position.lon(), Self::SOUTH_WEST.1, Self::NORTH_EAST.1);
        vec![AssociationKey((row * Self::AREAS + column) as i64 + 1), AssociationKey(0)]
    }

    /// Helpers who joined one after the other, nobody online, nothing asked of them yet.
    pub fn helpers(&self, count: usize, chance: &mut Chance) -> Vec<Helper> {
        (0..count).map(|number| self.helper(number as i64 + 1, chance)).collect()
    }

    fn helper(&self, key: i64, chance: &mut Chance) -> Helper {
        let position = self.somewhere(chance);
        let reach = position.map_or_else(Vec::new, Self::reach);
        let whole_region = chance.is_so(0.3);
        let checks =
            Checks { is_identity_seen: true, is_charter_signed: true, vetted_through: chance.is_so(0.3).then(|| FIRST_DAY.plus(400)) };
        let memberships = reach.into_iter().take(if whole_region { 2 } else { 1 }).enumerate().map(|(place, association)| Membership {
            key: MembershipKey(key * 2 + place as i64),
            association,
            is_in_good_standing: true,
            checks,
            caps: Caps::default(),
        });
        let kind = if chance.is_so(0.1) { HelperKind::CivicService } else { HelperKind::Volunteer };
        let topics = some::<TopicId, TopicSet>(&TOPICS, TopicId::new, chance);
        let levels = topics
            .iter()
            .fold(TrainedLevels::default(), |levels, topic| levels.with(topic, chance.weighted(&[50.0, 25.0, 15.0, 10.0]) as u8));
        let languages = some::<LanguageId, LanguageSet>(&LANGUAGES, LanguageId::new, chance);
        Helper {
            is_adult: chance.is_so(0.98),
            checks,
            memberships: memberships.collect(),
            topics,
            levels,
            languages,
            meetings: meetings(chance),
            position,
            radius_km: chance.pick(&[5, 10, 10, 15, 20, 30]),
            hours: hours(chance),
            answers: Answers::default(),
            ..Helper::new(HelperKey(key), kind)
        }
    }
}

/// Each of them or not, so many in a thousand.
fn some<I, S: FromIterator<I>>(permille: &[u16], id: impl Fn(u8) -> Option<I>, chance: &mut Chance) -> S {
    let chosen = (0u8..).zip(permille).filter(|(_, permille)| chance.is_so(f64::from(**permille) / 1000.0));
    chosen.filter_map(|(number, _)| id(number)).collect()
}

fn meetings(chance: &mut Chance) -> MeetingSet {
    let ways = [(Meeting::Phone, 0.8), (Meeting::Place, 0.6), (Meeting::Home, 0.15), (Meeting::Messages, 0.5)];
    ways.into_iter().filter(|(_, share)| chance.is_so(*share)).map(|(meeting, _)| meeting).collect()
}

/// Half said nothing; the others have mornings, evenings, or a few half-days.
fn hours(chance: &mut Chance) -> Timetable {
    let open = match chance.weighted(&[50.0, 15.0, 15.0, 20.0]) {
        0 => return Timetable::default(),
        1 => DayHours::between(9 * 60, 12 * 60),
        2 => DayHours::between(17 * 60, 21 * 60),
        _ => DayHours::between(9 * 60, 18 * 60),
    };
    let mut week = [DayHours::NONE; 7];
    week.iter_mut().take(6).filter(|_| chance.is_so(0.6)).for_each(|day| *day = open);
    Timetable::weekly(week)
}
