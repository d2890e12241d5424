//! Forms: the anti-forgery token checked, fields bounded.

use axum::extract::Multipart;
use carnet_app::{Error, Kind};

use crate::view::field::{FieldError, Mistake};

/// A form with a file, as far as it is kept: the largest document, its fields and the multipart envelope.
const KEPT_BYTES_MAX: usize = 11 * 1024 * 1024;
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
    /// The file, empty when none was chosen.
    pub file: Vec<u8>,
}

impl Upload {
    /// Reads the form; the body limit of the route bounds it.
    ///
    /// # Errors
    /// `form.too-large`, `form.unreadable`.
    pub(crate) async fn read(mut form: Multipart) -> Result<Self, Error> {
        let mut upload = Self::default();
        let mut size = 0;
        while let Some(mut field) = form.next_field().await.map_err(|error| unreadable(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            let mut bytes = Vec::new();
            // What is too much is read to its end and thrown away: a browser that is busy sending hears no answer.
            while let Some(chunk) = field.chunk().await.map_err(|error| unreadable(&error))? {
                size += chunk.len();
                if size <= KEPT_BYTES_MAX {
                    bytes.extend_from_slice(&chunk);
                }
            }
            if name == "fichier" {
                upload.file = bytes;
            } else {
                upload.fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
        if size > KEPT_BYTES_MAX {
            return Err(Error::new(Kind::TooLarge, "form.too-large"));
        }
        Ok(upload)
    }

    /// The value of a field, empty when absent.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
            .unwrap_or_default()
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
