//! Pictures that are sent beside a text: checked by decoding them, made small, written anew without whatever else was in the file. Pure.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// A picture is shown no wider and no higher.
pub const MOST_PIXELS_A_SIDE: u32 = 1_600;
/// A telephone's largest photograph; more is refused before a pixel is decoded.
const MOST_PIXELS: u64 = 50_000_000;
const MOST_SIDE: u32 = 16_000;
/// What decoding may take, whatever the file says.
const MOST_BYTES_DECODED: u64 = 320 << 20;
/// A drawing or a screen stays as sharp as it is; beyond this it is rather a photograph.
const MOST_PNG_BYTES: usize = 700_000;
const JPEG_QUALITY: u8 = 82;
/// More would fill the database of everybody.
pub const MOST_OF_AN_ASSOCIATION: i64 = 1_000;

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub kind: PictureKind,
    pub width: i64,
    pub height: i64,
    pub bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    Png,
    Jpeg,
}

impl PictureKind {
    pub fn media(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Why a picture is not kept. Its words are in `writing.ftl`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text_id())]
pub enum PictureFault {
    Empty,
    /// Not a PNG, a JPEG or a WebP, whatever its name says; or a damaged one.
    NotOne,
    TooLarge,
    /// The association has as many as it may.
    Full,
}

impl PictureFault {
    /// Fluent id.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Empty => "picture-fault-empty",
            Self::NotOne => "picture-fault-not-one",
            Self::TooLarge => "picture-fault-too-large",
            Self::Full => "picture-fault-full",
        }
    }
}

/// Decodes what was sent, turns it as its camera says, makes it small and writes it anew. Takes long: call it apart.
pub fn check(sent: &[u8]) -> Result<Picture, PictureFault> {
    if sent.is_empty() {
        return Err(PictureFault::Empty);
    }
    let whole = decode(sent)?;
    let (width, height) = (whole.width(), whole.height());
    let small = if width.max(height) > MOST_PIXELS_A_SIDE {
        whole.resize(MOST_PIXELS_A_SIDE, MOST_PIXELS_A_SIDE, FilterType::CatmullRom)
    } else {
        whole
    };
    let is_photograph = image::guess_format(sent).is_ok_and(|format| format == ImageFormat::Jpeg);
    let (kind, bytes) = encode(&small, is_photograph).ok_or(PictureFault::NotOne)?;
    Ok(Picture { kind, width: small.width().into(), height: small.height().into(), bytes })
}

fn decode(sent: &[u8]) -> Result<DynamicImage, PictureFault> {
    let mut reader = ImageReader::new(Cursor::new(sent)).with_guessed_format().map_err(|_| PictureFault::NotOne)?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) {
        return Err(PictureFault::NotOne);
    }
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_SIDE), Some(MOST_SIDE));
    limits.max_alloc = Some(MOST_BYTES_DECODED);
    reader.limits(limits);
    let refused = |error: &image::ImageError| match error {
        image::ImageError::Limits(_) => PictureFault::TooLarge,
        _ => PictureFault::NotOne,
    };
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES_DECODED {
        return Err(PictureFault::TooLarge);
    }
    let turned = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut whole = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    whole.apply_orientation(turned);
    Ok(whole)
}

fn encode(picture: &DynamicImage, is_photograph: bool) -> Option<(PictureKind, Vec<u8>)> {
    let has_holes = picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255);
    if !is_photograph || has_holes {
        let mut png = Vec::new();
        let eight_bits = if has_holes { DynamicImage::ImageRgba8(picture.to_rgba8()) } else { DynamicImage::ImageRgb8(picture.to_rgb8()) };
        eight_bits.write_with_encoder(PngEncoder::new(&mut png)).ok()?;
        if has_holes || png.len() <= MOST_PNG_BYTES {
            return Some((PictureKind::Png, png));
        }
    }
    let mut jpeg = Vec::new();
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)).ok()?;
    Some((PictureKind::Jpeg, jpeg))
}

/// The pictures that a text names as sent beside it, each with its line: what stands after `/pictures/`.
pub fn named(source: &str) -> Vec<(usize, &str)> {
    let mut named = Vec::new();
    for (row, line) in source.lines().zip(1..) {
        for after in row.split("](/pictures/").skip(1) {
            named.push((line, after.split([')', ' ']).next().unwrap_or_default()));
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn photograph(width: u32, height: u32) -> DynamicImage {
        let noise = |x: u32, y: u32| u8::try_from((x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 9 & 255).unwrap();
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| Rgb([noise(x, y), noise(y, x), noise(x + y, 7)])))
    }

    #[test]
    fn pictures_are_made_small_and_written_anew() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let kept = check(&written(&photograph(2_000, 1_000), format)).unwrap();
            assert_eq!((kept.width, kept.height), (1_600, 800), "{format:?}");
            assert_eq!(kept.kind, PictureKind::Jpeg, "a photograph, {format:?}");
            assert!(kept.bytes.len() < 2_000_000 && check(&kept.bytes).is_ok());
        }
        let drawing = DynamicImage::ImageRgba8(RgbaImage::from_pixel(40, 30, Rgba([10, 20, 30, 120])));
        let kept = check(&written(&drawing, ImageFormat::Png)).unwrap();
        assert_eq!((kept.kind, kept.width, kept.height), (PictureKind::Png, 40, 30));
        assert_eq!(check(&kept.bytes), Ok(kept.clone()), "once more changes nothing");
    }

    /// A JPEG with an Exif part: its camera was on its side, and where it was taken stands in it.
    #[test]
    fn where_a_photograph_was_taken_is_forgotten_and_how_it_was_held_is_not() {
        let jpeg = written(&photograph(60, 40), ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"GPS 48.4469 N 1.4890 E");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let sent = [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat();
        let kept = check(&sent).unwrap();
        assert_eq!((kept.width, kept.height), (40, 60));
        let is_there = |words: &[u8]| kept.bytes.windows(words.len()).any(|window| window == words);
        assert!(!is_there(b"GPS") && !is_there(b"Exif"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let png = written(&photograph(50, 50), ImageFormat::Png);
        assert_eq!(check(&[]), Err(PictureFault::Empty));
        for odd in [
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(),
            b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(),
            b"\x89PNG\r\n\x1a\n<script>".to_vec(),
            png[..png.len() / 2].to_vec(),
            b"\xff\xd8\xff\xe0".to_vec(),
            b"RIFF\0\0\0\0WEBP".to_vec(),
            vec![0; 100_000],
        ] {
            assert_eq!(check(&odd), Err(PictureFault::NotOne), "{:?}", &odd[..odd.len().min(20)]);
        }
    }

    /// A few bytes that say that they are 60,000 pixels wide and high.
    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        let mut png = written(&photograph(1, 1), ImageFormat::Png);
        for side in [60_000_u32, 9_000] {
            png[16..20].copy_from_slice(&side.to_be_bytes());
            png[20..24].copy_from_slice(&side.to_be_bytes());
            let sum = crc(&png[12..29]);
            png[29..33].copy_from_slice(&sum.to_be_bytes());
            let since = std::time::Instant::now();
            assert_eq!(check(&png), Err(PictureFault::TooLarge));
            assert!(since.elapsed().as_millis() < 200);
        }
    }

    fn crc(bytes: &[u8]) -> u32 {
        let mut sum = flate2::Crc::new();
        sum.update(bytes);
        sum.sum()
    }

    #[test]
    fn a_text_names_its_pictures() {
        let source = "---\n---\n![a](/pictures/0abc)\nx ![b](/pictures/1 \"t\") ![c](picture:sante) ![d](/pictures/2)";
        assert_eq!(named(source), [(3, "0abc"), (4, "1"), (4, "2")]);
    }
}
