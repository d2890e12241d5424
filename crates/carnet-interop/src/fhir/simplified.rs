//! ITI-105 Simplified Publish in: one `DocumentReference` with its bytes inside.
//! <https://profiles.ihe.net/ITI/MHD/ITI-105.html>, PDSm flux 09.

use super::at::At;
use super::draft::{self, Draft, Profile};
use super::error::{FhirError, Rule};
use super::json;

/// Reads the body of `POST [base]/DocumentReference`.
pub fn read(body: &[u8]) -> Result<Draft, FhirError> {
    let at = At::root("DocumentReference");
    let value = json::parse(body, "DocumentReference")?;
    let resource = json::resource(value, "DocumentReference", &at)?;
    let mut sheet = draft::read(resource, Profile::Simplified, &at)?;
    let attachment = at.item("content", 0).member("attachment");
    if sheet.url.is_some() {
        return Err(FhirError::new(Rule::Url, attachment.member("url")));
    }
    let Some(data) = sheet.data.take() else {
        return Err(FhirError::new(Rule::Data, attachment.member("data")));
    };
    let bytes = json::base64(&data, &attachment.member("data"))?;
    sheet.with_bytes(bytes, &at)
}
