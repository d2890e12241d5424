//! The holder's documents: list or timeline, filters, folders, what can be done with several.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::page::{Args, View};
use crate::view::document::{Byline, Category, DocumentRow, Mark};
use crate::view::field::{Choice, FieldError};
use crate::view::paging::Paging;

/// `GET /espace/documents?q=&categorie=&auteur=&du=&au=&rayon=&dossier=&epingles=&miens=&masques=&tri=&vue=&page=`;
/// `categorie` may be there several times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Documents {
    /// Filters in force and their choices.
    pub filters: ShelfFilters,
    /// Health documents, administrative papers, all.
    pub sides: Vec<Tab>,
    /// List or timeline.
    pub views: Vec<Tab>,
    /// Drawers, each with the address that opens or closes it.
    pub drawers: Vec<Drawer>,
    /// Folders.
    pub folders: Vec<FolderTab>,
    /// How many rows in the whole space.
    pub all: u64,
    /// Pinned documents, on the first page of the list only.
    pub pins: Vec<ShelfRow>,
    /// The rows of this page, as a list; empty in a timeline.
    pub rows: Vec<ShelfRow>,
    /// The rows of this page, by year and month; empty in a list.
    pub years: Vec<Year>,
    /// Where we are.
    pub paging: Paging,
    /// Address of this page, with its filters: where a deed comes back to.
    pub here: String,
    /// What is wrong (`du`, `au`, `choix`).
    pub errors: Vec<FieldError>,
}

impl View for Documents {
    const TEMPLATE: &'static str = "citizen/documents.html";
}

/// The filters of the holder's list, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ShelfFilters {
    /// Words to search for.
    pub q: String,
    /// Drawers to choose from: only those that hold something.
    pub categories: Vec<CategoryBox>,
    /// Authors to choose from.
    pub authors: Vec<Choice>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Only what is pinned, own, masked: `epingles`, `miens`, `masques`.
    pub only: Vec<OnlyBox>,
    /// Orders, by their name in addresses; the one in force.
    pub orders: Vec<&'static str>,
    /// The order in force.
    pub order: &'static str,
    /// What the form carries along: name and value.
    pub kept: Vec<(String, String)>,
    /// How many filters are in force (words apart).
    pub active: u64,
}

/// A category to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryBox {
    /// Drawer.
    pub category: Category,
    /// Ticked.
    pub checked: bool,
}

/// A trait to tick: words `only-<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnlyBox {
    /// Name of the field.
    pub name: &'static str,
    /// Ticked.
    pub checked: bool,
}

/// One of a few ways to look at the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tab {
    /// Words `tab-<id>`.
    pub id: &'static str,
    /// How many rows behind it, when that says something.
    pub count: Option<u64>,
    /// Its address.
    pub href: String,
    /// Chosen now.
    pub selected: bool,
}

/// A drawer and how many rows it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawer {
    /// Drawer.
    pub category: Category,
    /// How many rows.
    pub count: u64,
    /// Address of the list with it opened, or closed when it is open.
    pub href: String,
    /// Open now.
    pub selected: bool,
}

/// A folder of the holder's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FolderTab {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many rows.
    pub count: u64,
    /// Address of the list with this folder only.
    pub href: String,
    /// Chosen now.
    pub selected: bool,
}

/// A sentence of the locales with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Message.
    pub id: String,
    /// Its arguments.
    pub args: Args,
}

/// A document of the holder's list, with its copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShelfRow {
    /// Its identifier, which forms send as `d`.
    pub id: String,
    /// The document.
    pub row: DocumentRow,
    /// The folder it is in.
    pub folder: Option<String>,
    /// Who can see it, in few words, from the gate.
    pub seers: Sentence,
    /// The same document received another time.
    pub copies: Vec<CopyRow>,
}

/// A copy, under the row of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CopyRow {
    /// Where it opens.
    pub href: String,
    /// Its title.
    pub title: String,
    /// When it was received.
    pub received: Timestamp,
    /// Who put it here; none when the holder did.
    pub author: Option<Byline>,
    /// What to know at a glance.
    pub marks: Vec<Mark>,
}

/// A year of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Year {
    /// Which.
    pub year: i16,
    /// Its months, in the order of the list.
    pub months: Vec<Month>,
}

/// A month of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// Which, from 1.
    pub month: i8,
    /// Its documents.
    pub rows: Vec<ShelfRow>,
}
