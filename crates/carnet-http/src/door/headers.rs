//! Headers of every answer, and the reference of every request.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use crate::web::{Cookies, Web};

/// Short name of a request.
#[derive(Debug, Clone)]
pub(crate) struct Reference(pub String);

/// No script and no style but our own files, nothing from elsewhere, no frame. `blob:` is what the browser
/// itself made: pictures chosen and not sent yet.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; object-src 'self'; \
    frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    manifest-src 'self'";

/// Dresses an answer: policy, no sniffing, nothing kept by caches unless the handler said so.
pub(crate) async fn dress(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let reference = short(&web);
    request.extensions_mut().insert(Reference(reference.clone()));
    let method = request.method().clone();
    let mut answer = next.run(request).await;
    let status = answer.status().as_u16();
    // The path is not logged: it carries identifiers. The route is found by the reference.
    tracing::info!(http.method = %method, http.status = status, request = %reference, "served");
    let headers = answer.headers_mut();
    let fixed: [(HeaderName, &'static str); 5] = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=()",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(PAGE_POLICY));
    headers.entry(X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if web.door().cookies == Cookies::Secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, year);
    }
    if let Ok(value) = HeaderValue::from_str(&reference) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    answer
}

fn short(web: &Web) -> String {
    let id = web.app().cx().new_record().uuid().simple().to_string();
    id.chars().skip(20).collect()
}
