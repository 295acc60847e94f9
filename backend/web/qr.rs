//! QR codes, drawn by the server as SVG: no script, no picture from elsewhere.

use qrcode::{Color, EcLevel, QrCode};

/// The quiet zone that readers need around a code, in modules (ISO/IEC 18004).
const MARGIN: usize = 4;

/// An SVG drawing of the code of `text`, dark on light in both themes; empty when the text is too long for one (over 2,000 bytes).
pub fn qr(text: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M) else { return String::new() };
    let (width, colors) = (code.width(), code.to_colors());
    let side = width + 2 * MARGIN;
    let mut path = String::new();
    for (row, line) in colors.chunks(width).enumerate() {
        for (column, color) in line.iter().enumerate() {
            if *color == Color::Dark {
                path.push_str(&format!("M{} {}h1v1h-1z", column + MARGIN, row + MARGIN));
            }
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\" shape-rendering=\"crispEdges\" \
         aria-hidden=\"true\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_square_drawing_and_too_much_is_none() {
        let svg = qr("https://aide.example.org/card/0123456789abcdef");
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>") && !svg.contains("<script"), "{svg}");
        assert_eq!(qr(&"x".repeat(5_000)), "");
    }
}
