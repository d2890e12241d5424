//! Each French invariant has a request that breaks it, and says where.

use serde_json::{Value, json};

use super::sample;
use crate::fhir::provide as iti65;
use crate::fhir::{FhirError, build, simplified};

/// The good ITI-65 body, whose document is entry 1 and whose bytes are entry 2.
pub(super) fn bundle() -> Value {
    build::provide(&sample::submission_set(), &sample::ins(), &[sample::draft()])
}

/// Changes the document of the good body.
fn document(change: impl Fn(&mut Value)) -> FhirError {
    let mut body = bundle();
    change(&mut body["entry"][1]["resource"]);
    iti65::read(body.to_string().as_bytes()).unwrap_err()
}

fn remove(member: &'static str) -> FhirError {
    document(|resource| {
        let (path, name) = member.rsplit_once('/').unwrap_or(("", member));
        let path = if path.is_empty() { String::new() } else { format!("/{path}") };
        resource.pointer_mut(&path).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    })
}

fn set(pointer: &'static str, value: &Value) -> FhirError {
    document(|resource| *resource.pointer_mut(pointer).unwrap() = value.clone())
}

fn assert_at(error: &FhirError, code: &str, place: &str) {
    assert_eq!(error.code(), code);
    let wanted = format!("Bundle.entry[1].resource{place}");
    assert_eq!(error.expression(), wanted, "{code}");
}

#[test]
fn what_is_mandatory_is_missed_by_its_name() {
    let table = [
        ("masterIdentifier", "fhir.master-identifier", ".masterIdentifier"),
        ("status", "fhir.status", ".status"),
        ("type", "fhir.type", ".type"),
        ("category", "fhir.category", ".category"),
        ("subject", "fhir.subject", ".subject"),
        ("date", "fhir.date", ".date"),
        ("author", "fhir.author", ".author"),
        ("custodian", "fhir.custodian", ".custodian"),
        ("securityLabel", "fhir.security-label", ".securityLabel"),
        ("content", "fhir.content", ".content"),
        ("content/0/format", "fhir.format", ".content[0].format"),
        (
            "content/0/attachment/contentType",
            "fhir.content-type",
            ".content[0].attachment.contentType",
        ),
        ("content/0/attachment/title", "fhir.title", ".content[0].attachment.title"),
        ("content/0/attachment/language", "fhir.language", ".content[0].attachment.language"),
        ("content/0/attachment/creation", "fhir.creation", ".content[0].attachment.creation"),
        ("content/0/attachment/size", "fhir.size", ".content[0].attachment.size"),
        ("content/0/attachment/hash", "fhir.hash", ".content[0].attachment.hash"),
        ("context/period", "fhir.period-start", ".context.period.start"),
        ("context/facilityType", "fhir.facility-type", ".context.facilityType"),
        ("context/practiceSetting", "fhir.practice-setting", ".context.practiceSetting"),
        ("context/sourcePatientInfo", "fhir.source-patient-info", ".context.sourcePatientInfo"),
    ];
    for (member, code, place) in table {
        assert_at(&remove(member), code, place);
    }
}

#[test]
fn cardinalities_hold() {
    let twice = |member: &'static str| {
        document(|resource| {
            let list = resource[member].as_array_mut().unwrap();
            let first = list[0].clone();
            list.push(first);
        })
    };
    assert_eq!(twice("category").code(), "fhir.category");
    assert_eq!(twice("content").code(), "fhir.content");
}

#[test]
fn nomenclatures_are_those_of_the_invariants() {
    let stranger = json!({ "coding": [{ "system": "urn:oid:9.9.9", "code": "X" }] });
    let coding = json!({ "system": "urn:oid:9.9.9", "code": "X" });
    let table = [
        ("/type", &stranger, "fhir.type-system"),
        ("/category/0", &stranger, "fhir.category-system"),
        ("/content/0/format", &coding, "fhir.format-system"),
        ("/context/facilityType", &stranger, "fhir.facility-type-system"),
        ("/context/practiceSetting", &stranger, "fhir.practice-setting-system"),
        ("/context/event/0", &stranger, "fhir.event-system"),
    ];
    for (pointer, value, code) in table {
        assert_eq!(set(pointer, value).code(), code);
    }
}

#[test]
fn the_facility_follows_the_author() {
    let patient =
        json!({ "coding": [{ "system": "urn:oid:1.2.250.1.213.1.1.4.6", "code": "EXP_PATIENT" }] });
    assert_eq!(set("/context/facilityType", &patient).code(), "fhir.facility-type-system");
}

#[test]
fn patients_must_agree() {
    let other = json!({ "system": "urn:oid:1.2.250.1.213.1.4.10", "value": "279035121518989" });
    let error = document(|resource| {
        resource["subject"] = json!({ "identifier": other });
    });
    assert_at(&error, "fhir.patient-mismatch", ".context.sourcePatientInfo");
    let mut body = bundle();
    body["entry"][0]["resource"]["subject"] = json!({ "identifier": other });
    let error = iti65::read(body.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.code(), "fhir.patient-mismatch");
}

#[test]
fn a_false_key_is_refused_under_the_production_domain_only() {
    let error = document(|resource| {
        resource["subject"] = json!({
            "identifier": { "system": "urn:oid:1.2.250.1.213.1.4.8", "value": "221042545611404" },
        });
    });
    assert_at(&error, "ins.key", ".subject");
    let error = set("/subject", &json!({ "reference": "Patient/12" }));
    assert_at(&error, "fhir.subject", ".subject");
}

#[test]
fn authors_are_contained_and_identified() {
    let outside = json!([{ "reference": "PractitionerRole/1" }]);
    assert_at(&set("/author", &outside), "fhir.author", ".author[0]");
    let error = document(|resource| {
        for contained in resource["contained"].as_array_mut().unwrap() {
            if contained["resourceType"] == "Practitioner" {
                contained["identifier"] = json!([]);
            }
        }
    });
    assert_at(&error, "fhir.author-identity", ".author[0]");
    let error = set("/authenticator", &json!({ "reference": "#nobody" }));
    assert_at(&error, "fhir.authenticator", ".authenticator");
    let error = set("/custodian", &json!({ "identifier": { "value": "1" } }));
    assert_at(&error, "fhir.structure-identity", ".custodian");
    let error = set("/custodian", &json!({ "reference": "Organization/1" }));
    assert_at(&error, "fhir.custodian", ".custodian");
}

#[test]
fn bytes_are_those_declared() {
    let size = ".content[0].attachment.size";
    assert_at(&set("/content/0/attachment/size", &json!(14)), "fhir.size-mismatch", size);
    let hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let at = ".content[0].attachment.hash";
    assert_at(&set("/content/0/attachment/hash", &json!(hash)), "fhir.hash-mismatch", at);
    assert_at(&set("/content/0/attachment/hash", &json!("AAAA")), "fhir.hash", at);
    assert_at(&set("/content/0/attachment/hash", &json!("AA-")), "fhir.base64", at);
}

#[test]
fn relations_and_dates_are_understood_or_refused() {
    let relation = |code: &str, target: Value| {
        document(move |resource| {
            resource["relatesTo"] = json!([{ "code": code, "target": target }]);
        })
    };
    let known = json!({ "reference": "DocumentReference/1" });
    assert_eq!(relation("signs", known.clone()).code(), "fhir.relates-to-unsupported");
    assert_eq!(relation("replaces", json!({ "reference": "List/1" })).code(), "fhir.relates-to");
    let error = document(|resource| {
        let one = json!({ "code": "replaces", "target": known });
        resource["relatesTo"] = json!([one, one]);
    });
    assert_eq!(error.code(), "fhir.relates-to");
    assert_at(&set("/date", &json!("hier")), "fhir.date-malformed", ".date");
    let error = document(|resource| {
        resource["context"]["period"]["end"] = json!("2020-01-01T00:00:00Z");
    });
    assert_at(&error, "fhir.period-order", ".context.period");
    assert_eq!(set("/status", &json!("superseded")).code(), "fhir.status");
    assert_eq!(
        set("/securityLabel/0/coding/0/code", &json!("SECRET")).code(),
        "fhir.security-label-unknown"
    );
}

#[test]
fn types_and_modifiers_are_strict() {
    let error = set("/content/0/attachment/size", &json!("15"));
    assert_eq!(error.code(), "fhir.type-mismatch");
    assert_eq!(error.expression(), "Bundle.entry[1].resource.content[0].attachment.size");
    let error = document(|resource| resource["modifierExtension"] = json!([{ "url": "urn:x" }]));
    assert_at(&error, "fhir.modifier-extension", ".modifierExtension");
    let error = document(|resource| {
        let first = resource["contained"][0].clone();
        resource["contained"].as_array_mut().unwrap().push(first);
    });
    assert_eq!(error.code(), "fhir.duplicate-member");
}

#[test]
fn unknown_members_are_tolerated() {
    let mut body = bundle();
    body["entry"][1]["resource"]["text"] = json!({ "status": "generated", "div": "<div/>" });
    body["entry"][1]["resource"]["newInR9"] = json!([1, 2]);
    assert!(iti65::read(body.to_string().as_bytes()).is_ok());
}

fn publish(change: impl Fn(&mut Value)) -> Result<crate::fhir::Draft, &'static str> {
    let mut body = build::simplified(&sample::draft());
    change(&mut body);
    simplified::read(body.to_string().as_bytes()).map_err(|error| error.code())
}

#[test]
fn a_simplified_publish_has_its_bytes_inside() {
    let attachment = |body: &mut Value, name: &str, value: Value| {
        body["content"][0]["attachment"][name] = value;
    };
    assert_eq!(publish(|body| attachment(body, "url", json!("Binary/1"))), Err("fhir.url-present"));
    assert_eq!(publish(|body| attachment(body, "data", json!(""))), Err("fhir.content-empty"));
    let without = publish(|body| {
        body["content"][0]["attachment"].as_object_mut().unwrap().remove("data");
    });
    assert_eq!(without, Err("fhir.data"));
}

#[test]
fn a_simplified_publish_may_say_less() {
    let draft = publish(|body| {
        for name in ["hash", "size", "language", "creation"] {
            body["content"][0]["attachment"].as_object_mut().unwrap().remove(name);
        }
        body["content"][0].as_object_mut().unwrap().remove("format");
        for name in ["period", "sourcePatientInfo"] {
            body["context"].as_object_mut().unwrap().remove(name);
        }
        body.as_object_mut().unwrap().remove("securityLabel");
        body["author"] = json!([{
            "type": "Practitioner",
            "identifier": { "system": "https://rpps.esante.gouv.fr", "value": "10001234567" },
            "display": "BÉNARD Éloïse",
        }]);
    })
    .unwrap();
    let description = &draft.description;
    assert_eq!((draft.declared_size, draft.declared_hash), (None, None));
    assert_eq!(description.format.code, "urn:ihe:iti:xds-sd:pdf:2008");
    assert_eq!(description.service.start, description.created);
    assert_eq!(description.language, "fr-FR");
    assert_eq!(description.source_patient.family, "MOREL");
    assert!(description.authors[0].is_rpps("10001234567"));
}

#[test]
fn profession_and_specialty_are_put_together() {
    let draft = publish(|body| {
        for contained in body["contained"].as_array_mut().unwrap() {
            if contained["resourceType"] == "PractitionerRole" {
                contained["specialty"] = json!([{ "coding": [
                    { "system": "https://mos.esante.gouv.fr/NOS/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale", "code": "SM26", "display": "Médecine générale" },
                ] }]);
                contained["code"] = json!([{ "coding": [
                    { "system": "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante", "code": "10" },
                ] }]);
            }
        }
    })
    .unwrap();
    let role = draft.description.authors[0].role.clone().unwrap();
    assert_eq!((role.code.as_str(), role.label.as_str()), ("G15_10/SM26", "Médecine générale"));
}
