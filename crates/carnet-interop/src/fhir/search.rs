//! Search in: ITI-66 and ITI-67 parameters to a query over the documents of one space.
//! <https://hl7.org/fhir/R4/search.html>, PDSm flux 05a and 05b.
//!
//! Nothing here leaves the patient's record: a query names exactly one patient, by INS.

mod filter;
mod page;
mod parameter;
mod submission;
#[cfg(test)]
mod tests;
mod value;

use carnet_core::document::{Document, Submission};
use carnet_core::id::DocumentId;
use carnet_core::identity::Ins;
use jiff::Timestamp;

use super::at::At;
use super::error::{FhirError, Rule};
use super::party::ins_of_token;
use filter::Filter;
use parameter::{Parameter, Slot};

pub use page::{Found, Page};
pub use parameter::SearchType;
pub(super) use parameter::declared;

/// What to do with a parameter we do not know (`Prefer: handling=…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Handling {
    /// Refuse the search.
    #[default]
    Strict,
    /// Leave it out, and say so in the answer.
    Lenient,
}

/// How a key sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SortBy {
    Date,
    Creation,
    Period,
    LastUpdated,
    Kind,
    Class,
    Title,
}

/// A sort key and its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SortKey {
    by: SortBy,
    descending: bool,
}

/// A search, understood.
#[derive(Debug, Clone)]
pub struct SearchQuery {
    /// What is searched for.
    pub resource: SearchType,
    /// Whose record is searched.
    pub patient: Ins,
    /// The part of the results asked for.
    pub page: Page,
    /// Parameters left out, to be named in a warning.
    pub ignored: Vec<String>,
    filters: Vec<Filter>,
    sort: Vec<SortKey>,
    accepted: Vec<(String, String)>,
}

/// Most parameters of one search.
const PARAMETERS_MAX: usize = 100;

/// Reads the parameters of a search.
///
/// `resolve` turns the wire id of a document into its identifier, when it is one of this server's.
pub fn parse(
    resource: SearchType,
    pairs: &[(String, String)],
    handling: Handling,
    resolve: &dyn Fn(&str) -> Option<DocumentId>,
) -> Result<SearchQuery, FhirError> {
    if pairs.len() > PARAMETERS_MAX {
        return Err(FhirError::new(Rule::SearchTooMany, "Parameters"));
    }
    let mut gathered = Gathered::default();
    for (name, text) in pairs {
        match parameter::of(resource, name) {
            Ok(parameter) => {
                gathered.take(resource, parameter, name, text, resolve)?;
                gathered.accepted.push((name.clone(), text.clone()));
            }
            Err(error) if handling == Handling::Lenient && is_unknown(&error) => {
                gathered.ignored.push(name.clone());
            }
            Err(error) => return Err(error),
        }
    }
    gathered.finish(resource)
}

fn is_unknown(error: &FhirError) -> bool {
    error.code() == Rule::SearchParameter.code()
}

/// A query being gathered, parameter after parameter.
#[derive(Debug, Default)]
struct Gathered {
    patient: Option<Ins>,
    page: Page,
    filters: Vec<Filter>,
    sort: Option<Vec<SortKey>>,
    ignored: Vec<String>,
    accepted: Vec<(String, String)>,
}

impl Gathered {
    fn take(
        &mut self,
        resource: SearchType,
        parameter: Parameter,
        name: &str,
        text: &str,
        resolve: &dyn Fn(&str) -> Option<DocumentId>,
    ) -> Result<(), FhirError> {
        match parameter.slot {
            Slot::Patient => self.patient(name, text),
            Slot::Token(field) => {
                self.filters.push(Filter::Token(field, value::tokens(name, text)?));
                Ok(())
            }
            Slot::Date(field) => {
                self.filters.push(Filter::Date(field, value::dates(name, text)?));
                Ok(())
            }
            Slot::Text(field) => {
                let wanted = value::texts(name, text)?;
                self.filters.push(Filter::Text(field, parameter.mode, wanted));
                Ok(())
            }
            Slot::Id => {
                self.filters.push(Filter::Id(value::ids(name, text, resolve)?));
                Ok(())
            }
            Slot::RelatesTo => {
                self.filters.push(Filter::RelatesTo(value::relations(name, text, resolve)?));
                Ok(())
            }
            Slot::Count => page::count(text).map(|count| self.page.count = count),
            Slot::Cursor => page::offset(text).map(|offset| self.page.offset = offset),
            Slot::Sort => sort_keys(resource, text).map(|keys| self.sort = Some(keys)),
            Slot::Harmless => Ok(()),
        }
    }

    fn patient(&mut self, name: &str, text: &str) -> Result<(), FhirError> {
        let ins = patient(name, text)?;
        if self.patient.as_ref().is_some_and(|first| *first != ins) {
            return Err(FhirError::new(Rule::SearchPatient, name));
        }
        self.patient = Some(ins);
        Ok(())
    }

    fn finish(self, resource: SearchType) -> Result<SearchQuery, FhirError> {
        let has = |name: &str| {
            self.accepted.iter().any(|(known, text)| known == name && !text.trim().is_empty())
        };
        if self.patient.is_none() {
            return Err(FhirError::new(Rule::SearchPatient, "patient"));
        }
        if !has("status") {
            return Err(FhirError::new(Rule::SearchStatus, "status"));
        }
        if resource == SearchType::List && !has("code") {
            return Err(FhirError::new(Rule::SearchCode, "code"));
        }
        let Some(patient) = self.patient else {
            return Err(FhirError::new(Rule::SearchPatient, "patient"));
        };
        Ok(SearchQuery {
            resource,
            patient,
            page: self.page,
            ignored: self.ignored,
            filters: self.filters,
            sort: self.sort.unwrap_or_else(|| vec![SortKey { by: SortBy::Date, descending: true }]),
            accepted: self.accepted,
        })
    }
}

/// The patient a parameter names: `urn:oid:…|matricule`, alone or behind `Patient?identifier=`.
pub fn patient(name: &str, text: &str) -> Result<Ins, FhirError> {
    let token = text.rsplit_once("Patient?identifier=").map_or(text, |(_, token)| token);
    match ins_of_token(token.trim(), &At::root(name)) {
        Some(ins) => ins.map_err(FhirError::in_query),
        None => Err(FhirError::new(Rule::SearchPatient, name)),
    }
}

fn sort_keys(resource: SearchType, text: &str) -> Result<Vec<SortKey>, FhirError> {
    let one = |part: &str| {
        let (descending, name) = part.strip_prefix('-').map_or((false, part), |name| (true, name));
        let documents = resource == SearchType::DocumentReference;
        let by = match name {
            "date" => SortBy::Date,
            "_lastUpdated" => SortBy::LastUpdated,
            "creation" if documents => SortBy::Creation,
            "period" | "period-start" if documents => SortBy::Period,
            "type" if documents => SortBy::Kind,
            "category" if documents => SortBy::Class,
            "title" if !documents => SortBy::Title,
            _ => return Err(FhirError::new(Rule::SearchSort, "_sort").with(name)),
        };
        Ok(SortKey { by, descending })
    };
    text.split(',').map(|part| one(part.trim())).collect()
}

impl SearchQuery {
    /// True when a document answers every parameter. Visibility is the gate's business, not this one's.
    pub fn matches(&self, document: &Document, now: Timestamp) -> bool {
        self.filters.iter().all(|filter| filter.document(document, now))
    }

    /// True when a submission set answers every parameter.
    pub fn matches_submission(&self, submission: &Submission) -> bool {
        self.filters.iter().all(|filter| filter.submission(submission))
    }

    /// The page of the documents that match, in order, and how many match in all.
    pub fn select<'a>(
        &self,
        documents: impl IntoIterator<Item = &'a Document>,
        now: Timestamp,
    ) -> Found<&'a Document> {
        let mut found: Vec<&Document> =
            documents.into_iter().filter(|document| self.matches(document, now)).collect();
        found.sort_by(|a, b| page::compare(&self.sort, *a, *b).then(b.id.cmp(&a.id)));
        self.page.cut(found)
    }

    /// The page of the submission sets that match.
    pub fn select_submissions<'a>(
        &self,
        submissions: impl IntoIterator<Item = &'a Submission>,
    ) -> Found<&'a Submission> {
        let mut found: Vec<&Submission> = submissions
            .into_iter()
            .filter(|submission| self.matches_submission(submission))
            .collect();
        found.sort_by(|a, b| page::compare(&self.sort, *a, *b).then(b.id.cmp(&a.id)));
        self.page.cut(found)
    }

    /// The query as we understood it, for the `self` link.
    pub fn query(&self) -> String {
        page::encode(&self.accepted)
    }

    /// The query of the page a cursor names, for the `next` link.
    pub fn query_at(&self, cursor: &str) -> String {
        let mut pairs = self.accepted.clone();
        pairs.retain(|(name, _)| name != parameter::CURSOR);
        pairs.push((parameter::CURSOR.to_owned(), cursor.to_owned()));
        page::encode(&pairs)
    }
}
