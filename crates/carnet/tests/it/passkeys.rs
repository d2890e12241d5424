//! Passkeys, made and used by an authenticator of ours, and by one that means harm.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ciborium::{Value, cbor};
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::holder::Holder;
use crate::http::{Client, Page, between};
use crate::on_both_engines;
use crate::people::{self, PASSWORD};

on_both_engines!(
    a_passkey_opens_the_space_alone,
    a_passkey_is_added_by_its_owner_and_once,
    nothing_but_the_whole_proof_opens,
    a_challenge_is_good_for_once_and_for_a_while,
    a_copied_passkey_is_noticed,
    a_passkey_that_was_taken_away_opens_nothing,
);

const PROOFS: &str = "/espace/compte/preuves";
const KEY: &str = "/espace/compte/preuves/cle";
const NEW: &str = "/espace/compte/preuves/cle/nouvelle";
const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const ELIGIBLE: u8 = 8;
const DONE: u8 = 16;
const ATTESTED: u8 = 64;

/// An authenticator with one key, and what it says of it.
struct Key {
    pair: EcdsaKeyPair,
    id: Vec<u8>,
    party: String,
    origin: String,
    flags: u8,
    counter: u32,
    handle: String,
}

/// What goes back to the service, to be altered.
#[derive(Clone)]
struct Proof(Vec<(&'static str, String)>);

impl Proof {
    fn with(&self, name: &str, value: &str) -> Self {
        let fields = self.0.iter().map(|(field, kept)| {
            (*field, if *field == name { value.to_owned() } else { kept.clone() })
        });
        Self(fields.collect())
    }

    async fn send(&self, client: &Client) -> Page {
        let fields: Vec<(&str, &str)> =
            self.0.iter().map(|(name, value)| (*name, value.as_str())).collect();
        client.post("/connexion/cle", &fields).await
    }
}

impl Key {
    fn new(app: &App, id: &[u8]) -> Self {
        Self {
            pair: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap(),
            id: id.to_vec(),
            party: "localhost".to_owned(),
            origin: app.base.clone(),
            flags: PRESENT | VERIFIED,
            counter: 0,
            handle: String::new(),
        }
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let party = Sha256::digest(&self.party);
        [&party[..], &[flags], &self.counter.to_be_bytes()].concat()
    }

    fn client(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let said = serde_json::json!({
            "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }

    /// A new credential (WebAuthn §7.1), as the script sends it.
    fn made(&self, challenge: &str) -> (String, String) {
        let point = self.pair.public_key().as_ref();
        let (x, y) = (Value::Bytes(point[1..33].to_vec()), Value::Bytes(point[33..].to_vec()));
        let mut key = Vec::new();
        let cose = cbor!({ 1 => 2, 3 => -7, -1 => 1, -2 => x, -3 => y }).unwrap();
        ciborium::into_writer(&cose, &mut key).unwrap();
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let data = [&self.data(self.flags | ATTESTED)[..], &[0; 16], &length, &self.id, &key];
        let data = Value::Bytes(data.concat());
        let mut object = Vec::new();
        let whole = cbor!({ "fmt" => "none", "attStmt" => {}, "authData" => data }).unwrap();
        ciborium::into_writer(&whole, &mut object).unwrap();
        (BASE64.encode(self.client("webauthn.create", challenge)), BASE64.encode(object))
    }

    /// A proof (§7.2).
    fn proof(&self, challenge: &str) -> Proof {
        self.signed(self.data(self.flags), self.client("webauthn.get", challenge))
    }

    fn signed(&self, data: Vec<u8>, client: Vec<u8>) -> Proof {
        let message = [&data[..], &Sha256::digest(&client)].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &message).unwrap();
        Proof(vec![
            ("identifiant", BASE64.encode(&self.id)),
            ("client", BASE64.encode(client)),
            ("donnees", BASE64.encode(data)),
            ("signature", BASE64.encode(signature.as_ref())),
            ("titulaire", self.handle.clone()),
        ])
    }
}

/// The page that asks a browser for a new passkey.
async fn asked(alice: &Holder) -> Page {
    let page = alice.submit(KEY, KEY, &[("password", PASSWORD)]).await.is(303);
    alice.follow(page).await.is(200).has("data-passkey-create")
}

fn data_of(page: &Page, name: &str) -> String {
    between(&page.text(), &format!("data-{name}=\""), "\"").unwrap()
}

/// Adds a passkey as the script does.
async fn add(alice: &Holder, key: &mut Key) -> Page {
    let page = asked(alice).await;
    key.handle = data_of(&page, "handle");
    let (client, attestation) = key.made(&data_of(&page, "passkey-create"));
    let made = [("nom", "Ma clé"), ("client", &*client), ("attestation", &*attestation)];
    alice.submit(KEY, NEW, &made).await
}

/// A challenge, in a browser that keeps its cookie.
async fn challenge(client: &Client) -> String {
    let said = client.post("/connexion/cle/defi", &[]).await.is(200).json();
    assert_eq!(said["party"], "localhost");
    said["challenge"].as_str().unwrap().to_owned()
}

/// It is refused, and opens nothing.
async fn refused(client: &Client, proof: &Proof, what: &str) {
    let page = proof.send(client).await;
    assert_eq!(page.status, 422, "{what}: {}", page.said());
    page.has("Cette clé d’accès n’ouvre rien ici");
    assert!(client.cookie("carnet_session").is_none(), "{what}");
}

async fn a_passkey_opens_the_space_alone(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let mut key = Key::new(app, b"clef-d-alice");
    let page = add(&alice, &mut key).await.is(303);
    alice.follow(page).await.is(200).has("La clé d’accès est ajoutée").has("Ma clé");
    assert_eq!(app.sent().await[0].words, "message-passkey-added");

    let browser = app.anonymous();
    browser.get("/connexion").await.is(200).has("data-passkey-open").has("/assets/js/passkey");
    let before = app.sent().await.len();
    let asked = challenge(&browser).await;
    let page = key.proof(&asked).send(&browser).await.is(303);
    assert_eq!(page.location(), "/espace");
    browser.get("/espace").await.is(200).has("Alice");
    assert_eq!(app.sent().await.len(), before, "no code was sent");
    alice.get(PROOFS).await.is(200).has("Utilisée");
    browser.get("/espace/compte/appareils").await.is(200).has("C’est l’appareil que vous utilisez");
    // Back to where one was going.
    let other = app.anonymous();
    other.get("/espace/historique").await.is(303);
    let asked = challenge(&other).await;
    key.handle = String::new();
    let page = key.proof(&asked).send(&other).await.is(303);
    assert_eq!(page.location(), "/espace/historique", "the handle may be left out");
}

async fn a_passkey_is_added_by_its_owner_and_once(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let bruno = app.holder(people::bruno()).await;
    let mut key = Key::new(app, b"clef");
    alice.post(KEY, &[("csrf", "faux"), ("password", PASSWORD)]).await.is(403);
    alice.submit(KEY, KEY, &[("password", "pas-le-bon")]).await.is(422);
    let page = asked(&alice).await;
    let defi = data_of(&page, "passkey-create");
    let (client, attestation) = key.made(&defi);
    let whole = [("nom", "Ma clé"), ("client", &*client), ("attestation", &*attestation)];
    // Nobody else's, in no other session, under a name.
    bruno.submit(KEY, NEW, &whole).await.is(422).has("passkey.over");
    let elsewhere = Holder::sign_in(app, &alice.who).await;
    elsewhere.submit(KEY, NEW, &whole).await.is(422).has("passkey.over");
    alice.submit(KEY, NEW, &[("nom", " "), whole[1], whole[2]]).await.is(422).has("40 caractères");
    alice.submit(KEY, NEW, &whole).await.is(303);
    alice.submit(KEY, NEW, &whole).await.is(422).has("passkey.over");
    // The same key, in another account.
    let page = add(&bruno, &mut key).await;
    page.is(409).has("passkey.known");
    bruno.get(PROOFS).await.is(200).lacks("Ma clé");
    let again = asked(&alice).await;
    assert_eq!(data_of(&again, "known"), BASE64.encode(b"clef"));

    // A wrong answer uses the challenge up.
    for spoil in [
        |key: &mut Key| "mal.example".clone_into(&mut key.party),
        |key: &mut Key| "http://mal.example".clone_into(&mut key.origin),
        |key: &mut Key| key.flags = PRESENT,
        |key: &mut Key| key.flags = PRESENT | VERIFIED | DONE,
        |key: &mut Key| key.id = Vec::new(),
    ] {
        let page = asked(&bruno).await;
        let defi = data_of(&page, "passkey-create");
        let mut bad = Key::new(app, b"autre");
        let (client, attestation) = bad.made(&defi);
        let good = [("nom", "Ma clé"), ("client", &*client), ("attestation", &*attestation)];
        spoil(&mut bad);
        let (client, attestation) = bad.made(&defi);
        let made = [("nom", "Ma clé"), ("client", &*client), ("attestation", &*attestation)];
        bruno.submit(KEY, NEW, &made).await.is(401).has("passkey.refused");
        bruno.submit(KEY, NEW, &good).await.is(422).has("passkey.over");
    }
    let page = asked(&bruno).await;
    let late = Key::new(app, b"tard");
    let (client, attestation) = late.made(&data_of(&page, "passkey-create"));
    app.wait(SignedDuration::from_mins(11));
    let made = [("nom", "Ma clé"), ("client", &*client), ("attestation", &*attestation)];
    bruno.submit(KEY, NEW, &made).await.is(422).has("passkey.over");
}

async fn nothing_but_the_whole_proof_opens(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let bruno = app.holder(people::bruno()).await;
    let mut key = Key::new(app, b"clef-d-alice");
    let mut his = Key::new(app, b"clef-de-bruno");
    add(&alice, &mut key).await.is(303);
    add(&bruno, &mut his).await.is(303);
    let browser = app.anonymous();
    let asked = challenge(&browser).await;
    let cookie = browser.cookie("carnet_cle").unwrap();
    let good = key.proof(&asked);
    let attempt = async |proof: Proof, what: &str| {
        browser.keep("carnet_cle", &cookie);
        refused(&browser, &proof, what).await;
    };
    for field in ["identifiant", "client", "donnees", "signature"] {
        attempt(good.with(field, ""), field).await;
        attempt(good.with(field, "%%%"), field).await;
        attempt(good.with(field, "AAAA"), field).await;
    }
    attempt(good.with("titulaire", &his.handle), "somebody else's account").await;
    attempt(good.with("identifiant", &BASE64.encode(&his.id)), "somebody else's key").await;
    attempt(his.proof(&asked).with("identifiant", &BASE64.encode(&key.id)), "his signature").await;
    let spoilt = |spoil: fn(&mut Key)| {
        let mut bad = Key { pair: clone_of(&key), ..Key::new(app, &key.id) };
        bad.handle.clone_from(&key.handle);
        spoil(&mut bad);
        bad.proof(&asked)
    };
    attempt(spoilt(|key| "mal.example".clone_into(&mut key.party)), "another site").await;
    attempt(spoilt(|key| "https://localhost".clone_into(&mut key.origin)), "another origin").await;
    attempt(spoilt(|key| "null".clone_into(&mut key.origin)), "no origin").await;
    attempt(spoilt(|key| key.flags = PRESENT), "nobody verified").await;
    attempt(spoilt(|key| key.flags = VERIFIED), "nobody present").await;
    attempt(spoilt(|key| key.flags = PRESENT | VERIFIED | ELIGIBLE), "another kind").await;
    attempt(spoilt(|key| key.flags = PRESENT | VERIFIED | DONE), "contradiction").await;
    let create = key.signed(key.data(key.flags), key.client("webauthn.create", &asked));
    attempt(create, "another ceremony").await;
    attempt(key.proof("un-autre-defi"), "another challenge").await;
    // A cookie of one's own making, or of another browser.
    let other = app.anonymous();
    let theirs = challenge(&other).await;
    attempt(key.proof(&theirs), "a challenge of another browser").await;
    for forged in ["", "a.b", "a.9999999999.b", &cookie.replace('.', ".1")] {
        browser.keep("carnet_cle", forged);
        refused(&browser, &good, forged).await;
    }
    browser.keep("carnet_cle", &cookie);
    good.send(&browser).await.is(303);
    assert!(browser.cookie("carnet_session").is_some(), "the untouched one opens");
}

/// The same private key once more.
fn clone_of(key: &Key) -> EcdsaKeyPair {
    let bytes = key.pair.to_pkcs8v1().unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, bytes.as_ref()).unwrap()
}

async fn a_challenge_is_good_for_once_and_for_a_while(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let mut key = Key::new(app, b"clef");
    add(&alice, &mut key).await.is(303);
    let browser = app.anonymous();
    let asked = challenge(&browser).await;
    let cookie = browser.cookie("carnet_cle").unwrap();
    let proof = key.proof(&asked);
    proof.send(&browser).await.is(303);
    assert!(browser.cookie("carnet_cle").is_none());
    // Whoever copied both cookie and proof is late.
    let thief = app.anonymous();
    thief.keep("carnet_cle", &cookie);
    refused(&thief, &proof, "a second time").await;
    let thief = app.anonymous();
    refused(&thief, &proof, "without its cookie").await;
    let slow = app.anonymous();
    let asked = challenge(&slow).await;
    app.wait(SignedDuration::from_mins(10));
    refused(&slow, &key.proof(&asked), "too late").await;
    // Many at once with the same challenge: one session.
    let asked = challenge(&slow).await;
    let proof = key.proof(&asked);
    let cookie = slow.cookie("carnet_cle").unwrap();
    let twin = app.anonymous();
    twin.keep("carnet_cle", &cookie);
    let (one, other) = tokio::join!(proof.send(&slow), proof.send(&twin));
    let mut both = [one.status, other.status];
    both.sort_unstable();
    assert_eq!(both, [303, 422]);
}

async fn a_copied_passkey_is_noticed(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let mut key = Key::new(app, b"clef");
    key.counter = 7;
    add(&alice, &mut key).await.is(303);
    let browser = app.anonymous();
    for (counter, opens) in [(8, true), (8, false), (3, false), (0, false), (9, true)] {
        key.counter = counter;
        let asked = challenge(&browser).await;
        let page = key.proof(&asked).send(&browser).await;
        if opens {
            page.is(303);
        } else {
            page.is(422).has("a peut-être été copiée");
        }
    }
    // One that may travel says so from the start, and may begin to.
    let mut synced = Key::new(app, b"voyage");
    synced.flags |= ELIGIBLE;
    add(&alice, &mut synced).await.is(303);
    for flags in [ELIGIBLE | DONE, ELIGIBLE] {
        synced.flags = PRESENT | VERIFIED | flags;
        let asked = challenge(&browser).await;
        synced.proof(&asked).send(&browser).await.is(303);
    }
    let stranger = app.anonymous();
    synced.flags = PRESENT | VERIFIED;
    let asked = challenge(&stranger).await;
    refused(&stranger, &synced.proof(&asked), "bound all of a sudden").await;
}

async fn a_passkey_that_was_taken_away_opens_nothing(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let mut key = Key::new(app, b"clef");
    add(&alice, &mut key).await.is(303);
    let leave = alice.get(PROOFS).await.links("/espace/compte/preuves/retirer/").remove(0);
    alice.submit(&leave, &leave, &[("password", PASSWORD)]).await.is(303);
    assert_eq!(app.sent().await[0].words, "message-passkey-removed");
    let browser = app.anonymous();
    let asked = challenge(&browser).await;
    refused(&browser, &key.proof(&asked), "taken away").await;
    // It may come back.
    add(&alice, &mut key).await.is(303);
    let asked = challenge(&browser).await;
    key.proof(&asked).send(&browser).await.is(303);
    // After a death nothing opens.
    let cx = app.service.cx();
    let today = cx.now.to_zoned(carnet_core::rules::paris()).date();
    let operator = carnet_core::access::Actor::Operator("test".to_owned());
    carnet_app::space::death::declare(&cx, operator, alice.who.space, today).await.unwrap();
    let stranger = app.anonymous();
    let asked = challenge(&stranger).await;
    refused(&stranger, &key.proof(&asked), "after a death").await;
    app.forget(alice.who.space);
}
