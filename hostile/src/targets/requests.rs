//! What software and browsers send: FHIR, searches, forms, headers.

use std::collections::BTreeSet;

use carnet_core::document::Label;
use carnet_core::id::DocumentId;
use carnet_core::search::{Index, Query, SearchItem};
use carnet_http::{ForwardedBy, probe};
use carnet_interop::fhir::search::SearchType;
use carnet_interop::fhir::{patch as format, provide, simplified};

use crate::Outcome;
use crate::outcome::about;

/// A transaction (ITI-65), and a document by itself (ITI-105).
pub(super) fn bundle(bytes: &[u8]) -> Outcome {
    let provided = provide::read(bytes);
    if let Ok(read) = &provided {
        assert!(read.drafts.len() <= read.entries.len(), "a document is an entry");
    }
    let provided = provided.map(|read| (about(read.drafts.len()), about(read.entries.len())));
    let alone = simplified::read(bytes).map(|draft| (draft.labels, draft.shelf));
    let shape = (provided.map_err(|why| why.code()), alone.map_err(|why| why.code()));
    match shape {
        (Err(_), Err(_)) => Outcome::refused(shape),
        _ => Outcome::read(shape),
    }
}

/// A change of metadata. The first byte chooses the media type.
pub(super) fn patch(bytes: &[u8]) -> Outcome {
    const KINDS: [&str; 4] =
        ["application/json-patch+json", "application/fhir+json", "application/json", "text/xml"];
    let Some((how, bytes)) = bytes.split_first() else { return Outcome::refused("empty") };
    let kind = KINDS.get(usize::from(*how) % KINDS.len()).copied().unwrap_or_default();
    let read = match format::read(kind, bytes) {
        Ok(read) => read,
        Err(why) => return Outcome::refused((kind, why.code())),
    };
    let labels = read.labels_after(&[Label::Masked]).unwrap_or_default();
    let mut once = labels.clone();
    once.dedup();
    assert_eq!(labels, once, "a label counts once");
    Outcome::read((kind, read))
}

/// The query of a search. What is accepted is written in a link, and means the same when it comes back.
pub(super) fn search(bytes: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(bytes) else { return Outcome::refused("utf-8") };
    let read = [SearchType::DocumentReference, SearchType::List].map(|kind| {
        let link = probe::search(kind, text)?;
        let again = probe::search(kind, &link);
        assert_eq!(again.as_ref(), Ok(&link), "the link to the next page means the same");
        let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
        Ok::<_, String>(link.split('&').map(name).collect::<BTreeSet<_>>())
    });
    if read.iter().any(Result::is_ok) { Outcome::read(read) } else { Outcome::refused(read) }
}

/// The words typed to find a document, against a document.
pub(super) fn words(bytes: &[u8]) -> Outcome {
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
    let (first, second) = (index.search(&query).len(), index.search(&Query::parse(typed)).len());
    assert!(first <= 1 && second <= 1, "a document is found once");
    let shape = (first, second, about(typed.split_whitespace().count()));
    if first + second > 0 { Outcome::read(shape) } else { Outcome::refused(shape) }
}

/// A form with files. The first line is the content type.
pub(super) fn multipart(bytes: &[u8]) -> Outcome {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let (Some(kind), Some(body)) = (parts.next(), parts.next()) else {
        return Outcome::refused("no body");
    };
    let Ok(kind) = std::str::from_utf8(kind) else { return Outcome::refused("utf-8") };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let Ok(runtime) = runtime else { return Outcome::refused("no runtime") };
    let kept = runtime.block_on(probe::form(kind, body));
    if let Ok(kept) = &kept {
        // A byte that is no UTF-8 is shown as one of three.
        assert!(*kept <= 3 * bytes.len(), "no more is kept than was sent");
    }
    Outcome::of(&kept.map(about))
}

/// The cookies of a request: where one is sent back to.
pub(super) fn cookie(bytes: &[u8]) -> Outcome {
    let Some(path) = probe::cookies(bytes) else { return Outcome::refused("none") };
    let elsewhere = path.starts_with("//") || path.contains('\\') || !path.starts_with('/');
    assert!(!elsewhere, "nobody is sent elsewhere");
    assert!(!path.contains(char::is_control), "nobody writes a header of ours");
    Outcome::read((about(path.matches('/').count()), path.contains('?'), path.contains('#')))
}

/// What a proxy of ours says of where a request comes from. The first byte chooses the header.
pub(super) fn address(bytes: &[u8]) -> Outcome {
    let Some((how, told)) = bytes.split_first() else { return Outcome::refused("empty") };
    let header = if how & 1 == 0 { ForwardedBy::XForwardedFor } else { ForwardedBy::Forwarded };
    let Some(client) = probe::address(header, told) else { return Outcome::refused("header") };
    // Whoever sends the request writes what they like in front of it.
    let lie = if how & 1 == 0 { "6.6.6.6, " } else { "for=6.6.6.6, " };
    let lied = probe::address(header, &[lie.as_bytes(), told].concat());
    let ours = client.is_loopback() || client.to_string().starts_with("10.");
    assert!(lied == Some(client) || ours, "a lie of the client is not believed");
    if ours { Outcome::refused("ours") } else { Outcome::read((header, client.is_ipv4())) }
}
