//! The picture of a badge: a ring, a pictogram, what it is for. Words are shapes: it looks the same on every machine.

use std::sync::OnceLock;

use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use thiserror::Error as ThisError;

use super::{Achievement, Named, words};
use crate::pdf::{self, Outliner, Weight};
use crate::web::Lang;
use crate::web::assets::drawing;
use crate::web::templates::with;

/// Pixels across, of the PNG.
const PIXELS: u32 = 600;
/// Units across, of the SVG.
const UNITS: f32 = 400.0;

/// Sizes tried for the name, biggest first: size, units from line to line, lines at most.
const SIZES: [(f32, f32, usize); 4] = [(34.0, 40.0, 2), (28.0, 33.0, 3), (23.0, 27.0, 4), (18.0, 21.0, 6)];

#[derive(Debug, ThisError)]
pub enum PictureError {
    #[error(transparent)]
    Font(#[from] pdf::Error),
    #[error("a badge could not be drawn: {0}")]
    Drawing(String),
}

/// A picture as an SVG.
pub struct Drawing {
    pub svg: String,
}

/// Letters are read from the font once for the life of the process.
fn outliner() -> Result<&'static Outliner, PictureError> {
    static OUTLINER: OnceLock<Outliner> = OnceLock::new();
    match OUTLINER.get() {
        Some(outliner) => Ok(outliner),
        None => {
            let made = Outliner::new()?;
            Ok(OUTLINER.get_or_init(|| made))
        }
    }
}

/// Draws the badge of an achievement.
pub fn draw(lang: Lang, achievement: Achievement, named: &Named) -> Result<Drawing, PictureError> {
    let (outliner, name) = (outliner()?, words(lang, achievement, named).name);
    let (size, height, lines) = SIZES
        .into_iter()
        .find(|(size, height, most)| {
            let words = outliner.centred(Weight::Bold, &name, *size, 270.0, *height);
            words.lines <= *most
        })
        .unwrap_or(SIZES[SIZES.len() - 1]);
    let title = outliner.centred(Weight::Bold, &name, size, 270.0, height);
    #[allow(clippy::cast_precision_loss)] // a few lines
    let first = 256.0 - (title.lines.min(lines) as f32 - 1.0) * height / 2.0 + size * 0.35;
    let by = match achievement {
        Achievement::Own(_) => named.association.as_deref().unwrap_or_default(),
        _ => "Binôme",
    };
    let foot = outliner.centred(Weight::Regular, &shortened(by), 14.0, 300.0, 16.0);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" width=\"400\" height=\"400\" role=\"img\"><title>{title_text}</title>\
         <circle cx=\"200\" cy=\"200\" r=\"196\" fill=\"{PRIMARY}\"/><circle cx=\"200\" cy=\"200\" r=\"183\" fill=\"none\" stroke=\"{SUN}\" stroke-width=\"4\"/>\
         <circle cx=\"200\" cy=\"200\" r=\"172\" fill=\"{PAPER}\"/>{sign}\
         <path fill=\"{INK}\" transform=\"translate(200 {first:.1})\" d=\"{title_path}\"/>\
         <path stroke=\"{SUN}\" stroke-width=\"4\" stroke-linecap=\"round\" d=\"M170 326h60\"/>\
         <path fill=\"{INK}\" transform=\"translate(200 350)\" d=\"{foot_path}\"/></svg>",
        title_text = escaped(&name),
        sign = sign(lang, achievement, outliner),
        title_path = title.path,
        foot_path = foot.path,
    );
    Ok(Drawing { svg })
}

/// LOOK.md's light theme: a badge is looked at on paper and in wallets.
const PAPER: &str = "#fffdf8";
const INK: &str = "#1b2a33";
const PRIMARY: &str = "#0b5d5e";
const SUN: &str = "#f6c453";

/// What stands in the upper half: a pictogram, or the number of hours.
fn sign(lang: Lang, achievement: Achievement, outliner: &Outliner) -> String {
    let pictogram = match achievement {
        Achievement::Hours(hours) => {
            let words = with(lang, "badge-hours-sign", &[("number", &hours.to_string())]);
            let shape = outliner.centred(Weight::Bold, &words, 92.0, 400.0, 92.0);
            return format!("<path fill=\"{PRIMARY}\" transform=\"translate(200 172)\" d=\"{}\"/>", shape.path);
        }
        Achievement::FirstHelp => "icons/hand".to_owned(),
        Achievement::Topic(topic) => format!("pictures/{}", topic.as_str()),
        Achievement::Module(_) => "icons/book".to_owned(),
        Achievement::Mentoring => "icons/people".to_owned(),
        Achievement::RegularPermanence => "icons/calendar".to_owned(),
        Achievement::Own(_) => "icons/star".to_owned(),
    };
    let found = drawing(&pictogram).unwrap_or_default();
    // Between its first tag and its last.
    let inside = found.split_once('>').map_or("", |(_, rest)| rest).trim_end_matches("</svg>");
    let inside = inside.replace("class=\"sun\"", &format!("fill=\"{SUN}\" stroke=\"none\""));
    let units = if pictogram.starts_with("icons/") { 24.0 } else { 48.0 };
    let scale = 128.0 / units;
    format!(
        "<g fill=\"none\" stroke=\"{PRIMARY}\" stroke-width=\"{:.2}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" \
         transform=\"translate(136 68) scale({scale:.3})\">{inside}</g>",
        6.5 / scale
    )
}

/// A name that fits under the line, at the narrow end of the ring.
fn shortened(name: &str) -> String {
    const MOST: usize = 24;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    format!("{}…", name.chars().take(MOST - 1).collect::<String>().trim_end())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The same picture as a PNG.
pub fn png(drawing: &Drawing) -> Result<Vec<u8>, PictureError> {
    let fails = |error: &dyn std::fmt::Display| PictureError::Drawing(error.to_string());
    let tree = Tree::from_str(&drawing.svg, &Options::default()).map_err(|error| fails(&error))?;
    let mut pixels = Pixmap::new(PIXELS, PIXELS).ok_or_else(|| fails(&"no room"))?;
    #[allow(clippy::cast_precision_loss)] // 600
    let scale = PIXELS as f32 / UNITS;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let mut file = Vec::new();
    let written = PngEncoder::new(&mut file).write_image(&pixels.take_demultiplied(), PIXELS, PIXELS, ExtendedColorType::Rgba8);
    written.map_err(|error| fails(&error))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::super::baking;
    use super::*;

    #[test]
    fn every_badge_is_drawn_baked_and_holds_its_token() {
        let own =
            Named { title: "Marraine & parrain de l’été".into(), association: Some("Emmaüs <Connect>".into()), ..Named::default() };
        for (achievement, named) in
            Achievement::shipped().into_iter().map(|one| (one, Named::default())).chain([("own-0000000000001".parse().unwrap(), own)])
        {
            let drawing = draw(Lang::Fr, achievement, &named).unwrap();
            let baked = baking::svg(&drawing, "a.b.c");
            assert!(baked.contains("<openbadges:credential verify=\"a.b.c\"/>") && !baked.contains("<text"), "{achievement}");
            Tree::from_str(&baked, &Options::default()).unwrap_or_else(|error| panic!("{achievement}: {error}"));
        }
        let picture = png(&draw(Lang::En, Achievement::Hours(50), &Named::default()).unwrap()).unwrap();
        let baked = baking::png(&picture, "a.b.c").unwrap();
        assert!(image::load_from_memory(&baked).is_ok_and(|image| image.width() == 600));
        assert_eq!(baking::png(b"no picture", "a.b.c"), None);
    }
}
