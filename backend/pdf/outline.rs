//! Words as shapes, for drawings that must look the same where our font is not.

use std::fmt::Write;

use krilla::text::Glyph;
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use super::Error;
use super::text::{Fonts, Weight};

/// Draws words with the font of printed documents.
pub struct Outliner(Fonts);

/// Lines of words as one SVG path.
pub struct Outlined {
    /// What goes in `d`; each line centred on x = 0, the first on the base line y = 0.
    pub path: String,
    pub lines: usize,
}

impl Outliner {
    pub fn new() -> Result<Self, Error> {
        Ok(Self(Fonts::new()?))
    }

    /// Words in lines no wider than `column` (but for a word that is), `height` apart; all in units of the drawing.
    pub fn centred(&self, weight: Weight, text: &str, size: f32, column: f32, height: f32) -> Outlined {
        let (mut path, face) = (String::new(), self.0.shape(weight));
        let lines = self.0.wrap(weight, text, size, column);
        #[allow(clippy::cast_precision_loss)] // a few lines, a thousand units an em
        let (scale, at) = (size / face.units_per_em() as f32, |line: usize| line as f32 * height);
        for (number, line) in lines.iter().enumerate() {
            let text = line.text.trim_end();
            let line = self.0.line(weight, text);
            let mut pen = Pen { path: &mut path, x: -line.width(size) / 2.0, y: at(number), scale };
            for glyph in &line.glyphs {
                // Our font has fewer letters than that.
                let id = GlyphId(u16::try_from(glyph.glyph_id().to_u32()).unwrap_or_default());
                let start = pen.x;
                pen.x += glyph.x_offset(size);
                face.outline_glyph(id, &mut pen);
                pen.x = start + glyph.x_advance(size);
            }
        }
        Outlined { path, lines: lines.len() }
    }
}

/// Writes path data, with y downwards and a tenth of a unit: more could not be seen.
struct Pen<'a> {
    path: &'a mut String,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen<'_> {
    fn write(&mut self, letter: char, points: &[(f32, f32)]) {
        self.path.push(letter);
        for (at, (x, y)) in points.iter().enumerate() {
            let gap = if at == 0 { "" } else { " " };
            let (x, y) = (self.x + x * self.scale, self.y - y * self.scale);
            // Writing to a string does not fail.
            let _written = write!(self.path, "{gap}{x:.1} {y:.1}");
        }
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.write('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.write('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_shapes_that_need_no_font() {
        let outliner = Outliner::new().unwrap();
        let one = outliner.centred(Weight::Bold, "Œuvre à deux", 20.0, 400.0, 24.0);
        assert_eq!(one.lines, 1);
        assert!(one.path.starts_with('M') && one.path.ends_with('Z') && one.path.matches('Z').count() > 10, "{}", one.path);
        assert_eq!(outliner.centred(Weight::Bold, "Œuvre à deux", 20.0, 60.0, 24.0).lines, 3);
    }
}
