//! The same figures as a table, in Markdown.

use crate::figures::Figures;
use crate::growth::{Figure, Growth, Spread, Upkeep};

/// Rows are numbered as in the chart.
pub fn month(rows: &[Figures]) -> String {
    let head = [
        "| | way of asking | minutes to help: mean | median | 90th | not taken after 2 min | unmet, now | unmet, all | notifications a help | accepted | notifications of one in a hundred helpers | helps by the busiest tenth | Gini | in the windows of 1 |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ];
    let row = |(number, row): (usize, &Figures)| {
        let percent = |share: f64| if share.is_nan() { "".into() } else { format!("{:.1} %", share * 100.0) };
        let figure = |value: f64| if value.is_nan() { "".into() } else { format!("{value:.2}") };
        format!(
            "| {number} | {} | {:.1} | {:.1} | {:.1} | {} | {} | {} | {:.1} | {} | {} | {} | {} | {:.1} |",
            row.policy,
            row.minutes_mean,
            row.minutes_median,
            row.minutes_p90,
            percent(row.coordinator_called),
            percent(row.unmet_now),
            percent(row.unmet),
            row.told_per_help,
            percent(row.accepted),
            row.told_p99,
            percent(row.top_tenth),
            figure(row.gini),
            row.window_minutes
        )
    };
    let rows = (1..).zip(rows).map(row);
    head.into_iter().map(str::to_owned).chain(rows).collect::<Vec<_>>().join("\n")
}

/// What a roster costs to have and to keep; then what ranking costs, one row a case and size.
pub fn growth(growth: &Growth) -> String {
    format!("{}\n\n{}", upkeep(&growth.upkeep), ranking(&growth.ranking))
}

fn ranking(rows: &[Figure]) -> String {
    let head = ["| helpers | asked | may be asked | index, µs | looking at everybody, µs | times faster |", "|---|---|---|---|---|---|"];
    let row = |row: &Figure| {
        let times = row.scan_us.median / row.index_us.median;
        format!("| {} | {} | {} | {} | {} | {times:.0} |", row.helpers, row.case, row.answered, spread(row.index_us), spread(row.scan_us))
    };
    head.into_iter().map(str::to_owned).chain(rows.iter().map(row)).collect::<Vec<_>>().join("\n")
}

fn upkeep(rows: &[Upkeep]) -> String {
    let head = [
        "| helpers | bytes a row | unpack, ms | index, ms | somebody comes online, µs | a load changes, µs | a row changes, µs | a new day, ms |",
        "|---|---|---|---|---|---|---|---|",
    ];
    let row = |row: &Upkeep| {
        let [unpack, collect, online, load, put] = [row.unpack_ms, row.collect_ms, row.online_us, row.load_us, row.put_us].map(spread);
        format!("| {} | {} | {unpack} | {collect} | {online} | {load} | {put} | {:.0} |", row.helpers, row.row_bytes, row.new_day_ms)
    };
    head.into_iter().map(str::to_owned).chain(rows.iter().map(row)).collect::<Vec<_>>().join("\n")
}

/// The median of the rounds, and their extremes.
fn spread(spread: Spread) -> String {
    let Spread { median, least, most } = spread;
    if median < 100.0 { format!("{median:.1} ({least:.1}–{most:.1})") } else { format!("{median:.0} ({least:.0}–{most:.0})") }
}
