//! Pages that make trust visible: a notice followed to what became of its thing.

use super::Sample;
use super::citizen::{martine, notices};
use super::documents::at;
use crate::view::citizen::{By, Fate, NoticePage};

pub(super) fn samples() -> Vec<Sample> {
    followed()
}

fn followed() -> Vec<Sample> {
    let notice = notices().remove(1);
    let withdrawn = |by| Fate::Withdrawn {
        title: "Compte rendu de consultation".to_owned(),
        at: at("2026-03-04T10:30:00Z"),
        by,
    };
    let replaced = Fate::Replaced {
        title: "Lettre de sortie".to_owned(),
        at: at("2026-03-05T16:00:00Z"),
        by: By::Somebody("CH Émile-Roux, Le Puy".to_owned()),
        old: "/espace/documents/doc_018f".to_owned(),
        new: "/espace/documents/doc_018e".to_owned(),
    };
    let page = |name, fate| {
        let view = NoticePage { notice: notice.clone(), fate };
        Sample::new(name, martine(), "/espace/notifications/ntc_018f", view).unread(1)
    };
    vec![
        page("notice-withdrawn", withdrawn(By::Somebody("Paul Vernet".to_owned()))),
        page("notice-withdrawn-by-me", withdrawn(By::Holder)),
        page("notice-withdrawn-long-ago", withdrawn(By::Unknown)),
        page("notice-replaced", replaced),
        page("notice-waiting", Fate::Waiting),
        page("notice-itself", Fate::Told).unread(3),
    ]
}
