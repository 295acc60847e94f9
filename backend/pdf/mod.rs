//! Documents to print, sign and keep: tagged PDF that screen readers follow (PDF/UA-1) and archives accept (PDF/A-2a).
//!
//! Whoever writes one gives its parts in reading order; where they stand on A4 pages is decided here.

mod draw;
mod flow;
mod layout;
mod outline;
mod table;
mod text;

use thiserror::Error as ThisError;

pub use outline::Outliner;
pub use text::{Weight, can_print};

/// A document, whole.
#[derive(Clone, Debug)]
pub struct Document {
    /// "fr" or "en".
    pub lang: &'static str,
    pub title: String,
    /// Who answers for it.
    pub author: String,
    /// UTC milliseconds.
    pub written_at: i64,
    /// At the foot of every page, before its number.
    pub foot: String,
    pub parts: Vec<Part>,
}

/// What a document says, piece by piece.
#[derive(Clone, Debug)]
pub enum Part {
    /// The one title, level 1.
    Title(String),
    /// Level 2.
    Heading(String),
    Text(String),
    /// In bold: what the eye must find.
    Strong(String),
    /// Smaller: conditions, sources.
    Small(String),
    List(Vec<String>),
    Table(Table),
    Square(Square),
    /// A line across the page.
    Rule,
    /// On one page, the last lines of what comes before with them.
    Together(Vec<Part>),
}

/// Words in rows. The first cell of each row is its header.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Empty: a plain list of names and values, without a row of headers.
    pub columns: Vec<String>,
    /// As many cells each as there are columns; two when there are none.
    pub rows: Vec<Vec<String>>,
    /// Stands last, in bold.
    pub total: Option<Vec<String>>,
    /// Cells after the first are figures, set to the right.
    pub is_figures: bool,
}

/// A QR code with words beside it.
#[derive(Clone, Debug)]
pub struct Square {
    /// What the code holds, usually an address.
    pub holds: String,
    /// For whoever does not see it.
    pub alt: String,
    pub beside: Vec<String>,
}

#[derive(Debug, ThisError)]
pub enum Error {
    #[error("the font of printed documents cannot be read")]
    Font,
    #[error("too long for a QR code")]
    Square,
    #[error("not a valid document: {0}")]
    Document(String),
}

/// The document as a file.
///
/// # Errors
/// When it holds characters that the font lacks (ask [`can_print`] before), or a QR code too long.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let fonts = text::Fonts::new()?;
    draw::draw(document, &flow::lay_out(document, &fonts)?, &fonts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_part() -> Document {
        let text = |words: &str| words.to_owned();
        Document {
            lang: "fr",
            title: "Attestation de Zoé Nœuil".into(),
            author: "Les Voisins connectés".into(),
            written_at: 1_795_352_700_000,
            foot: "Attestation K7F4-QX2R · aide.example.org".into(),
            parts: vec![
                Part::Strong(text("Les Voisins connectés")),
                Part::Rule,
                Part::Title(text("Attestation d’engagement")),
                Part::Text(text(
                    "Zoé Nœuil a donné de son temps pour accompagner des personnes en difficulté avec le numérique, entre le 1er janvier et le 22 novembre 2026.",
                )),
                Part::Table(Table {
                    rows: vec![vec![text("Heures"), text("42 h 30")], vec![text("Personnes aidées"), text("31")]],
                    ..Table::default()
                }),
                Part::Heading(text("Par thématique")),
                Part::Table(Table {
                    columns: vec![text("Thématique"), text("Accompagnements"), text("Heures")],
                    rows: (0..40).map(|at| vec![format!("Démarches {at}"), format!("{at}"), format!("{at} h")]).collect(),
                    total: Some(vec![text("En tout"), text("12"), text("42 h 30")]),
                    is_figures: true,
                }),
                Part::List(vec![text("Reformuler sans juger"), text("Faire avec, et non à la place")]),
                Part::Square(Square {
                    holds: "https://aide.example.org/verify/K7F4QX2R".into(),
                    alt: "Code QR de l’adresse de vérification".into(),
                    beside: vec![text("Vérifier ce document"), text("aide.example.org/verify/K7F4-QX2R")],
                }),
                Part::Small(text("Ce document complète l’attestation de service civique délivrée par l’État ; il ne la remplace pas.")),
            ],
        }
    }

    #[test]
    fn every_part_is_drawn_and_the_standards_are_kept() {
        // krilla refuses whatever breaks PDF/UA-1 or PDF/A-2a, as far as it can be known here; `tests/readers` asks somebody else.
        let bytes = write(&every_part()).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7") && bytes.len() < 120_000, "{}", bytes.len());
    }

    #[test]
    fn words_that_the_font_lacks_are_refused_not_left_out() {
        let unknown = Document { parts: vec![Part::Title("李小龙".into())], ..every_part() };
        assert!(matches!(write(&unknown), Err(Error::Document(_))));
    }
}
