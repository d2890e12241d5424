//! The design system: each component, in all its states, judged as every page is.

use crate::guide::Guide;

/// Opens the gallery and each of its components.
pub(crate) fn is_leafed_through(guide: &Guide) {
    guide.open("/demo/composants");
    guide.look("gallery");
    let names = guide.texts(".row-title a");
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        guide.open(&format!("/demo/composants/{name}"));
        guide.look(&format!("component-{name}"));
    }
}
