//! Somebody at the door: a browser without a screen, or software with a token.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Method, RequestBuilder};

use super::scenario::Asked;
use crate::config::StartError;

/// An answer that takes longer is an error.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) status: u16,
    pub(super) text: String,
    to: Option<String>,
}

/// Somebody at the door.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    base: String,
    http: reqwest::Client,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    token: Option<String>,
}

impl Visitor {
    /// Somebody nobody knows.
    pub(super) fn new(base: &str) -> Result<Self, StartError> {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build()
            .map_err(StartError::system)?;
        Ok(Self { base: base.to_owned(), http, cookies: Arc::default(), token: None })
    }

    /// The same, with an access token.
    pub(super) fn with_token(&self, token: String) -> Self {
        Self { token: Some(token), ..self.clone() }
    }

    /// The same, with connections of its own.
    pub(super) fn afresh(&self) -> Result<Self, StartError> {
        Ok(Self { http: Self::new(&self.base)?.http, ..self.clone() })
    }

    /// Makes a request of a scenario.
    pub(super) async fn ask(&self, asked: &Asked) -> reqwest::Result<Page> {
        match asked {
            Asked::Get(address) => self.get(address).await,
            Asked::Post(address, body) => {
                let request = self.request(Method::POST, address);
                let request = request.header(CONTENT_TYPE, "application/fhir+json");
                self.send(request.body(body.clone())).await
            }
        }
    }

    /// Asks for an address.
    pub(super) async fn get(&self, address: &str) -> reqwest::Result<Page> {
        self.send(self.request(Method::GET, address)).await
    }

    /// Asks, and goes where the answer sends, until it sends nowhere.
    pub(super) async fn arrive(&self, address: &str) -> Result<Page, StartError> {
        let page = self.get(address).await.map_err(StartError::system)?;
        self.follow(page).await
    }

    /// Sends a form, and goes where the answer sends.
    pub(super) async fn submit(
        &self,
        address: &str,
        fields: &[(&str, &str)],
    ) -> Result<Page, StartError> {
        let request = self.request(Method::POST, address).form(fields);
        let page = self.send(request).await.map_err(StartError::system)?;
        self.follow(page).await
    }

    async fn follow(&self, mut page: Page) -> Result<Page, StartError> {
        for _ in 0..10 {
            let Some(to) = page.to.take() else {
                return if page.status == 200 {
                    Ok(page)
                } else {
                    Err(StartError::system(format!("status {}: {}", page.status, page.said())))
                };
            };
            page = self.get(&to).await.map_err(StartError::system)?;
        }
        Err(StartError::system("sent round and round"))
    }

    fn request(&self, method: Method, address: &str) -> RequestBuilder {
        let address = if address.starts_with('/') {
            format!("{}{address}", self.base)
        } else {
            address.to_owned()
        };
        let request = self.http.request(method, address);
        if let Some(token) = &self.token {
            return request.bearer_auth(token);
        }
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let cookies: Vec<String> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    async fn send(&self, request: RequestBuilder) -> reqwest::Result<Page> {
        let answer = request.send().await?;
        {
            let mut kept = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            for cookie in answer.headers().get_all(SET_COOKIE) {
                let cookie = cookie.to_str().unwrap_or_default();
                let pair = cookie.split(';').next().unwrap_or_default();
                let Some((name, value)) = pair.split_once('=') else { continue };
                if cookie.contains("Max-Age=0") {
                    kept.remove(name);
                } else {
                    kept.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        let to = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
        Ok(Page { status: answer.status().as_u16(), to, text: answer.text().await? })
    }
}

impl Page {
    /// The anti-forgery token of its forms; empty where there is none.
    pub(super) fn csrf(&self) -> String {
        self.hidden().into_iter().find(|(name, _)| name == "csrf").unwrap_or_default().1
    }

    /// The hidden fields of its forms.
    pub(super) fn hidden(&self) -> Vec<(String, String)> {
        let fields = self.text.split("<input type=\"hidden\" ").skip(1);
        fields
            .filter_map(|field| {
                let name = between(field, "name=\"", "\"")?;
                let value = between(field, "value=\"", "\"")?;
                Some((name.to_owned(), value.replace("&amp;", "&")))
            })
            .collect()
    }

    /// Every link that starts so, each once, in order.
    pub(super) fn links(&self, start: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for piece in self.text.split("href=\"").skip(1) {
            let link = piece.split('"').next().unwrap_or_default().replace("&amp;", "&");
            if link.starts_with(start) && !found.contains(&link) {
                found.push(link);
            }
        }
        found
    }

    /// The words of its main part, for whoever must find out what went wrong.
    fn said(&self) -> String {
        let main = between(&self.text, "<main", "</main>").unwrap_or(&self.text);
        let words =
            main.split('<').filter_map(|piece| piece.split_once('>').map(|(_, words)| words));
        words.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

/// What stands between two texts.
pub(super) fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}
