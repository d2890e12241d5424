//! Forms: the anti-forgery token checked, fields bounded.

use axum::extract::Multipart;
use carnet_app::{Error, Kind};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::view::field::{FieldError, Mistake};

/// A form with one document, as far as it is kept: the largest document, its fields and the envelope.
pub(crate) const DOCUMENT_FORM_BYTES_MAX: usize = 11 * MEGABYTE;
/// A form with the photographs of a document, as far as it is kept: twelve of a good telephone at once,
/// before they are made smaller.
pub(crate) const PAGES_FORM_BYTES_MAX: usize = 60 * MEGABYTE;
/// Memory for all uploads together, in megabytes: five of the largest at once, or fifty photographs. Who
/// comes when it is full is asked to come back.
static ROOM: Semaphore = Semaphore::const_new(300);
const MEGABYTE: usize = 1024 * 1024;
/// Longest title of a document, in characters.
const TITLE_LEN_MAX: u64 = 120;

/// Every form carries the token of its session.
pub(crate) fn check_csrf(expected: &str, given: &str) -> Result<(), Error> {
    if carnet_app::secret::same(expected, given) {
        Ok(())
    } else {
        Err(Error::new(Kind::Forbidden, "form.forged"))
    }
}

/// A multipart form, read whole.
#[derive(Debug, Default)]
pub(crate) struct Upload {
    fields: Vec<(String, String)>,
    files: Vec<(String, Vec<u8>)>,
    overflows: bool,
    /// What it takes of [`ROOM`], given back with the form.
    room: Option<SemaphorePermit<'static>>,
}

impl Upload {
    /// Reads the form and keeps `bytes_max` of it; the body limit of the route bounds what is read.
    ///
    /// # Errors
    /// `form.unreadable`, `form.crowded`.
    pub(crate) async fn read(mut form: Multipart, bytes_max: usize) -> Result<Self, Error> {
        let mut upload = Self::default();
        let (mut size, mut crowded) = (0, false);
        while let Some(mut field) = form.next_field().await.map_err(|error| unreadable(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            let is_file = field.file_name().is_some();
            let mut bytes = Vec::new();
            // What is too much is read to its end and thrown away: a browser that is busy sending hears no answer.
            while let Some(chunk) = field.chunk().await.map_err(|error| unreadable(&error))? {
                size += chunk.len();
                crowded = crowded || !upload.make_room(size.min(bytes_max));
                if size <= bytes_max && !crowded {
                    bytes.extend_from_slice(&chunk);
                }
            }
            if !is_file {
                upload.fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            } else if !bytes.is_empty() {
                upload.files.push((name, bytes));
            }
        }
        if crowded {
            return Err(Error::new(Kind::Busy, "form.crowded"));
        }
        upload.overflows = size > bytes_max;
        Ok(upload)
    }

    /// Takes memory as the form grows; false when there is none left.
    fn make_room(&mut self, size: usize) -> bool {
        let held = self.room.as_ref().map_or(0, SemaphorePermit::num_permits);
        let Some(more) = (size / MEGABYTE + 1).checked_sub(held).filter(|more| *more > 0) else {
            return true;
        };
        let Ok(permit) = ROOM.try_acquire_many(u32::try_from(more).unwrap_or(u32::MAX)) else {
            return false;
        };
        match &mut self.room {
            Some(room) => room.merge(permit),
            none => *none = Some(permit),
        }
        true
    }

    /// True when there was more than is kept: a file is missing or cut.
    pub(crate) fn overflows(&self) -> bool {
        self.overflows
    }

    /// The value of a field, empty when absent.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
            .unwrap_or_default()
    }

    /// How many bytes of fields and files are kept.
    pub(crate) fn size(&self) -> usize {
        let fields = self.fields.iter().map(|(name, value)| name.len() + value.len());
        fields.chain(self.files.iter().map(|(_, bytes)| bytes.len())).sum()
    }

    /// True when at least one file was chosen.
    pub(crate) fn has_files(&self) -> bool {
        !self.files.is_empty()
    }

    /// Takes the files of a field, in the order they were chosen.
    pub(crate) fn take(&mut self, name: &str) -> Vec<Vec<u8>> {
        self.files
            .iter_mut()
            .filter(|(found, _)| found == name)
            .map(|(_, bytes)| std::mem::take(bytes))
            .collect()
    }
}

/// The title of a document, from the field `titre`.
pub(crate) fn title(typed: &Upload) -> Result<String, FieldError> {
    let title = typed.field("titre").trim();
    if title.is_empty() {
        return Err(FieldError::new("titre", Mistake::TitleMissing));
    }
    if crate::show::count(title.chars().count()) > TITLE_LEN_MAX {
        let wrong = FieldError::new("titre", Mistake::TitleTooLong);
        return Err(wrong.with("limit", TITLE_LEN_MAX));
    }
    Ok(title.to_owned())
}

fn unreadable(error: &axum::extract::multipart::MultipartError) -> Error {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::new(Kind::TooLarge, "form.too-large")
    } else {
        Error::new(Kind::Incorrect, "form.unreadable")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_lent_and_given_back() {
        let (mut large, mut small) = (Upload::default(), Upload::default());
        assert!(large.make_room(0) && large.make_room(299 * MEGABYTE));
        assert!(!small.make_room(MEGABYTE), "nothing is left");
        drop(large);
        assert!(small.make_room(MEGABYTE) && small.make_room(MEGABYTE + 1));
        let held = small.room.as_ref().map_or(0, SemaphorePermit::num_permits);
        assert_eq!(held, 2, "as much as it needs");
    }
}
