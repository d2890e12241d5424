//! Letters and proofs as accessible PDF (PDF/UA-1, ISO 14289-1), many in one file.
//!
//! A small flow layout of our own on A4: the sender and the recipient where a window envelope shows them, a title, then
//! blocks that go on from page to page. All words come in as arguments. Each element is tagged, in reading order.

mod draw;
mod face;
mod flow;
mod window;
mod wrap;

#[cfg(test)]
mod tests;

/// One letter: what is written on it, already in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who writes, one line each.
    pub sender: Vec<String>,
    /// Whom it is for: name and postal address, one line each. Empty for a proof that is not posted.
    pub recipient: Vec<String>,
    /// Place and day.
    pub date: String,
    /// What it is about.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of what follows.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// A code to be typed, in large letters, its groups apart.
    Code(String),
    /// Things one after the other.
    List(Vec<String>),
    /// What a proof states: name and value, a line each.
    Facts(Vec<(String, String)>),
}

/// What concerns the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The title of the file, shown by readers. Names nobody.
    pub title: String,
    /// The language of all its words (BCP 47).
    pub language: String,
}

/// Why no file could be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    /// That letter's address does not fit the window of an envelope, not even in the smallest print. Counted from 1.
    #[error("the address of letter {0} does not fit the window")]
    Address(usize),
    /// The file would not be valid; a defect of ours.
    #[error("the file cannot be written: {0}")]
    Invalid(String),
}

/// Writes letters into one PDF, each on pages of its own, in their order.
///
/// The outline numbers them from 1 and names nobody. Characters the font does not have lose their accent, or become a
/// question mark.
///
/// # Errors
/// [`LetterError`].
pub fn write(letters: &[Letter], options: &Options) -> Result<Vec<u8>, LetterError> {
    let faces = face::Faces::shipped()
        .ok_or_else(|| LetterError::Invalid("the font cannot be read".to_owned()))?;
    let mut press = draw::Press::new(&faces)?;
    for (at, letter) in letters.iter().enumerate() {
        let sheets = flow::lay_out(letter, &faces).ok_or(LetterError::Address(at + 1))?;
        press.print(&sheets)?;
    }
    press.finish(options)
}
