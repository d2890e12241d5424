//! What people and software deposit: CDA, PDF, pictures.

use carnet_interop::cda::{self, Body, Cda, Limits, MediaLinks, RenderLabels, RenderOptions};
use carnet_interop::paper::{self, Ink, Picture, Turn};
use carnet_interop::{clinical, describe};

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

/// A PDF, as its text is extracted for search; also whatever else is stored.
pub(super) fn pdf(bytes: &[u8]) -> Outcome {
    let text = carnet_app::document::text::extract(bytes);
    assert!(text.len() <= 512 * 1024, "what is searched is bounded");
    let locked = carnet_app::document::lock::is_locked(bytes);
    if text.is_empty() {
        return Outcome::refused(locked);
    }
    Outcome::read((about(text.len()), about(text.split('\n').count()), text.is_ascii(), locked))
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
