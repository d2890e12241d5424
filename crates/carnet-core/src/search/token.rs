//! Cutting a text into words, as French medical texts are written.

use unicode_normalization::char::is_combining_mark;

use super::fold::is_invisible;

/// A word of a text, by its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// True when a hyphen and nothing else parts it from the word before: `post-opératoire`.
    pub(super) joined: bool,
}

/// The words of a text in order.
///
/// Letters and digits stay together (`HbA1c`, `T4`), and a decimal comma or point between digits
/// (`7,8`) unless it is a list or a date (`12.11.2020`). An elided article (`l'`, `d’`, `qu'`…) is
/// not a word.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Where the word before ended.
    before: Option<usize>,
}

const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

impl<'t> Tokens<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0, before: None }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn char(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// How many bytes from here are of a kind.
    fn run(&self, of_kind: impl Fn(&u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        rest.iter().take_while(|byte| of_kind(byte)).count()
    }

    /// Moves to the first letter or digit from here.
    fn skip_to_word(&mut self) -> Option<usize> {
        loop {
            self.at += self.run(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
            if self.byte(self.at)?.is_ascii() {
                return Some(self.at);
            }
            let c = self.char(self.at)?;
            if is_accented(c) || (c.is_alphanumeric() && !is_combining_mark(c)) {
                return Some(self.at);
            }
            self.at += c.len_utf8();
        }
    }

    fn skip_word(&mut self, start: usize) {
        // One decimal mark a number.
        let mut decimal = self.byte(start).is_some_and(|byte| byte.is_ascii_digit());
        while let Some(byte) = self.byte(self.at) {
            if byte.is_ascii_alphanumeric() {
                self.at += self.run(u8::is_ascii_alphanumeric);
            } else if !byte.is_ascii() {
                match self.char(self.at) {
                    Some(c) if is_accented(c) || continues(c) => self.at += c.len_utf8(),
                    _ => return,
                }
            } else if decimal && matches!(byte, b'.' | b',') && self.is_decimal(start) {
                decimal = false;
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// True when the mark here is the only one of its number: `7,8` but not `1,2,3`.
    fn is_decimal(&self, start: usize) -> bool {
        let digit = |at: usize| self.byte(at).is_some_and(|byte| byte.is_ascii_digit());
        let mark = |at: usize| matches!(self.byte(at), Some(b'.' | b','));
        let after_another = start >= 2 && mark(start - 1) && digit(start - 2);
        let mut end = self.at + 1;
        while digit(end) {
            end += 1;
        }
        let number = self.text.as_bytes().get(start..self.at).unwrap_or_default();
        let alone = digit(self.at + 1) && !after_another && !(mark(end) && digit(end + 1));
        alone && number.iter().all(u8::is_ascii_digit)
    }

    fn is_elided(&self, start: usize) -> bool {
        if self.byte(self.at).is_none_or(|byte| byte != b'\'' && byte.is_ascii()) {
            return false;
        }
        if self.at - start > 6 || !matches!(self.char(self.at), Some('\'' | '’' | 'ʼ')) {
            return false;
        }
        let Some(word) = self.text.get(start..self.at) else { return false };
        ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(word)) && {
            let apostrophe = self.char(self.at).map_or(1, char::len_utf8);
            self.char(self.at + apostrophe).is_some_and(char::is_alphanumeric)
        }
    }

    fn is_joined(&self, start: usize) -> bool {
        let near = self.before.filter(|end| start - end <= '\u{2010}'.len_utf8());
        near.and_then(|end| self.text.get(end..start))
            .is_some_and(|gap| matches!(gap, "-" | "\u{2010}" | "\u{2011}"))
    }
}

/// A letter of Latin-1 or Latin Extended-A: nearly all that is not ASCII in a French text.
const fn is_accented(c: char) -> bool {
    matches!(c, 'À'..='ſ') && !matches!(c, '×' | '÷')
}

fn continues(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.skip_to_word()?;
            self.skip_word(start);
            if !self.is_elided(start) {
                let joined = self.is_joined(start);
                self.before = Some(self.at);
                return Some(Token { start, end: self.at, joined });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Tokens::new(text).map(|token| text.get(token.start..token.end).unwrap()).collect()
    }

    #[test]
    fn words_are_cut_as_french_medicine_writes_them() {
        assert_eq!(words("L'HbA1c est à 7,8 %."), ["HbA1c", "est", "à", "7,8"]);
        assert_eq!(words("jusqu’à l’hôpital d'Aurillac"), ["à", "hôpital", "Aurillac"]);
        assert_eq!(words("aujourd'hui, vitamine D"), ["aujourd", "hui", "vitamine", "D"]);
        assert_eq!(
            words("le 12/11/2020, le 12.11.2020"),
            ["le", "12", "11", "2020", "le", "12", "11", "2020"]
        );
        assert_eq!(words("1,2,3 puis 0.75 mg/L"), ["1", "2", "3", "puis", "0.75", "mg", "L"]);
        assert_eq!(words("12,5. 3,"), ["12,5", "3"]);
        assert_eq!(words("e\u{301}te\u{301} œdème"), ["e\u{301}te\u{301}", "œdème"]);
        assert_eq!(words("  -- '’ "), Vec::<&str>::new());
    }

    #[test]
    fn hyphens_are_remembered() {
        let joined: Vec<bool> =
            Tokens::new("post-opératoire, oto‑rhino - x").map(|token| token.joined).collect();
        assert_eq!(joined, [false, true, false, true, false]);
    }
}
