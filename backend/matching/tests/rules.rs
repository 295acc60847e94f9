//! One rule, one story: who may be asked, and what the coordinator reads when not.
#![allow(clippy::unwrap_used)]

mod people;

use matching::*;
use people::*;

#[test]
fn ana_may_be_asked_through_her_membership() {
    assert_eq!(ask(&call_now(), &volunteer(1)), by_hub());
    assert_eq!(ask(&in_a_place(), &volunteer(1)), by_hub());
    assert_eq!(ask(&at_home(), &volunteer(1)), by_hub());
}

#[test]
fn the_first_association_of_the_reach_is_the_one_that_counts_the_hours() {
    let ana = Helper { memberships: vec![member_of(HUB), member_of(OTHER_HUB)], ..volunteer(1) };
    let request = HelpRequest { reach: vec![OTHER_HUB, HUB], ..call_now() };
    let Ok(Way::Membership { association, .. }) = ask(&request, &ana) else { panic!() };
    assert_eq!(association, OTHER_HUB);
}

#[test]
fn a_membership_that_fails_leaves_the_next_one() {
    let mut ana = Helper { memberships: vec![member_of(OTHER_HUB), member_of(HUB)], ..volunteer(1) };
    ana.memberships[0].checks.is_charter_signed = false;
    let request = HelpRequest { reach: vec![OTHER_HUB, HUB], ..call_now() };
    assert_eq!(ask(&request, &ana), by_hub());
}

#[test]
fn nobody_is_asked_through_another_association() {
    let request = HelpRequest { reach: vec![OTHER_HUB], ..call_now() };
    assert_eq!(ask(&request, &volunteer(1)), Err(Refusal::NoMembershipInReach));
}

#[test]
fn standing_identity_and_charter_come_before_a_first_offer() {
    let mut ana = volunteer(1);
    ana.memberships[0].checks.is_charter_signed = false;
    assert_eq!(ask(&call_now(), &ana), Err(Refusal::CharterNotSigned));
    ana.memberships[0].checks.is_identity_seen = false;
    assert_eq!(ask(&call_now(), &ana), Err(Refusal::IdentityNotSeen));
    ana.memberships[0].is_in_good_standing = false;
    assert_eq!(ask(&call_now(), &ana), Err(Refusal::NotInGoodStanding));
}

#[test]
fn a_family_helper_is_asked_by_the_circle_only() {
    let eva = daughter(2);
    assert_eq!(ask(&call_now(), &eva), Err(Refusal::NotInCircle));
    let request = HelpRequest { circle: only(2), reach: Vec::new(), ..call_now() };
    assert_eq!(ask(&request, &eva), Ok(Way::Circle));
    let member_too = Helper { memberships: vec![member_of(HUB)], ..eva };
    assert_eq!(ask(&call_now(), &member_too), Err(Refusal::NotInCircle));
    let former = HelpRequest { former_helpers: only(2), ..call_now() };
    assert_eq!(ask(&former, &member_too), Err(Refusal::NotInCircle));
}

#[test]
fn a_circle_offer_needs_no_membership_but_an_identity() {
    let request = HelpRequest { circle: only(2), ..call_now() };
    let unseen = Helper { checks: Checks::default(), ..daughter(2) };
    assert_eq!(ask(&request, &unseen), Err(Refusal::IdentityNotSeen));
    let seen_elsewhere = Helper { memberships: vec![member_of(OTHER_HUB)], ..unseen };
    assert_eq!(ask(&request, &seen_elsewhere), Ok(Way::Circle));
}

#[test]
fn a_suspended_volunteer_is_not_asked_by_the_circle_either() {
    let mut ana = volunteer(1);
    ana.memberships[0].is_in_good_standing = false;
    let request = HelpRequest { circle: only(1), ..call_now() };
    assert_eq!(ask(&request, &ana), Err(Refusal::IdentityNotSeen));
}

#[test]
fn a_volunteer_of_the_circle_goes_through_the_membership_so_that_the_hours_count() {
    let request = HelpRequest { circle: only(1), ..call_now() };
    assert_eq!(ask(&request, &volunteer(1)), by_hub());
}

#[test]
fn topics_that_need_training_are_for_the_trained_also_in_the_circle() {
    let needs = TopicSet::NONE.with(topic(3));
    let request = HelpRequest { topics_needing_training: needs, circle: only(2), ..call_now() };
    assert_eq!(ask(&request, &volunteer(1)), Err(Refusal::Untrained));
    assert_eq!(ask(&request, &daughter(2)), Err(Refusal::Untrained));
    let trained = Helper { levels: TrainedLevels::default().with(topic(3), 1), ..volunteer(1) };
    assert_eq!(ask(&request, &trained), by_hub());
    let elsewhere = Helper { levels: TrainedLevels::default().with(topic(4), 3), ..volunteer(1) };
    assert_eq!(ask(&request, &elsewhere), Err(Refusal::Untrained));
}

#[test]
fn topics_are_chosen_by_the_helper() {
    let ana = Helper { topics: TopicSet::NONE.with(topic(4)), ..volunteer(1) };
    assert_eq!(ask(&call_now(), &ana), Err(Refusal::OtherTopics));
}

#[test]
fn they_speak_a_common_language_and_meet_that_way() {
    let arabic = LanguageSet::NONE.with(language(5));
    let request = HelpRequest { languages: arabic, ..call_now() };
    assert_eq!(ask(&request, &volunteer(1)), Err(Refusal::NoCommonLanguage));
    let both = Helper { languages: french().with(language(5)), ..volunteer(1) };
    assert_eq!(ask(&request, &both), by_hub());
    let writes = Helper { meetings: MeetingSet::NONE.with(Meeting::Messages), ..volunteer(1) };
    assert_eq!(ask(&call_now(), &writes), Err(Refusal::OtherMeetings));
}

#[test]
fn whoever_travels_stays_within_the_radius() {
    let far = Helper { position: Some(north_by(10.1)), radius_km: 10, ..volunteer(1) };
    let refusal = ask(&in_a_place(), &far);
    assert!(matches!(refusal, Err(Refusal::TooFar { metres: 10_100, radius_km: 10 })), "{refusal:?}");
    assert_eq!(ask(&call_now(), &far), by_hub());
    let near = Helper { position: Some(north_by(9.9)), ..far };
    assert_eq!(ask(&in_a_place(), &near), by_hub());
    let nowhere = Helper { position: None, ..near };
    assert_eq!(ask(&in_a_place(), &nowhere), Err(Refusal::DistanceUnknown));
    let circle = HelpRequest { circle: only(1), ..in_a_place() };
    assert_eq!(ask(&circle, &nowhere), by_hub());
}

#[test]
fn the_chosen_place_is_the_meeting_point_and_without_one_the_asker_is() {
    let elsewhere = HelpRequest { place: Some(north_by(50.0)), ..in_a_place() };
    assert!(matches!(ask(&elsewhere, &volunteer(1)), Err(Refusal::TooFar { .. })));
    let not_chosen = HelpRequest { place: None, ..in_a_place() };
    assert_eq!(ask(&not_chosen, &volunteer(1)), by_hub());
}

#[test]
fn at_home_go_vetted_adults_who_are_no_civic_service_volunteers() {
    let mut ana = volunteer(1);
    ana.memberships[0].checks.vetted_through = Some(TUESDAY);
    assert_eq!(ask(&at_home(), &ana), Err(Refusal::NotVetted), "the visit is on Wednesday");
    ana.memberships[0].checks.vetted_through = Some(TUESDAY.plus(1));
    assert_eq!(ask(&at_home(), &ana), by_hub());
    let young = Helper { is_adult: false, ..volunteer(1) };
    assert_eq!(ask(&at_home(), &young), Err(Refusal::HelperUnderAge));
    let civic = Helper { kind: HelperKind::CivicService, ..volunteer(1) };
    assert_eq!(ask(&at_home(), &civic), Err(Refusal::CivicServiceNeverAtHome));
    let circle = HelpRequest { circle: only(1), ..at_home() };
    assert_eq!(ask(&circle, &civic), Err(Refusal::CivicServiceNeverAtHome));
    assert_eq!(ask(&in_a_place(), &civic), by_hub());
}

#[test]
fn a_home_is_never_now_and_approved_each_time() {
    let now = HelpRequest { when: When::Now, ..at_home() };
    assert_eq!(ask(&now, &volunteer(1)), Err(Refusal::HomeNeverNow));
    let waiting = HelpRequest { is_home_approved: false, ..at_home() };
    assert_eq!(may_anyone_be_asked(&waiting), Err(Refusal::HomeNotApproved));
}

#[test]
fn under_18_a_vetted_helper_in_a_place() {
    let young = HelpRequest { is_minor: true, ..in_a_place() };
    assert_eq!(ask(&young, &volunteer(1)), by_hub());
    let mut ana = volunteer(1);
    ana.memberships[0].checks.vetted_through = None;
    assert_eq!(ask(&young, &ana), Err(Refusal::NotVetted));
    ana.memberships[0].checks.vetted_through = Some(TUESDAY.plus(-1));
    assert_eq!(ask(&young, &ana), Err(Refusal::NotVetted), "it ended yesterday");
    for meeting in [Meeting::Home, Meeting::Phone, Meeting::Messages] {
        let elsewhere = HelpRequest { meeting, is_minor: true, ..at_home() };
        assert_eq!(ask(&elsewhere, &volunteer(1)), Err(Refusal::MinorOnlyInPlace));
    }
}

#[test]
fn blocked_refused_or_already_offered_is_not_asked_again() {
    let circle = || HelpRequest { circle: only(1), former_helpers: only(1), ..call_now() };
    let blocked = HelpRequest { blocked: only(1), ..circle() };
    assert_eq!(ask(&blocked, &volunteer(1)), Err(Refusal::Blocked));
    let said_no = HelpRequest { said_no: only(1), ..circle() };
    assert_eq!(ask(&said_no, &volunteer(1)), Err(Refusal::SaidNo));
    let offered = HelpRequest { already_offered: only(1), ..circle() };
    assert_eq!(ask(&offered, &volunteer(1)), Err(Refusal::AlreadyOffered));
    assert_eq!(ask(&blocked, &volunteer(2)), by_hub());
}

#[test]
fn paused_and_quiet_hours_are_of_the_moment_of_asking() {
    let now = afternoon();
    let paused = Helper { paused_until: Some(now.at + 1), ..volunteer(1) };
    assert_eq!(ask(&at_home(), &paused), Err(Refusal::Paused { until: now.at + 1 }));
    let was_paused = Helper { paused_until: Some(now.at), ..volunteer(1) };
    assert_eq!(ask(&at_home(), &was_paused), by_hub());

    let evening = Now { at: now.at + 8 * HOUR_MS, local: at(TUESDAY, 22, 5) };
    assert_eq!(may_be_asked(&at_home(), &volunteer(1), evening), Err(Refusal::QuietHours));
    let owl = Helper { quiet_hours: QuietHours::NEVER, ..volunteer(1) };
    assert_eq!(may_be_asked(&at_home(), &owl, evening), by_hub());
}

#[test]
fn each_cap_holds() {
    let with = |load| Helper { load, ..volunteer(1) };
    let busy = with(Load { live_now: 1, ..Load::default() });
    assert_eq!(ask(&call_now(), &busy), Err(Refusal::OverCap(Cap::LiveNow)));
    assert_eq!(ask(&at_home(), &busy), by_hub());
    let listed = with(Load { live_others: 5, ..Load::default() });
    assert_eq!(ask(&at_home(), &listed), Err(Refusal::OverCap(Cap::LiveOthers)));
    assert_eq!(ask(&call_now(), &listed), by_hub());
    let asked = with(Load { offers_today: 12, ..Load::default() });
    assert_eq!(ask(&call_now(), &asked), Err(Refusal::OverCap(Cap::OffersADay)));
    let paired = with(Load { open_pairings: 3, ..Load::default() });
    assert_eq!(ask(&call_now(), &paired), Err(Refusal::OverCap(Cap::OpenPairings)));
}

#[test]
fn the_tighter_cap_counts_and_an_association_has_no_say_in_a_circle() {
    let one = Caps { open_pairings: 1, ..Caps::default() };
    let load = Load { open_pairings: 1, ..Load::default() };
    let mut ana = Helper { load, ..volunteer(1) };
    assert_eq!(ask(&call_now(), &ana), by_hub());
    ana.memberships[0].caps = one;
    assert_eq!(ask(&call_now(), &ana), Err(Refusal::OverCap(Cap::OpenPairings)));
    let only_circle = HelpRequest { reach: Vec::new(), circle: only(1), ..call_now() };
    assert_eq!(ask(&only_circle, &ana), Ok(Way::Circle));
    ana.caps = one;
    assert_eq!(ask(&only_circle, &ana), Err(Refusal::OverCap(Cap::OpenPairings)));
}
