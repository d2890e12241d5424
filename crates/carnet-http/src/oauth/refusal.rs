//! Refusals of the token endpoint (RFC 6749 §5.2): the standard's word, ours, and sentences in both languages.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue, PRAGMA, RETRY_AFTER};
use axum::response::{IntoResponse as _, Json, Response};
use carnet_app::{Error, Kind};
use serde_json::json;

use crate::door::ask::Ask;
use crate::door::refuse;
use crate::page::Lang;

/// The standard's word for a refusal.
fn word(error: &Error) -> (&'static str, StatusCode) {
    match (error.kind, error.code) {
        (_, "oauth.grant-type") => ("unsupported_grant_type", StatusCode::BAD_REQUEST),
        (_, code) if code.starts_with("oauth.scope-") => ("invalid_scope", StatusCode::BAD_REQUEST),
        (Kind::Unauthenticated, _) => ("invalid_client", StatusCode::UNAUTHORIZED),
        (Kind::Busy, _) => ("temporarily_unavailable", StatusCode::SERVICE_UNAVAILABLE),
        (Kind::Fault, _) => ("server_error", StatusCode::INTERNAL_SERVER_ERROR),
        (Kind::TooLarge, _) => ("invalid_request", StatusCode::PAYLOAD_TOO_LARGE),
        _ => ("invalid_request", StatusCode::BAD_REQUEST),
    }
}

/// The answer of a refusal.
pub(super) fn answer(ask: &Ask, error: &Error) -> Response {
    refuse::log(error, &ask.reference);
    let (word, status) = word(error);
    let args = refuse::args(error);
    let say = |lang| {
        let said = ask.web.pages().words().explain(lang, error.code, &args);
        [Some(said.what), said.why, said.next].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let body = json!({
        "error": word,
        "error_description": plain(&say(Lang::En)),
        "error_description#fr": say(Lang::Fr),
        "code": error.code,
    });
    let mut answer = (status, Json(body)).into_response();
    keep_nothing(&mut answer);
    if error.kind == Kind::Busy {
        answer.headers_mut().insert(RETRY_AFTER, refuse::RETRY_SOON);
    }
    answer
}

/// RFC 6749 §5.1: tokens, and refusals of them, are kept by no cache.
pub(super) fn keep_nothing(answer: &mut Response) {
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
}

/// `error_description` holds ASCII without quotes and backslashes; French has a member of its own.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '’' | '‘' | '“' | '”' | '"' | '\\' => '\'',
            '–' | '—' => '-',
            ' '..='~' => c,
            _ => ' ',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_has_the_word_of_the_standard() {
        let word = |kind, code| word(&Error::new(kind, code)).0;
        assert_eq!(word(Kind::Incorrect, "oauth.grant-type"), "unsupported_grant_type");
        assert_eq!(word(Kind::Incorrect, "oauth.scope-unknown"), "invalid_scope");
        assert_eq!(word(Kind::Incorrect, "oauth.acting-claim"), "invalid_request");
        assert_eq!(word(Kind::Unauthenticated, "client.unknown"), "invalid_client");
    }

    #[test]
    fn a_description_is_ascii() {
        assert_eq!(plain("the “key” isn’t yours – é"), "the 'key' isn't yours -  ");
    }
}
