//! Pictures as telephones make them, and as nobody should.

mod hostile;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::*;

const MEGABYTES_5: usize = 5 * 1024 * 1024;
/// What a camera writes beside a picture.
const PLACE: &[u8] = b"N 45.0437 E 3.8853 Le Puy";

/// A page with a black corner at the top left, wider than high or not, with some noise in the rest.
fn page(width: u32, height: u32) -> DynamicImage {
    let mut picture = RgbImage::from_fn(width, height, |x, y| {
        let grain = u8::try_from((x * 7 + y * 13) % 31).unwrap();
        Rgb([200 + grain, 190 + grain, 180 + grain])
    });
    for x in 0..width / 4 {
        for y in 0..height / 4 {
            picture.put_pixel(x, y, Rgb([10, 10, 10]));
        }
    }
    DynamicImage::ImageRgb8(picture)
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(picture).unwrap();
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The EXIF of a photograph: how it was held, and where.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    exif.extend([0x01, 0x0e, 0, 2, 0, 0, 0, 25, 0, 0, 0, 38]);
    exif.extend([0, 0, 0, 0]);
    exif.extend(PLACE);
    exif
}

/// A JPEG with EXIF after its start, and something after its end.
fn photograph(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let body = [b"Exif\0\0".to_vec(), exif(orientation)].concat();
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    let bytes = jpeg(picture);
    [&bytes[..2], &[0xff, 0xe1], &length, &body, &bytes[2..], b"moving picture: ", PLACE].concat()
}

fn pages(pictures: &[Vec<u8>]) -> Vec<Picture> {
    let page = |bytes: &Vec<u8>| Picture { bytes: bytes.clone(), turn: Turn::None };
    pictures.iter().map(page).collect()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The JPEGs inside a PDF of ours, in their order.
fn plates(pdf: &[u8]) -> Vec<DynamicImage> {
    let start = |from: usize| {
        let found = pdf[from..].windows(3).position(|window| window == b"\xff\xd8\xff");
        found.map(|at| from + at)
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = start(from) {
        let length = pdf[at..].windows(9).position(|window| window == b"endstream").unwrap();
        let picture = image::load_from_memory_with_format(&pdf[at..at + length], ImageFormat::Jpeg);
        found.push(picture.unwrap());
        from = at + length;
    }
    found
}

/// Which corner is black: top left, top right, bottom right, bottom left.
fn corner(picture: &DynamicImage) -> usize {
    let grey = picture.to_luma8();
    let (right, bottom) = (grey.width() - 3, grey.height() - 3);
    let dark = |(x, y): &(u32, u32)| grey.get_pixel(*x, *y).0[0] < 90;
    [(2, 2), (right, 2), (right, bottom), (2, bottom)].iter().position(dark).unwrap()
}

#[test]
fn several_pictures_become_one_pdf_in_their_order() {
    let pictures = [jpeg(&page(300, 200)), png(&page(200, 300)), jpeg(&page(240, 240))];
    let pdf = bind(&pages(&pictures), Ink::Colour, "Ordonnance d’août", MEGABYTES_5).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && holds(&pdf, b"/Count 3"));
    let sizes: Vec<_> = plates(&pdf).iter().map(|plate| (plate.width(), plate.height())).collect();
    assert_eq!(sizes, [(300, 200), (200, 300), (240, 240)]);
    assert!(holds(&pdf, b"[0 0 842 561.3333"), "lying: as wide as A4 is long");
    assert!(holds(&pdf, b"[0 0 561.3333 842"), "upright: as high as A4");
}

#[test]
fn a_page_is_upright_then_turned() {
    let lying = page(200, 100);
    let turned = |orientation, turn| {
        let picture = Picture { bytes: photograph(&lying, orientation), turn };
        let pdf = bind(&[picture], Ink::Colour, "", MEGABYTES_5).unwrap();
        let plate = plates(&pdf).remove(0);
        (plate.width(), corner(&plate))
    };
    assert_eq!(turned(1, Turn::None), (200, 0));
    assert_eq!(turned(1, Turn::Right), (100, 1));
    assert_eq!(turned(1, Turn::Half), (200, 2));
    assert_eq!(turned(1, Turn::Left), (100, 3));
    // Held on its side, the camera says how (EXIF 2.32, tag 0x0112).
    assert_eq!(turned(6, Turn::None), (100, 1));
    assert_eq!(turned(3, Turn::Right), (100, 3));
    assert_eq!(turned(8, Turn::Right), (200, 0));
}

#[test]
fn nothing_but_the_picture_is_kept() {
    let picture = photograph(&page(200, 100), 6);
    assert!(holds(&picture, PLACE) && holds(&picture, b"Exif"));
    let bare = clean(&pages(std::slice::from_ref(&picture))[0], Ink::Colour, MEGABYTES_5).unwrap();
    assert!(!holds(&bare, PLACE) && !holds(&bare, b"Exif") && !holds(&bare, b"moving"));
    let upright = image::load_from_memory(&bare).unwrap();
    assert_eq!((upright.width(), corner(&upright)), (100, 1));
    let pdf = bind(&pages(&[picture.clone(), picture]), Ink::Colour, "", MEGABYTES_5).unwrap();
    assert!(!holds(&pdf, PLACE) && !holds(&pdf, b"Exif"));
}

#[test]
fn a_png_keeps_its_pixels_and_loses_its_notes() {
    let plain = png(&page(60, 40));
    let clean_png = |bytes: &[u8], ink| clean(&pages(&[bytes.to_vec()])[0], ink, MEGABYTES_5);
    assert_eq!(clean_png(&plain, Ink::Colour).unwrap(), plain);
    // After the signature and IHDR: a text and an EXIF chunk. Their checksums are right, as a decoder asks.
    let mut noted = plain[..33].to_vec();
    for (kind, body) in [(b"tEXt", [b"Comment\0", PLACE].concat()), (b"eXIf", exif(1))] {
        noted.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        let checked = [kind.as_slice(), &body].concat();
        noted.extend(&checked);
        noted.extend(crc(&checked).to_be_bytes());
    }
    noted.extend(&plain[33..]);
    noted.extend(PLACE);
    assert_eq!(clean_png(&noted, Ink::Colour).unwrap(), plain);
    assert!(clean_png(&plain, Ink::Black).unwrap().starts_with(b"\xff\xd8\xff"), "drawn anew");
    let wide = png(&page(2400, 30));
    let smaller = image::load_from_memory(&clean_png(&wide, Ink::Colour).unwrap()).unwrap();
    assert_eq!(smaller.width(), SIDE_MAX);
}

/// The checksum of a PNG chunk (RFC 2083, section 15).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 }
        })
    })
}

#[test]
fn what_is_clear_is_white() {
    let clear = image::RgbaImage::from_pixel(20, 20, image::Rgba([0, 0, 0, 0]));
    let picture = png(&DynamicImage::ImageRgba8(clear));
    let pdf = bind(&pages(&[picture]), Ink::Colour, "", MEGABYTES_5).unwrap();
    assert!(plates(&pdf)[0].to_luma8().pixels().all(|pixel| pixel.0[0] > 250));
}

#[test]
fn in_black_the_paper_is_white_and_the_ink_black() {
    let picture = jpeg(&page(200, 100));
    let pdf = bind(&pages(&[picture]), Ink::Black, "", MEGABYTES_5).unwrap();
    assert!(holds(&pdf, b"/DeviceGray"));
    let plate = plates(&pdf)[0].to_luma8();
    assert!(plate.get_pixel(5, 5).0[0] < 10);
    let white = plate.pixels().filter(|pixel| pixel.0[0] > 225).count();
    assert!(white > 100 * 200 / 2, "{white} white pixels");
    for tone in [0, 90, 255] {
        let one_tone = DynamicImage::ImageRgb8(RgbImage::from_pixel(9, 9, Rgb([tone; 3])));
        let pdf = bind(&pages(&[jpeg(&one_tone)]), Ink::Black, "", MEGABYTES_5).unwrap();
        assert!(plates(&pdf)[0].to_luma8().get_pixel(4, 4).0[0].abs_diff(tone) < 4);
    }
}

#[test]
fn quality_gives_way_until_it_fits() {
    // Noise: nothing a JPEG can shorten.
    let mut state = 7_u32;
    let noise = RgbImage::from_fn(1600, 1200, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_be_bytes();
        Rgb([a, b, c])
    });
    let picture = jpeg(&DynamicImage::ImageRgb8(noise));
    let large = bind(&pages(std::slice::from_ref(&picture)), Ink::Colour, "", MEGABYTES_5).unwrap();
    let limit = large.len() / 3;
    let small = bind(&pages(std::slice::from_ref(&picture)), Ink::Colour, "", limit).unwrap();
    assert!(small.len() <= limit);
    let pdf = bind(&pages(&vec![picture.clone(); 3]), Ink::Colour, "", large.len()).unwrap();
    assert!(pdf.len() <= large.len() && plates(&pdf).len() == 3);
    let refused = bind(&pages(&[picture]), Ink::Colour, "", 20_000);
    assert_eq!(refused, Err(PaperError::Heavy));
}

#[test]
fn a_scan_keeps_its_strips_and_loses_its_story() {
    let (scan, strip) = scan();
    let bare = clean(&pages(std::slice::from_ref(&scan))[0], Ink::Colour, MEGABYTES_5).unwrap();
    assert_eq!(bare.len(), scan.len(), "blanked in place");
    assert!(holds(&scan, PLACE) && !holds(&bare, PLACE) && holds(&bare, &strip));
    let again = clean(&pages(std::slice::from_ref(&bare))[0], Ink::Colour, MEGABYTES_5).unwrap();
    assert_eq!(again, bare, "nothing more to blank");
    assert_eq!(clean(&pages(&[scan])[0], Ink::Colour, 50), Err(PaperError::Heavy));
}

/// A one-strip TIFF with a description, and a GPS directory that names a place; and its strip.
fn scan() -> (Vec<u8>, Vec<u8>) {
    let strip = b"black and white bits".to_vec();
    let field = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut field = tag.to_le_bytes().to_vec();
        field.extend(kind.to_le_bytes());
        field.extend(count.to_le_bytes());
        field.extend(value.to_le_bytes());
        field
    };
    let place = u32::try_from(PLACE.len()).unwrap();
    // Header, 6 fields: 8 + 2 + 72 + 4 = 86; strip at 86, description at 106, GPS directory at 131, its value at 149.
    let mut file = b"II*\0\x08\0\0\0\x06\0".to_vec();
    file.extend(field(256, 3, 1, 16));
    file.extend(field(257, 3, 1, 10));
    file.extend(field(270, 2, place, 106));
    file.extend(field(273, 4, 1, 86));
    file.extend(field(279, 4, 1, 20));
    file.extend(field(34853, 4, 1, 131));
    file.extend([0; 4]);
    file.extend(&strip);
    file.extend(PLACE);
    file.extend([1, 0]);
    file.extend(field(2, 2, place, 149));
    file.extend([0; 4]);
    file.extend(PLACE);
    (file, strip)
}
