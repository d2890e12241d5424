//! Identifiers and names of people and structures.

use carnet_core::document::{Person, SourcePatient, Structure};
use carnet_core::identity::{Ins, InsDomain};

use crate::fhir::at::At;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::model::{
    HumanName, Identifier, Organization, Patient, Practitioner, PractitionerRole, Reference,
    present,
};
use crate::fhir::system::{ADELI, FINESS, IDNPS, IDNST, RPPS, SIRENE};

/// Longest national identifier with its internal part.
const IDENTIFIER_LEN_MAX: usize = 64;

/// The INS an identifier carries: none when its system is not one of the INS.
pub(in crate::fhir) fn ins_of(identifier: &Identifier, at: &At) -> Option<Result<Ins, FhirError>> {
    let oid = present(identifier.system.as_ref())?.strip_prefix("urn:oid:")?;
    let domain = InsDomain::from_oid(oid)?;
    let value = present(identifier.value.as_ref()).unwrap_or_default();
    Some(Ins::parse(value, domain).map_err(|error| FhirError::ins(error, at)))
}

/// The INS of a search token `system|value`.
pub(in crate::fhir) fn ins_of_token(token: &str, at: &At) -> Option<Result<Ins, FhirError>> {
    let (system, value) = token.split_once('|')?;
    let identifier = Identifier {
        system: Some(system.to_owned()),
        value: Some(value.to_owned()),
        ..Identifier::default()
    };
    ins_of(&identifier, at)
}

/// The patient as known by the producer: INS, local number, name of birth.
pub(super) fn source_patient(
    patient: &Patient,
    rule: Rule,
    at: &At,
) -> Result<SourcePatient, FhirError> {
    let mut found: Option<Ins> = None;
    let mut local = None;
    let in_use = |identifier: &&Identifier| identifier.r#use.as_deref() != Some("old");
    for identifier in patient.identifier.iter().filter(in_use) {
        match ins_of(identifier, at) {
            Some(ins) => {
                let ins = ins?;
                if found.as_ref().is_some_and(|first| *first != ins) {
                    return Err(FhirError::new(Rule::PatientMismatch, at.member("identifier")));
                }
                found = Some(ins);
            }
            None => local = local.or_else(|| local_of(identifier)),
        }
    }
    let ins = found.ok_or_else(|| FhirError::new(rule, at))?;
    let (family, given) = name(&patient.name).unwrap_or_default();
    Ok(SourcePatient { ins, local, family, given })
}

fn local_of(identifier: &Identifier) -> Option<(String, String)> {
    let oid = present(identifier.system.as_ref())?.strip_prefix("urn:oid:")?;
    Some((present(identifier.value.as_ref())?.to_owned(), oid.to_owned()))
}

/// A professional: IDNPS and name, both mandatory.
pub(super) fn person(practitioner: &Practitioner, at: &At) -> Result<Person, FhirError> {
    let idnps = national(&practitioner.identifier, |system, value| match system {
        IDNPS => Some(value.to_owned()),
        RPPS => Some(format!("8{value}")),
        ADELI => Some(format!("0{value}")),
        _ => None,
    });
    let (Some(idnps), Some((family, given))) = (idnps, name(&practitioner.name)) else {
        return Err(FhirError::new(Rule::AuthorIdentity, at));
    };
    Ok(Person { idnps, family, given })
}

/// The professional a role or a reference names without containing them.
pub(super) fn implied(role: &PractitionerRole, reference: &Reference) -> Practitioner {
    let name = HumanName { text: reference.display.clone(), ..HumanName::default() };
    let identifier = reference.identifier.iter().chain(&role.identifier).cloned().collect();
    Practitioner { identifier, name: vec![name], ..Practitioner::default() }
}

/// A structure: IDNST and name.
pub(super) fn structure(organization: &Organization, at: &At) -> Result<Structure, FhirError> {
    let idnst = national(&organization.identifier, |system, value| match (system, value.len()) {
        (IDNST, _) => Some(value.to_owned()),
        (FINESS, _) => Some(format!("1{value}")),
        (SIRENE, 9) => Some(format!("2{value}")),
        (SIRENE, 14) => Some(format!("3{value}")),
        _ => None,
    });
    let idnst = idnst.ok_or_else(|| FhirError::new(Rule::StructureIdentity, at))?;
    let name = present(organization.name.as_ref()).unwrap_or_default().to_owned();
    Ok(Structure { idnst, name })
}

/// The structure a reference names without containing it.
pub(super) fn organization(reference: &Reference) -> Organization {
    Organization {
        id: None,
        identifier: reference.identifier.iter().cloned().collect(),
        name: reference.display.clone(),
    }
}

/// The first identifier, in the order of the list, that `kind` knows how to complete; the full form wins.
fn national(
    identifiers: &[Identifier],
    kind: impl Fn(&str, &str) -> Option<String>,
) -> Option<String> {
    let full =
        |identifier: &&Identifier| matches!(identifier.system.as_deref(), Some(IDNPS | IDNST));
    identifiers.iter().filter(full).chain(identifiers).find_map(|identifier| {
        let value = present(identifier.value.as_ref())?;
        let printable = value.bytes().all(|byte| byte.is_ascii_graphic());
        if !printable || value.len() > IDENTIFIER_LEN_MAX {
            return None;
        }
        kind(present(identifier.system.as_ref())?, value)
    })
}

/// Family and first given name: the official one, else the first.
fn name(names: &[HumanName]) -> Option<(String, String)> {
    let official = names.iter().find(|name| name.r#use.as_deref() == Some("official"));
    let name = official.or_else(|| names.first())?;
    let family = present(name.family.as_ref()).or_else(|| present(name.text.as_ref()))?;
    let given = present(name.given.first()).unwrap_or_default();
    Some((family.to_owned(), given.to_owned()))
}
