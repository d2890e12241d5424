//! The cheap look at a file before any parser sees it: encoding, DTD, depth and counts.
//!
//! The scan walks the markup once, without recursion and without building anything, so that a
//! hostile file is refused at the cost of reading it.

use std::borrow::Cow;

use super::{CdaError, Limits};

/// Decodes the bytes into text: UTF-8 (a byte order mark is tolerated) or a declared Latin-1.
pub(super) fn decode<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, str>, CdaError> {
    if bytes.len() > limits.bytes {
        return Err(CdaError::TooLarge { bytes: bytes.len(), max: limits.bytes });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\xFF\xFE") {
        return Err(CdaError::Encoding { declared: "UTF-16".to_owned() });
    }
    let declared = declared_encoding(bytes);
    match declared.to_ascii_uppercase().as_str() {
        "" | "UTF-8" | "UTF8" | "US-ASCII" | "ASCII" => std::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .map_err(|_| CdaError::Encoding { declared: "UTF-8".to_owned() }),
        "ISO-8859-1" | "LATIN1" => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        "ISO-8859-15" | "LATIN-9" => Ok(bytes.iter().map(|&byte| latin9(byte)).collect()),
        _ => Err(CdaError::Encoding { declared }),
    }
}

/// The encoding named by the XML declaration, or nothing.
fn declared_encoding(bytes: &[u8]) -> String {
    let head: String = bytes.iter().take(200).map(|&byte| char::from(byte)).collect();
    let Some((declaration, _)) = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"))
    else {
        return String::new();
    };
    let Some((_, rest)) = declaration.split_once("encoding") else { return String::new() };
    rest.trim_start_matches(|c: char| c.is_whitespace() || c == '=')
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| !matches!(c, '"' | '\''))
        .take(40)
        .collect()
}

/// ISO 8859-15 differs from ISO 8859-1 in eight places.
fn latin9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        other => char::from(other),
    }
}

/// Refuses DTDs, excessive depth and excessive counts, and notices a truncated file.
pub(super) fn check(text: &str, limits: &Limits) -> Result<(), CdaError> {
    let mut scan = Scan { rest: text, limits, depth: 0, nodes: 0, attributes: 0, namespaces: 0 };
    if !text.contains('<') {
        return Err(CdaError::WrongRoot { found: String::new() });
    }
    while let Some((_, after)) = scan.rest.split_once('<') {
        scan.rest = after;
        scan.markup()?;
    }
    if scan.depth > 0 { Err(CdaError::Truncated) } else { Ok(()) }
}

struct Scan<'a> {
    rest: &'a str,
    limits: &'a Limits,
    depth: usize,
    nodes: usize,
    attributes: usize,
    namespaces: usize,
}

impl Scan<'_> {
    /// One piece of markup; `rest` begins just after its `<`.
    fn markup(&mut self) -> Result<(), CdaError> {
        if let Some(comment) = self.rest.strip_prefix("!--") {
            return self.skip_past(comment, "-->");
        }
        if let Some(cdata) = self.rest.strip_prefix("![CDATA[") {
            return self.skip_past(cdata, "]]>");
        }
        if let Some(instruction) = self.rest.strip_prefix('?') {
            return self.skip_past(instruction, "?>");
        }
        if self.rest.starts_with('!') {
            return Err(CdaError::DtdRefused);
        }
        if let Some(close) = self.rest.strip_prefix('/') {
            self.depth = self.depth.saturating_sub(1);
            return self.skip_past(close, ">");
        }
        self.open_tag()
    }

    fn skip_past(&mut self, from: &str, end: &str) -> Result<(), CdaError> {
        let Some(at) = from.find(end) else { return Err(CdaError::Truncated) };
        let skipped = self.rest.len() - from.len() + at + end.len();
        self.rest = self.rest.get(skipped..).unwrap_or_default();
        Ok(())
    }

    fn open_tag(&mut self) -> Result<(), CdaError> {
        let (tag, attributes) = tag_end(self.rest).ok_or(CdaError::Truncated)?;
        let text = self.rest.get(..tag).unwrap_or_default();
        self.rest = self.rest.get(tag + 1..).unwrap_or_default();
        self.nodes += 1;
        self.attributes += attributes;
        self.namespaces += text.matches("xmlns").count();
        if self.nodes > self.limits.nodes {
            return Err(CdaError::TooManyNodes { max: self.limits.nodes });
        }
        for (count, max) in [
            (attributes, self.limits.attributes_per_element),
            (self.attributes, self.limits.attributes),
            (self.namespaces, self.limits.namespaces),
        ] {
            if count > max {
                return Err(CdaError::TooManyAttributes { max });
            }
        }
        if !text.ends_with('/') {
            self.depth += 1;
        }
        if self.depth > self.limits.depth {
            return Err(CdaError::TooDeep { max: self.limits.depth });
        }
        Ok(())
    }
}

/// Where the tag that begins `rest` ends, and how many attribute values it holds.
fn tag_end(rest: &str) -> Option<(usize, usize)> {
    let mut quote = None;
    let mut attributes = 0;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some((at, attributes)),
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                attributes += 1;
            }
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}
