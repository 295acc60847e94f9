//! Who may be asked: every rule of the agreement, once, in the order of [`Refusal`].

use crate::help_request::{HelpRequest, Meeting, Urgency, When};
use crate::helper::{Caps, Checks, Helper, HelperKind};
use crate::keys::{AssociationKey, MembershipKey, PlaceKey};
use crate::refusal::Refusal;
use crate::time::{Moment, Now, Weekday, Window};

/// What an offer goes through: it sets the caps, the owner, and who counts the hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    Membership {
        membership: MembershipKey,
        association: AssociationKey,
    },
    /// The asker knows this helper: no association stands between them.
    Circle,
}

/// A helper who may be asked, and what was found out on the way to that.
#[derive(Clone, Copy)]
pub(crate) struct Fit {
    pub way: Way,
    /// `None` when nobody travels, or where a circle's helper lives is not known.
    pub metres: Option<u32>,
    /// The first moment of help at which the helper is free.
    pub free_at: Moment,
}

/// Whether this helper may be asked now, and through what; else the first rule against it.
pub fn may_be_asked(request: &HelpRequest, helper: &Helper, now: Now) -> Result<Way, Refusal> {
    fit(request, helper, now).map(|fit| fit.way)
}

/// The rules that no helper changes. Ask them before a help request is sent: what they refuse
/// would wait for nobody. Only [`Refusal::HomeNotApproved`] may be lifted later, by the coordinator.
pub fn may_anyone_be_asked(request: &HelpRequest) -> Result<(), Refusal> {
    refuse(request.is_minor && request.meeting != Meeting::Place, Refusal::MinorOnlyInPlace)?;
    if request.meeting == Meeting::Home {
        refuse(request.urgency() == Urgency::Now, Refusal::HomeNeverNow)?;
        refuse(!request.is_home_approved, Refusal::HomeNotApproved)?;
    }
    Ok(())
}

pub(crate) fn fit(request: &HelpRequest, helper: &Helper, now: Now) -> Result<Fit, Refusal> {
    may_anyone_be_asked(request)?;
    is_not_excluded(request, helper)?;
    let (way, caps) = way_to(request, helper, now)?;
    is_able(request, helper)?;
    let metres = is_within_radius(request, helper)?;
    let free_at =
        free_at(request, helper, now).ok_or(if helper.contract.is_some() { Refusal::OutsideContract } else { Refusal::NotFree })?;
    may_be_disturbed(request, helper, now)?;
    match caps.reached(helper.load, request.urgency()) {
        Some(cap) => Err(Refusal::OverCap(cap)),
        None => Ok(Fit { way, metres, free_at }),
    }
}

fn refuse(is_against: bool, refusal: Refusal) -> Result<(), Refusal> {
    if is_against { Err(refusal) } else { Ok(()) }
}

fn is_in_circle(request: &HelpRequest, helper: &Helper) -> bool {
    request.circle.contains(helper.key)
}

/// Who this helper is, to this asker.
fn is_not_excluded(request: &HelpRequest, helper: &Helper) -> Result<(), Refusal> {
    refuse(request.blocked.contains(helper.key), Refusal::Blocked)?;
    refuse(request.said_no.contains(helper.key), Refusal::SaidNo)?;
    refuse(request.already_offered.contains(helper.key), Refusal::AlreadyOffered)?;
    if request.meeting == Meeting::Home {
        let is_civic_service = helper.kind == HelperKind::CivicService;
        refuse(is_civic_service, Refusal::CivicServiceNeverAtHome)?;
        refuse(!helper.is_adult, Refusal::HelperUnderAge)?;
    }
    Ok(())
}

/// A membership goes before the circle, so that a volunteer's hours with an old acquaintance are
/// counted. A family helper has the circle only.
fn way_to(request: &HelpRequest, helper: &Helper, now: Now) -> Result<(Way, Caps), Refusal> {
    let by_membership = if helper.kind == HelperKind::Family { Err(Refusal::NotInCircle) } else { by_membership(request, helper, now) };
    match by_membership {
        Err(refusal) if is_in_circle(request, helper) => by_circle(request, helper, now).map_err(|other| other.max(refusal)),
        decided => decided,
    }
}

/// The first association of the reach through which the helper may be asked.
fn by_membership(request: &HelpRequest, helper: &Helper, now: Now) -> Result<(Way, Caps), Refusal> {
    let mut nearest = Refusal::NoMembershipInReach;
    for association in &request.reach {
        for membership in helper.memberships.iter().filter(|it| it.association == *association) {
            let standing = refuse(!membership.is_in_good_standing, Refusal::NotInGoodStanding)
                .and_then(|()| is_checked(request, membership.checks, now));
            match standing {
                Ok(()) => {
                    let way = Way::Membership { membership: membership.key, association: *association };
                    return Ok((way, helper.caps.tighter(membership.caps)));
                }
                Err(refusal) => nearest = nearest.max(refusal),
            }
        }
    }
    Err(nearest)
}

/// No membership is needed, but somebody must have seen who this is: for themselves, or as a
/// member in good standing of any association. What a suspended membership noted does not count.
fn by_circle(request: &HelpRequest, helper: &Helper, now: Now) -> Result<(Way, Caps), Refusal> {
    let standing = helper.memberships.iter().filter(|membership| membership.is_in_good_standing);
    let mut result = is_checked(request, helper.checks, now);
    for membership in standing {
        let other = is_checked(request, membership.checks, now);
        result = result.or_else(|refusal| other.map_err(|other| other.max(refusal)));
    }
    result.map(|()| (Way::Circle, helper.caps))
}

fn is_checked(request: &HelpRequest, checks: Checks, now: Now) -> Result<(), Refusal> {
    refuse(!checks.is_identity_seen, Refusal::IdentityNotSeen)?;
    refuse(!checks.is_charter_signed, Refusal::CharterNotSigned)?;
    // Until the end: who is vetted today only does not visit next week.
    let last_day = request.when.last_day(now).max(now.local.day());
    let is_vetted = checks.vetted_through.is_some_and(|day| day >= last_day);
    refuse(request.needs_vetting() && !is_vetted, Refusal::NotVetted)
}

/// In a circle the choice of topics is not asked for: the daughter who ticked nothing is still the
/// one whom her mother wants. Where a topic needs training, she needs it too.
fn is_able(request: &HelpRequest, helper: &Helper) -> Result<(), Refusal> {
    let has_chosen = helper.topics.contains(request.topic) || is_in_circle(request, helper);
    refuse(!has_chosen, Refusal::OtherTopics)?;
    let needs_training = request.topics_needing_training.contains(request.topic);
    refuse(needs_training && helper.levels.of(request.topic) == 0, Refusal::Untrained)?;
    let common = request.languages.and(helper.languages);
    refuse(common.is_empty(), Refusal::NoCommonLanguage)?;
    refuse(!helper.meetings.contains(request.meeting), Refusal::OtherMeetings)?;
    refuse(request.meeting == Meeting::Place && !may_go_to(request.place_key, helper), Refusal::OtherPlaces)
}

/// A contract that names places holds for these only.
fn may_go_to(place: Option<PlaceKey>, helper: &Helper) -> bool {
    let places = helper.contract.as_ref().map_or(&[][..], |contract| contract.places.as_slice());
    places.is_empty() || place.is_some_and(|place| places.binary_search(&place).is_ok())
}

/// Metres to the meeting point, where somebody travels. A position that is missing refuses all but
/// the circle, who know where the asker lives; one that is known binds them too.
fn is_within_radius(request: &HelpRequest, helper: &Helper) -> Result<Option<u32>, Refusal> {
    if !request.meeting.is_in_person() {
        return Ok(None);
    }
    let (Some(home), Some(there)) = (helper.position, request.meeting_point()) else {
        let is_stranger = !is_in_circle(request, helper);
        return refuse(is_stranger, Refusal::DistanceUnknown).map(|()| None);
    };
    let metres = home.metres_to(there);
    let radius_km = helper.radius_km;
    let is_beyond = metres > u32::from(radius_km) * 1000;
    refuse(is_beyond, Refusal::TooFar { metres, radius_km }).map(|()| Some(metres))
}

/// Whether the contract of a civic-service volunteer allows this help, whenever it is asked: what a claim looks at again. Everybody else
/// is bound by none.
pub fn is_within_contract(request: &HelpRequest, helper: &Helper, now: Now) -> Result<(), Refusal> {
    if helper.contract.is_none() {
        return Ok(());
    }
    refuse(request.meeting == Meeting::Home, Refusal::CivicServiceNeverAtHome)?;
    refuse(request.meeting == Meeting::Place && !may_go_to(request.place_key, helper), Refusal::OtherPlaces)?;
    free_at(request, helper, now).map(|_free_at| ()).ok_or(Refusal::OutsideContract)
}

/// Most help takes an hour: whoever is under 18 is asked while that much is left.
const HELP_MINUTES: u32 = 60;
const UNDER_AGE_MINUTES_A_DAY: u32 = 7 * 60;
const UNDER_AGE_MINUTES_A_WEEK: u32 = 35 * 60;

/// The first moment of help at which the helper is free, by the clocks of the help request.
///
/// For *now*, somebody who has a page open is there, whatever their schedule says; but an absence
/// that they entered for that very day was meant, and a contract is kept.
fn free_at(request: &HelpRequest, helper: &Helper, now: Now) -> Option<Moment> {
    let (hours, clocks) = (&helper.hours, &request.clocks);
    let there = |here: Moment| clocks.there(helper.zone, here);
    let there_now = there(now.local);
    let from = may_work_from(helper, there_now);
    match &request.when {
        When::Now => {
            let is_there = helper.contract.is_none() && helper.is_online && !hours.is_away(there_now.day());
            (from <= there_now && (is_there || hours.is_open_at(there_now))).then_some(now.local)
        }
        When::Today(window) | When::ThisWeek(window) => {
            let left = window.after(now.local);
            let left = Window { from: there(left.from).max(from), until: there(left.until) };
            hours.first_open(left).map(|free| clocks.here(helper.zone, free))
        }
        When::Dated(windows) => {
            let is_free = |window: &Window| {
                let window = Window { from: there(window.from), until: there(window.until) };
                from <= window.from && hours.covers(window)
            };
            windows.iter().filter(|window| window.from >= now.local && is_free(window)).map(|window| window.from).min()
        }
    }
}

/// From when on hours are left to a helper: at once, but for whoever is under 18 and has helped for as long as they may.
fn may_work_from(helper: &Helper, now: Moment) -> Moment {
    if !helper.contract.as_ref().is_some_and(|contract| contract.is_under_age) {
        return now;
    }
    let (load, today) = (&helper.load, now.day());
    if load.minutes_this_week.saturating_add(HELP_MINUTES) > UNDER_AGE_MINUTES_A_WEEK {
        let days_of_the_week_left = Weekday::ALL.len() - today.weekday() as usize;
        return Moment::midnight(today.plus(i32::try_from(days_of_the_week_left).unwrap_or(7)));
    }
    let is_today_full = load.today == today && load.minutes_today.saturating_add(HELP_MINUTES) > UNDER_AGE_MINUTES_A_DAY;
    if is_today_full { Moment::midnight(today.plus(1)) } else { now }
}

/// Whether it is a moment to be asked: apart from when help is given.
fn may_be_disturbed(request: &HelpRequest, helper: &Helper, now: Now) -> Result<(), Refusal> {
    let there_now = request.clocks.there(helper.zone, now.local);
    match helper.paused_until {
        Some(until) if until > now.at => Err(Refusal::Paused { until }),
        _ if helper.contract.is_some() && !helper.hours.is_open_at(there_now) => Err(Refusal::OutsideContract),
        _ => refuse(helper.quiet_hours.holds_at(there_now), Refusal::QuietHours),
    }
}
