//! Pictures of paper: what a telephone or a scanner makes, turned into what a record keeps.
//!
//! Several pictures become one PDF ([`bind()`]); one picture stays a picture ([`clean`]). Either way only
//! the picture itself is kept: what a camera writes beside it (place, device, hour, thumbnail) never
//! enters a record. Input is hostile: dimensions are read and bounded before a pixel is decoded.

mod bind;
mod look;
mod png;
mod press;
mod tiff;

#[cfg(test)]
mod tests;

use std::fmt;

pub use bind::bind;

/// Most pages of one document.
pub const PAGES_MAX: usize = 20;
/// Largest picture taken in, in bytes, before it is made smaller.
pub const PICTURE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Longest side of a page that is kept, in pixels: A4 at 170 points per inch.
pub const SIDE_MAX: u32 = 2000;

/// Most pixels of one picture: the 50 megapixels of a telephone.
const PIXELS_MAX: u64 = 52_000_000;
/// Most pixels of all pages together, which bounds the time they take: 20 pictures of 13 megapixels.
const PIXELS_TOTAL_MAX: u64 = 260_000_000;
/// Most memory the pixels of one picture may take, in bytes, once decoded.
const DECODED_BYTES_MAX: u64 = 170 * 1024 * 1024;

/// How far a page is turned, clockwise, after the camera's own indication was followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// As it is.
    #[default]
    None,
    /// A quarter to the right.
    Right,
    /// Upside down.
    Half,
    /// A quarter to the left.
    Left,
}

impl Turn {
    /// The turn of so many degrees: `0`, `90`, `180` or `270`.
    pub fn from_degrees(degrees: &str) -> Option<Self> {
        match degrees {
            "" | "0" => Some(Self::None),
            "90" => Some(Self::Right),
            "180" => Some(Self::Half),
            "270" => Some(Self::Left),
            _ => None,
        }
    }
}

/// The colours a page is kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// As photographed.
    #[default]
    Colour,
    /// Greys, paper made white and ink made black.
    Black,
}

/// One picture of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// JPEG, PNG, or (alone) TIFF.
    pub bytes: Vec<u8>,
    /// How far to turn it.
    pub turn: Turn,
}

/// Why pictures were refused. Pages are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperError {
    /// No page, or more than [`PAGES_MAX`].
    Pages,
    /// More bytes than [`PICTURE_BYTES_MAX`].
    Bytes {
        /// Which page.
        page: usize,
    },
    /// Not a picture we read, or a damaged one.
    Unreadable {
        /// Which page.
        page: usize,
    },
    /// More pixels than we decode.
    Pixels {
        /// Which page.
        page: usize,
    },
    /// Whatever the quality, it does not fit.
    Heavy,
}

impl PaperError {
    /// The stable code of the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Pages => "paper.pages",
            Self::Bytes { .. } => "paper.bytes",
            Self::Unreadable { .. } => "paper.unreadable",
            Self::Pixels { .. } => "paper.pixels",
            Self::Heavy => "paper.heavy",
        }
    }

    /// The arguments of the sentence shown to people, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Pages => vec![("max", PAGES_MAX.to_string())],
            Self::Bytes { page } => {
                let limit = PICTURE_BYTES_MAX / 1024 / 1024;
                vec![("page", page.to_string()), ("limit", limit.to_string())]
            }
            Self::Unreadable { page } | Self::Pixels { page } => vec![("page", page.to_string())],
            Self::Heavy => Vec::new(),
        }
    }
}

impl fmt::Display for PaperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for PaperError {}

/// One picture, kept as a picture of at most `bytes_max` bytes: only its pixels are left.
///
/// A PNG or a TIFF that fits keeps its own bytes, without what is written beside the pixels. Anything
/// else is drawn anew as a JPEG.
///
/// # Errors
/// [`PaperError`], always about page 1.
pub fn clean(picture: &Picture, ink: Ink, bytes_max: usize) -> Result<Vec<u8>, PaperError> {
    if picture.bytes.starts_with(b"II*\0") || picture.bytes.starts_with(b"MM\0*") {
        let bare = tiff::bare(&picture.bytes).ok_or(PaperError::Unreadable { page: 1 })?;
        return if bare.len() > bytes_max { Err(PaperError::Heavy) } else { Ok(bare) };
    }
    look::measure(std::slice::from_ref(picture))?;
    let seen = look::draw(picture, 1)?;
    if ink == Ink::Colour
        && !seen.changed
        && let Some(bare) = png::bare(&picture.bytes).filter(|bare| bare.len() <= bytes_max)
    {
        return Ok(bare);
    }
    Ok(press::press(press::inked(seen.picture, ink), bytes_max)?.bytes)
}
