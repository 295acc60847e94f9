//! Figures as they are told: as they are on a coordinator's screen, or with small counts kept back in what is shared.

use super::masking::{self, FEWEST, Told};
use super::tally::{Figures, Lines};
use super::{Cut, Ending, lines};
use crate::help_sessions::vocabulary::Autonomie;

/// Nine in ten of fewer waits than these would be one person's.
const FEWEST_FOR_NINTH: i64 = 10;

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// A coordinator: what is.
    Inside,
    /// A funder, a mayor: small counts are kept back.
    Shared,
}

/// One line of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The word of its group; empty where none is known.
    pub key: String,
    pub requests: Told,
    pub unmet: Told,
    /// In minutes; `None` where nobody's wait is known.
    pub median: Option<Told>,
    pub ninth: Option<Told>,
    pub first: Option<Told>,
    pub sessions: Told,
    pub minutes: Told,
    pub people: Told,
    /// Of workshops, apart from `people`.
    pub participants: Told,
    pub by_themselves: Told,
}

/// Groups, and all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub rows: Vec<Row>,
    pub total: Row,
}

/// A count with its name, of a whole that is told too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub key: &'static str,
    pub count: Told,
}

/// A wait, if enough others stand beside it.
fn wait(minutes: Option<i64>, is_told: bool) -> Option<Told> {
    minutes.map(|minutes| if is_told { Told::Count(minutes) } else { Told::Withheld })
}

/// A row of counts that were told already; waits follow from them.
fn row(key: &str, figures: &Figures, counts: [Told; 6], audience: Audience) -> Row {
    let [requests, unmet, sessions, people, by_themselves, participants] = counts;
    let enough = |fewest: i64| audience == Audience::Inside || (requests.is_count() && figures.waits >= fewest);
    Row {
        key: key.to_owned(),
        requests,
        unmet,
        median: wait(figures.median_minutes, enough(FEWEST)),
        ninth: wait(figures.ninth_minutes, enough(FEWEST_FOR_NINTH)),
        first: wait(figures.first_minutes, enough(FEWEST_FOR_NINTH)),
        sessions,
        minutes: if sessions.is_count() { Told::Count(figures.minutes) } else { Told::Withheld },
        people,
        participants,
        by_themselves,
    }
}

/// All of them.
pub fn total(all: &Figures, audience: Audience) -> Row {
    let counts = match audience {
        Audience::Inside => inside(all),
        Audience::Shared => [
            Told::of(all.requests),
            masking::part(all.unmet, all.requests),
            Told::of(all.sessions),
            Told::of(all.people),
            masking::part(all.by_themselves(), all.sessions),
            Told::of(all.participants),
        ],
    };
    row("", all, counts, audience)
}

impl Sheet {
    pub fn of(lines: &Lines, all: &Figures, cut: Cut, audience: Audience) -> Self {
        let groups: Vec<(&str, Figures)> = lines.by(cut).into_iter().collect();
        let counts = match audience {
            Audience::Inside => groups.iter().map(|(_, figures)| inside(figures)).collect(),
            Audience::Shared => shared(&groups),
        };
        let mut rows: Vec<Row> = groups.iter().zip(counts).map(|((key, figures), counts)| row(key, figures, counts, audience)).collect();
        rows.sort_by_cached_key(|row| place(cut, row));
        Self { rows, total: total(all, audience) }
    }
}

fn inside(all: &Figures) -> [Told; 6] {
    [all.requests, all.unmet, all.sessions, all.people, all.by_themselves(), all.participants].map(Told::Count)
}

fn shared(groups: &[(&str, Figures)]) -> Vec<[Told; 6]> {
    let all = |of: fn(&Figures) -> i64| -> Vec<i64> { groups.iter().map(|(_, figures)| of(figures)).collect() };
    let (requests, sessions) = (all(|figures| figures.requests), all(|figures| figures.sessions));
    let (asked, held) = (masking::column(&requests, &[]), masking::column(&sessions, &[]));
    let unmet = masking::parts(&all(|figures| figures.unmet), &requests, &asked);
    let alone = masking::parts(&all(Figures::by_themselves), &sessions, &held);
    let is_kept_back: Vec<bool> = held.iter().map(|told| !told.is_count()).collect();
    let people = masking::column(&all(|figures| figures.people), &is_kept_back);
    let came = masking::column(&all(|figures| figures.participants), &is_kept_back);
    (0..groups.len()).map(|at| [asked[at], unmet[at], held[at], people[at], alone[at], came[at]]).collect()
}

/// Sizes of communes from the smallest; others with the most requests first, those kept back after them, in the order of their
/// words: their place must tell nothing. What is not known comes last.
fn place(cut: Cut, row: &Row) -> (bool, usize, i64, String) {
    let size = lines::SIZES.iter().position(|(word, _)| cut == Cut::Size && *word == row.key).unwrap_or(0);
    let count = match row.requests {
        Told::Count(count) if cut != Cut::Size => -count,
        _ => 0,
    };
    (row.key.is_empty(), size, count, row.key.clone())
}

/// What became of those asked: the first [`Ending::UNMET`] stayed without help.
pub fn endings(all: &Figures, audience: Audience) -> Vec<Part> {
    let told = match audience {
        Audience::Inside => all.endings.map(Told::Count).to_vec(),
        Audience::Shared => masking::two_groups(&all.endings, Ending::UNMET),
    };
    Ending::ALL.iter().zip(told).map(|(ending, count)| Part { key: ending.as_str(), count }).collect()
}

/// Who did it, in the meetings: alone and together (told as one elsewhere), then the helper.
pub fn autonomy(all: &Figures, audience: Audience) -> Vec<Part> {
    let told = match audience {
        Audience::Inside => all.autonomy.map(Told::Count).to_vec(),
        Audience::Shared => masking::two_groups(&all.autonomy, 2),
    };
    Autonomie::ALL.iter().zip(told).map(|(autonomie, count)| Part { key: autonomie.as_str(), count }).collect()
}

/// How many asked in each step of time, and the median of their waits.
pub fn steps(steps: &[Figures], audience: Audience) -> Vec<(Told, Option<Told>)> {
    let counts: Vec<i64> = steps.iter().map(|figures| figures.requests).collect();
    let told = match audience {
        Audience::Inside => counts.iter().copied().map(Told::Count).collect(),
        Audience::Shared => masking::column(&counts, &[]),
    };
    let median = |(figures, told): (&Figures, &Told)| {
        let is_told = audience == Audience::Inside || (told.is_count() && figures.waits >= FEWEST);
        wait(figures.median_minutes, is_told)
    };
    told.iter().zip(steps.iter().zip(&told).map(median)).map(|(told, median)| (*told, median)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::figures::lines::Asked;

    fn lines(counts: &[(&str, usize)]) -> Lines {
        let mut lines = Lines::default();
        for (topic, count) in counts {
            for number in 0..*count {
                let none = lines.words.number("");
                let mut groups = [none; Cut::ALL.len()];
                groups[Cut::Topic as usize] = lines.words.number(topic);
                let asker = i64::try_from(number).unwrap();
                let wait_minutes = Some(u32::try_from(number).unwrap());
                lines.asked.push(Asked { at: 0, asker, ending: Ending::Helped, wait_minutes, first_minutes: None, groups });
            }
        }
        lines
    }

    #[test]
    fn a_coordinator_sees_what_is_and_a_mayor_what_may_leave() {
        let lines = lines(&[("email", 20), ("sante", 3), ("logement", 8)]);
        let all = lines.all();
        let inside = Sheet::of(&lines, &all, Cut::Topic, Audience::Inside);
        let keys: Vec<&str> = inside.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["email", "logement", "sante"]);
        assert_eq!(inside.rows[2].requests, Told::Count(3));
        let shared = Sheet::of(&lines, &all, Cut::Topic, Audience::Shared);
        let told: Vec<(&str, Told)> = shared.rows.iter().map(|row| (row.key.as_str(), row.requests)).collect();
        assert_eq!(told, [("email", Told::Count(20)), ("logement", Told::Withheld), ("sante", Told::Few)]);
        assert_eq!((shared.rows[2].median, shared.rows[0].ninth), (Some(Told::Withheld), Some(Told::Count(17))));
        assert_eq!(shared.total.requests, Told::Count(31));
    }

    #[test]
    fn a_total_under_five_is_kept_back() {
        let lines = lines(&[("email", 3)]);
        let shared = total(&lines.all(), Audience::Shared);
        assert_eq!((shared.requests, shared.unmet, shared.median), (Told::Few, Told::Withheld, Some(Told::Withheld)));
    }
}
