//! Pages of an agent of the support.

use carnet_core::account::staff::Identified;

use super::super::Flash;
use super::Sample;
use super::desk::support;
use super::documents::at;
use crate::view::desk::{Call, Person};
use crate::view::field::{FieldError, Mistake};

const HERE: &str = "/service/appel";
const FOUND: Option<Identified> = Some(Identified::Iban);

fn coded(field: &str, code: &str) -> Vec<FieldError> {
    vec![FieldError::coded(field, code)]
}

fn persons() -> Vec<Sample> {
    let person = |name: &str, on_a_call, errors| {
        let view = Person {
            nir: "164038002109093".to_owned(),
            name: "Santoni".to_owned(),
            born: "1964-03-02".to_owned(),
            on_a_call,
            errors,
        };
        Sample::new(name, support(), "/service/personne", view)
    };
    let shapes = vec![
        FieldError::coded("nir", "card.key"),
        FieldError::new("nom", Mistake::BirthNameMissing),
        FieldError::new("naissance", Mistake::BirthShape),
    ];
    let slow = vec![FieldError::coded("nir", "support.slow-down").with("minutes", 10_u64)];
    vec![
        person("person", false, Vec::new()).after(Flash::new("call-failed")),
        person("person-on-a-call", true, Vec::new()).after(Flash::new("call-over")),
        person("person-shapes", false, shapes),
        person("person-nobody", false, coded("nir", "support.nobody")),
        person("person-slow", false, slow),
    ]
}

fn call(identified: Option<Identified>, state: &str, errors: Vec<FieldError>) -> Call {
    Call {
        name: "Paul SANTONI".to_owned(),
        email: Some("p•••@exemple.fr".to_owned()),
        mobile: Some("•• •• •• •• 12".to_owned()),
        letter: true,
        iban: true,
        waits: identified.is_none() && state == "created",
        until: at("2026-03-02T08:20:00Z"),
        identified,
        state: state.to_owned(),
        errors,
    }
}

fn strangers() -> Vec<Sample> {
    let page = |name: &str, view| Sample::new(name, support(), HERE, view);
    let wrong = vec![FieldError::coded("code", "support.wrong").with("left", 1_u64)];
    let created = |errors| call(None, "created", errors);
    let bare = Call {
        email: None,
        mobile: None,
        letter: false,
        iban: false,
        ..call(None, "known", Vec::new())
    };
    vec![
        page("call", call(None, "announced", Vec::new())),
        page("call-waits", created(Vec::new())).after(Flash::new("call-code-sent")),
        page("call-wrong", created(wrong)),
        page("call-iban", created(coded("iban", "support.iban-shape"))),
        page("call-iban-none", created(coded("iban", "support.no-iban"))),
        page("call-no-mail", created(coded("code", "support.no-email"))),
        page("call-sent", created(coded("code", "support.codes-sent"))),
        page("call-bare", bare.clone()),
        page("call-no-way", Call { identified: FOUND, state: "announced".to_owned(), ..bare }),
    ]
}

fn identified() -> Vec<Sample> {
    let page = |name: &str, state: &str, flash: &str| {
        Sample::new(name, support(), HERE, call(FOUND, state, Vec::new())).after(Flash::new(flash))
    };
    let mail = call(Some(Identified::Mail), "known", Vec::new());
    let spent = call(FOUND, "announced", coded("par", "enrol.codes-sent"));
    vec![
        Sample::new("call-known", support(), HERE, mail),
        Sample::new("call-spent", support(), HERE, spent),
        page("call-announced", "announced", "call-identified"),
        page("call-given", "announced", "call-code-given"),
        page("call-opposed", "opposed", "call-opposed"),
        page("call-created", "created", "call-created"),
        page("call-active", "active", "call-identified"),
        page("call-suspended", "suspended", "call-identified"),
        page("call-closed", "closed", "call-closed"),
    ]
}

pub(super) fn samples() -> Vec<Sample> {
    [persons(), strangers(), identified()].into_iter().flatten().collect()
}
