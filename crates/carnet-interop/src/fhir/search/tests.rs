//! The grammar of searches, as tables.

use carnet_core::document::{Document, Label, Shelf, Status, Submission};
use carnet_core::id::{DocumentId, SubmissionId};
use jiff::Timestamp;

use super::{Handling, SearchQuery, SearchType, parse};
use crate::fhir::FhirError;
use crate::fhir::tests::sample;

const PATIENT: (&str, &str) =
    ("patient.identifier", "urn:oid:1.2.250.1.213.1.4.10|267094315701293");

fn now() -> Timestamp {
    sample::at("2025-04-01T00:00:00Z")
}

fn known(wire: &str) -> Option<DocumentId> {
    (wire == "aa").then(|| sample::document(1, sample::description()).id)
}

fn raw(kind: SearchType, pairs: &[(&str, &str)]) -> Result<SearchQuery, FhirError> {
    let pairs: Vec<(String, String)> =
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    parse(kind, &pairs, Handling::Strict, &known)
}

fn query(pairs: &[(&str, &str)]) -> Result<SearchQuery, FhirError> {
    let mut all = vec![PATIENT, ("status", "current,superseded")];
    all.extend(pairs);
    raw(SearchType::DocumentReference, &all)
}

fn found(document: &Document, name: &str, value: &str) -> bool {
    query(&[(name, value)]).unwrap().matches(document, now())
}

fn document() -> Document {
    let mut document = sample::document(1, sample::description());
    document.description.service.stop = Some(sample::at("2025-03-01T08:00:00Z"));
    document.labels = sample::labels(&[Label::Masked]);
    document
}

#[test]
fn patient_status_and_code_are_mandatory() {
    let document = SearchType::DocumentReference;
    let code = |kind, pairs: &[(&str, &str)]| raw(kind, pairs).map(|_| ()).map_err(|e| e.code());
    assert_eq!(code(document, &[("status", "current")]), Err("fhir.search-patient"));
    assert_eq!(code(document, &[PATIENT]), Err("fhir.search-status"));
    assert_eq!(code(document, &[PATIENT, ("status", "current")]), Ok(()));
    let list = SearchType::List;
    assert_eq!(code(list, &[PATIENT, ("status", "current")]), Err("fhir.search-code"));
    assert_eq!(code(list, &[PATIENT, ("status", "current"), ("code", "submissionset")]), Ok(()));
}

#[test]
fn a_patient_is_named_by_ins_in_many_spellings_but_once() {
    let status = ("status", "current");
    let (_, value) = PATIENT;
    for name in [
        "patient",
        "patient.identifier",
        "patient:identifier",
        "patient:Patient.identifier",
        "subject",
        "subject.identifier",
        "subject:identifier",
    ] {
        let query = raw(SearchType::DocumentReference, &[(name, value), status]).unwrap();
        assert_eq!(query.patient, sample::ins(), "{name}");
    }
    for bad in ["Patient/1", "267094315701293", "urn:oid:1.2.3|267094315701293"] {
        let error = raw(SearchType::DocumentReference, &[("patient", bad), status]).unwrap_err();
        assert_eq!(error.code(), "fhir.search-patient", "{bad}");
    }
    let other = ("patient", "urn:oid:1.2.250.1.213.1.4.10|279035121518989");
    let error = raw(SearchType::DocumentReference, &[PATIENT, other, status]).unwrap_err();
    assert_eq!(error.code(), "fhir.search-patient");
    let false_key = ("patient", "urn:oid:1.2.250.1.213.1.4.8|221042545611404");
    let error = raw(SearchType::DocumentReference, &[false_key, status]).unwrap_err();
    assert_eq!((error.code(), error.kind().status()), ("ins.key", 400));
}

#[test]
fn every_parameter_finds_and_leaves_out() {
    let table: &[(&str, &str, &str)] = &[
        ("status", "current", "superseded"),
        ("type", "http://loinc.org|11502-2", "http://loinc.org|11488-4"),
        ("type", "11502-2", "urn:oid:1.2.3|11502-2"),
        (
            "category",
            "https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument|10",
            "11",
        ),
        ("category", "10,11", "11,31"),
        ("setting", "AMBULATOIRE", "HAD"),
        ("facility", "urn:oid:1.2.250.1.71.4.2.4|SA25", "SA01"),
        ("format", "urn:ihe:iti:xds-sd:pdf:2008", "urn:ihe:lab:xd-lab:2008"),
        ("event", "http://hl7.org/fhir/sid/icd-10|E11", "E10"),
        ("security-label", "MASQUE_PS", "INVISIBLE_PATIENT"),
        ("security-label", "N", "V"),
        (
            "identifier",
            "urn:ietf:rfc:3986|urn:oid:1.2.250.1.999.1.1.42",
            "urn:oid:1.2.250.1.999.1.1.43",
        ),
        ("identifier", "urn:oid:1.2.250.1.999.1.1.42", "1.2.250.1.999.1.1.4"),
        ("date", "2025-03-02", "2025-03-01"),
        ("creation", "ge2025-03-02", "lt2025-03-02"),
        ("creation", "2025", "ne2025"),
        ("period", "2025-03-01", "2025-03-02"),
        ("period", "ge2025-03-01T07:30:00Z", "ge2025-03-01T09:00:00Z"),
        ("period-start", "le2025-03-01", "gt2025-03-01"),
        ("period-end", "2025-03-01", "eb2025-03-01"),
        ("_lastUpdated", "sa2025-03-01", "sa2025-03-02"),
        ("author.family", "benard", "bernard"),
        ("author.given", "Élo", "Marc"),
        ("author:PractitionerRole.practitioner.family", "BEN", "MOR"),
        ("author:PractitionerRole.name", "eloise", "jean"),
        ("author.identifier", "810001234567", "810001234568"),
        (
            "author",
            "https://rpps.esante.gouv.fr|10001234567",
            "https://rpps.esante.gouv.fr|810001234567",
        ),
        (
            "author:identifier",
            "https://finess.esante.gouv.fr|750803447",
            "urn:oid:1.2.250.1.71.4.2.2|750803447",
        ),
        ("related:identifier", "urn:oid:1.2.250.1.999.3|ACC-7", "ACC-8"),
        ("isArchived", "false", "true"),
        ("_id", "aa", "bb"),
    ];
    let document = document();
    for (name, hit, miss) in table {
        assert!(found(&document, name, hit), "{name}={hit}");
        assert!(!found(&document, name, miss), "{name}={miss}");
    }
}

#[test]
fn our_own_identifiers_are_found_too() {
    let document = document();
    assert!(found(&document, "identifier", &format!("urn:uuid:{}", document.id.uuid())));
    assert!(found(&document, "identifier", &format!("urn:uuid:{}", document.entry.uuid())));
    let mut local = document.clone();
    local.description.unique_id = "https://lab.example.org|42".to_owned();
    assert!(found(&local, "identifier", "https://lab.example.org|42"));
    assert!(found(&local, "identifier", "42"));
    assert!(!found(&local, "identifier", "2"));
}

#[test]
fn replacements_are_found_by_what_they_replace() {
    let old = document();
    let mut new = sample::document(2, sample::description());
    new.replaces = Some(old.id);
    assert!(found(&new, "relatesto", "DocumentReference/aa"));
    assert!(found(&new, "relatesTo", "aa"));
    assert!(found(&new, "relatesto", &format!("urn:uuid:{}", old.id.uuid())));
    assert!(!found(&new, "relatesto", "DocumentReference/bb"));
    assert!(!found(&old, "relatesto", "aa"));
}

#[test]
fn an_open_period_has_no_end() {
    let mut open = document();
    open.description.service.stop = None;
    assert!(found(&open, "period", "ge2030"));
    assert!(!found(&open, "period", "2025-03-01"));
    assert!(!found(&open, "period-end", "2025"));
    assert!(found(&open, "period-end", "ne2025"));
}

#[test]
fn repeated_parameters_must_all_hold() {
    let document = document();
    let both = query(&[("creation", "ge2025-03-01"), ("creation", "lt2025-03-02")]).unwrap();
    assert!(!both.matches(&document, now()));
    let both = query(&[("creation", "ge2025-03-01"), ("creation", "lt2025-03-03")]).unwrap();
    assert!(both.matches(&document, now()));
}

#[test]
fn what_is_not_served_is_refused_by_its_name() {
    let table = [
        ("patient.birthdate", "2000", "fhir.search-modifier"),
        ("description", "x", "fhir.search-parameter"),
        ("_include", "DocumentReference:patient", "fhir.search-parameter"),
        ("type:not", "11502-2", "fhir.search-modifier"),
        ("type:text", "x", "fhir.search-modifier"),
        ("author.birthdate", "2000", "fhir.search-modifier"),
        ("creation", "ap2025", "fhir.search-prefix"),
        ("creation", "soon", "fhir.search-prefix"),
        ("creation", "2025-13", "fhir.search-value"),
        ("type", "", "fhir.search-value"),
        ("type", "a,,b", "fhir.search-value"),
        ("type", "|", "fhir.search-value"),
        ("_id", "a/b", "fhir.search-value"),
        ("_count", "many", "fhir.search-value"),
        ("_sort", "author", "fhir.search-sort"),
        ("_cursor", "tampered!", "fhir.search-cursor"),
    ];
    for (name, value, code) in table {
        let error = query(&[(name, value)]).unwrap_err();
        assert_eq!((error.code(), error.expression()), (code, name), "{name}={value}");
        assert_eq!(error.kind().status(), 400);
    }
    let flood = vec![("type", "a"); 200];
    assert_eq!(query(&flood).unwrap_err().code(), "fhir.search-too-many");
    let long = vec!["a"; 200].join(",");
    assert_eq!(query(&[("type", &long)]).unwrap_err().code(), "fhir.search-too-many");
}

#[test]
fn lenient_handling_leaves_strangers_out_and_says_so() {
    let pairs = [PATIENT, ("status", "current"), ("shoeSize", "42")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let kind = SearchType::DocumentReference;
    let query = parse(kind, &pairs, Handling::Lenient, &known).unwrap();
    assert_eq!(query.ignored, ["shoeSize"]);
    assert!(!query.query().contains("shoeSize"));
    let error = parse(kind, &pairs, Handling::Strict, &known).unwrap_err();
    assert_eq!((error.code(), error.value()), ("fhir.search-parameter", "shoeSize"));
}

#[test]
fn pages_follow_each_other_to_the_end() {
    let documents: Vec<Document> = (0..7)
        .map(|number| {
            let mut document = sample::document(number, sample::description());
            document.description.created = sample::at("2025-01-01T00:00:00Z")
                + jiff::SignedDuration::from_hours(number.into());
            document
        })
        .collect();
    let mut seen = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let mut pairs = vec![("_count", "3"), ("_sort", "-creation")];
        pairs.extend(cursor.as_deref().map(|cursor| ("_cursor", cursor)));
        let page = query(&pairs).unwrap().select(&documents, now());
        assert_eq!(page.total, 7);
        seen.extend(page.page.iter().map(|document| document.description.created));
        match page.next {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    let mut sorted = seen.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    assert_eq!((seen.len(), seen), (7, sorted));
}

#[test]
fn counts_are_bounded_and_may_be_nothing() {
    let documents: Vec<Document> =
        (0..120).map(|number| sample::document(number, sample::description())).collect();
    let size = |pairs: &[(&str, &str)]| {
        let found = query(pairs).unwrap().select(&documents, now());
        (found.page.len(), found.next.is_some())
    };
    assert_eq!(size(&[]), (50, true));
    assert_eq!(size(&[("_count", "1000")]), (100, true));
    assert_eq!(size(&[("_count", "0")]), (0, false));
}

#[test]
fn withdrawn_documents_have_no_status_to_be_found_by() {
    let mut document = document();
    document.status = Status::Deleted;
    for status in ["current", "superseded", "entered-in-error"] {
        let kind = SearchType::DocumentReference;
        let query = raw(kind, &[PATIENT, ("status", status)]).unwrap();
        assert!(!query.matches(&document, now()));
    }
    document.status = Status::Superseded;
    document.shelf = Shelf::Archived;
    assert!(found(&document, "isArchived", "true"));
}

fn submission() -> Submission {
    let set = sample::submission_set();
    Submission {
        id: SubmissionId::new(set.submitted, [3; 10]),
        unique_id: set.unique_id,
        source_id: Some(set.source_id),
        designation: Some(set.designation),
        title: set.title,
        author: set.author,
        submitted: set.submitted,
        documents: Vec::new(),
    }
}

#[test]
fn submission_sets_are_found_by_theirs() {
    let table: &[(&str, &str, &str)] = &[
        (
            "code",
            "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes|submissionset",
            "folder",
        ),
        ("status", "current", "retired"),
        ("date", "2025-03-02", "2025-03-03"),
        ("identifier", "urn:oid:1.2.250.1.999.1.2.7", "urn:oid:1.2.250.1.999.1.2.8"),
        ("designationType", "urn:oid:1.2.250.1.213.2.2|07", "03"),
        ("sourceId", "urn:oid:1.2.250.1.999", "urn:oid:1.2.250.1.998"),
        ("source.identifier", "1750803447", "1750803448"),
        ("source.name", "auto", "auto2"),
        ("authorOrg", "https://finess.esante.gouv.fr|750803447", "1"),
        ("authorOrg.name", "laboratoire", "hopital"),
        ("title", "BILAN", "mars"),
        ("title:contains", "mars", "avril"),
        ("title:exact", "Bilan de mars", "bilan de mars"),
        ("isArchived", "false", "true"),
    ];
    let submission = submission();
    for (name, hit, miss) in table {
        let matches = |value| {
            let mut pairs = vec![PATIENT];
            pairs.extend([("code", "submissionset"), ("status", "current"), (*name, value)]);
            raw(SearchType::List, &pairs).unwrap().matches_submission(&submission)
        };
        assert!(matches(hit), "{name}={hit}");
        assert!(!matches(miss), "{name}={miss}");
    }
}

#[test]
fn submission_sets_come_in_order() {
    let (mut old, new) = (submission(), submission());
    old.submitted = sample::at("2024-01-01T00:00:00Z");
    old.title = Some("Zoé".to_owned());
    let all = [old, new];
    let pairs = [PATIENT, ("code", "submissionset"), ("status", "current"), ("_sort", "title")];
    let found = raw(SearchType::List, &pairs).unwrap().select_submissions(&all);
    assert_eq!(found.page[0].title.as_deref(), Some("Bilan de mars"));
    let found = raw(SearchType::List, &pairs[..3]).unwrap().select_submissions(&all);
    assert_eq!(found.page[0].submitted, all[1].submitted);
}
