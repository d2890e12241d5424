//! `CapabilityStatement` out: exactly what is served. <https://hl7.org/fhir/R4/capabilitystatement.html>

use serde_json::{Value, json};

use super::search::{SearchType, declared};
use super::{document_reference, list};

/// IHE and French documents this server follows.
const GUIDES: [&str; 2] = [
    "https://interop.esante.gouv.fr/ig/fhir/pdsm/ImplementationGuide/ans.fhir.fr.pdsm|3.1.1",
    "https://profiles.ihe.net/ITI/MHD/ImplementationGuide/ihe.iti.mhd|4.2.3",
];
const MANAGER: &str = "https://interop.esante.gouv.fr/ig/fhir/pdsm/CapabilityStatement/PDSm-GestionnaireDePartageDeDocuments";
const PROVIDE: &str = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-provide-document-bundle";
const SIMPLIFIED: &str =
    "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-simplified-publish";

/// Writes the statement. `date` is the day the software was released (`YYYY-MM-DD`).
pub fn write(base_url: &str, version: &str, date: &str) -> Value {
    json!({
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": date,
        "kind": "instance",
        "software": { "name": "Carnet", "version": version, "releaseDate": date },
        "implementation": {
            "description": "Carnet",
            "url": base_url.trim_end_matches('/'),
        },
        "instantiates": [MANAGER],
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json", "json"],
        "patchFormat": ["application/fhir+json", "application/json-patch+json"],
        "implementationGuide": GUIDES,
        "rest": [{
            "mode": "server",
            "security": security(),
            "resource": [documents(), lists(), binaries(), patients()],
            "interaction": [{
                "code": "transaction",
                "documentation": format!("ITI-65 Provide Document Bundle, {PROVIDE}"),
            }],
        }],
    })
}

fn security() -> Value {
    json!({
        "cors": false,
        "service": [{
            "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/restful-security-service",
                "code": "SMART-on-FHIR",
            }],
            "text": "SMART Backend Services (OAuth 2, private_key_jwt)",
        }],
    })
}

fn documents() -> Value {
    json!({
        "type": "DocumentReference",
        "supportedProfile": [document_reference::PROFILE, SIMPLIFIED],
        "interaction": [
            { "code": "read" },
            { "code": "search-type", "documentation": "ITI-67 Find Document References" },
            { "code": "create", "documentation": "ITI-105 Simplified Publish" },
            {
                "code": "patch",
                "documentation": "status, securityLabel, isArchived, isDeleted; else 405",
            },
            { "code": "delete", "documentation": "logical, by the author" },
        ],
        "versioning": "versioned",
        "readHistory": false,
        "conditionalUpdate": false,
        "referencePolicy": ["literal", "logical"],
        "searchParam": parameters(SearchType::DocumentReference),
    })
}

fn lists() -> Value {
    json!({
        "type": "List",
        "supportedProfile": [list::PROFILE],
        "interaction": [
            { "code": "read" },
            { "code": "search-type", "documentation": "ITI-66 Find Document Lists" },
        ],
        "versioning": "no-version",
        "searchParam": parameters(SearchType::List),
    })
}

fn binaries() -> Value {
    json!({
        "type": "Binary",
        "interaction": [{ "code": "read", "documentation": "ITI-68 Retrieve Document" }],
        "versioning": "no-version",
    })
}

fn patients() -> Value {
    json!({
        "type": "Patient",
        "interaction": [{
            "code": "search-type",
            "documentation": "DMP TD0.2: whether a space exists, and whether it may be read",
        }],
        "versioning": "no-version",
        "searchParam": [{
            "name": "identifier",
            "type": "token",
            "definition": "http://hl7.org/fhir/SearchParameter/Patient-identifier",
        }],
    })
}

fn parameters(kind: SearchType) -> Vec<Value> {
    declared(kind)
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.name,
                "type": parameter.kind,
                "definition": parameter.definition,
            })
        })
        .collect()
}
