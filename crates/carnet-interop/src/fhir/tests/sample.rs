//! Fictitious drafts and documents.

use carnet_core::code::Code;
use carnet_core::document::label::Combination;
use carnet_core::document::{
    Announcement, Author, AuthorKind, Content, Description, Document, Label, Labels, Person,
    Reference, Service, Shelf, SourcePatient, Status, Structure,
};
use carnet_core::id::{DocumentId, EntryId, SubmissionId};
use carnet_core::identity::{Ins, InsDomain};
use jiff::Timestamp;

use crate::fhir::provide::SubmissionSet;
use crate::fhir::system::{LOINC, TRE_A01, TRE_A02, TRE_A03, TRE_A11, TRE_R02};
use crate::fhir::{Draft, sha1};

pub(in crate::fhir) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(in crate::fhir) fn ins() -> Ins {
    Ins::parse("267094315701293", InsDomain::Test).unwrap()
}

pub(in crate::fhir) fn laboratory() -> Structure {
    Structure { idnst: "1750803447".to_owned(), name: "Laboratoire des Trois Ponts".to_owned() }
}

pub(in crate::fhir) fn doctor() -> Author {
    Author {
        kind: AuthorKind::Practitioner,
        person: Some(Person {
            idnps: "810001234567".to_owned(),
            family: "BÉNARD".to_owned(),
            given: "Éloïse".to_owned(),
        }),
        role: Some(Code::new(TRE_A02, "G15_10/SM03", "Biologie médicale")),
        structure: Some(laboratory()),
        device: None,
    }
}

pub(in crate::fhir) fn machine() -> Author {
    Author {
        kind: AuthorKind::Device,
        person: None,
        role: None,
        structure: Some(laboratory()),
        device: Some("Automate A".to_owned()),
    }
}

pub(in crate::fhir) fn description() -> Description {
    Description {
        unique_id: "urn:oid:1.2.250.1.999.1.1.42".to_owned(),
        title: "Compte rendu d’examens biologiques".to_owned(),
        comment: Some("Contrôle à six mois".to_owned()),
        kind: Code::new(LOINC, "11502-2", "CR d'examens biologiques"),
        class: Code::new(TRE_A03, "10", "Compte rendu"),
        format: Code::new(TRE_A11, "urn:ihe:iti:xds-sd:pdf:2008", ""),
        facility: Code::new(TRE_R02, "SA25", "Laboratoire de biologie médicale"),
        practice: Code::new(TRE_A01, "AMBULATOIRE", "Ambulatoire"),
        events: vec![Code::new("2.16.840.1.113883.6.3", "E11", "Diabète de type 2")],
        language: "fr-FR".to_owned(),
        created: at("2025-03-02T09:30:00Z"),
        service: Service { start: at("2025-03-01T07:15:00Z"), stop: None },
        authors: vec![doctor()],
        authenticator: Some(doctor()),
        custodian: laboratory(),
        source_patient: SourcePatient {
            ins: ins(),
            local: Some(("A-1977".to_owned(), "1.2.250.1.999.2".to_owned())),
            family: "MOREL".to_owned(),
            given: "Jeanne".to_owned(),
        },
        references: vec![Reference {
            kind: "urn:ihe:iti:xds:2013:accession".to_owned(),
            system: Some("urn:oid:1.2.250.1.999.3".to_owned()),
            value: "ACC-7".to_owned(),
        }],
        set_id: None,
    }
}

pub(in crate::fhir) fn draft() -> Draft {
    let bytes = b"%PDF-1.4 fictif".to_vec();
    Draft {
        description: description(),
        labels: Vec::new(),
        shelf: Shelf::Active,
        replaces: None,
        media_type: "application/pdf".to_owned(),
        declared_hash: Some(sha1(&bytes)),
        declared_size: Some(15),
        bytes,
    }
}

pub(in crate::fhir) fn submission_set() -> SubmissionSet {
    SubmissionSet {
        unique_id: "urn:oid:1.2.250.1.999.1.2.7".to_owned(),
        source_id: "urn:oid:1.2.250.1.999".to_owned(),
        designation: Code::new("1.2.250.1.213.2.2", "07", "Consultation externe"),
        title: Some("Bilan de mars".to_owned()),
        author: machine(),
        submitted: at("2025-03-02T10:00:00Z"),
    }
}

/// A document as kept, made of a description.
pub(in crate::fhir) fn document(number: u8, description: Description) -> Document {
    let received = at("2025-03-02T10:00:01Z");
    let id = DocumentId::new(received, [number; 10]);
    Document {
        id,
        entry: EntryId::new(received, [number; 10]),
        version: 1,
        status: Status::Current,
        shelf: Shelf::Active,
        labels: Labels::default(),
        description,
        content: Content {
            object: "0".repeat(64),
            media_type: "application/pdf".to_owned(),
            size_bytes: 15,
            sha256: "0".repeat(64),
            sha1: "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d".to_owned(),
        },
        depositor: machine(),
        submission: SubmissionId::new(received, [number; 10]),
        received,
        updated: received,
        replaces: None,
        replaced_by: None,
    }
}

pub(in crate::fhir) fn labels(wanted: &[Label]) -> Labels {
    let never =
        Announcement { tell_at: at("2099-01-01T00:00:00Z"), open_at: at("2099-01-01T00:00:00Z") };
    Labels::at_deposit(wanted, never, Combination::Allowed).unwrap()
}
