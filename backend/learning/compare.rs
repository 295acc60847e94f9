//! Two texts, line by line: what went, what came. Pure.

use serde::Serialize;

/// Beyond so many pairs of lines, what differs is shown whole: first what went, then what came.
const MOST_PAIRS: usize = 4_000_000;
/// Lines that did not change are shown this near to those that did.
const AROUND: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Same,
    Gone,
    Come,
    /// Lines left out between two changes.
    Skipped,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row<'a> {
    pub change: Change,
    pub text: &'a str,
}

/// What became of each line, those far from any change left out.
pub fn compare<'a>(before: &'a str, after: &'a str) -> Vec<Row<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    let mut rows: Vec<Row> = old[..head].iter().map(|text| Row { change: Change::Same, text }).collect();
    rows.extend(middle(&old[head..old.len() - tail], &new[head..new.len() - tail]));
    rows.extend(old[old.len() - tail..].iter().map(|text| Row { change: Change::Same, text }));
    near_changes(&rows)
}

/// The longest common lines stay.
fn middle<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Row<'a>> {
    let gone = |text: &&'a str| Row { change: Change::Gone, text };
    let come = |text: &&'a str| Row { change: Change::Come, text };
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return old.iter().map(gone).chain(new.iter().map(come)).collect();
    }
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            let below = longest[(at + 1) * width + to];
            longest[at * width + to] =
                if old[at] == new[to] { longest[(at + 1) * width + to + 1] + 1 } else { below.max(longest[at * width + to + 1]) };
        }
    }
    let (mut at, mut to, mut rows) = (0, 0, Vec::new());
    while at < old.len() && to < new.len() {
        if old[at] == new[to] {
            rows.push(Row { change: Change::Same, text: old[at] });
            (at, to) = (at + 1, to + 1);
        } else if longest[(at + 1) * width + to] >= longest[at * width + to + 1] {
            rows.push(gone(&old[at]));
            at += 1;
        } else {
            rows.push(come(&new[to]));
            to += 1;
        }
    }
    rows.extend(old[at..].iter().map(gone));
    rows.extend(new[to..].iter().map(come));
    rows
}

fn near_changes<'a>(rows: &[Row<'a>]) -> Vec<Row<'a>> {
    let mut is_near = vec![false; rows.len()];
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.change != Change::Same) {
        let to = (at + AROUND + 1).min(rows.len());
        is_near[at.saturating_sub(AROUND)..to].fill(true);
    }
    let mut shown: Vec<Row> = Vec::new();
    for (row, is_near) in rows.iter().zip(is_near) {
        if is_near {
            shown.push(row.clone());
        } else if shown.last().is_none_or(|last| last.change != Change::Skipped) {
            shown.push(Row { change: Change::Skipped, text: "" });
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(before: &str, after: &str) -> String {
        let sign = |row: &Row| match row.change {
            Change::Same => format!(" {}", row.text),
            Change::Gone => format!("-{}", row.text),
            Change::Come => format!("+{}", row.text),
            Change::Skipped => "…".into(),
        };
        compare(before, after).iter().map(sign).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_changed_is_shown_with_what_is_near() {
        assert_eq!(signs("a\nb\nc", "a\nx\nc"), " a|-b|+x| c");
        assert_eq!(signs("1\n2\n3\n4\n5\n6\n7", "1\n2\n3\n4\n5\n6\n7\n8"), "…| 6| 7|+8");
        assert_eq!(signs("a\nb", "b\nc\na"), "-a| b|+c|+a");
        assert_eq!(signs("", "a"), "+a");
        assert_eq!(signs("a", "a"), "…");
        assert_eq!(signs("", ""), "");
    }

    #[test]
    fn the_longest_texts_are_compared_at_once() {
        let lines = |word: &str| (0..50_000).map(|number| format!("{word}{number}\n")).collect::<String>();
        assert_eq!(compare(&lines("a"), &lines("b")).len(), 100_000);
    }
}
