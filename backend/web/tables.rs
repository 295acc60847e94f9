//! Tables that leave, as CSV and XLSX: what a spreadsheet would run as a formula stays words.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::AppError;

/// Rows of one file: a spreadsheet opens them, and they fit in memory.
pub const MOST_ROWS: usize = 200_000;
/// Characters that Excel keeps in one cell.
const LONGEST_CELL: usize = 32_000;
const LONGEST_SHEET_NAME: usize = 31;
const WIDEST_COLUMN: usize = 42;

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Nothing,
    Words(String),
    Count(i64),
    /// With a comma in CSV, as French spreadsheets read it.
    Decimal(f64),
    Day(Date),
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Words(words.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Words(words) }
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(some: Option<T>) -> Self {
        some.map_or(Self::Nothing, Into::into)
    }
}

/// A sheet: its name, the words above its columns, its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub name: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("more than {MOST_ROWS} rows")]
    Long,
    #[error("the CSV was not written: {0}")]
    Csv(String),
    #[error("the XLSX was not written: {0}")]
    Xlsx(#[from] XlsxError),
}

impl From<TableError> for AppError {
    fn from(error: TableError) -> Self {
        Self::Internal(error.to_string())
    }
}

/// Words that no spreadsheet runs: an apostrophe before `=`, `+`, `-`, `@` (their wide forms too), a tab or a line break
/// (OWASP, "CSV injection"). A space before them hides nothing.
pub fn harmless(words: &str) -> Cow<'_, str> {
    let first = words.chars().find(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{200b}' | '\u{feff}'));
    let is_risky = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|' | '%'));
    if is_risky { Cow::Owned(format!("'{words}")) } else { Cow::Borrowed(words) }
}

impl Cell {
    fn in_csv(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => Cow::Borrowed(""),
            Self::Words(words) => harmless(words),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Decimal(number) => Cow::Owned(number.to_string().replace('.', ",")),
            Self::Day(day) => Cow::Owned(day.strftime("%d/%m/%Y").to_string()),
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Words(words) => words.chars().count(),
            _ => 11,
        }
    }
}

impl Table {
    fn check(&self) -> Result<(), TableError> {
        if self.rows.len() > MOST_ROWS { Err(TableError::Long) } else { Ok(()) }
    }

    /// As French spreadsheets open it with a double click: UTF-8 with its mark, semicolons, days as 23/11/2026.
    pub fn csv(&self) -> Result<Vec<u8>, TableError> {
        self.check()?;
        let fails = |error: &dyn std::fmt::Display| TableError::Csv(error.to_string());
        let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
        writer.write_record(self.header.iter().map(|words| harmless(words).into_owned())).map_err(|error| fails(&error))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| cell.in_csv().into_owned())).map_err(|error| fails(&error))?;
        }
        writer.into_inner().map_err(|error| fails(&error))
    }

    /// One sheet, its first row bold and always in sight. Cells are words, numbers and days: never a formula. Blocks.
    ///
    /// `made_at`: UTC milliseconds, told in the file's properties.
    pub fn xlsx(&self, made_at: i64) -> Result<Vec<u8>, TableError> {
        self.check()?;
        let mut book = Workbook::new();
        let made = ExcelDateTime::from_timestamp(made_at.div_euclid(1_000))?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.name))?;
        let bold = Format::new().set_bold();
        for (column, words) in (0_u16..).zip(&self.header) {
            sheet.write_string_with_format(0, column, bounded(words), &bold)?;
            sheet.set_column_width(column, self.width(usize::from(column)))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let formats = Formats { day: Format::new().set_num_format("dd/mm/yyyy"), words: Format::new().set_quote_prefix() };
        for (line, row) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                formats.write(sheet, line, column, cell)?;
            }
        }
        Ok(book.save_to_buffer()?)
    }

    /// Wide enough for most of what stands in a column.
    fn width(&self, column: usize) -> f64 {
        let header = self.header.get(column).map_or(0, |words| words.chars().count());
        let rows = self.rows.iter().take(200).filter_map(|row| row.get(column)).map(Cell::width);
        let widest = rows.max().unwrap_or(0).max(header).min(WIDEST_COLUMN);
        f64::from(u32::try_from(widest + 2).unwrap_or(10))
    }
}

struct Formats {
    day: Format,
    /// Edited later, the words stay words.
    words: Format,
}

impl Formats {
    fn write(&self, sheet: &mut Worksheet, line: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Nothing => return Ok(()),
            Cell::Words(words) if matches!(harmless(words), Cow::Owned(_)) => {
                sheet.write_string_with_format(line, column, bounded(words), &self.words)?
            }
            Cell::Words(words) => sheet.write_string(line, column, bounded(words))?,
            // Spreadsheets keep 15 digits of a number: ours are smaller.
            #[expect(clippy::cast_precision_loss)]
            Cell::Count(count) => sheet.write_number(line, column, *count as f64)?,
            Cell::Decimal(number) => sheet.write_number(line, column, *number)?,
            Cell::Day(day) => {
                let parts = (u16::try_from(day.year()).ok(), u8::try_from(day.month()).ok(), u8::try_from(day.day()).ok());
                match parts {
                    (Some(year @ 1900..), Some(month), Some(day)) => {
                        sheet.write_datetime_with_format(line, column, ExcelDateTime::from_ymd(year, month, day)?, &self.day)?
                    }
                    _ => sheet.write_string(line, column, day.to_string())?,
                }
            }
        };
        Ok(())
    }
}

/// What a cell holds at most, without letters that XML cannot carry.
fn bounded(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).take(LONGEST_CELL).collect()
}

fn sheet_name(name: &str) -> String {
    let kept = name.chars().filter(|letter| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !letter.is_control());
    let name: String = kept.take(LONGEST_SHEET_NAME).collect();
    if name.trim().is_empty() { "1".into() } else { name.trim().to_owned() }
}

/// The two kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Csv,
    Xlsx,
}

impl FileKind {
    fn media(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A table as a file to keep; nobody in between does. `stem`: its name without an ending, letters, digits and `-`.
pub async fn download(table: Table, kind: FileKind, stem: &str, made_at: i64) -> Result<Response, AppError> {
    let making = tokio::task::spawn_blocking(move || match kind {
        FileKind::Csv => table.csv(),
        FileKind::Xlsx => table.xlsx(made_at),
    });
    let bytes = making.await.map_err(|_| AppError::Internal("the table was not written".into()))??;
    attachment(bytes, kind.media(), stem, kind.ending())
}

/// Bytes as a file to keep; nobody in between does. `stem` as in [`download`].
pub fn attachment(bytes: Vec<u8>, media: &'static str, stem: &str, ending: &str) -> Result<Response, AppError> {
    let stem: String = stem.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
    let named = HeaderValue::try_from(format!("attachment; filename=\"{stem}.{ending}\""))
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_DISPOSITION, named),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, bytes).into_response())
}
