//! CSV: in which letters it is written, and what stands between its cells.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Line, MOST_COLUMNS, MOST_LINES, TableFault, cell};
use crate::helpers::import::columns;

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// Lines looked at to know the separator.
const LOOKED_AT: usize = 30;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, TableFault> {
    let text = decode(bytes)?;
    // Excel writes which separator it used, and reads it again.
    let (said, first) = match text.get(..6).filter(|head| head.to_ascii_lowercase().starts_with("sep=")) {
        Some(head) => (head.as_bytes().get(4).copied(), text.find('\n').map_or(text.len(), |end| end + 1)),
        None => (None, 0),
    };
    let body = text.get(first..).unwrap_or_default();
    let skipped = usize::from(first > 0);
    let separator = match said.filter(|said| SEPARATORS.contains(said)) {
        Some(said) => said,
        None => separator(body)?,
    };
    lines(body, separator, skipped, MOST_LINES)
}

/// UTF-8 or UTF-16 when a mark says so; else UTF-8 where it is, line by line: files pasted together from two programs are in
/// both. What is no UTF-8 is Windows-1252, which French spreadsheets write.
fn decode(bytes: &[u8]) -> Result<String, TableFault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return plain(text.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return plain(text.to_owned());
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0),
        }
    }
    plain(text)
}

/// Text has no NUL, and hardly another control character: a picture or a program has many.
fn plain(text: String) -> Result<String, TableFault> {
    let odd = text.chars().take(4_096).filter(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')).count();
    if text.contains('\0') || odd > 8 || text.starts_with("%PDF") {
        return Err(TableFault::NoTable);
    }
    // Old Macintosh line ends are line ends too.
    Ok(if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text })
}

/// The separator that finds most headings we know; among equals, the one that cuts most lines alike.
fn separator(text: &str) -> Result<u8, TableFault> {
    let mut best = (b';', (0, 0));
    for separator in SEPARATORS {
        let some = lines(text, separator, 0, LOOKED_AT)?;
        let headings = some.iter().map(columns::known).max().unwrap_or(0);
        let width = some.iter().map(|line| line.cells.len()).max().unwrap_or(0);
        let alike = if width > 1 { some.iter().filter(|line| line.cells.len() == width).count() } else { 0 };
        if (headings, alike) > best.1 {
            best = (separator, (headings, alike));
        }
    }
    Ok(best.0)
}

/// `most`: beyond it, reading stops for a look, and the file is refused when it is the bound itself.
fn lines(text: &str, separator: u8, skipped: usize, most: usize) -> Result<Vec<Line>, TableFault> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut lines, mut record) = (Vec::new(), csv::StringRecord::new());
    while reader.read_record(&mut record).map_err(|_| TableFault::Damaged)? {
        let cells: Vec<String> = record.iter().map(cell).collect();
        let width = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        if width == 0 {
            continue;
        }
        if lines.len() == most {
            return if most == MOST_LINES { Err(TableFault::Lines) } else { Ok(lines) };
        }
        if width > MOST_COLUMNS {
            return Err(TableFault::Columns);
        }
        let number = record.position().map_or(0, |position| line_of(text, position)) + skipped;
        lines.push(Line { number, cells: cells.into_iter().take(width).collect() });
    }
    Ok(lines)
}

/// The reader's position is before the blank lines that it passes over.
fn line_of(text: &str, position: &csv::Position) -> usize {
    let (line, byte) = (usize::try_from(position.line()).unwrap_or(0), usize::try_from(position.byte()).unwrap_or(usize::MAX));
    let blank = text.as_bytes().get(byte..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    line + blank.filter(|byte| **byte == b'\n').count()
}
