//! The pieces a text is made of: an element with what is in it, an object, a list, a member, a string. Changing whole pieces
//! keeps the rest well-formed, so that a change gets past the parser to what it feeds.

use std::ops::Range;

/// The piece that begins at `from` or at the first place after it where one does.
pub(crate) fn from(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let opens = |byte: &u8| matches!(byte, b'<' | b'{' | b'[' | b'"');
    let rest = bytes.get(from..)?;
    let start = from + rest.iter().position(opens)?;
    let piece = bytes.get(start..)?;
    let len = match piece.first()? {
        b'"' => string(piece).map(|end| member(piece, end).unwrap_or(end)),
        b'<' => element(piece),
        _ => nested(piece),
    }?;
    Some(start..start + len)
}

/// A string with its quotes.
fn string(piece: &[u8]) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in piece.iter().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return Some(at + 1),
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

/// A member, when the string that ends at `end` is its name.
fn member(piece: &[u8], end: usize) -> Option<usize> {
    let colon = end + spaces(piece.get(end..)?);
    if piece.get(colon) != Some(&b':') {
        return None;
    }
    let value = colon + 1 + spaces(piece.get(colon + 1..)?);
    let rest = piece.get(value..)?;
    let len = match rest.first()? {
        b'"' => string(rest),
        b'{' | b'[' => nested(rest),
        _ => rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']')),
    }?;
    Some(value + len)
}

/// Where the comma after a piece is, or would be: none when it is no item of a list.
pub(crate) fn comma(bytes: &[u8], end: usize) -> Option<usize> {
    let at = end + spaces(bytes.get(end..)?);
    matches!(bytes.get(at)?, b',' | b'}' | b']').then_some(at)
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// An object or a list, to the bracket that closes it.
fn nested(piece: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = piece.get(at) {
        match byte {
            b'"' => at += string(piece.get(at..)?)? - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// An element, to the tag that closes it; a closing tag or a comment by itself.
fn element(piece: &[u8]) -> Option<usize> {
    let tag = tag(piece)?;
    let name = name(piece.get(1..)?);
    if name.is_empty() || piece.get(tag - 2) == Some(&b'/') {
        return Some(tag);
    }
    let (mut depth, mut at) = (1_usize, tag);
    while let Some(rest) = piece.get(at..) {
        let start = at + rest.iter().position(|byte| *byte == b'<')?;
        let rest = piece.get(start..)?;
        at = start + self::tag(rest)?;
        if rest.get(1) == Some(&b'/') {
            depth -= usize::from(self::name(rest.get(2..)?) == name);
        } else if self::name(rest.get(1..)?) == name && piece.get(at - 2) != Some(&b'/') {
            depth += 1;
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// How long a tag is.
fn tag(piece: &[u8]) -> Option<usize> {
    piece.iter().position(|byte| *byte == b'>').map(|at| at + 1)
}

fn name(piece: &[u8]) -> &[u8] {
    let ends = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b':' && *byte != b'_';
    piece.get(..piece.iter().position(ends).unwrap_or(piece.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_ends_where_it_closes() {
        let piece = |text: &str, at| {
            from(text.as_bytes(), at).and_then(|range| text.get(range)).map(str::to_owned)
        };
        let xml = r#"<a><b c="1"><b/><b>x</b></b></a>"#;
        assert_eq!(piece(xml, 1).as_deref(), Some(r#"<b c="1"><b/><b>x</b></b>"#));
        assert_eq!(piece(xml, 6).as_deref(), Some("\"1\""));
        let json = r#"{"a":["}\"",{"b":1}],"c":2}"#;
        assert_eq!(piece(json, 0).as_deref(), Some(json));
        assert_eq!(piece(json, 1).as_deref(), Some(r#""a":["}\"",{"b":1}]"#));
        assert_eq!(piece(json, 4).as_deref(), Some(r#"["}\"",{"b":1}]"#));
        assert_eq!((piece("<a>", 0), piece("[", 0), piece("x", 0)), (None, None, None));
    }
}
