//! PNG (RFC 2083): the chunks that draw the picture, and no others.

use super::SIDE_MAX;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What a decoder needs to show the pixels. Texts, EXIF, time and whatever is private are left out.
const KEPT: [&[u8; 4]; 8] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"];

/// The same picture without what is written beside it; none when it is not well formed or larger than a
/// page needs.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut out = SIGNATURE.to_vec();
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (kind, body) = after.split_first_chunk::<4>()?;
        // The body and its checksum.
        let end = length.checked_add(4)?;
        let (body, next) = body.split_at_checked(end)?;
        if kind == b"IHDR" && !fits(body) {
            return None;
        }
        if KEPT.contains(&kind) {
            out.extend_from_slice(rest.get(..8 + end)?);
        }
        if kind == b"IEND" {
            // What follows the end of the picture is not the picture.
            return Some(out);
        }
        rest = next;
    }
}

fn fits(header: &[u8]) -> bool {
    let side = |at: usize| {
        let bytes = header.get(at..at + 4)?.first_chunk::<4>()?;
        Some(u32::from_be_bytes(*bytes))
    };
    let small = |side: Option<u32>| side.is_some_and(|side| side <= SIDE_MAX);
    small(side(0)) && small(side(4))
}
