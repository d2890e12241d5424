//! Names of nomenclatures and identifier systems: OID inside, FHIR URI on the wire.
//!
//! The table of URIs is that of `carnet_core::valueset`; here are the names the profile speaks of.

use carnet_core::code::Code;
use carnet_core::valueset::{canonical_system, system_uri};
use serde_json::{Value, json};

use super::model::{Coding, present};

/// URIs as identifiers.
pub(super) const URI: &str = "urn:ietf:rfc:3986";
/// IDNPS, national identifier of a professional.
pub(super) const IDNPS: &str = "urn:oid:1.2.250.1.71.4.2.1";
/// RPPS number alone.
pub(super) const RPPS: &str = "https://rpps.esante.gouv.fr";
/// ADELI number alone.
pub(super) const ADELI: &str = "https://adeli.esante.gouv.fr";
/// IDNST, national identifier of a structure.
pub(super) const IDNST: &str = "urn:oid:1.2.250.1.71.4.2.2";
/// FINESS number alone.
pub(super) const FINESS: &str = "https://finess.esante.gouv.fr";
/// SIREN or SIRET number alone.
pub(super) const SIRENE: &str = "https://sirene.fr";
/// French identifier types.
pub(super) const FR_TYPES: &str = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
/// Kinds of MHD lists.
pub(super) const LIST_TYPES: &str = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";

/// LOINC.
pub(super) const LOINC: &str = "2.16.840.1.113883.6.1";
/// TRE_A00: producers that are not professionals.
pub(super) const TRE_A00: &str = "1.2.250.1.213.1.1.4.6";
/// TRE_A01: cadre d'exercice.
pub(super) const TRE_A01: &str = "1.2.250.1.213.1.1.4.9";
/// TRE_A02: profession and specialty.
pub(super) const TRE_A02: &str = "1.2.250.1.213.1.1.4.5";
/// TRE_A03: class of document.
pub(super) const TRE_A03: &str = "1.2.250.1.213.1.1.4.1";
/// TRE_A05: complementary types of document.
pub(super) const TRE_A05: &str = "1.2.250.1.213.1.1.4.12";
/// TRE_A06: complementary formats.
pub(super) const TRE_A06: &str = "1.2.250.1.213.1.1.4.2.282";
/// TRE_A07: visibility of a document.
pub(super) const TRE_A07: &str = "1.2.250.1.213.1.1.4.13";
/// TRE_A09: DICOM UID registry.
pub(super) const TRE_A09: &str = "1.2.840.10008.2.6.1";
/// TRE_A10: URN as nomenclature.
pub(super) const TRE_A10: &str = "URN";
/// TRE_A11: IHE formats.
pub(super) const TRE_A11: &str = "1.3.6.1.4.1.19376.1.2.3";
/// TRE_A12: ASTM.
pub(super) const TRE_A12: &str = "ASTM";
/// TRE_R02: secteur d'activité.
pub(super) const TRE_R02: &str = "1.2.250.1.71.4.2.4";
/// TRE_G15: profession.
pub(super) const TRE_G15: &str = "1.2.250.1.71.1.2.7";
/// HL7 confidentiality.
pub(super) const CONFIDENTIALITY: &str = "2.16.840.1.113883.5.25";

/// Systems of acts, diagnoses and roles, which belong to no value set of documents.
const OTHERS: [(&str, &str); 6] = [
    ("2.16.840.1.113883.6.96", "http://snomed.info/sct"),
    ("2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10"),
    ("2.16.840.1.113883.6.73", "http://www.whocc.no/atc"),
    ("1.2.840.10008.2.16.4", "http://dicom.nema.org/resources/ontology/DCM"),
    (
        TRE_A02,
        "https://mos.esante.gouv.fr/NOS/TRE_A02-ProfessionSavFaire-CISIS/FHIR/TRE-A02-ProfessionSavFaire-CISIS",
    ),
    (TRE_A11, "https://profiles.ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode"),
];

/// The OID of a code system given as an OID, a `urn:oid:` or a URI; other URIs stay as they are.
pub(super) fn to_oid(system: &str) -> String {
    let system = system.trim();
    let other = OTHERS.iter().find(|(_, uri)| *uri == system);
    other.map_or_else(|| canonical_system(system), |(oid, _)| oid).to_owned()
}

/// The URI FHIR writes for a code system kept as OID.
pub(super) fn to_uri(oid: &str) -> String {
    let other = OTHERS.iter().find(|(own, _)| *own == oid && oid != TRE_A11);
    other.map_or_else(|| system_uri(oid), |(_, uri)| (*uri).to_owned())
}

/// True for digits and dots that make an OID.
pub(super) fn is_oid(text: &str) -> bool {
    text.contains('.')
        && text.split('.').all(|arc| !arc.is_empty() && arc.bytes().all(|b| b.is_ascii_digit()))
}

/// A coding as our code, when it has both halves.
pub(super) fn code_of(coding: &Coding) -> Option<Code> {
    let code = present(coding.code.as_ref())?;
    let system = present(coding.system.as_ref())?;
    let label = present(coding.display.as_ref()).unwrap_or_default();
    Some(Code::new(to_oid(system), code, label))
}

/// A code as a FHIR coding.
pub(super) fn coding(code: &Code) -> Value {
    let mut out = json!({ "system": to_uri(&code.system), "code": code.code });
    if let (Some(members), false) = (out.as_object_mut(), code.label.is_empty()) {
        members.insert("display".to_owned(), Value::String(code.label.clone()));
    }
    out
}

/// A code as a FHIR concept.
pub(super) fn concept(code: &Code) -> Value {
    json!({ "coding": [coding(code)] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_go_there_and_back() {
        for oid in [
            LOINC,
            TRE_A00,
            TRE_A01,
            TRE_A02,
            TRE_A03,
            TRE_A05,
            TRE_A06,
            TRE_A07,
            TRE_A09,
            TRE_A10,
            TRE_A11,
            TRE_A12,
            TRE_R02,
            TRE_G15,
            CONFIDENTIALITY,
            "1.2.250.1.213.2.5",
        ] {
            assert_eq!(to_oid(&to_uri(oid)), oid);
            assert_ne!(to_uri(oid), oid);
        }
        for (oid, uri) in OTHERS {
            assert_eq!(to_oid(uri), oid);
        }
        let renamed = "https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument";
        assert_eq!(to_oid(renamed), TRE_A07);
    }
}
