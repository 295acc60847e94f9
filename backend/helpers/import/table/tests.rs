//! Files as people, programs and ill-wishers make them.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;

use super::*;
use crate::helpers::import::columns::{Field, Headings, Meaning};

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes).unwrap().into_iter().map(|line| line.cells).collect()
}

const ANA: [&str; 3] = ["Zoé", "Lefèvre", "zoe@example.org"];

#[test]
fn any_separator_and_any_letters_are_read() {
    for separator in [";", ",", "\t", "|"] {
        let text = format!("Prénom{separator}Nom{separator}E-mail\r\nZoé{separator}Lefèvre{separator}zoe@example.org\r\n");
        let latin = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let wide: Vec<u8> = [0xFEFF_u16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let old_mac = text.replace("\r\n", "\r").into_bytes();
        for bytes in [text.clone().into_bytes(), latin, marked, wide, old_mac] {
            assert_eq!(rows(&bytes)[1], ANA, "{separator:?}");
        }
    }
}

#[test]
fn two_encodings_in_one_file_are_both_read() {
    let mut bytes = "Prénom;Nom;E-mail\nZoé;Lefèvre;zoe@example.org\n".as_bytes().to_vec();
    bytes.extend(b"H\xe9l\xe8ne;N\x9ce;helene@example.org\n");
    assert_eq!(rows(&bytes)[2], ["Hélène", "Nœe", "helene@example.org"]);
    assert_eq!(rows(&bytes)[1], ANA);
}

#[test]
fn lines_keep_the_numbers_that_a_spreadsheet_shows() {
    let text = "sep=;\nListe des bénévoles;;\n;;\n\nPrénom;Nom;E-mail\n\"Zoé\";\"Lefèvre, dite \"\"Z\"\"\";\"zoe@example.org\"\n ; ;\nBob;Petit;'+33639980012\n";
    let lines = read(text.as_bytes()).unwrap();
    let numbers: Vec<usize> = lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [2, 5, 6, 8]);
    assert_eq!(lines[2].cells[1], "Lefèvre, dite \"Z\"");
    assert_eq!(lines[3].cells[2], "+33639980012", "the apostrophe of a harmless cell goes");
    assert_eq!(Headings::find(&lines).line, 5);
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gives_its_days_its_numbers_and_its_merged_headings() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        let (plain, day) = (Format::new(), Format::new().set_num_format("dd/mm/yyyy"));
        sheet.merge_range(0, 0, 0, 4, "Liste des bénévoles 2026", &plain).unwrap();
        sheet.merge_range(2, 0, 3, 0, "Nom Prénom", &plain).unwrap();
        sheet.merge_range(2, 2, 2, 3, "Contact", &plain).unwrap();
        sheet.write_row(3, 2, ["E-mail", "Téléphone"]).unwrap();
        sheet.write(3, 4, "Honorabilité jusqu’au").unwrap();
        sheet.write_row(4, 0, ["Lefèvre", "Zoé", "zoe@example.org"]).unwrap();
        sheet.write(4, 3, 639_980_012).unwrap();
        sheet.write_with_format(4, 4, ExcelDateTime::from_ymd(2027, 11, 23).unwrap(), &day).unwrap();
        sheet.write_formula(5, 0, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        let hidden = book.add_worksheet();
        hidden.set_name("Secret").unwrap().set_hidden(true);
        hidden.write_row(0, 0, ["Prénom", "Nom", "E-mail", "Téléphone", "Ville"]).unwrap();
        book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "à faire").unwrap();
    });
    let lines = read(&bytes).unwrap();
    let headings = Headings::find(&lines);
    let meanings: Vec<Meaning> = headings.columns.iter().map(|column| column.meaning).collect();
    let sure = [Field::LastName, Field::FirstName, Field::Email, Field::Phone, Field::VettedUntil].map(Meaning::Sure);
    assert_eq!((headings.line, meanings.as_slice()), (4, sure.as_slice()));
    let zoe = lines.iter().find(|line| line.number == 5).unwrap();
    assert_eq!(zoe.cells, ["Lefèvre", "Zoé", "zoe@example.org", "639980012", "2027-11-23"]);
}

#[test]
fn a_cell_in_the_last_corner_costs_one_cell() {
    let far = book(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Prénom", "E-mail"]).unwrap();
        sheet.write(1_048_575, 1, "zoe@example.org").unwrap();
    });
    assert_eq!(read(&far).unwrap()[1].number, 1_048_576);
    let wide = book(|book| {
        book.add_worksheet().write(0, 16_383, "x").unwrap();
    });
    assert_eq!(read(&wide), Err(TableFault::Columns));
    let commas = "x,".repeat(10_000) + "x\n";
    assert_eq!(read(commas.as_bytes()), Err(TableFault::Columns));
    let blank = format!("Prénom;E-mail\n{}Zoé;zoe@example.org\n", ";\n".repeat(1_000_000));
    assert_eq!(read(blank.as_bytes()).unwrap().last().unwrap().number, 1_000_002);
    let many = "a;b\n".repeat(MOST_LINES + 1);
    assert_eq!(read(many.as_bytes()), Err(TableFault::Lines));
}

fn zipped(name: &str, chunk: &[u8], times: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, SimpleFileOptions::default()).unwrap();
    for _ in 0..times {
        archive.write_all(chunk).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_and_what_is_no_table_are_refused() {
    let bomb = zipped("xl/worksheets/sheet1.xml", &vec![b' '; 1 << 20], 200);
    assert!(bomb.len() < 400_000);
    assert_eq!(read(&bomb), Err(TableFault::Bomb));
    assert_eq!(read(&zipped("photo.jpg", b"x", 1)), Err(TableFault::NoTable));
    let mut cut = book(|book| {
        book.add_worksheet().write(0, 0, "x").unwrap();
    });
    cut.truncate(cut.len() / 2);
    assert_eq!(read(&cut), Err(TableFault::Damaged));
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(TableFault::OldExcel));
    for odd in [&b"%PDF-1.7\n"[..], b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"Pr\0nom;x\n"] {
        assert_eq!(read(odd), Err(TableFault::NoTable));
    }
    for nothing in [&b""[..], b"\n\n", b";;;\n ; \n"] {
        assert_eq!(read(nothing), Err(TableFault::Empty));
    }
}
