//! Writing a [`Cda`] as CDA R2 XML, elements in the order of the schema. What [`super::read()`]
//! reads back equals what was written.

mod entry;
mod header;
mod narrative;
mod value;
mod xml;

use super::{Body, Cda, Section, media};
use xml::Xml;

/// The document as UTF-8 XML.
pub fn document(cda: &Cda) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "ClinicalDocument",
        &[
            ("xmlns", "urn:hl7-org:v3"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xmlns:pharm", "urn:ihe:pharm:medication"),
        ],
    );
    header::write(&mut xml, &cda.header);
    xml.open("component", &[]);
    match &cda.body {
        Body::Unstructured { media_type, bytes } => {
            xml.open("nonXMLBody", &[]);
            xml.element(
                "text",
                &[("mediaType", media_type.as_str()), ("representation", "B64")],
                &media::encode_base64(bytes),
            );
            xml.close();
        }
        Body::Structured(sections) => {
            xml.open("structuredBody", &[]);
            for section in sections {
                write_section(&mut xml, cda, section);
            }
            xml.close();
        }
    }
    xml.close();
    xml.close();
    xml.into_bytes()
}

fn write_section(xml: &mut Xml, cda: &Cda, section: &Section) {
    xml.open("component", &[]);
    xml.open("section", &[]);
    for root in &section.templates {
        xml.empty("templateId", &[("root", root)]);
    }
    if let Some(id) = &section.id {
        value::identifier(xml, "id", id);
    }
    if let Some(code) = &section.code {
        value::code(xml, "code", None, code);
    }
    if let Some(title) = &section.title {
        xml.element("title", &[], title);
    }
    if !section.narrative.is_empty() {
        xml.open("text", &[]);
        narrative::blocks(xml, cda, &section.narrative);
        xml.close();
    }
    for author in &section.authors {
        header::author(xml, author);
    }
    for child in &section.entries {
        entry::within(xml, cda, "entry", child);
    }
    for child in &section.sections {
        write_section(xml, cda, child);
    }
    xml.close();
    xml.close();
}
