//! `POST /oauth/token` — a signed assertion becomes an access token (RFC 6749 §4.4, RFC 7523 §2.2).

use std::collections::BTreeSet;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Json, Response};
use carnet_app::organisation::authenticate;
use carnet_app::{Error, Kind, Result};
use carnet_core::practitioner::Scope;
use serde_json::{Value, json};

use super::keys::{Access, LIFE_S};
use super::{TOKEN, assertion, refusal, scopes};
use crate::door::ask::Ask;

const GRANT: &str = "client_credentials";
const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

type Pairs = Vec<(String, String)>;

/// `POST /oauth/token`
pub(super) async fn post(ask: Ask, form: Result<Form<Pairs>, FormRejection>) -> Response {
    let issued = match form {
        Ok(Form(pairs)) => {
            let issued = issue(&ask, &pairs).await;
            issued.map_err(|error| {
                let client = one(&pairs, "client_assertion").and_then(assertion::client_of);
                let client = client.unwrap_or_default();
                authenticate::refused(&ask.cx, &ask.caller, &client, error)
            })
        }
        Err(rejection) => Err(unreadable(&rejection)),
    };
    match issued {
        Ok(body) => {
            let mut answer = Json(body).into_response();
            refusal::keep_nothing(&mut answer);
            answer
        }
        Err(error) => refusal::answer(&ask, &error),
    }
}

async fn issue(ask: &Ask, pairs: &Pairs) -> Result<Value> {
    let (cx, base) = (&ask.cx, &ask.cx.settings().base_url);
    if one(pairs, "grant_type")? != GRANT {
        return Err(Error::new(Kind::Incorrect, "oauth.grant-type"));
    }
    if one(pairs, "client_assertion_type")? != ASSERTION {
        return Err(Error::new(Kind::Incorrect, "oauth.assertion-type"));
    }
    let token = one(pairs, "client_assertion")?;
    let client = assertion::client_of(token)?;
    let organisation = authenticate::by_client(cx, &client).await?;
    let endpoint = format!("{base}{TOKEN}");
    let assertion = assertion::verify(token, &client, &organisation.keys, &endpoint, cx.now)?;
    let scopes = scopes::granted(one(pairs, "scope")?, &organisation.scopes)?;
    if scopes.contains(&Scope::Read) && assertion.acting.is_none() {
        return Err(Error::new(Kind::Incorrect, "oauth.acting-missing"));
    }
    // Last, so that an assertion refused for another reason can be mended and sent again.
    authenticate::use_once(cx, &organisation, &assertion.jti).await?;
    let access = Access {
        iss: base.clone(),
        aud: format!("{base}/fhir"),
        sub: client,
        structure: organisation.structure.idnst.clone(),
        scopes: scopes.clone(),
        acting: assertion.acting,
        iat: cx.now.as_second(),
        exp: cx.now.as_second() + LIFE_S,
        jti: cx.token(),
    };
    let token = ask.web.keys().issue(&access)?;
    Ok(body(&token, &scopes))
}

fn body(token: &str, scopes: &BTreeSet<Scope>) -> Value {
    json!({
        "access_token": token,
        "token_type": "bearer",
        "expires_in": LIFE_S,
        "scope": scopes::join(scopes),
    })
}

/// The value of a parameter, which comes once and not empty (RFC 6749 §3.2).
fn one<'a>(pairs: &'a Pairs, name: &'static str) -> Result<&'a str> {
    let mut values = pairs.iter().filter(|(known, _)| known == name);
    match (values.next(), values.next()) {
        (Some((_, value)), None) if !value.is_empty() => Ok(value),
        _ => Err(Error::new(Kind::Incorrect, "oauth.parameter").with("name", name)),
    }
}

fn unreadable(rejection: &FormRejection) -> Error {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::new(Kind::TooLarge, "oauth.request-too-large")
    } else {
        Error::new(Kind::Incorrect, "oauth.form")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_comes_once() {
        let pairs = |names: &[&str]| -> Pairs {
            names.iter().map(|name| ((*name).to_owned(), "x".to_owned())).collect()
        };
        assert_eq!(one(&pairs(&["scope"]), "scope").unwrap(), "x");
        for wrong in [&["scope", "scope"][..], &["other"]] {
            assert_eq!(one(&pairs(wrong), "scope").unwrap_err().code, "oauth.parameter");
        }
    }
}
