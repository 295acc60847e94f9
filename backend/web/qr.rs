//! QR codes, drawn as SVG for the page.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// The drawing of a text as a QR code, black on white with its quiet zone. Empty when the text is too long for one.
pub fn qr(text: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return String::new() };
    let drawing = code.render::<svg::Color<'_>>().min_dimensions(160, 160).quiet_zone(true).build();
    // Inside a page, the declaration of an XML file would be a fault.
    drawing.split_once("?>").map_or(drawing.clone(), |(_, svg)| svg.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_drawing_without_script_or_style() {
        let svg = qr("https://aide.example.org/code/K7F4QX2R");
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"), "{svg}");
        assert!(!svg.contains("script") && !svg.contains("style"));
        assert_eq!(qr(&"x".repeat(10_000)), "");
    }
}
