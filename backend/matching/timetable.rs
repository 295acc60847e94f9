//! When somebody is free, or an association open: a week that repeats, and days that differ.

use crate::time::{LocalDay, MINUTES_A_DAY, Moment, Weekday, Window};

/// A window is looked at for two months at most, so that an absurd date costs nothing.
const HORIZON_DAYS: i32 = 62;

const QUARTER_MINUTES: u16 = 15;

/// Hours of one day, one bit for each quarter of an hour: "free then?" is one `and`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayHours(pub(crate) u128);

impl DayHours {
    pub const NONE: Self = Self(0);

    /// From one minute of the day until just before another. A quarter that is not wholly given
    /// is not counted: nobody is taken for free who did not say so.
    pub const fn between(from_minute: u16, until_minute: u16) -> Self {
        let until = if until_minute < MINUTES_A_DAY { until_minute } else { MINUTES_A_DAY };
        Self::quarters(from_minute.div_ceil(QUARTER_MINUTES), until / QUARTER_MINUTES)
    }

    /// Every quarter of `day` that the window touches.
    fn touched(window: Window, day: LocalDay) -> Self {
        let start = if window.from.day() < day { 0 } else { window.from.minute_of_day() };
        let end = if window.until.day() > day { MINUTES_A_DAY } else { window.until.minute_of_day() };
        Self::quarters(start / QUARTER_MINUTES, end.div_ceil(QUARTER_MINUTES))
    }

    const fn quarters(from: u16, until: u16) -> Self {
        if from < until { Self(((1 << (until - from)) - 1) << from) } else { Self::NONE }
    }

    /// These hours and those.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in these hours and in those.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub const fn contains(self, minute_of_day: u16) -> bool {
        minute_of_day < MINUTES_A_DAY && self.0 >> (minute_of_day / QUARTER_MINUTES) & 1 == 1
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// One bit for each hour of the day in which a quarter is given.
    fn hours(self) -> u32 {
        let any = self.0 | self.0 >> 1;
        let mut left = (any | any >> 2) & (u128::MAX / 0b1111);
        let mut hours = 0;
        while left != 0 {
            hours |= 1 << (left.trailing_zeros() / 4);
            left &= left - 1;
        }
        hours
    }
}

/// Hours of a week, from Monday, and the days on which they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    pub(crate) week: [DayHours; 7],
    /// Sorted by day, each day once. Its hours replace those of the week.
    pub(crate) exceptions: Vec<(LocalDay, DayHours)>,
    /// The first and the last day of all of it; `None` when it goes on.
    pub(crate) term: Option<(LocalDay, LocalDay)>,
}

/// No hours entered: Monday to Saturday, 9 to 19 h.
impl Default for Timetable {
    fn default() -> Self {
        let mut week = [DayHours::between(9 * 60, 19 * 60); 7];
        week[Weekday::Sunday as usize] = DayHours::NONE;
        Self::weekly(week)
    }
}

impl Timetable {
    /// Hours from Monday to Sunday.
    pub const fn weekly(week: [DayHours; 7]) -> Self {
        Self { week, exceptions: Vec::new(), term: None }
    }

    /// The same, from one day to another and never before or after.
    #[must_use]
    pub fn within(self, first_day: LocalDay, last_day: LocalDay) -> Self {
        Self { term: Some((first_day, last_day)), ..self }
    }

    /// On that day these hours and no others: [`DayHours::NONE`] for an absence.
    pub fn except(&mut self, day: LocalDay, hours: DayHours) {
        match self.exceptions.binary_search_by_key(&day, |exception| exception.0) {
            Ok(place) => self.exceptions[place].1 = hours,
            Err(place) => self.exceptions.insert(place, (day, hours)),
        }
    }

    /// The hours of that day.
    pub fn on(&self, day: LocalDay) -> DayHours {
        if self.term.is_some_and(|(first, last)| day < first || last < day) {
            return DayHours::NONE;
        }
        self.exception(day).unwrap_or(self.week[day.weekday() as usize])
    }

    /// Whether an absence was entered for that very day.
    pub fn is_away(&self, day: LocalDay) -> bool {
        self.exception(day).is_some_and(DayHours::is_empty)
    }

    fn exception(&self, day: LocalDay) -> Option<DayHours> {
        let place = self.exceptions.binary_search_by_key(&day, |exception| exception.0).ok()?;
        self.exceptions.get(place).map(|exception| exception.1)
    }

    /// One bit for each hour of a day of the week, from Monday, in which a quarter is given.
    pub(crate) fn hours_of_week(&self) -> [u32; 7] {
        self.week.map(DayHours::hours)
    }

    /// Whether some day has hours that its day of the week has not.
    pub(crate) fn is_wider_on_some_day(&self) -> bool {
        self.exceptions.iter().any(|(day, hours)| hours.0 & !self.week[day.weekday() as usize].0 != 0)
    }

    pub fn is_open_at(&self, moment: Moment) -> bool {
        self.on(moment.day()).contains(moment.minute_of_day())
    }

    /// The first moment of the window that is within the hours.
    pub fn first_open(&self, window: Window) -> Option<Moment> {
        days_of(window).find_map(|day| {
            let open = self.on(day).0 & DayHours::touched(window, day).0;
            let quarter = u16::try_from(open.trailing_zeros()).ok()?;
            (open != 0).then(|| Moment::on(day, quarter * QUARTER_MINUTES).max(window.from))
        })
    }

    /// Whether the whole window is within the hours.
    pub fn covers(&self, window: Window) -> bool {
        let is_within_horizon = window.last_day() <= window.from.day().plus(HORIZON_DAYS);
        !window.is_empty() && is_within_horizon && days_of(window).all(|day| DayHours::touched(window, day).0 & !self.on(day).0 == 0)
    }
}

fn days_of(window: Window) -> impl Iterator<Item = LocalDay> {
    let first = window.from.day();
    let last = window.last_day().min(first.plus(HORIZON_DAYS));
    let days = if window.is_empty() { 0 } else { last.0 - first.0 + 1 };
    (0..days).map(move |ahead| first.plus(ahead))
}

/// Every day, the hours in which a helper is left in peace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// Minute of the day.
    pub from_minute: u16,
    /// Minute of the day, not part of the quiet hours; before `from_minute` it is the next morning's.
    pub until_minute: u16,
}

/// 21 h to 8 h: nobody is paged at night who did not ask for it.
impl Default for QuietHours {
    fn default() -> Self {
        Self { from_minute: 21 * 60, until_minute: 8 * 60 }
    }
}

impl QuietHours {
    /// Nobody is disturbed by anything.
    pub const NEVER: Self = Self { from_minute: 0, until_minute: 0 };

    pub const fn holds_at(self, moment: Moment) -> bool {
        let minute = moment.minute_of_day();
        if self.from_minute <= self.until_minute {
            self.from_minute <= minute && minute < self.until_minute
        } else {
            self.from_minute <= minute || minute < self.until_minute
        }
    }
}
