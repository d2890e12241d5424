//! A form comes from a page of ours: the browser says where it was sent from, before any token is looked at.
//!
//! It also holds for the forms of people who have no session yet, so that nobody is signed in as somebody else.
//! <https://www.w3.org/TR/fetch-metadata/>

use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::header::{HOST, HeaderMap, ORIGIN};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use carnet_app::{Error, Kind};

use super::ask::Ask;
use super::refuse;
use crate::view::public::WayOut;
use crate::web::Web;

/// Lets a form through that was sent from here.
pub(crate) async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let base = &web.app().settings().base_url;
    if reads || is_ours(request.headers(), base) {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    let Ok(ask) = Ask::from_request_parts(&mut parts, &web).await;
    let error = Error::new(Kind::Forbidden, "form.elsewhere");
    refuse::problem(&ask, &ask.frame(), &error, WayOut::Home)
}

/// `Sec-Fetch-Site` where there is one: no page can write it. Else `Origin`. What sends neither is no browser of
/// today, and still has the token of its session to show.
fn is_ours(headers: &HeaderMap, base: &str) -> bool {
    let text = |value: &HeaderValue| value.to_str().map(str::to_owned).unwrap_or_default();
    if let Some(site) = headers.get("sec-fetch-site").map(text) {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(ORIGIN).map(text) else { return true };
    let host = headers.get(HOST).map(text).unwrap_or_default();
    let of_host = origin.split_once("://").is_some_and(|(_, at)| !at.is_empty() && at == host);
    origin == base || of_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_send_forms() {
        let ours = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static("carnet.example"));
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            is_ours(&headers, "https://carnet.example")
        };
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(ours(&[("origin", "https://carnet.example")]));
        assert!(ours(&[]));
        for site in ["cross-site", "same-site", "", "Same-Origin"] {
            let claims = [("sec-fetch-site", site), ("origin", "https://carnet.example")];
            assert!(!ours(&claims), "{site}");
        }
        for origin in ["null", "https://mal.example", "https://carnet.example.mal.example", ""] {
            assert!(!ours(&[("origin", origin)]), "{origin}");
        }
    }
}
