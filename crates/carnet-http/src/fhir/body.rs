//! Bodies in: bounded while they arrive, read away from the threads that serve others.

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use carnet_app::Error;
use http_body_util::BodyExt as _;

use super::fault::{Edge, Fault};

/// Largest body: the largest document, in base64, with its metadata.
pub(super) const BYTES_MAX: usize = 16 * 1024 * 1024;
/// A larger body is still read to its end, and thrown away, up to here: who is busy sending hears no answer.
const THROWN_AWAY_MAX: usize = 64 * 1024 * 1024;
/// A body larger than this is read on a thread of its own; a smaller one takes less than moving it would.
const LARGE: usize = 128 * 1024;

/// Reads a whole body.
///
/// # Errors
/// `fhir.body-too-large`, `fhir.body-unreadable`.
pub(super) async fn whole(headers: &HeaderMap, mut body: Body) -> Result<Bytes, Fault> {
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let announced: usize = announced.unwrap_or(0);
    let mut kept = Vec::new();
    let mut size = 0;
    while announced.max(size) <= THROWN_AWAY_MAX
        && let Some(frame) = body.frame().await
    {
        let frame = frame.map_err(|_| Edge::BodyUnreadable)?;
        let Ok(data) = frame.into_data() else { continue };
        size += data.len();
        if announced.max(size) <= BYTES_MAX {
            kept.extend_from_slice(&data);
        } else {
            kept = Vec::new();
        }
    }
    if announced.max(size) > BYTES_MAX { Err(Edge::BodyTooLarge.into()) } else { Ok(kept.into()) }
}

/// Decodes a body: base64, hashes and JSON of ten megabytes take tens of milliseconds.
pub(super) async fn decode<T: Send + 'static, E: Into<Fault> + Send + 'static>(
    bytes: Bytes,
    read: fn(&[u8]) -> Result<T, E>,
) -> Result<T, Fault> {
    if bytes.len() <= LARGE {
        return read(&bytes).map_err(Into::into);
    }
    let read = tokio::task::spawn_blocking(move || read(&bytes));
    read.await.map_err(Error::fault)?.map_err(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_is_bounded_whatever_it_announces() {
        let body = || Body::from(vec![b' '; BYTES_MAX + 1]);
        let silent = whole(&HeaderMap::new(), body()).await.unwrap_err();
        assert_eq!(silent.code, "fhir.body-too-large");
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_LENGTH, (BYTES_MAX + 1).into());
        let announced = whole(&headers, Body::empty()).await.unwrap_err();
        assert_eq!(announced.code, "fhir.body-too-large");
        assert_eq!(whole(&HeaderMap::new(), Body::from("{}")).await.unwrap(), "{}");
    }
}
