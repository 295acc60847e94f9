//! Draws what was laid out, with its meaning, as one file.

use krilla::color::rgb;
use krilla::configure::ConfigurationBuilder;
use krilla::configure::validate::{Accessibility, Archival};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};
use krilla::{Document as Pdf, SerializeSettings};

use super::layout::{COLUMN, GAP, HEIGHT, Ink, Laid, MARGIN, Mark, Node, WIDTH};
use super::text::{Fonts, Line, Weight};
use super::{Document, Error, Part};

const INK: (u8, u8, u8) = (0x1b, 0x2a, 0x33);
const QUIET: (u8, u8, u8) = (0x43, 0x51, 0x5a);
const RULE: (u8, u8, u8) = (0xd9, 0xd3, 0xc7);
const FOOT_SIZE: f32 = 8.5;

pub fn draw(document: &Document, laid: &Laid, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let refused = |error: String| Error::Document(error);
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| refused(format!("{error:?}")))?;
    let mut pdf = Pdf::new_with(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() });
    let mut leaves: Vec<(usize, Identifier)> = Vec::new();
    for (at, marks) in laid.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| refused("a page without a size".into()))?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            leaves.extend(draw_mark(&mut surface, mark, fonts));
        }
        draw_foot(&mut surface, &document.foot, &format!("{}\u{a0}/\u{a0}{}", at + 1, laid.pages.len()), fonts);
        surface.finish();
        page.finish();
    }
    leaves.sort_unstable_by_key(|(leaf, _)| *leaf);
    let mut leaves = leaves.into_iter().map(|(_, identifier)| Some(identifier)).collect::<Vec<_>>();
    let mut tree = TagTree::new().with_lang(Some(document.lang.to_owned()));
    tree.children = nodes(&laid.tree, &mut leaves);
    pdf.set_tag_tree(tree);
    pdf.set_metadata(metadata(document));
    pdf.set_outline(outline(document));
    pdf.finish().map_err(|error| refused(format!("{error:?}")))
}

fn nodes(from: &[Node], leaves: &mut [Option<Identifier>]) -> Vec<krilla::tagging::Node> {
    let node = |node: &Node| match node {
        Node::Group(tag, children) => Some(TagGroup::with_children(tag.clone(), nodes(children, leaves)).into()),
        Node::Leaf(leaf) => leaves.get_mut(*leaf)?.take().map(Into::into),
    };
    from.iter().filter_map(node).collect()
}

fn metadata(document: &Document) -> Metadata {
    let at = jiff::Timestamp::from_millisecond(document.written_at).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).unwrap_or(0);
    let date = DateTime::new(u16::try_from(at.year()).unwrap_or(0))
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.author.clone()])
        .creator("Binôme".into())
        .language(document.lang.to_owned())
        .creation_date(date)
}

/// One entry, to the beginning: these documents are a page or two.
fn outline(document: &Document) -> Outline {
    let title = document.parts.iter().find_map(|part| if let Part::Title(text) = part { Some(text) } else { None });
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(title.unwrap_or(&document.title).clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    outline
}

fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn draw_mark(surface: &mut Surface<'_>, mark: &Mark, fonts: &Fonts) -> Option<(usize, Identifier)> {
    let tag = match (mark.leaf, &mark.ink) {
        (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (Some(_), Ink::Words { .. }) => ContentTag::Span(SpanTag::empty()),
        (Some(_), _) => ContentTag::Other,
    };
    let identifier = surface.start_tagged(tag);
    match &mark.ink {
        Ink::Words { x, y, size, weight, is_quiet, line } => {
            surface.set_fill(Some(fill(if *is_quiet { QUIET } else { INK })));
            draw_line(surface, line, *x, *y, *size, *weight, fonts);
        }
        Ink::Rule { y, is_strong } => draw_rule(surface, *y, *is_strong),
        Ink::Squares { x, y, side, dark } => draw_squares(surface, *x, *y, *side, dark),
    }
    surface.end_tagged();
    mark.leaf.map(|leaf| (leaf, identifier))
}

fn draw_line(surface: &mut Surface<'_>, line: &Line, x: f32, y: f32, size: f32, weight: Weight, fonts: &Fonts) {
    surface.set_stroke(None);
    surface.draw_glyphs(Point::from_xy(x, y), &line.glyphs, fonts.font(weight), &line.text, size, false);
}

/// Under the page: what the document is, and on the right which page of how many.
fn draw_foot(surface: &mut Surface<'_>, words: &str, number: &str, fonts: &Fonts) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    surface.set_fill(Some(fill(QUIET)));
    let mut y = HEIGHT - 44.0;
    let number = fonts.line(Weight::Regular, number);
    let width = number.width(FOOT_SIZE);
    draw_line(surface, &number, WIDTH - MARGIN - width, y, FOOT_SIZE, Weight::Regular, fonts);
    for line in fonts.wrap(Weight::Regular, words, FOOT_SIZE, COLUMN - width - GAP) {
        draw_line(surface, &line, MARGIN, y, FOOT_SIZE, Weight::Regular, fonts);
        y += FOOT_SIZE * 1.4;
    }
    surface.end_tagged();
}

fn draw_rule(surface: &mut Surface<'_>, y: f32, is_strong: bool) {
    let mut path = PathBuilder::new();
    path.move_to(MARGIN, y);
    path.line_to(WIDTH - MARGIN, y);
    let Some(path) = path.finish() else { return };
    let paint = fill(if is_strong { INK } else { RULE }).paint;
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint, width: if is_strong { 1.0 } else { 0.6 }, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

fn draw_squares(surface: &mut Surface<'_>, x: f32, y: f32, side: f32, dark: &[Vec<bool>]) {
    #[allow(clippy::cast_precision_loss)] // under two hundred cells
    let step = side / dark.len().max(1) as f32;
    let mut path = PathBuilder::new();
    let (mut top, mut left);
    top = y;
    for row in dark {
        left = x;
        for is_dark in row {
            if *is_dark {
                path.move_to(left, top);
                path.line_to(left + step, top);
                path.line_to(left + step, top + step);
                path.line_to(left, top + step);
                path.close();
            }
            left += step;
        }
        top += step;
    }
    surface.set_fill(Some(fill((0, 0, 0))));
    surface.set_stroke(None);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}
