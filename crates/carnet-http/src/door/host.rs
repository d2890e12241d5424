//! A demonstration is known by a name. Whoever types its address in figures is led to the name: only there do browsers
//! know passkeys, and cookies set on the way to a sandbox come back with the person.

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::page::DemoMode;
use crate::web::Web;

/// Leads a page asked for in figures to the same page by name.
pub(crate) async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let base = &web.app().settings().base_url;
    let asks = request.method() == Method::GET && web.demo_mode() == DemoMode::On;
    if !(asks && in_figures(request.headers(), base)) {
        return next.run(request).await;
    }
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    Redirect::temporary(&format!("{base}{path}")).into_response()
}

/// True for `127.0.0.1` and the port of a service that is called `localhost`.
fn in_figures(headers: &HeaderMap, base: &str) -> bool {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let port = base.strip_prefix("http://localhost").filter(|port| !port.is_empty());
    port.is_some_and(|port| host.strip_prefix("127.0.0.1") == Some(port))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_this_machine_in_figures_is_led_on() {
        let asked = |host: &'static str, base: &str| {
            in_figures(&HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]), base)
        };
        assert!(asked("127.0.0.1:8080", "http://localhost:8080"));
        for host in ["localhost:8080", "127.0.0.1:81", "127.0.0.1", "mal.example:8080", ""] {
            assert!(!asked(host, "http://localhost:8080"), "{host}");
        }
        assert!(!asked("127.0.0.1:8080", "http://127.0.0.1:8080"));
        assert!(!asked("127.0.0.1", "http://localhost"));
    }
}
