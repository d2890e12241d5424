//! What a PDF says: its text, and whether it asks for a password.
//!
//! The readers of PDFs that exist trust what they read: a file of a kilobyte may ask for gigabytes, or for a stack
//! without end. So nothing of the service reads one where requests are served. It asks a [`PdfReader`], which the
//! binary makes of a process that may die.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

/// What is asked about a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Its text.
    Text,
    /// Whether it does not open with the empty password (ISO 32000-1, 7.6.3). One that only forbids printing does.
    Locked,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// The reading died of it, or took too long: it would again.
    #[error("reading the PDF was given up")]
    GivenUp,
    /// There was nothing to read it with: worth trying again.
    #[error("nothing can read a PDF: {0}")]
    Unable(String),
}

type Answer = Pin<Box<dyn Future<Output = Result<String, Unread>> + Send>>;
type Ask = Arc<dyn Fn(Question, Vec<u8>) -> Answer + Send + Sync>;

/// What reads PDFs for the service.
#[derive(Clone)]
pub struct PdfReader(Ask);

impl fmt::Debug for PdfReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PdfReader")
    }
}

impl PdfReader {
    /// A reader that hands each question to a function, which answers as [`answer`] does.
    pub fn new(ask: impl Fn(Question, Vec<u8>) -> Answer + Send + Sync + 'static) -> Self {
        Self(Arc::new(ask))
    }

    /// The text of a PDF; empty when it has none or cannot be read.
    ///
    /// # Errors
    /// When it could not be tried.
    pub async fn text(&self, bytes: Vec<u8>) -> Result<String, Unread> {
        match (self.0)(Question::Text, bytes).await {
            Err(Unread::GivenUp) => Ok(String::new()),
            other => other,
        }
    }

    /// True for a PDF that asks for a password; false for one that nobody can read.
    pub async fn is_locked(&self, bytes: &[u8]) -> bool {
        // Most PDFs never name it: nothing to read then.
        if !bytes.windows(8).any(|window| window == b"/Encrypt") {
            return false;
        }
        let answer = (self.0)(Question::Locked, bytes.to_vec()).await;
        answer.is_ok_and(|answer| !answer.is_empty())
    }
}

/// Answers a question, in this process: the text, or anything at all for yes.
///
/// What the reader panics on is no answer. What exhausts memory or the stack takes the process with it.
pub fn answer(question: Question, bytes: &[u8]) -> String {
    let bytes = bytes.to_vec();
    let answer = std::panic::catch_unwind(move || match question {
        Question::Text => pdf_extract::extract_text_from_mem(&bytes).ok(),
        Question::Locked => {
            let document = pdf_extract::Document::load_mem(&bytes).ok()?;
            let locked = document.is_encrypted() && !document.was_encrypted();
            locked.then(|| "locked".to_owned())
        }
    });
    super::text::clip(answer.ok().flatten().unwrap_or_default())
}
