//! From the files somebody chose to the one thing that is kept.

use carnet_interop::paper::{self, Ink, PAGES_MAX, PICTURE_BYTES_MAX, PaperError, Picture};
use tokio::sync::Semaphore;

use super::Kept;
use crate::context::Cx;
use crate::document::media::Media;
use crate::error::{Error, Kind, Result};

/// Pictures of so many uploads are decoded at once; the others wait. One takes up to 500 megabytes while it
/// works on the largest picture we read, and 50 on that of an ordinary telephone.
static AT_WORK: Semaphore = Semaphore::const_new(2);

/// What is kept.
pub(super) struct Thing {
    pub(super) bytes: Vec<u8>,
    pub(super) media: Media,
    pub(super) kept: Kept,
}

/// What can be said from the first bytes: how many, how large, of which type.
pub(super) fn check(files: &[Picture], bytes_max: usize) -> Result<()> {
    if files.is_empty() || files.len() > PAGES_MAX {
        return Err(refused(PaperError::Pages));
    }
    let mut unbound = 0;
    for (file, page) in files.iter().zip(1..) {
        let media = Media::sniff(&file.bytes).filter(|media| media.holder_may_add());
        let media =
            media.ok_or_else(|| Error::new(Kind::Unprocessable, "own.type-refused").at("file"))?;
        if media.is_photograph() {
            if file.bytes.len() > PICTURE_BYTES_MAX {
                return Err(refused(PaperError::Bytes { page }));
            }
            continue;
        }
        unbound += 1;
        if file.bytes.len() > bytes_max {
            let megabytes = (bytes_max / 1024 / 1024).to_string();
            return Err(Error::new(Kind::TooLarge, "own.too-large")
                .with("limit", megabytes)
                .at("file"));
        }
    }
    if unbound > 0 && files.len() > 1 {
        return Err(Error::new(Kind::Unprocessable, "own.mixed").at("file"));
    }
    Ok(())
}

/// One picture is cleaned, several are bound, anything else is kept as it is.
pub(super) async fn keep(
    cx: &Cx,
    files: Vec<Picture>,
    ink: Ink,
    title: String,
    bytes_max: usize,
) -> Result<Thing> {
    let _turn = AT_WORK.acquire().await.map_err(Error::fault)?;
    // Seconds for twenty pages: never on a thread that serves others.
    let keep = move || kept(files, ink, &title, bytes_max);
    let mut thing = tokio::task::spawn_blocking(keep).await.map_err(Error::fault)??;
    if thing.kept == Kept::AsSent && cx.is_locked(thing.media, &thing.bytes).await {
        thing.kept = Kept::Locked;
    }
    Ok(thing)
}

fn kept(mut files: Vec<Picture>, ink: Ink, title: &str, bytes_max: usize) -> Result<Thing> {
    if files.len() > 1 {
        let bytes = paper::bind(&files, ink, title, bytes_max).map_err(refused)?;
        return Ok(Thing { bytes, media: Media::Pdf, kept: Kept::Bound });
    }
    let file = files.pop().ok_or_else(|| refused(PaperError::Pages))?;
    let sniffed = Media::sniff(&file.bytes);
    if sniffed.is_some_and(|media| media.is_photograph() || media == Media::Tiff) {
        let bytes = paper::clean(&file, ink, bytes_max).map_err(refused)?;
        let media = Media::sniff(&bytes).ok_or_else(|| Error::fault("a picture stays one"))?;
        return Ok(Thing { bytes, media, kept: Kept::Cleaned });
    }
    let media =
        sniffed.ok_or_else(|| Error::new(Kind::Unprocessable, "own.type-refused").at("file"))?;
    Ok(Thing { bytes: file.bytes, media, kept: Kept::AsSent })
}

fn refused(error: PaperError) -> Error {
    let mut refusal = Error::new(Kind::Unprocessable, error.code()).at("file");
    refusal.args = error.arguments();
    refusal
}
