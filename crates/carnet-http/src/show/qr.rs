//! QR codes, drawn by the service: no script, no picture from elsewhere.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

use crate::view::factor::Drawing;

/// The white around it, in squares (ISO/IEC 18004 §9.1).
const MARGIN: usize = 4;

/// A text as a drawing; none when it is too long for one.
pub(crate) fn drawing(text: &str) -> Option<Drawing> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                let length = run.len();
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + MARGIN, y + MARGIN);
            }
            x += run.len();
        }
    }
    Some(Drawing { side: width + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_squares() {
        let drawing = drawing("otpauth://totp/Carnet:a?secret=GEZDGNBV&issuer=Carnet").unwrap();
        // The top left eye: a bar of seven, then one square at each of its ends.
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"), "{}", drawing.path);
        assert!(drawing.path.contains("M4 5h1v1h-1z"));
        assert_eq!((drawing.side - 8 - 17) % 4, 0, "a side a version has");
        assert_eq!(super::drawing(&"x".repeat(5000)), None);
    }
}
