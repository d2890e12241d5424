//! Requests as software would write them, by hand, and not as our own builder does.

use carnet_core::document::{AuthorKind, Label, Shelf};
use carnet_core::identity::InsDomain;

use crate::fhir::provide::Entry;
use crate::fhir::{Target, provide, simplified};

#[test]
fn a_replacement_with_a_masked_document() {
    let body = include_bytes!("../../../fixtures/fhir/provide-replacement.json");
    let read = provide::read(body).unwrap();
    assert_eq!(read.patient.domain(), InsDomain::Test);
    assert_eq!(read.submission.source_id, "urn:oid:1.2.250.1.999.77");
    assert_eq!(read.submission.author.kind, AuthorKind::Device);
    let old = Target::Identifier("urn:oid:1.2.250.1.999.77.1.1000".to_owned());
    assert_eq!(
        read.entries,
        [Entry::Document(0), Entry::Binary(0), Entry::Supersede(old.clone()), Entry::SubmissionSet,]
    );
    let draft = &read.drafts[0];
    assert_eq!(draft.replaces, Some(old));
    assert_eq!(draft.labels, [Label::Masked, Label::HiddenFromRepresentatives]);
    assert_eq!(draft.bytes, b"Hello");
    let author = &draft.description.authors[0];
    assert_eq!(author.display(), "Marc LENOIR");
    assert_eq!(author.role.as_ref().unwrap().code, "G15_10/SM26");
    assert_eq!(author.structure.as_ref().unwrap().idnst, "1750803447");
    assert_eq!(draft.description.kind.system, "2.16.840.1.113883.6.1");
    assert_eq!(draft.description.events.len(), 2);
}

#[test]
fn a_publish_of_an_archived_note() {
    let body = include_bytes!("../../../fixtures/fhir/simplified-note.json");
    let draft = simplified::read(body).unwrap();
    assert_eq!(draft.shelf, Shelf::Archived);
    assert_eq!(draft.media_type, "text/plain");
    assert_eq!(draft.description.authors[0].kind, AuthorKind::Patient);
    assert_eq!(draft.description.source_patient.given, "Jeanne");
    assert_eq!(draft.description.format.code, "urn:ihe:iti:xds-sd:text:2008");
    assert_eq!(String::from_utf8(draft.bytes).unwrap(), "Bonjour");
}
