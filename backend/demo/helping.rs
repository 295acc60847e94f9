//! How a help request of the past went: who was told, who helped, when, and what did not work out.

use jiff::tz::TimeZone;

use super::chance::{Chance, Ids};
use super::people::Helper;
use super::records;
use super::stories::{Asker, Callback, Offer, Pairing, Story, Wave};
use super::towns::Town;
use crate::associations::WeeklyHours;
use crate::clock::{DAY, HOUR, MINUTE, SECOND};
use crate::help_requests::{Meeting, State, Urgency};
use crate::pairing::OfferState;
use crate::web::words::ZONE;

/// One help request, among whom it happens.
pub struct Helping<'a> {
    pub towns: &'a [Town],
    pub helpers: &'a [Helper],
    pub asker: &'a Asker,
    /// Who helped this asker before.
    pub former: Option<usize>,
    pub now: i64,
}

/// Others have their five offers already, or all that they take in a day.
const MOST_TOLD: usize = 9;

/// How it ends, in a thousand.
#[derive(Clone, Copy)]
enum End {
    Helped,
    HandedBack,
    Unmet,
    Withdrawn,
    Closed,
}

const ENDS: [(End, f64); 5] =
    [(End::Helped, 872.0), (End::HandedBack, 32.0), (End::Unmet, 28.0), (End::Withdrawn, 50.0), (End::Closed, 18.0)];

impl Helping<'_> {
    /// Lets it happen, up to an hour ago.
    pub fn happen(&self, chance: &mut Chance, ids: &mut Ids, story: &mut Story) {
        if story.meeting == Meeting::Home {
            story.course.home_approved_at = Some(self.settled(story.created_at + chance.around(50 * MINUTE)));
        }
        let opened_at = self.opens_at(story.course.home_approved_at.unwrap_or(story.created_at));
        let pool = self.pool(story, opened_at);
        let end = chance.word(&ENDS).unwrap_or(End::Helped);
        match end {
            _ if pool.is_empty() => self.closed(chance, ids, story, opened_at),
            End::Closed => self.closed(chance, ids, story, opened_at),
            End::Withdrawn => self.withdrawn(chance, ids, story, &pool, opened_at),
            End::Unmet => {
                let reopened_at = self.unmet(chance, ids, story, &pool, opened_at);
                self.helped(chance, ids, story, &pool, reopened_at);
            }
            End::HandedBack if pool.len() > 1 => {
                let reopened_at = self.handed_back(chance, ids, story, &pool, opened_at);
                self.helped(chance, ids, story, &pool, reopened_at);
            }
            End::Helped | End::HandedBack => self.helped(chance, ids, story, &pool, opened_at),
        }
    }

    /// Nothing of the past is later than an hour ago.
    fn settled(&self, at: i64) -> i64 {
        at.min(self.now - HOUR)
    }

    /// People are at hand by day, whatever the association says of its hours.
    fn opens_at(&self, at: i64) -> i64 {
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        let opens_at = WeeklyHours::same(0..6, &[(9 * 60, 18 * 60)]).next_opening(at, &zone).unwrap_or(at);
        if opens_at > self.now - 3 * HOUR { at } else { opens_at }
    }

    fn helped(&self, chance: &mut Chance, ids: &mut Ids, story: &mut Story, pool: &[(usize, f64)], opened_at: i64) {
        let refused: Vec<usize> = story.course.pairings.iter().map(|pairing| pairing.helper).collect();
        let pool: Vec<(usize, f64)> = pool.iter().copied().filter(|(helper, _)| !refused.contains(helper)).collect();
        let claimed_at = self.claimed_at(chance, story, opened_at);
        let Some(winner) = self.round(chance, ids, story, &pool, (opened_at, claimed_at)) else {
            return self.closed(chance, ids, story, opened_at);
        };
        let kind = self.helpers[winner].profile.kind;
        let session = records::session(chance, ids, story, kind, claimed_at, self.now);
        let ended_at = session.recorded_at;
        story.course.pairings.push(Pairing {
            id: ids.at(claimed_at),
            helper: winner,
            started_at: claimed_at,
            last_sign_at: Some((claimed_at + chance.between(1, 9) * MINUTE).min(ended_at)),
            ended: Some((ended_at, "done")),
        });
        story.course.state = if session.confirmed.is_some() { State::Confirmed } else { State::Recorded };
        story.course.claimed_at = Some(claimed_at);
        story.course.is_owned = story.town.is_some();
        story.course.session = Some(session);
    }

    fn claimed_at(&self, chance: &mut Chance, story: &Story, opened_at: i64) -> i64 {
        let (median, most) = match story.urgency {
            Urgency::Now => (4 * MINUTE, 40 * MINUTE),
            Urgency::Today => (28 * MINUTE, 7 * HOUR),
            Urgency::Week | Urgency::Dated => (7 * HOUR, 4 * DAY),
        };
        let at = opened_at + chance.around(median).min(most);
        // Nobody answers by night.
        let at = if at - opened_at > HOUR { self.opens_at(at) + chance.between(0, 20) * MINUTE } else { at };
        self.settled(at.max(opened_at + 20 * SECOND)).max(story.created_at + 10 * SECOND)
    }

    /// The waves and offers of one round that somebody ends at `until_at`: who wins it.
    fn round(
        &self,
        chance: &mut Chance,
        ids: &mut Ids,
        story: &mut Story,
        pool: &[(usize, f64)],
        (opened_at, until_at): (i64, i64),
    ) -> Option<usize> {
        let mut order = self.order(chance, pool);
        order.truncate(MOST_TOLD);
        let sent = waves(story.urgency).iter().filter(|(after, _)| opened_at + after <= until_at);
        let (round, mut told) = (story.course.round, Vec::new());
        for ((after, size), number) in sent.zip(1_i64..) {
            let some = order.get(told.len()..(told.len() + size).min(order.len())).unwrap_or_default();
            let at = opened_at + after;
            story.course.waves.push(Wave { round, number, size: i64::try_from(some.len()).unwrap_or(0), at });
            story.course.wave = number;
            told.extend(some.iter().map(|helper| (*helper, number, at)));
        }
        let winner = if told.first().map(|first| first.0) == self.former { self.former } else { None };
        let winner = winner.or_else(|| told.get(chance.below(told.len())).map(|one| one.0));
        for (helper, wave, offered_at) in told {
            let (state, left_because, ended_at) = if Some(helper) == winner {
                (OfferState::Accepted, None, until_at)
            } else if chance.is(0.13) {
                (OfferState::Declined, None, offered_at + (until_at - offered_at) / 2)
            } else {
                (OfferState::Left, Some("taken"), until_at)
            };
            let reasons = self.reasons(chance, story, helper);
            story.course.offers.push(Offer {
                id: ids.at(offered_at),
                helper,
                round,
                wave,
                reasons,
                state,
                left_because,
                offered_at,
                ended_at: Some(ended_at),
            });
        }
        winner
    }

    /// Somebody claimed it and gave it back: open again, first in line. When.
    fn handed_back(&self, chance: &mut Chance, ids: &mut Ids, story: &mut Story, pool: &[(usize, f64)], opened_at: i64) -> i64 {
        let claimed_at = self.claimed_at(chance, story, opened_at);
        let back_at = self.settled(claimed_at + chance.around(25 * MINUTE).min(3 * HOUR));
        let Some(helper) = self.round(chance, ids, story, pool, (opened_at, claimed_at)) else { return opened_at };
        let reason = chance.word(&[("handed_back", 3.0), ("no_sign", 1.0)]).unwrap_or("handed_back");
        story.course.pairings.push(Pairing {
            id: ids.at(claimed_at),
            helper,
            started_at: claimed_at,
            last_sign_at: None,
            ended: Some((back_at, reason)),
        });
        self.called(chance, ids, story, "reopened", back_at);
        story.course.round += 1;
        back_at
    }

    /// Nobody came: the asker was called, and it opened again at the next opening. When.
    fn unmet(&self, chance: &mut Chance, ids: &mut Ids, story: &mut Story, pool: &[(usize, f64)], opened_at: i64) -> i64 {
        let given_up_at = self.settled(opened_at + 45 * MINUTE);
        let told = pool.len().min(8);
        self.round(chance, ids, story, pool.get(..told).unwrap_or_default(), (opened_at, given_up_at));
        for offer in &mut story.course.offers {
            if offer.state != OfferState::Declined {
                (offer.state, offer.left_because, offer.ended_at) = (OfferState::Left, Some("expired"), Some(given_up_at));
            }
        }
        self.called(chance, ids, story, "unmet", given_up_at);
        story.course.round += 1;
        self.settled(self.opens_at(given_up_at + 4 * HOUR))
    }

    fn withdrawn(&self, chance: &mut Chance, ids: &mut Ids, story: &mut Story, pool: &[(usize, f64)], opened_at: i64) {
        let at = self.settled(opened_at.max(story.created_at) + chance.around(15 * MINUTE));
        self.round(chance, ids, story, pool, (opened_at, at));
        for offer in &mut story.course.offers {
            if offer.state != OfferState::Declined {
                (offer.state, offer.left_because, offer.ended_at) = (OfferState::Left, Some("withdrawn"), Some(at));
            }
        }
        (story.course.state, story.course.ended_at) = (State::Withdrawn, Some(at));
    }

    /// The coordinator found another way.
    fn closed(&self, chance: &mut Chance, ids: &mut Ids, story: &mut Story, opened_at: i64) {
        let at = self.settled(opened_at + chance.around(3 * HOUR));
        self.called(chance, ids, story, "nobody", at);
        let reasons = ["Orientation vers un lieu ouvert", "Aide donnée au téléphone par l’association", "Demande faite deux fois"];
        story.course.end_reason = chance.one(&reasons);
        (story.course.state, story.course.ended_at) = (State::Closed, Some(at));
        story.course.is_owned = story.town.is_some();
    }

    /// A call that was owed, and made.
    fn called(&self, chance: &mut Chance, ids: &mut Ids, story: &mut Story, reason: &'static str, at: i64) {
        if story.town.is_none() {
            return;
        }
        let outcome = chance.word(&[("called", 9.0), ("unanswered", 1.0)]).unwrap_or("called");
        let closed_at = self.settled(at + chance.around(12 * MINUTE)).max(at);
        story.course.callbacks.push(Callback {
            id: ids.at(at),
            reason,
            created_at: at,
            due_at: at + 15 * MINUTE,
            closed: Some((closed_at, outcome)),
        });
    }
}

/// After how long each wave goes, and how many it tells: the plans of `matching`.
fn waves(urgency: Urgency) -> &'static [(i64, usize)] {
    match urgency {
        Urgency::Now => &[(0, 3), (30 * SECOND, 5), (60 * SECOND, 10)],
        Urgency::Today => &[(0, 3), (15 * MINUTE, 5), (HOUR, 10), (3 * HOUR, 20)],
        Urgency::Week | Urgency::Dated => &[(0, 3), (12 * HOUR, 5), (24 * HOUR, 10), (48 * HOUR, 20)],
    }
}
