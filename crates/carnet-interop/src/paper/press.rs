//! Makes a JPEG that fits: quality steps down, then size, until it does.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GrayImage};

use super::{Ink, PaperError};

/// The steps: longest side in pixels, JPEG quality. A page stays readable to the last.
const STEPS: [(u32, u8); 8] =
    [(2000, 85), (2000, 75), (2000, 65), (1700, 65), (1500, 60), (1250, 55), (1000, 50), (800, 40)];

/// A page as it is kept.
pub(super) struct Plate {
    /// A JPEG that holds the picture and nothing beside it.
    pub(super) bytes: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) ink: Ink,
}

/// The best JPEG of at most `bytes_max` bytes.
pub(super) fn press(picture: DynamicImage, bytes_max: usize) -> Result<Plate, PaperError> {
    let mut now = picture;
    for (side, quality) in STEPS {
        if now.width() > side || now.height() > side {
            now = now.resize(side, side, FilterType::Triangle);
        }
        let mut bytes = Vec::new();
        let done = JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(&now);
        if done.is_ok() && bytes.len() <= bytes_max {
            let ink = if now.color().has_color() { Ink::Colour } else { Ink::Black };
            return Ok(Plate { bytes, width: now.width(), height: now.height(), ink });
        }
    }
    Err(PaperError::Heavy)
}

/// In colours, or in greys with the paper white and the ink black.
pub(super) fn inked(picture: DynamicImage, ink: Ink) -> DynamicImage {
    match ink {
        Ink::Colour => picture,
        Ink::Black => DynamicImage::ImageLuma8(stretched(picture.into_luma8())),
    }
}

/// Photographed paper is grey: what lies above its usual tone becomes white, the darkest hundredth black.
fn stretched(mut picture: GrayImage) -> GrayImage {
    let mut counts = [0_u64; 256];
    for pixel in picture.pixels() {
        if let Some(count) = counts.get_mut(usize::from(pixel.0[0])) {
            *count += 1;
        }
    }
    let all: u64 = counts.iter().sum();
    let dark = tone(&counts, all / 100);
    let light = tone(&counts, all * 7 / 10);
    // A picture of one tone has neither ink nor paper.
    if light.saturating_sub(dark) < 40 {
        return picture;
    }
    let (dark, span) = (u32::from(dark), u32::from(light - dark));
    for pixel in picture.pixels_mut() {
        let above = u32::from(pixel.0[0]).saturating_sub(dark);
        pixel.0[0] = u8::try_from(above * 255 / span).unwrap_or(u8::MAX);
    }
    picture
}

/// The tone below which so many pixels lie.
fn tone(counts: &[u64; 256], below: u64) -> u8 {
    let mut seen = 0;
    for (tone, count) in (0..=u8::MAX).zip(counts) {
        seen += count;
        if seen > below {
            return tone;
        }
    }
    u8::MAX
}
