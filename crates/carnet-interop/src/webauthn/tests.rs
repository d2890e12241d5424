//! Answers as browsers give them, and as somebody who means harm would.

use ciborium::{Value, cbor};

use super::*;

const PARTY: [u8; 32] = [7; 32];
const ORIGIN: &str = "https://carnet.example";

fn bytes(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    ciborium::ser::into_writer(value, &mut out).unwrap();
    out
}

fn key() -> Value {
    let (x, y) = (Value::Bytes(vec![1; 32]), Value::Bytes(vec![2; 32]));
    cbor!({ 1 => 2, 3 => -7, -1 => 1, -2 => x, -3 => y }).unwrap()
}

fn data(flags: u8, credential: &[u8]) -> Vec<u8> {
    [&PARTY[..], &[flags], &[0, 0, 0, 9], credential].concat()
}

fn credential(id: &[u8], key: &Value) -> Vec<u8> {
    let length = u16::try_from(id.len()).unwrap().to_be_bytes();
    [&[0; 16][..], &length, id, &bytes(key)].concat()
}

fn object(data: Vec<u8>) -> Vec<u8> {
    let data = Value::Bytes(data);
    bytes(&cbor!({ "fmt" => "none", "attStmt" => {}, "authData" => data }).unwrap())
}

fn said(kind: &str, challenge: &str, origin: &str, more: &str) -> Vec<u8> {
    let start =
        format!("{{\"type\":\"{kind}\",\"challenge\":\"{challenge}\",\"origin\":\"{origin}\"");
    format!("{start}{more}}}").into_bytes()
}

#[test]
fn client_data_are_for_this_question_of_this_site() {
    let judge = |json: &[u8]| client(json, Ceremony::Get, "defi", ORIGIN);
    let get = "webauthn.get";
    assert_eq!(judge(&said(get, "defi", ORIGIN, "")), Ok(()));
    assert_eq!(judge(&said(get, "defi", ORIGIN, ",\"crossOrigin\":false,\"other\":1")), Ok(()));
    for (json, fault) in [
        (said("webauthn.create", "defi", ORIGIN, ""), Fault::Ceremony),
        (said("", "defi", ORIGIN, ""), Fault::Ceremony),
        (said(get, "autre", ORIGIN, ""), Fault::Challenge),
        (said(get, "", ORIGIN, ""), Fault::Challenge),
        (said(get, "defi", "https://mal.example", ""), Fault::Origin),
        (said(get, "defi", "http://carnet.example", ""), Fault::Origin),
        (said(get, "defi", "https://carnet.example:444", ""), Fault::Origin),
        (said(get, "defi", ORIGIN, ",\"crossOrigin\":true"), Fault::Framed),
        (said(get, "defi", ORIGIN, ",\"origin\":\"https://mal.example\""), Fault::Client),
        (b"{}".to_vec(), Fault::Client),
        (b"[1".to_vec(), Fault::Client),
        (Vec::new(), Fault::Client),
    ] {
        assert_eq!(judge(&json), Err(fault), "{}", String::from_utf8_lossy(&json));
    }
    assert_eq!(
        client(&said(get, "", ORIGIN, ""), Ceremony::Get, "", ORIGIN),
        Err(Fault::Challenge)
    );
}

#[test]
fn a_new_passkey_is_read() {
    let whole = object(data(0b0100_0101, &credential(b"clef", &key())));
    let (read, new) = Authenticator::of_attestation(&whole, &PARTY).unwrap();
    assert_eq!((read.counter, read.backup), (9, Backup::Bound));
    assert_eq!((new.id.as_slice(), &new.key), (&b"clef"[..], &PublicKey::Es256([1; 32], [2; 32])));
    assert_eq!(PublicKey::of_cose(&new.cose), Ok(new.key));
    let extended = [credential(b"clef", &key()), bytes(&cbor!({ "x" => 1 }).unwrap())].concat();
    let synced = object(data(0b1101_1101, &extended));
    let (read, _) = Authenticator::of_attestation(&synced, &PARTY).unwrap();
    assert_eq!(read.backup, Backup::Done);
}

#[test]
fn authenticator_data_that_prove_nothing_are_refused() {
    let read = |bytes: &[u8]| authenticator(bytes, &PARTY).map(|read| read.backup);
    assert_eq!(read(&data(0b0101, b"")), Ok(Backup::Bound));
    assert_eq!(read(&data(0b1101, b"")), Ok(Backup::Eligible));
    assert_eq!(authenticator(&data(0b0101, b""), &[8; 32]), Err(Fault::Party));
    for flags in [0, 0b0001, 0b0100, 0b0001_1001] {
        assert_eq!(read(&data(flags, b"")), Err(Fault::Unverified), "{flags:b}");
    }
    assert_eq!(read(&data(0b0001_0101, b"")), Err(Fault::Backup));
    assert_eq!(read(&data(0b0101, b"x")), Err(Fault::Data), "something after");
    assert_eq!(read(&data(0b1000_0101, b"")), Err(Fault::Data), "extensions that are not there");
    assert_eq!(read(&data(0b1000_0101, b"\xa0\xa0")), Err(Fault::Data));
    assert_eq!(read(&data(0b0101, b"")[..36]), Err(Fault::Data));
    let none = object(data(0b0101, b""));
    assert_eq!(Authenticator::of_attestation(&none, &PARTY).unwrap_err(), Fault::Credential);
    for id in [&b""[..], &[1; 1024]] {
        let whole = data(0b0100_0101, &credential(id, &key()));
        assert_eq!(authenticator(&whole, &PARTY), Err(Fault::Credential));
    }
}

#[test]
fn an_attestation_object_is_one_map() {
    let good = data(0b0100_0101, &credential(b"clef", &key()));
    let read = |bytes: &[u8]| Authenticator::of_attestation(bytes, &PARTY).unwrap_err();
    assert_eq!(read(b""), Fault::Attestation);
    assert_eq!(read(&[&object(good.clone())[..], b"\x00"].concat()), Fault::Attestation);
    let data = Value::Bytes(good.clone());
    let other = Value::Bytes(vec![0; 37]);
    let text = Value::Text("x".to_owned());
    for bad in [
        cbor!({ "fmt" => "none", "attStmt" => {} }),
        cbor!({ "attStmt" => {}, "authData" => data }),
        cbor!({ "fmt" => "none", "authData" => data }),
        cbor!({ "fmt" => "none", "attStmt" => {}, "authData" => text }),
        cbor!({ "fmt" => "none", "attStmt" => {}, "authData" => data, "authData" => other }),
        cbor!([1, 2]),
    ] {
        assert_eq!(read(&bytes(&bad.unwrap())), Fault::Attestation);
    }
    let mut deep = cbor!(1).unwrap();
    for _ in 0..1000 {
        deep = Value::Array(vec![deep]);
    }
    assert_eq!(
        read(&[b"\x9f".repeat(100_000), bytes(&cbor!(1).unwrap())].concat()),
        Fault::Attestation
    );
    drop(deep);
}

#[test]
fn only_keys_that_were_asked_for_are_taken() {
    let of = |value: Result<Value, _>| PublicKey::of_cose(&bytes(&value.unwrap()));
    let point = || Value::Bytes(vec![1; 32]);
    let short = || Value::Bytes(vec![1; 31]);
    let modulus = || Value::Bytes(vec![9; 256]);
    let exponent = || Value::Bytes(vec![1, 0, 1]);
    let ed = of(cbor!({ 1 => 1, 3 => -8, -1 => 6, -2 => (point()) }));
    assert_eq!(ed, Ok(PublicKey::Ed25519([1; 32])));
    let rsa = of(cbor!({ 1 => 3, 3 => -257, -1 => (modulus()), -2 => (exponent()) }));
    assert_eq!(rsa, Ok(PublicKey::Rs256(vec![9; 256], vec![1, 0, 1])));
    for bad in [
        cbor!({ 1 => 2, 3 => -7, -1 => 2, -2 => (point()), -3 => (point()) }),
        cbor!({ 1 => 2, 3 => -35, -1 => 2, -2 => (point()), -3 => (point()) }),
        cbor!({ 1 => 2, 3 => -7, -1 => 1, -2 => (short()), -3 => (point()) }),
        cbor!({ 1 => 2, 3 => -7, -1 => 1, -2 => (point()), -3 => true }),
        cbor!({ 1 => 1, 3 => -7, -1 => 6, -2 => (point()) }),
        cbor!({ 1 => 1, 3 => -8, -1 => 7, -2 => (point()) }),
        cbor!({ 1 => 3, 3 => -257, -1 => (point()), -2 => (exponent()) }),
        cbor!({ 1 => 3, 3 => -65535, -1 => (modulus()), -2 => (exponent()) }),
        cbor!({ 1 => 1, 3 => -8, 3 => -8, -1 => 6, -2 => (point()) }),
        cbor!({}),
        cbor!(7),
    ] {
        assert_eq!(of(bad), Err(Fault::Key));
    }
}
