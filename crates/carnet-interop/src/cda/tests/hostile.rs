//! Files made to harm: each refused with its own code, at the cost of reading it.

use super::super::{Body, MediaType, RenderOptions, render};
use super::*;

#[test]
fn entity_bombs_and_dtds_are_refused() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">\
        <!ENTITY lol2 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\">]>\
        <ClinicalDocument xmlns=\"urn:hl7-org:v3\">&lol2;</ClinicalDocument>";
    assert_eq!(refusal(laughs), CdaError::DtdRefused);
    let external = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
    assert_eq!(refusal(external).code(), "cda.dtd-refused");
    let attribute = document(LABORATORY).replace("code=\"SA25\"", "code=\"&lol;\"");
    assert_eq!(refusal(&attribute).code(), "cda.not-well-formed");
}

#[test]
fn deep_nesting_is_refused_without_recursion() {
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let limits = Limits { nodes: 1_000_000, ..Limits::default() };
    assert_eq!(read(deep.as_bytes(), &limits), Err(CdaError::TooDeep { max: 100 }));
    let hidden = format!("<r a='>'><!-- {deep} --><![CDATA[{deep}]]><?p {deep} ?></r>");
    assert_eq!(refusal(&hidden).code(), "cda.wrong-root", "markup in comments does not nest");
}

#[test]
fn counts_are_bounded() {
    let nodes = format!("<r>{}</r>", "<a/>".repeat(100_001));
    assert_eq!(refusal(&nodes), CdaError::TooManyNodes { max: 100_000 });
    let attributes = (0..65).map(|n| format!(" a{n}='1'")).collect::<Vec<_>>().concat();
    assert_eq!(refusal(&format!("<r{attributes}/>")), CdaError::TooManyAttributes { max: 64 });
    let namespaces = format!("<r>{}</r>", "<a xmlns='u'/>".repeat(10_001));
    assert_eq!(refusal(&namespaces), CdaError::TooManyAttributes { max: 10_000 });
}

#[test]
fn size_is_checked_first() {
    let large = vec![b' '; 10 * 1024 * 1024 + 1];
    assert_eq!(read(&large, &Limits::default()).unwrap_err().code(), "cda.too-large");
}

#[test]
fn a_body_larger_than_the_limit_is_refused_before_decoding() {
    let fifty = "A".repeat(50 * 1024 * 1024);
    let claim = unstructured("application/pdf", &fifty);
    let limits = Limits { bytes: 60 * 1024 * 1024, ..Limits::default() };
    let refused = read(claim.as_bytes(), &limits).unwrap_err();
    assert_eq!(
        refused,
        CdaError::BodyTooLarge { bytes: fifty.len() / 4 * 3, max: limits.body_bytes }
    );
    assert_eq!(read(claim.as_bytes(), &Limits::default()).unwrap_err().code(), "cda.too-large");
}

#[test]
fn bodies_that_lie_or_say_nothing_are_refused() {
    for (media_type, base64, code) in [
        ("application/pdf", "iVBORw0KGgo=", "cda.media-mismatch"),
        ("image/png", "TVqQAAMAAAA=", "cda.media-mismatch"),
        ("text/html", "PGh0bWw+", "cda.media-unsupported"),
        ("image/svg+xml", "PHN2Zz4=", "cda.media-unsupported"),
        ("application/pdf", "JVBERi0x*LjcK", "cda.base64-invalid"),
        ("application/pdf", "  ", "cda.body-empty"),
    ] {
        assert_eq!(refusal(&unstructured(media_type, base64)).code(), code, "{media_type}");
    }
    let elsewhere = document(
        "<component><nonXMLBody><text mediaType=\"application/pdf\"><reference value=\"http://x/a.pdf\"/></text></nonXMLBody></component>",
    );
    assert_eq!(refusal(&elsewhere), CdaError::BodyExternal);
}

#[test]
fn what_is_not_a_whole_document_is_named() {
    let whole = document(LABORATORY);
    for cut in [whole.len() / 3, whole.len() / 2, whole.len() - 3] {
        let (start, _) = whole.split_at(whole.floor_char_boundary(cut));
        assert_eq!(refusal(start).code(), "cda.truncated", "cut at {cut}");
    }
    assert_eq!(refusal("").code(), "cda.wrong-root");
    assert_eq!(refusal("%PDF-1.7").code(), "cda.wrong-root");
    assert_eq!(refusal("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>").code(), "cda.wrong-root");
    assert_eq!(refusal("<a><b></a></b>").code(), "cda.not-well-formed");
    assert_eq!(refusal("<ClinicalDocument/>").code(), "cda.wrong-root", "namespace matters");
    assert_eq!(read(b"\xFF\xFE<\0a\0", &Limits::default()).unwrap_err().code(), "cda.encoding");
    assert_eq!(refusal("<?xml version='1.0' encoding='EBCDIC'?><a/>").code(), "cda.encoding");
    assert_eq!(read(b"<a>\xE9</a>", &Limits::default()).unwrap_err().code(), "cda.encoding");
    let two = document(LABORATORY).replace("</recordTarget>", "</recordTarget><recordTarget/>");
    assert_eq!(refusal(&two), CdaError::SeveralPatients { count: 2 });
    let dated = document(LABORATORY).replace("20260302114500+0100", "le 2 mars");
    assert_eq!(refusal(&dated).code(), "cda.bad-date");
}

#[test]
fn nothing_of_the_document_becomes_markup() {
    let labels = labels();
    let html = render(&laboratory(), &RenderOptions::new(&labels)).html;
    for forbidden in ["<script", "javascript:", "onclick", "style=", "volé", "<b>", "border="] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("&lt;b&gt;"), "the words of the document stay words");
    assert!(html.contains(
        "la fiche (<span class=\"cda-address\">https://exemple.fr/fer?a=1&amp;b=2</span>)"
    ));
    assert!(!html.contains("<a "), "an address is shown, never followed");
}

#[test]
fn references_do_not_multiply_a_small_file() {
    let entry = "<entry><act classCode=\"ACT\" moodCode=\"EVN\"><text><reference value=\"#long\"/></text></act></entry>";
    let body = format!(
        "<component><structuredBody><component><section><text><content ID=\"long\">{}</content></text>{}</section></component></structuredBody></component>",
        "mot ".repeat(100_000),
        entry.repeat(10_000),
    );
    let cda = read(document(&body).as_bytes(), &Limits::default()).unwrap();
    let Body::Structured(sections) = &cda.body else { panic!("structured") };
    let copied: usize =
        sections[0].entries.iter().filter_map(|entry| Some(entry.text.as_ref()?.text.len())).sum();
    assert!(copied <= Limits::default().resolved_bytes, "{copied}");
}

#[test]
fn bytes_of_no_known_kind_are_never_served() {
    let hostile = LABORATORY.replace("iVBORw0KGgoAAAANSUhEUg", "TVqQAAMAAAAEAAAAAAAAAA");
    let hostile = document(&hostile);
    let found = read(hostile.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(found.attachments[0].media_type, None);
    assert!(found.attachment(1).is_none());
    assert_eq!(MediaType::sniff(&found.attachments[0].bytes), None);
    let labels = labels();
    let html = render(&found, &RenderOptions::new(&labels)).html;
    assert!(html.contains("[cda-unservable-file]"));
}
