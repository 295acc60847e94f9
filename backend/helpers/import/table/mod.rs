//! A file as people keep it, to lines of text: CSV of any hand, or XLSX. Pure, and bounded whatever the file says of itself.

mod text;
mod xlsx;

use serde::{Deserialize, Serialize};

/// Lines of one file; a roster is far smaller.
pub const MOST_LINES: usize = 50_000;
pub const MOST_COLUMNS: usize = 200;
/// Characters kept of one cell: what is longer is no name and no address.
const LONGEST_CELL: usize = 2_000;

/// One line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// From 1, as a spreadsheet counts.
    pub number: usize,
    pub cells: Vec<String>,
}

impl Line {
    /// A cell, empty where the line is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Why a file is refused whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text_id())]
pub enum TableFault {
    Empty,
    /// More lines than [`MOST_LINES`].
    Lines,
    Columns,
    /// A zip that holds far more than it weighs.
    Bomb,
    /// Excel before 2007, or a workbook with a password: both have that shape.
    OldExcel,
    /// A picture, a PDF, a program.
    NoTable,
    /// An XLSX that is cut or damaged.
    Damaged,
}

impl TableFault {
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Empty => "import-file-empty",
            Self::Lines => "import-file-lines",
            Self::Columns => "import-file-columns",
            Self::Bomb => "import-file-bomb",
            Self::OldExcel => "import-file-old-excel",
            Self::NoTable => "import-file-no-table",
            Self::Damaged => "import-file-damaged",
        }
    }
}

/// Every line of a file that is not blank, in order. Takes long for a large one.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, TableFault> {
    let lines = match bytes {
        [b'P', b'K', 3, 4, ..] => xlsx::read(bytes)?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(TableFault::OldExcel),
        _ => text::read(bytes)?,
    };
    if lines.is_empty() { Err(TableFault::Empty) } else { Ok(lines) }
}

/// What a cell says, bounded; the apostrophe that keeps words from running goes.
fn cell(text: &str) -> String {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let text = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text);
    text.chars().take(LONGEST_CELL).collect()
}

#[cfg(test)]
mod tests;
