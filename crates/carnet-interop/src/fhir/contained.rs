//! People, structures and machines out: the `contained` resources PDSm asks for.

use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind, Person, SourcePatient, Structure};
use carnet_core::identity::{Ins, InsDomain};
use serde_json::{Map, Value, json};

use super::system::{FINESS, FR_TYPES, IDNPS, IDNST, RPPS, concept};

/// Contained resources being gathered; the same resource is kept once.
#[derive(Debug, Default)]
pub(super) struct Contained {
    resources: Vec<(String, Value)>,
}

impl Contained {
    /// The resources, each with its id.
    pub(super) fn into_values(self) -> Vec<Value> {
        self.resources
            .into_iter()
            .map(|(id, mut resource)| {
                if let Some(members) = resource.as_object_mut() {
                    members.insert("id".to_owned(), Value::String(id));
                }
                resource
            })
            .collect()
    }

    fn add(&mut self, prefix: &str, resource: Value) -> String {
        if let Some((id, _)) = self.resources.iter().find(|(_, known)| *known == resource) {
            return format!("#{id}");
        }
        let same = self.resources.iter().filter(|(id, _)| id.starts_with(prefix)).count();
        let id = format!("{prefix}-{}", same + 1);
        self.resources.push((id.clone(), resource));
        format!("#{id}")
    }

    /// The patient as the producer knows them; answers the reference.
    pub(super) fn patient(&mut self, patient: &SourcePatient) -> Value {
        let mut identifier = vec![ins(&patient.ins)];
        if let Some((value, oid)) = &patient.local {
            identifier.push(json!({
                "type": identifier_type("PI"),
                "system": format!("urn:oid:{oid}"),
                "value": value,
            }));
        }
        let mut resource = json!({ "resourceType": "Patient", "identifier": identifier });
        if let (Some(members), false) = (resource.as_object_mut(), patient.family.is_empty()) {
            members.insert("name".to_owned(), name(&patient.family, &patient.given));
        }
        let reference = self.add("patient", resource);
        json!({ "reference": reference, "type": "Patient" })
    }

    /// An author or authenticator; answers the reference.
    pub(super) fn author(&mut self, author: &Author, patient: &Value) -> Value {
        match author.kind {
            AuthorKind::Patient => patient.clone(),
            AuthorKind::Practitioner => self.professional(author),
            AuthorKind::Device => self.device(author),
        }
    }

    fn professional(&mut self, author: &Author) -> Value {
        let person = author.person.as_ref().map(|person| self.add("practitioner", natural(person)));
        let (role, structure) = (author.role.as_ref(), author.structure.as_ref());
        if let (Some(reference), None, None) = (&person, role, structure) {
            return json!({
                "reference": reference, "type": "Practitioner", "display": author.display(),
            });
        }
        let mut members = Map::new();
        members.insert("resourceType".to_owned(), json!("PractitionerRole"));
        if let Some(reference) = person {
            members.insert("practitioner".to_owned(), json!({ "reference": reference }));
        }
        if let Some(structure) = structure {
            members.insert("organization".to_owned(), self.structure(structure));
        }
        if let Some(role) = role {
            members.insert("specialty".to_owned(), concepts(role));
        }
        let reference = self.add("role", Value::Object(members));
        json!({ "reference": reference, "type": "PractitionerRole", "display": author.display() })
    }

    fn device(&mut self, author: &Author) -> Value {
        let mut members = Map::new();
        members.insert("resourceType".to_owned(), json!("Device"));
        if let Some(name) = &author.device {
            let named = json!([{ "name": name, "type": "user-friendly-name" }]);
            members.insert("deviceName".to_owned(), named);
        }
        if let Some(role) = &author.role {
            members.insert("type".to_owned(), concept(role));
        }
        if let Some(structure) = &author.structure {
            members.insert("owner".to_owned(), self.structure(structure));
        }
        let reference = self.add("device", Value::Object(members));
        json!({ "reference": reference, "type": "Device", "display": author.display() })
    }

    /// A structure; answers the reference.
    pub(super) fn structure(&mut self, structure: &Structure) -> Value {
        let mut identifier = vec![json!({
            "use": "official",
            "type": identifier_type("IDNST"),
            "system": IDNST,
            "value": structure.idnst,
        })];
        if let Some(finess) = structure.idnst.strip_prefix('1').filter(|rest| rest.len() == 9) {
            identifier.push(json!({
                "use": "official",
                "system": FINESS,
                "value": finess,
            }));
        }
        let mut resource = json!({ "resourceType": "Organization", "identifier": identifier });
        if let (Some(members), false) = (resource.as_object_mut(), structure.name.is_empty()) {
            members.insert("name".to_owned(), json!(structure.name));
        }
        let reference = self.add("organization", resource);
        let mut out = json!({ "reference": reference, "type": "Organization" });
        if let (Some(members), false) = (out.as_object_mut(), structure.name.is_empty()) {
            members.insert("display".to_owned(), json!(structure.name));
        }
        out
    }
}

/// An INS as a FHIR identifier.
pub(super) fn ins(ins: &Ins) -> Value {
    let (code, usage) = match ins.domain() {
        InsDomain::Nir => ("INS-NIR", "official"),
        InsDomain::Nia => ("INS-NIA", "temp"),
        InsDomain::Test | InsDomain::TestBis => ("INS-NIR-TEST", "official"),
        InsDomain::Demo => ("INS-NIR-DEMO", "official"),
    };
    json!({
        "use": usage,
        "type": identifier_type(code),
        "system": format!("urn:oid:{}", ins.domain().oid()),
        "value": ins.matricule(),
    })
}

fn natural(person: &Person) -> Value {
    let mut identifier = vec![json!({
        "use": "official",
        "type": identifier_type("IDNPS"),
        "system": IDNPS,
        "value": person.idnps,
    })];
    if let Some(rpps) = person.idnps.strip_prefix('8').filter(|rest| rest.len() == 11) {
        identifier.push(json!({
            "use": "official",
            "type": identifier_type("RPPS"),
            "system": RPPS,
            "value": rpps,
        }));
    }
    json!({
        "resourceType": "Practitioner",
        "identifier": identifier,
        "name": name(&person.family, &person.given),
    })
}

fn name(family: &str, given: &str) -> Value {
    let mut out = json!({ "use": "official", "family": family });
    if let (Some(members), false) = (out.as_object_mut(), given.is_empty()) {
        members.insert("given".to_owned(), json!([given]));
    }
    json!([out])
}

fn concepts(code: &Code) -> Value {
    json!([concept(code)])
}

fn identifier_type(code: &str) -> Value {
    json!({ "coding": [{ "system": FR_TYPES, "code": code }] })
}
