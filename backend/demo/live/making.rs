//! The parts of what goes on at this moment.

use super::{Moment, Sketch};
use crate::clock::MINUTE;
use crate::demo::asks;
use crate::demo::names;
use crate::demo::people::{CIVIC, HELPERS, VOLUNTEER_2};
use crate::demo::stories::{Callback, Course, Message, Offer, Pairing, Story};
use crate::help_requests::Meeting;
use crate::helpers::HelperKind;
use crate::pairing::{OfferState, Why};
use crate::places::communes::communes;

impl Moment<'_, '_> {
    pub(super) fn asker(&mut self, sketch: &Sketch, relative: Option<usize>) -> usize {
        let created_at = self.now - sketch.minutes_ago * MINUTE;
        let commune = communes().by_code(sketch.commune).unwrap_or(self.past.towns[0].centre);
        let asker = self.past.add_asker(&mut self.chance, self.ids, (sketch.first_name, commune, created_at), false, relative);
        let number = asker;
        let asker = &mut self.past.askers[number];
        asker.language = "fr";
        asker.phone.get_or_insert_with(|| names::mobile(HELPERS + 1 + number));
        number
    }

    pub(super) fn story(&mut self, asker: usize, sketch: &Sketch) -> Story {
        let created_at = self.now - sketch.minutes_ago * MINUTE;
        let from = &self.past.askers[asker];
        Story {
            id: self.ids.at(created_at),
            asker,
            ask: asks::of(sketch.tile),
            words: Some(sketch.words),
            meeting: sketch.meeting,
            urgency: sketch.urgency,
            wanted_at: None,
            town: from.circle.is_empty().then_some(from.town),
            place: (sketch.meeting == Meeting::Place).then_some(0),
            call_name: None,
            call_when: "",
            needs: Vec::new(),
            created_at,
            course: Course::default(),
        }
    }

    /// A helper of Chartres who is nobody of the printed links.
    pub(super) fn other_helper(&self) -> usize {
        let them = self.past.helpers.iter().enumerate().skip(CIVIC + 3);
        let mut free = them.filter(|(_, helper)| helper.helps_in(0) && helper.profile.kind == HelperKind::Volunteer);
        free.next().map_or(VOLUNTEER_2, |(number, _)| number)
    }

    pub(super) fn accepted(&mut self, helper: usize, offered_at: i64, ended_at: i64) -> Offer {
        let offer = self.offered(helper, offered_at, Why::FreeThen);
        Offer { state: OfferState::Accepted, ended_at: Some(ended_at), ..offer }
    }

    /// Told in the first wave, and not answered yet.
    pub(super) fn offered(&mut self, helper: usize, offered_at: i64, why: Why) -> Offer {
        let (id, state, reasons) = (self.ids.at(offered_at), OfferState::Live, vec![why]);
        Offer { id, helper, round: 1, wave: 1, reasons, state, left_because: None, offered_at, ended_at: None }
    }

    pub(super) fn pairing(&mut self, helper: usize, started_at: i64, last_sign_at: Option<i64>) -> Pairing {
        Pairing { id: self.ids.at(started_at), helper, started_at, last_sign_at, ended: None }
    }

    pub(super) fn owed(&mut self, reason: &'static str, at: i64) -> Callback {
        Callback { id: self.ids.at(at), reason, created_at: at, due_at: at + 15 * MINUTE, closed: None }
    }

    /// Who, what, how many minutes ago.
    pub(super) fn messages(&mut self, said: &[(bool, &'static str, i64)]) -> Vec<Message> {
        let at = |ago: i64| self.now - ago * MINUTE;
        let said: Vec<(bool, &'static str, i64)> = said.iter().map(|(by, words, ago)| (*by, *words, at(*ago))).collect();
        said.into_iter().map(|(is_by_asker, words, at)| Message { id: self.ids.at(at), is_by_asker, words, at }).collect()
    }
}
