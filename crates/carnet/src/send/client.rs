//! The server, as a client of its API: discovery, token, deposit, patience.
//! SMART Backend Services, <https://hl7.org/fhir/smart-app-launch/backend-services.html>

use std::time::Duration;

use carnet_http::page::Lang;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

use super::answer::{self, Refusal};
use super::key::SigningKey;

const SCOPE: &str = "system/DocumentReference.c";
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Life of an assertion; the standard allows five minutes.
const ASSERTION_S: i64 = 120;
/// A token is asked again this long before it ends.
const MARGIN_S: i64 = 20;
/// Times a request is sent before it is given up.
const ATTEMPTS: u32 = 7;
/// Longest pause a server can impose.
const PAUSE_MAX: Duration = Duration::from_mins(5);

/// Why nothing more can be sent.
#[derive(Debug)]
pub(super) enum Stop {
    /// The server cannot be reached, or answers what it should not.
    Unreachable(String),
    /// It does not let this client in.
    Refused(Refusal),
}

/// An answer that is final.
#[derive(Debug)]
pub(super) enum Answer {
    /// 201.
    Created,
    /// 200: it was there.
    Already,
    /// Anything else.
    Refused(Refusal),
}

/// An access token.
struct Token {
    text: String,
    until_s: i64,
}

/// The server.
pub(super) struct Client {
    http: reqwest::Client,
    base: String,
    token_endpoint: String,
    id: String,
    key: SigningKey,
    lang: Lang,
    token: Option<Token>,
}

/// The instant of this machine's clock.
pub(super) fn now() -> jiff::Timestamp {
    crate::wiring::clock().now()
}

/// The address of the service, without a slash or `/fhir` at its end.
pub(super) fn base_of(url: &str) -> String {
    let url = url.trim().trim_end_matches('/');
    url.strip_suffix("/fhir").unwrap_or(url).to_owned()
}

impl Client {
    /// Finds out where tokens are given.
    pub(super) async fn discover(
        to: &str,
        id: &str,
        key: SigningKey,
        lang: Lang,
    ) -> Result<Self, Stop> {
        let http = reqwest::Client::builder()
            .user_agent(concat!("carnet-send/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_mins(2))
            // A signed assertion is for one address only.
            .redirect(Policy::none())
            .build()
            .map_err(|error| Stop::Unreachable(error.to_string()))?;
        let base = base_of(to);
        let place = format!("{base}/fhir/.well-known/smart-configuration");
        let mut client = Self {
            http,
            base,
            token_endpoint: String::new(),
            id: id.to_owned(),
            key,
            lang,
            token: None,
        };
        let response =
            client.patiently(|http| http.get(&place).header(ACCEPT, "application/json")).await?;
        let found: Value = if response.status().is_success() {
            response.json().await.map_err(|error| Stop::Unreachable(why(&error)))?
        } else {
            return Err(client.refused(response).await);
        };
        let endpoint = found.get("token_endpoint").and_then(Value::as_str);
        let missing = || Stop::Unreachable(format!("{place}: token_endpoint"));
        client.token_endpoint = endpoint.ok_or_else(missing)?.to_owned();
        client.token().await?;
        Ok(client)
    }

    /// Deposits one document (ITI-105).
    pub(super) async fn deposit(&mut self, body: &Value) -> Result<Answer, Stop> {
        let place = format!("{}/fhir/DocumentReference", self.base);
        let bytes = body.to_string();
        for renewed in [false, true] {
            let bearer = format!("Bearer {}", self.token().await?);
            let language = self.lang.tag();
            let request = |http: &reqwest::Client| {
                http.post(&place)
                    .header(AUTHORIZATION, &bearer)
                    .header(CONTENT_TYPE, "application/fhir+json")
                    .header(ACCEPT, "application/fhir+json")
                    .header("Accept-Language", language)
                    .body(bytes.clone())
            };
            let response = self.patiently(request).await?;
            match response.status().as_u16() {
                201 => return Ok(Answer::Created),
                200 => return Ok(Answer::Already),
                // The token died on the way: once more with a fresh one.
                401 if !renewed => self.token = None,
                // Patience is at its end: the next document would fare no better.
                502..=504 | 429 => return Err(self.refused(response).await),
                status => {
                    let body = response.bytes().await.unwrap_or_default();
                    return Ok(Answer::Refused(answer::read(status, &body, self.lang)));
                }
            }
        }
        Err(Stop::Unreachable("401".to_owned()))
    }

    /// The access token, asked for when there is none or it is about to end.
    async fn token(&mut self) -> Result<String, Stop> {
        let living = |token: &&Token| now().as_second() + MARGIN_S < token.until_s;
        if let Some(token) = self.token.as_ref().filter(living) {
            return Ok(token.text.clone());
        }
        let assertion = self.assertion()?;
        let form = [
            ("grant_type", "client_credentials"),
            ("scope", SCOPE),
            ("client_assertion_type", ASSERTION_TYPE),
            ("client_assertion", assertion.as_str()),
        ];
        let asked_s = now().as_second();
        let response = self.patiently(|http| http.post(&self.token_endpoint).form(&form)).await?;
        if !response.status().is_success() {
            return Err(self.refused(response).await);
        }
        let given: Value = response.json().await.map_err(|error| Stop::Unreachable(why(&error)))?;
        let missing = || Stop::Unreachable(format!("{}: access_token", self.token_endpoint));
        let text = given.get("access_token").and_then(Value::as_str).ok_or_else(missing)?;
        let life_s = given.get("expires_in").and_then(Value::as_i64).unwrap_or(60);
        self.token = Some(Token { text: text.to_owned(), until_s: asked_s + life_s });
        Ok(text.to_owned())
    }

    fn assertion(&self) -> Result<String, Stop> {
        let mut random = [0_u8; 16];
        aws_lc_rs::rand::fill(&mut random).map_err(|_| Stop::Unreachable("random".to_owned()))?;
        let now_s = now().as_second();
        let claims = json!({
            "iss": self.id,
            "sub": self.id,
            "aud": self.token_endpoint,
            "iat": now_s,
            "exp": now_s + ASSERTION_S,
            "jti": format!("{:032x}", u128::from_be_bytes(random)),
        });
        self.key.sign(&claims).map_err(|error| Stop::Unreachable(error.to_string()))
    }

    /// Sends a request again while the network fails or the server asks to wait.
    async fn patiently(
        &self,
        request: impl Fn(&reqwest::Client) -> RequestBuilder,
    ) -> Result<Response, Stop> {
        let mut attempt = 1;
        loop {
            let sent = request(&self.http).send().await;
            let wait = match &sent {
                Ok(response) if !is_passing(response.status().as_u16()) => return read(sent),
                Ok(response) => asked_pause(response.headers()),
                Err(_) => None,
            };
            if attempt == ATTEMPTS {
                return read(sent);
            }
            tokio::time::sleep(wait.unwrap_or_else(|| pause(attempt))).await;
            attempt += 1;
        }
    }

    async fn refused(&self, response: Response) -> Stop {
        let status = response.status().as_u16();
        let body = response.bytes().await.unwrap_or_default();
        Stop::Refused(answer::read(status, &body, self.lang))
    }
}

fn read(sent: reqwest::Result<Response>) -> Result<Response, Stop> {
    sent.map_err(|error| Stop::Unreachable(why(&error)))
}

/// The cause at the bottom, which says more than « error sending request ».
fn why(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(below) = cause.source() {
        cause = below;
    }
    cause.to_string()
}

/// Statuses after which the same request may succeed (RFC 9110 §15.6, RFC 6585 §4).
const fn is_passing(status: u16) -> bool {
    matches!(status, 429 | 502 | 503 | 504)
}

/// Half a second, doubled each time.
fn pause(attempt: u32) -> Duration {
    Duration::from_millis(500 << attempt.saturating_sub(1).min(6))
}

/// The pause a server asks for, in seconds; a date is answered with our own patience.
fn asked_pause(headers: &HeaderMap) -> Option<Duration> {
    let seconds: u64 = headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(PAUSE_MAX))
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    #[test]
    fn patience_grows_and_ends() {
        assert_eq!(pause(1), Duration::from_millis(500));
        assert_eq!(pause(4), Duration::from_secs(4));
        assert_eq!(pause(u32::MAX), Duration::from_secs(32));
        let asked = |text: &'static str| {
            asked_pause(&HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(text))]))
        };
        assert_eq!(asked("2"), Some(Duration::from_secs(2)));
        assert_eq!(asked("86400"), Some(PAUSE_MAX));
        assert_eq!(asked("Wed, 21 Oct 2026 07:28:00 GMT"), None);
    }

    #[test]
    fn an_address_is_understood_as_people_write_it() {
        for text in ["http://x:8080", "http://x:8080/", " http://x:8080/fhir/ "] {
            assert_eq!(base_of(text), "http://x:8080");
        }
    }
}
