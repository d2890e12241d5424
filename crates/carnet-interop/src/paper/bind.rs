//! Pages bound into one PDF (ISO 32000-1): one JPEG each, on a sheet of its shape that fits A4.

use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};

use super::press::{Plate, inked, press};
use super::{Ink, PaperError, Picture, look};

/// A4, in points.
const SHORT: f32 = 595.0;
const LONG: f32 = 842.0;
/// What a page costs in the file besides its JPEG, and the file besides its pages, in bytes.
const PAGE_OVERHEAD: usize = 700;
const FILE_OVERHEAD: usize = 1200;

/// Makes one PDF of pictures, in their order, of at most `bytes_max` bytes.
///
/// Each page may use its share of what the pages before it left. One page is in memory at a time.
///
/// # Errors
/// [`PaperError`].
pub fn bind(
    pictures: &[Picture],
    ink: Ink,
    title: &str,
    bytes_max: usize,
) -> Result<Vec<u8>, PaperError> {
    look::measure(pictures)?;
    let mut plates = Vec::with_capacity(pictures.len());
    let mut left = bytes_max
        .checked_sub(FILE_OVERHEAD + 2 * title.len() + PAGE_OVERHEAD * pictures.len())
        .ok_or(PaperError::Heavy)?;
    for (at, picture) in pictures.iter().enumerate() {
        let share = left / (pictures.len() - at);
        let seen = look::draw(picture, at + 1)?;
        let plate = press(inked(seen.picture, ink), share)?;
        left -= plate.bytes.len();
        plates.push(plate);
    }
    let file = written(&plates, title);
    if file.len() > bytes_max { Err(PaperError::Heavy) } else { Ok(file) }
}

fn written(plates: &[Plate], title: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        Ref::new(next)
    };
    let (catalog, tree, info) = (fresh(), fresh(), fresh());
    pdf.catalog(catalog).pages(tree).lang(TextStr("fr-FR"));
    pdf.document_info(info).title(TextStr(title)).creator(TextStr("Carnet"));
    let pages: Vec<[Ref; 3]> = plates.iter().map(|_| [fresh(), fresh(), fresh()]).collect();
    let count = i32::try_from(pages.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(pages.iter().map(|[page, ..]| *page)).count(count);
    for (plate, [page, content, image]) in plates.iter().zip(pages) {
        let (width, height) = sheet(plate);
        let mut writer = pdf.page(page);
        writer.media_box(Rect::new(0.0, 0.0, width, height)).parent(tree).contents(content);
        let mut resources = writer.resources();
        resources.x_objects().pair(Name(b"P"), image);
        resources.finish();
        writer.finish();
        let mut drawn = Content::new();
        drawn.save_state();
        drawn.transform([width, 0.0, 0.0, height, 0.0, 0.0]);
        drawn.x_object(Name(b"P"));
        drawn.restore_state();
        pdf.stream(content, &drawn.finish());
        let mut picture = pdf.image_xobject(image, &plate.bytes);
        picture.filter(Filter::DctDecode);
        picture.width(i32::try_from(plate.width).unwrap_or(i32::MAX));
        picture.height(i32::try_from(plate.height).unwrap_or(i32::MAX));
        match plate.ink {
            Ink::Colour => picture.color_space().device_rgb(),
            Ink::Black => picture.color_space().device_gray(),
        }
        picture.bits_per_component(8);
        picture.finish();
    }
    pdf.finish()
}

/// The largest sheet of the picture's shape inside A4, upright or lying as the picture is.
fn sheet(plate: &Plate) -> (f32, f32) {
    let side = |pixels: u32| u16::try_from(pixels).map_or(f32::from(u16::MAX), f32::from);
    let (width, height) = (side(plate.width), side(plate.height));
    let (across, down) = if width > height { (LONG, SHORT) } else { (SHORT, LONG) };
    let scale = (across / width).min(down / height);
    // A sheet has no side below 3 points (ISO 32000-1, annex C).
    ((width * scale).max(3.0), (height * scale).max(3.0))
}
