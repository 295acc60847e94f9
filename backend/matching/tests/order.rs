//! Who is asked first, and what is told as the reason.
#![allow(clippy::unwrap_used)]

mod people;

use matching::*;
use people::*;

/// Somebody whom everything speaks against, but who may be asked.
fn last_choice(key: i64) -> Helper {
    Helper {
        position: Some(north_by(9.0)),
        load: Load { minutes_this_week: 600, last_offered_at: Some(afternoon().at), ..Load::default() },
        answers: Answers { offered: 50, answered: 0 },
        ..volunteer(key)
    }
}

/// Somebody whom everything speaks for, but who knows nobody.
fn first_choice(key: i64) -> Helper {
    Helper {
        is_online: true,
        levels: TrainedLevels::default().with(topic(3), 3),
        answers: Answers { offered: 50, answered: 50 },
        ..volunteer(key)
    }
}

fn reasons(request: &HelpRequest, helper: &Helper, others: &[Helper]) -> Vec<Reason> {
    let roster: Roster = others.iter().chain([helper]).cloned().collect();
    consider(request, helper, &roster, afternoon()).unwrap().reasons
}

#[test]
fn the_circle_goes_first_then_the_former_helper_then_who_fits_best() {
    let helpers = [first_choice(1), last_choice(2), last_choice(3), volunteer(4)];
    let request = HelpRequest { circle: only(3), former_helpers: only(2), ..in_a_place() };
    assert_eq!(order(&request, &helpers), [3, 2, 1, 4]);
}

#[test]
fn equal_scores_are_ordered_by_key() {
    let helpers = [volunteer(3), volunteer(-1), volunteer(2)];
    assert_eq!(order(&call_now(), &helpers), [-1, 2, 3]);
}

#[test]
fn the_nearer_goes_first_where_somebody_travels_and_not_on_the_telephone() {
    let far = Helper { position: Some(north_by(8.0)), ..volunteer(1) };
    let helpers = [far, volunteer(2)];
    assert_eq!(order(&in_a_place(), &helpers), [2, 1]);
    assert_eq!(order(&call_now(), &helpers), [1, 2]);
}

#[test]
fn each_weight_decides_when_all_else_is_equal() {
    let request = call_now();
    let trained = Helper { levels: TrainedLevels::default().with(topic(3), 1), ..volunteer(2) };
    let online = Helper { is_online: true, ..volunteer(2) };
    let answering = Helper { answers: Answers { offered: 4, answered: 4 }, ..volunteer(2) };
    for better in [trained, online, answering] {
        assert_eq!(order(&request, &[volunteer(1), better]), [2, 1]);
    }
    let asked = Load { last_offered_at: Some(afternoon().at - HOUR_MS), ..Load::default() };
    let helped = Load { minutes_this_week: 60, ..Load::default() };
    for load in [asked, helped] {
        let tired = Helper { load, ..volunteer(1) };
        assert_eq!(order(&request, &[tired, volunteer(2)]), [2, 1]);
    }
}

#[test]
fn one_silence_is_not_a_habit_and_a_newcomer_starts_in_the_middle() {
    let answers = |offered, answered| Answers { offered, answered };
    let new = Helper { answers: answers(0, 0), ..volunteer(1) };
    let silent = Helper { answers: answers(20, 2), ..volunteer(2) };
    let reliable = Helper { answers: answers(20, 18), ..volunteer(3) };
    assert_eq!(order(&call_now(), &[new, silent, reliable]), [3, 1, 2]);
}

/// Twelve volunteers of whom the first speaks Arabic too.
fn town() -> Vec<Helper> {
    let mut helpers: Vec<Helper> = (1..=12).map(volunteer).collect();
    helpers[0].languages = french().with(language(5));
    helpers
}

#[test]
fn a_specialist_is_kept_for_what_only_they_can_do() {
    let helpers = town();
    assert_eq!(order(&call_now(), &helpers).last(), Some(&1));
    assert!(reasons(&call_now(), &helpers[0], &helpers).contains(&Reason::KeptFor(Skill::Language(language(5)))));

    let arabic = LanguageSet::NONE.with(language(5));
    let request = HelpRequest { languages: arabic, ..call_now() };
    assert_eq!(order(&request, &helpers), [1]);
    assert!(reasons(&request, &helpers[0], &helpers).contains(&Reason::OneOfFew(Skill::Language(language(5)))));
}

#[test]
fn whoever_speaks_french_too_does_not_take_the_arabic_speaker_away() {
    let request = HelpRequest { languages: french().with(language(5)), ..call_now() };
    assert_eq!(order(&request, &town()).last(), Some(&1));
}

#[test]
fn a_language_nobody_speaks_here_does_not_hide_that_another_is_rare() {
    let helpers = town();
    let languages = LanguageSet::NONE.with(language(5)).with(language(40));
    let request = HelpRequest { languages, ..call_now() };
    assert!(reasons(&request, &helpers[0], &helpers).contains(&Reason::OneOfFew(Skill::Language(language(5)))));
}

#[test]
fn where_a_topic_needs_training_only_the_trained_are_rare() {
    let mut helpers: Vec<Helper> = (1..=12).map(volunteer).collect();
    helpers[4].levels = TrainedLevels::default().with(topic(9), 1);
    assert_eq!(order(&call_now(), &helpers)[4], 5, "everybody chose every topic");
    let needs = TopicSet::NONE.with(topic(9));
    let request = HelpRequest { topics_needing_training: needs, ..call_now() };
    assert_eq!(order(&request, &helpers).last(), Some(&5));
    let needing = HelpRequest { topic: topic(9), ..request };
    assert_eq!(order(&needing, &helpers), [5]);
}

#[test]
fn in_a_small_association_nobody_is_kept() {
    let helpers = &town()[..3];
    assert_eq!(order(&call_now(), helpers), [1, 2, 3]);
}

#[test]
fn in_a_large_association_one_in_twenty_is_few() {
    let arabic_of = |speakers: i64| {
        let helpers = (1..=80).map(|key| {
            let speaks = if key <= speakers { french().with(language(5)) } else { french() };
            Helper { languages: speaks, ..volunteer(key) }
        });
        helpers.collect::<Roster>().rarity(&call_now()).languages.contains(language(5))
    };
    assert!(arabic_of(1) && arabic_of(4) && !arabic_of(5) && !arabic_of(0));
}

#[test]
fn whoever_is_suspended_does_not_count_among_those_who_can() {
    let mut helpers = town();
    for helper in &mut helpers[1..3] {
        helper.languages = french().with(language(5));
    }
    let is_rare = |helpers: &[Helper]| {
        let roster: Roster = helpers.iter().cloned().collect();
        roster.rarity(&call_now()).languages.contains(language(5))
    };
    assert!(!is_rare(&helpers), "three of twelve");
    helpers[1].memberships[0].is_in_good_standing = false;
    assert!(is_rare(&helpers), "two of eleven");
}

#[test]
fn nobody_is_kept_from_their_own_circle_and_rarity_is_counted_where_one_asks() {
    let helpers = town();
    let request = HelpRequest { circle: only(1), ..call_now() };
    assert!(!reasons(&request, &helpers[0], &helpers).iter().any(|reason| matches!(reason, Reason::KeptFor(_))));
    let roster: Roster = helpers.into_iter().collect();
    let elsewhere = HelpRequest { reach: vec![OTHER_HUB], ..call_now() };
    assert!(roster.rarity(&elsewhere).languages.is_empty());
}

#[test]
fn the_reasons_are_told_in_the_order_of_a_page() {
    let ana = Helper {
        position: Some(north_by(2.1)),
        answers: Answers { offered: 10, answered: 9 },
        load: Load { last_offered_at: Some(afternoon().at - 100 * HOUR_MS), ..Load::default() },
        ..first_choice(1)
    };
    let request = HelpRequest { circle: only(1), former_helpers: only(1), ..in_a_place() };
    let expected = [
        Reason::InCircle,
        Reason::FormerHelper,
        Reason::DistanceKm(2),
        Reason::TrainedForTopic { topic: topic(3), level: 3 },
        Reason::OnlineNow,
        Reason::SpeaksLanguages(french()),
        Reason::Rested { days: Some(4) },
        Reason::AnswersUsually { percent: 90 },
    ];
    assert_eq!(reasons(&request, &ana, &[]), expected);

    let told = reasons(&call_now(), &volunteer(2), &[]);
    let moment = afternoon().local;
    let french = Reason::SpeaksLanguages(french());
    assert_eq!(told, [Reason::FreeThen(moment), french, Reason::Rested { days: None }]);
}

#[test]
fn a_clock_that_jumped_back_and_absurd_counts_do_no_harm() {
    let load = Load { last_offered_at: Some(i64::MAX), minutes_this_week: u32::MAX, ..Load::default() };
    let answers = Answers { offered: 1, answered: u32::MAX };
    let odd = Helper { load, answers, ..volunteer(1) };
    let long_ago = Load { last_offered_at: Some(i64::MIN), ..Load::default() };
    let helpers = [odd, Helper { load: long_ago, ..volunteer(2) }];
    assert_eq!(order(&call_now(), &helpers), [2, 1]);
}

#[test]
fn distances_are_those_of_the_map() {
    let paris = Position::from_degrees(48.8566, 2.3522).unwrap();
    let lyon = Position::from_degrees(45.764, 4.8357).unwrap();
    assert!((391_000..=393_000).contains(&paris.metres_to(lyon)));
    assert_eq!(paris.metres_to(paris), 0);
    assert_eq!(paris.metres_to(lyon), lyon.metres_to(paris));
    let (east, west) = (Position::from_degrees(0.0, 180.0), Position::from_degrees(0.0, -180.0));
    assert_eq!(east.unwrap().metres_to(west.unwrap()), 0);
    for (lat, lon) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (90.1, 0.0), (0.0, -180.1)] {
        assert_eq!(Position::from_degrees(lat, lon), None);
    }
}

#[test]
fn rows_are_replaced_and_removed_by_key() {
    let mut roster: Roster = town().into_iter().collect();
    assert_eq!(roster.put(volunteer(1)), Some(town()[0].clone()));
    assert_eq!(roster.len(), 12);
    assert!(roster.rarity(&call_now()).languages.is_empty(), "nobody speaks Arabic any more");
    assert_eq!(roster.remove(HelperKey(3)), Some(volunteer(3)));
    assert_eq!(roster.remove(HelperKey(3)), None);
    assert!(roster.set_online(HelperKey(12), true) && !roster.set_online(HelperKey(3), true));
    let busy = Load { live_now: 1, ..Load::default() };
    assert!(roster.set_load(HelperKey(5), busy, Answers::default()));
    let asked = rank(&call_now(), &roster, afternoon(), 100);
    let keys: Vec<i64> = asked.iter().map(|ranked| ranked.helper.0).collect();
    assert_eq!(keys, [12, 1, 2, 4, 6, 7, 8, 9, 10, 11]);
}
