//! Names of nomenclatures and identifier systems: OID inside, FHIR URI on the wire.
//! <https://hl7.org/fhir/R4/terminologies-systems.html>, ANS NOS pages.

use carnet_core::code::Code;
use serde_json::{Value, json};

use super::model::{Coding, present};

macro_rules! nos {
    ($folder:literal, $name:literal) => {
        concat!("https://mos.esante.gouv.fr/NOS/", $folder, "/FHIR/", $name)
    };
}

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

/// OID and FHIR URI. The first line of an OID is the one written; the others are read.
const SYSTEMS: &[(&str, &str)] = &[
    (LOINC, "http://loinc.org"),
    ("2.16.840.1.113883.6.96", "http://snomed.info/sct"),
    ("2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10"),
    ("2.16.840.1.113883.6.8", "http://unitsofmeasure.org"),
    ("2.16.840.1.113883.6.73", "http://www.whocc.no/atc"),
    ("1.2.840.10008.2.16.4", "http://dicom.nema.org/resources/ontology/DCM"),
    (CONFIDENTIALITY, "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"),
    (TRE_A11, nos!("TRE_A11-IheFormatCode", "TRE-A11-IheFormatCode")),
    (TRE_A11, "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode"),
    (TRE_A11, "http://ihe.net/fhir/ValueSet/IHE.FormatCode.codesystem"),
    (TRE_A11, "https://profiles.ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode"),
    (TRE_A00, nos!("TRE_A00-ProducteurDocNonPS", "TRE-A00-ProducteurDocNonPS")),
    (TRE_A01, nos!("TRE_A01-CadreExercice", "TRE-A01-CadreExercice")),
    (TRE_A02, nos!("TRE_A02-ProfessionSavFaire-CISIS", "TRE-A02-ProfessionSavFaire-CISIS")),
    (TRE_A03, nos!("TRE_A03-ClasseDocument", "TRE-A03-ClasseDocument")),
    (TRE_A05, nos!("TRE_A05-TypeDocComplementaire", "TRE-A05-TypeDocComplementaire")),
    (TRE_A06, nos!("TRE_A06-FormatCodeComplementaire", "TRE-A06-FormatCodeComplementaire")),
    (TRE_A07, nos!("TRE_A07-StatutVisibiliteDocument", "TRE-A07-StatutVisibiliteDocument")),
    (TRE_A09, nos!("TRE_A09-DICOMuidRegistry", "TRE-A09-DICOMuidRegistry")),
    (TRE_A10, nos!("TRE_A10-NomenclatureURN", "TRE-A10-NomenclatureURN")),
    (TRE_A12, nos!("TRE_A12-NomenclatureASTM", "TRE-A12-NomenclatureASTM")),
    (TRE_R02, nos!("TRE_R02-SecteurActivite", "TRE-R02-SecteurActivite")),
    (TRE_G15, nos!("TRE_G15-ProfessionSante", "TRE-G15-ProfessionSante")),
    ("1.2.250.1.213.2.2", nos!("TRE_R209-TypeActivite", "TRE-R209-TypeActivite")),
];

/// The OID of a code system given as an OID, a `urn:oid:` or a URI; other URIs stay as they are.
pub fn to_oid(system: &str) -> String {
    let system = system.trim();
    if let Some(oid) = system.strip_prefix("urn:oid:") {
        return oid.to_owned();
    }
    let exact = SYSTEMS.iter().find(|(_, uri)| *uri == system);
    let named = || {
        let name = nomenclature(system)?;
        SYSTEMS.iter().find(|(_, uri)| nomenclature(uri).as_deref() == Some(&*name))
    };
    exact.or_else(named).map_or_else(|| system.to_owned(), |(oid, _)| (*oid).to_owned())
}

/// The FHIR URI of a code system kept as OID.
pub fn to_uri(system: &str) -> String {
    if let Some((_, uri)) = SYSTEMS.iter().find(|(oid, _)| *oid == system) {
        return (*uri).to_owned();
    }
    if is_oid(system) { format!("urn:oid:{system}") } else { system.to_owned() }
}

/// True for digits and dots that make an OID.
pub(super) fn is_oid(text: &str) -> bool {
    text.contains('.')
        && text.split('.').all(|arc| !arc.is_empty() && arc.bytes().all(|b| b.is_ascii_digit()))
}

/// `A07` of `…/TRE_A07-Whatever/…`: names after the number changed between releases.
fn nomenclature(uri: &str) -> Option<String> {
    let (_, rest) = uri.rsplit_once("TRE_").or_else(|| uri.rsplit_once("TRE-"))?;
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    (name.len() >= 3).then_some(name)
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
        for (oid, _) in SYSTEMS {
            assert_eq!(to_oid(&to_uri(oid)), *oid);
        }
        assert_eq!(to_oid("urn:oid:1.2.250.1.213.2.5"), "1.2.250.1.213.2.5");
        assert_eq!(to_uri("1.2.250.1.213.2.5"), "urn:oid:1.2.250.1.213.2.5");
    }

    #[test]
    fn renamed_nomenclatures_are_still_known() {
        let old = "https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument";
        assert_eq!(to_oid(old), TRE_A07);
        assert_eq!(
            to_oid("https://smt.esante.gouv.fr/fhir/CodeSystem/TRE-R02-SecteurActivite"),
            TRE_R02
        );
        assert_eq!(
            to_oid("https://example.org/TRE_Z99-Other"),
            "https://example.org/TRE_Z99-Other"
        );
    }
}
