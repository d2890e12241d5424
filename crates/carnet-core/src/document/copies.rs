//! The same document received several times: one row, its copies under it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Document;
use crate::search::fold;

/// A document and its copies, in the order they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies<'a> {
    /// The one to show.
    pub first: &'a Document,
    /// The others.
    pub others: Vec<&'a Document>,
}

/// What makes two documents one when their bytes differ: structure, day of the act in Paris, type, folded title.
type Likeness = (String, Date, String, String);

/// Groups documents that are copies of one another: the same bytes, or the same structure, day, type and title.
///
/// A group stands where its first document stood. What the holder added has no structure: only its bytes tell.
pub fn group<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<Copies<'a>> {
    let documents: Vec<&Document> = documents.into_iter().collect();
    let mut by_bytes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_likeness: BTreeMap<Likeness, usize> = BTreeMap::new();
    let mut groups = Groups::default();
    let paris = crate::rules::paris();
    for (at, document) in documents.iter().enumerate() {
        groups.add(at);
        let same_bytes = *by_bytes.entry(document.content.sha256.as_str()).or_insert(at);
        groups.join(same_bytes, at);
        if let Some(likeness) = likeness(document, &paris) {
            let alike = *by_likeness.entry(likeness).or_insert(at);
            groups.join(alike, at);
        }
    }
    let mut copies: BTreeMap<usize, Copies<'a>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        copies
            .entry(groups.first(at))
            .and_modify(|group| group.others.push(document))
            .or_insert_with(|| Copies { first: document, others: Vec::new() });
    }
    copies.into_values().collect()
}

fn likeness(document: &Document, paris: &TimeZone) -> Option<Likeness> {
    let description = &document.description;
    let author = description.authors.iter().find_map(|author| author.structure.as_ref());
    let structure = author.or(document.depositor.structure.as_ref())?;
    let title = fold(&description.title);
    if structure.idnst.is_empty() || title.is_empty() {
        return None;
    }
    let day = description.service.start.to_zoned(paris.clone()).date();
    Some((structure.idnst.clone(), day, description.kind.code.clone(), title))
}

/// Disjoint sets of places; each is named by its smallest one.
#[derive(Default)]
struct Groups(Vec<usize>);

impl Groups {
    fn add(&mut self, at: usize) {
        self.0.push(at);
    }

    fn first(&self, mut at: usize) -> usize {
        while let Some(parent) = self.0.get(at).copied().filter(|parent| *parent != at) {
            at = parent;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(parent) = self.0.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests;
