use super::*;

/// The worked example of Go's `sumdb/note`, the format's first implementation.
const KNOWN_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const KNOWN_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\
    \n\
    \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

#[test]
fn the_known_note_verifies() {
    let key: VerifierKey = KNOWN_KEY.parse().unwrap();
    let note = Note::parse(KNOWN_NOTE).unwrap();
    assert_eq!(note.verify(&key), Ok(()));
    assert_eq!(key.to_string(), KNOWN_KEY);
    let changed = Note::parse(&KNOWN_NOTE.replace("then", "than")).unwrap();
    assert_eq!(changed.verify(&key), Err(NoteError::SignatureFalse));
}

#[test]
fn a_key_with_a_changed_byte_is_refused() {
    for place in 0..KNOWN_KEY.len() {
        let mut bytes = KNOWN_KEY.as_bytes().to_vec();
        bytes[place] ^= 1;
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.parse::<VerifierKey>(), Err(NoteError::KeyUnreadable), "{text}");
    }
}

#[test]
fn what_is_not_a_note_is_refused() {
    let signature = KNOWN_NOTE.lines().last().unwrap();
    for text in [
        String::new(),
        "\n\n".to_owned(),
        "text\n\n".to_owned(),
        "text\n\n\u{2014} name\n".to_owned(),
        "text\n\n\u{2014} name AAAA\n".to_owned(),
        format!("text\n{signature}\n"),
        format!("text\n\n{signature}"),
        format!("text\r\n\n{signature}\n"),
        format!("text\n\n{}", format!("{signature}\n").repeat(SIGNATURES_MAX + 1)),
        format!("{}\n\n{signature}\n", "x".repeat(NOTE_BYTES_MAX)),
    ] {
        assert_eq!(Note::parse(&text), Err(NoteError::Unreadable), "{:.80}", text);
    }
}

#[test]
fn a_name_has_no_space_and_no_plus() {
    for name in ["", "a b", "a+b", "a\u{2003}b", "a\nb"] {
        assert!(SigningKey::from_seed(name, &[1; 32]).is_err(), "{name:?}");
    }
}

#[test]
fn a_second_false_signature_of_the_same_key_refuses_the_note() {
    let key = SigningKey::from_seed("a.example", &[1; 32]).unwrap();
    let good = key.sign("one\n".to_owned());
    let other = key.sign("two\n".to_owned());
    let text = format!("{good}{}\n", other.signatures()[0]);
    let note = Note::parse(&text).unwrap();
    assert_eq!(note.signatures().len(), 2);
    assert_eq!(note.verify(key.verifier()), Err(NoteError::SignatureFalse));
}

#[test]
fn a_secret_is_not_printed() {
    let key = SigningKey::from_seed("a.example", &[1; 32]).unwrap();
    assert!(format!("{key:?}").ends_with("[secret])"));
}
