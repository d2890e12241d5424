//! The holder's documents as they want them: filtered, in their order, copies together, pins first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use carnet_core::access::{Action, DocumentFacts, Facts, InFew, Target, in_few};
use carnet_core::document::{Binder, Document, Label, Shelf as Place, Status, copies};
use carnet_core::id::{DocumentId, FolderId};
use carnet_core::search::{self, Hit};
use carnet_core::space::Space;
use carnet_core::valueset::Category;
use carnet_store::{Disclosed, Load};
use jiff::Timestamp;

use super::list::{self, Filter, category};
use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// In which order documents are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Newest act first; the best hit first when words are searched.
    #[default]
    Newest,
    /// Oldest act first.
    Oldest,
    /// Received last first.
    Received,
    /// Title, A to Z.
    Title,
    /// Title, Z to A.
    TitleBackwards,
    /// Author, A to Z; one's own last.
    Author,
    /// Author, Z to A.
    AuthorBackwards,
}

/// Health documents and administrative papers, told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Documents about health.
    Health,
    /// Administrative papers.
    Papers,
}

/// What only some documents are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// Pinned by the holder.
    Pinned,
    /// Added by the holder.
    Own,
    /// Masked to professionals.
    Masked,
}

/// What the holder wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Author, period, words.
    pub filter: Filter,
    /// Only these categories; none is all.
    pub categories: BTreeSet<Category>,
    /// Only one side.
    pub side: Option<Side>,
    /// Only this folder.
    pub folder: Option<FolderId>,
    /// Only what is all of this.
    pub only: BTreeSet<Trait>,
    /// In which order.
    pub order: Order,
}

/// One row: a document with its copies.
#[derive(Debug, Clone)]
pub struct Item {
    /// The document.
    pub document: Document,
    /// The passage, when words were searched.
    pub hit: Option<Hit>,
    /// Its copies, in the same order.
    pub copies: Vec<Document>,
}

/// How many rows there are of each sort, before filters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// In all.
    pub all: usize,
    /// In each category.
    pub categories: BTreeMap<Category, usize>,
    /// In each folder.
    pub folders: BTreeMap<FolderId, usize>,
    /// Of each trait.
    pub traits: BTreeMap<Trait, usize>,
}

impl Counts {
    /// How many administrative papers.
    pub fn papers(&self) -> usize {
        self.categories.get(&Category::Administrative).copied().unwrap_or(0)
    }
}

/// The documents of a space, as their holder wants them.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// Whose.
    pub space: Space,
    /// Folders, pins and reports.
    pub binder: Binder,
    /// The rows kept, in order.
    pub items: Vec<Item>,
    /// What there is, before filters.
    pub counts: Counts,
    /// Who wrote something, before filters: names as shown, folded order, each once.
    pub authors: Vec<String>,
    facts: Facts,
}

impl Shelf {
    /// Who sees a document besides its holder, by the gate itself.
    pub fn in_few(&self, cx: &Cx, document: &Document) -> InFew {
        in_few(cx.gate(), &DocumentFacts::of(document), &self.facts, cx.now)
    }
}

/// Lists the holder's documents. One line for the whole.
pub async fn shelf(cx: &Cx, visit: &Visit, wanted: &Wanted) -> Result<Shelf> {
    let words = wanted.filter.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let (load, action) = match words {
        Some(_) => (Load::WithTexts, Action::Search),
        None => (Load::Documents, Action::List),
    };
    let opened = disclose(cx, visit, load, action, Target::Space).await?;
    let binder = opened.binder();
    let shown: Vec<&Document> = opened
        .documents()
        .iter()
        .map(Arc::as_ref)
        .filter(|document| document.status == Status::Current && document.shelf == Place::Active)
        .collect();
    let kept = shown.iter().copied().filter(|it| keeps(wanted, it, &binder, cx.now));
    let items = match words {
        Some(words) => found(&opened, kept, words, wanted.order),
        None => rows(sorted(kept.collect(), wanted.order), &mut BTreeMap::new()),
    };
    Ok(Shelf {
        counts: counts(&shown, &binder, cx.now),
        authors: authors(&shown),
        space: opened.space().clone(),
        facts: Facts::of(
            opened.space(),
            std::iter::empty(),
            opened.authorisations(),
            opened.blocks(),
            opened.mandates(),
        ),
        items,
        binder,
    })
}

fn keeps(wanted: &Wanted, document: &Document, binder: &Binder, now: Timestamp) -> bool {
    let kind = category(document);
    let papers = kind == Category::Administrative;
    list::keeps(&wanted.filter, document)
        && (wanted.categories.is_empty() || wanted.categories.contains(&kind))
        && wanted.side.is_none_or(|side| papers == (side == Side::Papers))
        && wanted.folder.is_none_or(|folder| {
            binder.folder_of(document.id).is_some_and(|there| there.id == folder)
        })
        && wanted.only.iter().all(|one| is(document, *one, binder, now))
}

fn is(document: &Document, wanted: Trait, binder: &Binder, now: Timestamp) -> bool {
    match wanted {
        Trait::Pinned => binder.pinned(document.id).is_some(),
        Trait::Own => document.is_own(),
        Trait::Masked => document.labels.has(Label::Masked, now),
    }
}

/// Best hit first, unless another order was asked for.
fn found<'a>(
    opened: &'a Disclosed,
    kept: impl Iterator<Item = &'a Document>,
    words: &str,
    order: Order,
) -> Vec<Item> {
    let mut listed = list::found(opened, kept, words);
    let mut hits: BTreeMap<DocumentId, Hit> =
        listed.iter_mut().filter_map(|one| Some((one.document.id, one.hit.take()?))).collect();
    let documents: Vec<&Document> = listed.iter().map(|one| &one.document).collect();
    let documents = if order == Order::Newest { documents } else { sorted(documents, order) };
    rows(documents, &mut hits)
}

fn rows(documents: Vec<&Document>, hits: &mut BTreeMap<DocumentId, Hit>) -> Vec<Item> {
    copies::group(documents)
        .into_iter()
        .map(|group| Item {
            document: group.first.clone(),
            hit: hits.remove(&group.first.id),
            copies: group.others.into_iter().cloned().collect(),
        })
        .collect()
}

fn sorted(mut documents: Vec<&Document>, order: Order) -> Vec<&Document> {
    use std::cmp::Reverse;
    let newest = |document: &&Document| (Reverse(document.description.service.start), document.id);
    // Every other order falls back on the newest first.
    documents.sort_by_key(newest);
    match order {
        Order::Newest => {}
        Order::Oldest => documents.reverse(),
        Order::Received => documents.sort_by_key(|it| Reverse(it.received)),
        Order::Title => documents.sort_by_cached_key(|it| search::fold(&it.description.title)),
        Order::TitleBackwards => {
            documents.sort_by_cached_key(|it| Reverse(search::fold(&it.description.title)));
        }
        Order::Author => documents.sort_by_cached_key(|it| author(it)),
        Order::AuthorBackwards => documents.sort_by_cached_key(|it| Reverse(author(it))),
    }
    documents
}

/// What a document is sorted by: its own are after all others.
fn author(document: &Document) -> (bool, String) {
    let name = document.description.authors.first().map(carnet_core::document::Author::display);
    (document.is_own(), search::fold(&name.unwrap_or_default()))
}

fn authors(documents: &[&Document]) -> Vec<String> {
    let names = documents.iter().flat_map(|document| &document.description.authors);
    let named: BTreeMap<String, String> = names
        .map(carnet_core::document::Author::display)
        .filter(|name| !name.is_empty())
        .map(|name| (search::fold(&name), name))
        .collect();
    named.into_values().collect()
}

/// Copies count once, where the first of them is.
fn counts(documents: &[&Document], binder: &Binder, now: Timestamp) -> Counts {
    let mut counts = Counts::default();
    for group in copies::group(documents.iter().copied()) {
        let document = group.first;
        counts.all += 1;
        *counts.categories.entry(category(document)).or_default() += 1;
        if let Some(folder) = binder.folder_of(document.id) {
            *counts.folders.entry(folder.id).or_default() += 1;
        }
        for one in [Trait::Pinned, Trait::Own, Trait::Masked] {
            if is(document, one, binder, now) {
                *counts.traits.entry(one).or_default() += 1;
            }
        }
    }
    counts
}
