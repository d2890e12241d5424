//! Which formats are spoken: JSON in, JSON out, FHIR 4.0. <https://hl7.org/fhir/R4/http.html#mime-type>

use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, Uri};
use carnet_interop::fhir::search::Handling;

use super::fault::Edge;

const PREFER: HeaderName = HeaderName::from_static("prefer");

/// What a writer wants back (`Prefer: return=…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Return {
    /// The whole resource, the default.
    Representation,
    /// Nothing but headers.
    Minimal,
}

/// Whether an answer in FHIR JSON is wanted. `_format` wins over the header.
pub(super) fn accepts_json(headers: &HeaderMap, uri: &Uri) -> Result<(), Edge> {
    let wanted = format_of(uri).or_else(|| text(headers, &ACCEPT));
    match wanted {
        None => Ok(()),
        Some(list) if list.split(',').any(|one| is_json(one, Wildcards::Count)) => Ok(()),
        Some(_) => Err(Edge::NotAcceptable),
    }
}

/// Whether JSON is asked for by name: raw bytes are what a document is without it.
pub(super) fn asks_json(headers: &HeaderMap, uri: &Uri) -> bool {
    let wanted = format_of(uri).or_else(|| text(headers, &ACCEPT)).unwrap_or_default();
    let first = wanted.split(',').next().unwrap_or_default();
    is_json(first, Wildcards::DoNotCount)
}

/// Whether the body is FHIR JSON.
pub(super) fn sends_json(headers: &HeaderMap) -> Result<(), Edge> {
    let sent = text(headers, &CONTENT_TYPE).unwrap_or_default();
    if is_json(&sent, Wildcards::DoNotCount) { Ok(()) } else { Err(Edge::MediaType) }
}

/// `Prefer: return=minimal`.
pub(super) fn wanted_back(headers: &HeaderMap) -> Return {
    if prefers(headers, "return=minimal") { Return::Minimal } else { Return::Representation }
}

/// `Prefer: handling=lenient`.
pub(super) fn handling(headers: &HeaderMap) -> Handling {
    if prefers(headers, "handling=lenient") { Handling::Lenient } else { Handling::Strict }
}

fn prefers(headers: &HeaderMap, wanted: &str) -> bool {
    let values = headers.get_all(PREFER).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split([',', ';'])).any(|one| one.trim() == wanted)
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let values: Vec<&str> =
        headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(","))
}

fn format_of(uri: &Uri) -> Option<String> {
    let mut pairs = uri.query().unwrap_or_default().split('&');
    let value = pairs.find_map(|pair| pair.strip_prefix("_format="))?;
    Some(value.replace("%2F", "/").replace("%2f", "/").replace("%2B", "+").replace("%2b", "+"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wildcards {
    Count,
    DoNotCount,
}

fn is_json(range: &str, wildcards: Wildcards) -> bool {
    let mut parts = range.split(';').map(|part| part.trim().to_ascii_lowercase());
    let name = parts.next().unwrap_or_default();
    // In a query a `+` is a space.
    let known = match name.replace(' ', "+").as_str() {
        "application/fhir+json" | "application/json" | "text/json" | "json" => true,
        "*/*" | "application/*" => wildcards == Wildcards::Count,
        _ => false,
    };
    let version = parts.find_map(|part| part.strip_prefix("fhirversion=").map(str::to_owned));
    known && version.is_none_or(|version| version.trim_matches('"').starts_with("4.0"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    fn accepts(value: &'static str, uri: &'static str) -> bool {
        accepts_json(&headers(ACCEPT, value), &Uri::from_static(uri)).is_ok()
    }

    #[test]
    fn json_is_accepted_in_all_its_names() {
        assert!(accepts_json(&HeaderMap::new(), &Uri::from_static("/fhir/metadata")).is_ok());
        for name in [
            "application/fhir+json",
            "application/fhir+json; fhirVersion=4.0",
            "application/json",
            "text/html, */*;q=0.1",
        ] {
            assert!(accepts(name, "/fhir/metadata"), "{name}");
        }
        for name in ["application/fhir+xml", "text/html", "application/fhir+json; fhirVersion=5.0"]
        {
            assert!(!accepts(name, "/fhir/metadata"), "{name}");
        }
    }

    #[test]
    fn the_query_wins_over_the_header() {
        assert!(accepts("text/html", "/fhir/metadata?_format=json"));
        assert!(accepts("text/html", "/fhir/metadata?a=b&_format=application%2Ffhir%2Bjson"));
        assert!(accepts("text/html", "/fhir/metadata?_format=application/fhir+json"));
        assert!(!accepts("application/json", "/fhir/metadata?_format=xml"));
    }

    #[test]
    fn bytes_come_raw_unless_json_is_named_first() {
        let asks = |value| asks_json(&headers(ACCEPT, value), &Uri::from_static("/fhir/Binary/1"));
        assert!(asks("application/fhir+json"));
        assert!(!asks("*/*"));
        assert!(!asks("application/pdf, application/fhir+json;q=0.1"));
    }

    #[test]
    fn a_body_says_that_it_is_json() {
        let sends = |value| sends_json(&headers(CONTENT_TYPE, value)).is_ok();
        assert!(sends("application/fhir+json; charset=utf-8"));
        assert!(!sends("application/xml"));
        assert!(!sends("*/*"));
        assert!(sends_json(&HeaderMap::new()).is_err());
    }

    #[test]
    fn preferences_are_read() {
        let both = headers(PREFER, "return=minimal; handling=lenient");
        assert_eq!(wanted_back(&both), Return::Minimal);
        assert_eq!(handling(&both), Handling::Lenient);
        assert_eq!(wanted_back(&HeaderMap::new()), Return::Representation);
    }
}
