//! The people of the tests: Ana, a volunteer who may be asked anything, and an ordinary afternoon.
#![allow(clippy::unwrap_used, dead_code)]

use matching::*;

pub const HUB: AssociationKey = AssociationKey(7);
pub const OTHER_HUB: AssociationKey = AssociationKey(8);
pub const HOUR_MS: i64 = 3_600_000;

/// A Tuesday: 17 November 2026.
pub const TUESDAY: LocalDay = LocalDay(20_774);

pub fn topic(number: u8) -> TopicId {
    TopicId::new(number).unwrap()
}

pub fn language(number: u8) -> LanguageId {
    LanguageId::new(number).unwrap()
}

pub fn french() -> LanguageSet {
    LanguageSet::NONE.with(language(0))
}

pub fn at(day: LocalDay, hour: u16, minute: u16) -> Moment {
    Moment::new(day, hour, minute).unwrap()
}

/// Tuesday, 14 h 05.
pub fn afternoon() -> Now {
    Now { at: 1_794_920_700_000, local: at(TUESDAY, 14, 5) }
}

pub fn chartres() -> Position {
    Position::from_degrees(48.4439, 1.489).unwrap()
}

/// Some kilometres north of Chartres.
pub fn north_by(km: f64) -> Position {
    Position::from_degrees(48.4439 + km / 111.195, 1.489).unwrap()
}

pub fn checked() -> Checks {
    Checks { is_identity_seen: true, is_charter_signed: true, vetted_through: Some(TUESDAY.plus(365)) }
}

pub fn member_of(association: AssociationKey) -> Membership {
    Membership { key: MembershipKey(association.0 * 100), association, is_in_good_standing: true, checks: checked(), caps: Caps::default() }
}

/// Ana, or somebody who differs by the key only.
pub fn volunteer(key: i64) -> Helper {
    Helper {
        memberships: vec![member_of(HUB)],
        topics: TopicSet::ALL,
        languages: french(),
        meetings: Meeting::ALL.into_iter().collect(),
        position: Some(chartres()),
        ..Helper::new(HelperKey(key), HelperKind::Volunteer)
    }
}

/// A daughter: no membership, checked by the coordinator who met her.
pub fn daughter(key: i64) -> Helper {
    Helper { kind: HelperKind::Family, memberships: Vec::new(), checks: checked(), topics: TopicSet::NONE, ..volunteer(key) }
}

/// By telephone, at once, in French, from Chartres.
pub fn call_now() -> HelpRequest {
    HelpRequest { position: Some(chartres()), reach: vec![HUB], ..HelpRequest::new(topic(3), french(), Meeting::Phone, When::Now) }
}

pub fn in_a_place() -> HelpRequest {
    HelpRequest { meeting: Meeting::Place, place: Some(chartres()), ..call_now() }
}

/// On Wednesday from 10 to 11, approved by the coordinator.
pub fn at_home() -> HelpRequest {
    let wednesday = TUESDAY.plus(1);
    let visit = Window { from: at(wednesday, 10, 0), until: at(wednesday, 11, 0) };
    HelpRequest { meeting: Meeting::Home, when: When::Dated(vec![visit]), is_home_approved: true, ..call_now() }
}

pub fn only(key: i64) -> HelperSet {
    [HelperKey(key)].into_iter().collect()
}

pub fn by_hub() -> Result<Way, Refusal> {
    Ok(Way::Membership { membership: MembershipKey(700), association: HUB })
}

pub fn ask(request: &HelpRequest, helper: &Helper) -> Result<Way, Refusal> {
    may_be_asked(request, helper, afternoon())
}

/// The keys of who is asked, in order.
pub fn order(request: &HelpRequest, helpers: &[Helper]) -> Vec<i64> {
    let roster: Roster = helpers.iter().cloned().collect();
    rank(request, &roster, afternoon(), usize::MAX).iter().map(|ranked| ranked.helper.0).collect()
}
