//! Documents a visitor may see: listed, filtered, searched. One line for the whole list.

use std::collections::BTreeMap;
use std::sync::Arc;

use carnet_core::access::{Action, Target};
use carnet_core::document::{Author, Document, Shelf, Status};
use carnet_core::id::DocumentId;
use carnet_core::search::{self, Hit, Index, Query, SearchItem};
use carnet_core::space::Space;
use carnet_core::valueset::{Category, DocumentType};
use carnet_store::{Disclosed, Load};
use jiff::Timestamp;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// What to keep of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this category.
    pub category: Option<Category>,
    /// Only authors whose name, structure or specialty contains this.
    pub author: Option<String>,
    /// Only this profession and specialty (JDV_J01 code).
    pub specialty: Option<String>,
    /// Acts from this instant.
    pub from: Option<Timestamp>,
    /// Acts before this instant.
    pub until: Option<Timestamp>,
    /// Words to find in title and text.
    pub words: Option<String>,
    /// Archived documents too.
    pub archived: bool,
}

/// A document of a list, with where the words were found.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The document.
    pub document: Document,
    /// The passage, when words were searched.
    pub hit: Option<Hit>,
}

/// A list with what filters can offer.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Whose space.
    pub space: Space,
    /// The documents kept, newest act first, or best hit first.
    pub documents: Vec<Listed>,
    /// How many documents of each category the visitor may see, before filters.
    pub categories: BTreeMap<Category, usize>,
    /// Authors of what the visitor may see, before filters.
    pub authors: Vec<Author>,
    /// How many in all, before filters.
    pub total: usize,
}

/// Lists what the visitor may see and the filter keeps.
pub async fn list(cx: &Cx, visit: &Visit, filter: &Filter) -> Result<Listing> {
    let words = filter.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let (load, action) = match words {
        Some(_) => (Load::WithTexts, Action::Search),
        None => (Load::Documents, Action::List),
    };
    let opened = disclose(cx, visit, load, action, Target::Space).await?;
    let space = opened.space().clone();
    let shown: Vec<&Document> = opened
        .documents()
        .iter()
        .map(Arc::as_ref)
        .filter(|document| document.status == Status::Current)
        .filter(|document| filter.archived || document.shelf == Shelf::Active)
        .collect();
    let mut categories = BTreeMap::new();
    for document in &shown {
        *categories.entry(category(document)).or_insert(0) += 1;
    }
    let total = shown.len();
    let authors = shown.iter().flat_map(|document| &document.description.authors);
    let authors = authors.cloned().collect();
    let kept = shown.into_iter().filter(|document| keeps(filter, document));
    let documents = match words {
        Some(words) => found(&opened, kept, words),
        None => newest(kept),
    };
    Ok(Listing { space, documents, categories, authors, total })
}

/// The category of a document; what is not in the value set is filed with the others.
pub fn category(document: &Document) -> Category {
    DocumentType::by_code(&document.description.kind.code)
        .map_or(Category::Other, |kind| kind.category)
}

pub(super) fn keeps(filter: &Filter, document: &Document) -> bool {
    let start = document.description.service.start;
    filter.category.is_none_or(|wanted| category(document) == wanted)
        && filter.from.is_none_or(|from| start >= from)
        && filter.until.is_none_or(|until| start < until)
        && filter.author.as_deref().is_none_or(|wanted| written_by(document, wanted))
        && filter.specialty.as_deref().is_none_or(|wanted| {
            document
                .description
                .authors
                .iter()
                .any(|author| author.role.as_ref().is_some_and(|role| role.code == wanted))
        })
}

fn written_by(document: &Document, wanted: &str) -> bool {
    let wanted = search::fold(wanted);
    document.description.authors.iter().any(|author| {
        let structure = author.structure.as_ref().map_or("", |s| s.name.as_str());
        let role = author.role.as_ref().map_or("", |role| role.label.as_str());
        search::fold(&format!("{} {structure} {role}", author.display())).contains(&wanted)
    })
}

fn newest<'a>(documents: impl Iterator<Item = &'a Document>) -> Vec<Listed> {
    let mut listed: Vec<Listed> =
        documents.map(|document| Listed { document: document.clone(), hit: None }).collect();
    listed.sort_by_key(|item| {
        (std::cmp::Reverse(item.document.description.service.start), item.document.id)
    });
    listed
}

pub(super) fn found<'a>(
    opened: &Disclosed,
    documents: impl Iterator<Item = &'a Document>,
    words: &str,
) -> Vec<Listed> {
    let documents: BTreeMap<DocumentId, &Document> =
        documents.map(|document| (document.id, document)).collect();
    let texts: BTreeMap<DocumentId, &str> =
        opened.texts().iter().map(|text| (text.document, text.text.as_str())).collect();
    let items = documents.values().map(|document| SearchItem {
        id: document.id,
        title: document.description.title.clone(),
        body: texts.get(&document.id).copied().unwrap_or_default().to_owned(),
        tags: tags(document),
    });
    let hits = Index::build(items).search(&Query::parse(words));
    hits.into_iter()
        .filter_map(|hit| {
            let document = documents.get(&hit.id).copied().cloned()?;
            Some(Listed { document, hit: Some(hit) })
        })
        .collect()
}

fn tags(document: &Document) -> Vec<String> {
    let kind = DocumentType::by_code(&document.description.kind.code);
    let authors = document.description.authors.iter().map(Author::display);
    authors.chain(kind.map(|kind| kind.label_fr.to_owned())).collect()
}
