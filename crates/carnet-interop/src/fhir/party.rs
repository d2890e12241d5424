//! People, structures and machines in: contained resources and logical references to our core types.
//! PDSm 3.1.1 `author`, `authenticator`, `custodian`, `subject`, `context.sourcePatientInfo`.

mod identify;

use std::collections::BTreeMap;

use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind, Person, SourcePatient, Structure};
use carnet_core::identity::Ins;
use serde_json::Value;

use super::at::At;
use super::error::{FhirError, Rule};
use super::json;
use super::model::{
    Coding, Device, Organization, Patient, Practitioner, PractitionerRole, Reference, present,
};
use super::system::{TRE_A00, TRE_A02, TRE_G15, code_of};

pub(super) use identify::{ins_of, ins_of_token};

/// A contained resource that may be referred to.
#[derive(Debug, Clone)]
enum Party {
    Patient(Patient),
    Practitioner(Practitioner),
    Role(Box<PractitionerRole>),
    Organization(Organization),
    Device(Box<Device>),
}

/// Whether an author may be named by an identifier alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Logical {
    /// Only resources contained in the document's metadata (comprehensive).
    Refused,
    /// Also a reference by identifier and name (simplified).
    Accepted,
}

/// The contained resources of one resource.
#[derive(Debug)]
pub(super) struct Parties(BTreeMap<String, Party>);

impl Parties {
    /// Reads the contained resources; kinds we do not speak are left aside.
    pub(super) fn read(contained: Vec<Value>, at: &At) -> Result<Self, FhirError> {
        let mut parties = BTreeMap::new();
        for (index, value) in contained.into_iter().enumerate() {
            let at = at.item("contained", index);
            let kind = value.get("resourceType").and_then(Value::as_str).unwrap_or_default();
            let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            let party = match kind {
                "Patient" => Party::Patient(json::typed(value, &at)?),
                "Practitioner" => Party::Practitioner(json::typed(value, &at)?),
                "PractitionerRole" => Party::Role(Box::new(json::typed(value, &at)?)),
                "Organization" => Party::Organization(json::typed(value, &at)?),
                "Device" => Party::Device(Box::new(json::typed(value, &at)?)),
                _ => continue,
            };
            if parties.insert(id, party).is_some() {
                return Err(FhirError::new(Rule::Duplicate, at.member("id")));
            }
        }
        Ok(Self(parties))
    }

    fn contained(&self, reference: &Reference) -> Option<&Party> {
        let id = present(reference.literal.as_ref())?.strip_prefix('#')?;
        self.0.get(id)
    }

    /// The author a reference names.
    pub(super) fn author(
        &self,
        reference: &Reference,
        logical: Logical,
        rule: Rule,
        at: &At,
    ) -> Result<Author, FhirError> {
        match self.contained(reference) {
            Some(Party::Patient(_)) => Ok(Author::patient()),
            Some(Party::Practitioner(practitioner)) => {
                let person = identify::person(practitioner, at)?;
                Ok(professional(person, role(&[], practitioner), None))
            }
            Some(Party::Role(role)) => self.role(role, reference, at),
            Some(Party::Organization(organization)) => {
                Ok(machine(None, None, Some(identify::structure(organization, at)?)))
            }
            Some(Party::Device(device)) => self.device(device, at),
            None if logical == Logical::Accepted => logical_author(reference, rule, at),
            None => Err(FhirError::new(rule, at)),
        }
    }

    fn role(
        &self,
        situation: &PractitionerRole,
        reference: &Reference,
        at: &At,
    ) -> Result<Author, FhirError> {
        let named = situation.practitioner.as_ref();
        let contained = match named.and_then(|named| self.contained(named)) {
            Some(Party::Practitioner(practitioner)) => practitioner.clone(),
            _ => identify::implied(situation, named.unwrap_or(reference)),
        };
        let person = identify::person(&contained, at)?;
        let structure = situation
            .organization
            .as_ref()
            .map(|organization| self.structure(organization, Rule::StructureIdentity, at))
            .transpose()?;
        let codings: Vec<&Coding> = situation
            .specialty
            .iter()
            .chain(&situation.code)
            .flat_map(|concept| &concept.coding)
            .collect();
        Ok(professional(person, role(&codings, &contained), structure))
    }

    fn device(&self, device: &Device, at: &At) -> Result<Author, FhirError> {
        let name = device.names.iter().find_map(|name| present(name.name.as_ref()));
        let structure = device
            .owner
            .as_ref()
            .map(|owner| self.structure(owner, Rule::StructureIdentity, at))
            .transpose()?;
        if name.is_none() && structure.is_none() {
            return Err(FhirError::new(Rule::AuthorIdentity, at));
        }
        let role = device.r#type.coding.iter().find_map(code_of);
        Ok(machine(name.map(str::to_owned), role, structure))
    }

    /// The structure a reference names, contained or by its identifier.
    pub(super) fn structure(
        &self,
        reference: &Reference,
        rule: Rule,
        at: &At,
    ) -> Result<Structure, FhirError> {
        match self.contained(reference) {
            Some(Party::Organization(organization)) => identify::structure(organization, at),
            None if reference.identifier.is_some() => {
                identify::structure(&identify::organization(reference), at)
            }
            _ => Err(FhirError::new(rule, at)),
        }
    }

    /// The patient as the producer knows them.
    pub(super) fn patient(
        &self,
        reference: &Reference,
        rule: Rule,
        at: &At,
    ) -> Result<SourcePatient, FhirError> {
        if let Some(Party::Patient(patient)) = self.contained(reference) {
            return identify::source_patient(patient, rule, at);
        }
        let ins = self.ins(reference, rule, at)?;
        Ok(SourcePatient { ins, local: None, family: String::new(), given: String::new() })
    }

    /// The INS a reference to a patient leads to, in any of its forms.
    pub(super) fn ins(&self, reference: &Reference, rule: Rule, at: &At) -> Result<Ins, FhirError> {
        let logical = reference.identifier.as_ref().and_then(|identifier| ins_of(identifier, at));
        if let Some(Party::Patient(patient)) = self.contained(reference) {
            let ins = identify::source_patient(patient, rule, at)?.ins;
            // A reference that says a number as well must not say somebody else's.
            let other = logical.transpose()?.filter(|said| said.matricule() != ins.matricule());
            return match other {
                Some(_) => Err(FhirError::new(Rule::PatientMismatch, at)),
                None => Ok(ins),
            };
        }
        let literal = || {
            let text = present(reference.literal.as_ref())?;
            let token = text.split_once("Patient?identifier=")?.1;
            ins_of_token(&token.replace("%7C", "|"), at)
        };
        logical.or_else(literal).unwrap_or_else(|| Err(FhirError::new(rule, at)))
    }
}

fn professional(person: Person, role: Option<Code>, structure: Option<Structure>) -> Author {
    Author { kind: AuthorKind::Practitioner, person: Some(person), role, structure, device: None }
}

fn machine(device: Option<String>, role: Option<Code>, structure: Option<Structure>) -> Author {
    Author { kind: AuthorKind::Device, person: None, role, structure, device }
}

fn logical_author(reference: &Reference, rule: Rule, at: &At) -> Result<Author, FhirError> {
    let Some(identifier) = &reference.identifier else {
        return Err(FhirError::new(rule, at));
    };
    if let Some(ins) = ins_of(identifier, at) {
        return ins.map(|_| Author::patient());
    }
    let organization = identify::organization(reference);
    if let Ok(structure) = identify::structure(&organization, at) {
        return Ok(machine(None, None, Some(structure)));
    }
    let practitioner = identify::implied(&PractitionerRole::default(), reference);
    Ok(professional(identify::person(&practitioner, at)?, None, None))
}

/// Profession and specialty: JDV_J01 as written, or composed of a TRE_G15 profession and a specialty.
fn role(codings: &[&Coding], practitioner: &Practitioner) -> Option<Code> {
    let qualifications = practitioner.qualification.iter().flat_map(|held| &held.code.coding);
    let codes: Vec<Code> =
        codings.iter().copied().chain(qualifications).filter_map(code_of).collect();
    let whole = codes.iter().find(|code| {
        matches!(code.system.as_str(), TRE_A02 | TRE_A00)
            || code.system.starts_with("1.2.250.1.213.1.6.1.")
    });
    if let Some(code) = whole {
        return Some(code.clone());
    }
    let profession = codes.iter().find(|code| code.system == TRE_G15)?;
    let specialty = codes.iter().find(|code| code.code.starts_with("SM"));
    Some(match specialty {
        Some(specialty) => Code::new(
            TRE_A02,
            format!("G15_{}/{}", profession.code, specialty.code),
            specialty.label.clone(),
        ),
        None => Code::new(TRE_A02, format!("G15_{}", profession.code), profession.label.clone()),
    })
}
