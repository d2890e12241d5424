//! From a failure to an `OperationOutcome`: what happened, why, what to do next, in both languages.
//! <https://hl7.org/fhir/R4/operationoutcome.html>

use axum::http::StatusCode;
use axum::http::header::{ALLOW, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse as _, Response};
use carnet_app::{Error, Kind};
use carnet_interop::fhir::outcome::{self, Issue, Severity};
use carnet_interop::fhir::{ErrorKind, FhirError};
use serde_json::Value;

use super::answer;
use crate::door::ask::Ask;
use crate::door::refuse;
use crate::page::{Arg, Args, Lang};

/// What goes wrong at the edge itself, before anything is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// The answer is wanted in a format we do not write.
    NotAcceptable,
    /// The body is in a format we do not read.
    MediaType,
    /// The body is larger than we read.
    BodyTooLarge,
    /// The body stopped before its end.
    BodyUnreadable,
    /// The form or the query cannot be read.
    Parameters,
    /// Nothing is served at this address.
    Unknown,
    /// This address does not serve this method.
    Method,
    /// A conditional request that does not name one document of one patient.
    Condition,
    /// A patient that is not named by an INS.
    PatientIdentifier,
    /// A warning: parameters were left out.
    Ignored,
}

impl Edge {
    const fn code(self) -> &'static str {
        match self {
            Self::NotAcceptable => "fhir.not-acceptable",
            Self::MediaType => "fhir.media-type",
            Self::BodyTooLarge => "fhir.body-too-large",
            Self::BodyUnreadable => "fhir.body-unreadable",
            Self::Parameters => "fhir.parameters-unreadable",
            Self::Unknown => "fhir.address-unknown",
            Self::Method => "fhir.method",
            Self::Condition => "fhir.condition",
            Self::PatientIdentifier => "fhir.patient-identifier",
            Self::Ignored => "fhir.parameters-ignored",
        }
    }

    const fn answer(self) -> (StatusCode, &'static str) {
        match self {
            Self::NotAcceptable => (StatusCode::NOT_ACCEPTABLE, "not-supported"),
            Self::MediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-supported"),
            Self::BodyTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-long"),
            Self::BodyUnreadable => (StatusCode::BAD_REQUEST, "incomplete"),
            Self::Parameters | Self::PatientIdentifier => (StatusCode::BAD_REQUEST, "invalid"),
            Self::Unknown => (StatusCode::NOT_FOUND, "not-found"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "not-supported"),
            Self::Condition => (StatusCode::PRECONDITION_FAILED, "multiple-matches"),
            Self::Ignored => (StatusCode::OK, "not-supported"),
        }
    }
}

/// A refusal on its way out.
#[derive(Debug)]
pub(crate) struct Fault {
    status: StatusCode,
    issue: &'static str,
    pub(super) code: &'static str,
    args: Args,
    expression: String,
    header: Option<Box<(HeaderName, HeaderValue)>>,
    cause: Option<Box<Error>>,
}

impl Fault {
    /// Another method than those an address serves (RFC 9110 §15.5.6).
    pub(super) fn method(served: &str) -> Self {
        let allow = HeaderValue::from_str(served).ok().map(|value| Box::new((ALLOW, value)));
        Self { header: allow, ..Self::from(Edge::Method) }
    }
}

impl From<Edge> for Fault {
    fn from(edge: Edge) -> Self {
        let (status, issue) = edge.answer();
        Self {
            status,
            issue,
            code: edge.code(),
            args: Args::new(),
            expression: String::new(),
            header: None,
            cause: None,
        }
    }
}

impl From<FhirError> for Fault {
    fn from(error: FhirError) -> Self {
        let kind = error.kind();
        // A search parameter is not a path: it is named in the sentence only.
        let expression = if kind == ErrorKind::Query { "" } else { error.expression() };
        Self {
            status: StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::BAD_REQUEST),
            issue: kind.issue_type(),
            code: error.code(),
            args: Args::from([
                ("element".to_owned(), Arg::from(error.expression())),
                ("value".to_owned(), Arg::from(error.value())),
            ]),
            expression: expression.to_owned(),
            // PDSm: a patch of anything else is answered as a method that is not allowed.
            header: (kind == ErrorKind::NotAllowed)
                .then(|| Box::new((ALLOW, HeaderValue::from_static("GET, PATCH, DELETE")))),
            cause: None,
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let withdrawn = error.code == "access.document-withdrawn";
        let status = if withdrawn { StatusCode::GONE } else { refuse::status(error.kind) };
        Self {
            status,
            issue: if withdrawn { "deleted" } else { issue_type(error.kind) },
            code: refuse::shown(&error),
            args: refuse::args(&error),
            expression: error.place.clone().unwrap_or_default(),
            header: header(&error).map(Box::new),
            cause: Some(Box::new(error)),
        }
    }
}

const fn issue_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Incorrect => "invalid",
        Kind::Unauthenticated => "login",
        Kind::Forbidden => "forbidden",
        Kind::NotFound => "not-found",
        Kind::Conflict => "conflict",
        Kind::Unprocessable => "business-rule",
        Kind::TooLarge => "too-long",
        Kind::Unsupported => "not-supported",
        Kind::TooMany => "throttled",
        Kind::Busy => "transient",
        Kind::Fault => "exception",
    }
}

fn header(error: &Error) -> Option<(HeaderName, HeaderValue)> {
    let challenge = |text| Some((WWW_AUTHENTICATE, HeaderValue::from_static(text)));
    match (error.kind, error.code) {
        // RFC 6750 §3.1: nothing was sent, so nothing is said of it.
        (_, "oauth.token-missing") => challenge("Bearer"),
        (Kind::Unauthenticated, _) => challenge("Bearer error=\"invalid_token\""),
        (_, "oauth.scope-missing") => challenge("Bearer error=\"insufficient_scope\""),
        (Kind::TooMany, _) => refuse::wait(error).map(|seconds| (RETRY_AFTER, seconds)),
        (Kind::Busy, _) => Some((RETRY_AFTER, refuse::RETRY_SOON)),
        _ => None,
    }
}

/// The answer of a handler: its resource, or the `OperationOutcome` of its refusal.
pub(crate) fn settle(ask: &Ask, result: Result<Response, Fault>) -> Response {
    match result {
        Ok(answer) => answer,
        Err(fault) => refused(ask, fault),
    }
}

fn refused(ask: &Ask, fault: Fault) -> Response {
    if let Some(error) = &fault.cause {
        refuse::log(error, &ask.reference);
    } else {
        tracing::info!(error.code = fault.code, request = ask.reference, "refused");
    }
    let outcome = write(ask, &fault, Severity::Error);
    let mut answer = answer::json(fault.status, &outcome).into_response();
    if let Some((name, value)) = fault.header.map(|header| *header) {
        answer.headers_mut().insert(name, value);
    }
    answer
}

/// The warning of a search that left parameters out.
pub(super) fn ignored(ask: &Ask, parameters: &[String]) -> Option<Value> {
    if parameters.is_empty() {
        return None;
    }
    let mut fault = Fault::from(Edge::Ignored);
    fault.args.insert("value".to_owned(), Arg::from(parameters.join(", ")));
    Some(write(ask, &fault, Severity::Warning))
}

/// A refusal that is news, not a failure: why a space that exists cannot be opened.
pub(super) fn told(ask: &Ask, error: &Error) -> Value {
    let mut fault = Fault::from(Error::new(error.kind, error.code));
    fault.args = refuse::args(error);
    write(ask, &fault, Severity::Information)
}

fn write(ask: &Ask, fault: &Fault, severity: Severity) -> Value {
    let say = |lang| {
        let said = ask.web.pages().words().explain(lang, fault.code, &fault.args);
        [Some(said.what), said.why, said.next].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let (fr, en) = (say(Lang::Fr), say(Lang::En));
    outcome::write(&[Issue {
        severity,
        issue_type: fault.issue,
        code: fault.code,
        fr: &fr,
        en: &en,
        expression: &fault.expression,
    }])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, code: &'static str) -> Fault {
        Fault::from(Error::new(kind, code))
    }

    #[test]
    fn what_may_not_be_known_looks_like_what_is_not_there() {
        let codes = ["access.masked", "access.not-in-matrix", "access.space-unknown"];
        for code in codes {
            let fault = of(Kind::NotFound, code);
            assert_eq!(fault.code, "access.document-unknown");
            assert_eq!(fault.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(of(Kind::NotFound, "space.unknown").code, "space.unknown");
        assert_eq!(of(Kind::Forbidden, "access.blocked").code, "access.blocked");
    }

    #[test]
    fn every_refusal_is_documented() {
        const DOCS: &str = include_str!("../../../../docs/API.md");
        let edges = [
            Edge::NotAcceptable,
            Edge::MediaType,
            Edge::BodyTooLarge,
            Edge::BodyUnreadable,
            Edge::Parameters,
            Edge::Unknown,
            Edge::Method,
            Edge::Condition,
            Edge::PatientIdentifier,
            Edge::Ignored,
        ];
        let rules = carnet_interop::fhir::Rule::ALL.iter();
        let rules = rules.map(|rule| (rule.code(), rule.kind().status()));
        let edges = edges.map(|edge| (edge.code(), edge.answer().0.as_u16()));
        for (code, status) in rules.chain(edges) {
            assert!(DOCS.contains(&format!("| `{code}` | {status}")), "{code} {status}");
        }
    }

    #[test]
    fn a_withdrawn_document_is_gone() {
        let fault = of(Kind::Forbidden, "access.document-withdrawn");
        assert_eq!((fault.status, fault.issue), (StatusCode::GONE, "deleted"));
    }

    #[test]
    fn refusals_of_a_token_say_how_to_come_back() {
        let challenge = |kind, code| of(kind, code).header.map(|header| header.0);
        assert_eq!(challenge(Kind::Unauthenticated, "oauth.token-missing"), Some(WWW_AUTHENTICATE));
        assert_eq!(challenge(Kind::Forbidden, "oauth.scope-missing"), Some(WWW_AUTHENTICATE));
        assert_eq!(challenge(Kind::Busy, "server.busy"), Some(RETRY_AFTER));
        assert_eq!(challenge(Kind::Forbidden, "access.blocked"), None);
    }
}
