//! What stands on the same page: a heading with what it announces, a signature with the lines it signs.

use krilla::tagging::Tag;

use super::layout::{BOTTOM, COLUMN, DENSITIES, Density, HEADING, Laid, Layout, MARGIN, Node, SMALL, STRONG, TEXT, TITLE, WHOLE, heading};
use super::text::Fonts;
use super::{Document, Error, Part};

/// Around a heading.
const APART: [f32; 2] = [14.0, 4.0];

pub fn lay_out(document: &Document, fonts: &Fonts) -> Result<Laid, Error> {
    let mut best: Option<Laid> = None;
    for density in DENSITIES {
        let laid = lay_out_as(document, fonts, density)?;
        if best.as_ref().is_none_or(|best| laid.pages.len() < best.pages.len()) {
            best = Some(laid);
        }
        if best.as_ref().is_some_and(|best| best.pages.len() == 1) {
            break;
        }
    }
    Ok(best.unwrap_or(Laid { pages: Vec::new(), tree: Vec::new() }))
}

fn lay_out_as(document: &Document, fonts: &Fonts, density: Density) -> Result<Laid, Error> {
    let mut layout = Layout::new(fonts, density);
    let tree = layout.parts(&document.parts)?;
    Ok(Laid { pages: layout.pages, tree })
}

impl Layout<'_> {
    fn parts(&mut self, parts: &[Part]) -> Result<Vec<Node>, Error> {
        let mut nodes = Vec::new();
        for at in 0..parts.len() {
            self.first(&parts[at..], &mut nodes)?;
        }
        Ok(nodes)
    }

    /// The first of these, knowing what follows it.
    fn first(&mut self, parts: &[Part], nodes: &mut Vec<Node>) -> Result<(), Error> {
        let Some((part, next)) = parts.split_first() else { return Ok(()) };
        nodes.push(match part {
            Part::Title(text) => self.paragraph(heading(1, text), text, TITLE, [0.0, 10.0]),
            Part::Heading(text) => {
                let room = self.opening(parts)?;
                self.keep(room);
                self.paragraph(heading(2, text), text, HEADING, APART)
            }
            Part::Text(text) => self.paragraph(Tag::P.into(), text, TEXT, [0.0, 8.0]),
            Part::Strong(text) => self.paragraph(Tag::P.into(), text, STRONG, [0.0, 8.0]),
            Part::Small(text) => self.paragraph(Tag::P.into(), text, SMALL, [2.0, 6.0]),
            Part::List(items) => {
                let tail = self.tail(next)?;
                self.list(items, tail)
            }
            Part::Table(table) => {
                let tail = self.tail(next)?;
                self.table(table, tail)
            }
            Part::Square(square) => self.square(square)?,
            Part::Rule => {
                let after = self.air(8.0);
                self.rule(true, after);
                return Ok(());
            }
            Part::Together(parts) => {
                let room = self.height(parts)?;
                self.keep(room);
                nodes.extend(self.parts(parts)?);
                return Ok(());
            }
        });
        Ok(())
    }

    /// How much room these take on a page of their own.
    fn height(&self, parts: &[Part]) -> Result<f32, Error> {
        let mut alone = Layout::new(self.fonts, self.density);
        alone.parts(parts)?;
        Ok(if alone.pages.len() > 1 { BOTTOM } else { alone.y } - MARGIN)
    }

    /// The room of what must stand on the page where the part before it ends.
    fn tail(&self, next: &[Part]) -> Result<f32, Error> {
        match next.first() {
            Some(Part::Together(parts)) => self.height(parts),
            _ => Ok(0.0),
        }
    }

    /// How much of these must stand on the page where they begin.
    fn opening(&self, parts: &[Part]) -> Result<f32, Error> {
        let Some((first, next)) = parts.split_first() else { return Ok(0.0) };
        Ok(match first {
            Part::Heading(text) => {
                let lines = self.fonts.wrap(HEADING.weight, text, HEADING.size, COLUMN).len();
                self.air(APART.iter().sum()) + self.set(HEADING).room(lines) + self.opening(next)?
            }
            Part::Table(table) if table.rows.len() > WHOLE => self.beginning(table),
            Part::List(items) if items.len() > WHOLE => self.height(&[Part::List(items[..2].to_vec())])?,
            whole => self.height(std::slice::from_ref(whole))? + self.tail(next)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::layout::{Ink, Mark};
    use crate::pdf::{Square, Table};

    /// A paper of so many topics.
    fn pages(topics: usize) -> Vec<Vec<String>> {
        let row = |at| vec![format!("topic {at}"), "12".into(), "3 h".into()];
        let signature = vec![
            Part::Text("signed".into()),
            Part::Square(Square { holds: "https://aide.example.org".into(), alt: "code".into(), beside: vec!["verify".into()] }),
            Part::Small("conditions".into()),
        ];
        let table = Table {
            columns: vec!["Topic".into(), "Times".into(), "Hours".into()],
            rows: (1..=topics).map(row).collect(),
            total: None,
            is_figures: true,
        };
        let parts = vec![
            Part::Title("Paper".into()),
            Part::List((1..12).map(|at| format!("item {at}")).collect()),
            Part::Heading("By topic".into()),
            Part::Table(table),
            Part::Together(signature),
        ];
        let fonts = Fonts::new().unwrap();
        let document = Document { lang: "en", title: String::new(), author: String::new(), written_at: 0, foot: String::new(), parts };
        lay_out(&document, &fonts).unwrap().pages.iter().map(|page| page.iter().map(shown).collect()).collect()
    }

    /// What somebody sees, or "" for a line.
    fn shown(mark: &Mark) -> String {
        match &mark.ink {
            Ink::Words { line, .. } => line.text.clone(),
            Ink::Squares { .. } => "square".into(),
            Ink::Rule { .. } => String::new(),
        }
    }

    #[test]
    fn whatever_its_length_a_paper_parts_where_a_reader_would() {
        for topics in 1..90 {
            let pages = pages(topics);
            let count = |page: &[String], word: &str| page.iter().filter(|shown| shown.starts_with(word)).count();
            let last = pages.last().unwrap();
            for word in ["signed", "square", "verify", "conditions"] {
                assert_eq!(count(last, word), 1, "{topics} topics: the signature stands whole at the end");
            }
            assert!(count(last, "topic ") >= topics.min(3), "{topics} topics: a signature signs lines that are on its page");
            for page in &pages {
                let rows = count(page, "topic ");
                assert_eq!(count(page, "Topic"), usize::from(rows > 0), "{topics} topics: headers above rows, and only there");
                assert!(rows == 0 || rows >= topics.min(2), "{topics} topics: no row stands alone");
                assert!(count(page, "By topic") == 0 || rows > 0, "{topics} topics: a heading has something under it");
            }
            assert_eq!(pages.iter().map(|page| count(page, "topic ")).sum::<usize>(), topics, "nothing is lost");
        }
        assert_eq!([5, 15, 20, 40].map(|topics| pages(topics).len()), [1, 1, 2, 2]);
    }
}
