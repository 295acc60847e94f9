//! Where each part of a document stands on A4 pages, and what it means to a screen reader.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};
use qrcode::{Color, EcLevel, QrCode};

use super::text::{Fonts, Line, Weight};
use super::{Document, Error, Part, Square, Table};

pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
pub const MARGIN: f32 = 60.0;
const COLUMN: f32 = WIDTH - 2.0 * MARGIN;
/// Where the last line of a page may stand; its foot is below.
const BOTTOM: f32 = HEIGHT - 84.0;
/// Between two columns of a table.
const GAP: f32 = 16.0;
const SQUARE: f32 = 96.0;

/// A document on its pages.
pub struct Laid {
    pub pages: Vec<Vec<Mark>>,
    pub tree: Vec<Node>,
}

/// Something drawn. Without a number it is decoration, which nobody is read.
pub struct Mark {
    pub leaf: Option<usize>,
    pub ink: Ink,
}

pub enum Ink {
    Words { x: f32, y: f32, size: f32, weight: Weight, is_quiet: bool, line: Line },
    Rule { y: f32, is_strong: bool },
    Squares { x: f32, y: f32, side: f32, dark: Vec<Vec<bool>> },
}

/// The document as it is read: groups, and what is drawn, by number.
pub enum Node {
    Group(TagKind, Vec<Node>),
    Leaf(usize),
}

/// How some words are set.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    lead: f32,
    weight: Weight,
    is_quiet: bool,
}

const fn style(size: f32, lead: f32, weight: Weight) -> Style {
    Style { size, lead, weight, is_quiet: false }
}

const TITLE: Style = style(24.0, 30.0, Weight::Bold);
const HEADING: Style = style(13.0, 18.0, Weight::Bold);
const TEXT: Style = style(11.0, 16.0, Weight::Regular);
const STRONG: Style = style(11.0, 16.0, Weight::Bold);
const SMALL: Style = Style { size: 9.0, lead: 13.0, weight: Weight::Regular, is_quiet: true };

struct Layout<'a> {
    fonts: &'a Fonts,
    pages: Vec<Vec<Mark>>,
    /// Where the next line's top is, from the top of the page.
    y: f32,
    leaves: usize,
}

pub fn lay_out(document: &Document, fonts: &Fonts) -> Result<Laid, Error> {
    let mut layout = Layout { fonts, pages: vec![Vec::new()], y: MARGIN, leaves: 0 };
    let mut tree = Vec::new();
    for part in &document.parts {
        tree.extend(layout.part(part)?);
    }
    Ok(Laid { pages: layout.pages, tree })
}

/// Headings of this level; krilla counts from one.
fn heading(level: u16, text: &str) -> TagKind {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(text.to_owned())).into()
}

impl Layout<'_> {
    fn part(&mut self, part: &Part) -> Result<Option<Node>, Error> {
        Ok(Some(match part {
            Part::Title(text) => self.paragraph(heading(1, text), text, TITLE, 0.0, 10.0),
            Part::Heading(text) => {
                self.keep(HEADING.lead + 3.0 * TEXT.lead);
                self.paragraph(heading(2, text), text, HEADING, 14.0, 4.0)
            }
            Part::Text(text) => self.paragraph(Tag::P.into(), text, TEXT, 0.0, 8.0),
            Part::Strong(text) => self.paragraph(Tag::P.into(), text, STRONG, 0.0, 8.0),
            Part::Small(text) => self.paragraph(Tag::P.into(), text, SMALL, 2.0, 6.0),
            Part::List(items) => self.list(items),
            Part::Table(table) => self.table(table),
            Part::Square(square) => self.square(square)?,
            Part::Rule => {
                self.rule(true, 8.0);
                return Ok(None);
            }
        }))
    }

    /// Begins a new page unless so much room is left.
    fn keep(&mut self, room: f32) {
        if self.y + room > BOTTOM && self.y > MARGIN {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn ink(&mut self, leaf: Option<usize>, ink: Ink) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Mark { leaf, ink });
        }
    }

    fn leaf(&mut self, ink: Ink) -> Node {
        let leaf = self.leaves;
        self.leaves += 1;
        self.ink(Some(leaf), ink);
        Node::Leaf(leaf)
    }

    /// A line whose top is at `y`.
    fn words(&mut self, line: Line, x: f32, y: f32, style: Style) -> Node {
        let Style { size, lead, weight, is_quiet } = style;
        // The baseline: what is left of the lead stands half above, half below.
        let y = y + (lead - size) / 2.0 + size * 0.78;
        self.leaf(Ink::Words { x, y, size, weight, is_quiet, line })
    }

    fn rule(&mut self, is_strong: bool, after: f32) {
        let y = self.y;
        self.ink(None, Ink::Rule { y, is_strong });
        self.y += after;
    }

    fn lines(&mut self, text: &str, x: f32, width: f32, style: Style) -> Vec<Node> {
        let lines = self.fonts.wrap(style.weight, text, style.size, width);
        let mut nodes = Vec::new();
        for line in lines {
            self.keep(style.lead);
            nodes.push(self.words(line, x, self.y, style));
            self.y += style.lead;
        }
        nodes
    }

    fn paragraph(&mut self, tag: TagKind, text: &str, style: Style, before: f32, after: f32) -> Node {
        if self.y > MARGIN {
            self.y += before;
        }
        let nodes = self.lines(text, MARGIN, COLUMN, style);
        self.y += after;
        Node::Group(tag, nodes)
    }

    fn list(&mut self, items: &[String]) -> Node {
        let mut nodes = Vec::new();
        for item in items {
            self.keep(TEXT.lead);
            let dot = self.words(self.fonts.line(TEXT.weight, "•\u{a0}"), MARGIN, self.y, TEXT);
            let body = self.lines(item, MARGIN + 14.0, COLUMN - 14.0, TEXT);
            nodes.push(Node::Group(Tag::LI.into(), vec![Node::Group(Tag::Lbl.into(), vec![dot]), Node::Group(Tag::LBody.into(), body)]));
        }
        self.y += 8.0;
        Node::Group(Tag::L(ListNumbering::Disc).into(), nodes)
    }

    fn square(&mut self, square: &Square) -> Result<Node, Error> {
        let code = QrCode::with_error_correction_level(&square.holds, EcLevel::M).map_err(|_| Error::Square)?;
        let dark: Vec<Vec<bool>> =
            code.to_colors().chunks(code.width()).map(|row| row.iter().map(|cell| *cell == Color::Dark).collect()).collect();
        self.keep(SQUARE);
        let top = self.y;
        let picture = self.leaf(Ink::Squares { x: MARGIN, y: top, side: SQUARE, dark });
        let mut nodes = vec![Node::Group(Tag::Figure(Some(square.alt.clone())).into(), vec![picture])];
        self.y += 6.0;
        for (at, text) in square.beside.iter().enumerate() {
            let style = if at == 0 { STRONG } else { TEXT };
            let lines = self.lines(text, MARGIN + SQUARE + GAP, COLUMN - SQUARE - GAP, style);
            nodes.push(Node::Group(Tag::P.into(), lines));
        }
        self.y = self.y.max(top + SQUARE) + 8.0;
        Ok(Node::Group(Tag::Div.into(), nodes))
    }

    fn table(&mut self, table: &Table) -> Node {
        let columns = self.columns(table);
        let mut parts = Vec::new();
        if !table.columns.is_empty() {
            let head = self.row(&table.columns, &columns, STRONG, Cell::Head);
            self.rule(true, 2.0);
            parts.push(Node::Group(Tag::THead.into(), vec![head]));
        }
        let rows = table.rows.iter().map(|row| self.row(row, &columns, TEXT, Cell::Body)).collect();
        parts.push(Node::Group(Tag::TBody.into(), rows));
        if let Some(total) = &table.total {
            let total = self.row(total, &columns, STRONG, Cell::Body);
            parts.push(Node::Group(Tag::TFoot.into(), vec![total]));
        }
        self.y += 10.0;
        Node::Group(Tag::Table.into(), parts)
    }

    /// Left edge and width of each column: the first takes what the others, as wide as their words, leave.
    fn columns(&self, table: &Table) -> Vec<Place> {
        let count = table.columns.len().max(table.rows.first().map_or(0, Vec::len)).max(1);
        if table.columns.is_empty() {
            let first = COLUMN * 0.36;
            let place = |at: usize| match at {
                0 => Place { x: MARGIN, width: first - GAP, is_right: false },
                _ => Place { x: MARGIN + first, width: COLUMN - first, is_right: false },
            };
            return (0..count).map(place).collect();
        }
        let all = || std::iter::once(&table.columns).chain(&table.rows).chain(&table.total);
        let natural = |at: usize| {
            let widths = all().filter_map(|row| row.get(at)).map(|cell| self.fonts.line(Weight::Bold, cell).width(TEXT.size));
            widths.fold(0.0, f32::max).min(COLUMN / 3.0)
        };
        let widths: Vec<f32> = (1..count).map(natural).collect();
        let first = COLUMN - widths.iter().map(|width| width + GAP).sum::<f32>();
        let mut x = MARGIN;
        std::iter::once(first)
            .chain(widths)
            .enumerate()
            .map(|(at, width)| {
                let place = Place { x, width, is_right: at > 0 && table.is_figures };
                x += width + GAP;
                place
            })
            .collect()
    }

    /// A row stays on one page: its cells are a few lines at most.
    fn row(&mut self, cells: &[String], columns: &[Place], style: Style, kind: Cell) -> Node {
        let wrapped: Vec<Vec<Line>> = cells
            .iter()
            .zip(columns)
            .enumerate()
            .map(|(at, (cell, place))| self.fonts.wrap(kind.style(at, style).weight, cell, style.size, place.width))
            .collect();
        #[allow(clippy::cast_precision_loss)] // a few lines
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0) as f32 * style.lead + 6.0;
        self.keep(height);
        let top = self.y + 3.0;
        let mut nodes = Vec::new();
        for (at, (lines, place)) in wrapped.into_iter().zip(columns).enumerate() {
            let style = kind.style(at, style);
            let mut y = top;
            let mut drawn = Vec::new();
            for line in lines {
                let x = if place.is_right { place.x + place.width - line.width(style.size) } else { place.x };
                drawn.push(self.words(line, x, y, style));
                y += style.lead;
            }
            nodes.push(Node::Group(kind.tag(at), drawn));
        }
        self.y += height;
        self.rule(false, 0.0);
        Node::Group(Tag::TR.into(), nodes)
    }
}

/// A column of a table.
struct Place {
    x: f32,
    width: f32,
    is_right: bool,
}

#[derive(Clone, Copy)]
enum Cell {
    Head,
    Body,
}

impl Cell {
    fn tag(self, at: usize) -> TagKind {
        match (self, at) {
            (Self::Head, _) => Tag::TH(TableHeaderScope::Column).into(),
            (Self::Body, 0) => Tag::TH(TableHeaderScope::Row).into(),
            (Self::Body, _) => Tag::TD.into(),
        }
    }

    /// The names of rows are quiet beside their values.
    fn style(self, at: usize, style: Style) -> Style {
        Style { is_quiet: matches!(self, Self::Body) && at == 0 && style.weight == Weight::Regular, ..style }
    }
}
