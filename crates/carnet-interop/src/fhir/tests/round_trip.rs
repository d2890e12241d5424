//! What we write, we read back, whatever it says.

use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind, Label, Person, Reference, Shelf, Structure};
use jiff::Timestamp;
use proptest::prelude::*;

use super::sample;
use crate::fhir::provide::Entry;
use crate::fhir::{Draft, Target, build, provide, sha1, simplified};

fn text() -> impl Strategy<Value = String> {
    "[A-Za-zÀ-ÿœ0-9'\"<>&][A-Za-zÀ-ÿœ0-9'’ \"<>&\\\\]{0,20}[a-z]"
}

fn code(system: &'static str) -> impl Strategy<Value = Code> {
    ("[A-Z0-9_:-]{1,12}", prop_oneof![Just(String::new()), text()])
        .prop_map(move |(code, label)| Code::new(system, code, label))
}

fn structure() -> impl Strategy<Value = Structure> {
    ("[0-4][0-9]{9}", prop_oneof![Just(String::new()), text()])
        .prop_map(|(idnst, name)| Structure { idnst, name })
}

fn professional() -> impl Strategy<Value = Author> {
    let person = ("8[0-9]{11}", text(), prop_oneof![Just(String::new()), text()])
        .prop_map(|(idnps, family, given)| Person { idnps, family, given });
    let role = proptest::option::of(code(crate::fhir::system::TRE_A02));
    (person, role, proptest::option::of(structure())).prop_map(|(person, role, structure)| Author {
        kind: AuthorKind::Practitioner,
        person: Some(person),
        role,
        structure,
        device: None,
    })
}

fn device() -> impl Strategy<Value = Author> {
    (text(), proptest::option::of(structure())).prop_map(|(name, structure)| Author {
        kind: AuthorKind::Device,
        person: None,
        role: None,
        structure,
        device: Some(name),
    })
}

fn instant() -> impl Strategy<Value = Timestamp> {
    (0_i64..4_000_000_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn labels() -> impl Strategy<Value = Vec<Label>> {
    let all = vec![Label::Masked, Label::HiddenFromHolder, Label::HiddenFromRepresentatives];
    proptest::sample::subsequence(all, 0..=3)
}

fn target() -> impl Strategy<Value = Option<Target>> {
    proptest::option::of(prop_oneof![
        "[0-9a-f]{64}".prop_map(Target::Resource),
        "urn:oid:1(\\.[1-9][0-9]{0,5}){1,8}".prop_map(Target::Identifier),
        "urn:oid:1(\\.[1-9][0-9]{0,5}){1,8}\\^[A-Z0-9]{1,8}".prop_map(Target::Identifier),
    ])
}

prop_compose! {
    fn draft()(
        (unique, title, comment) in ("[1-9](\\.[1-9][0-9]{0,5}){2,8}", text(), proptest::option::of(text())),
        (kind, class, format) in (code(crate::fhir::system::LOINC), code(crate::fhir::system::TRE_A03), code(crate::fhir::system::TRE_A06)),
        (facility, practice) in (code(crate::fhir::system::TRE_R02), code(crate::fhir::system::TRE_A01)),
        events in proptest::collection::vec(code("1.2.250.1.213.2.5"), 0..3),
        (created, start, length) in (instant(), instant(), proptest::option::of(0_i64..1_000_000)),
        (first, second) in (professional(), proptest::option::of(device())),
        authenticator in proptest::option::of(professional()),
        custodian in structure(),
        (family, given, local) in (text(), text(), proptest::option::of("[A-Z0-9]{1,10}")),
        references in proptest::collection::vec("[A-Z0-9-]{1,12}", 0..3),
        labels in labels(),
        archived in any::<bool>(),
        replaces in target(),
        bytes in proptest::collection::vec(any::<u8>(), 1..200),
    ) -> Draft {
        let mut description = sample::description();
        description.unique_id = format!("urn:oid:{unique}");
        (description.title, description.comment) = (title, comment);
        (description.kind, description.class, description.format) = (kind, class, format);
        (description.facility, description.practice) = (facility, practice);
        (description.events, description.created) = (events, created);
        description.service.start = start;
        description.service.stop =
            length.map(|length| start + jiff::SignedDuration::from_secs(length));
        description.authors = std::iter::once(first).chain(second).collect();
        (description.authenticator, description.custodian) = (authenticator, custodian);
        description.source_patient.local = local.map(|local| (local, "1.2.250.1.999.2".to_owned()));
        (description.source_patient.family, description.source_patient.given) = (family, given);
        description.references = references
            .into_iter()
            .map(|value| Reference {
                kind: "urn:ihe:iti:xds:2013:order".to_owned(),
                system: None,
                value,
            })
            .collect();
        Draft {
            description,
            labels,
            shelf: if archived { Shelf::Archived } else { Shelf::Active },
            replaces,
            media_type: "application/octet-stream".to_owned(),
            declared_hash: Some(sha1(&bytes)),
            declared_size: Some(bytes.len() as u64),
            bytes,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_simplified_publish_is_read_back(draft in draft()) {
        let body = build::simplified(&draft).to_string();
        prop_assert_eq!(simplified::read(body.as_bytes()), Ok(draft));
    }

    #[test]
    fn a_bundle_is_read_back(drafts in proptest::collection::vec(draft(), 1..4)) {
        let set = sample::submission_set();
        let body = build::provide(&set, &sample::ins(), &drafts).to_string();
        let read = provide::read(body.as_bytes()).unwrap();
        prop_assert_eq!(&read.drafts, &drafts);
        prop_assert_eq!(&read.submission, &set);
        prop_assert_eq!(read.patient, sample::ins());
        let replaced: Vec<Entry> =
            drafts.iter().filter_map(|draft| draft.replaces.clone()).map(Entry::Supersede).collect();
        let mut wanted = vec![Entry::SubmissionSet];
        wanted.extend((0..drafts.len()).flat_map(|n| [Entry::Document(n), Entry::Binary(n)]));
        wanted.extend(replaced);
        prop_assert_eq!(read.entries, wanted);
    }

    #[test]
    fn no_body_makes_the_readers_panic(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = provide::read(&body);
        let _ = simplified::read(&body);
    }

    #[test]
    fn no_cut_of_a_good_body_is_accepted_or_panics(draft in draft(), cut in 0.0..1.0_f64) {
        let body = build::provide(&sample::submission_set(), &sample::ins(), &[draft]).to_string();
        let bytes = body.as_bytes();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a short text"
        )]
        let end = (cut * bytes.len() as f64) as usize;
        prop_assert!(provide::read(&bytes[..end]).is_err());
    }
}

#[test]
fn a_patient_may_be_the_author() {
    let mut draft = sample::draft();
    draft.description.authors = vec![Author::patient()];
    draft.description.authenticator = None;
    draft.description.facility =
        Code::new(crate::fhir::system::TRE_A00, "EXP_PATIENT", "Expression personnelle du patient");
    let body = build::simplified(&draft).to_string();
    assert_eq!(simplified::read(body.as_bytes()), Ok(draft));
}
