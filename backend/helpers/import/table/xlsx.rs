//! XLSX: the sheet in sight that looks most like a roster, cell by cell. What a zip says of its sizes is not believed.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::{Line, MOST_COLUMNS, MOST_LINES, TableFault, cell};
use crate::helpers::import::columns;

/// Of all files in the zip, unpacked.
const MOST_BYTES: u64 = 128 << 20;
/// One that unpacks to so many times its size is made to fill a memory; a real sheet comes to 20 or 30.
const MOST_TIMES: u64 = 300;
/// Below this size nobody is harmed.
const HARMLESS_BYTES: u64 = 8 << 20;
const MOST_FILES: usize = 2_000;
const MOST_SHEETS: usize = 50;
/// Rows looked at for headings.
const LOOKED_AT: usize = 30;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, TableFault> {
    weigh(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let is_seen = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> = book.sheets_metadata().iter().filter(is_seen).map(|sheet| sheet.name.clone()).take(MOST_SHEETS).collect();
    let mut best: Option<((usize, usize), Vec<Line>)> = None;
    for name in names {
        let lines = sheet(&mut book, &name)?;
        let worth = (lines.iter().take(LOOKED_AT).map(columns::known).max().unwrap_or(0), lines.len());
        if best.as_ref().is_none_or(|(before, _)| worth > *before) {
            best = Some((worth, lines));
        }
    }
    Ok(best.map(|(_, lines)| lines).unwrap_or_default())
}

/// A workbook with a password is no zip at all; a zip of something else has no workbook in it.
fn refused(error: &calamine::XlsxError) -> TableFault {
    match error {
        calamine::XlsxError::FileNotFound(_) => TableFault::NoTable,
        calamine::XlsxError::Password => TableFault::OldExcel,
        _ => TableFault::Damaged,
    }
}

/// Unpacks everything into nothing, counting: only then is the file read.
fn weigh(bytes: &[u8]) -> Result<(), TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Damaged)?;
    if archive.len() > MOST_FILES {
        return Err(TableFault::Bomb);
    }
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| TableFault::Damaged)?;
        let packed = file.compressed_size().max(1);
        let most = left.min(HARMLESS_BYTES.max(packed.saturating_mul(MOST_TIMES)));
        let unpacked = io::copy(&mut file.take(most + 1), &mut io::sink()).map_err(|_| TableFault::Damaged)?;
        if unpacked > most {
            return Err(TableFault::Bomb);
        }
        left -= unpacked;
    }
    Ok(())
}

/// Cells come one by one: a cell in the last corner of an empty sheet costs one cell.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Line>, TableFault> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| TableFault::Damaged)?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(found) = cells.next_cell().map_err(|_| TableFault::Damaged)? {
        let text = words(found.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = found.get_position();
        let (number, column) = (usize::try_from(row).unwrap_or(0) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        if column >= MOST_COLUMNS {
            return Err(TableFault::Columns);
        }
        if lines.last().is_none_or(|line| line.number != number) {
            if lines.len() == MOST_LINES {
                return Err(TableFault::Lines);
            }
            lines.push(Line { number, cells: Vec::new() });
        }
        if let Some(line) = lines.last_mut() {
            if line.cells.len() <= column {
                line.cells.resize(column + 1, String::new());
            }
            line.cells[column] = text;
        }
    }
    Ok(lines)
}

/// Numbers as they were typed: a telephone kept as a number lost its zero, and is read all the same. Days as 2026-11-23.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => cell(text),
        DataRef::SharedString(text) => cell(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_so) => if *is_so { "oui" } else { "non" }.to_owned(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cell(text.split('T').next().unwrap_or_default()),
        DataRef::Error(error) => error.to_string(),
    }
}
