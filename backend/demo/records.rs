//! The records of the past month: how long, where, with what, who did what, what came of it, and who said yes.

use jiff::civil::Weekday;

use super::chance::{Chance, Ids};
use super::details;
use super::people::{CIVIC, Helper, MENTOR};
use super::stories::{Logged, Session, Story};
use crate::associations::MembershipState;
use crate::clock::{DAY, HOUR, MINUTE};
use crate::help_requests::{Meeting, Urgency};
use crate::help_sessions::How;
use crate::help_sessions::vocabulary::{
    Autonomie, Feeling, Lieu, MINUTES, Materiel, Outcome, Redirection, StatutSocial, TrancheAge, lieu_of,
};
use crate::helpers::HelperKind;
use crate::helpers::availability::local;
use crate::learning::topics::Topic;
use crate::web::words::instance_zone;

/// What helpers write of what was done; the asker reads it.
const DONE: [&str; 7] = [
    "Nous avons fait la démarche ensemble, du début à la fin.",
    "La demande est envoyée. L’accusé de réception est imprimé.",
    "Le compte est ouvert et le mot de passe est choisi par vous seul.",
    "Nous avons retrouvé l’accès, puis fait l’actualisation.",
    "Nous avons lu la lettre ensemble et répondu en ligne.",
    "Vous avez tout fait vous-même, j’ai seulement montré où toucher.",
    "Les documents sont envoyés. Il manque encore un justificatif.",
];
const NEXT: [&str; 4] = [
    "Attendre la réponse, environ deux semaines.",
    "Apporter le dernier bulletin de salaire.",
    "Revenir à la permanence si un courrier arrive.",
    "S’actualiser à nouveau à partir du 28.",
];

/// The accompaniment that followed a claim, recorded half an hour ago at the latest.
pub fn session(chance: &mut Chance, ids: &mut Ids, story: &Story, kind: HelperKind, claimed_at: i64, now: i64) -> Session {
    let minutes = minutes(chance, story.ask.minutes);
    let latest = now - 35 * MINUTE - minutes * MINUTE;
    let held_at = held_at(chance, story, claimed_at).min(latest).max(claimed_at + MINUTE);
    let recorded_at = (held_at + minutes * MINUTE + chance.around(6 * MINUTE)).min(now - 30 * MINUTE).max(held_at + MINUTE);
    let mut session = of_a_meeting(chance, ids, lieu_of(story.meeting), (held_at, minutes, recorded_at));
    if story.meeting == Meeting::Phone {
        session.materiel = chance.word(&[(Materiel::Telephone, 6.0), (Materiel::Ordinateur, 4.0)]).unwrap_or(Materiel::Telephone);
    }
    session.done = if chance.is(0.6) { chance.one(&DONE) } else { None };
    session.next_step = if chance.is(0.25) { chance.one(&NEXT) } else { None };
    session.receipt = if session.done.is_some() && chance.is(0.5) { details::receipt(chance) } else { None };
    let is_stuck = matches!(session.outcome, Outcome::PasResolu | Outcome::EnPartie);
    session.irritant = if chance.is(if is_stuck { 0.6 } else { 0.06 }) { details::irritant(chance) } else { None };
    let answered_at = recorded_at + chance.around(4 * HOUR);
    // Whoever forgets is asked again, or signs on paper at the next meeting.
    let answers = if now - recorded_at > 5 * DAY { 0.97 } else { 0.65 };
    let has_answered = chance.is(answers) && answered_at < now - 20 * MINUTE;
    let how = chance
        .word(&[(How::Code, 50.0), (How::Link, 20.0), (How::Paper, 18.0), (How::InPerson, 7.0), (How::PaperKept, 5.0)])
        .unwrap_or(How::Code);
    if has_answered && chance.is(0.008) {
        session.disputed = Some((answered_at, ids.at(answered_at)));
    } else if has_answered {
        session.confirmed = Some((answered_at, how, ids.at(answered_at)));
    }
    details::answer(chance, &mut session);
    session.validated = validated(chance, ids, kind, &session, now);
    session
}

/// What civic-service volunteers log of a drop-in: many short meetings, without a help request.
pub fn logged(seed: u64, ids: &mut Ids, helpers: &[Helper], now: i64) -> Vec<Logged> {
    const ASKED: [Topic; 5] =
        [Topic::PrendreEnMainDuMateriel, Topic::Email, Topic::NavigationSurInternet, Topic::SocialSante, Topic::TravailFormation];
    let mut chance = Chance::new(seed, 4);
    let mut logs = Vec::new();
    for (number, helper) in helpers.iter().enumerate() {
        let Some(member) = helper.member.as_ref().filter(|member| member.state == MembershipState::Active) else { continue };
        if helper.profile.kind != HelperKind::CivicService || !helper.profile.checks.is_ready() {
            continue;
        }
        for _ in 0..chance.between(2, 11) {
            let held_at = now - chance.between(1, 30) * DAY - chance.between(0, 150) * MINUTE;
            let topic = chance.one(&ASKED).unwrap_or(Topic::Email);
            let minutes = chance.word(&[(15, 6.0), (30, 3.0), (45, 1.0)]).unwrap_or(15);
            let at = (held_at, minutes, (held_at + chance.around(HOUR)).min(now - 30 * MINUTE));
            let mut session = of_a_meeting(&mut chance, ids, Lieu::LieuActivite, at);
            session.validated = validated(&mut chance, ids, helper.profile.kind, &session, now);
            logs.push(Logged { helper: number, town: member.town, topic, people: None, session });
        }
        if number == CIVIC {
            for days in (0..22).filter(|days| *days == 0 || is_desk_day(now - days * DAY)) {
                let mut day = day_at_the_desk(&mut chance, ids, (number, member.town), now - days * DAY);
                for logged in &mut day {
                    logged.session.validated = validated(&mut chance, ids, helper.profile.kind, &logged.session, now);
                }
                logs.append(&mut day);
            }
            logs.extend(workshops(&mut chance, ids, (number, member.town), now));
        }
    }
    if let Some(member) = helpers.get(MENTOR).and_then(|mentor| mentor.member.as_ref()) {
        logs.extend(workshops(&mut chance, ids, (MENTOR, member.town), now - 2 * DAY));
    }
    logs
}

/// The desk is open on Tuesdays, Thursdays and Saturdays; and today.
fn is_desk_day(at: i64) -> bool {
    matches!(local(at, &instance_zone()).0.weekday(), Weekday::Tuesday | Weekday::Thursday | Weekday::Saturday)
}

/// Those of the month, one a week.
fn workshops(chance: &mut Chance, ids: &mut Ids, (helper, town): (usize, usize), now: i64) -> Vec<Logged> {
    const ABOUT: [(Topic, i64); 3] =
        [(Topic::PrendreEnMainDuMateriel, 120), (Topic::SecuriteNumerique, 90), (Topic::NavigationSurInternet, 120)];
    let mut logs = Vec::new();
    for (week, (topic, minutes)) in (0..).zip(ABOUT) {
        let held_at = now - (5 + week * 7) * DAY - chance.between(0, 60) * MINUTE;
        let mut session = of_a_meeting(chance, ids, Lieu::LieuActivite, (held_at, minutes, held_at + (minutes + 20) * MINUTE));
        (session.outcome, session.autonomie, session.redirection) = (Outcome::Resolu, Autonomie::PartiellementAutonome, None);
        (session.tranche_age, session.statut_social) = (TrancheAge::NonCommunique, StatutSocial::NonCommunique);
        session.validated = validated(chance, ids, HelperKind::CivicService, &session, now);
        logs.push(Logged { helper, town, topic, people: Some(chance.between(4, 13)), session });
    }
    logs
}

/// A day at the desk, until some instant: one person after the other.
fn day_at_the_desk(chance: &mut Chance, ids: &mut Ids, (helper, town): (usize, usize), now: i64) -> Vec<Logged> {
    const CAME: [(Topic, i64); 7] = [
        (Topic::Email, 15),
        (Topic::SocialSante, 30),
        (Topic::TravailFormation, 15),
        (Topic::Email, 15),
        (Topic::PrendreEnMainDuMateriel, 30),
        (Topic::SocialSante, 15),
        (Topic::NavigationSurInternet, 15),
    ];
    let (mut at, mut logs) = (now - 12 * MINUTE, Vec::new());
    for (topic, minutes) in CAME {
        let session = of_a_meeting(chance, ids, Lieu::LieuActivite, (at, minutes, at));
        logs.push(Logged { helper, town, topic, people: None, session });
        at -= (minutes + chance.between(2, 9)) * MINUTE;
    }
    logs
}

fn of_a_meeting(chance: &mut Chance, ids: &mut Ids, lieu: Lieu, (held_at, minutes, recorded_at): (i64, i64, i64)) -> Session {
    let materiel = [(Materiel::Telephone, 42.0), (Materiel::Ordinateur, 44.0), (Materiel::Tablette, 10.0), (Materiel::Aucun, 4.0)];
    let autonomie = [(Autonomie::EntierementAccompagne, 38.0), (Autonomie::PartiellementAutonome, 47.0), (Autonomie::Autonome, 15.0)];
    let outcome = [(Outcome::Resolu, 74.0), (Outcome::EnPartie, 15.0), (Outcome::PasResolu, 6.0), (Outcome::DroitOuvert, 5.0)];
    let outcome = chance.word(&outcome).unwrap_or(Outcome::Resolu);
    let (tranche_age, statut_social) = details::who(chance);
    let to = [Redirection::Administration, Redirection::MediationNumerique, Redirection::AideSociale, Redirection::Operateur];
    Session {
        id: ids.at(recorded_at),
        hours: ids.at(recorded_at),
        held_at,
        minutes,
        lieu,
        materiel: chance.word(&materiel).unwrap_or(Materiel::Telephone),
        autonomie: chance.word(&autonomie).unwrap_or(Autonomie::PartiellementAutonome),
        outcome,
        redirection: if outcome == Outcome::PasResolu { chance.one(&to) } else { None },
        feeling: chance
            .word(&[(Some(Feeling::Bien), 62.0), (Some(Feeling::Mitige), 14.0), (Some(Feeling::Difficile), 4.0), (None, 20.0)])
            .flatten(),
        done: None,
        next_step: None,
        tranche_age,
        statut_social,
        receipt: None,
        irritant: None,
        recorded_at,
        confirmed: None,
        disputed: None,
        validated: None,
        said: None,
        kept_where: None,
    }
}

/// Coordinators go through the list each week or so; hours of a family are nobody's to validate.
fn validated(chance: &mut Chance, ids: &mut Ids, kind: HelperKind, session: &Session, now: i64) -> Option<(i64, crate::storage::HoursId)> {
    let is_due = kind != HelperKind::Family && session.disputed.is_none() && now - session.recorded_at > 9 * DAY;
    let at = session.recorded_at + chance.between(2, 8) * DAY;
    (is_due && chance.is(0.93)).then(|| (at, ids.at(at)))
}

/// The preset nearest to a draw around the usual time.
fn minutes(chance: &mut Chance, usual: i64) -> i64 {
    let drawn = chance.around(usual);
    MINUTES.into_iter().min_by_key(|preset| (preset - drawn).abs()).unwrap_or(30)
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
