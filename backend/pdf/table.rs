//! Words in rows: the row of headers is drawn again on each page, and no row stands alone.

use krilla::tagging::{TableHeaderScope, Tag, TagKind};

use super::Table;
use super::layout::{COLUMN, GAP, Layout, MARGIN, Node, STRONG, Style, TEXT, ending};
use super::text::{Line, Weight};

/// Between the words of a row and its lines, above and below.
const AIR: f32 = 3.0;
/// Between the row of headers and the first row.
const UNDER_HEAD: f32 = 2.0;
const AFTER: f32 = 10.0;

/// A column.
struct Place {
    x: f32,
    width: f32,
    is_right: bool,
}

/// A row, its words in lines.
struct Row {
    cells: Vec<Vec<Line>>,
    style: Style,
    kind: Cell,
    height: f32,
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

impl Layout<'_> {
    /// `tail`: the room of what must stand where the table ends.
    pub(super) fn table(&mut self, table: &Table, tail: f32) -> Node {
        let columns = self.columns(table);
        let head = (!table.columns.is_empty()).then(|| self.row(&table.columns, &columns, STRONG, Cell::Head));
        let rows = self.rows(table, &columns);
        let kept = ending(rows.len());
        let height = |rows: &[Row]| rows.iter().map(|row| row.height).sum::<f32>();
        let end = height(&rows[kept..]) + self.air(AFTER) + tail;
        let mut parts = Vec::new();
        if let Some(head) = &head {
            self.keep(head.height + UNDER_HEAD + if kept == 0 { end } else { height(&rows[..2]) });
            parts.push(Node::Group(Tag::THead.into(), vec![self.draw(head, &columns)]));
            self.rule(true, UNDER_HEAD);
        }
        let mut drawn = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if self.keep(if at == kept { end } else { row.height })
                && let Some(head) = &head
            {
                self.draw_again(head, &columns);
            }
            drawn.push(self.draw(row, &columns));
        }
        let total = table.total.as_ref().and_then(|_| drawn.pop());
        parts.push(Node::Group(Tag::TBody.into(), drawn));
        parts.extend(total.map(|total| Node::Group(Tag::TFoot.into(), vec![total])));
        self.y += self.air(AFTER);
        Node::Group(Tag::Table.into(), parts)
    }

    /// The room of the row of headers with two rows.
    pub(super) fn beginning(&self, table: &Table) -> f32 {
        let columns = self.columns(table);
        let head = if table.columns.is_empty() { 0.0 } else { self.row(&table.columns, &columns, STRONG, Cell::Head).height + UNDER_HEAD };
        head + self.rows(table, &columns).iter().take(2).map(|row| row.height).sum::<f32>()
    }

    /// Those of the body, then the total.
    fn rows(&self, table: &Table, columns: &[Place]) -> Vec<Row> {
        let rows = table.rows.iter().map(|row| self.row(row, columns, TEXT, Cell::Body));
        rows.chain(table.total.iter().map(|total| self.row(total, columns, STRONG, Cell::Body))).collect()
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

    fn row(&self, cells: &[String], columns: &[Place], style: Style, kind: Cell) -> Row {
        let style = self.set(style);
        let wrap =
            |(at, (cell, place)): (usize, (&String, &Place))| self.fonts.wrap(kind.style(at, style).weight, cell, style.size, place.width);
        let cells: Vec<Vec<Line>> = cells.iter().zip(columns).enumerate().map(wrap).collect();
        let height = style.room(cells.iter().map(Vec::len).max().unwrap_or(0)) + 2.0 * self.air(AIR);
        Row { cells, style, kind, height }
    }

    /// The row, and what each of its cells is to whoever reads it.
    fn draw(&mut self, row: &Row, columns: &[Place]) -> Node {
        let top = self.y + self.air(AIR);
        let mut nodes = Vec::new();
        for (at, (lines, place)) in row.cells.iter().zip(columns).enumerate() {
            let style = row.kind.style(at, row.style);
            let drawn = (0..).zip(lines).map(|(below, line)| {
                let x = place.x + if place.is_right { place.width - line.width(style.size) } else { 0.0 };
                self.words(line.clone(), x, top + style.room(below), style)
            });
            nodes.push(Node::Group(row.kind.tag(at), drawn.collect()));
        }
        self.y += row.height;
        self.rule(false, 0.0);
        Node::Group(Tag::TR.into(), nodes)
    }

    /// The headers on one more page: for the eye, since whoever listens has heard them.
    fn draw_again(&mut self, head: &Row, columns: &[Place]) {
        self.decorate(|layout| {
            layout.draw(head, columns);
        });
        self.rule(true, UNDER_HEAD);
    }
}
