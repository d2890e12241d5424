//! The holder corrects title, type and date of a document of their own.

use carnet_core::access::Action;
use carnet_core::document::Document;
use carnet_core::id::DocumentId;
use carnet_core::valueset::DocumentType;
use jiff::Timestamp;

use super::own::{TITLE_LEN_MAX, is_own};
use super::patch::{Change, Step, one};
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// What is corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Title.
    pub title: String,
    /// Type, one of those reserved to patients.
    pub kind: String,
    /// The day it is about.
    pub day: Timestamp,
}

impl Amendment {
    pub(crate) fn apply(self, document: &mut Document) {
        let description = &mut document.description;
        description.title = self.title;
        description.service.start = self.day;
        description.service.stop = description.service.stop.filter(|stop| *stop >= self.day);
        if let Some(kind) = DocumentType::by_code(&self.kind) {
            description.kind = kind.code_value();
            if let Some(class) = kind.class_value() {
                description.class = class;
            }
        }
    }
}

/// Corrects the document.
///
/// # Errors
/// `own.title-missing`, `own.kind-unknown`, `own.day-future`, and the gate's refusals.
pub async fn amend(
    cx: &Cx,
    visit: &Visit,
    id: DocumentId,
    amendment: Amendment,
) -> Result<Document> {
    let title = amendment.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() || title.chars().count() > TITLE_LEN_MAX {
        return Err(Error::new(Kind::Unprocessable, "own.title-missing").at("title"));
    }
    if !DocumentType::by_code(&amendment.kind).is_some_and(is_own) {
        return Err(Error::new(Kind::Unprocessable, "own.kind-unknown").at("kind"));
    }
    if amendment.day > cx.now {
        return Err(Error::new(Kind::Unprocessable, "own.day-future").at("day"));
    }
    let change = Change::Amend(Amendment { title, ..amendment });
    one(cx, visit, &[Step::new(id, Action::Amend, change)]).await
}
