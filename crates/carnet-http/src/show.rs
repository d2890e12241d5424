//! From the core's values to what pages show. No rule here: only names, addresses and order.

pub(crate) mod essentials;
pub(crate) mod file;
pub(crate) mod filter;
pub(crate) mod labels;
pub(crate) mod qr;
pub(crate) mod seers;
pub(crate) mod sheet;
pub(crate) mod shelf;

use std::sync::Arc;

use std::collections::BTreeMap;

use carnet_core::document::{Author, AuthorKind, Document, Label, Person, Shelf, Status};
use carnet_core::notice::Notice;
use carnet_core::search::{Hit, Piece as Found};
use carnet_core::valueset::{self, DocumentType};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::door::ask::Ask;
use crate::page::{Args, Lang};
use crate::view::citizen::{DocumentLink, KindGroup, NoticeRow};
use crate::view::document::{Byline, Category, CategoryCount, DocumentRow, Mark, Piece};
use crate::view::field::Choice;
use crate::view::paging::Paging;

/// Where a holder's documents are.
pub(crate) const CITIZEN_DOCUMENTS: &str = "/espace/documents";
/// Rows of a page of documents.
pub(crate) const PER_PAGE: u64 = 25;
/// Lines of a page of history.
pub(crate) const LINES_PER_PAGE: u64 = 30;
/// A document is new for this many days.
const NEW_DAYS: i64 = 7;

pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// A sentence of ours without arguments.
pub(crate) fn text(ask: &Ask, id: &str) -> String {
    ask.web.pages().words().say(ask.lang, id, &Args::new()).unwrap_or_else(|_| id.to_owned())
}

/// The items of one page.
pub(crate) fn page<'a, T>(items: &'a [T], paging: &Paging) -> impl Iterator<Item = &'a T> {
    let skip = usize::try_from(paging.skipped()).unwrap_or(usize::MAX);
    let take = usize::try_from(paging.last.saturating_sub(paging.skipped())).unwrap_or(0);
    items.iter().skip(skip).take(take)
}

/// True for what lists show by default.
pub(crate) fn listed(document: &Document) -> bool {
    document.status == Status::Current && document.shelf == Shelf::Active
}

fn paris() -> TimeZone {
    carnet_core::rules::paris()
}

/// The day of an instant, in Paris.
pub(crate) fn day(at: Timestamp) -> Date {
    at.to_zoned(paris()).date()
}

/// The first instant of a day, in Paris.
pub(crate) fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(paris()).ok().map(|zoned| zoned.timestamp())
}

/// The first instant of the day after.
pub(crate) fn day_after(day: Date) -> Option<Timestamp> {
    midnight(day.checked_add(1.day()).ok()?)
}

/// The text form of a value that serializes as a word.
pub(crate) fn named_text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

pub(crate) fn person(person: &Person) -> String {
    format!("{} {}", person.given, person.family).trim().to_owned()
}

/// A profession and specialty, in words.
pub(crate) fn role(code: &str, lang: Lang) -> String {
    let entry = valueset::specialty(code).or_else(|| valueset::profession_of(code));
    entry.map_or_else(
        || code.to_owned(),
        |entry| match lang {
            Lang::Fr => entry.label_fr.to_owned(),
            Lang::En => entry.label_en.to_owned(),
        },
    )
}

/// The type of a document, in words.
pub(crate) fn kind(document: &Document, lang: Lang) -> String {
    let code = &document.description.kind;
    DocumentType::by_code(&code.code).map_or_else(
        || if code.label.is_empty() { code.code.clone() } else { code.label.clone() },
        |kind| kind_label(kind, lang),
    )
}

pub(crate) fn kind_label(kind: &DocumentType, lang: Lang) -> String {
    match lang {
        Lang::Fr => kind.label_fr.to_owned(),
        Lang::En => kind.label_en.to_owned(),
    }
}

pub(crate) const fn category(category: valueset::Category) -> Category {
    match category {
        valueset::Category::Summary => Category::Summary,
        valueset::Category::Care => Category::Prescription,
        valueset::Category::Reports => Category::Report,
        valueset::Category::Laboratory => Category::Laboratory,
        valueset::Category::Imaging => Category::Imaging,
        valueset::Category::Prevention => Category::Prevention,
        valueset::Category::Certificates => Category::Certificate,
        valueset::Category::Administrative => Category::Administrative,
        valueset::Category::Other => Category::Other,
    }
}

pub(crate) fn category_of(document: &Document) -> Category {
    category(carnet_app::document::list::category(document))
}

pub(crate) fn byline(author: &Author, lang: Lang) -> Option<Byline> {
    // Named when somebody acted for the holder.
    if author.kind == AuthorKind::Patient && author.person.is_none() {
        return None;
    }
    let structure = author.structure.as_ref().map(|s| s.name.clone()).filter(|n| !n.is_empty());
    let name = author.display();
    let structure = structure.filter(|structure| *structure != name);
    Some(Byline { name, role: author.role.as_ref().map(|code| role(&code.code, lang)), structure })
}

/// A document in a list under `base`.
pub(crate) fn row(
    document: &Document,
    base: &str,
    lang: Lang,
    now: Timestamp,
    hit: Option<&Hit>,
) -> DocumentRow {
    DocumentRow {
        href: format!("{base}/{}", document.id),
        title: document.description.title.clone(),
        date: document.description.service.start,
        category: category_of(document),
        kind: kind(document, lang),
        author: document.description.authors.first().and_then(|author| byline(author, lang)),
        marks: marks(document, now),
        pieces: hit.map(|hit| hit.snippet.iter().map(piece).collect()).unwrap_or_default(),
    }
}

fn piece(found: &Found) -> Piece {
    match found {
        Found::Plain(text) => Piece { text: text.clone(), hit: false },
        Found::Hit(text) => Piece { text: text.clone(), hit: true },
    }
}

pub(crate) fn marks(document: &Document, now: Timestamp) -> Vec<Mark> {
    let new = now.duration_since(document.received).as_hours() < NEW_DAYS * 24;
    let has = |label| document.labels.has(label, now);
    let marks = [
        (document.status == Status::Deleted, Mark::Withdrawn),
        (new && !document.is_own(), Mark::New),
        (has(Label::Masked), Mark::Masked),
        (has(Label::HiddenFromHolder), Mark::Announcement),
        (has(Label::HiddenFromRepresentatives), Mark::Secret),
        (document.is_own(), Mark::Own),
        (document.replaces.is_some(), Mark::Replaces),
        (document.replaced_by.is_some(), Mark::Replaced),
        (document.shelf == Shelf::Archived, Mark::Archived),
    ];
    marks.into_iter().filter(|(set, _)| *set).map(|(_, mark)| mark).collect()
}

/// The drawers of some documents, each with its address.
pub(crate) fn categories<'a>(
    documents: impl Iterator<Item = &'a Document>,
    base: &str,
    selected: Option<Category>,
) -> Vec<CategoryCount> {
    let mut counts: BTreeMap<Category, u64> = BTreeMap::new();
    for document in documents {
        *counts.entry(category_of(document)).or_default() += 1;
    }
    let drawer = |(category, count): (Category, u64)| CategoryCount {
        category,
        count,
        href: format!("{base}?categorie={}", category.slug()),
        selected: selected == Some(category),
    };
    counts.into_iter().map(drawer).collect()
}

/// Types to choose from, by drawer.
pub(crate) fn kinds<'a>(
    kinds: impl Iterator<Item = &'a DocumentType>,
    selected: &str,
    lang: Lang,
) -> Vec<KindGroup> {
    let mut groups: BTreeMap<Category, Vec<Choice>> = BTreeMap::new();
    for kind in kinds {
        let choice = Choice::new(kind.code, &kind_label(kind, lang), selected);
        groups.entry(category(kind.category)).or_default().push(choice);
    }
    groups.into_iter().map(|(category, kinds)| KindGroup { category, kinds }).collect()
}

/// A document named in a line or a notice.
pub(crate) fn link(document: &Document) -> DocumentLink {
    let opens = document.status != Status::Deleted;
    DocumentLink {
        title: document.description.title.clone(),
        href: opens.then(|| format!("{CITIZEN_DOCUMENTS}/{}", document.id)),
    }
}

pub(crate) fn notice(notice: &Notice, documents: &[Arc<Document>]) -> NoticeRow {
    let found = |id| documents.iter().map(Arc::as_ref).find(|d| d.id == id);
    let document = notice.document.and_then(found);
    NoticeRow {
        href: format!("/espace/notifications/{}", notice.id),
        kind: notice.kind.as_str().to_owned(),
        at: notice.at,
        who: notice.who.clone(),
        place: notice.place.clone(),
        document: document.map(link),
        unread: notice.read.is_none(),
    }
}
