//! Order, pages and links.

use std::cmp::Ordering;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use carnet_core::document::{Document, Submission};

use super::{SortBy, SortKey};
use crate::fhir::error::{FhirError, Rule};

/// Results of a page when the request does not say.
const COUNT_DEFAULT: usize = 50;
/// Most results of a page.
const COUNT_MAX: usize = 100;

/// The part of the results asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many results come before it.
    pub offset: usize,
    /// How many results it may hold; none for a count alone.
    pub count: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self { offset: 0, count: COUNT_DEFAULT }
    }
}

/// A page of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// How many match in all.
    pub total: usize,
    /// The page.
    pub page: Vec<T>,
    /// The cursor of the next page, when there is one.
    pub next: Option<String>,
}

impl Page {
    /// Cuts the page out of everything that matches.
    pub(super) fn cut<T>(self, all: Vec<T>) -> Found<T> {
        let total = all.len();
        let page: Vec<T> = all.into_iter().skip(self.offset).take(self.count).collect();
        let end = self.offset.saturating_add(page.len());
        let next = (!page.is_empty() && end < total).then(|| cursor(end));
        Found { total, page, next }
    }
}

/// Reads `_count`; more than we serve is cut, as FHIR allows.
pub(super) fn count(text: &str) -> Result<usize, FhirError> {
    let number: usize =
        text.trim().parse().map_err(|_| FhirError::new(Rule::SearchValue, "_count").with(text))?;
    Ok(number.min(COUNT_MAX))
}

fn cursor(offset: usize) -> String {
    URL_SAFE_NO_PAD.encode(format!("1.{offset}"))
}

/// Reads a cursor of ours.
pub(super) fn offset(text: &str) -> Result<usize, FhirError> {
    URL_SAFE_NO_PAD
        .decode(text.trim())
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| text.strip_prefix("1.")?.parse().ok())
        .ok_or_else(|| FhirError::new(Rule::SearchCursor, super::parameter::CURSOR))
}

/// What can be put in the order of a search.
pub(super) trait Ordered {
    /// Compares by one key, upwards.
    fn by(&self, other: &Self, key: SortBy) -> Ordering;
}

impl Ordered for Document {
    fn by(&self, other: &Self, key: SortBy) -> Ordering {
        let (a, b) = (&self.description, &other.description);
        match key {
            SortBy::Date => self.received.cmp(&other.received),
            SortBy::Creation => a.created.cmp(&b.created),
            SortBy::Period => a.service.start.cmp(&b.service.start),
            SortBy::LastUpdated => self.updated.cmp(&other.updated),
            SortBy::Kind => a.kind.code.cmp(&b.kind.code),
            SortBy::Class => a.class.code.cmp(&b.class.code),
            SortBy::Title => a.title.cmp(&b.title),
        }
    }
}

impl Ordered for Submission {
    fn by(&self, other: &Self, key: SortBy) -> Ordering {
        match key {
            SortBy::Title => self.title.cmp(&other.title),
            _ => self.submitted.cmp(&other.submitted),
        }
    }
}

/// Compares by every key in turn.
pub(super) fn compare<T: Ordered>(keys: &[SortKey], a: &T, b: &T) -> Ordering {
    keys.iter()
        .map(|key| {
            let order = a.by(b, key.by);
            if key.descending { order.reverse() } else { order }
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Pairs as a query string.
pub(super) fn encode(pairs: &[(String, String)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        escape(name, &mut out);
        out.push('=');
        escape(value, &mut out);
    }
    out
}

/// RFC 3986 §2.3 unreserved characters stay; `:` and `,` may stay in a query and read better.
fn escape(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:,/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
