//! What may leave the association: no count under five, and none that the others would give back.
//!
//! # The rule
//!
//! - A count from 1 to 4 is told as "< 5". Nought is told: nobody is behind it.
//! - A column that has a total keeps at least two counts back, or none: with one alone, the total would give it. The smallest
//!   other count is kept back with it ("n. c."), and more, until each could be one of two numbers at least for whoever knows this
//!   rule and the total.
//! - A part of a count (those that stayed unmet, among those asked) is also kept back where what is left of the whole is 1 to 4.
//! - A total under five is kept back like any other count.
//!
//! Two files about periods that overlap, set against each other, can still tell something: this looks at one file.

/// From here on, a count is told.
pub const FEWEST: i64 = 5;

/// A count, as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Count(i64),
    /// One to four.
    Few,
    /// Kept back so that others cannot be computed.
    Withheld,
}

impl Told {
    /// A count that stands alone.
    pub fn of(count: i64) -> Self {
        if is_small(count) { Self::Few } else { Self::Count(count) }
    }

    pub fn is_count(self) -> bool {
        matches!(self, Self::Count(_))
    }
}

pub fn is_small(count: i64) -> bool {
    (1..FEWEST).contains(&count)
}

/// A column whose sum is told: `forced` are kept back whatever they are.
pub fn column(counts: &[i64], forced: &[bool]) -> Vec<Told> {
    let is_forced = |at: usize| forced.get(at).copied().unwrap_or(false) && counts[at] > 0;
    let mut told: Vec<Told> = counts.iter().map(|count| Told::of(*count)).collect();
    for at in (0..counts.len()).filter(|at| is_forced(*at)) {
        if told[at].is_count() {
            told[at] = Told::Withheld;
        }
    }
    while can_be_computed(counts, &told, &is_forced) {
        let others = (0..counts.len()).filter(|at| told[*at].is_count());
        // Noughts last, and of equals the first.
        match others.min_by_key(|at| (counts[*at] == 0, counts[*at])) {
            Some(at) => told[at] = Told::Withheld,
            None => {
                // Too little to tell which of them are few.
                told.fill(Told::Withheld);
                break;
            }
        }
    }
    told
}

/// Whether the total, and what the words say of each count that is kept back, leave one number for one of them.
fn can_be_computed(counts: &[i64], told: &[Told], is_forced: &impl Fn(usize) -> bool) -> bool {
    let kept: Vec<usize> = (0..counts.len()).filter(|at| !told[*at].is_count()).collect();
    let sum: i64 = kept.iter().map(|at| counts[*at]).sum();
    let bounds = |at: usize| match told[at] {
        Told::Few => (1, FEWEST - 1),
        // Whoever knows the rule knows that what was added is no small count.
        _ if counts[at] > 0 && !is_forced(at) => (FEWEST, sum.max(FEWEST)),
        _ => (0, sum),
    };
    let (least, most) = kept.iter().fold((0, 0), |(least, most), at| (least + bounds(*at).0, most + bounds(*at).1));
    kept.iter().any(|at| {
        let (low, high) = bounds(*at);
        low.max(sum - (most - high)) >= high.min(sum - (least - low))
    })
}

/// A column of parts of `wholes`, which are told as `wholes_told`: those that stayed unmet, among those asked.
pub fn parts(parts: &[i64], wholes: &[i64], wholes_told: &[Told]) -> Vec<Told> {
    let forced: Vec<bool> =
        parts.iter().zip(wholes).zip(wholes_told).map(|((part, whole), told)| !told.is_count() || is_small(whole - part)).collect();
    column(parts, &forced)
}

/// A part of a whole, alone.
pub fn part(part: i64, whole: i64) -> Told {
    match Told::of(part) {
        Told::Count(_) if is_small(whole) || is_small(whole - part) => Told::Withheld,
        told => told,
    }
}

/// Two groups of counts whose sums are told too, the first `cut` of them and the others.
pub fn two_groups(counts: &[i64], cut: usize) -> Vec<Told> {
    let (one, other) = counts.split_at(cut.min(counts.len()));
    let (first, second): (i64, i64) = (one.iter().sum(), other.iter().sum());
    if !is_small(first) && !is_small(second) {
        return [column(one, &[]), column(other, &[])].concat();
    }
    // A sum is kept back: neither group may be complete, or it would give the other's.
    let smallest = |range: std::ops::Range<usize>| range.filter(|at| counts[*at] > 0).min_by_key(|at| counts[*at]);
    let mut forced = vec![false; counts.len()];
    for at in [smallest(0..one.len()), smallest(one.len()..counts.len())].into_iter().flatten() {
        forced[at] = true;
    }
    column(counts, &forced)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number that each count kept back could be, for whoever knows the total and what the words say.
    fn possible(counts: &[i64], told: &[Told]) -> Vec<std::collections::BTreeSet<i64>> {
        let kept: Vec<usize> = (0..counts.len()).filter(|at| !told[*at].is_count()).collect();
        let sum: i64 = kept.iter().map(|at| counts[*at]).sum();
        let mut found = vec![std::collections::BTreeSet::new(); kept.len()];
        let mut guess = vec![0; kept.len()];
        guess_on(&kept, told, sum, 0, &mut guess, &mut found);
        found
    }

    fn guess_on(
        kept: &[usize],
        told: &[Told],
        left: i64,
        at: usize,
        guess: &mut Vec<i64>,
        found: &mut Vec<std::collections::BTreeSet<i64>>,
    ) {
        if at == kept.len() {
            if left == 0 {
                found.iter_mut().zip(guess).for_each(|(set, value)| {
                    set.insert(*value);
                });
            }
            return;
        }
        let (low, high) = if told[kept[at]] == Told::Few { (1, 4) } else { (0, left) };
        for value in low..=high.min(left) {
            guess[at] = value;
            guess_on(kept, told, left - value, at + 1, guess, found);
        }
    }

    fn drawn(state: &mut u64, below: u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % below
    }

    #[test]
    fn nothing_kept_back_can_be_computed_from_the_total() {
        let mut state = 28;
        for round in 0..4_000 {
            let size = 1 + usize::try_from(drawn(&mut state, 5)).unwrap();
            let counts: Vec<i64> = (0..size).map(|_| i64::try_from(drawn(&mut state, 3) * drawn(&mut state, 7)).unwrap()).collect();
            let told = column(&counts, &[]);
            let total: i64 = counts.iter().sum();
            for (count, told) in counts.iter().zip(&told) {
                assert!(!is_small(*count) || !told.is_count(), "{counts:?} {told:?}");
            }
            if is_small(total) {
                continue; // The total is kept back too.
            }
            for set in possible(&counts, &told) {
                assert!(set.len() > 1, "round {round}: {counts:?} {told:?} gives {set:?}");
            }
        }
    }

    #[test]
    fn one_small_count_is_never_alone() {
        assert_eq!(column(&[3, 20, 9], &[]), [Told::Few, Told::Count(20), Told::Withheld]);
        assert_eq!(column(&[0, 20, 9], &[]), [0, 20, 9].map(Told::Count));
        assert_eq!(column(&[2, 3, 40], &[]), [Told::Few, Told::Few, Told::Count(40)]);
        assert_eq!(column(&[1, 1, 40], &[]), [Told::Few, Told::Few, Told::Withheld], "two of them that make two are one each");
        assert_eq!(column(&[4, 4], &[]), [Told::Withheld, Told::Withheld]);
    }

    #[test]
    fn what_is_left_of_a_whole_is_kept_back_too() {
        let wholes = [20, 30, 40];
        let told = parts(&[18, 10, 10], &wholes, &column(&wholes, &[]));
        assert_eq!(told, [Told::Withheld, Told::Withheld, Told::Count(10)], "20 and 18 would give 2");
        assert_eq!(part(18, 20), Told::Withheld);
        assert_eq!(part(3, 20), Told::Few);
        assert_eq!(part(0, 20), Told::Count(0));
    }

    #[test]
    fn no_linear_way_leads_from_parts_and_wholes_to_a_small_count() {
        let mut state = 7;
        for _ in 0..4_000 {
            let size = 2 + usize::try_from(drawn(&mut state, 4)).unwrap();
            let wholes: Vec<i64> = (0..size).map(|_| i64::try_from(drawn(&mut state, 40)).unwrap()).collect();
            let some: Vec<i64> = wholes.iter().map(|whole| i64::try_from(drawn(&mut state, whole.unsigned_abs() + 1)).unwrap()).collect();
            let wholes_told = column(&wholes, &[]);
            let told = parts(&some, &wholes, &wholes_told);
            for at in 0..size {
                let is_open = told[at].is_count() && wholes_told[at].is_count();
                assert!(!is_open || !is_small(wholes[at] - some[at]), "{wholes:?} {some:?} {told:?}");
            }
            let total: i64 = some.iter().sum();
            if part(total, wholes.iter().sum()).is_count() {
                for set in possible(&some, &told) {
                    assert!(set.len() > 1, "{wholes:?} {some:?} {told:?} gives {set:?}");
                }
            }
        }
    }

    #[test]
    fn a_sum_kept_back_is_not_given_by_its_parts() {
        // Unmet: 3; the rest 40, of which nothing is small.
        let told = two_groups(&[3, 0, 20, 20], 2);
        assert_eq!(told, [Told::Few, Told::Count(0), Told::Withheld, Told::Count(20)]);
        assert_eq!(two_groups(&[10, 12, 20, 20], 2), [10, 12, 20, 20].map(Told::Count));
    }
}
