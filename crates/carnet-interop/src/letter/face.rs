//! The embedded font: which glyph a character has, and how wide it is.

use std::collections::BTreeMap;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use unicode_normalization::UnicodeNormalization as _;

const REGULAR: &[u8] =
    include_bytes!("../../../../data/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../data/fonts/AtkinsonHyperlegibleNext-Bold.ttf");

/// A weight of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// The family.
pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    /// What is embedded in the program; none when it is no font.
    pub(super) fn shipped() -> Option<Self> {
        Some(Self { regular: Face::read(REGULAR)?, bold: Face::read(BOLD)? })
    }

    pub(super) fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// One weight.
pub(super) struct Face {
    /// As the file embeds it.
    pub(super) font: Font,
    /// Glyph and advance of each character, the advance as a part of the size.
    glyphs: BTreeMap<char, (GlyphId, f32)>,
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.into(), 0)?;
        let table = FontRef::new(bytes).ok()?;
        let metrics = table.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = font.units_per_em();
        let glyphs = table
            .charmap()
            .mappings()
            .filter_map(|(point, glyph)| {
                let advance = metrics.advance_width(glyph)? / em;
                Some((char::from_u32(point)?, (GlyphId::new(glyph.to_u32()), advance)))
            })
            .collect();
        Some(Self { font, glyphs })
    }

    /// The same text in characters this font has. A glyph that is missing would make the file invalid.
    pub(super) fn printable(&self, text: &str) -> String {
        let mut printed = String::with_capacity(text.len());
        for c in text.nfc() {
            match c {
                c if self.glyphs.contains_key(&c) => printed.push(c),
                // Narrow no-break space, as French typography has it.
                '\u{202f}' => printed.push('\u{a0}'),
                c if c.is_whitespace() => printed.push(' '),
                c if is_invisible(c) => {}
                c => printed.push(self.nearest(c)),
            }
        }
        printed
    }

    fn nearest(&self, c: char) -> char {
        c.nfkd().find(|c| self.glyphs.contains_key(c)).unwrap_or('?')
    }

    /// The width of a printable text at that size.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.advance(c)).sum::<f32>() * size
    }

    /// The width of one character, as a part of the size.
    pub(super) fn advance(&self, c: char) -> f32 {
        self.glyphs.get(&c).map_or(0.0, |(_, advance)| *advance)
    }

    /// The glyphs of a printable text.
    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        text.char_indices()
            .filter_map(|(at, c)| {
                let (glyph, advance) = self.glyphs.get(&c)?;
                let range = at..at + c.len_utf8();
                Some(KrillaGlyph::new(*glyph, *advance, 0.0, 0.0, 0.0, range, None))
            })
            .collect()
    }
}

/// Marks of direction, joiners and soft hyphens say something to a program only.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
