//! Pages of a demonstration.

use super::super::{Who, gallery};
use super::Sample;
use super::documents::at;
use crate::view::demo::{
    Authorize, ComponentPage, Components, Means, Message, Outbox, OutboxRow, SandboxPerson,
};
use crate::view::field::{FieldError, Mistake};
use crate::view::paging::Paging;

pub(super) fn samples() -> Vec<Sample> {
    let row = |means, to: &str, subject: &str| OutboxRow {
        href: "/demo/courrier/tsk_018f".to_owned(),
        means,
        to: to.to_owned(),
        subject: subject.to_owned(),
        at: at("2026-03-02T09:15:00Z"),
    };
    let outbox = Outbox {
        rows: vec![
            row(Means::Mail, "martine@exemple.fr", "Votre code Carnet"),
            row(Means::Sms, "06 •• •• •• 12", "Un professionnel a consulté votre espace."),
            row(Means::Letter, "Yvonne Le Goff", "Votre espace de santé va être créé"),
        ],
        paging: Paging::new(1, 50, 3, "/demo/courrier"),
    };
    let none = Outbox { rows: Vec::new(), paging: Paging::new(1, 50, 0, "/demo/courrier") };
    let mail = Message {
        means: Means::Mail,
        from: "ne-pas-repondre@carnet.exemple".to_owned(),
        to: "martine@exemple.fr".to_owned(),
        subject: Some("Votre code Carnet".to_owned()),
        body: "Bonjour,\n\nVotre code : 482 913\nIl est valable 10 minutes.".to_owned(),
        at: at("2026-03-02T09:15:00Z"),
    };
    let sms = Message { means: Means::Sms, subject: None, ..mail.clone() };
    let components = gallery::components();
    let gallery = Components { components: components.clone(), colours: gallery::colours() };
    let gallery = Sample::new("gallery", Who::Nobody, "/demo/composants", gallery).in_demo();
    let component = |component: gallery::Component| {
        let (name, path) = (format!("component-{}", component.name), "/demo/composants/form");
        Sample::new(name, Who::Nobody, path, ComponentPage { component }).in_demo()
    };
    let shown = components.into_iter().map(component).chain([gallery]);
    let pages = vec![
        Sample::new("outbox", Who::Nobody, "/demo/courrier", outbox).in_demo(),
        Sample::new("outbox-none", Who::Nobody, "/demo/courrier", none).in_demo(),
        Sample::new("message", Who::Nobody, "/demo/courrier/tsk_018f", mail).in_demo(),
        Sample::new("message-sms", Who::Nobody, "/demo/courrier/tsk_018f", sms).in_demo(),
    ];
    pages.into_iter().chain(sandbox()).chain(shown).collect()
}

fn sandbox() -> Vec<Sample> {
    let person = |rpps: &str, name: &str, role: &str| SandboxPerson {
        id: rpps.to_owned(),
        name: name.to_owned(),
        born: None,
        about: vec![role.to_owned(), "Cabinet des Carmes".to_owned()],
    };
    let authorize = Authorize {
        provider: "psc".to_owned(),
        client: "Carnet".to_owned(),
        hidden: vec![("state".to_owned(), "a&b\"c".to_owned())],
        people: vec![
            person("10100000002", "Samir Aït", "Médecin généraliste"),
            person("10100000003", "Nadia Ferry", "Médecin, endocrinologie"),
            person("10100000004", "Luc Pradel", "Pédicure-podologue"),
        ],
        levels: Vec::new(),
        level: String::new(),
        errors: Vec::new(),
    };
    let citizen = SandboxPerson {
        born: Some(jiff::civil::date(1967, 9, 14)),
        about: Vec::new(),
        ..person("martine", "Martine Chaussade", "")
    };
    let citizens = Authorize {
        provider: "fc".to_owned(),
        people: vec![citizen],
        levels: ["eidas1", "eidas2", "eidas3"].map(str::to_owned).to_vec(),
        level: "eidas2".to_owned(),
        ..authorize.clone()
    };
    let missing = Authorize {
        errors: vec![FieldError::new("personne", Mistake::PersonMissing)],
        ..authorize.clone()
    };
    let (path, other) = ("/sandbox/psc/authorize", "/sandbox/fc/authorize");
    vec![
        Sample::new("sandbox", Who::Nobody, path, authorize).in_demo(),
        Sample::new("sandbox-missing", Who::Nobody, path, missing).in_demo(),
        Sample::new("sandbox-citizens", Who::Nobody, other, citizens).in_demo(),
    ]
}
