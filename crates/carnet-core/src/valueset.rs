//! Value sets: the French nomenclatures of documents, as data with labels in French and English.
//!
//! The tables live in `data/valuesets/*.csv`, are compiled in and read once. The validators of the
//! PDSm leave the French invariants out (their expressions are commented out), so [`check()`] is the
//! only thing between a wrong code and a space.

mod category;
mod check;
mod entry;
mod system;
mod table;
mod types;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub use category::Category;
pub use check::{Checked, InvalidCode, Membership, check, check_class, check_description};
pub use entry::Entry;
pub use system::{canonical_system, system_uri};
pub use types::DocumentType;

use crate::code::Code;
use crate::record::named;
use entry::Set;
use table::embedded;

named! {
    /// Which value set a code is taken from.
    Kind {
        /// Type of document (JDV_J07).
        Type => "type",
        /// Class of document (TRE_A03, JDV_J06).
        Class => "class",
        /// Format of document (JDV_J10).
        Format => "format",
        /// Kind of facility (JDV_J02).
        Facility => "facility",
        /// Practice setting (JDV_J04).
        Practice => "practice",
        /// Profession and specialty of an author (JDV_J01).
        Specialty => "specialty",
        /// Role of an author towards the patient (JDV_J47).
        Function => "function",
        /// Confidentiality (JDV_J08).
        Confidentiality => "confidentiality",
        /// Kind of activity of a submission (JDV_J03, TRE_R209).
        Designation => "designation",
        /// Profession (TRE_G15), by its bare code.
        Profession => "profession",
    }
}

macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident, $table:ident, $file:literal;)+) => {$(
        static $table: LazyLock<Set> = LazyLock::new(|| {
            embedded(Set::read(include_str!(concat!("../../../data/valuesets/", $file))))
        });

        $(#[$doc])*
        pub fn $name(code: &str) -> Option<&'static Entry> {
            $table.get(code)
        }
    )+};
}

sets! {
    /// A class of document (TRE_A03), like `10`.
    class, CLASSES, "classes.csv";
    /// A kind of facility (JDV_J02), like `SA07`.
    facility, FACILITIES, "facilities.csv";
    /// A practice setting (JDV_J04), like `AMBULATOIRE`.
    practice, PRACTICES, "practices.csv";
    /// A profession with its specialty (JDV_J01), like `G15_10/SM26`.
    specialty, SPECIALTIES, "specialties.csv";
    /// A role towards the patient (JDV_J47), like `PCP`.
    function, FUNCTIONS, "functions.csv";
    /// A confidentiality code (JDV_J08), like `MASQUE_PS`.
    confidentiality, CONFIDENTIALITIES, "confidentialities.csv";
    /// A kind of activity of a submission (TRE_R209), like `07`.
    designation, DESIGNATIONS, "designations.csv";
    /// A profession (TRE_G15) by its bare code, like `10`.
    profession, PROFESSIONS, "professions.csv";
}

/// A format of document (JDV_J10), like `urn:ihe:iti:xds-sd:pdf:2008`.
pub fn format(code: &str) -> Option<&'static Entry> {
    types::formats().get(code)
}

/// The format that a CDA model (template OID) or an unstructured body (media type) is written in
/// (ASS_A11).
pub fn format_of(model_or_media_type: &str) -> Option<&'static Entry> {
    types::formats().of(model_or_media_type)
}

/// The profession of a JDV_J01 code: `G15_10/SM26` gives the doctor (`10`).
pub fn profession_of(role: &str) -> Option<&'static Entry> {
    let (head, _) = role.split_once('/').unwrap_or((role, ""));
    profession(head.strip_prefix("G15_").unwrap_or(head))
}

/// Every entry of a set, in the order of its table. Types are in [`DocumentType::all`].
pub fn entries(kind: Kind) -> Vec<Entry> {
    match kind {
        Kind::Type => DocumentType::all().iter().map(DocumentType::entry).collect(),
        Kind::Format => types::formats().entries().to_vec(),
        _ => set(kind).map(|set| set.entries().to_vec()).unwrap_or_default(),
    }
}

/// Role, facility and practice setting of what the holder makes (`EXP_PATIENT`, TRE_A00).
///
/// The same code stands for all three in JDV_J01, JDV_J02 and JDV_J04 (EX_3.1-1040).
pub fn patient_expression() -> Code {
    Code::new("1.2.250.1.213.1.1.4.6", "EXP_PATIENT", "Expression personnelle du patient")
}

/// The entry of a code, whatever its system.
fn find(kind: Kind, code: &str) -> Option<Entry> {
    match kind {
        Kind::Type => DocumentType::by_code(code).map(DocumentType::entry),
        Kind::Format => format(code).copied(),
        _ => set(kind)?.get(code).copied(),
    }
}

fn set(kind: Kind) -> Option<&'static Set> {
    match kind {
        Kind::Type | Kind::Format => None,
        Kind::Class => Some(&CLASSES),
        Kind::Facility => Some(&FACILITIES),
        Kind::Practice => Some(&PRACTICES),
        Kind::Specialty => Some(&SPECIALTIES),
        Kind::Function => Some(&FUNCTIONS),
        Kind::Confidentiality => Some(&CONFIDENTIALITIES),
        Kind::Designation => Some(&DESIGNATIONS),
        Kind::Profession => Some(&PROFESSIONS),
    }
}
