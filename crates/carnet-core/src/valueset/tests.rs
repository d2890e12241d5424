//! The tables are whole, and the French invariants hold.

use jiff::Timestamp;

use super::*;
use crate::document::{Author, Description, Service, SourcePatient, Structure};
use crate::identity::{Ins, InsDomain};

fn coded(kind: Kind, code: &str) -> Code {
    find(kind, code).unwrap().code_value()
}

#[test]
fn every_table_is_read_whole() {
    let expected = [
        (Kind::Type, 114),
        (Kind::Class, 13),
        (Kind::Format, 91),
        (Kind::Facility, 69),
        (Kind::Practice, 12),
        (Kind::Specialty, 396),
        (Kind::Function, 10),
        (Kind::Confidentiality, 6),
        (Kind::Designation, 18),
        (Kind::Profession, 34),
    ];
    assert_eq!(expected.len(), Kind::ALL.len());
    for (kind, count) in expected {
        let entries = entries(kind);
        assert_eq!(entries.len(), count, "{kind}");
        for entry in entries {
            assert_eq!(find(kind, entry.code), Some(entry));
            assert_eq!(check(kind, &entry.code_value()), Ok(Membership::Member), "{}", entry.code);
        }
    }
}

#[test]
fn every_type_has_a_class_a_category_and_two_labels() {
    for kind in DocumentType::all() {
        let class = kind.class_value().unwrap();
        assert_eq!(check_class(&kind.code_value(), &class), Ok(Membership::Member));
        assert!(!kind.label_fr.contains("CR "), "{} is not plain: {}", kind.code, kind.label_fr);
        assert!(kind.label_fr.len() < 80 && kind.label_en.len() < 80, "{}", kind.code);
    }
    let unverified: Vec<_> =
        DocumentType::all().iter().filter(|kind| !kind.verified).map(|kind| kind.code).collect();
    assert_eq!(unverified, ["101881-1"]);
}

#[test]
fn known_types_stand_where_the_nomenclature_puts_them() {
    let stands = |code: &str| {
        let kind = DocumentType::by_code(code).unwrap();
        (kind.class, kind.category)
    };
    assert_eq!(stands("11502-2"), ("10", Category::Laboratory));
    assert_eq!(stands("18748-4"), ("31", Category::Imaging));
    assert_eq!(stands("60593-1"), ("43", Category::Care));
    assert_eq!(stands("87273-9"), ("52", Category::Prevention));
    assert_eq!(stands("PRESC-AAT"), ("42", Category::Certificates));
    assert_eq!(stands("REMB"), ("60", Category::Administrative));
    assert!(DocumentType::by_code("DOCPAT10").is_none());
}

#[test]
fn what_the_holder_adds_lands_in_the_category_chosen() {
    for category in Category::ALL {
        let kind = DocumentType::for_upload_in(*category).unwrap();
        assert_eq!(kind.category, *category);
        assert!(DocumentType::for_upload().any(|offered| offered == kind));
    }
    assert_eq!(DocumentType::for_upload().count(), 11);
    let order: Vec<_> = DocumentType::for_upload().map(|kind| kind.category).collect();
    assert!(order.is_sorted());
}

#[test]
fn what_the_holder_makes_has_valid_metadata() {
    let patient = patient_expression();
    for kind in [Kind::Specialty, Kind::Facility, Kind::Practice] {
        assert_eq!(check(kind, &patient), Ok(Membership::Member));
    }
}

#[test]
fn an_unknown_code_is_refused_where_the_set_is_required() {
    let unknown = Code::new("2.16.840.1.113883.6.1", "00000-0", "");
    for kind in [Kind::Type, Kind::Class, Kind::Facility, Kind::Practice, Kind::Specialty] {
        let refused = check(kind, &unknown).unwrap_err();
        assert_eq!(refused, InvalidCode::Unknown { kind, code: "00000-0".into() });
        assert_eq!(refused.code(), "valueset.unknown-code");
    }
    assert_eq!(check(Kind::Format, &unknown), Ok(Membership::Tolerated));
}

#[test]
fn the_right_code_in_the_wrong_system_is_refused() {
    let mut code = coded(Kind::Type, "11502-2");
    code.system = "1.2.250.1.213.1.1.4.12".into();
    let refused = check(Kind::Type, &code).unwrap_err();
    assert_eq!(refused.code(), "valueset.wrong-system");
    code.system = "http://loinc.org".into();
    assert_eq!(check(Kind::Type, &code), Ok(Membership::Member));
    code.system = "urn:oid:2.16.840.1.113883.6.1".into();
    assert_eq!(check(Kind::Type, &code), Ok(Membership::Member));
}

#[test]
fn a_class_that_is_not_the_types_is_refused_unless_the_table_is_silent() {
    let report = coded(Kind::Class, "10");
    let refused = check_class(&coded(Kind::Type, "57833-6"), &report).unwrap_err();
    assert_eq!(refused.code(), "valueset.class-mismatch");
    let implant = check_class(&coded(Kind::Type, "101881-1"), &report);
    assert_eq!(implant, Ok(Membership::Tolerated));
}

#[test]
fn a_format_is_found_from_its_model_and_from_its_media_type() {
    let found = |key: &str| format_of(key).map(|entry| entry.code);
    assert_eq!(found("1.2.250.1.213.1.1.1.55"), Some("urn:ihe:lab:xd-lab:2008"));
    assert_eq!(found("1.2.250.1.213.1.1.1.5.4"), Some("urn:ans:ci-sis:cse-mde:2023"));
    assert_eq!(found("application/pdf"), Some("urn:ihe:iti:xds-sd:pdf:2008"));
    assert_eq!(found("video/mp4"), None);
}

#[test]
fn a_role_gives_its_profession() {
    let label = |role: &str| profession_of(role).map(|entry| entry.label_fr);
    assert_eq!(label("G15_10/SM26"), Some("Médecin"));
    assert_eq!(label("G15_60"), Some("Infirmier"));
    assert_eq!(label("10"), Some("Médecin"));
    assert_eq!(label("AUTOMATE"), None);
}

fn description() -> Description {
    let kind = DocumentType::by_code("11502-2").unwrap();
    let mut author = Author::patient();
    author.role = Some(coded(Kind::Specialty, "G15_10/SM03"));
    Description {
        unique_id: "1.2.3".into(),
        title: "Biologie".into(),
        comment: None,
        kind: kind.code_value(),
        class: kind.class_value().unwrap(),
        format: coded(Kind::Format, "urn:ihe:lab:xd-lab:2008"),
        facility: coded(Kind::Facility, "SA25"),
        practice: coded(Kind::Practice, "ETABLISSEMENT"),
        events: Vec::new(),
        language: "fr-FR".into(),
        created: Timestamp::UNIX_EPOCH,
        service: Service { start: Timestamp::UNIX_EPOCH, stop: None },
        authors: vec![author],
        authenticator: None,
        custodian: Structure { idnst: "1430000000".into(), name: "Laboratoire".into() },
        source_patient: SourcePatient {
            ins: Ins::parse("267094315701293", InsDomain::Test).unwrap(),
            local: None,
            family: String::new(),
            given: String::new(),
        },
        references: Vec::new(),
        set_id: None,
    }
}

#[test]
fn a_description_is_checked_code_by_code() {
    assert_eq!(check_description(&description()), Checked::default());

    let mut newer = description();
    newer.format.code = "urn:ans:ci-sis:cr-bio:2031".into();
    let checked = check_description(&newer);
    assert!(checked.refusals.is_empty());
    assert_eq!(checked.warnings.len(), 1, "an unknown format is let through and reported");

    let mut wrong = description();
    wrong.class = coded(Kind::Class, "42");
    wrong.facility.code = "SA11".into();
    wrong.practice.system = "1.2.3".into();
    wrong.authors[0].role = Some(Code::new("1.2.250.1.213.1.1.4.5", "G15_99", ""));
    let codes: Vec<_> = check_description(&wrong).refusals.iter().map(InvalidCode::code).collect();
    assert_eq!(
        codes,
        [
            "valueset.class-mismatch",
            "valueset.unknown-code",
            "valueset.wrong-system",
            "valueset.unknown-code"
        ]
    );
}
