//! The records of the past month: how long, where, with what, who did what, and what came of it.

use super::chance::{Chance, Ids};
use super::stories::{Session, Story};
use crate::clock::{DAY, HOUR, MINUTE};
use crate::help_requests::{Meeting, Urgency};
use crate::helpers::HelperKind;

/// What a record may say of the time it took, in minutes (La Coop's presets).
const PRESETS: [i64; 6] = [15, 30, 45, 60, 90, 120];

/// The accompaniment that followed a claim, recorded half an hour ago at the latest.
pub fn session(chance: &mut Chance, ids: &mut Ids, story: &Story, kind: HelperKind, claimed_at: i64, now: i64) -> Session {
    let minutes = minutes(chance, story.ask.minutes);
    let latest = now - 35 * MINUTE - minutes * MINUTE;
    let held_at = held_at(chance, story, claimed_at).min(latest).max(claimed_at + MINUTE);
    let recorded_at = (held_at + minutes * MINUTE + chance.around(6 * MINUTE)).min(now - 30 * MINUTE).max(held_at + MINUTE);
    let outcome = chance.word(&[("done", 78.0), ("partly", 14.0), ("redirected", 8.0)]).unwrap_or("done");
    let feeling = [("confident", 45.0), ("relieved", 40.0), ("worried", 8.0)];
    let confirmed = confirmed(chance, recorded_at, now);
    let validated = (kind != HelperKind::Family && now - recorded_at > 9 * DAY && chance.is(0.93))
        .then(|| (recorded_at + chance.between(1, 6) * DAY).min(now - HOUR))
        .map(|at| (ids.at(at), at));
    Session {
        id: ids.at(recorded_at),
        hours: ids.at(recorded_at),
        kind,
        held_at,
        minutes,
        lieu: match story.meeting {
            Meeting::Phone | Meeting::Messages => "a_distance",
            Meeting::Place => "lieu_activite",
            Meeting::Home => "domicile",
        },
        materiel: chance.word(&[("telephone", 52.0), ("ordinateur", 36.0), ("tablette", 9.0), ("aucun", 3.0)]).unwrap_or("telephone"),
        autonomie: chance
            .word(&[("entierement_accompagne", 38.0), ("partiellement_autonome", 47.0), ("autonome", 15.0)])
            .unwrap_or("partiellement_autonome"),
        outcome,
        redirection: (outcome == "redirected").then(|| chance.one(&["administration", "mediation_numerique", "aide_sociale"])).flatten(),
        feeling: chance.is(0.7).then(|| chance.word(&feeling)).flatten(),
        recorded_at,
        confirmed,
        validated,
    }
}

/// The preset nearest to a draw around the usual time.
fn minutes(chance: &mut Chance, usual: i64) -> i64 {
    let drawn = chance.around(usual);
    PRESETS.into_iter().min_by_key(|preset| (preset - drawn).abs()).unwrap_or(30)
}

fn held_at(chance: &mut Chance, story: &Story, claimed_at: i64) -> i64 {
    match (story.urgency, story.meeting) {
        (Urgency::Dated, _) => story.wanted_at.unwrap_or(claimed_at),
        (Urgency::Now, _) => claimed_at + chance.between(2, 12) * MINUTE,
        (Urgency::Today, _) => claimed_at + chance.between(10, 150) * MINUTE,
        // The next days, at about the same hour: both are awake then.
        (Urgency::Week, _) => claimed_at + chance.between(1, 4) * DAY + chance.between(0, 90) * MINUTE,
    }
}

/// Most confirm within a day, by whatever they have at hand.
fn confirmed(chance: &mut Chance, recorded_at: i64, now: i64) -> Option<(i64, &'static str)> {
    let at = recorded_at + chance.around(4 * HOUR);
    let how = chance.word(&[("code", 50.0), ("link", 20.0), ("paper", 30.0)]).unwrap_or("code");
    (chance.is(0.8) && at < now - 20 * MINUTE).then_some((at, how))
}
