//! The words of a rich text body, for search and reading. Nothing of the format is executed:
//! control words are skipped, and so are groups that carry no words (fonts, pictures, objects).

/// Destinations whose content is not text of the document.
const SILENT: [&str; 12] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "footer",
    "themedata",
    "datastore",
    "generator",
    "listtable",
];

/// The words, a line feed for each paragraph.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut reader =
        Reader { bytes, at: 0, out: String::new(), depth: 0, silent: None, skip: 0, high: None };
    while let Some(byte) = reader.next() {
        match byte {
            b'{' => reader.open(),
            b'}' => reader.close(),
            b'\\' => reader.control(),
            b'\r' | b'\n' => {}
            other => reader.push(latin(other)),
        }
    }
    reader.out
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    out: String,
    depth: usize,
    /// The depth at which a silent destination began.
    silent: Option<usize>,
    /// Replacement characters still to skip after `\u`.
    skip: usize,
    /// The first half of a surrogate pair.
    high: Option<u16>,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn open(&mut self) {
        self.depth += 1;
    }

    fn close(&mut self) {
        if self.silent == Some(self.depth) {
            self.silent = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn push(&mut self, character: char) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.silent.is_none() {
            self.out.push(character);
        }
    }

    fn control(&mut self) {
        let Some(byte) = self.next() else { return };
        match byte {
            b'\\' | b'{' | b'}' => self.push(char::from(byte)),
            b'~' => self.push(' '),
            b'*' => self.silence(),
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2);
                self.at += 2;
                let code = digits
                    .and_then(|digits| std::str::from_utf8(digits).ok())
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok());
                if let Some(code) = code {
                    self.push(latin(code));
                }
            }
            letter if letter.is_ascii_alphabetic() => self.word(letter),
            _ => {}
        }
    }

    fn word(&mut self, first: u8) {
        let mut name = String::from(char::from(first));
        while let Some(byte) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_alphabetic()) {
            name.push(char::from(*byte));
            self.at += 1;
        }
        let mut number = String::new();
        while let Some(byte) =
            self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit() || **byte == b'-')
        {
            number.push(char::from(*byte));
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        match name.as_str() {
            "par" | "line" | "row" | "sect" | "page" => self.push('\n'),
            "tab" | "cell" => self.push(' '),
            "u" => self.unicode(&number),
            "bin" => self.at = self.at.saturating_add(number.parse().unwrap_or(0)),
            silent if SILENT.contains(&silent) => self.silence(),
            _ => {}
        }
    }

    fn silence(&mut self) {
        self.silent.get_or_insert(self.depth);
    }

    /// `\uN` is a signed UTF-16 unit followed by one replacement character.
    fn unicode(&mut self, number: &str) {
        self.skip = 0;
        let unit =
            number.parse::<i32>().ok().and_then(|number| u16::try_from(number & 0xFFFF).ok());
        let Some(unit) = unit else { return };
        let units = [self.high.take().unwrap_or(unit), unit];
        let paired = if units[0] == unit { &units[1..] } else { &units[..] };
        match char::decode_utf16(paired.iter().copied()).next() {
            Some(Ok(character)) => self.push(character),
            _ => self.high = Some(unit),
        }
        self.skip = 1;
    }
}

/// Windows-1252 where it differs from Latin-1 and matters in French.
fn latin(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x85 => '…',
        0x8C => 'Œ',
        0x91 | 0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        0x9C => 'œ',
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_words_and_drops_everything_else() {
        let rtf = br"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator X;}\f0 Bilan de sant\'e9\par \b C\u339?ur\b0  normal.{\pict 89504e47}}";
        assert_eq!(super::text(rtf), "Bilan de santé\nCœur normal.");
    }

    #[test]
    fn never_fails_on_broken_files() {
        for bytes in [&b"{\\rtf1\\'"[..], b"{\\rtf1\\u", b"}}}}\\", b"{\\rtf1\\bin99999999999 x"] {
            let _ = super::text(bytes);
        }
    }
}
