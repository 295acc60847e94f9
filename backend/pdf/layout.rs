//! How words, lists and squares stand on A4 pages, and what they mean to a screen reader.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag, TagKind};
use qrcode::{Color, EcLevel, QrCode};

use super::text::{Fonts, Line, Weight};
use super::{Error, Square};

pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
pub const MARGIN: f32 = 60.0;
pub(super) const COLUMN: f32 = WIDTH - 2.0 * MARGIN;
/// Where the last line of a page may stand; its foot is below.
pub(super) const BOTTOM: f32 = HEIGHT - 72.0;
/// Between two columns of a table.
pub(super) const GAP: f32 = 16.0;
const SQUARE: f32 = 96.0;
/// Above and below a square, however dense the document: readers want about four of its cells empty.
const CLEAR: f32 = 10.0;
/// Of the words of a list, beside their dots.
const INDENT: f32 = 14.0;
/// Lines that are never parted.
const FEW: usize = 6;
/// So many rows, or items, stand on one page; of more, the first two and the last three do.
pub(super) const WHOLE: usize = 4;

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
pub(super) struct Style {
    pub size: f32,
    pub lead: f32,
    pub weight: Weight,
    pub is_quiet: bool,
}

impl Style {
    /// Of so many lines.
    pub fn room(self, lines: usize) -> f32 {
        #[allow(clippy::cast_precision_loss)] // a few hundred lines
        let lines = lines as f32;
        lines * self.lead
    }
}

const fn style(size: f32, lead: f32, weight: Weight) -> Style {
    Style { size, lead, weight, is_quiet: false }
}

pub(super) const TITLE: Style = style(24.0, 30.0, Weight::Bold);
pub(super) const HEADING: Style = style(13.0, 18.0, Weight::Bold);
pub(super) const TEXT: Style = style(11.0, 16.0, Weight::Regular);
pub(super) const STRONG: Style = style(11.0, 16.0, Weight::Bold);
pub(super) const SMALL: Style = Style { size: 9.0, lead: 13.0, weight: Weight::Regular, is_quiet: true };

/// How much room lines and the space between them take.
#[derive(Clone, Copy)]
pub(super) struct Density {
    lead: f32,
    air: f32,
}

/// From the airiest on. A denser one is for a document that would end a few lines into one more page.
pub(super) const DENSITIES: [Density; 3] =
    [Density { lead: 1.0, air: 1.0 }, Density { lead: 0.95, air: 0.75 }, Density { lead: 0.9, air: 0.5 }];

pub(super) struct Layout<'a> {
    pub fonts: &'a Fonts,
    pub density: Density,
    pub pages: Vec<Vec<Mark>>,
    /// Where the next line's top is, from the top of the page.
    pub y: f32,
    leaves: usize,
}

/// From which row, or item, on all stand on one page, with what must follow them.
pub(super) const fn ending(count: usize) -> usize {
    if count > WHOLE { count - 3 } else { 0 }
}

/// Headings of this level; krilla counts from one.
pub(super) fn heading(level: u16, text: &str) -> TagKind {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(text.to_owned())).into()
}

impl<'a> Layout<'a> {
    pub fn new(fonts: &'a Fonts, density: Density) -> Self {
        Self { fonts, density, pages: vec![Vec::new()], y: MARGIN, leaves: 0 }
    }

    pub(super) fn set(&self, style: Style) -> Style {
        Style { lead: style.lead * self.density.lead, ..style }
    }

    /// So much space, as dense as the document is.
    pub(super) fn air(&self, space: f32) -> f32 {
        space * self.density.air
    }

    /// Begins a new page unless so much room is left, and says whether it did.
    pub(super) fn keep(&mut self, room: f32) -> bool {
        let is_full = self.y + room > BOTTOM && self.y > MARGIN;
        if is_full {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
        is_full
    }

    pub(super) fn ink(&mut self, leaf: Option<usize>, ink: Ink) {
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

    /// What this draws is for the eye: nobody is read it.
    pub(super) fn decorate(&mut self, draw: impl FnOnce(&mut Self)) {
        let (page, leaves, marks) = (self.pages.len(), self.leaves, self.pages.last().map_or(0, Vec::len));
        draw(self);
        self.leaves = leaves;
        for mark in self.pages.iter_mut().skip(page - 1).flat_map(|page| page.iter_mut().skip(marks)) {
            mark.leaf = None;
        }
    }

    /// A line whose top is at `y`.
    pub(super) fn words(&mut self, line: Line, x: f32, y: f32, style: Style) -> Node {
        let Style { size, lead, weight, is_quiet } = style;
        // The baseline: what is left of the lead stands half above, half below.
        let y = y + (lead - size) / 2.0 + size * 0.78;
        self.leaf(Ink::Words { x, y, size, weight, is_quiet, line })
    }

    pub(super) fn rule(&mut self, is_strong: bool, after: f32) {
        let y = self.y;
        self.ink(None, Ink::Rule { y, is_strong });
        self.y += after;
    }

    fn lines(&mut self, lines: Vec<Line>, x: f32, style: Style) -> Vec<Node> {
        let mut nodes = Vec::new();
        for line in lines {
            self.keep(style.lead);
            nodes.push(self.words(line, x, self.y, style));
            self.y += style.lead;
        }
        nodes
    }

    /// A few lines stay on one page; many may go on on the next.
    pub(super) fn paragraph(&mut self, tag: TagKind, text: &str, style: Style, [before, after]: [f32; 2]) -> Node {
        let style = self.set(style);
        if self.y > MARGIN {
            self.y += self.air(before);
        }
        let lines = self.fonts.wrap(style.weight, text, style.size, COLUMN);
        self.keep(style.room(lines.len().min(FEW)));
        let nodes = self.lines(lines, MARGIN, style);
        self.y += self.air(after);
        Node::Group(tag, nodes)
    }

    /// `tail`: the room of what must stand where the list ends.
    pub(super) fn list(&mut self, items: &[String], tail: f32) -> Node {
        let style = self.set(TEXT);
        let wrapped: Vec<Vec<Line>> = items.iter().map(|item| self.fonts.wrap(style.weight, item, style.size, COLUMN - INDENT)).collect();
        let room = |items: &[Vec<Line>]| style.room(items.iter().map(Vec::len).sum());
        let kept = ending(items.len());
        let end = room(&wrapped[kept..]) + self.air(8.0) + tail;
        let mut nodes = Vec::new();
        for (at, lines) in wrapped.into_iter().enumerate() {
            self.keep(if at == kept { end } else { style.room(lines.len().min(FEW)) });
            let dot = self.words(self.fonts.line(style.weight, "•\u{a0}"), MARGIN, self.y, style);
            let body = self.lines(lines, MARGIN + INDENT, style);
            nodes.push(Node::Group(Tag::LI.into(), vec![Node::Group(Tag::Lbl.into(), vec![dot]), Node::Group(Tag::LBody.into(), body)]));
        }
        self.y += self.air(8.0);
        Node::Group(Tag::L(ListNumbering::Disc).into(), nodes)
    }

    pub(super) fn square(&mut self, square: &Square) -> Result<Node, Error> {
        let code = QrCode::with_error_correction_level(&square.holds, EcLevel::M).map_err(|_| Error::Square)?;
        let dark: Vec<Vec<bool>> =
            code.to_colors().chunks(code.width()).map(|row| row.iter().map(|cell| *cell == Color::Dark).collect()).collect();
        self.keep(SQUARE + 2.0 * CLEAR);
        self.y += CLEAR;
        let top = self.y;
        let picture = self.leaf(Ink::Squares { x: MARGIN, y: top, side: SQUARE, dark });
        let mut nodes = vec![Node::Group(Tag::Figure(Some(square.alt.clone())).into(), vec![picture])];
        self.y += 6.0;
        for (at, text) in square.beside.iter().enumerate() {
            let style = self.set(if at == 0 { STRONG } else { TEXT });
            let lines = self.fonts.wrap(style.weight, text, style.size, COLUMN - SQUARE - GAP);
            let lines = self.lines(lines, MARGIN + SQUARE + GAP, style);
            nodes.push(Node::Group(Tag::P.into(), lines));
        }
        self.y = self.y.max(top + SQUARE) + CLEAR;
        Ok(Node::Group(Tag::Div.into(), nodes))
    }
}
