//! Walking a text once for all the terms of a query.

use super::fold::push_word;
use super::query::{Atom, Mode, PHRASE_WORDS_MAX, Query};
use super::token::{Token, Tokens};

/// A place found, in bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Which term of the query.
    pub(super) term: usize,
}

/// What one text holds of a query.
#[derive(Debug, Default)]
pub(super) struct Found {
    weights: Vec<u32>,
    spans: Vec<Span>,
}

impl Found {
    /// How much of a term the text holds: 2 for each place as typed, 1 for each other form.
    pub(super) fn weight(&self, term: usize) -> u32 {
        self.weights.get(term).copied().unwrap_or(0)
    }

    /// The places of the terms to find, in order.
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    fn add(&mut self, span: Span, weight: u32, excluded: bool) {
        // Two ways of finding the same hyphenated word count once.
        let again =
            self.spans.iter().rev().find(|known| known.term == span.term).map(|known| known.end);
        if again.is_some_and(|end| span.start < end) {
            return;
        }
        if let Some(sum) = self.weights.get_mut(span.term) {
            *sum = sum.saturating_add(weight);
        }
        if !excluded {
            self.spans.push(span);
        }
    }
}

/// One row of adjoining words, and which of its words have just been seen.
#[derive(Debug)]
struct Row<'q> {
    atoms: &'q [Atom],
    term: usize,
    excluded: bool,
    /// Bit *i*: the last *i* + 1 tokens are its first *i* + 1 words.
    seen: u32,
    /// Bit *i*: one of them was not as typed.
    derived: u32,
}

/// Finds the terms of one query in texts.
#[derive(Debug)]
pub(super) struct Scanner<'q> {
    query: &'q Query,
    rows: Vec<Row<'q>>,
    phrases: bool,
    /// First bytes of the words that can match.
    first: [bool; 128],
    /// Starts of the last tokens, newest at `count - 1`, modulo.
    starts: [usize; PHRASE_WORDS_MAX],
    count: usize,
    /// The folded token.
    folded: String,
    /// The hyphenated word so far, folded without hyphens, and its start.
    compound: String,
    compound_start: usize,
}

/// How a token answers a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Typed,
    Other,
}

impl<'q> Scanner<'q> {
    pub(super) fn new(query: &'q Query) -> Self {
        let mut rows = Vec::new();
        for (term, wanted) in query.terms().iter().enumerate() {
            for atoms in &wanted.sequences {
                let excluded = wanted.excluded;
                rows.push(Row { atoms, term, excluded, seen: 0, derived: 0 });
            }
        }
        let mut first = [false; 128];
        for atom in rows.iter().flat_map(|row| row.atoms) {
            for word in std::iter::once(&atom.folded).chain(&atom.stems) {
                let byte = word.bytes().next().map(usize::from);
                if let Some(slot) = byte.and_then(|byte| first.get_mut(byte)) {
                    *slot = true;
                }
            }
        }
        Self {
            query,
            phrases: rows.iter().any(|row| row.atoms.len() > 1),
            rows,
            first,
            starts: [0; PHRASE_WORDS_MAX],
            count: 0,
            folded: String::new(),
            compound: String::new(),
            compound_start: 0,
        }
    }

    /// What the text holds.
    pub(super) fn scan(&mut self, text: &str) -> Found {
        let mut found = Found { weights: vec![0; self.query.terms().len()], spans: Vec::new() };
        self.count = 0;
        self.compound.clear();
        self.forget();
        for token in Tokens::new(text) {
            self.step(text, token, &mut found);
        }
        found.spans.sort_by_key(|span| (span.start, span.end));
        found
    }

    fn step(&mut self, text: &str, token: Token, found: &mut Found) {
        if let Some(slot) = self.starts.get_mut(self.count % PHRASE_WORDS_MAX) {
            *slot = token.start;
        }
        self.count += 1;
        let word = text.get(token.start..token.end).unwrap_or_default();
        let continues = token.joined && !self.compound.is_empty();
        if !token.joined {
            self.compound.clear();
        }
        if !self.can_match(word) {
            self.forget();
            if !continues {
                return;
            }
        } else if !token.joined {
            self.compound_start = token.start;
        }
        self.folded.clear();
        push_word(word, &mut self.folded);
        if self.can_match(word) {
            self.compare(word, token.end, found);
        }
        if continues {
            self.compound.push_str(&self.folded);
            self.compare_compound(token.end, found);
        } else if !token.joined && text.get(token.end..).is_some_and(begins_with_hyphen) {
            self.compound.push_str(&self.folded);
        }
    }

    fn can_match(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|byte| {
            self.first.get(usize::from(byte.to_ascii_lowercase())).copied().unwrap_or(true)
        })
    }

    fn forget(&mut self) {
        if self.phrases {
            for row in &mut self.rows {
                row.seen = 0;
                row.derived = 0;
            }
        }
    }

    fn compare(&mut self, word: &str, end: usize, found: &mut Found) {
        let mut stems = None;
        for row in &mut self.rows {
            let (mut seen, mut derived) = (0, 0);
            for (index, atom) in row.atoms.iter().enumerate() {
                let reached = index == 0 || row.seen & (1 << (index - 1)) != 0;
                if !reached {
                    continue;
                }
                let before = if index == 0 { 0 } else { (row.derived >> (index - 1)) & 1 };
                if let Some(form) = answers(atom, word, &self.folded, self.query, &mut stems) {
                    seen |= 1 << index;
                    derived |= (before | u32::from(form == Form::Other)) << index;
                }
            }
            (row.seen, row.derived) = (seen, derived);
            let last = row.atoms.len().saturating_sub(1);
            if !row.atoms.is_empty() && seen & (1 << last) != 0 {
                let at = (self.count - 1 - last) % PHRASE_WORDS_MAX;
                let start = self.starts.get(at).copied().unwrap_or(end);
                let weight = 2 - ((derived >> last) & 1);
                found.add(Span { start, end, term: row.term }, weight, row.excluded);
            }
        }
    }

    /// Compares a hyphenated word, hyphens dropped, with the rows of one word.
    fn compare_compound(&mut self, end: usize, found: &mut Found) {
        let mut stems = None;
        for row in &self.rows {
            let [atom] = row.atoms else { continue };
            let word = &self.compound;
            if answers(atom, word, word, self.query, &mut stems).is_some() {
                let span = Span { start: self.compound_start, end, term: row.term };
                found.add(span, 1, row.excluded);
            }
        }
    }
}

fn begins_with_hyphen(rest: &str) -> bool {
    rest.starts_with(['-', '\u{2010}', '\u{2011}'])
}

/// Whether a token answers a word; the token's stems are found at most once, and only when its
/// beginning could be that of the word's stem.
fn answers(
    atom: &Atom,
    word: &str,
    folded: &str,
    query: &Query,
    stems: &mut Option<Vec<String>>,
) -> Option<Form> {
    if folded == atom.folded {
        return Some(Form::Typed);
    }
    if atom.mode == Mode::Beginning && folded.starts_with(&atom.folded) {
        return Some(Form::Other);
    }
    // The stemmer changes the last two letters of a stem at most (`-eux` for `-euse`), one of a
    // short stem.
    let likely = |stem: &String| {
        let changed = if stem.len() > 4 { 2 } else { 1 };
        let head = stem.get(..stem.len().saturating_sub(changed)).unwrap_or(stem);
        folded.starts_with(head)
    };
    if !atom.stems.iter().any(likely) {
        return None;
    }
    let own = stems.get_or_insert_with(|| query.stems().of(word, folded));
    atom.stems.iter().any(|stem| own.contains(stem)).then_some(Form::Other)
}
