//! The passage shown with a hit, cut so that the caller can mark what was found.

use super::scan::Span;

/// Length of a passage, in characters.
const CHARS_MAX: usize = 160;

/// A piece of a passage. Texts are as in the document, blanks reduced to one space; they are not
/// escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Context.
    Plain(String),
    /// What was found.
    Hit(String),
}

impl Piece {
    /// The text, whatever it is.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Hit(text) => text,
        }
    }
}

/// A whole text, with what was found marked.
pub(super) fn mark(text: &str, spans: &[Span]) -> Vec<Piece> {
    pieces(text, 0, text.len(), spans)
}

/// The passage of about [`CHARS_MAX`] characters that holds the most different terms.
pub(super) fn around(text: &str, spans: &[Span]) -> Vec<Piece> {
    let Some((first, last)) = best(spans) else { return Vec::new() };
    let core = text.get(first.start..last.end).unwrap_or_default();
    let room = CHARS_MAX.saturating_sub(core.chars().count());
    let head = text.get(..first.start).unwrap_or_default();
    let tail = text.get(last.end..).unwrap_or_default();
    let before = back(head, room / 3);
    let kept_before = head.get(before..).unwrap_or_default().chars().count();
    let after = forth(tail, room.saturating_sub(kept_before));
    // A single word longer than the whole passage is cut.
    let core_end = core.char_indices().nth(CHARS_MAX).map_or(last.end, |(at, _)| first.start + at);
    let end = if core_end < last.end { core_end } else { last.end + after };
    let mut pieces = pieces(text, before, end, spans);
    if !head.get(..before).unwrap_or_default().trim().is_empty() {
        open(&mut pieces);
    }
    if !text.get(end..).unwrap_or_default().trim().is_empty() {
        close(&mut pieces);
    }
    pieces
}

/// The first and last span of the best window.
fn best(spans: &[Span]) -> Option<(Span, Span)> {
    let mut best = None;
    let mut best_rank = (0, 0);
    for (index, first) in spans.iter().enumerate() {
        let window = spans
            .get(index..)?
            .iter()
            .take(32)
            .take_while(|span| span.end.saturating_sub(first.start) <= CHARS_MAX);
        let (mut terms, mut count, mut last) = (0_u64, 0, *first);
        for span in window {
            terms |= 1 << span.term.min(63);
            count += 1;
            if span.end > last.end {
                last = *span;
            }
        }
        let rank = (terms.count_ones().max(1), count);
        if rank > best_rank {
            best_rank = rank;
            best = Some((*first, last));
        }
    }
    best
}

/// Where a context of at most `room` characters begins in `head`, at a word.
fn back(head: &str, room: usize) -> usize {
    let from = match head.char_indices().rev().take(room).last() {
        None => return head.len(),
        Some((0, _)) => return 0,
        Some((from, _)) => from,
    };
    let kept = head.get(from..).unwrap_or_default();
    kept.find(char::is_whitespace).map_or(head.len(), |at| from + at)
}

/// Where a context of at most `room` characters ends in `tail`, at a word.
fn forth(tail: &str, room: usize) -> usize {
    let Some((to, _)) = tail.char_indices().nth(room) else { return tail.len() };
    tail.get(..to).and_then(|kept| kept.rfind(char::is_whitespace)).unwrap_or(0)
}

fn pieces(text: &str, from: usize, to: usize, spans: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = from;
    for span in spans.iter().filter(|span| span.start >= from && span.start < to) {
        if span.start < at {
            continue;
        }
        plain(text.get(at..span.start), &mut pieces);
        let end = span.end.min(to);
        pieces.push(Piece::Hit(text.get(span.start..end).map(clean).unwrap_or_default()));
        at = end;
    }
    plain(text.get(at..to), &mut pieces);
    pieces
}

fn plain(text: Option<&str>, pieces: &mut Vec<Piece>) {
    let text = text.map(clean).unwrap_or_default();
    if !text.is_empty() {
        pieces.push(Piece::Plain(text));
    }
}

/// Blanks, line ends and control characters become one space.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if !(c.is_whitespace() || c.is_control()) {
            clean.push(c);
        } else if !clean.ends_with(' ') {
            clean.push(' ');
        }
    }
    clean
}

fn open(pieces: &mut Vec<Piece>) {
    if let Some(Piece::Plain(text)) = pieces.first_mut() {
        *text = format!("… {}", text.trim_start());
    } else {
        pieces.insert(0, Piece::Plain("… ".to_owned()));
    }
}

fn close(pieces: &mut Vec<Piece>) {
    if let Some(Piece::Plain(text)) = pieces.last_mut() {
        *text = format!("{} …", text.trim_end());
    } else {
        pieces.push(Piece::Plain(" …".to_owned()));
    }
}
