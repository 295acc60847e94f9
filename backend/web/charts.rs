//! Charts drawn by the server: where each mark stands, in percents across and in rem down, so that words keep their size and
//! drawings their room at any width. `components/chart.html` draws them; a table beside says the same.

use serde::Serialize;

/// Where the longest bar ends: its words need the rest.
const WIDEST_PERCENT: f64 = 68.0;
/// A bar that stands for something is seen.
const THINNEST_PERCENT: f64 = 0.6;
/// A row: its name, then its bar with the words behind it; or the words above it, when they are long.
const BAR_REM: f64 = 3.4;
const TALL_BAR_REM: f64 = 4.6;
const CURVE_REM: f64 = 9.0;
/// Words above the highest point of a curve.
const CURVE_ROOM_REM: f64 = 2.0;
/// More words than these below a curve would touch.
const MOST_WORDS_BELOW: usize = 6;

/// One thing to draw: its name, its amount (`None`: not told), and the words for it.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    pub label: String,
    pub value: Option<i64>,
    pub words: String,
    /// A further amount, drawn as an outline behind the first: nine in ten behind half.
    pub far: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    pub label: String,
    pub words: String,
    pub is_told: bool,
    pub width: f64,
    pub far: f64,
    /// Where its words begin.
    pub end: f64,
    /// Where its row begins, in rem.
    pub y: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bars {
    pub bars: Vec<Bar>,
    /// The height of a row, in rem.
    pub row: f64,
    /// Where a bar begins in its row, in rem.
    pub top: f64,
    /// Words stand above the bars, which may then be as long as there is room.
    pub is_tall: bool,
    /// In rem.
    pub height: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    pub label: String,
    pub words: String,
    pub is_told: bool,
    /// Whether its name has room below.
    pub is_labelled: bool,
    pub x: f64,
    pub y: f64,
    /// The point before it, when both are told.
    pub before: Option<(f64, f64)>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Curve {
    pub points: Vec<Point>,
    pub height: f64,
    /// Where nought is, in rem.
    pub floor: f64,
}

/// To a tenth: enough for the eye, and the same on every machine.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// `value` on a scale where `most` is `whole`. Amounts are well below 2^52.
#[expect(clippy::cast_precision_loss)]
fn scaled(value: i64, most: i64, whole: f64) -> f64 {
    if most <= 0 { 0.0 } else { value.max(0) as f64 / most as f64 * whole }
}

/// A number of rows or steps.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Lying bars, one below the other, in their order.
pub fn bars(marks: &[Mark]) -> Bars {
    let most = marks.iter().flat_map(|mark| [mark.value, mark.far]).flatten().max().unwrap_or(0);
    let is_tall = marks.iter().any(|mark| mark.far.is_some());
    let (row, widest) = if is_tall { (TALL_BAR_REM, 99.0) } else { (BAR_REM, WIDEST_PERCENT) };
    let width = |value: Option<i64>| {
        value.map_or(0.0, |value| {
            let width = scaled(value, most, widest);
            rounded(if value > 0 { width.max(THINNEST_PERCENT) } else { 0.0 })
        })
    };
    let bar = |(at, mark): (usize, &Mark)| {
        let (near, far) = (width(mark.value), width(mark.far));
        Bar {
            label: mark.label.clone(),
            words: mark.words.clone(),
            is_told: mark.value.is_some(),
            width: near,
            far,
            end: rounded(near.max(far) + 1.5),
            y: rounded(number(at) * row),
        }
    };
    Bars {
        bars: marks.iter().enumerate().map(bar).collect(),
        row,
        top: rounded(row - 1.9),
        is_tall,
        height: rounded(number(marks.len()) * row),
    }
}

/// Points in time, joined where both are told.
pub fn curve(marks: &[Mark]) -> Curve {
    let most = marks.iter().filter_map(|mark| mark.value).max().unwrap_or(0);
    let every = marks.len().div_ceil(MOST_WORDS_BELOW).max(1);
    let step = 100.0 / number(marks.len().max(1));
    let mut points: Vec<Point> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let x = rounded(step * (number(at) + 0.5));
        let y = rounded(CURVE_ROOM_REM + CURVE_REM - mark.value.map_or(0.0, |value| scaled(value, most, CURVE_REM)));
        let before = points.last().filter(|last| last.is_told && mark.value.is_some()).map(|last| (last.x, last.y));
        let is_labelled = at % every == 0;
        points.push(Point {
            label: mark.label.clone(),
            words: mark.words.clone(),
            is_told: mark.value.is_some(),
            is_labelled,
            x,
            y,
            before,
        });
    }
    Curve { points, height: CURVE_ROOM_REM + CURVE_REM + 2.0, floor: CURVE_ROOM_REM + CURVE_REM }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(value: Option<i64>) -> Mark {
        Mark { label: "a".into(), value, words: "b".into(), far: None }
    }

    #[test]
    fn the_longest_bar_leaves_room_for_its_words() {
        let drawn = bars(&[mark(Some(50)), mark(Some(100)), mark(None), mark(Some(0))]);
        let widths: Vec<f64> = drawn.bars.iter().map(|bar| bar.width).collect();
        assert_eq!(widths, [34.0, 68.0, 0.0, 0.0]);
        assert!(!drawn.bars[2].is_told && drawn.bars[3].is_told);
        assert_eq!(bars(&[]).height, 0.0);
    }

    #[test]
    fn a_curve_breaks_where_nothing_is_told() {
        let drawn = curve(&[mark(Some(10)), mark(None), mark(Some(20)), mark(Some(0))]);
        assert_eq!((drawn.points[2].before, drawn.points[2].y), (None, CURVE_ROOM_REM));
        assert_eq!(drawn.points[3].before, Some((drawn.points[2].x, drawn.points[2].y)));
        assert_eq!(drawn.points[3].y, drawn.floor);
        assert!(curve(&[]).points.is_empty());
    }
}
