//! This moment: who waits, who is being helped, whom somebody must call back. Made the same whatever the seed, because it is
//! what one sees first.

mod helped;
mod making;

use helped::Said;
use jiff::tz::TimeZone;

use crate::associations::WeeklyHours;
use crate::clock::{DAY, HOUR, MINUTE};
use crate::demo::chance::{Chance, Ids};
use crate::demo::past::Past;
use crate::demo::people::{CIVIC, FAMILY, VOLUNTEER, VOLUNTEER_2};
use crate::demo::stories::{Story, Wave};
use crate::help_requests::{Meeting, State, Urgency};
use crate::pairing::Why;
use crate::web::words::ZONE;

/// How many help requests these are.
pub const COUNT: usize = 13;

/// Somebody who asked a while ago, in a few words.
struct Sketch {
    first_name: &'static str,
    /// INSEE code.
    commune: &'static str,
    tile: &'static str,
    words: &'static str,
    meeting: Meeting,
    urgency: Urgency,
    minutes_ago: i64,
}

pub struct Moment<'a, 'b> {
    pub past: &'b mut Past<'a>,
    pub ids: &'b mut Ids,
    pub chance: Chance,
    pub now: i64,
}

impl Moment<'_, '_> {
    /// Adds them all. The place of the asker whose code is printed.
    pub fn happen(mut self) -> usize {
        let josiane = self.josiane();
        self.ana_helped();
        self.waiting();
        self.marcel_asks_twice();
        self.unmet();
        self.karim_helps();
        self.lucas_helps();
        self.sophie_helps();
        josiane
    }

    /// Helped by Ana three weeks ago; waits again, and Ana was told first.
    fn josiane(&mut self) -> usize {
        let first = Sketch {
            first_name: "Josiane",
            commune: "28085",
            tile: "mot-de-passe",
            words: "J’ai perdu mon mot de passe.",
            meeting: Meeting::Phone,
            urgency: Urgency::Now,
            minutes_ago: 21 * 24 * 60,
        };
        let asker = self.asker(&first, None);
        let said = Said::of(
            "Nous avons demandé un nouveau mot de passe. Vous l’avez choisi et noté dans votre carnet.",
            "S’actualiser à partir du 28. Je peux être là.",
        );
        self.helped_before(asker, &first, VOLUNTEER, &said);
        let again = Sketch {
            tile: "emploi",
            words: "Je n’arrive pas à m’actualiser, c’est urgent.",
            urgency: Urgency::Today,
            minutes_ago: 6,
            ..first
        };
        let mut story = self.story(asker, &again);
        let told_at = story.created_at;
        story.course.wave = 1;
        story.course.waves.push(Wave { round: 1, number: 1, size: 2, at: told_at });
        story.course.offers.push(self.offered(VOLUNTEER, told_at, Why::FormerHelper));
        story.course.offers.push(self.offered(VOLUNTEER_2, told_at, Why::Rested));
        self.past.stories.push(story);
        self.past.askers[asker].last_contact_at = told_at;
        asker
    }

    /// Two more: one that was handed back, one elsewhere.
    fn waiting(&mut self) {
        let handed_back = Sketch {
            first_name: "Fatoumata",
            commune: "28218",
            tile: "caf",
            words: "Mon aide au logement ne tombe plus.",
            meeting: Meeting::Phone,
            urgency: Urgency::Today,
            minutes_ago: 75,
        };
        let asker = self.asker(&handed_back, None);
        let mut story = self.story(asker, &handed_back);
        self.hand_back(&mut story);
        self.past.stories.push(story);
        let elsewhere = Sketch {
            first_name: "Ioana",
            commune: "28134",
            tile: "sante",
            words: "Je cherche mon attestation de droits.",
            meeting: Meeting::Phone,
            urgency: Urgency::Now,
            minutes_ago: 3,
        };
        let asker = self.asker(&elsewhere, None);
        let story = self.story(asker, &elsewhere);
        self.past.stories.push(story);
    }

    /// He can wait, and rang again: the board proposes to follow both as one.
    fn marcel_asks_twice(&mut self) {
        let first = Sketch {
            first_name: "Marcel",
            commune: "28229",
            tile: "telephone",
            words: "On m’a donné un téléphone et je ne sais pas m’en servir.",
            meeting: Meeting::Place,
            urgency: Urgency::Week,
            minutes_ago: 130,
        };
        let asker = self.asker(&first, None);
        let again = Sketch { words: "C’est encore Marcel, pour mon téléphone.", minutes_ago: 14, ..first };
        for sketch in [&first, &again] {
            let mut story = self.story(asker, sketch);
            story.course.is_owned = true;
            self.past.stories.push(story);
        }
        self.past.askers[asker].last_contact_at = self.now - again.minutes_ago * MINUTE;
    }

    /// Somebody of the association took it and gave it back; the asker must be told.
    fn hand_back(&mut self, story: &mut Story) {
        let helper = self.other_helper();
        let (asked_at, claimed_at, back_at) = (story.created_at, story.created_at + 6 * MINUTE, self.now - 12 * MINUTE);
        story.course.waves.push(Wave { round: 1, number: 1, size: 1, at: asked_at });
        story.course.offers.push(self.accepted(helper, asked_at, claimed_at));
        let mut pairing = self.pairing(helper, claimed_at, None);
        pairing.ended = Some((back_at, "handed_back"));
        story.course.pairings.push(pairing);
        story.course.round = 2;
        story.course.callbacks.push(self.owed("reopened", back_at));
    }

    /// Nobody could come yesterday evening; it opens again in the morning, and somebody must say so.
    fn unmet(&mut self) {
        let sketch = Sketch {
            first_name: "Gisèle",
            commune: "28085",
            tile: "papiers",
            words: "Ma carte d’identité n’est plus valable.",
            meeting: Meeting::Place,
            urgency: Urgency::Today,
            minutes_ago: 20 * 60,
        };
        let asker = self.asker(&sketch, None);
        let mut story = self.story(asker, &sketch);
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        let morning = WeeklyHours::same(0..6, &[(9 * 60, 9 * 60 + 15)]).next_opening(self.now + HOUR, &zone);
        story.course.waves.push(Wave { round: 1, number: 1, size: 0, at: story.created_at });
        story.course.wave = 1;
        story.course.state = State::Unmet;
        story.course.reopen_at = Some(morning.unwrap_or(self.now + 12 * HOUR));
        story.course.callbacks.push(self.owed("unmet", self.now - 25 * MINUTE));
        self.past.stories.push(story);
    }

    /// Karim is stuck, and a mentor is wanted.
    fn karim_helps(&mut self) {
        let sketch = Sketch {
            first_name: "Fernand",
            commune: "28220",
            tile: "retraite",
            words: "Je voudrais voir mon relevé de carrière.",
            meeting: Meeting::Phone,
            urgency: Urgency::Now,
            minutes_ago: 14,
        };
        let asker = self.asker(&sketch, None);
        let mut story = self.underway(asker, &sketch, VOLUNTEER_2, 12, Some(9));
        story.course.state = State::Helping;
        let said = [
            (false, "Bonjour, c’est Karim. Je vous ai appelé, je vous écris aussi ici.", 8),
            (true, "bonjour oui je vois", 7),
            (false, "Sur la page, touchez « Ma carrière », en haut.", 5),
            (true, "il me demande FranceConnect je ne sais pas", 4),
            (false, "Attendez-moi, je demande à quelqu’un qui connaît bien cette page.", 2),
        ];
        story.course.messages = self.messages(&said);
        story.course.mentor_asked_at = Some(self.now - MINUTE);
        self.past.stories.push(story);
    }

    /// Lucas sees somebody this afternoon at the drop-in place.
    fn lucas_helps(&mut self) {
        let sketch = Sketch {
            first_name: "Olena",
            commune: "28085",
            tile: "sejour",
            words: "Je n’arrive pas à envoyer ma photo.",
            meeting: Meeting::Place,
            urgency: Urgency::Week,
            minutes_ago: 26 * 60,
        };
        let asker = self.asker(&sketch, None);
        let story = self.underway(asker, &sketch, CIVIC, 25 * 60, None);
        self.past.stories.push(story);
    }

    /// Sophie helps her mother, whom she helped before; no association stands between them.
    fn sophie_helps(&mut self) {
        let before = Sketch {
            first_name: "Josette",
            commune: "28085",
            tile: "sante",
            words: "Je dois prendre un rendez-vous chez le médecin par internet.",
            meeting: Meeting::Phone,
            urgency: Urgency::Today,
            minutes_ago: 9 * 24 * 60,
        };
        let asker = self.asker(&before, Some(FAMILY));
        let said =
            Said::of("Le rendez-vous est pris, mardi à 10 h, chez le médecin.", "Prendre la carte Vitale.").thanked("Merci ma grande.");
        self.helped_before(asker, &before, FAMILY, &said);
        let sketch = Sketch {
            tile: "impots",
            words: "Je voudrais payer ma taxe foncière en ligne.",
            meeting: Meeting::Messages,
            minutes_ago: 95,
            ..before
        };
        let mut story = self.underway(asker, &sketch, FAMILY, 80, Some(70));
        story.course.state = State::Helping;
        story.course.messages = self
            .messages(&[(true, "Coucou Sophie, j’ai reçu le papier des impôts", 74), (false, "Je regarde et je t’appelle, maman.", 70)]);
        self.past.askers[asker].last_contact_at = self.now - 74 * MINUTE;
        self.past.stories.push(story);
    }

    fn underway(&mut self, asker: usize, sketch: &Sketch, helper: usize, claimed: i64, called: Option<i64>) -> Story {
        let mut story = self.story(asker, sketch);
        let claimed_at = self.now - claimed * MINUTE;
        story.course.state = State::Paired;
        story.course.wave = 1;
        story.course.claimed_at = Some(claimed_at);
        story.course.is_owned = story.town.is_some();
        story.course.waves.push(Wave { round: 1, number: 1, size: 1, at: story.created_at });
        story.course.offers.push(self.accepted(helper, story.created_at, claimed_at));
        story.course.pairings.push(self.pairing(helper, claimed_at, called.map(|minutes| self.now - minutes * MINUTE)));
        story
    }
}

/// Nothing here is older than the month.
const _: () = assert!(21 * DAY < crate::demo::calendar::MONTH_MS);
