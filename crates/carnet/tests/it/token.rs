//! Software at the token endpoint: what opens, and everything that looks like it.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use carnet_core::practitioner::Scope;
use jiff::SignedDuration;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::app::App;
use crate::doctor::NORA;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::software::{ALL, ASSERTION, FEED, READ, Software, acting, fresh_key};

on_both_engines!(
    a_token_is_for_five_minutes,
    an_assertion_that_is_not_right_opens_nothing,
    a_forged_signature_opens_nothing,
    keys_are_never_taken_from_the_assertion,
    refused_assertions_are_counted_and_right_ones_never,
    nobody_gets_more_than_was_registered,
    a_token_is_believed_only_whole,
);

/// Asks with these claims changed, and says with which code it is refused.
async fn refused(app: &App, hospital: &Software, change: impl Fn(&mut Value)) -> String {
    let mut claims = hospital.claims(app, None);
    change(&mut claims);
    let page = hospital.ask(&hospital.signed(&claims), FEED).await;
    assert!((400..500).contains(&page.status), "{}", page.text());
    let body = page.json();
    assert!(body.get("access_token").is_none());
    assert!(body["error_description"].as_str().unwrap().is_ascii());
    body["code"].as_str().unwrap().to_owned()
}

async fn a_token_is_for_five_minutes(app: &mut App) {
    let alice = app.inhabitant(people::alice()).await;
    let hospital = app.hospital().await;
    let page = hospital.ask(&hospital.signed(&hospital.claims(app, None)), FEED).await.is(200);
    let body = page.json();
    assert_eq!(
        (body["token_type"].as_str(), body["expires_in"].as_i64()),
        (Some("bearer"), Some(300))
    );
    assert_eq!(body["scope"], FEED);
    let paper = Paper::about(&alice.identity, 1, "Séjour");
    hospital.publish(&paper.draft("Repos")).await.is(201);
    app.wait(SignedDuration::from_mins(6));
    let page = hospital.publish(&paper.draft("Repos")).await.is(401);
    assert!(page.header("www-authenticate").contains("invalid_token"));
    page.has("oauth.token-expired");
    let configuration = app.anonymous().get("/fhir/.well-known/smart-configuration").await.is(200);
    let configuration = configuration.json();
    assert_eq!(configuration["token_endpoint"], format!("{}/oauth/token", app.base));
}

async fn an_assertion_that_is_not_right_opens_nothing(app: &mut App) {
    let hospital = app.hospital().await;
    let elsewhere = |claims: &mut Value| claims["aud"] = json!("https://ailleurs.example/token");
    assert_eq!(refused(app, &hospital, elsewhere).await, "oauth.assertion-audience");
    let now = app.now().as_second();
    let old = |claims: &mut Value| {
        claims["iat"] = json!(now - 900);
        claims["exp"] = json!(now - 600);
    };
    assert_eq!(refused(app, &hospital, old).await, "oauth.assertion-expired");
    let long = |claims: &mut Value| claims["exp"] = json!(now + 7200);
    assert_eq!(refused(app, &hospital, long).await, "oauth.assertion-too-long");
    let someone = |claims: &mut Value| claims["sub"] = json!("quelqu-un");
    assert_eq!(refused(app, &hospital, someone).await, "oauth.assertion-subject");
    let unknown = |claims: &mut Value| claims["iss"] = json!("inconnu");
    assert_eq!(refused(app, &hospital, unknown).await, "client.unknown");
    let later = |claims: &mut Value| claims["nbf"] = json!(now + 600);
    assert_eq!(refused(app, &hospital, later).await, "oauth.assertion-clock");

    let once = hospital.signed(&hospital.claims(app, None));
    hospital.ask(&once, FEED).await.is(200);
    hospital.ask(&once, FEED).await.is(401).has("client.assertion-replayed");
    let fields = [("grant_type", "password"), ("username", "x"), ("password", "x")];
    hospital.client.post("/oauth/token", &fields).await.is(400).has("unsupported_grant_type");
    hospital.client.post("/oauth/token", &[]).await.is(400).has("invalid_request");
}

async fn a_forged_signature_opens_nothing(app: &mut App) {
    let hospital = app.hospital().await;
    let claims = hospital.claims(app, None);
    let named = |algorithm| Header { kid: Some("k1".to_owned()), ..Header::new(algorithm) };
    // The public key is no secret: as a shared one it proves nothing.
    let shared = EncodingKey::from_secret(hospital.public.to_string().as_bytes());
    let token = jsonwebtoken::encode(&named(Algorithm::HS256), &claims, &shared).unwrap();
    hospital.ask(&token, FEED).await.is(401).has("oauth.algorithm");
    let (other, _) = fresh_key();
    let token = jsonwebtoken::encode(&named(Algorithm::ES384), &claims, &other).unwrap();
    hospital.ask(&token, FEED).await.is(401).has("oauth.assertion-signature");
    let right = hospital.signed(&claims);
    let body = right.split('.').nth(1).unwrap();
    // {"alg":"none","kid":"k1"}
    let none = format!("eyJhbGciOiJub25lIiwia2lkIjoiazEifQ.{body}.");
    hospital.ask(&none, FEED).await.is(401).has("invalid_client");
    hospital.ask("pas-un-jeton", FEED).await.is(401).has("oauth.assertion-unreadable");
    let header = Header { kid: Some("k2".to_owned()), ..Header::new(Algorithm::ES384) };
    let token = jsonwebtoken::encode(&header, &claims, &other).unwrap();
    hospital.ask(&token, FEED).await.is(401).has("oauth.key-unknown");
    let twice = [
        ("grant_type", "client_credentials"),
        ("client_assertion_type", ASSERTION),
        ("client_assertion", right.as_str()),
        ("client_assertion", right.as_str()),
        ("scope", FEED),
    ];
    hospital.client.post("/oauth/token", &twice).await.is(400).has("oauth.parameter");
    hospital.ask(&right, FEED).await.is(200);
}

async fn keys_are_never_taken_from_the_assertion(app: &mut App) {
    let hospital = app.hospital().await;
    let claims = hospital.claims(app, None);
    let (thief, public) = fresh_key();
    let sign = |header: Value| {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(&header), part(&claims));
        let by = jsonwebtoken::crypto::sign(message.as_bytes(), &thief, Algorithm::ES384).unwrap();
        format!("{message}.{by}")
    };
    let named = |extra: Value| {
        let mut header = json!({ "alg": "ES384", "typ": "JWT", "kid": "k1" });
        header.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        header
    };
    let own = json!({ "keys": [public] });
    for extra in [
        json!({ "jwk": own["keys"][0] }),
        json!({ "jku": "https://mal.example/jwks.json" }),
        json!({ "jku": "https://mal.example/jwks.json", "kid": "../k1" }),
        json!({ "x5u": "https://mal.example/cert.pem", "x5c": ["MIIB"] }),
        json!({ "kid": "k1' OR '1'='1" }),
        json!({ "kid": "/dev/null" }),
        json!({ "kid": ["k1"] }),
        json!({ "kid": null }),
        json!({ "alg": "ES256" }),
        json!({ "alg": "RS384" }),
        json!({ "alg": "es384" }),
        json!({ "crit": ["exp"], "b64": false }),
    ] {
        let page = hospital.ask(&sign(named(extra.clone())), FEED).await;
        assert!((400..500).contains(&page.status), "{extra}");
        assert!(page.json().get("access_token").is_none(), "{extra}");
    }
    // The key of one client says nothing in the name of another.
    let laboratory = Software::register(app, "labo", people::laboratory()).await;
    let in_the_name_of_another = laboratory.signed(&claims);
    hospital.ask(&in_the_name_of_another, FEED).await.is(401).has("invalid_client");
    hospital.ask(&hospital.signed(&claims), FEED).await.is(200);
}

async fn refused_assertions_are_counted_and_right_ones_never(app: &mut App) {
    let hospital = app.hospital().await;
    let mut told = 0;
    for _ in 0..30 {
        let page = hospital.ask("pas.un.jeton", FEED).await;
        told += u32::from(page.status == 401);
    }
    assert_eq!(told, 20, "from one address in one name");
    for number in 0..60 {
        let mut claims = hospital.claims(app, None);
        claims["iss"] = json!(format!("client-{number}"));
        told += u32::from(hospital.ask(&hospital.signed(&claims), FEED).await.status == 401);
    }
    assert_eq!(told, 60, "from one address, whatever the names");
    let page = hospital.ask("pas.un.jeton", FEED).await.is(429).has("oauth.slow-down");
    assert!(!page.header("retry-after").is_empty());
    hospital.ask(&hospital.signed(&hospital.claims(app, None)), FEED).await.is(200);
}

async fn nobody_gets_more_than_was_registered(app: &mut App) {
    let alice = app.inhabitant(people::alice()).await;
    let scopes = BTreeSet::from([Scope::Feed]);
    let feeder = Software::with_scopes(app, "capteur", people::laboratory(), scopes).await;
    let ask = async |scope| {
        let assertion = feeder.signed(&feeder.claims(app, None));
        feeder.ask(&assertion, scope).await
    };
    ask(READ).await.is(400).has("invalid_scope");
    ask(ALL).await.is(400).has("oauth.scope-not-registered");
    ask("system/*.cruds").await.is(400).has("oauth.scope-unknown");
    ask("").await.is(400);
    let token = feeder.token_for(app, FEED, None).await;
    let feeder = feeder.with_token(token);
    feeder.get(&Software::search_of(&alice.identity)).await.is(403).has("oauth.scope-missing");
    let document = format!("/fhir/DocumentReference/{}", "0".repeat(64));
    feeder.call(reqwest::Method::DELETE, &document, None).await.is(403).has("oauth.scope-missing");

    let hospital = app.hospital().await;
    let page = hospital.ask(&hospital.signed(&hospital.claims(app, None)), READ).await.is(400);
    page.has("oauth.acting-missing");
    let wrong: [(&str, Value); 3] = [
        ("rpps", json!("10100000017")),
        ("role", json!("G15_60")),
        ("purpose", json!("curiosity")),
    ];
    for (name, value) in wrong {
        let mut claim = acting(NORA, "care", None);
        claim[name] = value;
        let assertion = hospital.signed(&hospital.claims(app, Some(claim)));
        hospital.ask(&assertion, READ).await.is(400).has("oauth.acting-");
    }
    let urgent = hospital.signed(&hospital.claims(app, Some(acting(NORA, "emergency", None))));
    hospital.ask(&urgent, READ).await.is(400).has("oauth.acting-claim");
}

async fn a_token_is_believed_only_whole(app: &mut App) {
    let alice = app.inhabitant(people::alice()).await;
    let hospital = app.hospital().await;
    let token = hospital.token_for(app, FEED, None).await;
    let draft = Paper::about(&alice.identity, 1, "Séjour").draft("Repos");
    let mut pieces: Vec<&str> = token.split('.').collect();
    let other = hospital.token_for(app, "system/DocumentReference.ud", None).await;
    pieces[1] = other.split('.').nth(1).unwrap();
    let patchwork = hospital.with_token(pieces.join("."));
    patchwork.publish(&draft).await.is(401).has("oauth.token-invalid");
    hospital.with_token("x".to_owned()).publish(&draft).await.is(401);
    let assertion = hospital.signed(&hospital.claims(app, None));
    hospital.with_token(assertion).publish(&draft).await.is(401);
    let page = hospital.client.get("/fhir/DocumentReference").await.is(401);
    assert_eq!(page.header("www-authenticate"), "Bearer");
    page.has("oauth.token-missing").has("OperationOutcome");
    hospital.with_token(token).publish(&draft).await.is(201);
}
