//! A browser without a screen: cookies, forms, and answers that are looked at from all sides.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

/// Somebody at the door, with their cookies.
#[derive(Clone)]
pub(crate) struct Client {
    base: String,
    http: reqwest::Client,
    pub(crate) cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) address: String,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

/// The limit between the parts of a form with a file.
const LIMIT: &str = "carnet-limite-4f1c";

impl Client {
    pub(crate) fn new(base: &str) -> Self {
        let none = reqwest::redirect::Policy::none();
        let http = reqwest::Client::builder().redirect(none).build().unwrap();
        Self { base: base.to_owned(), http, cookies: Arc::default() }
    }

    /// The same browser after the service moved to another port.
    pub(crate) fn at(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form as it is, without looking for its anti-forgery token.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.request(Method::POST, path).form(fields)).await
    }

    /// Fills in the form that is shown at an address and sends it to another.
    pub(crate) async fn submit(&self, at: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let csrf = self.get(at).await.csrf();
        let token = [("csrf", csrf.as_str())];
        self.post(path, &[&token[..], fields].concat()).await
    }

    /// Sends a form with a file, `fichier`.
    pub(crate) async fn upload(&self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Page {
        self.upload_files(path, fields, &[("fichier", file)]).await
    }

    /// Sends a form with several files, each with the name of its field.
    pub(crate) async fn upload_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Page {
        self.send(self.form(path, fields, files)).await
    }

    /// The request that sends a form with files.
    pub(crate) fn form(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> RequestBuilder {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("Content-Disposition: form-data; name=\"{name}\"");
            body.extend(format!("--{LIMIT}\r\n{head}\r\n\r\n{value}\r\n").bytes());
        }
        for (name, file) in files {
            let head =
                format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"fichier\"");
            body.extend(format!("--{LIMIT}\r\n{head}\r\n\r\n").bytes());
            body.extend(*file);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{LIMIT}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={LIMIT}");
        self.request(Method::POST, path).header(CONTENT_TYPE, kind).body(body)
    }

    /// Goes where an answer sends, as long as it sends somewhere.
    pub(crate) async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..10 {
            if !(300..400).contains(&page.status) {
                return page;
            }
            page = self.get(&page.location()).await;
        }
        panic!("{} sends round and round", page.address)
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub(crate) fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// A request to a path of the service, or to a whole address.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address =
            if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() };
        self.http.request(method, address)
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Page {
        let cookies = {
            let kept = self.cookies.lock().unwrap();
            kept.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
        };
        let request =
            if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) };
        let answer = request.send().await.unwrap();
        let address = answer.url().to_string();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        self.take(&headers);
        let bytes = answer.bytes().await.unwrap().to_vec();
        let page = Page { address, status, headers, bytes };
        page.is_dressed();
        page
    }

    fn take(&self, headers: &HeaderMap) {
        let mut kept = self.cookies.lock().unwrap();
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                kept.remove(name);
            } else {
                kept.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Page {
    /// Every answer, whatever it is, is dressed the same way.
    fn is_dressed(&self) {
        let policy = self.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{}: {policy}", self.address);
        // Scripts are files of ours; beside the bytes of a document, not even those.
        for scripts in policy.split(';').filter(|rule| rule.contains("script-src")) {
            assert_eq!(scripts.trim(), "script-src 'self'", "{}", self.address);
            let bytes = self.status == 200 && self.path().ends_with("/fichier");
            assert!(!bytes, "{}: {policy}", self.address);
        }
        if self.header("content-type").starts_with("text/html") {
            assert!(!policy.contains("unsafe"), "{}: {policy}", self.address);
        }
        assert_eq!(self.header("x-content-type-options"), "nosniff", "{}", self.address);
        assert!(!self.header("x-request-id").is_empty(), "{}", self.address);
        assert_eq!(self.header("referrer-policy"), "same-origin", "{}", self.address);
        assert_eq!(self.header("cross-origin-opener-policy"), "same-origin", "{}", self.address);
        assert_eq!(self.header("cross-origin-resource-policy"), "same-origin", "{}", self.address);
        assert!(["DENY", "SAMEORIGIN"].contains(&self.header("x-frame-options").as_str()));
        assert!(self.header("permissions-policy").contains("geolocation=()"), "{}", self.address);
        let path = self.path();
        let public = ["/assets/", "/journal/"].iter().any(|start| path.starts_with(start));
        if !public {
            assert!(self.header("cache-control").contains("no-store"), "{}", self.address);
        }
    }

    /// Path and query.
    pub(crate) fn path(&self) -> String {
        let rest = self.address.splitn(4, '/').nth(3).unwrap_or_default();
        format!("/{rest}")
    }

    pub(crate) fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{}", self.said()))
    }

    /// The answer's status is this one.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.said());
        self
    }

    /// The answer shows this.
    #[track_caller]
    pub(crate) fn has(self, text: &str) -> Self {
        assert!(self.text().contains(text), "{text:?} is missing from {}", self.said());
        self
    }

    /// The answer does not show this, nor hint at it.
    #[track_caller]
    pub(crate) fn lacks(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "{text:?} is on {}", self.said());
        self
    }

    /// Its words, to say in a failure.
    pub(crate) fn said(&self) -> String {
        if std::str::from_utf8(&self.bytes).is_err() {
            return format!("{} {} {} bytes", self.status, self.address, self.bytes.len());
        }
        let text = self.text();
        let main = between(&text, "<main", "</main>").unwrap_or(text);
        let mut words = String::new();
        for piece in main.split('<') {
            words.push_str(piece.split_once('>').map_or(piece, |(_, words)| words).trim());
            words.push(' ');
        }
        format!("{} {} {}\n{words}", self.status, self.address, self.header("location"))
    }

    /// Where it sends.
    #[track_caller]
    pub(crate) fn location(&self) -> String {
        let to = self.headers.get(LOCATION).unwrap_or_else(|| panic!("{}", self.said()));
        to.to_str().unwrap().to_owned()
    }

    /// The anti-forgery token of its forms.
    #[track_caller]
    pub(crate) fn csrf(&self) -> String {
        let found = between(&self.text(), "name=\"csrf\" value=\"", "\"");
        found.unwrap_or_else(|| panic!("no form on {}", self.said()))
    }

    /// Every link that starts so, each once, in order of appearance.
    pub(crate) fn links(&self, start: &str) -> Vec<String> {
        let text = self.text();
        let mut found: Vec<String> = Vec::new();
        for piece in text.split("href=\"").skip(1) {
            let link = piece.split('"').next().unwrap_or_default().replace("&amp;", "&");
            if link.starts_with(start) && !found.contains(&link) {
                found.push(link);
            }
        }
        found
    }
}

/// What stands between two texts.
pub(crate) fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found.to_owned())
}
