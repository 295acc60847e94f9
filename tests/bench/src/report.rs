//! What a measure found: rounds, medians and extremes, as a table and as JSON.

use std::path::Path;

use serde::Serialize;
use simulation::growth::Spread;

use crate::process;

/// Something that is measured. `wanted`: the figure that the product promises, as DESIGN.md says it.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    pub name: &'static str,
    pub unit: &'static str,
    pub wanted: &'static str,
}

/// How busy the client was while it measured: near 100 % it would measure itself.
pub const CLIENT: Figure = figure("the client's share of the cores", "%");
pub const SERVER: Figure = figure("the server's share of the cores", "%");

pub const fn figure(name: &'static str, unit: &'static str) -> Figure {
    Figure { name, unit, wanted: "" }
}

impl Figure {
    pub const fn wanted(self, wanted: &'static str) -> Self {
        Self { wanted, ..self }
    }
}

/// The table of one program.
#[derive(Serialize)]
pub struct Report {
    what: String,
    machine: String,
    before: String,
    after: String,
    figures: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// What was varied: "10,000 helpers"; empty when nothing was.
    case: String,
    figure: &'static str,
    unit: &'static str,
    wanted: &'static str,
    who: &'static str,
    median: f64,
    least: f64,
    most: f64,
    rounds: Vec<f64>,
}

impl Report {
    pub fn new(what: &str) -> Self {
        let (what, machine, before) = (what.to_owned(), process::machine(), process::weather());
        Self { what, machine, before, after: String::new(), figures: Vec::new() }
    }

    /// One round's value.
    pub fn add(&mut self, figure: Figure, case: &str, who: &'static str, value: f64) {
        let same = |row: &&mut Row| row.figure == figure.name && row.case == case && row.who == who;
        if let Some(row) = self.figures.iter_mut().find(same) {
            row.rounds.push(value);
            Spread { median: row.median, least: row.least, most: row.most } = Spread::of(row.rounds.clone());
            return;
        }
        let Figure { name, unit, wanted } = figure;
        let rounds = vec![value];
        let row = Row { case: case.to_owned(), figure: name, unit, wanted, who, median: value, least: value, most: value, rounds };
        self.figures.push(row);
    }

    /// Prints the table; writes the figures where they are wanted.
    pub fn end(mut self, json: Option<&Path>) {
        self.after = process::weather();
        println!("\n{}\n{}\nbefore: {}\nafter: {}\n", self.what, self.machine, self.before, self.after);
        println!("{}", self.table());
        if let Some(file) = json {
            let figures = serde_json::to_string_pretty(&self).expect("figures");
            std::fs::write(file, figures).expect("a file that can be written");
        }
    }

    /// One row a figure, one column each who was measured, in the order in which they came.
    fn table(&self) -> String {
        let (mut everybody, mut figures) = (Vec::new(), Vec::new());
        for row in &self.figures {
            if !everybody.contains(&row.who) {
                everybody.push(row.who);
            }
            if !figures.contains(&(&row.case, row.figure)) {
                figures.push((&row.case, row.figure));
            }
        }
        let head = format!("| | wanted | {} |\n|---|---|{}", everybody.join(" | "), "---|".repeat(everybody.len()));
        let line = |(case, figure): (&String, &str)| {
            let of = |who: &str| self.figures.iter().find(|row| row.figure == figure && row.case == *case && row.who == who);
            let (unit, wanted) = self.figures.iter().find(|row| row.figure == figure).map_or(("", ""), |row| (row.unit, row.wanted));
            let cells: Vec<String> = everybody.iter().map(|who| of(who).map_or_else(|| "—".to_owned(), cell)).collect();
            let case = if case.is_empty() { String::new() } else { format!("{case}: ") };
            format!("| {case}{figure}, {unit} | {wanted} | {} |", cells.join(" | "))
        };
        std::iter::once(head).chain(figures.into_iter().map(line)).collect::<Vec<_>>().join("\n")
    }
}

/// The median of the rounds, and their extremes.
fn cell(row: &Row) -> String {
    let digits = if row.median < 10.0 {
        2
    } else if row.median < 100.0 {
        1
    } else {
        0
    };
    format!("{:.digits$} ({:.digits$}–{:.digits$})", row.median, row.least, row.most)
}

/// The value below which a share of the values lies.
pub fn percentile(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    // A share of at most 1 of a small count.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let place = (share * last as f64).round() as usize;
    values.get(place).copied().unwrap_or(f64::NAN)
}

pub fn ms(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
