//! What people and software deposit: CDA, PDF, pictures.

use carnet_interop::cda::{self, Limits, MediaLinks, RenderLabels, RenderOptions};
use carnet_interop::paper::{self, Ink, Picture, Turn};
use carnet_interop::{clinical, describe};

/// What a page made of a stranger's document never holds: a script, a frame, a style, an outside address.
const NEVER: [&str; 7] =
    ["<script", "<iframe", "<style", "<object", " onload=", "href=\"javascript:", "src=\"http"];

/// A CDA: read, shown, described, searched and written again.
pub(super) fn cda(bytes: &[u8]) {
    let limits = Limits::default();
    let Ok(read) = cda::read(bytes, &limits) else { return };
    let labels = RenderLabels::new(|label| label.id().to_owned());
    for media in [MediaLinks::Mentioned, MediaLinks::Data, MediaLinks::Numbered("/m/".to_owned())] {
        let shown = cda::render(&read, &RenderOptions { media, ..RenderOptions::new(&labels) });
        let found = NEVER.iter().find(|never| shown.html.contains(**never));
        assert_eq!(found, None, "a stranger's markup is on the page");
    }
    // Most refusals of what it says are fine; none may take the program with it.
    let _ = (describe::describe(&read), clinical::facts(&read), cda::results(&read));
    let _ = carnet_interop::fhir::from_cda(&read, bytes.to_vec());
    let text = cda::text(&read);
    let again = cda::read(&cda::write::document(&read), &limits);
    if let Ok(again) = again {
        assert_eq!(cda::text(&again), text, "what is written says what was read");
    }
}

/// A PDF, as its text is extracted for search; also whatever else is stored.
pub(super) fn pdf(bytes: &[u8]) {
    let text = carnet_app::document::text::extract(bytes);
    assert!(text.len() <= 512 * 1024, "what is searched is bounded");
}

/// Photographs of pages. The first byte says how they are turned and inked.
pub(super) fn picture(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let turn = match how & 3 {
        0 => Turn::None,
        1 => Turn::Right,
        2 => Turn::Half,
        _ => Turn::Left,
    };
    let ink = if how & 4 == 0 { Ink::Colour } else { Ink::Black };
    let picture = Picture { bytes: bytes.to_vec(), turn };
    let room = 1024 * 1024;
    if let Ok(clean) = paper::clean(&picture, ink, room) {
        assert!(clean.len() <= room, "what is kept fits");
    }
    if let Ok(bound) = paper::bind(&[picture.clone(), picture], ink, "Un mot", room) {
        assert!(bound.len() <= room && bound.starts_with(b"%PDF-"), "a PDF that fits");
    }
}
