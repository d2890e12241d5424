//! A document opened: its facts and what can be shown of it.

use carnet_app::document::media::Media;
use carnet_app::document::read::Opened;
use carnet_interop::cda::{self, Body, Cda, MediaLinks, RenderOptions, SummaryPlace};

use super::{byline, category_of, kind, marks};
use crate::door::ask::Ask;
use crate::view::document::{DocumentSheet, Preview, VersionRow};

/// The sheet of a document whose page is at `href`.
pub(crate) async fn sheet(ask: &Ask, opened: &Opened, href: &str) -> DocumentSheet {
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
        locked: ask.cx.is_locked(opened.media, &opened.bytes).await,
        file_href: format!("{href}/fichier{part}"),
        download_href: format!("{href}/fichier?telecharger=1"),
        versions: versions(opened, href),
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
        // The page has said already whose it is, and when.
        summary: SummaryPlace::Last,
        media: MediaLinks::Numbered(format!("{href}/fichier?partie=")),
        ..RenderOptions::new(&labels)
    };
    Preview::Structured { html: cda::render(cda, &options).html }
}

/// The versions the visitor may see, newest first. Their own pages say more; the gate decides again there.
fn versions(opened: &Opened, href: &str) -> Vec<VersionRow> {
    let base = href.rsplit_once('/').map_or(href, |(base, _)| base);
    let newest = opened.versions.first().copied();
    opened
        .versions
        .iter()
        .map(|id| VersionRow {
            href: format!("{base}/{id}"),
            deposited: id.made(),
            here: *id == opened.document.id,
            current: opened.document.replaced_by.is_none() && *id == opened.document.id
                || opened.document.replaced_by.is_some() && newest == Some(*id),
        })
        .collect()
}
