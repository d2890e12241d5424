//! What is understood of a document.

use super::super::{
    Body, Detail, Envelope, Flag, MediaType, Precision, ResultKind, Value, results, text,
};
use super::*;

#[test]
fn the_header_says_who_about_whom_when_and_replacing_what() {
    let cda = laboratory();
    let header = &cda.header;
    assert_eq!(header.id.unique_id(), "1.2.250.1.999.1.77^CR-2026-0042");
    assert_eq!(header.version_number, Some(2));
    assert_eq!(header.effective_time.iso(), "2026-03-02T11:45:00+01:00");
    let patient = &header.patient;
    assert_eq!(patient.ins().unwrap().extension.as_deref(), Some("255069999900148"));
    assert_eq!(patient.name.birth_family.as_deref(), Some("ÉTANGS"));
    assert_eq!(patient.name.first_given.as_deref(), Some("ROSALIE"));
    assert_eq!(patient.name.given, ["ROSALIE JEANNE"]);
    assert_eq!(patient.name.shown(), "ROSE BELLEFEUILLE");
    assert_eq!(patient.birth.unwrap().precision(), Precision::Month);
    assert_eq!(patient.birth_place.as_ref().unwrap().insee.as_deref(), Some("35238"));
    assert_eq!(header.authors[0].shown().as_deref(), Some("Odile FICTIVE"));
    assert_eq!(header.authors[1].shown().as_deref(), Some("LaboSoft"));
    assert_eq!(header.custodian.name.as_deref(), Some("Laboratoire des Landes & du Marais"));
    assert_eq!(header.informants[0].kind, "ECON");
    assert_eq!(header.participants[0].actor.shown().as_deref(), Some("Paul EXEMPLE"));
    assert_eq!(header.orders[0].extension.as_deref(), Some("P-9"));
    assert_eq!(header.main_event().unwrap().start.unwrap().iso(), "2026-03-02T08:15+01:00");
    assert_eq!(header.practice_setting().unwrap().code.as_deref(), Some("AMBULATOIRE"));
    assert_eq!(header.facility().unwrap().code.as_deref(), Some("SA25"));
    let replaced: Vec<String> =
        header.replaces().map(super::super::Identifier::unique_id).collect();
    assert_eq!(replaced, ["1.2.250.1.999.1.77^CR-2026-0041"]);
    assert_eq!(cda.format().code, "urn:ihe:lab:xd-lab:2008");
}

#[test]
fn results_carry_name_value_range_and_reading() {
    let results = results(&laboratory());
    assert_eq!(results.len(), 1);
    let ferritin = &results[0];
    assert_eq!(ferritin.kind, ResultKind::Laboratory);
    assert_eq!(ferritin.name, "Ferritine");
    assert_eq!(ferritin.loinc.as_deref(), Some("20567-4"));
    assert_eq!(ferritin.number(), Some((8.0, Some("ug/L"))));
    assert_eq!(ferritin.interval().unwrap().high.as_ref().unwrap().value, "150");
    assert_eq!(
        ferritin.flag,
        Some(Flag::Low),
        "read from the range, for want of an interpretation"
    );
    assert_eq!(ferritin.section.as_deref(), Some("Bilan martial"));
}

#[test]
fn the_digits_of_a_value_are_kept() {
    let Body::Structured(sections) = laboratory().body else { panic!("structured") };
    let act = &sections[0].sections[0].entries[0];
    let Detail::Observation(observation) = &act.children[0].detail else { panic!("observation") };
    let Value::Quantity(quantity) = &observation.values[0] else { panic!("quantity") };
    assert_eq!(quantity.value, "8.0");
}

#[test]
fn text_holds_titles_narrative_and_coded_labels() {
    let text = text(&laboratory());
    for expected in [
        "Compte rendu de biologie",
        "Bilan martial",
        "Prélèvement à 08:15, à jeun.",
        "Ferritine (immunodosage) · 8,0 µg/L · bas",
        "Ferritine [Masse/Volume] Sérum",
        "Amoxicilline",
        "Vaccin grippal",
        "Avis du biologiste.",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(!text.contains("volé"), "script has no words");
}

#[test]
fn an_embedded_picture_is_what_its_bytes_say() {
    let cda = laboratory();
    let attachment = &cda.attachments[0];
    assert_eq!(attachment.declared.as_deref(), Some("image/jpeg"));
    assert_eq!(attachment.media_type, Some(MediaType::Png));
    assert_eq!(cda.attachment(1).unwrap().0, MediaType::Png);
    assert!(cda.attachment(0).is_none() && cda.attachment(2).is_none());
}

#[test]
fn a_self_presenting_document_is_unwrapped_and_its_stylesheet_ignored() {
    let inner = document(LABORATORY);
    let inner = inner.split_once("?>").unwrap().1;
    let wrapped = format!(
        "<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\"#\"?>\
         <xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">\
         {inner}<xsl:template match=\"/\"><html><body onload=\"x()\">volé</body></html></xsl:template></xsl:stylesheet>"
    );
    let cda = read(wrapped.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(cda.envelope, Envelope::SelfPresenting);
    assert_eq!(cda.header, laboratory().header);
    assert_eq!(cda.body, laboratory().body);
    let twice = wrapped.replacen("<xsl:template", &format!("{inner}<xsl:template"), 1);
    assert_eq!(refusal(&twice), CdaError::SeveralDocuments { count: 2 });
    let none = "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"/>";
    assert_eq!(refusal(none).code(), "cda.wrong-root");
}

#[test]
fn unstructured_bodies_are_decoded_and_announced() {
    for (media_type, base64, kind, format) in [
        ("application/pdf", "JVBERi0xLjcKJeLjz9M=", MediaType::Pdf, "urn:ihe:iti:xds-sd:pdf:2008"),
        ("text/plain", "VGVuc2lvbiA6IDEyLzg=", MediaType::Text, "urn:ihe:iti:xds-sd:text:2008"),
        ("text/rtf", "e1xydGYxIEJpbGFufQ==", MediaType::Rtf, "urn:ihe:iti-fr:xds-sd:rtf:2010"),
        ("image/jpeg", "/9j/4AAQ", MediaType::Jpeg, "urn:ihe:iti-fr:xds-sd:jpeg:2010"),
        ("image/tiff", "SUkqAAgAAAA=", MediaType::Tiff, "urn:ihe:iti-fr:xds-sd:tiff:2010"),
    ] {
        let cda = read(unstructured(media_type, base64).as_bytes(), &Limits::default()).unwrap();
        assert_eq!(cda.attachment(1).unwrap().0, kind);
        assert_eq!(cda.format().code, format);
    }
    let note =
        read(unstructured("text/plain", "VGVuc2lvbiA6IDEyLzg=").as_bytes(), &Limits::default());
    assert!(text(&note.unwrap()).ends_with("Tension : 12/8"));
}

#[test]
fn declared_latin_1_is_read_and_a_byte_order_mark_is_tolerated() {
    let utf8 = document(LABORATORY);
    let latin: Vec<u8> = utf8
        .replace("UTF-8", "ISO-8859-1")
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap())
        .collect();
    assert_eq!(read(&latin, &Limits::default()).unwrap(), laboratory());
    let marked = format!("\u{FEFF}{utf8}");
    assert_eq!(read(marked.as_bytes(), &Limits::default()).unwrap(), laboratory());
}

#[test]
fn each_mandatory_element_is_named_when_missing() {
    for (from, to, path) in [
        ("<id root=\"1.2.250.1.999.1.77\" extension=\"CR-2026-0042\"/>", "", "id"),
        ("<effectiveTime value=\"20260302114500+0100\"/>", "", "effectiveTime"),
        ("<author>", "<auteur>", "author"),
        ("<custodian>", "<gardien>", "custodian"),
        ("<recordTarget>", "<cible>", "recordTarget/patientRole"),
        (" extension=\"255069999900148\"", "", ""),
        ("code=\"11502-2\"", "", "code"),
    ] {
        let whole = document(LABORATORY);
        let close = from.replace('<', "</");
        let broken = whole.replace(from, to).replace(&close, &to.replace('<', "</"));
        let found = read(broken.as_bytes(), &Limits::default());
        match path {
            // A second identifier remains, so the patient is still known.
            "" => assert!(found.is_ok()),
            path => assert_eq!(found.unwrap_err(), CdaError::MissingElement { path }),
        }
    }
    let nobody = document("");
    assert_eq!(refusal(&nobody), CdaError::MissingElement { path: "component" });
}
