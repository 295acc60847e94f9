//! Draws the comparison: how long people wait against how many are disturbed.

use std::fmt::Write;

use crate::figures::Figures;

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 440.0;
/// The frame in which points stand; to its right their names.
const LEFT: f64 = 60.0;
const RIGHT: f64 = 500.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 380.0;

/// A whole SVG: across, notifications a help (each line is twice the one before); upwards, minutes to help, a dot for the mean and
/// a line up to the 90th percentile. Numbers are those of the rows of the table.
pub fn draw(rows: &[Figures]) -> String {
    let most_minutes = rows.iter().map(|row| row.minutes_p90).fold(1.0, f64::max);
    let doublings = rows.iter().map(|row| row.told_per_help.log2()).fold(1.0, f64::max).ceil();
    let across = |told: f64| LEFT + (RIGHT - LEFT) * told.log2() / doublings;
    let upwards = |minutes: f64| BOTTOM - (BOTTOM - TOP) * minutes / most_minutes;
    let mut svg = String::new();
    let mut add = |line: std::fmt::Arguments| {
        // Writing to a string does not fail.
        let _ = writeln!(svg, "{line}");
    };
    add(format_args!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" fill="#222">"##
    ));
    add(format_args!("<title>Minutes to help against notifications a help</title>"));
    add(format_args!(r##"<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>"##));
    for minutes in (0..=most_minutes as u32).step_by(5) {
        let y = upwards(f64::from(minutes));
        add(format_args!(
            r##"<path d="M{LEFT} {y:.1}H{RIGHT}" stroke="#ddd"/><text x="{:.1}" y="{:.1}" text-anchor="end">{minutes}</text>"##,
            LEFT - 6.0,
            y + 4.0
        ));
    }
    for doubling in 0..=doublings as u32 {
        let x = across(f64::from(1u32 << doubling));
        add(format_args!(
            r##"<path d="M{x:.1} {TOP}V{BOTTOM}" stroke="#eee"/><text x="{x:.1}" y="{:.1}" text-anchor="middle">{}</text>"##,
            BOTTOM + 16.0,
            1u32 << doubling
        ));
    }
    add(format_args!(
        r#"<text x="{:.1}" y="{:.1}" text-anchor="middle">notifications a help</text>"#,
        f64::midpoint(LEFT, RIGHT),
        BOTTOM + 36.0
    ));
    let middle = f64::midpoint(TOP, BOTTOM);
    add(format_args!(
        r#"<text x="16" y="{middle:.1}" text-anchor="middle" transform="rotate(-90 16 {middle:.1})">minutes to help: mean, and up to the 90th percentile</text>"#
    ));
    for (number, row) in (1u32..).zip(rows) {
        let (x, y, p90) = (across(row.told_per_help), upwards(row.minutes_mean), upwards(row.minutes_p90));
        let colour = if number <= 2 { "#b3261e" } else { "#1b4f8f" };
        add(format_args!(
            r#"<path d="M{x:.1} {y:.1}V{p90:.1}" stroke="{colour}"/><circle cx="{x:.1}" cy="{y:.1}" r="9" fill="{colour}"/>"#
        ));
        add(format_args!(r##"<text x="{x:.1}" y="{:.1}" text-anchor="middle" fill="#fff">{number}</text>"##, y + 4.0));
        add(format_args!(
            r#"<text x="{:.1}" y="{:.1}">{number}. {}</text>"#,
            RIGHT + 20.0,
            TOP + 14.0 + 20.0 * f64::from(number - 1),
            row.policy
        ));
    }
    add(format_args!("</svg>"));
    svg
}
