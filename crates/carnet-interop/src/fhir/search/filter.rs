//! One parameter as a test of a document.

use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind, Document, Shelf, Status, Structure};
use carnet_core::id::DocumentId;
use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::fhir::instant::Span;
use crate::fhir::system::{CONFIDENTIALITY, to_oid};
use crate::fhir::{document_reference, identifier, label};

/// A coded or identifying element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenField {
    Status,
    Kind,
    Class,
    Practice,
    Facility,
    Format,
    Event,
    Label,
    Identifier,
    Author,
    Related,
    Archived,
    ListCode,
    Designation,
    SourceId,
    Organization,
}

/// A dated element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateField {
    Date,
    Creation,
    Period,
    PeriodStart,
    PeriodEnd,
    LastUpdated,
}

/// A text element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextField {
    Given,
    Family,
    Name,
    Title,
    Organization,
}

/// How a text compares; case and accents never count, except in [`TextMode::Exact`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextMode {
    Starts,
    Contains,
    Exact,
}

/// A token looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// OID or URI; none when any will do.
    pub(super) system: Option<String>,
    /// Empty when any code of the system will do.
    pub(super) code: String,
    /// As written, for identifiers.
    pub(super) raw: String,
}

/// How a date compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    After,
    Before,
}

/// A date looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateTest {
    pub(super) comparison: Comparison,
    pub(super) span: Span,
}

/// One parameter: any of its values is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Filter {
    Token(TokenField, Vec<Token>),
    Date(DateField, Vec<DateTest>),
    Text(TextField, TextMode, Vec<String>),
    Id(Vec<DocumentId>),
    RelatesTo(Vec<DocumentId>),
}

impl Filter {
    /// True when the document passes.
    pub(super) fn document(&self, document: &Document, now: Timestamp) -> bool {
        match self {
            Self::Token(field, tokens) => {
                tokens.iter().any(|token| token.is_in(*field, document, now))
            }
            Self::Date(field, tests) => {
                let (start, end) = dates(*field, document);
                tests.iter().any(|test| test.holds(start, end))
            }
            Self::Text(field, mode, texts) => {
                let authors = &document.description.authors;
                texts
                    .iter()
                    .any(|text| authors.iter().any(|author| names(*field, *mode, author, text)))
            }
            Self::Id(ids) => ids.contains(&document.id),
            Self::RelatesTo(ids) => document.replaces.is_some_and(|id| ids.contains(&id)),
        }
    }
}

impl Token {
    /// True for a code of the same system, when one was given.
    pub(super) fn is(&self, code: &Code) -> bool {
        self.system.as_deref().is_none_or(|system| system == to_oid(&code.system))
            && (self.code.is_empty() || self.code == code.code)
    }

    /// True for a code of FHIR's own, whose system goes without saying.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.code == word
    }

    fn is_in(&self, field: TokenField, document: &Document, now: Timestamp) -> bool {
        let description = &document.description;
        match field {
            TokenField::Status => {
                document.status != Status::Deleted
                    && self.is_word(document_reference::status(document.status))
            }
            TokenField::Kind => self.is(&description.kind),
            TokenField::Class => self.is(&description.class),
            TokenField::Practice => self.is(&description.practice),
            TokenField::Facility => self.is(&description.facility),
            TokenField::Format => self.is(&description.format),
            TokenField::Event => description.events.iter().any(|event| self.is(event)),
            TokenField::Label => {
                let normal = Code::new(CONFIDENTIALITY, "N", "");
                let labels = document.labels.in_force(now);
                self.is(&normal) || labels.iter().any(|label| self.is(&label::code_of(*label)))
            }
            TokenField::Identifier => {
                self.identifies(|text| identifier::is_of(document, text))
                    || self.ends(&description.unique_id)
            }
            TokenField::Author => description.authors.iter().any(|author| self.is_author(author)),
            TokenField::Related => description.references.iter().any(|reference| {
                let system = reference.system.as_deref().map(to_oid);
                self.code == reference.value && (self.system.is_none() || self.system == system)
            }),
            TokenField::Archived => {
                self.is_word(if document.shelf == Shelf::Archived { "true" } else { "false" })
            }
            TokenField::ListCode
            | TokenField::Designation
            | TokenField::SourceId
            | TokenField::Organization => false,
        }
    }

    /// Tries the token as a business identifier.
    pub(super) fn identifies(&self, is_of: impl Fn(&str) -> bool) -> bool {
        identifier::of_token(&self.raw).is_some_and(|text| is_of(&text))
    }

    /// A value without system is the last part of an identifier that has one.
    pub(super) fn ends(&self, identifier: &str) -> bool {
        self.system.is_none()
            && identifier.rsplit_once(['^', '|']).is_some_and(|(_, value)| value == self.code)
    }

    /// By IDNPS or RPPS of the professional, or by IDNST or FINESS of the structure.
    pub(super) fn is_author(&self, author: &Author) -> bool {
        let person = author.person.as_ref().is_some_and(|person| {
            self.is_national(&person.idnps, "1.2.250.1.71.4.2.1", crate::fhir::system::RPPS)
        });
        person || author.structure.as_ref().is_some_and(|structure| self.is_structure(structure))
    }

    /// By IDNST or FINESS.
    pub(super) fn is_structure(&self, structure: &Structure) -> bool {
        self.is_national(&structure.idnst, "1.2.250.1.71.4.2.2", crate::fhir::system::FINESS)
    }

    /// The whole identifier, or the number behind its kind digit.
    fn is_national(&self, identifier: &str, whole: &str, bare: &str) -> bool {
        let number = identifier.get(1..).unwrap_or_default();
        match self.system.as_deref() {
            None => self.code == identifier || self.code == number,
            Some(system) if system == whole => self.code == identifier,
            Some(system) if system == bare => self.code == number,
            Some(_) => false,
        }
    }
}

impl DateTest {
    /// R4 §3.1.1.4.6: the element is the span from `start` to `end`, without end when it has none.
    pub(super) fn holds(&self, start: Option<Timestamp>, end: Option<Timestamp>) -> bool {
        let Span { from, until } = self.span;
        let Some(start) = start else { return self.comparison == Comparison::NotEqual };
        let inside = start >= from && end.is_some_and(|end| end < until);
        let begins_below = start < from;
        let ends_above = end.is_none_or(|end| end >= until);
        match self.comparison {
            Comparison::Equal => inside,
            Comparison::NotEqual => !inside,
            Comparison::Less => begins_below,
            Comparison::LessOrEqual => begins_below || inside,
            Comparison::Greater => ends_above,
            Comparison::GreaterOrEqual => ends_above || inside,
            Comparison::After => start >= until,
            Comparison::Before => end.is_some_and(|end| end < from),
        }
    }
}

fn dates(field: DateField, document: &Document) -> (Option<Timestamp>, Option<Timestamp>) {
    let service = &document.description.service;
    let one = |at: Timestamp| (Some(at), Some(at));
    match field {
        DateField::Date => one(document.received),
        DateField::Creation => one(document.description.created),
        DateField::Period => (Some(service.start), service.stop),
        DateField::PeriodStart => one(service.start),
        DateField::PeriodEnd => (service.stop, service.stop),
        DateField::LastUpdated => one(document.updated),
    }
}

/// True when a name of the author is the one looked for.
pub(super) fn names(field: TextField, mode: TextMode, author: &Author, text: &str) -> bool {
    let person = author.person.as_ref();
    let family = person.map(|person| person.family.as_str());
    let given = person.map(|person| person.given.as_str());
    let structure = author.structure.as_ref().map(|structure| structure.name.as_str());
    let any = |texts: &[Option<&str>]| texts.iter().flatten().any(|own| agrees(mode, own, text));
    match field {
        TextField::Given => any(&[given]),
        TextField::Family => any(&[family]),
        TextField::Name if author.kind == AuthorKind::Device => {
            any(&[author.device.as_deref(), structure])
        }
        TextField::Name => any(&[family, given]),
        TextField::Organization => any(&[structure]),
        TextField::Title => false,
    }
}

/// Compares the way FHIR strings do: from the start, whatever the case and the accents.
pub(super) fn agrees(mode: TextMode, own: &str, wanted: &str) -> bool {
    match mode {
        TextMode::Exact => own == wanted,
        TextMode::Starts => fold(own).starts_with(&fold(wanted)),
        TextMode::Contains => fold(own).contains(&fold(wanted)),
    }
}

fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
