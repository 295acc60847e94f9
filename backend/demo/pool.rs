//! Who may be told of a help request of the past, in what order, and why: the rules of `matching`, roughly.

use jiff::tz::TimeZone;

use super::chance::Chance;
use super::helping::Helping;
use super::people::{CIVIC, Helper, VOLUNTEER, VOLUNTEER_2};
use super::stories::Story;
use crate::clock::DAY;
use crate::help_requests::Meeting;
use crate::helpers::{HelperKind, language_bit};
use crate::learning::topics;
use crate::pairing::Why;
use crate::places::communes::distance_km;
use crate::web::words::ZONE;

impl Helping<'_> {
    /// Whoever may be told at an instant, with their weight.
    pub fn pool(&self, story: &Story, at: i64) -> Vec<(usize, f64)> {
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        if story.is_circle_only() {
            return self.asker.circle.iter().map(|helper| (*helper, 1.0)).collect();
        }
        // Whoever tries the demonstration signs in as these: rested, they are asked first.
        let rests = |number: usize| matches!(number, VOLUNTEER | VOLUNTEER_2 | CIVIC) && self.now - story.created_at < 8 * DAY;
        let weigh = |(number, helper): (usize, &Helper)| {
            let (km, is_fit) = self.fits(story, helper);
            let is_fit = is_fit && !rests(number);
            let is_free = helper.profile.hours.is_empty() || helper.profile.hours.is_open(at, &zone);
            let near = (-km / 15.0).exp() + 0.1;
            is_fit.then_some((number, helper.eagerness * near * if is_free { 1.0 } else { 0.1 }))
        };
        self.helpers.iter().enumerate().filter_map(weigh).collect()
    }

    fn fits(&self, story: &Story, helper: &Helper) -> (f64, bool) {
        let Some(town) = story.town else { return (0.0, false) };
        let profile = &helper.profile;
        let from = story.place.and_then(|place| self.towns[town].places.get(place)).map_or(self.asker.commune, |place| place.commune);
        let km = distance_km(from.latitude, from.longitude, helper.commune.latitude, helper.commune.longitude);
        let bit = |set: u64, bit: u8| set >> bit & 1 == 1;
        let meeting = u8::try_from(Meeting::ALL.iter().position(|way| *way == story.meeting).unwrap_or(0)).unwrap_or(0);
        let travels = matches!(story.meeting, Meeting::Place | Meeting::Home);
        let needs_vetting = self.asker.is_minor || story.meeting == Meeting::Home;
        let is_fit = helper.helps_in(town)
            && topics::tile(story.ask.tile).is_some_and(|tile| bit(profile.topics, tile.topic.bit()))
            && language_bit(self.asker.language).is_some_and(|language| bit(profile.languages, language))
            && bit(profile.meetings, meeting)
            && (!needs_vetting || profile.checks.vetted_until.is_some())
            && !(story.meeting == Meeting::Home && profile.kind == HelperKind::CivicService);
        #[allow(clippy::cast_precision_loss)] // a few dozen kilometres
        let is_in_reach = !travels || km <= profile.radius_km as f64;
        (km, is_fit && is_in_reach)
    }

    /// By weight, each once (Efraimidis and Spirakis); who helped before comes first.
    pub fn order(&self, chance: &mut Chance, pool: &[(usize, f64)]) -> Vec<usize> {
        let mut drawn: Vec<(f64, usize)> = pool.iter().map(|(helper, weight)| (chance.unit().powf(1.0 / weight), *helper)).collect();
        drawn.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut order: Vec<usize> = drawn.into_iter().map(|(_, helper)| helper).collect();
        order.sort_by_key(|helper| Some(*helper) != self.former);
        order
    }

    pub fn reasons(&self, chance: &mut Chance, story: &Story, helper: usize) -> Vec<Why> {
        let mut reasons = Vec::new();
        if self.asker.circle.contains(&helper) {
            reasons.push(Why::InCircle);
        }
        if self.former == Some(helper) {
            reasons.push(Why::FormerHelper);
        }
        if matches!(story.meeting, Meeting::Place | Meeting::Home) {
            let (km, _) = self.fits(story, &self.helpers[helper]);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few dozen kilometres, never negative
            reasons.push(Why::Distance(km.round() as u32));
        }
        if self.asker.language != "fr" {
            reasons.push(Why::Speaks(vec![self.asker.language.to_owned()]));
        }
        if chance.is(0.6) {
            reasons.push(Why::FreeThen);
        }
        if chance.is(0.3) {
            reasons.push(Why::Rested);
        }
        reasons
    }
}
