//! The font, and how wide words are in it.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Face as Shape, UnicodeBuffer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::Error;

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/npm/node_modules/@expo-google-fonts/atkinson-hyperlegible-next/", $name))
    };
}

const REGULAR: &[u8] = font!("400Regular/AtkinsonHyperlegibleNext_400Regular.ttf");
const BOLD: &[u8] = font!("700Bold/AtkinsonHyperlegibleNext_700Bold.ttf");

/// The faces of printed documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

pub struct Fonts {
    regular: Face,
    bold: Face,
}

struct Face {
    font: Font,
    shape: Shape<'static>,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Result<Self, Error> {
        let font = Font::new(bytes.into(), 0).ok_or(Error::Font)?;
        Ok(Self { font, shape: Shape::from_slice(bytes, 0).ok_or(Error::Font)? })
    }
}

/// A line of words as it is drawn.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    /// At a size of one point.
    width: f32,
}

impl Line {
    /// In points.
    pub fn width(&self, size: f32) -> f32 {
        self.width * size
    }
}

impl Fonts {
    pub fn new() -> Result<Self, Error> {
        Ok(Self { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)? })
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The shapes of its letters.
    pub(super) fn shape(&self, weight: Weight) -> &Shape<'static> {
        &self.face(weight).shape
    }

    pub fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// One line, however long.
    pub fn line(&self, weight: Weight, text: &str) -> Line {
        let face = &self.face(weight).shape;
        let text = printed(face, text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(face, &[], buffer);
        #[allow(clippy::cast_precision_loss)] // a few thousand units an em
        let ems = |units: i32| units as f32 / face.units_per_em() as f32;
        let (infos, places) = (shaped.glyph_infos(), shaped.glyph_positions());
        let end = |at: usize| infos[at..].iter().map(|info| info.cluster as usize).find(|next| *next > infos[at].cluster as usize);
        let glyphs: Vec<KrillaGlyph> = infos
            .iter()
            .zip(places)
            .enumerate()
            .map(|(at, (info, place))| {
                let range = info.cluster as usize..end(at).unwrap_or(text.len());
                let id = GlyphId::new(info.glyph_id);
                KrillaGlyph::new(id, ems(place.x_advance), ems(place.x_offset), ems(place.y_offset), ems(place.y_advance), range, None)
            })
            .collect();
        let width = places.iter().map(|place| ems(place.x_advance)).sum();
        Line { text, glyphs, width }
    }

    /// As many lines as it takes; a word wider than the column goes on on the next line.
    pub fn wrap(&self, weight: Weight, text: &str, size: f32, column: f32) -> Vec<Line> {
        let fits = |words: &str| self.line(weight, words).width(size) <= column;
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut words = String::new();
            for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
                let longer = if words.is_empty() { word.to_owned() } else { format!("{words} {word}") };
                if fits(&longer) {
                    words = longer;
                    continue;
                }
                if !words.is_empty() {
                    lines.push(self.line(weight, &format!("{words} ")));
                }
                words.clear();
                for letter in word.chars() {
                    words.push(letter);
                    if words.len() > letter.len_utf8() && !fits(&words) {
                        words.pop();
                        lines.push(self.line(weight, &words));
                        words = letter.into();
                    }
                }
            }
            lines.push(self.line(weight, &words));
        }
        lines
    }
}

/// The same words in characters that the font has: no narrow no-break space, and a letter without its accents where it lacks the
/// whole (Vietnamese), as identity papers do.
fn printed(face: &Shape<'_>, text: &str) -> String {
    let has = |c: &char| face.glyph_index(*c).is_some();
    let print = |c: char| match c {
        '\u{202f}' => '\u{a0}',
        _ if has(&c) => c,
        _ => base(c).filter(has).unwrap_or(c),
    };
    text.nfc().map(print).collect()
}

/// "ặ" is an "a" with two accents.
fn base(c: char) -> Option<char> {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    base
}

/// Whether these words can be printed.
pub fn can_print(text: &str) -> bool {
    let has = |face: &Shape<'_>, c: char| c == '\n' || face.glyph_index(c).is_some();
    Shape::from_slice(REGULAR, 0).is_some_and(|face| printed(&face, text).chars().all(|c| has(&face, c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_europe_are_printed_and_others_are_known_not_to_be() {
        for name in ["Zoé Nœuil", "Jérôme Brac\u{202f}: l’Œuvre — « aidants »", "Łukasz Żółć", "Đặng Thị Hương"] {
            assert!(can_print(name), "{name}");
        }
        assert!(!can_print("李小龙") && !can_print("محمد"));
    }

    #[test]
    fn lines_fit_their_column_and_nothing_is_lost() {
        let fonts = Fonts::new().unwrap();
        let words = "a donné de son temps pour accompagner des personnes en difficulté avec le numérique";
        let lines = fonts.wrap(Weight::Regular, words, 11.0, 180.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.width(11.0) < 190.0), "{lines:?}");
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), words);
        let long = format!("Anne {}", "Wolfeschlegelsteinhausen".repeat(3));
        let lines = fonts.wrap(Weight::Bold, &long, 24.0, 180.0);
        assert!(lines.len() > 4 && lines.iter().all(|line| line.width(24.0) <= 190.0), "{lines:?}");
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), long);
        assert!(fonts.line(Weight::Bold, "mmm").width(10.0) > fonts.line(Weight::Bold, "iii").width(10.0));
    }
}
