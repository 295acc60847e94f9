//! Local time as plain numbers.
//!
//! People say "Tuesday at two": schedules, quiet hours and opening hours are local. The caller
//! knows the time zone and converts; here a day is a number and a time a minute of that day, so
//! that no rule depends on a time-zone table. Durations between instants use UTC milliseconds.

pub const MINUTES_A_DAY: u16 = 24 * 60;

/// Seven days in milliseconds.
pub const WEEK_MS: i64 = 7 * DAY_MS;

/// A day in milliseconds.
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub const ALL: [Self; 7] = [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];
}

/// A day where the asker and the helpers live, counted from 1 January 1970 (day 0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDay(pub i32);

impl LocalDay {
    /// Day 0 was a Thursday.
    pub fn weekday(self) -> Weekday {
        let since_monday = (i64::from(self.0) + 3).rem_euclid(7);
        Weekday::ALL[usize::try_from(since_monday).unwrap_or_default()]
    }

    /// That many days later, or earlier when negative; stops at the ends of the calendar.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

/// A local day and minute. Later moments compare greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    day: LocalDay,
    minute: u16,
}

impl Moment {
    /// `None` when there is no such minute: 23 h 59 is the last.
    pub const fn new(day: LocalDay, hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { day, minute: hour * 60 + minute }) } else { None }
    }

    /// The first minute of that day.
    pub const fn midnight(day: LocalDay) -> Self {
        Self { day, minute: 0 }
    }

    /// The moment that many minutes after midnight; a whole day or more is the next midnight.
    pub const fn on(day: LocalDay, minute_of_day: u16) -> Self {
        if minute_of_day < MINUTES_A_DAY { Self { day, minute: minute_of_day } } else { Self::midnight(day.plus(1)) }
    }

    pub const fn day(self) -> LocalDay {
        self.day
    }

    /// From 0 to 1439.
    pub const fn minute_of_day(self) -> u16 {
        self.minute
    }

    /// That many minutes later, or earlier when negative.
    #[must_use]
    pub fn plus_minutes(self, minutes: i32) -> Self {
        let minutes = i32::from(self.minute).saturating_add(minutes);
        let (days, minute) = (minutes.div_euclid(i32::from(MINUTES_A_DAY)), minutes.rem_euclid(i32::from(MINUTES_A_DAY)));
        Self { day: self.day.plus(days), minute: u16::try_from(minute).unwrap_or_default() }
    }

    /// Minutes from `earlier` to here by the clock on the wall; negative when it is later.
    pub fn minutes_since(self, earlier: Self) -> i64 {
        let days = i64::from(self.day.0) - i64::from(earlier.day.0);
        days * i64::from(MINUTES_A_DAY) + i64::from(self.minute) - i64::from(earlier.minute)
    }
}

/// From one moment until just before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    pub from: Moment,
    /// Not part of the window.
    pub until: Moment,
}

impl Window {
    pub fn is_empty(self) -> bool {
        self.until <= self.from
    }

    /// From `now` to midnight.
    pub const fn rest_of_day(now: Moment) -> Self {
        Self { from: now, until: Moment::midnight(now.day.plus(1)) }
    }

    /// What remains of the day and the `days` days after it.
    pub const fn rest_of_day_and(now: Moment, days: i32) -> Self {
        Self { from: now, until: Moment::midnight(now.day.plus(1).plus(days)) }
    }

    /// What has not passed yet.
    #[must_use]
    pub fn after(self, now: Moment) -> Self {
        Self { from: self.from.max(now), until: self.until }
    }

    /// The day of its last minute.
    pub const fn last_day(self) -> LocalDay {
        if self.until.minute == 0 { self.until.day.plus(-1) } else { self.until.day }
    }
}

/// The moment of asking, twice: as people read it and as durations need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// UTC milliseconds.
    pub at: i64,
    pub local: Moment,
}
