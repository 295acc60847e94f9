//! What holds whoever asks and whoever is on the roster. The rules are said again here in other
//! words, so that a slip in `rules.rs` does not hide behind itself.
#![allow(clippy::unwrap_used)]

mod anybody;
mod people;

use std::cmp::Reverse;

use anybody::*;
use matching::*;
use people::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn roster_of(helpers: &[Helper]) -> Roster {
    helpers.iter().cloned().collect()
}

fn all(request: &HelpRequest, roster: &Roster) -> Vec<Ranked> {
    rank(request, roster, afternoon(), usize::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn equals_sorting_everyone_who_may_be_asked(
        request in any_request(), helpers in any_helpers(), limit in 0..20usize,
    ) {
        let roster = roster_of(&helpers);
        let mut expected: Vec<Ranked> = roster
            .iter()
            .filter_map(|helper| consider(&request, helper, &roster, afternoon()).ok())
            .collect();
        expected.sort_by_key(|ranked| (Reverse(ranked.score), ranked.helper));
        prop_assert_eq!(&all(&request, &roster), &expected);
        expected.truncate(limit);
        prop_assert_eq!(rank(&request, &roster, afternoon(), limit), expected);
    }

    #[test]
    fn a_limit_keeps_the_best(minutes in vec(0..300u32, 0..80), limit in 0..80usize) {
        let helpers = (0..).zip(&minutes).map(|(key, minutes)| {
            let load = Load { minutes_this_week: *minutes, ..Load::default() };
            Helper { load, ..volunteer(key) }
        });
        let roster: Roster = helpers.collect();
        let mut expected = all(&call_now(), &roster);
        prop_assert_eq!(expected.len(), minutes.len());
        expected.truncate(limit);
        prop_assert_eq!(rank(&call_now(), &roster, afternoon(), limit), expected);
    }

    #[test]
    fn depends_neither_on_the_order_of_arrival_nor_on_who_has_left(
        request in any_request(), helpers in any_helpers(), passing in any_helpers(),
    ) {
        let roster = roster_of(&helpers);
        // Whoever comes last under a key counts: the survivors, the other way round, among others.
        let mut other = roster_of(&passing);
        let mut survivors: Vec<Helper> = roster.iter().cloned().collect();
        survivors.sort_by_key(|helper| Reverse(helper.key));
        for helper in &survivors {
            other.put(helper.clone());
        }
        for helper in &passing {
            if roster.find(helper.key).is_none() {
                other.remove(helper.key);
            }
        }
        prop_assert_eq!(other.len(), roster.len());
        prop_assert_eq!(other.rarity(&request), roster.rarity(&request));
        prop_assert_eq!(all(&request, &other), all(&request, &roster));
    }

    #[test]
    fn the_order_is_total_and_whoever_is_known_comes_first(
        request in any_request(), helpers in any_helpers(),
    ) {
        let ranked = all(&request, &roster_of(&helpers));
        let rank_of = |it: &Ranked| {
            let is_in_circle = request.circle.contains(it.helper);
            let is_former = request.former_helpers.contains(it.helper);
            (Reverse(is_in_circle), Reverse(is_former), Reverse(it.score), it.helper)
        };
        prop_assert!(ranked.windows(2).all(|pair| rank_of(&pair[0]) < rank_of(&pair[1])));
    }

    #[test]
    fn nobody_is_asked_who_must_not_be(request in any_request(), helpers in any_helpers()) {
        let roster = roster_of(&helpers);
        for ranked in all(&request, &roster) {
            let helper = roster.find(ranked.helper).unwrap();
            for unwanted in [&request.blocked, &request.said_no, &request.already_offered] {
                prop_assert!(!unwanted.contains(helper.key));
            }
            let needs_training = request.topics_needing_training.contains(request.topic);
            prop_assert!(!needs_training || helper.levels.of(request.topic) > 0);
            prop_assert!(request.languages.0 & helper.languages.0 != 0);
            prop_assert!(helper.paused_until.is_none());
            prop_assert!(helper.load.offers_today < 12 && helper.load.open_pairings < 3);
            match request.when {
                When::Now => prop_assert_eq!(helper.load.live_now, 0),
                _ => prop_assert!(helper.load.live_others < 5),
            }
            if request.meeting.is_in_person() && !request.circle.contains(helper.key) {
                let metres = helper.position.unwrap().metres_to(request.position.unwrap());
                prop_assert!(metres <= u32::from(helper.radius_km) * 1000);
            }
        }
    }

    #[test]
    fn homes_and_minors_are_protected(request in any_request(), helpers in any_helpers()) {
        let roster = roster_of(&helpers);
        for ranked in all(&request, &roster) {
            let helper = roster.find(ranked.helper).unwrap();
            let is_vetted = helper.memberships.iter().map(|it| it.checks).chain([helper.checks])
                .any(|checks| checks.vetted_through.is_some_and(|day| day >= TUESDAY));
            prop_assert!(!request.is_minor || (request.meeting == Meeting::Place && is_vetted));
            if request.meeting == Meeting::Home {
                prop_assert!(request.is_home_approved && request.when != When::Now);
                prop_assert!(is_vetted && helper.is_adult);
                prop_assert!(helper.kind != HelperKind::CivicService);
            }
        }
    }

    #[test]
    fn every_offer_names_a_way_that_holds(request in any_request(), helpers in any_helpers()) {
        let roster = roster_of(&helpers);
        for ranked in all(&request, &roster) {
            let helper = roster.find(ranked.helper).unwrap();
            match ranked.way {
                Way::Circle => prop_assert!(request.circle.contains(helper.key)),
                Way::Membership { membership, association } => {
                    prop_assert!(helper.kind != HelperKind::Family);
                    prop_assert!(request.reach.contains(&association));
                    let is_held = helper.memberships.iter().any(|it| {
                        it.key == membership
                            && it.association == association
                            && it.is_in_good_standing
                            && it.checks.is_identity_seen
                            && it.checks.is_charter_signed
                            && helper.load.open_pairings < it.caps.open_pairings
                    });
                    prop_assert!(is_held);
                }
            }
        }
    }

    #[test]
    fn a_refusal_is_told_for_whoever_is_not_ranked(
        request in any_request(), helper in any_helper(),
    ) {
        let roster = roster_of(std::slice::from_ref(&helper));
        let ranked = all(&request, &roster);
        let told = may_be_asked(&request, &helper, afternoon());
        prop_assert_eq!(ranked.first().map(|it| it.way), told.ok());
        if let Err(refusal) = may_anyone_be_asked(&request) {
            prop_assert_eq!(told, Err(refusal));
        }
    }

    #[test]
    fn the_first_open_moment_is_the_first(
        week in proptest::array::uniform7((0..1440u16, 0..1440u16)),
        start in 0..1440u16, length in 0..6000u16,
    ) {
        let hours = Timetable::weekly(week.map(|(from, until)| DayHours::between(from, until)));
        let from = Moment::on(TUESDAY, start);
        let end = u32::from(start) + u32::from(length);
        let day = TUESDAY.plus(i32::try_from(end / 1440).unwrap());
        let until = Moment::on(day, u16::try_from(end % 1440).unwrap());
        let minutes = (u32::from(start)..end).map(|minute| {
            let day = TUESDAY.plus(i32::try_from(minute / 1440).unwrap());
            Moment::on(day, u16::try_from(minute % 1440).unwrap())
        });
        let mut open = minutes.clone().filter(|moment| hours.is_open_at(*moment));
        let window = Window { from, until };
        prop_assert_eq!(hours.first_open(window), open.next());
        let is_all_open = length > 0 && minutes.clone().all(|moment| hours.is_open_at(moment));
        prop_assert_eq!(hours.covers(window), is_all_open);
    }

    #[test]
    fn sets_and_levels_keep_what_they_are_given(
        levels in vec((0..64u8, 0..6u8), 0..20), keys in vec(any::<i64>(), 0..20),
    ) {
        let mut kept = TrainedLevels::default();
        let mut expected = [0u8; 64];
        for (number, level) in levels {
            kept = kept.with(topic(number), level);
            expected[usize::from(number)] = level.min(3);
        }
        for id in TopicSet::ALL.iter() {
            prop_assert_eq!(kept.of(id), expected[usize::from(id.number())]);
            prop_assert_eq!(kept.trained().contains(id), kept.of(id) > 0);
        }
        let set: HelperSet = keys.iter().copied().map(HelperKey).collect();
        prop_assert!(keys.iter().all(|key| set.contains(HelperKey(*key))));
        prop_assert!(set.iter().all(|key| keys.contains(&key.0)));
    }
}
