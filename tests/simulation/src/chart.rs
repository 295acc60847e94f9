//! Draws the comparison: how long people wait, beside how many are disturbed.

use std::fmt::Write;

use crate::figures::Figures;

const WIDTH: f64 = 930.0;
/// One way of asking a line.
const LINE: f64 = 26.0;
const TOP: f64 = 44.0;
/// Where minutes begin and end, from 0 on; and notifications, each line twice the one before.
const MINUTES: [f64; 2] = [370.0, 640.0];
const TOLD: [f64; 2] = [680.0, 880.0];

/// A whole SVG: for each way of asking, numbered as in the table, a bar of mean minutes to help with a line to the 90th percentile, and
/// a bar of notifications a help. Of a floor and of what ships the bars are of another colour.
pub fn draw(rows: &[Figures]) -> String {
    let most_minutes = (rows.iter().map(|row| row.minutes_p90).fold(1.0, f64::max) / 5.0).ceil() * 5.0;
    let doublings = rows.iter().map(|row| row.told_per_help.log2()).fold(1.0, f64::max).ceil();
    let minutes = |value: f64| MINUTES[0] + (MINUTES[1] - MINUTES[0]) * value / most_minutes;
    let told = |value: f64| TOLD[0] + (TOLD[1] - TOLD[0]) * value.log2() / doublings;
    let bottom = TOP + LINE * rows.len() as f64;
    let mut svg = Svg(String::new());
    svg.add(format_args!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {:.0}" font-family="sans-serif" font-size="12" fill="#222">"##,
        bottom + 26.0
    ));
    svg.add(format_args!(r##"<title>Minutes to help and notifications a help</title><rect width="100%" height="100%" fill="#fff"/>"##));
    svg.add(format_args!(r#"<text x="{}" y="20">minutes to help: mean, and 90th percentile</text>"#, MINUTES[0]));
    svg.add(format_args!(r#"<text x="{}" y="20">notifications a help</text>"#, TOLD[0]));
    for value in (0..=most_minutes as u32).step_by(5) {
        svg.tick(minutes(f64::from(value)), bottom, value);
    }
    for doubling in (0..=doublings as u32).step_by(3) {
        svg.tick(told(f64::from(1u32 << doubling)), bottom, 1 << doubling);
    }
    for (number, row) in (1u32..).zip(rows) {
        let y = TOP + LINE * f64::from(number - 1);
        let colour = if number <= 2 { "#b3261e" } else { "#1b4f8f" };
        let middle = y + LINE / 2.0;
        svg.add(format_args!(r#"<text x="8" y="{:.1}">{number}. {}</text>"#, middle + 4.0, row.policy));
        svg.bar([MINUTES[0], minutes(row.minutes_mean)], y, colour);
        svg.add(format_args!(
            r#"<path d="M{:.1} {middle:.1}H{:.1}m0 -5v10" fill="none" stroke="{colour}"/>"#,
            minutes(row.minutes_mean),
            minutes(row.minutes_p90)
        ));
        let end = told(row.told_per_help);
        svg.bar([TOLD[0], end], y, colour);
        svg.add(format_args!(r#"<text x="{:.1}" y="{:.1}">{:.0}</text>"#, end + 6.0, middle + 4.0, row.told_per_help));
    }
    svg.add(format_args!("</svg>"));
    svg.0
}

struct Svg(String);

impl Svg {
    fn add(&mut self, line: std::fmt::Arguments) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn tick(&mut self, x: f64, bottom: f64, value: u32) {
        self.add(format_args!(
            r##"<path d="M{x:.1} {TOP}V{bottom}" stroke="#ddd"/><text x="{x:.1}" y="{:.1}" text-anchor="middle">{value}</text>"##,
            bottom + 16.0
        ));
    }

    /// At least a hair wide, so that nothing is drawn as nothing.
    fn bar(&mut self, [from, to]: [f64; 2], y: f64, colour: &str) {
        let width = (to - from).max(1.0);
        self.add(format_args!(
            r#"<rect x="{from:.1}" y="{:.1}" width="{width:.1}" height="{:.1}" fill="{colour}"/>"#,
            y + 6.0,
            LINE - 12.0
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_asking_is_named_and_drawn() {
        let row = Figures {
            policy: "one by one".into(),
            minutes_mean: 3.0,
            minutes_median: 2.0,
            minutes_p90: 8.0,
            coordinator_called: 0.5,
            unmet_now: 0.0,
            unmet: 0.0,
            told_per_help: 20.0,
            accepted: 0.05,
            told_p99: 40,
            top_tenth: Some(0.5),
            gini: None,
            window_minutes: 3.0,
        };
        let svg = draw(&[row.clone(), Figures { policy: "all at once".into(), ..row }]);
        assert!(svg.contains("1. one by one") && svg.contains("2. all at once") && svg.matches("<rect").count() == 5);
        assert!(!svg.contains("NaN") && svg.trim_end().ends_with("</svg>"));
    }
}
