use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;

use super::*;
use crate::code::Code;
use crate::document::{
    Author, AuthorKind, Content, Description, Labels, Service, Shelf, SourcePatient, Status,
    Structure,
};
use crate::id::{DocumentId, EntryId, SubmissionId};
use crate::identity::{Ins, InsDomain};

/// Noon of 2 March 2026 in Paris.
fn noon() -> Timestamp {
    Timestamp::from_second(1_772_449_200).unwrap()
}

fn structure(idnst: &str) -> Structure {
    Structure { idnst: idnst.to_owned(), name: format!("Structure {idnst}") }
}

fn author(idnst: Option<&str>) -> Author {
    let kind = if idnst.is_some() { AuthorKind::Device } else { AuthorKind::Patient };
    Author { kind, structure: idnst.map(structure), ..Author::patient() }
}

fn document(number: u8, idnst: Option<&str>, title: &str, sha256: &str) -> Document {
    let code = |code: &str| Code::new("urn:test", code, code);
    let ins = Ins::parse("277076322082910", InsDomain::Nir).unwrap();
    Document {
        id: DocumentId::new(noon(), [number; 10]),
        entry: EntryId::new(noon(), [number; 10]),
        version: 1,
        status: Status::Current,
        shelf: Shelf::Active,
        labels: Labels::default(),
        description: Description {
            unique_id: number.to_string(),
            title: title.to_owned(),
            comment: None,
            kind: code("11502-2"),
            class: code("11"),
            format: code("f"),
            facility: code("SA01"),
            practice: code("AMBULATOIRE"),
            events: Vec::new(),
            language: "fr-FR".to_owned(),
            created: noon(),
            service: Service { start: noon(), stop: None },
            authors: vec![author(idnst)],
            authenticator: None,
            custodian: structure(""),
            source_patient: SourcePatient {
                ins,
                local: None,
                family: String::new(),
                given: String::new(),
            },
            references: Vec::new(),
            set_id: None,
        },
        content: Content {
            object: String::new(),
            media_type: "application/pdf".to_owned(),
            size_bytes: 1,
            sha256: sha256.to_owned(),
            sha1: String::new(),
        },
        depositor: author(idnst),
        submission: SubmissionId::new(noon(), [0; 10]),
        received: noon(),
        updated: noon(),
        replaces: None,
        replaced_by: None,
    }
}

fn sizes(documents: &[Document]) -> Vec<usize> {
    group(documents).iter().map(|copies| 1 + copies.others.len()).collect()
}

#[test]
fn the_same_bytes_are_one_document_whoever_sent_them() {
    let documents = [
        document(1, Some("S1"), "Bilan", "aa"),
        document(2, None, "Mon bilan", "aa"),
        document(3, None, "Mon bilan", "bb"),
    ];
    assert_eq!(sizes(&documents), [2, 1], "titles of one's own are not enough");
    assert_eq!(group(&documents)[0].first.id, documents[0].id);
    assert_eq!(group(documents.iter().rev())[1].first.id, documents[1].id, "order is the caller's");
}

#[test]
fn the_same_structure_day_type_and_title_are_one_document() {
    let one = document(1, Some("S1"), "Hémogramme", "aa");
    let again = document(2, Some("S1"), "HEMOGRAMME", "bb");
    assert_eq!(sizes(&[one.clone(), again.clone()]), [2]);
    let elsewhere = document(2, Some("S2"), "Hémogramme", "bb");
    assert_eq!(sizes(&[one.clone(), elsewhere]), [1, 1]);
    let mut later = again.clone();
    later.description.service.start = noon() + 11.hours();
    assert_eq!(sizes(&[one.clone(), later.clone()]), [2], "23 h is the same day");
    later.description.service.start = noon() + 12.hours();
    assert_eq!(sizes(&[one.clone(), later]), [1, 1], "midnight in Paris is another");
    let mut other = again.clone();
    other.description.kind.code = "18725-2".to_owned();
    assert_eq!(sizes(&[one.clone(), other]), [1, 1]);
    let named = document(3, Some("S1"), "Ionogramme", "cc");
    assert_eq!(sizes(&[one, again, named]), [2, 1]);
}

#[test]
fn copies_of_copies_are_copies() {
    let documents = [
        document(1, Some("S1"), "Bilan", "aa"),
        document(2, Some("S2"), "Bilan", "bb"),
        document(3, Some("S1"), "Bilan", "bb"),
    ];
    assert_eq!(sizes(&documents), [3]);
}

fn any_document() -> impl Strategy<Value = (Option<&'static str>, &'static str, &'static str)> {
    let structure = proptest::option::of(prop_oneof![Just("S1"), Just("S2")]);
    let title = prop_oneof![Just("Bilan"), Just("bilan"), Just("Lettre")];
    (structure, title, prop_oneof![Just("a"), Just("b"), Just("c"), Just("d")])
}

proptest! {
    /// Every document is in one group, whatever the order, and the groups are the same sets.
    #[test]
    fn groups_part_the_documents(all in proptest::collection::vec(any_document(), 0..20)) {
        let documents: Vec<Document> = (0_u8..)
            .zip(all)
            .map(|(number, (structure, title, sha256))| document(number, structure, title, sha256))
            .collect();
        let sets = |groups: Vec<Copies<'_>>| -> BTreeSet<BTreeSet<DocumentId>> {
            groups.iter().map(|one| {
                std::iter::once(one.first).chain(one.others.iter().copied()).map(|d| d.id).collect()
            }).collect()
        };
        let groups = group(&documents);
        let shown: usize = groups.iter().map(|one| 1 + one.others.len()).sum();
        prop_assert_eq!(shown, documents.len());
        prop_assert_eq!(sets(groups), sets(group(documents.iter().rev())));
    }
}
