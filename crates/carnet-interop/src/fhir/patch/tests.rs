//! Table of patches: what each one means, or why it is refused.

use carnet_core::document::{Label, Shelf, Status};

use super::{LabelChange, MetadataPatch, read};

const JSON_PATCH: &str = "application/json-patch+json";
const FHIR: &str = "application/fhir+json; charset=utf-8";
const ARCHIVED: &str =
    "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived";

fn json(body: &str) -> Result<MetadataPatch, &'static str> {
    read(JSON_PATCH, body.as_bytes()).map_err(|error| error.code())
}

fn fhirpath(operations: &[&str]) -> Result<MetadataPatch, &'static str> {
    let body = format!(
        r#"{{"resourceType":"Parameters","parameter":[{}]}}"#,
        operations
            .iter()
            .map(|parts| format!(r#"{{"name":"operation","part":[{parts}]}}"#))
            .collect::<Vec<_>>()
            .join(",")
    );
    read(FHIR, body.as_bytes()).map_err(|error| error.code())
}

fn status(status: Status) -> MetadataPatch {
    MetadataPatch { status: Some(status), ..MetadataPatch::default() }
}

fn set(labels: &[Label]) -> MetadataPatch {
    MetadataPatch { labels: Some(LabelChange::Set(labels.to_vec())), ..MetadataPatch::default() }
}

fn add(labels: &[Label]) -> MetadataPatch {
    MetadataPatch { labels: Some(LabelChange::Add(labels.to_vec())), ..MetadataPatch::default() }
}

fn shelf(shelf: Shelf) -> MetadataPatch {
    MetadataPatch { shelf: Some(shelf), ..MetadataPatch::default() }
}

#[test]
fn json_patches_are_understood() {
    let table = [
        (r#"[{"op":"replace","path":"/status","value":"superseded"}]"#, status(Status::Superseded)),
        (r#"[{"op":"replace","path":"/status","value":"current "}]"#, status(Status::Current)),
        (
            r#"[{"op":"replace","path":"/status","value":"entered-in-error"}]"#,
            status(Status::Deleted),
        ),
        (r#"[{"op":"replace","path":"/securityLabel","value":"N"}]"#, set(&[])),
        (
            r#"[{"op":"replace","path":"/securityLabel/0","value":"MASQUE_PS"}]"#,
            set(&[Label::Masked]),
        ),
        (
            r#"[{"op":"replace","path":"/securityLabel","value":[{"coding":[{"code":"N"}]},{"coding":[{"code":"MASQUE_PS"}]}]}]"#,
            set(&[Label::Masked]),
        ),
        (
            r#"[{"op":"add","path":"/securityLabel/-","value":{"coding":[{"code":"INVISIBLE_PATIENT"}]}}]"#,
            add(&[Label::HiddenFromHolder]),
        ),
        (
            r#"[{"op":"replace","path":"/securityLabel/0/coding/0/code","value":"MASQUE_PS"},{"op":"replace","path":"/securityLabel/0/coding/0/system","value":"urn:oid:1.2.250.1.213.1.1.4.13"}]"#,
            set(&[Label::Masked]),
        ),
        (r#"[{"op":"remove","path":"/securityLabel"}]"#, set(&[])),
        (
            r#"[{"op":"replace","path":"/extension/0/valueBoolean","value":true}]"#,
            shelf(Shelf::Archived),
        ),
        (
            r#"[{"op":"replace","path":"/extension[PDSm_isArchived]/valueBoolean","value":false}]"#,
            shelf(Shelf::Active),
        ),
    ];
    for (body, wanted) in table {
        assert_eq!(json(body), Ok(wanted), "{body}");
    }
    let added = format!(
        r#"[{{"op":"add","path":"/extension/-","value":{{"url":"{ARCHIVED}","valueBoolean":true}}}}]"#
    );
    assert_eq!(json(&added), Ok(shelf(Shelf::Archived)));
}

#[test]
fn json_patches_of_anything_else_are_refused() {
    let table = [
        (
            r#"[{"op":"replace","path":"/content/0/attachment/title","value":"x"}]"#,
            "fhir.patch-forbidden",
        ),
        (
            r#"[{"op":"replace","path":"/securityLabel/0/text","value":"x"}]"#,
            "fhir.patch-forbidden",
        ),
        (r#"[{"op":"replace","path":"/statuses","value":"current"}]"#, "fhir.patch-forbidden"),
        (
            r#"[{"op":"add","path":"/extension/-","value":{"url":"urn:x","valueBoolean":true}}]"#,
            "fhir.patch-forbidden",
        ),
        (r#"[{"op":"test","path":"/status","value":"current"}]"#, "fhir.patch-operation"),
        (r#"[{"op":"remove","path":"/status"}]"#, "fhir.patch-operation"),
        (r#"[{"op":"remove","path":"/securityLabel/1"}]"#, "fhir.patch-operation"),
        (r#"[{"op":"replace","path":"/status","value":"gone"}]"#, "fhir.patch-malformed"),
        (r#"[{"op":"replace","path":"/status"}]"#, "fhir.patch-malformed"),
        (r#"[{"op":"replace","path":"/securityLabel","value":[]}]"#, "fhir.patch-malformed"),
        (r#"[{"op":"replace"}]"#, "fhir.patch-malformed"),
        ("[]", "fhir.patch-malformed"),
        ("{}", "fhir.patch-malformed"),
        (
            r#"[{"op":"replace","path":"/securityLabel","value":"SECRET"}]"#,
            "fhir.security-label-unknown",
        ),
    ];
    for (body, code) in table {
        assert_eq!(json(body), Err(code), "{body}");
    }
}

#[test]
fn fhirpath_patches_are_understood() {
    let replace = r#"{"name":"type","valueCode":"replace"}"#;
    let path = |path: &str| format!(r#"{{"name":"path","valueString":"{path}"}}"#);
    let value = |value: &str| format!(r#"{{"name":"value",{value}}}"#);
    let one =
        |at: &str, given: &str| fhirpath(&[&format!("{replace},{},{}", path(at), value(given))]);
    assert_eq!(
        one("DocumentReference.status", r#""valueCode":"superseded""#),
        Ok(status(Status::Superseded))
    );
    assert_eq!(
        one(
            "DocumentReference.securityLabel[0]",
            r#""valueCodeableConcept":{"coding":[{"code":"MASQUE_PS"}]}"#
        ),
        Ok(set(&[Label::Masked]))
    );
    let level = "DocumentReference.securityLabel.coding.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality').code";
    assert_eq!(one(level, r#""valueCode":"R""#), Ok(MetadataPatch::default()));
    let archive = format!("DocumentReference.extension.where(url='{ARCHIVED}').value");
    assert_eq!(one(&archive, r#""valueBoolean":true"#), Ok(shelf(Shelf::Archived)));
    assert_eq!(
        one("DocumentReference.description", r#""valueString":"x""#),
        Err("fhir.patch-forbidden")
    );
    assert_eq!(
        one("DocumentReference.securityLabelX", r#""valueCode":"N""#),
        Err("fhir.patch-forbidden")
    );
}

#[test]
fn a_logical_deletion_is_one_status() {
    let supersede = r#"{"name":"type","valueCode":"replace"},{"name":"path","valueString":"DocumentReference.status"},{"name":"value","valueCode":"superseded"}"#;
    let delete = r#"{"name":"type","valueCode":"add"},{"name":"path","valueString":"DocumentReference"},{"name":"name","valueString":"extension"},{"name":"value","part":[{"name":"url","valueUri":"https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-deleted"},{"name":"valueBoolean","valueBoolean":true}]}"#;
    assert_eq!(fhirpath(&[supersede, delete]), Ok(status(Status::Deleted)));
    assert_eq!(fhirpath(&[&delete.replace("true", "false")]), Err("fhir.patch-undelete"));
    let revive = supersede.replace("superseded", "current");
    assert_eq!(fhirpath(&[&revive, delete]), Err("fhir.patch-undelete"));
}

#[test]
fn other_formats_are_not_spoken() {
    for media in ["application/xml-patch+xml", "application/fhir+xml", "text/plain", ""] {
        let error = read(media, b"<diff/>").unwrap_err();
        assert_eq!(error.code(), "fhir.patch-media-type");
        assert_eq!(error.kind().status(), 415);
    }
    let other = read(FHIR, br#"{"resourceType":"DocumentReference"}"#).unwrap_err();
    assert_eq!(other.code(), "fhir.resource-unexpected");
}

#[test]
fn labels_after_a_patch() {
    let current = [Label::HiddenFromHolder];
    assert_eq!(status(Status::Current).labels_after(&current), None);
    assert_eq!(set(&[Label::Masked]).labels_after(&current), Some(vec![Label::Masked]));
    assert_eq!(
        add(&[Label::Masked]).labels_after(&current),
        Some(vec![Label::Masked, Label::HiddenFromHolder])
    );
}
