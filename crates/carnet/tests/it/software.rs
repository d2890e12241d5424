//! The software of a structure, as it talks to the API.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use carnet_app::organisation::register::{self, Registration};
use carnet_core::document::{Author, AuthorKind, Structure};
use carnet_core::practitioner::Scope;
use carnet_interop::fhir::provide::SubmissionSet;
use carnet_interop::fhir::{Draft, build};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::App;
use crate::http::{Client, Page};
use crate::people::Identity;

/// Every scope there is.
pub(crate) const ALL: &str =
    "system/DocumentReference.c user/DocumentReference.rs system/DocumentReference.ud";
/// The scope of a feed.
pub(crate) const FEED: &str = "system/DocumentReference.c";
/// The scope of a reading.
pub(crate) const READ: &str = "user/DocumentReference.rs";
/// What a client assertion is called.
pub(crate) const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Media type of FHIR.
pub(crate) const FHIR: &str = "application/fhir+json";

/// A registered software with its key, and a token when it has asked for one.
pub(crate) struct Software {
    pub(crate) id: String,
    pub(crate) structure: Structure,
    pub(crate) client: Client,
    pub(crate) public: Value,
    key: EncodingKey,
    base: String,
    token: String,
    used: AtomicU32,
}

impl Software {
    /// An operator registers the software; it asks for a token to feed and to keep its documents in order.
    pub(crate) async fn register(app: &App, id: &str, structure: Structure) -> Self {
        let scopes = BTreeSet::from([Scope::Feed, Scope::Read, Scope::Maintain]);
        let mut software = Self::with_scopes(app, id, structure, scopes).await;
        let scope = "system/DocumentReference.c system/DocumentReference.ud";
        software.token = software.token_for(app, scope, None).await;
        software
    }

    /// A registered software that has no token yet.
    pub(crate) async fn with_scopes(
        app: &App,
        id: &str,
        structure: Structure,
        scopes: BTreeSet<Scope>,
    ) -> Self {
        let (key, public) = fresh_key();
        let registration = Registration {
            client: id.to_owned(),
            structure: structure.clone(),
            keys: json!({ "keys": [public] }),
            scopes,
        };
        register::register(&app.service.cx(), registration).await.unwrap();
        Self {
            id: id.to_owned(),
            structure,
            client: app.anonymous(),
            public,
            key,
            base: app.base.clone(),
            token: String::new(),
            used: AtomicU32::new(0),
        }
    }

    /// The claims of a right assertion, each time another.
    pub(crate) fn claims(&self, app: &App, acting: Option<Value>) -> Value {
        let now = app.now().as_second();
        let number = self.used.fetch_add(1, Ordering::Relaxed);
        let mut claims = json!({
            "iss": self.id, "sub": self.id, "aud": format!("{}/oauth/token", self.base),
            "jti": format!("{}-{number}", self.id), "iat": now, "exp": now + 240,
        });
        if let Some(acting) = acting {
            claims["acting"] = acting;
        }
        claims
    }

    /// Claims, signed with the registered key.
    pub(crate) fn signed(&self, claims: &Value) -> String {
        let header = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::ES384) };
        jsonwebtoken::encode(&header, claims, &self.key).unwrap()
    }

    /// Asks for a token with an assertion.
    pub(crate) async fn ask(&self, assertion: &str, scope: &str) -> Page {
        let fields = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", ASSERTION),
            ("client_assertion", assertion),
            ("scope", scope),
        ];
        self.client.post("/oauth/token", &fields).await
    }

    /// A token for these scopes, acting for a professional or for nobody.
    pub(crate) async fn token_for(&self, app: &App, scope: &str, acting: Option<Value>) -> String {
        let assertion = self.signed(&self.claims(app, acting));
        let page = self.ask(&assertion, scope).await.is(200);
        page.json()["access_token"].as_str().unwrap().to_owned()
    }

    /// The same software with another token.
    pub(crate) fn with_token(&self, token: String) -> Self {
        Self {
            id: self.id.clone(),
            structure: self.structure.clone(),
            client: self.client.clone(),
            public: self.public.clone(),
            key: self.key.clone(),
            base: self.base.clone(),
            token,
            used: AtomicU32::new(self.used.load(Ordering::Relaxed) + 1000),
        }
    }

    /// The same software, after the service moved: its tokens were for the old address.
    pub(crate) async fn moved(&self, app: &App) -> Self {
        let mut moved = self.with_token(String::new());
        moved.client = app.anonymous();
        moved.base.clone_from(&app.base);
        moved.token = moved.token_for(app, FEED, None).await;
        moved
    }

    /// The same software in the hands of a professional who cares, and declares the consent they collected.
    pub(crate) async fn caring(&self, app: &App, rpps: &str) -> Self {
        self.acting(app, acting(rpps, "care", Some("declared"))).await
    }

    /// The same software in the hands of a professional.
    pub(crate) async fn acting(&self, app: &App, acting: Value) -> Self {
        let token = self.token_for(app, ALL, Some(acting)).await;
        self.with_token(token)
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        self.call(Method::GET, path, None).await
    }

    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<(&str, Vec<u8>)>,
    ) -> Page {
        let mut request = self.client.request(method, path).bearer_auth(&self.token);
        if let Some((kind, body)) = body {
            request = request.header("content-type", kind).body(body);
        }
        self.client.send(request).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Page {
        self.call(Method::POST, path, Some((FHIR, body.to_string().into_bytes()))).await
    }

    /// Sends a search as a form.
    pub(crate) async fn search_by_post(&self, path: &str, query: &str) -> Page {
        let form = ("application/x-www-form-urlencoded", query.as_bytes().to_vec());
        self.call(Method::POST, path, Some(form)).await
    }

    /// Patches metadata (JSON Patch).
    pub(crate) async fn patch(&self, path: &str, operations: &Value) -> Page {
        let body = ("application/json-patch+json", operations.to_string().into_bytes());
        self.call(Method::PATCH, path, Some(body)).await
    }

    /// ITI-105: one document.
    pub(crate) async fn publish(&self, draft: &Draft) -> Page {
        self.post("/fhir/DocumentReference", &build::simplified(draft)).await
    }

    /// ITI-65: several documents in one lot.
    pub(crate) async fn provide(&self, who: &Identity, drafts: &[Draft]) -> Page {
        let number = self.used.fetch_add(1, Ordering::Relaxed);
        let lot = self.lot(number, drafts);
        self.post("/fhir", &build::provide(&lot, &who.ins, drafts)).await
    }

    /// The lot de soumission of a transaction.
    pub(crate) fn lot(&self, number: u32, drafts: &[Draft]) -> SubmissionSet {
        SubmissionSet {
            unique_id: format!("urn:oid:1.2.250.1.999.43.7.{number}"),
            source_id: "urn:oid:1.2.250.1.999.43".to_owned(),
            designation: carnet_core::code::Code::new("1.2.250.1.213.2.2", "07", "Consultation"),
            title: None,
            author: Author {
                kind: AuthorKind::Device,
                person: None,
                role: None,
                structure: Some(self.structure.clone()),
                device: Some("DPI des Orgues".to_owned()),
            },
            submitted: drafts.first().map(|draft| draft.description.created).unwrap(),
        }
    }

    /// Where a search of somebody's current documents is made.
    pub(crate) fn search_of(who: &Identity) -> String {
        format!("/fhir/DocumentReference?{}&status=current", patient(who))
    }

    /// How many of somebody's documents a search finds.
    pub(crate) async fn found(&self, who: &Identity) -> u64 {
        let page = self.get(&Self::search_of(who)).await.is(200);
        page.json()["total"].as_u64().unwrap()
    }
}

/// The search parameter that names a patient.
pub(crate) fn patient(who: &Identity) -> String {
    let oid = who.ins.domain().oid();
    format!("patient.identifier=urn:oid:{oid}%7C{}", who.ins.matricule())
}

/// A professional and their purpose, as a software claims them.
pub(crate) fn acting(rpps: &str, purpose: &str, consent: Option<&str>) -> Value {
    let mut claim = json!({
        "rpps": rpps, "family": "ACHOUR", "given": "Nora", "profession": "10",
        "role": "G15_10/SM26", "purpose": purpose,
    });
    if let Some(consent) = consent {
        claim["consent"] = json!(consent);
    }
    claim
}

/// A key pair on P-384: what signs, and what is registered.
pub(crate) fn fresh_key() -> (EncodingKey, Value) {
    let curve = &ECDSA_P384_SHA384_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(curve, &SystemRandom::new()).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(curve, document.as_ref()).unwrap();
    // An uncompressed point: 0x04, then both coordinates.
    let (x, y) = pair.public_key().as_ref()[1..].split_at(48);
    let public = json!({
        "kty": "EC", "crv": "P-384", "kid": "k1", "use": "sig",
        "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
    });
    (EncodingKey::from_ec_der(document.as_ref()), public)
}
