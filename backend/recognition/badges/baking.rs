//! A credential inside its picture, so that the file alone is the badge (Open Badges 3.0, section 5.3).

use super::picture::Drawing;

/// Where the standard wants a token in an SVG.
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
/// And in a PNG.
const KEYWORD: &[u8] = b"openbadgecredential";

/// The drawing with the token in it. A token is letters, digits, `-`, `_` and dots: nothing to escape.
pub fn svg(drawing: &Drawing, token: &str) -> String {
    let (head, rest) = drawing.svg.split_once('>').unwrap_or((&drawing.svg, ""));
    format!("{head} xmlns:openbadges=\"{NAMESPACE}\"><openbadges:credential verify=\"{token}\"/>{rest}")
}

/// The picture with the token in an `iTXt` chunk, last before the end. `None` for what is no PNG.
pub fn png(picture: &[u8], token: &str) -> Option<Vec<u8>> {
    // Length, "IEND" and its checksum.
    let (before, end) = picture.split_at_checked(picture.len().checked_sub(12)?)?;
    if !end.ends_with(b"IEND\xae\x42\x60\x82") {
        return None;
    }
    // Not compressed, no language, no translated keyword.
    let chunk = [b"iTXt", KEYWORD, &[0; 5], token.as_bytes()].concat();
    let mut check = flate2::Crc::new();
    check.update(&chunk);
    let length = u32::try_from(chunk.len() - 4).ok()?;
    Some([before, &length.to_be_bytes(), &chunk, &check.sum().to_be_bytes(), end].concat())
}
