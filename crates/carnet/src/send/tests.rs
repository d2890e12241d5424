//! The sender against a small server of our own: patience, replacement, resuming.

use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use carnet_http::page::Lang;
use carnet_interop::cda;
use jiff::civil::date;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::*;
use crate::population;

/// What the server saw, and how it answers.
#[derive(Default)]
struct Seen {
    /// Identifiers in the space.
    there: Vec<String>,
    /// Requests for a deposit.
    deposits: usize,
    /// Tokens given.
    tokens: usize,
    /// How many of the next deposits find the server busy.
    busy: usize,
}

type Shared = Arc<Mutex<Seen>>;

async fn token(State(seen): State<Shared>) -> Json<Value> {
    seen.lock().unwrap().tokens += 1;
    Json(json!({ "access_token": "t", "token_type": "bearer", "expires_in": 300 }))
}

async fn deposit(State(seen): State<Shared>, Json(body): Json<Value>) -> Response {
    let mut seen = seen.lock().unwrap();
    seen.deposits += 1;
    if seen.busy > 0 {
        seen.busy -= 1;
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "0")]).into_response();
    }
    let id = body["masterIdentifier"]["value"].as_str().unwrap().to_owned();
    let target = body.pointer("/relatesTo/0/target/identifier/value").and_then(Value::as_str);
    if target.is_some_and(|target| !seen.there.iter().any(|there| there == target)) {
        let issue = json!({ "details": {
            "coding": [{ "code": "doc.replaces-unknown" }], "text": "Version inconnue.",
        } });
        let outcome = json!({ "resourceType": "OperationOutcome", "issue": [issue] });
        return (StatusCode::UNPROCESSABLE_ENTITY, Json(outcome)).into_response();
    }
    if seen.there.contains(&id) {
        return StatusCode::OK.into_response();
    }
    seen.there.push(id);
    StatusCode::CREATED.into_response()
}

struct Scene {
    seen: Shared,
    to: String,
    folder: TempDir,
}

impl Scene {
    async fn new() -> Self {
        let seen = Shared::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let to = format!("http://{}", listener.local_addr().unwrap());
        let endpoint = json!({ "token_endpoint": format!("{to}/oauth/token") });
        let router = Router::new()
            .route("/fhir/.well-known/smart-configuration", get(async || Json(endpoint)))
            .route("/oauth/token", post(token))
            .route("/fhir/DocumentReference", post(deposit))
            .with_state(Arc::clone(&seen));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("cda")).unwrap();
        std::fs::write(folder.path().join("key.pem"), key::tests::pair().0).unwrap();
        Self { seen, to, folder }
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join("cda").join(name), bytes).unwrap();
    }

    async fn send(&self) -> (u8, String) {
        let args = Args {
            files: vec![self.folder.path().join("cda")],
            to: self.to.clone(),
            client: "labo".to_owned(),
            key: self.folder.path().join("key.pem"),
            kid: None,
            journal: self.folder.path().join("journal.jsonl"),
        };
        let speech = Speech::of(Lang::Fr);
        let report = send(&args, &speech).await.unwrap();
        let mut out = Vec::new();
        report.print(&mut out, &speech, "journal").unwrap();
        (report.status(), String::from_utf8(out).unwrap())
    }
}

/// Two documents of persona 1, and a new version of the first.
fn documents() -> [Vec<u8>; 3] {
    let population = population::generate(1, 0, date(2026, 3, 2));
    let martine = population.people.first().unwrap();
    let plans = martine.documents();
    let (one, two) = (plans.first().unwrap(), plans.last().unwrap());
    let mut next = cda::read(&one.cda(martine), &cda::Limits::default()).unwrap();
    let old = std::mem::replace(&mut next.header.id, cda::Identifier::root("2.25.424242"));
    next.header.related = vec![cda::RelatedDocument { kind: "RPLC".to_owned(), ids: vec![old] }];
    [one.cda(martine), two.cda(martine), cda::write::document(&next)]
}

#[tokio::test]
async fn files_are_sent_once_and_a_new_version_after_the_one_it_replaces() {
    let scene = Scene::new().await;
    let [one, two, next] = documents();
    // The new version comes first by name.
    scene.put("a-version-2.xml", &next);
    scene.put("b-version-1.xml", &one);
    scene.put("c.xml", &two);
    scene.put("d.xml", b"<autre/>");
    scene.seen.lock().unwrap().busy = 2;
    let (status, said) = scene.send().await;
    assert_eq!(status, 1, "{said}");
    for words in
        ["Déposés : 2, remplacements : 1", "refusés : 1, non envoyés : 0", "[cda.wrong-root]"]
    {
        assert!(said.contains(words), "{words}:\n{said}");
    }
    let (deposits, tokens) = {
        let seen = scene.seen.lock().unwrap();
        assert_eq!(seen.there.len(), 3);
        (seen.deposits, seen.tokens)
    };
    assert_eq!((deposits, tokens), (6, 1), "two found it busy, one waited for the other version");
    let (_, said) = scene.send().await;
    assert!(said.contains("Envoyés par un passage précédent : 3"), "{said}");
    assert_eq!(scene.seen.lock().unwrap().deposits, 6, "nothing is sent twice");
}

#[tokio::test]
async fn a_version_whose_previous_one_is_not_there_is_sent_without_it() {
    let scene = Scene::new().await;
    let [_, _, next] = documents();
    scene.put("version-2.xml", &next);
    let (status, said) = scene.send().await;
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("la version qu'il remplace n'est pas dans l'espace"), "{said}");
    assert_eq!(scene.seen.lock().unwrap().there, ["urn:oid:2.25.424242"]);
    std::fs::remove_file(scene.folder.path().join("journal.jsonl")).unwrap();
    let (status, said) = scene.send().await;
    assert_eq!(status, 0, "without its journal the server still knows the document: {said}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.xml"), "<a/>").unwrap();
    let args = Args {
        files: vec![folder.path().join("a.xml")],
        to: "not an address".to_owned(),
        client: "labo".to_owned(),
        key: folder.path().join("absent.pem"),
        kid: None,
        journal: folder.path().join("journal.jsonl"),
    };
    let said = send(&args, &Speech::of(Lang::En)).await.unwrap_err();
    assert!(said.contains("absent.pem cannot be read"), "{said}");
}
