//! What software and browsers send: FHIR, searches, tokens, forms.

use carnet_core::document::Label;
use carnet_core::id::DocumentId;
use carnet_core::search::{Index, Query, SearchItem};
use carnet_http::probe;
use carnet_interop::fhir::search::SearchType;
use carnet_interop::fhir::{patch as format, provide, simplified};
use jiff::Timestamp;
use serde_json::{Value, json};

/// A transaction (ITI-65), and a document by itself (ITI-105).
pub(super) fn bundle(bytes: &[u8]) {
    if let Ok(read) = provide::read(bytes) {
        assert!(read.drafts.len() <= read.entries.len(), "a document is an entry");
    }
    let _ = simplified::read(bytes);
}

/// A change of metadata. The first byte chooses the media type.
pub(super) fn patch(bytes: &[u8]) {
    const KINDS: [&str; 4] =
        ["application/json-patch+json", "application/fhir+json", "application/json", "text/xml"];
    let Some((how, bytes)) = bytes.split_first() else { return };
    let Some(kind) = KINDS.get(usize::from(*how) % KINDS.len()) else { return };
    let Ok(read) = format::read(kind, bytes) else { return };
    let labels = read.labels_after(&[Label::Masked]).unwrap_or_default();
    let mut once = labels.clone();
    once.dedup();
    assert_eq!(labels, once, "a label counts once");
}

/// The query of a search. What is accepted is written in a link, and means the same when it comes back.
pub(super) fn search(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for kind in [SearchType::DocumentReference, SearchType::List] {
        let Some(link) = probe::search(kind, text) else { continue };
        let again = probe::search(kind, &link);
        assert_eq!(again.as_ref(), Some(&link), "the link to the next page means the same");
    }
}

/// The words typed to find a document, against a document.
pub(super) fn words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let query = Query::parse(&text);
    let (typed, held) = text.split_once('\n').unwrap_or((&text, "Résultats d’analyses du foie"));
    let item = SearchItem {
        id: DocumentId::from_uuid(uuid::Uuid::nil()),
        title: held.to_owned(),
        body: format!("{held} {typed}"),
        tags: vec![held.to_owned()],
    };
    let index = Index::build([item]);
    assert!(index.search(&query).len() <= 1 && index.search(&Query::parse(typed)).len() <= 1);
}

/// What the assertion of the seeds is checked with; its private key was thrown away.
fn keys() -> Value {
    json!({ "keys": [{
        "kty": "EC", "crv": "P-384", "kid": "k1", "use": "sig",
        "x": include_str!("../../corpus/jwt.x").trim(), "y": include_str!("../../corpus/jwt.y").trim(),
    }] })
}

/// The instant at which the assertion of the seeds is good.
const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

/// A client's assertion and an access token. Only the one that was signed is believed, and no access token is.
pub(super) fn jwt(bytes: &[u8]) {
    let Ok(token) = std::str::from_utf8(bytes) else { return };
    let endpoint = "https://carnet.example/oauth/token";
    if let Some(jti) = probe::assertion(token, &keys(), endpoint, NOW) {
        assert_eq!(jti, "graine", "only what was signed is believed");
    }
    let audience = "https://carnet.example/fhir";
    assert!(!probe::access_token(token, &[7; 32], audience, NOW), "nobody signed this");
}

/// A form with files, and the cookies it comes with. The first line is the content type.
pub(super) fn multipart(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let (Some(kind), Some(body)) = (parts.next(), parts.next()) else { return };
    if let Some(path) = probe::cookies(kind) {
        let elsewhere = path.starts_with("//") || path.contains('\\') || !path.starts_with('/');
        assert!(!elsewhere, "nobody is sent elsewhere");
    }
    let Ok(kind) = std::str::from_utf8(kind) else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let Ok(runtime) = runtime else { return };
    if let Some(kept) = runtime.block_on(probe::form(kind, body)) {
        // A byte that is no UTF-8 is shown as one of three.
        assert!(kept <= 3 * bytes.len(), "no more is kept than was sent");
    }
}
