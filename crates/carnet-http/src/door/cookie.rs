//! Cookies, read and written (RFC 6265bis).

use axum::http::header::{COOKIE, HeaderValue, SET_COOKIE};
use axum::http::{HeaderMap, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::web::Cookies;

/// The session's token.
pub(crate) const SESSION: &str = "carnet_session";
/// The token of a session that waits for its code.
pub(crate) const WAITING: &str = "carnet_code";
/// The token of a lost password that is being replaced.
pub(crate) const RECOVERY: &str = "carnet_retrouver";
/// The token of somebody who comes in for the first time.
pub(crate) const ENROLMENT: &str = "carnet_activation";
/// What must come back from the identity provider.
pub(crate) const OIDC: &str = "carnet_oidc";
/// What must come back from FranceConnect+.
pub(crate) const FRANCE_CONNECT: &str = "carnet_fc";
/// Where to go once signed in.
pub(crate) const BACK: &str = "carnet_retour";
/// The language chosen.
pub(crate) const LANG: &str = "carnet_langue";
/// The colours chosen.
pub(crate) const THEME: &str = "carnet_theme";
/// What was just done, shown once.
pub(crate) const FLASH: &str = "carnet_fait";
/// The challenge that a passkey is to sign.
pub(crate) const PASSKEY: &str = "carnet_cle";
/// The proof that this browser opened an account before.
pub(crate) const DEVICE: &str = "carnet_appareil";

/// The name of a cookie on the wire. Over TLS it is one that no other host and no other path can set
/// (`__Host-`, RFC 6265bis §4.1.3.2).
fn on_the_wire(cookies: Cookies, name: &str) -> String {
    match cookies {
        Cookies::Secure => format!("__Host-{name}"),
        Cookies::Plain => name.to_owned(),
    }
}

/// How long a browser keeps a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Life {
    /// Until the browser closes.
    Session,
    /// This many seconds.
    Seconds(u32),
    /// Not at all: it is taken back.
    Gone,
}

/// The value of a cookie of the request.
pub(crate) fn read(headers: &HeaderMap, cookies: Cookies, name: &str) -> Option<String> {
    let name = on_the_wire(cookies, name);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, value)| *found == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

/// Adds a cookie to an answer. Values are made by us: tokens, slugs and encoded paths.
pub(crate) fn write<B>(
    answer: &mut Response<B>,
    cookies: Cookies,
    name: &str,
    value: &str,
    life: Life,
) {
    let age = match life {
        Life::Session => String::new(),
        Life::Seconds(seconds) => format!("; Max-Age={seconds}"),
        Life::Gone => "; Max-Age=0".to_owned(),
    };
    let name = on_the_wire(cookies, name);
    let secure = if cookies == Cookies::Secure { "; Secure" } else { "" };
    // Lax, not Strict: the way back from the identity provider and links in notices must arrive signed in.
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        answer.headers_mut().append(SET_COOKIE, value);
    }
}

/// Something to be held on to, as a cookie value.
pub(crate) fn encode_json(held: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(held).unwrap_or_default())
}

/// What a cookie value holds on to; none when it makes no sense.
pub(crate) fn decode_json<T: DeserializeOwned>(value: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(value).ok()?).ok()
}

/// A path of ours as a cookie value, and back.
pub(crate) fn encode(path: &str) -> String {
    URL_SAFE_NO_PAD.encode(path)
}

/// The path in a cookie value; only a path of this site.
pub(crate) fn decode_path(value: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(value).ok()?;
    String::from_utf8(bytes).ok().and_then(|path| own_path(&path))
}

/// A path of this site: `//elsewhere` and `/\elsewhere` are not.
pub(crate) fn own_path(path: &str) -> Option<String> {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control);
    ours.then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_a_cookie_is_of_this_host_alone() {
        let mut answer = Response::new(());
        write(&mut answer, Cookies::Secure, SESSION, "x", Life::Session);
        let written = answer.headers().get(SET_COOKIE).unwrap().to_str().unwrap();
        assert_eq!(written, "__Host-carnet_session=x; Path=/; HttpOnly; SameSite=Lax; Secure");
        let sent = |text| HeaderMap::from_iter([(COOKIE, HeaderValue::from_static(text))]);
        let of_a_neighbour = sent("carnet_session=y");
        assert_eq!(read(&of_a_neighbour, Cookies::Secure, SESSION), None);
        let ours = sent("a=b; __Host-carnet_session=x");
        assert_eq!(read(&ours, Cookies::Secure, SESSION), Some("x".to_owned()));
    }

    #[test]
    fn a_path_elsewhere_is_not_ours() {
        assert!(own_path("/espace?q=1").is_some());
        for bad in ["//evil.example", "https://evil.example", "/\\evil", "", "/a\r\nb"] {
            assert!(own_path(bad).is_none(), "{bad:?}");
        }
        assert_eq!(decode_path(&encode("/espace")), Some("/espace".to_owned()));
    }
}
