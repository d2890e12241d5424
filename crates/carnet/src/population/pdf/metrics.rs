//! What a PDF reader knows of Helvetica: the WinAnsi codes (ISO 32000-1 annex D) and the widths of
//! the standard fonts, in thousandths of the size.

/// Which of the two faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Helvetica.
    Plain,
    /// Helvetica-Bold.
    Bold,
}

impl Face {
    /// Name in the resources of a page.
    pub(super) const fn name(self) -> &'static [u8] {
        match self {
            Self::Plain => b"F1",
            Self::Bold => b"F2",
        }
    }

    /// Name of the standard font.
    pub(super) const fn base(self) -> &'static [u8] {
        match self {
            Self::Plain => b"Helvetica",
            Self::Bold => b"Helvetica-Bold",
        }
    }
}

/// Widths of Helvetica from the space to the tilde.
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// How wide words are. Accents do not widen a letter; bold is at most an eighth wider.
pub(super) fn width(text: &str, face: Face, size: f32) -> f32 {
    let thousandths: f32 = text.chars().map(|c| f32::from(advance(c))).sum();
    let heavier = if face == Face::Bold { 1.07 } else { 1.0 };
    thousandths * heavier * size / 1000.0
}

fn advance(letter: char) -> u16 {
    let place =
        u32::from(base(letter)).checked_sub(32).and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| PLAIN.get(place)).copied().unwrap_or(556)
}

fn base(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'î' | 'ï' => 'i',
        'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'µ' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'À' | 'Â' => 'A',
        'É' | 'È' | 'Ê' => 'E',
        'Ô' => 'O',
        'Ç' => 'C',
        '\u{a0}' | '\u{202f}' => ' ',
        '’' | '‘' => ',',
        'œ' | '—' => 'm',
        other => other,
    }
}

/// Whether a letter has a WinAnsi code.
pub(super) fn code(letter: char) -> Option<u8> {
    match letter {
        '\u{202f}' => Some(0xA0),
        ' '..='~' | '\u{a0}'..='ÿ' => u8::try_from(u32::from(letter)).ok(),
        '€' => Some(0x80),
        '…' => Some(0x85),
        'Œ' => Some(0x8C),
        '‘' => Some(0x91),
        '’' => Some(0x92),
        '“' => Some(0x93),
        '”' => Some(0x94),
        '•' => Some(0x95),
        '–' => Some(0x96),
        '—' => Some(0x97),
        'œ' => Some(0x9C),
        _ => None,
    }
}

/// Words as WinAnsi bytes; what has no code becomes a question mark.
pub(super) fn winansi(text: &str) -> Vec<u8> {
    text.chars().map(|letter| code(letter).unwrap_or(b'?')).collect()
}
