//! The words of a document, for search: titles, narrative, and the labels codes add to them.

use std::collections::BTreeSet;

use super::{
    Body, Cda, Code, Detail, Entry, MediaType, Product, Section, Value, media, narrative, rtf,
};

/// Plain text of a document, one line per title, paragraph, item or row. A PDF or a picture
/// gives only the title here: its own text is extracted elsewhere.
pub fn text(cda: &Cda) -> String {
    let mut out = String::new();
    let mut seen = BTreeSet::new();
    for line in [cda.header.title.as_deref(), cda.header.code.official()].into_iter().flatten() {
        push(line, &mut seen, &mut out);
    }
    for event in &cda.header.service_events {
        push_code(event.code.as_ref(), &mut seen, &mut out);
    }
    match &cda.body {
        Body::Unstructured { media_type: MediaType::Text, bytes } => {
            out.push_str(&media::text_of(bytes));
        }
        Body::Unstructured { media_type: MediaType::Rtf, bytes } => {
            out.push_str(&rtf::text(bytes));
        }
        Body::Unstructured { .. } => {}
        Body::Structured(sections) => {
            for section in sections {
                push_section(section, &mut seen, &mut out);
            }
        }
    }
    out
}

fn push(line: &str, seen: &mut BTreeSet<String>, out: &mut String) {
    let line = line.trim();
    if !line.is_empty() && seen.insert(line.to_owned()) {
        out.push_str(line);
        out.push('\n');
    }
}

fn push_code(code: Option<&Code>, seen: &mut BTreeSet<String>, out: &mut String) {
    let Some(code) = code else { return };
    for label in [code.display.as_deref(), code.original.as_ref().map(|words| words.text.as_str())]
        .into_iter()
        .flatten()
    {
        push(label, seen, out);
    }
    for translation in &code.translations {
        push_code(Some(translation), seen, out);
    }
}

fn push_section(section: &Section, seen: &mut BTreeSet<String>, out: &mut String) {
    if let Some(title) = &section.title {
        push(title, seen, out);
    }
    let mut narrative = String::new();
    narrative::plain_text(&section.narrative, &mut narrative);
    for line in narrative.lines() {
        // What was said twice stays twice in the narrative; only coded labels are deduplicated.
        seen.insert(line.to_owned());
        seen.extend(line.split(" · ").map(str::to_owned));
        out.push_str(line);
        out.push('\n');
    }
    for entry in &section.entries {
        push_entry(entry, seen, out);
    }
    for child in &section.sections {
        push_section(child, seen, out);
    }
}

fn push_entry(entry: &Entry, seen: &mut BTreeSet<String>, out: &mut String) {
    push_code(entry.code.as_ref(), seen, out);
    if let Some(words) = &entry.text {
        push(&words.text, seen, out);
    }
    match &entry.detail {
        Detail::Observation(observation) => {
            for value in &observation.values {
                match value {
                    Value::Coded(code) => push_code(Some(code), seen, out),
                    Value::Text(words) => push(&words.text, seen, out),
                    _ => {}
                }
            }
        }
        Detail::Substance(substance) => push_product(substance.product.as_ref(), seen, out),
        Detail::Supply(supply) => push_product(supply.product.as_ref(), seen, out),
        _ => {}
    }
    for part in &entry.participants {
        push_code(part.code.as_ref(), seen, out);
    }
    for child in &entry.children {
        push_entry(child, seen, out);
    }
}

fn push_product(product: Option<&Product>, seen: &mut BTreeSet<String>, out: &mut String) {
    let Some(product) = product else { return };
    for line in [product.name.as_deref(), product.lot.as_deref()].into_iter().flatten() {
        push(line, seen, out);
    }
    push_code(product.code.as_ref(), seen, out);
}
