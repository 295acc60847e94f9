//! What is yes or no of a helper, as bits; so that one instruction answers for 64 helpers.
//!
//! A mark may say yes too often, never no too often: an hour is marked from its first free quarter,
//! and two associations may share a mark. Whoever passes is judged by [`crate::rules`].

use crate::help_request::{Meeting, Urgency};
use crate::helper::{Helper, HelperKind, Membership};
use crate::keys::{AssociationKey, LanguageId, TopicId};
use crate::time::{LocalDay, MINUTES_A_DAY, Moment};
use crate::timetable::{QuietHours, Timetable};

const WORDS: usize = 9;
/// How many marks there are.
pub const COUNT: usize = WORDS * 64;

const TOPICS: usize = 0;
const LOW_LEVELS: usize = 64;
const HIGH_LEVELS: usize = 128;
const LANGUAGES: usize = 192;
/// 7 days of 24 hours.
const HOURS: usize = 256;
const CALM_HOURS: usize = HOURS + 7 * 24;
const MEETINGS: usize = CALM_HOURS + 24;
const FLAGS: usize = MEETINGS + Meeting::ALL.len();
/// Free at some time of a day of the week.
const DAYS: usize = FLAGS + 6;
/// Two sums of an association's key, in two groups: two associations seldom share both.
const FIRST_SUMS: usize = DAYS + 7;
const SECOND_SUMS: usize = 512;
const FIRST_SUM_COUNT: u64 = (SECOND_SUMS - FIRST_SUMS) as u64;
const SECOND_SUM_COUNT: u64 = (COUNT - SECOND_SUMS) as u64;

/// One question to which the answer is yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(u16);

const fn mark(number: usize) -> Mark {
    Mark(number as u16)
}

/// Has a page open.
pub const ONLINE: Mark = mark(FLAGS);
/// On some day the hours are wider than those of the week.
pub const IRREGULAR: Mark = mark(FLAGS + 1);
/// Was vetted once, until whatever day.
pub const VETTED: Mark = mark(FLAGS + 2);
/// An adult, and no civic-service volunteer.
pub const GOES_HOME: Mark = mark(FLAGS + 3);
/// Neither live *now* offers nor open pairings are at their cap.
pub const HAS_ROOM_NOW: Mark = mark(FLAGS + 4);
/// Neither other live offers nor open pairings are at their cap.
pub const HAS_ROOM_LATER: Mark = mark(FLAGS + 5);

impl Mark {
    pub fn topic(topic: TopicId) -> Self {
        mark(TOPICS + usize::from(topic.number()))
    }

    /// Chose the topic and has the low bit of a level: 1 or 3.
    pub fn low_level(topic: TopicId) -> Self {
        mark(LOW_LEVELS + usize::from(topic.number()))
    }

    /// Chose the topic and has the high bit of a level: 2 or 3.
    pub fn high_level(topic: TopicId) -> Self {
        mark(HIGH_LEVELS + usize::from(topic.number()))
    }

    pub fn language(language: LanguageId) -> Self {
        mark(LANGUAGES + usize::from(language.number()))
    }

    /// Free at some time of that hour of the week.
    pub fn hour(moment: Moment) -> Self {
        mark(HOURS + moment.day().weekday() as usize * 24 + usize::from(moment.minute_of_day() / 60))
    }

    /// Free at some time of that day of the week.
    pub fn day(day: LocalDay) -> Self {
        mark(DAYS + day.weekday() as usize)
    }

    /// May be disturbed at some time of that hour of the day.
    pub fn calm(moment: Moment) -> Self {
        mark(CALM_HOURS + usize::from(moment.minute_of_day() / 60))
    }

    pub const fn meeting(meeting: Meeting) -> Self {
        mark(MEETINGS + meeting as usize)
    }

    /// A member of this association who may be asked, or of one that shares the mark.
    pub fn member(association: AssociationKey) -> [Self; 2] {
        // An odd constant spreads neighbouring keys (Knuth's multiplicative hashing, the golden ratio).
        let sum = (association.0.cast_unsigned() ^ association.0.cast_unsigned() >> 22).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (first, second) = ((sum >> 40) % FIRST_SUM_COUNT, (sum >> 20 & 0xF_FFFF) % SECOND_SUM_COUNT);
        [mark(FIRST_SUMS + first as usize), mark(SECOND_SUMS + second as usize)]
    }

    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

/// The marks of one helper, or all those that some helper of a block has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks([u64; WORDS]);

impl Marks {
    pub fn of(helper: &Helper) -> Self {
        let (low, high) = (helper.levels.low.and(helper.topics), helper.levels.high.and(helper.topics));
        let mut marks = Self::default();
        for (from, word) in [(TOPICS, helper.topics.0), (LOW_LEVELS, low.0), (HIGH_LEVELS, high.0), (LANGUAGES, helper.languages.0)] {
            marks.add_word(from, word);
        }
        marks.add_hours(&helper.hours);
        marks.add_calm_hours(helper.quiet_hours);
        for meeting in Meeting::ALL.into_iter().filter(|meeting| helper.meetings.contains(*meeting)) {
            marks.add(Mark::meeting(meeting));
        }
        marks.set(ONLINE, helper.is_online);
        marks.set(IRREGULAR, helper.hours.is_wider_on_some_day());
        marks.set(GOES_HOME, helper.is_adult && helper.kind != HelperKind::CivicService);
        for membership in helper.memberships.iter().filter(|membership| is_usable(membership)) {
            Mark::member(membership.association).into_iter().for_each(|mark| marks.add(mark));
            let caps = helper.caps.tighter(membership.caps);
            marks.set(VETTED, membership.checks.vetted_through.is_some());
            marks.set(HAS_ROOM_NOW, caps.reached(helper.load, Urgency::Now).is_none());
            marks.set(HAS_ROOM_LATER, caps.reached(helper.load, Urgency::Today).is_none());
        }
        marks
    }

    fn add_hours(&mut self, hours: &Timetable) {
        for (day, open) in hours.hours_of_week().into_iter().enumerate() {
            self.add_word(HOURS + day * 24, u64::from(open));
            self.set(mark(DAYS + day), open != 0);
        }
    }

    fn add_calm_hours(&mut self, quiet: QuietHours) {
        let (from, until) = (quiet.from_minute.min(MINUTES_A_DAY), quiet.until_minute.min(MINUTES_A_DAY));
        let calm_minutes = if from <= until { MINUTES_A_DAY - (until - from) } else { from - until };
        let mut hours = 0u64;
        for minute in (until..until + calm_minutes).step_by(15).chain((calm_minutes > 0).then(|| until + calm_minutes - 1)) {
            hours |= 1 << (minute % MINUTES_A_DAY / 60);
        }
        self.add_word(CALM_HOURS, hours);
    }

    /// Up to 64 marks at once, from that number on.
    fn add_word(&mut self, from: usize, word: u64) {
        self.0[from / 64] |= word << (from % 64);
        if let (Some(next), Some(over)) = (self.0.get_mut(from / 64 + 1), word.checked_shr(64 - (from % 64) as u32)) {
            *next |= over;
        }
    }

    fn add(&mut self, mark: Mark) {
        self.0[mark.number() / 64] |= 1 << (mark.number() % 64);
    }

    fn set(&mut self, mark: Mark, is_so: bool) {
        if is_so {
            self.add(mark);
        }
    }

    pub fn contains(&self, mark: Mark) -> bool {
        self.0[mark.number() / 64] >> (mark.number() % 64) & 1 == 1
    }

    pub fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }

    /// Numbers from the lowest to the highest.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(word, bits)| ones(*bits).map(move |bit| word * 64 + bit))
    }
}

/// The places of the ones in a word, from the lowest.
pub fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros() as usize;
        (word != 0).then(|| {
            word &= word - 1;
            place
        })
    })
}

/// What no day heals: who has no such membership can be asked by their circle only, which is looked up by key.
fn is_usable(membership: &Membership) -> bool {
    membership.is_in_good_standing && membership.checks.is_identity_seen && membership.checks.is_charter_signed
}

/// Whether anybody but their circle could ever ask this helper.
pub fn is_listed(helper: &Helper) -> bool {
    helper.kind != HelperKind::Family && helper.memberships.iter().any(is_usable)
}
