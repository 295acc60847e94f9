//! From a helper to bytes.

use super::{DAY_BYTES, HEAD, VERSION, bits, sum};
use crate::helper::{Caps, Checks, Helper, TrainedLevels};
use crate::keys::PlaceKey;
use crate::position::Position;
use crate::timetable::{DayHours, Timetable};

/// The row of a helper, without `is_online`, `load` and `answers`. At most 255 memberships, 255 places and 65,535 days that
/// differ are kept.
pub fn pack(helper: &Helper) -> Vec<u8> {
    let mut out = vec![0; HEAD];
    out.extend(helper.key.0.to_le_bytes());
    let kind = helper.kind as u8;
    let is_under_age = helper.contract.as_ref().is_some_and(|contract| contract.is_under_age);
    let has_hours = [helper.hours.term.is_some(), helper.contract.is_some(), is_under_age];
    let has = [helper.is_adult, helper.position.is_some(), helper.paused_until.is_some(), has_hours[0], has_hours[1], has_hours[2]];
    out.push(kind | bits(&has) << 2);
    put_checks(&mut out, helper.checks);
    put_caps(&mut out, helper.caps);
    let TrainedLevels { low, high } = helper.levels;
    for word in [helper.topics.0, low.0, high.0, helper.languages.0] {
        out.extend(word.to_le_bytes());
    }
    out.push(helper.meetings.0);
    out.extend(helper.radius_km.to_le_bytes());
    for degrees in helper.position.into_iter().flat_map(Position::microdegrees) {
        out.extend(degrees.to_le_bytes());
    }
    put_hours(&mut out, &helper.hours);
    out.push(helper.zone.number());
    if let Some(contract) = &helper.contract {
        put_places(&mut out, &contract.places);
    }
    for minute in [helper.quiet_hours.from_minute, helper.quiet_hours.until_minute] {
        out.extend(minute.to_le_bytes());
    }
    out.extend(helper.paused_until.into_iter().flat_map(i64::to_le_bytes));
    let memberships = u8::try_from(helper.memberships.len()).unwrap_or(u8::MAX);
    out.push(memberships);
    for membership in helper.memberships.iter().take(usize::from(memberships)) {
        out.extend(membership.key.0.to_le_bytes());
        out.extend(membership.association.0.to_le_bytes());
        out.push(u8::from(membership.is_in_good_standing));
        put_checks(&mut out, membership.checks);
        put_caps(&mut out, membership.caps);
    }
    out[0] = VERSION;
    let sum = sum(&out[HEAD..]);
    out[1..HEAD].copy_from_slice(&sum.to_le_bytes());
    out
}

fn put_checks(out: &mut Vec<u8>, checks: Checks) {
    out.push(bits(&[checks.is_identity_seen, checks.is_charter_signed, checks.vetted_through.is_some()]));
    out.extend(checks.vetted_through.into_iter().flat_map(|day| day.0.to_le_bytes()));
}

fn put_caps(out: &mut Vec<u8>, caps: Caps) {
    for cap in [caps.live_now, caps.live_others, caps.offers_a_day, caps.open_pairings] {
        out.extend(cap.to_le_bytes());
    }
}

fn put_hours(out: &mut Vec<u8>, hours: &Timetable) {
    let day_bytes = |hours: &DayHours| hours.0.to_le_bytes().into_iter().take(DAY_BYTES);
    let (mut before, mut differing) = (DayHours::NONE, Vec::new());
    for day in &hours.week {
        differing.push(*day != before);
        before = *day;
    }
    out.push(bits(&differing));
    hours.week.iter().zip(&differing).filter(|(_, differs)| **differs).for_each(|(day, _)| out.extend(day_bytes(day)));
    let count = u16::try_from(hours.exceptions.len()).unwrap_or(u16::MAX);
    out.extend(count.to_le_bytes());
    for (day, open) in hours.exceptions.iter().take(usize::from(count)) {
        out.extend(day.0.to_le_bytes());
        out.extend(day_bytes(open));
    }
    for day in hours.term.into_iter().flat_map(|(first, last)| [first, last]) {
        out.extend(day.0.to_le_bytes());
    }
}

fn put_places(out: &mut Vec<u8>, places: &[PlaceKey]) {
    let count = u8::try_from(places.len()).unwrap_or(u8::MAX);
    out.push(count);
    places.iter().take(usize::from(count)).for_each(|place| out.extend(place.0.to_le_bytes()));
}
