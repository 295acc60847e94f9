//! Helpers and help requests of every kind, for the properties.
#![allow(clippy::unwrap_used, dead_code)]

use matching::*;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

use crate::people::*;

/// Every fact that refuses is likely enough to be met, and unlikely enough that half of the
/// help requests that anybody may answer still find somebody.
fn mostly() -> impl Strategy<Value = bool> {
    proptest::bool::weighted(0.95)
}

fn rarely() -> impl Strategy<Value = bool> {
    proptest::bool::weighted(0.08)
}

prop_compose! {
    fn any_position()(km in 0.0..25.0f64) -> Position { north_by(km) }
}

prop_compose! {
    fn any_checks()(
        is_identity_seen in mostly(),
        is_charter_signed in mostly(),
        vetted_through in weighted(0.95, (-3..40i32).prop_map(|days| TUESDAY.plus(days))),
    ) -> Checks {
        Checks { is_identity_seen, is_charter_signed, vetted_through }
    }
}

prop_compose! {
    fn any_membership()(
        key in 1..1000i64,
        association in 7..10i64,
        is_in_good_standing in mostly(),
        checks in any_checks(),
        open_pairings in 1..5u16,
    ) -> Membership {
        let association = AssociationKey(association);
        let caps = Caps { open_pairings, ..Caps::default() };
        Membership { key: MembershipKey(key), association, is_in_good_standing, checks, caps }
    }
}

prop_compose! {
    fn any_load()(
        live_now in prop_oneof![4 => Just(0), 1 => 1..3u16],
        live_others in prop_oneof![4 => 0..5u16, 1 => 5..7u16],
        offers_today in prop_oneof![6 => 0..12u16, 1 => 12..14u16],
        open_pairings in prop_oneof![6 => 0..3u16, 1 => Just(3)],
        minutes_this_week in 0..400u32,
        last_offered_at in weighted(0.7, 0..=afternoon().at),
    ) -> Load {
        Load {
            live_now, live_others, offers_today, open_pairings, minutes_this_week, last_offered_at, ..Load::default()
        }
    }
}

fn any_kind() -> impl Strategy<Value = HelperKind> {
    use HelperKind::{CivicService, Family, Volunteer};
    prop_oneof![Just(Family), Just(Volunteer), Just(Volunteer), Just(CivicService)]
}

prop_compose! {
    pub fn any_helper()(
        (key, kind, is_adult, is_online) in (0..40i64, any_kind(), mostly(), any::<bool>()),
        (checks, memberships) in (any_checks(), vec(any_membership(), 0..4)),
        (topics, languages) in (any::<u64>(), 0..16u64),
        (topic_number, level) in (0..4u8, 0..4u8),
        position in weighted(0.9, any_position()),
        radius_km in 5..30u16,
        (away, paused) in (rarely(), rarely()),
        load in any_load(),
        (offered, answered) in (0..30u32, 0..30u32),
    ) -> Helper {
        let mut helper = Helper {
            is_adult, checks, memberships, position, radius_km, is_online, load,
            topics: TopicSet(topics | 3),
            levels: TrainedLevels::default().with(topic(topic_number), level),
            languages: LanguageSet(languages),
            meetings: Meeting::ALL.into_iter().collect(),
            paused_until: paused.then_some(afternoon().at + HOUR_MS),
            answers: Answers { offered, answered },
            ..Helper::new(HelperKey(key), kind)
        };
        if away {
            helper.hours.except(TUESDAY, DayHours::NONE);
        }
        helper
    }
}

fn any_when() -> impl Strategy<Value = When> {
    let now = afternoon().local;
    let dated = (0..9i32, 8..19u16).prop_map(|(days, hour)| {
        let day = TUESDAY.plus(days);
        When::Dated(vec![Window { from: at(day, hour, 0), until: at(day, hour + 1, 0) }])
    });
    prop_oneof![Just(When::Now), Just(When::Today(Window::rest_of_day(now))), Just(When::ThisWeek(Window::rest_of_day_and(now, 6))), dated,]
}

fn some_helpers() -> impl Strategy<Value = HelperSet> {
    vec(0..40i64, 0..6).prop_map(|keys| keys.into_iter().map(HelperKey).collect())
}

prop_compose! {
    pub fn any_request()(
        topic_number in 0..4u8,
        needing_training in prop_oneof![Just(0), 0..16u64],
        languages in 1..16u64,
        meeting in proptest::sample::select(Meeting::ALL.to_vec()),
        when in any_when(),
        position in weighted(0.95, any_position()),
        (is_home_approved, is_minor) in (mostly(), proptest::bool::weighted(0.2)),
        reach in vec((7..10i64).prop_map(AssociationKey), 0..4),
        (circle, former_helpers) in (some_helpers(), some_helpers()),
        (blocked, said_no, already_offered) in (some_helpers(), some_helpers(), some_helpers()),
    ) -> HelpRequest {
        HelpRequest {
            topics_needing_training: TopicSet(needing_training),
            place: None,
            position, is_home_approved, is_minor, reach,
            circle, former_helpers, blocked, said_no, already_offered,
            ..HelpRequest::new(topic(topic_number), LanguageSet(languages), meeting, when)
        }
    }
}

pub fn any_helpers() -> impl Strategy<Value = Vec<Helper>> {
    vec(any_helper(), 0..60)
}
