//! Filters of a list of documents: as typed in the address, as asked of the service, as shown again.

use std::collections::BTreeMap;

use carnet_app::document::list::{Filter, Listing};
use carnet_core::valueset;
use jiff::civil::Date;
use serde::Deserialize;

use super::{category, count, day_after, midnight, role};
use crate::page::Lang;
use crate::view::document::{Category, Filters};
use crate::view::field::{Choice, FieldError, Mistake};

/// The query of a list. An unknown value filters nothing out.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    q: String,
    #[serde(default)]
    categorie: String,
    #[serde(default)]
    specialite: String,
    #[serde(default)]
    auteur: String,
    #[serde(default)]
    du: String,
    #[serde(default)]
    au: String,
    #[serde(default)]
    page: u64,
}

/// A day as a date field sends it.
pub(crate) fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// The query string of what is not empty, with its question mark.
pub(crate) fn query(pairs: &[(&str, &str)]) -> String {
    let kept: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", percent(value)))
        .collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

/// Percent-encodes a query value (RFC 3986 §2.1).
fn percent(value: &str) -> String {
    use std::fmt::Write as _;
    value.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

impl Typed {
    pub(crate) fn page(&self) -> u64 {
        self.page
    }

    pub(crate) fn category(&self) -> Option<Category> {
        Category::from_slug(&self.categorie)
    }

    /// The address of this list, without its page.
    pub(crate) fn address(&self, base: &str) -> String {
        let pairs = [
            ("q", self.q.as_str()),
            ("categorie", &self.categorie),
            ("specialite", &self.specialite),
            ("auteur", &self.auteur),
            ("du", &self.du),
            ("au", &self.au),
        ];
        format!("{base}{}", query(&pairs))
    }

    /// What to ask of the service, and what was wrong.
    pub(crate) fn filter(&self) -> (Filter, Vec<FieldError>) {
        let mut errors = Vec::new();
        let (from, to) = (day(&self.du), day(&self.au));
        for (field, text, day) in [("du", &self.du, from), ("au", &self.au, to)] {
            if !text.is_empty() && day.is_none() {
                errors.push(FieldError::new(field, Mistake::DateShape));
            }
        }
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            errors.push(FieldError::new("au", Mistake::PeriodReversed));
        }
        let some = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        let wanted = self.category();
        let filter = Filter {
            category: valueset::Category::ALL
                .iter()
                .copied()
                .find(|found| wanted == Some(category(*found))),
            author: some(&self.auteur),
            specialty: some(&self.specialite),
            from: from.and_then(midnight),
            until: to.and_then(day_after),
            words: some(&self.q),
            archived: false,
        };
        (filter, errors)
    }

    /// The filters as the form shows them again, with what can be chosen.
    pub(crate) fn shown(&self, listing: &Listing, lang: Lang) -> Filters {
        let mut authors = BTreeMap::new();
        let mut specialties = BTreeMap::new();
        for author in &listing.authors {
            let name = author.display();
            if !name.is_empty() {
                authors.insert(name.clone(), name);
            }
            if let Some(code) = &author.role {
                specialties.insert(role(&code.code, lang), code.code.clone());
            }
        }
        let choices = |found: BTreeMap<String, String>, current: &str| {
            found.iter().map(|(label, value)| Choice::new(value, label, current)).collect()
        };
        let set = [&self.categorie, &self.specialite, &self.auteur, &self.du, &self.au];
        Filters {
            q: self.q.clone(),
            categories: listing.categories.keys().map(|found| category(*found)).collect(),
            category: self.category(),
            specialties: choices(specialties, &self.specialite),
            authors: choices(authors, &self.auteur),
            from: day(&self.du),
            to: day(&self.au),
            active: count(set.into_iter().filter(|text| !text.is_empty()).count()),
        }
    }
}
