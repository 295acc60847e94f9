//! The help requests of the past month: who asked what, when.

use super::asks::{self, Ask, UPDATE};
use super::calendar::Calendar;
use super::chance::{Chance, Ids};
use super::helping::Helping;
use super::names::{self, Age};
use super::people::{FAMILY, HELPERS, Helper};
use super::stories::{Asker, Course, Story};
use super::towns::{DEPARTEMENT, Town};
use crate::clock::{DAY, HOUR};
use crate::help_requests::{Meeting, Urgency};
use crate::helpers::HelperKind;
use crate::places::communes::{Commune, communes};

/// One in so many is asked by somebody who asked before; and by a relative of a family helper.
const ASKS_AGAIN: f64 = 0.08;
const OF_A_CIRCLE: f64 = 0.05;
/// How many certainly ask the first association about what hardly anybody there is trained for: its gap is seen whatever the day.
const OF_THE_GAP: usize = 4;

/// What the invention goes through: the people, and what was asked so far.
pub struct Past<'a> {
    pub towns: &'a [Town],
    pub helpers: &'a [Helper],
    pub askers: Vec<Asker>,
    pub stories: Vec<Story>,
    calendar: Calendar,
    lived_in: &'static [Commune],
    population: Vec<f64>,
    now: i64,
}

impl<'a> Past<'a> {
    pub fn new(towns: &'a [Town], helpers: &'a [Helper], now: i64) -> Self {
        let lived_in = communes().in_departement(DEPARTEMENT);
        let population = lived_in.iter().map(|commune| f64::from(commune.population)).collect();
        let calendar = Calendar::until(now);
        Self { towns, helpers, askers: Vec::new(), stories: Vec::new(), calendar, lived_in, population, now }
    }

    /// Invents so many help requests that are over.
    pub fn invent(&mut self, seed: u64, ids: &mut Ids, count: usize) {
        let mut chance = Chance::new(seed, 2);
        while self.stories.len() < count {
            let is_of_the_gap = self.stories.len() < OF_THE_GAP;
            let ask = if is_of_the_gap { asks::of(asks::GAP) } else { asks::draw(&mut chance) };
            let created_at = self.calendar.draw(&mut chance, ask.tile == UPDATE);
            let asker = if is_of_the_gap { self.neighbour(&mut chance, ids, created_at) } else { self.asker(&mut chance, ids, created_at) };
            let mut story = self.story(&mut chance, ids, asker, ask, created_at);
            let former = self.former(asker, created_at);
            Helping { towns: self.towns, helpers: self.helpers, asker: &self.askers[asker], former, now: self.now }.happen(
                &mut chance,
                ids,
                &mut story,
            );
            let asker = &mut self.askers[asker];
            asker.last_contact_at = asker.last_contact_at.max(created_at);
            self.stories.push(story);
        }
    }

    fn asker(&mut self, chance: &mut Chance, ids: &mut Ids, created_at: i64) -> usize {
        let kind = chance.unit();
        let again = if kind < ASKS_AGAIN { self.again(chance, created_at) } else { None };
        let is_circle = kind > 1.0 - OF_A_CIRCLE;
        again.unwrap_or_else(|| self.somebody(chance, ids, created_at, is_circle))
    }

    /// Somebody new who lives where the first association is.
    fn neighbour(&mut self, chance: &mut Chance, ids: &mut Ids, created_at: i64) -> usize {
        let first_name = names::first_name(chance, Age::Young);
        self.add_asker(chance, ids, (first_name, self.towns[0].centre, created_at), false, None)
    }

    /// Somebody who asked at least two days before, and is no minor.
    fn again(&self, chance: &mut Chance, created_at: i64) -> Option<usize> {
        let number = chance.below(self.askers.len());
        let asker = self.askers.get(number)?;
        (asker.last_contact_at + 2 * DAY < created_at && !asker.is_minor && asker.circle.is_empty()).then_some(number)
    }

    /// The helper whom this asker had last.
    fn former(&self, asker: usize, before: i64) -> Option<usize> {
        let theirs =
            self.stories.iter().filter(|story| story.asker == asker && story.created_at < before && story.course.session.is_some());
        theirs.max_by_key(|story| story.created_at).and_then(Story::helper)
    }

    fn somebody(&mut self, chance: &mut Chance, ids: &mut Ids, created_at: i64, is_circle: bool) -> usize {
        let home = chance.weighed(&self.population).and_then(|place| self.lived_in.get(place)).unwrap_or(self.towns[0].centre);
        let relative = if is_circle { self.family_helper(chance) } else { None };
        let home = relative.map_or(home, |helper| self.helpers[helper].commune);
        let is_old = relative.is_some() || chance.is(0.5);
        let first_name = names::first_name(chance, if is_old { Age::Old } else { Age::Young });
        let is_minor = !is_old && chance.is(0.015);
        self.add_asker(chance, ids, (first_name, home, created_at), is_minor, relative)
    }

    pub fn add_asker(
        &mut self,
        chance: &mut Chance,
        ids: &mut Ids,
        (first_name, commune, created_at): (&'static str, &'static Commune, i64),
        is_minor: bool,
        relative: Option<usize>,
    ) -> usize {
        let number = self.askers.len();
        let has_phone = chance.is(0.93);
        let has_email = !has_phone || chance.is(0.3);
        self.askers.push(Asker {
            id: ids.at(created_at),
            first_name,
            phone: has_phone.then(|| names::mobile(HELPERS + 1 + number)),
            email: has_email.then(|| names::email(first_name, "asker", number)),
            language: if relative.is_some() { "fr" } else { asks::language(chance) },
            is_minor,
            commune,
            town: self.town_of(commune),
            created_at,
            last_contact_at: created_at,
            circle: relative.into_iter().collect(),
        });
        number
    }

    /// A family helper who may be asked; the one of the printed link has a relative of their own.
    fn family_helper(&self, chance: &mut Chance) -> Option<usize> {
        let is_ready = |helper: &Helper| helper.profile.kind == HelperKind::Family && helper.profile.checks.is_ready();
        let them: Vec<usize> = (FAMILY + 1..self.helpers.len()).filter(|number| is_ready(&self.helpers[*number])).collect();
        chance.one(&them)
    }

    fn town_of(&self, commune: &Commune) -> usize {
        self.towns.iter().position(|town| town.communes.iter().any(|covered| covered.code == commune.code)).unwrap_or(0)
    }

    fn story(&self, chance: &mut Chance, ids: &mut Ids, asker: usize, ask: &'static Ask, created_at: i64) -> Story {
        let from = &self.askers[asker];
        let is_circle = !from.circle.is_empty();
        let meeting = match (is_circle, from.is_minor) {
            (_, true) => Meeting::Place,
            (true, _) => chance.word(&[(Meeting::Phone, 6.0), (Meeting::Messages, 2.0)]).unwrap_or(Meeting::Phone),
            _ => asks::meeting(chance, self.towns[from.town].settings.is_home_allowed),
        };
        let urgency = asks::urgency(chance, meeting, ask.tile == UPDATE);
        let days_away = chance.between(1, 5);
        let place = self.towns[from.town].places.len();
        Story {
            id: ids.at(created_at),
            asker,
            ask,
            words: if chance.is(0.62) { chance.one(ask.words) } else { None },
            meeting,
            urgency,
            wanted_at: (urgency == Urgency::Dated).then(|| created_at + days_away * DAY + HOUR),
            town: (!is_circle).then_some(from.town),
            place: (meeting == Meeting::Place).then(|| chance.below(place)),
            call_name: if !is_circle && chance.is(0.09) { Some(names::first_name(chance, Age::Young)) } else { None },
            call_when: asks::call_when(chance),
            needs: asks::needs(chance),
            created_at,
            course: Course::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, OF_THE_GAP, Story};
    use crate::demo::Month;
    use crate::demo::store::training::is_of_the_gap;

    #[test]
    fn the_gap_is_seen_whatever_the_day() {
        for day in 0..60 {
            let month = Month::invent(7, 1_790_000_000_000 + day * DAY);
            let stories: Vec<&Story> = month.stories.iter().filter(|story| is_of_the_gap(story)).collect();
            assert!(stories.len() >= OF_THE_GAP, "day {day}");
        }
    }
}
