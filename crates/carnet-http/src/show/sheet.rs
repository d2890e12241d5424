//! A document opened: its facts and what can be shown of it.

use carnet_app::document::media::Media;
use carnet_app::document::read::Opened;
use carnet_core::document::Document;
use carnet_interop::cda::{self, Body, Cda, MediaLinks, RenderOptions};

use super::{byline, category_of, kind, marks};
use crate::door::ask::Ask;
use crate::view::document::{DocumentSheet, Preview, VersionRow};

/// The sheet of a document whose page is at `href`.
pub(crate) fn sheet(ask: &Ask, opened: &Opened, href: &str) -> DocumentSheet {
    let document = &opened.document;
    let description = &document.description;
    let lang = ask.lang;
    let (preview, part) = preview(ask, opened, href);
    DocumentSheet {
        title: description.title.clone(),
        marks: marks(document, ask.cx.now),
        category: category_of(document),
        kind: kind(document, lang),
        acted: description.service.start,
        created: description.created,
        deposited: document.received,
        authors: description.authors.iter().filter_map(|a| byline(a, lang)).collect(),
        depositor: byline(&document.depositor, lang),
        comment: description.comment.clone(),
        media_type: opened.media.mime().to_owned(),
        size_bytes: document.content.size_bytes,
        preview,
        file_href: format!("{href}/fichier{part}"),
        download_href: format!("{href}/fichier?telecharger=1"),
        versions: versions(document, href),
    }
}

fn preview(ask: &Ask, opened: &Opened, href: &str) -> (Preview, &'static str) {
    let of = |media: Media, bytes: &[u8]| match media {
        Media::Pdf => Preview::Pdf,
        Media::Jpeg | Media::Png => Preview::Picture,
        Media::Text => Preview::Text { text: String::from_utf8_lossy(bytes).into_owned() },
        Media::Xml | Media::Tiff | Media::Rtf => Preview::None,
    };
    if opened.media != Media::Xml {
        return (of(opened.media, &opened.bytes), "");
    }
    let Ok(cda) = cda::read(&opened.bytes, &cda::Limits::default()) else {
        return (Preview::None, "");
    };
    match &cda.body {
        Body::Unstructured { bytes, .. } => match Media::sniff(bytes) {
            Some(media @ (Media::Pdf | Media::Jpeg | Media::Png)) => {
                (of(media, bytes), "?partie=1")
            }
            _ => (structured(ask, &cda, href), ""),
        },
        Body::Structured(_) => (structured(ask, &cda, href), ""),
    }
}

fn structured(ask: &Ask, cda: &Cda, href: &str) -> Preview {
    let labels = super::labels::labels(ask);
    let options = RenderOptions {
        heading_level: 3,
        media: MediaLinks::Numbered(format!("{href}/fichier?partie=")),
        ..RenderOptions::new(&labels)
    };
    Preview::Structured { html: cda::render(cda, &options).html }
}

/// The versions around a document. Their own pages say more; the gate decides again there.
fn versions(document: &Document, href: &str) -> Vec<VersionRow> {
    let base = href.rsplit_once('/').map_or(href, |(base, _)| base);
    let row = |id, here, current| VersionRow {
        href: format!("{base}/{id}"),
        deposited: document.received,
        author: document.depositor.display(),
        here,
        current,
    };
    if document.replaces.is_none() && document.replaced_by.is_none() {
        return Vec::new();
    }
    let newer = document.replaced_by.map(|id| row(id, false, true));
    let older = document.replaces.map(|id| row(id, false, false));
    let here = row(document.id, true, document.replaced_by.is_none());
    newer.into_iter().chain([here]).chain(older).collect()
}
