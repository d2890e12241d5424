//! Photographs as a telephone makes them, and what is found again in what was kept.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What the camera writes beside the picture.
pub(crate) const PLACE: &[u8] = b"N 45.0437 E 3.8853 Le Puy";

/// A page with a dark top left corner.
pub(crate) struct Photograph(DynamicImage);

impl Photograph {
    pub(crate) fn new(width: u32, height: u32) -> Self {
        let tone = |dark| if dark { Rgb([12, 12, 12]) } else { Rgb([226, 220, 214]) };
        let page = RgbImage::from_fn(width, height, |x, y| tone(x < width / 4 && y < height / 4));
        Self(DynamicImage::ImageRgb8(page))
    }

    /// Its JPEG, with how the telephone was held (EXIF 2.32, tag 0x0112) and where.
    pub(crate) fn held(&self, orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        exif.extend([0x01, 0x0e, 0, 2, 0, 0, 0, 25, 0, 0, 0, 38]);
        exif.extend([0, 0, 0, 0]);
        exif.extend(PLACE);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(&self.0).unwrap();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }
}

pub(crate) fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The JPEGs inside a file, in their order: width, height, and which corner is dark (0 is the top left, then
/// clockwise; 4 when none is).
pub(crate) fn plates(file: &[u8]) -> Vec<(u32, u32, usize)> {
    let find = |from: usize, what: &[u8]| {
        file[from..].windows(what.len()).position(|window| window == what).map(|at| from + at)
    };
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = find(from, b"\xff\xd8\xff") {
        let end = find(at, b"endstream").unwrap_or(file.len());
        let plate = image::load_from_memory_with_format(&file[at..end], ImageFormat::Jpeg);
        found.push(seen(&plate.unwrap()));
        from = end;
    }
    found
}

fn seen(plate: &DynamicImage) -> (u32, u32, usize) {
    let grey = plate.to_luma8();
    let (width, height) = (grey.width(), grey.height());
    let dark = |(x, y): &(u32, u32)| grey.get_pixel(*x, *y).0[0] < 90;
    let (right, bottom) = (width.saturating_sub(2), height.saturating_sub(2));
    let corners = [(1, 1), (right, 1), (right, bottom), (1, bottom)];
    let dark = corners.iter().filter(|(x, y)| *x < width && *y < height).position(dark);
    (width, height, dark.unwrap_or(4))
}
