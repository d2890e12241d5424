//! Decodes a picture within bounds: measured first, then upright, then no larger than a page needs.

use std::io::Cursor;
use std::panic::UnwindSafe;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::{
    DECODED_BYTES_MAX, PAGES_MAX, PICTURE_BYTES_MAX, PIXELS_MAX, PIXELS_TOTAL_MAX, PaperError,
    Picture, SIDE_MAX, Turn,
};

/// A picture as it will be shown.
pub(super) struct Seen {
    /// Upright, opaque, no side longer than [`SIDE_MAX`].
    pub(super) picture: DynamicImage,
    /// True when it is not, pixel for pixel, what the file holds.
    pub(super) changed: bool,
}

/// Reads the dimensions of every page, from their first bytes alone, and refuses what is too much.
pub(super) fn measure(pictures: &[Picture]) -> Result<(), PaperError> {
    if pictures.is_empty() || pictures.len() > PAGES_MAX {
        return Err(PaperError::Pages);
    }
    let mut total = 0;
    for (picture, page) in pictures.iter().zip(1..) {
        if picture.bytes.len() > PICTURE_BYTES_MAX {
            return Err(PaperError::Bytes { page });
        }
        let size = guarded(|| {
            let decoder = open(&picture.bytes)?;
            Some((decoder.dimensions(), decoder.total_bytes()))
        });
        let ((width, height), memory) = size.ok_or(PaperError::Unreadable { page })?;
        let pixels = u64::from(width) * u64::from(height);
        total += pixels;
        if pixels > PIXELS_MAX || total > PIXELS_TOTAL_MAX || memory > DECODED_BYTES_MAX {
            return Err(PaperError::Pixels { page });
        }
        if pixels == 0 {
            return Err(PaperError::Unreadable { page });
        }
    }
    Ok(())
}

/// Decodes one measured picture.
pub(super) fn draw(picture: &Picture, page: usize) -> Result<Seen, PaperError> {
    let decoded = guarded(|| {
        let mut decoder = open(&picture.bytes)?;
        let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Some((upright, DynamicImage::from_decoder(decoder).ok()?))
    });
    let (upright, whole) = decoded.ok_or(PaperError::Unreadable { page })?;
    let large = whole.width() > SIDE_MAX || whole.height() > SIDE_MAX;
    let mut picture_now = if large { whole.thumbnail(SIDE_MAX, SIDE_MAX) } else { whole };
    picture_now.apply_orientation(upright);
    let turned = match picture.turn {
        Turn::None => picture_now,
        Turn::Right => picture_now.rotate90(),
        Turn::Half => picture_now.rotate180(),
        Turn::Left => picture_now.rotate270(),
    };
    let changed = large || upright != Orientation::NoTransforms || picture.turn != Turn::None;
    Ok(Seen { picture: opaque(turned), changed })
}

/// The decoder of JPEGs is known to panic on hostile files: the panic stays here.
fn guarded<T>(decode: impl FnOnce() -> Option<T> + UnwindSafe) -> Option<T> {
    std::panic::catch_unwind(decode).ok().flatten()
}

/// The decoder of a JPEG or a PNG, its header read, its memory bounded.
fn open(bytes: &[u8]) -> Option<impl ImageDecoder + '_> {
    let format = if bytes.starts_with(b"\xff\xd8\xff") {
        ImageFormat::Jpeg
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        ImageFormat::Png
    } else {
        return None;
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * DECODED_BYTES_MAX);
    reader.limits(limits);
    reader.into_decoder().ok()
}

/// Eight bits a channel, on white paper.
fn opaque(picture: DynamicImage) -> DynamicImage {
    let color = picture.color();
    if !color.has_color() && !color.has_alpha() {
        return DynamicImage::ImageLuma8(picture.into_luma8());
    }
    if !color.has_alpha() {
        return DynamicImage::ImageRgb8(picture.into_rgb8());
    }
    let seen = picture.into_rgba8();
    let mut paper = RgbImage::new(seen.width(), seen.height());
    for (from, to) in seen.pixels().zip(paper.pixels_mut()) {
        let [red, green, blue, alpha] = from.0;
        *to = Rgb([red, green, blue].map(|channel| over_white(channel, alpha)));
    }
    DynamicImage::ImageRgb8(paper)
}

fn over_white(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    u8::try_from((channel * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}
