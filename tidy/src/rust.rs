//! Enough of Rust's grammar to tell code from comments, literals and tests.

use crate::pattern;

/// One Rust file, taken apart. The three texts keep the lines of the file.
#[derive(Debug)]
pub struct Rust {
    /// Code: comments and the insides of literals are blanks.
    pub code: String,
    /// Comments: all else is blank.
    pub comments: String,
    /// String literals, in order.
    pub literals: Vec<Literal>,
}

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Its line, from 1.
    pub line: usize,
    /// What it says, common escapes read.
    pub text: String,
}

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of `fn`, from 1.
    pub line: usize,
    /// Lines from `fn` to the closing brace.
    pub lines: usize,
    /// The literals of its body lie between these lines.
    pub end: usize,
}

impl Rust {
    /// Takes a file apart.
    pub fn read(text: &str) -> Self {
        let mut lexer = Lexer { chars: text.chars().collect(), ..Lexer::default() };
        lexer.run();
        Self { code: lexer.code, comments: lexer.comments, literals: lexer.literals }
    }

    /// The same without what only tests compile (`#[cfg(test)]` items).
    #[must_use]
    pub fn without_tests(mut self) -> Self {
        while let Some(at) = self.code.find("#[cfg(test)]") {
            let rest = self.code.get(at..).unwrap_or_default();
            let end = at + item_length(rest);
            let lines = line_of(&self.code, at)..=line_of(&self.code, end);
            self.literals.retain(|literal| !lines.contains(&literal.line));
            let blank = |(index, c): (usize, char)| {
                if (at..end).contains(&index) && c != '\n' { ' ' } else { c }
            };
            // Byte offsets hold: what is blanked here is ASCII or becomes shorter behind `at` only.
            self.code = self.code.char_indices().map(blank).collect();
        }
        self
    }

    /// The functions that have a body.
    pub fn functions(&self) -> Vec<Function> {
        let name = pattern(r"\bfn\s+([A-Za-z_][A-Za-z0-9_]*)");
        let mut found = Vec::new();
        for captures in name.captures_iter(&self.code) {
            let (Some(whole), Some(name)) = (captures.get(0), captures.get(1)) else { continue };
            let rest = self.code.get(whole.end()..).unwrap_or_default();
            let length = item_length(rest);
            if rest.get(..length).is_some_and(|item| item.ends_with('}')) {
                let line = line_of(&self.code, whole.start());
                let end = line_of(&self.code, whole.end() + length);
                found.push(Function {
                    name: name.as_str().to_owned(),
                    line,
                    lines: end - line + 1,
                    end,
                });
            }
        }
        found
    }
}

/// Whether a file is compiled for tests or examples only.
pub fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") || path.contains("/examples/") || path.ends_with("/tests.rs")
}

fn line_of(text: &str, byte: usize) -> usize {
    crate::tree::line_at(text, byte)
}

/// The length of an item: to its closing brace, or to its semicolon when it has no body.
fn item_length(code: &str) -> usize {
    let (mut braces, mut round) = (0_i32, 0_i32);
    for (index, c) in code.char_indices() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces <= 0 {
                    return index + 1;
                }
            }
            ';' if braces == 0 && round == 0 => return index + 1,
            _ => {}
        }
    }
    code.len()
}

/// Which text a character goes to; the others get a blank.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Code,
    Comment,
    Nothing,
}

#[derive(Default)]
struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    comments: String,
    literals: Vec<Literal>,
}

impl Lexer {
    fn run(&mut self) {
        self.line = 1;
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.comment_line(),
                ('/', Some('*')) => self.comment_block(),
                ('"', _) => self.string(),
                ('r', Some('"' | '#')) if self.starts_raw() => self.raw_string(),
                ('\'', _) => self.quote(),
                _ => self.code(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// Moves on by one character that is code.
    fn code(&mut self) {
        self.step(Keep::Code);
    }

    /// Moves on by one character that belongs to code, to a comment or to neither.
    fn step(&mut self, keep: Keep) {
        let Some(c) = self.peek(0) else { return };
        self.at += 1;
        if c == '\n' {
            self.line += 1;
            self.code.push('\n');
            self.comments.push('\n');
        } else {
            self.code.push(if keep == Keep::Code { c } else { ' ' });
            self.comments.push(if keep == Keep::Comment { c } else { ' ' });
        }
    }

    fn comment_line(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.step(Keep::Comment);
        }
    }

    fn comment_block(&mut self) {
        let mut depth = 0_u32;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => {
                    depth += 1;
                    self.step(Keep::Comment);
                }
                (Some('*'), Some('/')) => {
                    depth -= 1;
                    self.step(Keep::Comment);
                    if depth == 0 {
                        self.step(Keep::Comment);
                        return;
                    }
                }
                (None, _) => return,
                _ => {}
            }
            self.step(Keep::Comment);
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.code();
        while let Some(c) = self.peek(0) {
            match c {
                '"' => break,
                '\\' => {
                    self.step(Keep::Nothing);
                    self.escape(&mut text);
                    continue;
                }
                c => text.push(c),
            }
            self.step(Keep::Nothing);
        }
        self.code();
        self.literals.push(Literal { line, text });
    }

    /// Reads what follows a backslash.
    fn escape(&mut self, text: &mut String) {
        match self.peek(0) {
            Some('\n') => {
                while self.peek(0).is_some_and(char::is_whitespace) {
                    self.step(Keep::Nothing);
                }
                return;
            }
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some(c) => text.push(c),
            None => {}
        }
        self.step(Keep::Nothing);
    }

    fn starts_raw(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.chars.get(at));
        let is_name = before.is_some_and(|c| (c.is_alphanumeric() || *c == '_') && *c != 'b');
        let hashes = self.hashes();
        !is_name && self.peek(1 + hashes) == Some('"')
    }

    /// How many `#` follow.
    fn hashes(&self) -> usize {
        let rest = self.chars.get(self.at + 1..).unwrap_or_default();
        rest.iter().take_while(|&&c| c == '#').count()
    }

    fn raw_string(&mut self) {
        let line = self.line;
        let hashes = self.hashes();
        (0..hashes + 2).for_each(|_| self.code());
        let mut text = String::new();
        while let Some(c) = self.peek(0) {
            if c == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                break;
            }
            text.push(c);
            self.step(Keep::Nothing);
        }
        (0..=hashes).for_each(|_| self.code());
        self.literals.push(Literal { line, text });
    }

    /// A character literal, or the tick of a lifetime.
    fn quote(&mut self) {
        let length = match (self.peek(1), self.peek(2)) {
            (Some('\\'), _) => {
                let rest = self.chars.get(self.at + 3..).unwrap_or_default();
                rest.iter().position(|&c| c == '\'').map(|position| position + 3)
            }
            (Some(_), Some('\'')) => Some(2),
            _ => None,
        };
        self.code();
        for _ in 0..length.unwrap_or(0) {
            self.step(Keep::Nothing);
        }
    }
}

#[cfg(test)]
mod tests;
