//! What people and software deposit: CDA, PDF, pictures.

use std::sync::LazyLock;

use carnet_app::document::pdf::PdfReader;
use carnet_interop::cda::{self, Body, Cda, Limits, MediaLinks, RenderLabels, RenderOptions};
use carnet_interop::paper::{self, Ink, Picture, Turn};
use carnet_interop::{clinical, describe};
use tokio::runtime::Runtime;

use crate::Outcome;
use crate::outcome::about;

/// What a page made of a stranger's document never holds: a script, a frame, a style, an outside address.
const NEVER: [&str; 7] =
    ["<script", "<iframe", "<style", "<object", " onload=", "href=\"javascript:", "src=\"http"];

/// A CDA: read, shown, described, searched and written again.
pub(super) fn cda(bytes: &[u8]) -> Outcome {
    let limits = Limits::default();
    let read = match cda::read(bytes, &limits) {
        Ok(read) => read,
        Err(why) => return Outcome::refused(why.code()),
    };
    let labels = RenderLabels::new(|label| label.id().to_owned());
    for media in [MediaLinks::Mentioned, MediaLinks::Data, MediaLinks::Numbered("/m/".to_owned())] {
        let shown = cda::render(&read, &RenderOptions { media, ..RenderOptions::new(&labels) });
        let found = NEVER.iter().find(|never| shown.html.contains(**never));
        assert_eq!(found, None, "a stranger's markup is on the page");
    }
    // Most refusals of what it says are fine; none may take the program with it.
    let described = describe::describe(&read).map(|_| ()).map_err(|why| format!("{why:?}"));
    let facts = clinical::facts(&read);
    let results = cda::results(&read).len();
    let deposited = carnet_interop::fhir::from_cda(&read, bytes.to_vec()).map(|_| ());
    let write = |cda: &Cda| cda::read(&cda::write::document(cda), &limits);
    // Only documents of our own are written: what has no place there is gone the first time, and nothing the second.
    if let Ok(ours) = write(&read) {
        let again = write(&ours).map(|again| letters(&again));
        assert_eq!(again, Ok(letters(&ours)), "what is written says what was read");
    }
    let structured = matches!(read.body, Body::Structured { .. });
    let deposited = deposited.map_err(|why| why.code());
    Outcome::read((structured, about(results), facts.is_empty(), described.is_ok(), deposited))
}

/// What a document says, without the spaces that stand between two pieces.
fn letters(cda: &Cda) -> String {
    cda::text(cda).split_whitespace().collect()
}

/// The runtime that holds the process, and what asks it.
static READER: LazyLock<Option<(Runtime, PdfReader)>> = LazyLock::new(|| {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().ok()?;
    // This program, or for a test the one beside its folder.
    let here = std::env::current_exe().ok()?;
    let program = match here.parent() {
        Some(folder) if folder.ends_with("deps") => folder.parent()?.join("hostile"),
        _ => here,
    };
    Some((runtime, carnet::pdf::reader_of(program)))
});

/// A PDF, as its text is extracted for search, and as one is asked whether it is locked: by a process that may die,
/// while this one may not, and which always answers or is replaced.
pub(super) fn pdf(bytes: &[u8]) -> Outcome {
    let Some((runtime, reader)) = READER.as_ref() else { return Outcome::refused("no reader") };
    let locked = runtime.block_on(reader.is_locked(bytes));
    match runtime.block_on(reader.text(bytes.to_vec())) {
        Err(why) => Outcome::refused(why),
        Ok(text) if text.is_empty() => Outcome::refused(locked),
        Ok(text) => {
            assert!(text.len() <= 512 * 1024, "what is searched is bounded");
            let begins: String = text.chars().filter(|c| c.is_alphabetic()).take(2).collect();
            Outcome::read((about(text.len()), text.is_ascii(), begins, locked))
        }
    }
}

/// Photographs of pages. The first byte says how they are turned and inked.
pub(super) fn picture(bytes: &[u8]) -> Outcome {
    let Some((how, bytes)) = bytes.split_first() else { return Outcome::refused("empty") };
    let turn = match how & 3 {
        0 => Turn::None,
        1 => Turn::Right,
        2 => Turn::Half,
        _ => Turn::Left,
    };
    let ink = if how & 4 == 0 { Ink::Colour } else { Ink::Black };
    let picture = Picture { bytes: bytes.to_vec(), turn };
    let room = 1024 * 1024;
    let clean = paper::clean(&picture, ink, room);
    if let Ok(clean) = &clean {
        assert!(clean.len() <= room, "what is kept fits");
    }
    if let Ok(bound) = paper::bind(&[picture.clone(), picture], ink, "Un mot", room) {
        assert!(bound.len() <= room && bound.starts_with(b"%PDF-"), "a PDF that fits");
    }
    let size = clean.map(|clean| (clean.len() / 256, ink, turn)).map_err(|why| why.code());
    Outcome::of(&size.map(|(size, ink, turn)| (about(size), ink, turn)))
}
