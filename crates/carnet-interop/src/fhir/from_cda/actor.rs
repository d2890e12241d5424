//! Actors of a header to authors and structures.

use carnet_core::document::{Author, AuthorKind, Person, Structure};

use super::{code, missing};
use crate::cda::{Actor, Header, Organization};
use crate::fhir::error::{FhirError, Rule};

/// National identifiers of professionals.
const IDNPS: &str = "1.2.250.1.71.4.2.1";
/// National identifiers of structures.
const IDNST: &str = "1.2.250.1.71.4.2.2";
/// Role of the person in what they write themselves.
const PATIENT: &str = "EXP_PATIENT";

/// Every author of the document.
pub(super) fn authors(header: &Header) -> Result<Vec<Author>, FhirError> {
    if header.authors.is_empty() {
        return Err(missing(Rule::Author, "author"));
    }
    header.authors.iter().map(author).collect()
}

/// One actor: the person themselves, a machine, or a professional.
pub(super) fn author(actor: &Actor) -> Result<Author, FhirError> {
    let role = actor.code.as_ref().and_then(code);
    if role.as_ref().is_some_and(|role| role.code == PATIENT) {
        return Ok(Author::patient());
    }
    let structure = actor.organization.as_ref().and_then(structure);
    if let Some(device) = &actor.device {
        let name = device.software.clone().or_else(|| device.model.clone());
        let named = name.is_some() || structure.is_some();
        return named
            .then_some(Author {
                kind: AuthorKind::Device,
                person: None,
                role,
                structure,
                device: name,
            })
            .ok_or_else(|| missing(Rule::AuthorIdentity, "author"));
    }
    let person = person(actor).ok_or_else(|| missing(Rule::AuthorIdentity, "author"))?;
    Ok(Author {
        kind: AuthorKind::Practitioner,
        person: Some(person),
        role,
        structure,
        device: None,
    })
}

fn person(actor: &Actor) -> Option<Person> {
    let national = actor.ids.iter().find(|id| id.root == IDNPS);
    let id = national.or_else(|| actor.ids.first())?;
    let name = actor.name.as_ref()?;
    Some(Person {
        idnps: id.extension.clone().unwrap_or_else(|| id.root.clone()),
        family: name.shown_family()?.to_owned(),
        given: name.shown_given().unwrap_or_default().to_owned(),
    })
}

/// A structure with its national identifier, else the one it has.
pub(super) fn structure(organization: &Organization) -> Option<Structure> {
    let national = organization.ids.iter().find(|id| id.root == IDNST);
    let id = national.or_else(|| organization.ids.first())?;
    Some(Structure {
        idnst: id.extension.clone().unwrap_or_else(|| id.root.clone()),
        name: organization.name.clone().unwrap_or_default(),
    })
}
