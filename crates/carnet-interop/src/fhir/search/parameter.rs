//! The parameters we serve, and what each one fills. One table per resource: the capability statement
//! is written from it, so it cannot claim what is not served.

use super::filter::{DateField, TextField, TextMode, TokenField};
use crate::fhir::error::{FhirError, Rule};

/// Name of the parameter that carries the next page.
pub(crate) const CURSOR: &str = "_cursor";

/// What can be searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchType {
    /// ITI-67, documents.
    DocumentReference,
    /// ITI-66, submission sets.
    List,
}

impl SearchType {
    /// Name of the resource.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DocumentReference => "DocumentReference",
            Self::List => "List",
        }
    }
}

/// What a parameter fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Patient,
    Token(TokenField),
    Date(DateField),
    Text(TextField),
    Id,
    RelatesTo,
    Count,
    Sort,
    Cursor,
    /// `_format`, `_pretty`, `_total`: answered the same way whatever they say.
    Harmless,
}

/// A parameter recognised in the name of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parameter {
    pub(super) slot: Slot,
    pub(super) mode: TextMode,
}

/// A parameter in the capability statement: name, type, definition, meaning.
pub(crate) struct Declared {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) definition: &'static str,
    slot: Slot,
}

macro_rules! declared {
    ($($name:literal $kind:literal $definition:expr => $slot:expr;)+) => {
        &[$(Declared { name: $name, kind: $kind, definition: $definition, slot: $slot }),+]
    };
}

macro_rules! hl7 {
    ($name:literal) => {
        concat!("http://hl7.org/fhir/SearchParameter/", $name)
    };
}
macro_rules! mhd {
    ($name:literal) => {
        concat!("https://profiles.ihe.net/ITI/MHD/SearchParameter/", $name)
    };
}
macro_rules! pdsm {
    ($name:literal) => {
        concat!("https://interop.esante.gouv.fr/ig/fhir/pdsm/SearchParameter/", $name)
    };
}

/// Parameters of ITI-67. Chained ones stand under the name of their base.
const DOCUMENT: &[Declared] = declared! {
    "patient" "reference" hl7!("clinical-patient") => Slot::Patient;
    "patient.identifier" "token" hl7!("Patient-identifier") => Slot::Patient;
    "status" "token" hl7!("DocumentReference-status") => Slot::Token(TokenField::Status);
    "type" "token" hl7!("clinical-type") => Slot::Token(TokenField::Kind);
    "category" "token" hl7!("DocumentReference-category") => Slot::Token(TokenField::Class);
    "setting" "token" hl7!("DocumentReference-setting") => Slot::Token(TokenField::Practice);
    "facility" "token" hl7!("DocumentReference-facility") => Slot::Token(TokenField::Facility);
    "format" "token" hl7!("DocumentReference-format") => Slot::Token(TokenField::Format);
    "event" "token" hl7!("DocumentReference-event") => Slot::Token(TokenField::Event);
    "security-label" "token" hl7!("DocumentReference-security-label") => Slot::Token(TokenField::Label);
    "identifier" "token" hl7!("clinical-identifier") => Slot::Token(TokenField::Identifier);
    "date" "date" hl7!("DocumentReference-date") => Slot::Date(DateField::Date);
    "creation" "date" mhd!("DocumentReference-Creation") => Slot::Date(DateField::Creation);
    "period" "date" hl7!("DocumentReference-period") => Slot::Date(DateField::Period);
    "period-start" "date" pdsm!("PDSm-DocumentReference-period-start") => Slot::Date(DateField::PeriodStart);
    "period-end" "date" pdsm!("PDSm-DocumentReference-period-end") => Slot::Date(DateField::PeriodEnd);
    "author" "reference" hl7!("DocumentReference-author") => Slot::Token(TokenField::Author);
    "relatesto" "reference" hl7!("DocumentReference-relatesto") => Slot::RelatesTo;
    "related" "reference" hl7!("DocumentReference-related") => Slot::Token(TokenField::Related);
    "isArchived" "token" pdsm!("PDSm-isArchived") => Slot::Token(TokenField::Archived);
    "_id" "token" hl7!("Resource-id") => Slot::Id;
    "_lastUpdated" "date" hl7!("Resource-lastUpdated") => Slot::Date(DateField::LastUpdated);
};

/// Parameters of ITI-66.
const LIST: &[Declared] = declared! {
    "patient" "reference" hl7!("clinical-patient") => Slot::Patient;
    "patient.identifier" "token" hl7!("Patient-identifier") => Slot::Patient;
    "code" "token" hl7!("clinical-code") => Slot::Token(TokenField::ListCode);
    "status" "token" hl7!("List-status") => Slot::Token(TokenField::Status);
    "date" "date" hl7!("clinical-date") => Slot::Date(DateField::Date);
    "identifier" "token" hl7!("clinical-identifier") => Slot::Token(TokenField::Identifier);
    "designationType" "token" mhd!("List-DesignationType") => Slot::Token(TokenField::Designation);
    "sourceId" "token" mhd!("List-SourceId") => Slot::Token(TokenField::SourceId);
    "source" "reference" hl7!("List-source") => Slot::Token(TokenField::Author);
    "authorOrg" "reference" pdsm!("PDSm-List-authorOrg") => Slot::Token(TokenField::Organization);
    "title" "string" hl7!("List-title") => Slot::Text(TextField::Title);
    "isArchived" "token" pdsm!("PDSm-isArchived") => Slot::Token(TokenField::Archived);
    "_lastUpdated" "date" hl7!("Resource-lastUpdated") => Slot::Date(DateField::LastUpdated);
};

/// The parameters declared for a resource.
pub(crate) const fn declared(resource: SearchType) -> &'static [Declared] {
    match resource {
        SearchType::DocumentReference => DOCUMENT,
        SearchType::List => LIST,
    }
}

/// Recognises a parameter by its name, chain and modifier.
pub(super) fn of(resource: SearchType, name: &str) -> Result<Parameter, FhirError> {
    let plain = |slot| Ok(Parameter { slot, mode: TextMode::Starts });
    match name {
        "_count" => return plain(Slot::Count),
        "_sort" => return plain(Slot::Sort),
        CURSOR => return plain(Slot::Cursor),
        "_format" | "_pretty" | "_total" => return plain(Slot::Harmless),
        _ => {}
    }
    let cut = name.find([':', '.']).unwrap_or(name.len());
    let (base, rest) = name.split_at_checked(cut).unwrap_or((name, ""));
    let base = if base == "relatesTo" { "relatesto" } else { base };
    let unknown = || FhirError::new(Rule::SearchParameter, name).with(base);
    let alias = if base == "subject" { "patient" } else { base };
    let slot = declared(resource)
        .iter()
        .find(|declared| declared.name == alias)
        .map(|declared| declared.slot)
        .ok_or_else(unknown)?;
    let modifier = |text: &str| FhirError::new(Rule::SearchModifier, name).with(text);
    match slot {
        Slot::Patient => match rest {
            "" | ".identifier" | ":identifier" | ":Patient.identifier" | ":Patient" => plain(slot),
            _ => Err(modifier(rest)),
        },
        Slot::Token(TokenField::Author) => match last(rest) {
            "" | "identifier" => plain(slot),
            "given" => plain(Slot::Text(TextField::Given)),
            "family" => plain(Slot::Text(TextField::Family)),
            "name" => plain(Slot::Text(TextField::Name)),
            _ => Err(modifier(rest)),
        },
        Slot::Token(TokenField::Organization | TokenField::Related) | Slot::RelatesTo => {
            match last(rest) {
                "" | "identifier" => plain(slot),
                "name" if slot == Slot::Token(TokenField::Organization) => {
                    plain(Slot::Text(TextField::Organization))
                }
                _ => Err(modifier(rest)),
            }
        }
        Slot::Text(_) => match rest {
            "" => plain(slot),
            ":exact" => Ok(Parameter { slot, mode: TextMode::Exact }),
            ":contains" => Ok(Parameter { slot, mode: TextMode::Contains }),
            _ => Err(modifier(rest)),
        },
        _ if rest.is_empty() => plain(slot),
        _ => Err(modifier(rest)),
    }
}

/// `family` of `:PractitionerRole.practitioner.family`; nothing for `:PractitionerRole` alone.
fn last(rest: &str) -> &str {
    match rest.rsplit_once('.') {
        Some((_, last)) => last,
        None => match rest.strip_prefix(':') {
            Some("Patient" | "Practitioner" | "PractitionerRole" | "Device" | "Organization") => "",
            Some(modifier) => modifier,
            None => rest,
        },
    }
}
