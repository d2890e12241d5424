//! Those who ask: the software of a hospital, holders at their pages. Each answer may never come.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::people::{Identity, PASSWORD};
use crate::place::Place;

/// Who wrote the documents: reads them whatever their holder masks.
pub(crate) const AUTHOR: &str = "10100000040";
/// Another professional: sees no masked document.
pub(crate) const OTHER: &str = "10100000024";

const FEED: &str = "system/DocumentReference.c system/DocumentReference.ud";
const READ: &str = "user/DocumentReference.rs";

/// An answer that came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) retry_after: Option<String>,
}

/// The server went away before it answered, or answered half.
#[derive(Debug)]
pub(crate) struct Gone;

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

fn http() -> reqwest::Client {
    let none = reqwest::redirect::Policy::none();
    let client = reqwest::Client::builder().redirect(none).timeout(Duration::from_secs(30));
    client.build().unwrap()
}

async fn send(request: RequestBuilder) -> Result<(Answer, Vec<String>), Gone> {
    let answer = request.send().await.map_err(|_| Gone)?;
    let header =
        |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let cookies = answer.headers().get_all(SET_COOKIE).iter();
    let cookies = cookies.map(|cookie| cookie.to_str().unwrap().to_owned()).collect();
    let (status, retry_after) = (answer.status().as_u16(), header(reqwest::header::RETRY_AFTER));
    let location = header(LOCATION).unwrap_or_default();
    let bytes = answer.bytes().await.map_err(|_| Gone)?.to_vec();
    Ok((Answer { status, location, bytes, retry_after }, cookies))
}

/// The hospital's software with its three tokens: to feed, to read as the author, to read as another.
pub(crate) struct Software {
    base: String,
    http: reqwest::Client,
    key: EncodingKey,
    tokens: Mutex<BTreeMap<&'static str, String>>,
}

impl Software {
    /// An operator makes its key and registers it.
    pub(crate) async fn register(place: &Place) -> Self {
        let file = place.path("software.pem");
        let file = file.to_str().unwrap();
        let public = place.administer(&["keygen", "--out", file]).await;
        let keys = place.path("software.json");
        std::fs::write(&keys, public).unwrap();
        let words = [
            "register",
            "--client=dpi",
            "--name=CH des Orgues",
            "--finess=430000018",
            "--scopes=feed,read,maintain",
            "--keys",
            keys.to_str().unwrap(),
        ];
        place.administer(&words).await;
        let key = EncodingKey::from_ec_pem(&std::fs::read(file).unwrap()).unwrap();
        Self { base: place.base.clone(), http: http(), key, tokens: Mutex::default() }
    }

    /// Asks for fresh tokens.
    pub(crate) async fn renew(&self) -> Result<(), Gone> {
        for (who, scope) in [("", FEED), (AUTHOR, READ), (OTHER, READ)] {
            let token = self.ask(who, scope).await?;
            self.tokens.lock().unwrap().insert(who, token);
        }
        Ok(())
    }

    async fn ask(&self, who: &str, scope: &str) -> Result<String, Gone> {
        let now = carnet::wiring::clock().now();
        let mut claims = json!({
            "iss": "dpi", "sub": "dpi", "aud": format!("{}/oauth/token", self.base),
            "jti": format!("{who}-{}", now.as_nanosecond()),
            "iat": now.as_second(), "exp": now.as_second() + 240,
        });
        if !who.is_empty() {
            claims["acting"] = json!({
                "rpps": who, "family": "LAMBERT", "given": "Claire", "profession": "10",
                "role": "G15_10/SM26", "purpose": "care", "consent": "declared",
            });
        }
        let header = Header { kid: Some("key-1".to_owned()), ..Header::new(Algorithm::ES384) };
        let assertion = jsonwebtoken::encode(&header, &claims, &self.key).unwrap();
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let fields = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", kind),
            ("client_assertion", assertion.as_str()),
            ("scope", scope),
        ];
        let request = self.http.post(format!("{}/oauth/token", self.base)).form(&fields);
        let (answer, _) = send(request).await?;
        let token = answer.json()["access_token"].as_str().map(str::to_owned);
        // A step that was told to fail may be this one: the next round asks again.
        token.ok_or(Gone)
    }

    pub(crate) async fn post(&self, path: &str, body: &[u8]) -> Result<Answer, Gone> {
        let request = self.request(Method::POST, path, "");
        let kind = "application/fhir+json";
        let request = request.header("content-type", kind).body(body.to_vec());
        Ok(send(request).await?.0)
    }

    pub(crate) async fn get(&self, path: &str, who: &'static str) -> Result<Answer, Gone> {
        Ok(send(self.request(Method::GET, path, who)).await?.0)
    }

    fn request(&self, method: Method, path: &str, who: &str) -> RequestBuilder {
        let token = self.tokens.lock().unwrap().get(who).cloned().unwrap_or_default();
        let path = path.strip_prefix(&self.base).unwrap_or(path);
        self.http.request(method, format!("{}{path}", self.base)).bearer_auth(token)
    }
}

/// A holder at their pages.
pub(crate) struct Holder {
    base: String,
    http: reqwest::Client,
    cookies: Mutex<BTreeMap<String, String>>,
    csrf: String,
}

impl Holder {
    /// Signs in with login, password and the code that left by mail.
    pub(crate) async fn sign_in(place: &Place, who: &Identity) -> Self {
        let (base, cookies) = (place.base.clone(), Mutex::default());
        let mut holder = Self { base, http: http(), cookies, csrf: String::new() };
        holder.get("/connexion").await.unwrap();
        let login = [("login", who.login), ("password", PASSWORD)];
        let answer = holder.post("/connexion", &login).await.unwrap();
        assert_eq!(answer.location, "/connexion/code", "{}", answer.text());
        let code = code(place, &who.contact().email.unwrap());
        let answer = holder.post("/connexion/code", &[("code", &code)]).await.unwrap();
        assert_eq!(answer.location, "/espace", "{}", answer.text());
        let page = holder.get("/espace/documents").await.unwrap().text();
        let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap();
        rest.split_once('"').unwrap().0.clone_into(&mut holder.csrf);
        holder
    }

    /// Masks a document, or shows it again.
    pub(crate) async fn mask(&self, document: &str, to: bool) -> Result<Answer, Gone> {
        let deed = if to { "masquer" } else { "demasquer" };
        self.post(&format!("/espace/documents/{document}/{deed}"), &[]).await
    }

    /// What they download.
    pub(crate) async fn export(&self) -> Vec<u8> {
        let answer = self.post("/espace/export", &[]).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.bytes
    }

    pub(crate) async fn get(&self, path: &str) -> Result<Answer, Gone> {
        self.send(self.http.get(format!("{}{path}", self.base))).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Gone> {
        let token = [("csrf", self.csrf.as_str())];
        let fields = [&token[..], fields].concat();
        self.send(self.http.post(format!("{}{path}", self.base)).form(&fields)).await
    }

    async fn send(&self, request: RequestBuilder) -> Result<Answer, Gone> {
        let cookies = {
            let kept = self.cookies.lock().unwrap();
            kept.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
        };
        let (answer, set) = send(request.header(COOKIE, cookies.join("; "))).await?;
        let mut kept = self.cookies.lock().unwrap();
        for cookie in set {
            let pair = cookie.split(';').next().unwrap_or_default().to_owned();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if cookie.contains("Max-Age=0") {
                kept.remove(name);
            } else {
                kept.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }
}

/// The last code that left for an address, in the file the operator's gateway reads.
fn code(place: &Place, to: &str) -> String {
    let lines = std::fs::read_to_string(place.path("data/outbox.jsonl")).unwrap();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut codes =
        messages.filter(|message| message["words"] == "message-code" && message["to"] == to);
    let last = codes.next_back().unwrap();
    let args = last["args"].as_array().unwrap();
    args.iter().find(|arg| arg[0] == "code").unwrap()[1].as_str().unwrap().to_owned()
}
