//! From bytes to a helper, believing nothing.

use super::{DAY_BYTES, Unpack, VERSION, bits, sum};
use crate::help_request::MeetingSet;
use crate::helper::{Caps, Checks, Contract, Helper, HelperKind, Membership, TrainedLevels};
use crate::keys::{AssociationKey, HelperKey, LanguageSet, MembershipKey, PlaceKey, TopicSet};
use crate::position::Position;
use crate::time::LocalDay;
use crate::timetable::{DayHours, QuietHours, Timetable};
use crate::zones::ZoneId;

/// The helper of a row; online, loads and answers as of somebody new.
pub fn unpack(row: &[u8]) -> Result<Helper, Unpack> {
    let version = *row.first().ok_or(Unpack::Truncated)?;
    if version != VERSION {
        return Err(Unpack::OtherVersion(version));
    }
    let mut head = Bytes(row.get(1..).unwrap_or_default());
    let expected = u64::from_le_bytes(head.take()?);
    let body = head.0;
    let read = Bytes(body).helper();
    // A row that was cut has a wrong sum too; that it was cut tells more.
    match read {
        Err(Unpack::Truncated) => Err(Unpack::Truncated),
        _ if sum(body) != expected => Err(Unpack::Damaged),
        read => read,
    }
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Unpack> {
        let (taken, left) = self.0.split_first_chunk::<N>().ok_or(Unpack::Truncated)?;
        self.0 = left;
        Ok(*taken)
    }

    fn byte(&mut self) -> Result<u8, Unpack> {
        self.take().map(u8::from_le_bytes)
    }

    fn short(&mut self) -> Result<u16, Unpack> {
        self.take().map(u16::from_le_bytes)
    }

    fn day(&mut self) -> Result<LocalDay, Unpack> {
        self.take().map(i32::from_le_bytes).map(LocalDay)
    }

    fn word(&mut self) -> Result<u64, Unpack> {
        self.take().map(u64::from_le_bytes)
    }

    fn key(&mut self) -> Result<i64, Unpack> {
        self.take().map(i64::from_le_bytes)
    }

    /// So many yes-or-noes of a byte, and nothing else in it.
    fn facts<const N: usize>(&mut self) -> Result<[bool; N], Unpack> {
        let byte = self.byte()?;
        if u16::from(byte) >> N != 0 { Err(Unpack::Damaged) } else { Ok(std::array::from_fn(|place| byte >> place & 1 == 1)) }
    }

    fn helper(mut self) -> Result<Helper, Unpack> {
        let key = HelperKey(self.key()?);
        let [kind_low, kind_high, is_adult, has_position, is_paused, has_term, has_contract, is_under_age] = self.facts()?;
        let kind = match (kind_high, kind_low) {
            (false, false) => HelperKind::Family,
            (false, true) => HelperKind::Volunteer,
            (true, false) => HelperKind::CivicService,
            (true, true) => return Err(Unpack::Damaged),
        };
        let helper = Helper {
            is_adult,
            checks: self.checks()?,
            caps: self.caps()?,
            topics: TopicSet(self.word()?),
            levels: TrainedLevels { low: TopicSet(self.word()?), high: TopicSet(self.word()?) },
            languages: LanguageSet(self.word()?),
            meetings: self.facts::<4>().map(|ways| MeetingSet(bits(&ways)))?,
            radius_km: self.short()?,
            position: if has_position { Some(self.position()?) } else { None },
            hours: self.hours(has_term)?,
            zone: self.zone()?,
            contract: if has_contract { Some(Contract { places: self.places()?, is_under_age }) } else { None },
            quiet_hours: QuietHours { from_minute: self.short()?, until_minute: self.short()? },
            paused_until: if is_paused { Some(self.key()?) } else { None },
            memberships: self.memberships()?,
            ..Helper::new(key, kind)
        };
        if self.0.is_empty() && (has_contract || !is_under_age) { Ok(helper) } else { Err(Unpack::Damaged) }
    }

    fn checks(&mut self) -> Result<Checks, Unpack> {
        let [is_identity_seen, is_charter_signed, is_vetted] = self.facts()?;
        let vetted_through = if is_vetted { Some(self.day()?) } else { None };
        Ok(Checks { is_identity_seen, is_charter_signed, vetted_through })
    }

    fn caps(&mut self) -> Result<Caps, Unpack> {
        let [live_now, live_others, offers_a_day, open_pairings] = [self.short()?, self.short()?, self.short()?, self.short()?];
        Ok(Caps { live_now, live_others, offers_a_day, open_pairings })
    }

    fn position(&mut self) -> Result<Position, Unpack> {
        let [lat, lon] = [i32::from_le_bytes(self.take()?), i32::from_le_bytes(self.take()?)];
        Position::from_microdegrees(lat, lon).ok_or(Unpack::Damaged)
    }

    fn day_hours(&mut self) -> Result<DayHours, Unpack> {
        let given: [u8; DAY_BYTES] = self.take()?;
        let mut all = [0; 16];
        all[..DAY_BYTES].copy_from_slice(&given);
        Ok(DayHours(u128::from_le_bytes(all)))
    }

    fn hours(&mut self, has_term: bool) -> Result<Timetable, Unpack> {
        let differing: [bool; 7] = self.facts()?;
        let (mut week, mut before) = ([DayHours::NONE; 7], DayHours::NONE);
        for (day, differs) in week.iter_mut().zip(differing) {
            before = if differs { self.day_hours()? } else { before };
            *day = before;
        }
        let mut exceptions: Vec<(LocalDay, DayHours)> = Vec::new();
        for _ in 0..self.short()? {
            let exception = (self.day()?, self.day_hours()?);
            if exceptions.last().is_some_and(|last| last.0 >= exception.0) {
                return Err(Unpack::Damaged);
            }
            exceptions.push(exception);
        }
        let term = if has_term { Some((self.day()?, self.day()?)) } else { None };
        Ok(Timetable { week, exceptions, term })
    }

    fn zone(&mut self) -> Result<ZoneId, Unpack> {
        let number = self.byte()?;
        if ZoneId::new(number).number() == number { Ok(ZoneId::new(number)) } else { Err(Unpack::Damaged) }
    }

    fn places(&mut self) -> Result<Vec<PlaceKey>, Unpack> {
        let count = self.byte()?;
        let places = (0..count).map(|_| self.key().map(PlaceKey)).collect::<Result<Vec<_>, _>>()?;
        if places.is_sorted() { Ok(places) } else { Err(Unpack::Damaged) }
    }

    fn memberships(&mut self) -> Result<Vec<Membership>, Unpack> {
        let count = self.byte()?;
        let one = |bytes: &mut Self| {
            let (key, association) = (MembershipKey(bytes.key()?), AssociationKey(bytes.key()?));
            let [is_in_good_standing] = bytes.facts()?;
            Ok(Membership { key, association, is_in_good_standing, checks: bytes.checks()?, caps: bytes.caps()? })
        };
        (0..count).map(|_| one(self)).collect()
    }
}
