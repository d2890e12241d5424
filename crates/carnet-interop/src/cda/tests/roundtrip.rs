//! What we write, we read back: header, narrative, codes, values.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::build::{
    Facility, Gender, LabLine, LabSection, LabValue, Model, NewDocument, Paragraphs, Person,
    Practitioner, PrescriptionLine, Vaccination, letter_section, prescription_section,
    vaccination_section,
};
use super::super::{
    Body, Code, Flag, Hl7Time, Identifier, MediaType, Quantity, Section, results, text, write,
};
use super::*;

const LOINC: &str = "2.16.840.1.113883.6.1";

fn time(text: &str) -> Hl7Time {
    Hl7Time::parse(text).unwrap()
}

fn practitioner(family: &str) -> Practitioner {
    Practitioner {
        rpps: "99900000017".to_owned(),
        family: family.to_owned(),
        given: "Odile".to_owned(),
        profession: Code::new("G15_10/SM26", "1.2.250.1.213.1.1.4.5", "Médecin généraliste"),
    }
}

fn new_document(family: &str, title: &str) -> NewDocument {
    NewDocument {
        id: Identifier::root("1.2.250.1.999.1.1"),
        set_id: Identifier::new("1.2.250.1.999.1", "lot-1"),
        version: 2,
        replaces: Some(Identifier::root("1.2.250.1.999.1.0")),
        code: Code::new("11502-2", LOINC, "CR d'examens biologiques"),
        title: title.to_owned(),
        written: time("20260302114500+0100"),
        patient: Person {
            ins: "255069999900148".to_owned(),
            ins_root: "1.2.250.1.213.1.4.10".to_owned(),
            birth_family: family.to_owned(),
            used_family: Some("BELLEFEUILLE".to_owned()),
            given: vec!["ROSALIE".to_owned(), "JEANNE".to_owned()],
            gender: Gender::Female,
            birth: date(1955, 6, 14),
            birth_insee: Some("35238".to_owned()),
        },
        author: practitioner(family),
        facility: Facility {
            finess: "350000001".to_owned(),
            name: title.to_owned(),
            sector: Code::new("AMBULATOIRE", "1.2.250.1.213.1.1.4.9", "Ambulatoire"),
            kind: Code::new("SA07", "1.2.250.1.71.4.2.4", "Cabinet individuel"),
        },
        event: Some(Code::new("18719-5", LOINC, "Biochimie")),
        start: time("20260302081500+0100"),
        stop: None,
    }
}

fn lab_section(name: &str, value: &str) -> Section {
    LabSection {
        anchor: "bio1".to_owned(),
        title: name.to_owned(),
        specialty: Code::new("18719-5", LOINC, "Biochimie"),
        lines: vec![
            LabLine {
                name: name.to_owned(),
                loinc: "20567-4".to_owned(),
                loinc_label: "Ferritine [Masse/Volume]".to_owned(),
                value: LabValue::Number {
                    value: value.to_owned(),
                    unit: "ug/L".to_owned(),
                    low: Some("15".to_owned()),
                    high: Some("150".to_owned()),
                },
                time: time("20260302081500+0100"),
                flag: None,
            },
            LabLine {
                name: "Antigène".to_owned(),
                loinc: "78012-2".to_owned(),
                loinc_label: "Streptococcus pyogenes Ag".to_owned(),
                value: LabValue::Words(Code::new("260385009", "2.16.840.1.113883.6.96", "négatif")),
                time: time("20260302"),
                flag: Some(Flag::Negative),
            },
        ],
    }
    .build()
}

fn vaccination(name: &str) -> Section {
    vaccination_section(
        "vac",
        "Note de vaccination",
        &[Vaccination {
            name: name.to_owned(),
            code: Code::new("J07AM01", "2.16.840.1.113883.6.73", "Vaccin tétanique"),
            time: time("20251014"),
            lot: Some("L-77".to_owned()),
            route: Some(Code::new("20035000", "0.4.0.127.0.16.1.1.2.1", "Voie intramusculaire")),
            site: None,
            rank: Some(3),
            performer: practitioner("FICTIVE"),
        }],
    )
}

fn prescription(name: &str, instruction: &str) -> Section {
    prescription_section(
        "med",
        "Prescription",
        &[PrescriptionLine {
            name: name.to_owned(),
            code: Code::new("N02BE01", "2.16.840.1.113883.6.73", "Paracétamol"),
            dose: Quantity::new("1", Some("{tablet}")),
            frequency: "3 fois par jour".to_owned(),
            period: Quantity::new("8", Some("h")),
            from: time("20260302"),
            until: time("20260307"),
            route: Some(Code::new("20053000", "0.4.0.127.0.16.1.1.2.1", "Voie orale")),
            renewals: 1,
            instruction: Some(instruction.to_owned()),
        }],
    )
}

fn read_back(cda: &Cda) -> Cda {
    read(&write::document(cda), &Limits::default()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any words, including those that look like markup, come back as they were.
    #[test]
    fn structured_documents_come_back(
        family in "[A-Za-zÀ-ÿ<>&\"' -]{0,20}[A-Z]",
        title in "\\PC{0,40}",
        name in "\\PC{1,40}",
        value in "[0-9]{1,4}(\\.[0-9]{1,3})?",
        lines in proptest::collection::vec("\\PC{0,60}", 0..4),
    ) {
        let reason = Code::new("42349-1", LOINC, "Raison de la recommandation");
        let cda = new_document(&family, &title).structured(Model::Free, vec![
            lab_section(&name, &value),
            vaccination(&name),
            prescription(&name, &title),
            letter_section(reason.clone(), &title, &Paragraphs::Text(lines.clone())),
            letter_section(reason, &title, &Paragraphs::List(lines)),
        ]);
        prop_assert_eq!(&read_back(&cda), &cda);
    }

    #[test]
    fn files_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut file = b"%PDF-1.7\n".to_vec();
        file.extend(bytes);
        let cda = new_document("FICTIVE", "Lettre").around(MediaType::Pdf, file);
        prop_assert_eq!(&read_back(&cda), &cda);
    }

    /// Whatever the bytes, reading ends in a document or a code.
    #[test]
    fn reading_never_panics(
        cut in 0usize..20_000,
        noise in proptest::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut bytes = document(LABORATORY).into_bytes();
        let cut = cut.min(bytes.len());
        bytes.splice(cut..cut, noise);
        if let Err(error) = read(&bytes, &Limits::default()) {
            prop_assert!(error.code().starts_with("cda."));
        }
    }
}

#[test]
fn a_lab_report_is_announced_and_its_results_read() {
    let cda = read_back(
        &new_document("FICTIVE", "Bilan")
            .structured(Model::LabReport, vec![lab_section("Ferritine", "8.0")]),
    );
    assert_eq!(cda.format().code, "urn:ihe:lab:xd-lab:2008");
    let results = results(&cda);
    assert_eq!(results[0].name, "Ferritine");
    assert_eq!(results[0].flag, Some(Flag::Low));
    assert_eq!(results[1].flag, Some(Flag::Negative));
    assert!(text(&cda).contains("Ferritine · 8,0 ug/L · 15 à 150"));
}

#[test]
fn the_french_header_is_complete() {
    let cda = new_document("FICTIVE", "Note")
        .structured(Model::VaccinationNote, vec![vaccination("Tétanos")]);
    let xml = String::from_utf8(write::document(&cda)).unwrap();
    for expected in [
        "<id root=\"1.2.250.1.71.4.2.1\" extension=\"899900000017\"/>",
        "<id root=\"1.2.250.1.71.4.2.2\" extension=\"1350000001\"/>",
        "<id root=\"1.2.250.1.213.1.4.10\" extension=\"255069999900148\"/>",
        "<given>ROSALIE JEANNE</given><given qualifier=\"BR\">ROSALIE</given>",
        "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\"1.2.250.1.999.1.0\"/>",
        "<standardIndustryClassCode code=\"AMBULATOIRE\"",
        "<healthCareFacility><code code=\"SA07\"",
        "<versionNumber value=\"2\"/>",
        "<birthTime value=\"19550614\"/>",
        "<originalText><reference value=\"#vac-1\"/></originalText>",
    ] {
        assert!(xml.contains(expected), "{expected}");
    }
    assert_eq!(cda.format().code, "urn:asip:ci-sis:vac-note:2021");
    for (model, format) in [
        (Model::Prescription, "urn:ihe:pharm:pre:2010"),
        (Model::DischargeLetter, "urn:asip:ci-sis:ldl-ses:2017"),
        (Model::Free, "urn:asip:ci-sis:modelesHorsProfils:2011"),
    ] {
        let cda = new_document("FICTIVE", "Note").structured(model, Vec::new());
        assert_eq!(cda.format().code, format);
        assert_eq!(cda.body, Body::Structured(Vec::new()));
    }
}

#[test]
fn documents_read_from_elsewhere_are_written_back() {
    let cda = laboratory();
    assert_eq!(read_back(&cda).header, cda.header);
    assert_eq!(read_back(&cda).body, cda.body);
}
