//! Sections of free words: a discharge letter, a consultation note, a synthesis.

use super::super::{Block, Code, Inline, ListItem, Section};
use super::said;

/// What a section of words holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraphs {
    /// One paragraph after another.
    Text(Vec<String>),
    /// A list.
    List(Vec<String>),
}

/// A section of words with its LOINC code (`42349-1` reason, `42545-4` course, `18776-5` plan…).
pub fn letter_section(code: Code, title: &str, paragraphs: &Paragraphs) -> Section {
    let words = |lines: &[String]| -> Vec<Block> {
        lines
            .iter()
            .filter_map(|line| said(line))
            .map(|line| Block::Paragraph(vec![Inline::Text(line)]))
            .collect()
    };
    let narrative = match paragraphs {
        Paragraphs::Text(lines) => words(lines),
        Paragraphs::List(lines) => {
            let items = words(lines)
                .into_iter()
                .map(|block| ListItem { caption: Vec::new(), blocks: vec![block] })
                .collect();
            vec![Block::List { ordered: false, caption: Vec::new(), items }]
        }
    };
    Section { code: Some(code), title: said(title), narrative, ..Section::default() }
}
