//! A CDA of ours becomes a deposit that is read back.

use super::sample;
use crate::cda::build::{Facility, Gender, Model, NewDocument, Person, Practitioner};
use crate::cda::{Cda, Code, Hl7Time, Identifier, Limits};
use crate::describe::Undescribed;
use crate::fhir::{Draft, Target, build, from_cda, provide};

fn new_document() -> NewDocument {
    let time = |text| Hl7Time::parse(text).unwrap();
    NewDocument {
        id: Identifier::new("1.2.250.1.999.5", "CR-8"),
        set_id: Identifier::new("1.2.250.1.999.6", "CR"),
        version: 2,
        replaces: Some(Identifier::root("1.2.250.1.999.5.7")),
        code: Code::new("11488-4", "2.16.840.1.113883.6.1", "CR de consultation"),
        title: "Consultation".to_owned(),
        written: time("20260112103000+0100"),
        patient: Person {
            ins: "267094315701293".to_owned(),
            ins_root: "1.2.250.1.213.1.4.10".to_owned(),
            birth_family: "MOREL".to_owned(),
            used_family: Some("DURAND".to_owned()),
            given: vec!["Jeanne".to_owned(), "Louise".to_owned()],
            gender: Gender::Female,
            birth: jiff::civil::date(1967, 9, 12),
            birth_insee: None,
        },
        author: Practitioner {
            rpps: "10001234567".to_owned(),
            family: "LENOIR".to_owned(),
            given: "Marc".to_owned(),
            profession: Code::new("G15_10/SM26", "1.2.250.1.213.1.1.4.5", "Médecine générale"),
        },
        facility: Facility {
            finess: "750803447".to_owned(),
            name: "Cabinet des Lilas".to_owned(),
            sector: Code::new("AMBULATOIRE", "1.2.250.1.213.1.1.4.9", "Ambulatoire"),
            kind: Code::new("SA07", "1.2.250.1.71.4.2.4", "Cabinet individuel"),
        },
        event: None,
        start: time("20260112"),
        stop: None,
    }
}

fn mapped(change: impl Fn(&mut Cda)) -> Result<Draft, Undescribed> {
    let mut cda = new_document().structured(Model::Free, Vec::new());
    change(&mut cda);
    from_cda(&cda, b"<ClinicalDocument/>".to_vec())
}

#[test]
fn a_header_becomes_metadata() {
    let cda = new_document().structured(Model::DischargeLetter, Vec::new());
    let bytes = crate::cda::write::document(&cda);
    let read = crate::cda::read(&bytes, &Limits::default()).unwrap();
    let draft = from_cda(&read, bytes).unwrap();
    let description = &draft.description;
    assert_eq!(description.unique_id, "urn:oid:1.2.250.1.999.5^CR-8");
    assert_eq!(description.set_id.as_deref(), Some("1.2.250.1.999.6^CR"));
    assert_eq!(draft.replaces, Some(Target::Identifier("urn:oid:1.2.250.1.999.5.7".to_owned())));
    assert_eq!(draft.media_type, "text/xml");
    assert_eq!(description.class.code, "10");
    assert_eq!(description.format.code, "urn:asip:ci-sis:ldl-ses:2017");
    assert_eq!(description.created, sample::at("2026-01-12T09:30:00Z"));
    assert_eq!(description.service.start, sample::at("2026-01-11T23:00:00Z"));
    assert_eq!(description.facility.code, "SA07");
    assert_eq!(description.practice.code, "AMBULATOIRE");
    assert_eq!(description.authors[0].display(), "Marc LENOIR");
    assert!(description.authors[0].is_rpps("10001234567"));
    assert_eq!(description.custodian.idnst, "1750803447");
    assert_eq!(
        (&*description.source_patient.family, &*description.source_patient.given),
        ("MOREL", "Jeanne")
    );
}

#[test]
fn what_was_mapped_is_a_deposit_the_server_accepts() {
    let mut draft = mapped(|_| ()).unwrap();
    let body = build::provide(&sample::submission_set(), &sample::ins(), &[draft.clone()]);
    let read = provide::read(body.to_string().as_bytes()).unwrap();
    draft.description.set_id = None;
    assert_eq!(read.drafts, [draft]);
}

#[test]
fn an_act_that_ends_before_it_begins_has_no_end() {
    let draft = mapped(|cda| {
        cda.header.service_events[0].stop = Hl7Time::parse("20250101");
    });
    assert_eq!(draft.unwrap().description.service.stop, None);
}

#[test]
fn what_the_header_lacks_is_refused_before_anything_is_sent() {
    let refused = |change: &dyn Fn(&mut Cda)| mapped(change).unwrap_err().code();
    assert_eq!(refused(&|cda| cda.header.patient.ids.clear()), "describe.no-ins");
    assert_eq!(refused(&|cda| cda.header.id = Identifier::root("un deux")), "describe.missing");
}
