use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;

fn table() -> Table {
    let row = vec![
        Cell::from("=HYPERLINK(\"https://x\";\"a\")"),
        Cell::from("Zoé; \"dite Z\""),
        Cell::Count(-3),
        Cell::Decimal(1.5),
        Cell::Day(jiff::civil::date(2026, 11, 23)),
        Cell::Nothing,
    ];
    Table { name: "Équipe [1/2]".into(), header: ["Nom", "b", "c", "d", "e", "f"].map(String::from).to_vec(), rows: vec![row] }
}

#[test]
fn what_would_run_is_made_words() {
    for risky in ["=1+1", "+33639980012", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{a0}=1", "＝1", "|calc", "%0A"] {
        assert_eq!(harmless(risky), format!("'{risky}"));
    }
    for plain in ["Ana", "06 39 98 00 12", "ana@example.org", "a=1", "", "«\u{a0}-\u{a0}»"] {
        assert_eq!(harmless(plain), plain);
    }
}

#[test]
fn a_french_spreadsheet_opens_the_csv() {
    let csv = String::from_utf8(table().csv().unwrap()).unwrap();
    let expected = "\u{feff}Nom;b;c;d;e;f\r\n\"'=HYPERLINK(\"\"https://x\"\";\"\"a\"\")\";\"Zoé; \"\"dite Z\"\"\";-3;1,5;23/11/2026;\r\n";
    assert_eq!(csv, expected);
}

#[test]
fn an_xlsx_is_read_back_without_any_formula() {
    let bytes = table().xlsx(1_790_000_000_000).unwrap();
    assert_eq!(bytes, table().xlsx(1_790_000_000_000).unwrap(), "the same table is the same file");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(name, "Équipe 12");
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
    let rows: Vec<Vec<Data>> = book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect();
    assert_eq!(rows[1][0], Data::String("=HYPERLINK(\"https://x\";\"a\")".into()));
    assert_eq!((&rows[1][2], &rows[1][3]), (&Data::Float(-3.0), &Data::Float(1.5)));
    assert!(matches!(&rows[1][4], Data::DateTime(day) if day.as_f64() == 46_349.0), "{:?}", rows[1][4]);
}

#[test]
fn too_much_is_refused_and_odd_letters_go() {
    let long = Table { rows: vec![Vec::new(); MOST_ROWS + 1], ..table() };
    assert!(matches!(long.csv(), Err(TableError::Long)) && matches!(long.xlsx(0), Err(TableError::Long)));
    let odd = Table { name: String::new(), header: vec!["a\0\u{1b}b".into()], rows: vec![vec![Cell::from("é".repeat(40_000))]] };
    assert!(odd.xlsx(0).is_ok());
}
