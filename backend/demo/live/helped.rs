//! Those who were helped before, in words that were chosen: what was done, and how they answered.

use super::{Moment, Sketch};
use crate::clock::{HOUR, MINUTE};
use crate::demo::people::VOLUNTEER;
use crate::demo::stories::{Course, Session, Wave};
use crate::demo::{details, records};
use crate::help_requests::{Meeting, State, Urgency};
use crate::help_sessions::How;
use crate::help_sessions::vocabulary::{Autonomie, Outcome};

/// What was written of a past meeting, and how it was answered.
pub struct Said {
    done: &'static str,
    next_step: &'static str,
    thanks: &'static str,
    how: How,
    kept_where: Option<&'static str>,
    /// Not so: why.
    contested: Option<&'static str>,
}

impl Said {
    pub fn of(done: &'static str, next_step: &'static str) -> Self {
        let thanks = "Merci Ana, je n’aurais jamais osé toute seule.";
        Self { done, next_step, thanks, how: How::Code, kept_where: None, contested: None }
    }

    pub fn thanked(self, thanks: &'static str) -> Self {
        Self { thanks, ..self }
    }
}

impl Moment<'_, '_> {
    /// Ana helped twice more: one signed a paper, the other says that it was not so.
    pub(super) fn ana_helped(&mut self) {
        let yvette = Sketch {
            first_name: "Yvette",
            commune: "28085",
            tile: "caf",
            words: "On me réclame un trop-perçu.",
            meeting: Meeting::Place,
            urgency: Urgency::Week,
            minutes_ago: 12 * 24 * 60,
        };
        let raymond = Sketch {
            first_name: "Raymond",
            tile: "achats",
            words: "Je ne vois plus mes comptes.",
            meeting: Meeting::Phone,
            minutes_ago: 6 * 24 * 60,
            ..yvette
        };
        let signed = Said {
            thanks: "Merci, c’était très clair.",
            how: How::PaperKept,
            kept_where: Some("Classeur bleu, à l’accueil"),
            ..Said::of(
                "La lettre de contestation est envoyée, avec les deux bulletins de salaire.",
                "Attendre la réponse, deux mois au plus.",
            )
        };
        let contested = Said {
            contested: Some("C’était dix minutes au téléphone, pas une heure."),
            ..Said::of("Nous avons réinstallé l’application de la banque.", "Rappeler si le code n’arrive pas.")
        };
        for (sketch, said) in [(&yvette, &signed), (&raymond, &contested)] {
            let asker = self.asker(sketch, None);
            self.helped_before(asker, sketch, VOLUNTEER, said);
        }
    }

    pub(super) fn helped_before(&mut self, asker: usize, sketch: &Sketch, helper: usize, said: &Said) {
        let mut story = self.story(asker, sketch);
        let (asked_at, claimed_at) = (story.created_at, story.created_at + 4 * MINUTE);
        let kind = self.past.helpers[helper].profile.kind;
        let mut session: Session = records::session(&mut self.chance, self.ids, &story, kind, claimed_at, self.now);
        let answered_at = session.recorded_at + HOUR;
        let line = self.ids.at(answered_at);
        (session.outcome, session.autonomie, session.redirection) = (Outcome::Resolu, Autonomie::PartiellementAutonome, None);
        (session.done, session.next_step) = (Some(said.done), Some(said.next_step));
        session.receipt = details::receipt(&mut self.chance);
        (session.said, session.kept_where) = (said.contested.or(Some(said.thanks)), said.kept_where);
        (session.confirmed, session.disputed) = match said.contested {
            None => (Some((answered_at, said.how, line)), None),
            Some(_) => (None, Some((answered_at, line))),
        };
        let state = if said.contested.is_none() { State::Confirmed } else { State::Recorded };
        let mut pairing = self.pairing(helper, claimed_at, Some(claimed_at + 3 * MINUTE));
        pairing.ended = Some((session.recorded_at, "done"));
        story.course = Course {
            state,
            wave: 1,
            claimed_at: Some(claimed_at),
            is_owned: story.town.is_some(),
            waves: vec![Wave { round: 1, number: 1, size: 1, at: asked_at }],
            offers: vec![self.accepted(helper, asked_at, claimed_at)],
            pairings: vec![pairing],
            session: Some(session),
            ..Course::default()
        };
        self.past.stories.push(story);
    }
}
