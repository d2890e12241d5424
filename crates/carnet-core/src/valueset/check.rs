//! The French invariants of PDSm that a FHIR validator does not enforce (`constr-bind-*`).

use super::system::canonical_system;
use super::{DocumentType, Kind, find};
use crate::code::Code;
use crate::document::Description;

/// Whether a code that is let through is in the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// It is in the set.
    Member,
    /// It is not, and the set is only preferred: accept it, and say so.
    Tolerated,
}

/// A code that the French rules refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCode {
    /// The code is not in the set.
    #[error("code {code} is not in the value set {kind}")]
    Unknown {
        /// The set.
        kind: Kind,
        /// The code as received.
        code: String,
    },
    /// The code is in the set, under another system.
    #[error("code {code} of the value set {kind} belongs to system {expected}")]
    System {
        /// The set.
        kind: Kind,
        /// The code as received.
        code: String,
        /// OID of the system of that code.
        expected: &'static str,
    },
    /// The class is not the one of the type (ASS_X04).
    #[error("a document of type {document_type} has class {expected}, not {class}")]
    Class {
        /// Code of the type.
        document_type: &'static str,
        /// The class as received.
        class: String,
        /// Code of the class of that type.
        expected: &'static str,
    },
}

impl InvalidCode {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "valueset.unknown-code",
            Self::System { .. } => "valueset.wrong-system",
            Self::Class { .. } => "valueset.class-mismatch",
        }
    }

    /// Arguments of the sentence shown for it.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unknown { kind, code } => {
                vec![("set", kind.to_string()), ("code", code.clone())]
            }
            Self::System { kind, code, expected } => vec![
                ("set", kind.to_string()),
                ("code", code.clone()),
                ("expected", (*expected).to_owned()),
            ],
            Self::Class { document_type, class, expected } => vec![
                ("type", (*document_type).to_owned()),
                ("class", class.clone()),
                ("expected", (*expected).to_owned()),
            ],
        }
    }
}

/// Checks one code against its set, system included.
///
/// A format, a designation or a role towards the patient that we do not know is tolerated: these
/// bindings are preferred, and senders are ahead of our tables.
///
/// # Errors
/// [`InvalidCode::Unknown`] and [`InvalidCode::System`].
pub fn check(kind: Kind, code: &Code) -> Result<Membership, InvalidCode> {
    let Some(entry) = find(kind, &code.code) else {
        return if matches!(kind, Kind::Format | Kind::Designation | Kind::Function) {
            Ok(Membership::Tolerated)
        } else {
            Err(InvalidCode::Unknown { kind, code: code.code.clone() })
        };
    };
    if canonical_system(&code.system) == entry.system {
        return Ok(Membership::Member);
    }
    Err(InvalidCode::System { kind, code: code.code.clone(), expected: entry.system })
}

/// Checks that a class is the one of its type (ASS_X04).
///
/// Where the published table is silent ([`DocumentType::verified`] is false) any known class is
/// tolerated.
///
/// # Errors
/// Those of [`check`] for either code, and [`InvalidCode::Class`].
pub fn check_class(document_type: &Code, class: &Code) -> Result<Membership, InvalidCode> {
    check(Kind::Type, document_type)?;
    check(Kind::Class, class)?;
    match DocumentType::by_code(&document_type.code) {
        Some(known) if known.class == class.code => Ok(Membership::Member),
        Some(known) if known.verified => Err(InvalidCode::Class {
            document_type: known.code,
            class: class.code.clone(),
            expected: known.class,
        }),
        _ => Ok(Membership::Tolerated),
    }
}

/// What [`check_description`] found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Why the document must be refused; empty when it may come in.
    pub refusals: Vec<InvalidCode>,
    /// Codes let through although we do not know them, to report in the answer.
    pub warnings: Vec<InvalidCode>,
}

impl Checked {
    fn note(&mut self, kind: Kind, code: &Code, found: Result<Membership, InvalidCode>) {
        match found {
            Ok(Membership::Member) => {}
            Ok(Membership::Tolerated) => {
                self.warnings.push(InvalidCode::Unknown { kind, code: code.code.clone() });
            }
            Err(error) => self.refusals.push(error),
        }
    }
}

/// Checks every code of a document's description: type, class of the type, facility, practice
/// setting, format, and the role of each author.
pub fn check_description(description: &Description) -> Checked {
    let mut checked = Checked::default();
    let Description { kind, class, format, facility, practice, .. } = description;
    let of_type = check(Kind::Type, kind);
    if of_type.is_ok() {
        checked.note(Kind::Class, class, check_class(kind, class));
    } else {
        checked.note(Kind::Type, kind, of_type);
        checked.note(Kind::Class, class, check(Kind::Class, class));
    }
    checked.note(Kind::Facility, facility, check(Kind::Facility, facility));
    checked.note(Kind::Practice, practice, check(Kind::Practice, practice));
    checked.note(Kind::Format, format, check(Kind::Format, format));
    for role in description.authors.iter().filter_map(|author| author.role.as_ref()) {
        checked.note(Kind::Specialty, role, check(Kind::Specialty, role));
    }
    checked
}
