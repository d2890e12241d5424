//! The address where a window envelope shows it.
//!
//! An A4 sheet folded in three, in a DL envelope (220 × 110 mm) whose window, 100 × 45 mm, lies 20 mm from the right and
//! from the bottom edge (NF Z 10-011): it shows the sheet from 100 to 200 mm and from 45 to 90 mm, less 10 mm to the
//! right and down when the sheet slides. What stays within the box below is seen however it lies.

use super::face::{Face, Faces, Weight};
use super::wrap::wrap;

/// One millimetre, in points.
pub(super) const MM: f32 = 72.0 / 25.4;
/// The box, in points from the top left corner of the sheet.
pub(super) const LEFT: f32 = 105.0 * MM;
pub(super) const TOP: f32 = 50.0 * MM;
pub(super) const WIDTH: f32 = 85.0 * MM;
pub(super) const HEIGHT: f32 = 35.0 * MM;

/// Line height as a part of the size.
pub(super) const LEADING: f32 = 1.25;
/// From the largest print to the smallest, in points.
const SIZES: [f32; 7] = [11.0, 10.0, 9.5, 9.0, 8.5, 8.0, 7.0];
/// From here on a line may be broken rather than printed smaller still.
const BREAK_FROM: f32 = 9.0;

/// The size at which an address fits the box, and its lines there; none when it does not.
pub(super) fn fit(address: &[String], faces: &Faces) -> Option<(f32, Vec<String>)> {
    let face = faces.of(Weight::Regular);
    let address: Vec<String> = address.iter().map(|line| face.printable(line)).collect();
    SIZES.iter().find_map(|&size| {
        let lines = broken(&address, face, size);
        let whole = lines.len() == address.len() || size <= BREAK_FROM;
        (whole && tall(lines.len(), size) <= HEIGHT).then_some((size, lines))
    })
}

fn broken(address: &[String], face: &Face, size: f32) -> Vec<String> {
    address.iter().flat_map(|line| wrap(line, face, size, WIDTH)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn tall(lines: usize, size: f32) -> f32 {
    lines as f32 * size * LEADING
}
