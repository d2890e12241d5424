//! Pages on the way in.

use super::super::{Flash, Who};
use super::Sample;
use super::citizen::martine;
use crate::view::account::Reach;
use crate::view::citizen::Toggle;
use crate::view::enrol::{
    Card, Channel, Contact, ContactCode, FirstChoices, LostCode, LostLogin, NewAccount,
    NewPassword, Provisional, Start, Stopped, Terms,
};
use crate::view::field::{FieldError, Mistake};

pub(super) fn samples() -> Vec<Sample> {
    let all =
        [start(), card(), code(), terms(), contact(), account(), choices(), lost_login(), lost()];
    all.into_iter().flatten().collect()
}

const SUPPORT: &str = "01 99 00 34 22";

fn start() -> Vec<Sample> {
    let nobody = |name: &str, path: &str, sheet| {
        Sample::new(
            name,
            Who::Nobody,
            path,
            Start { support: Some(SUPPORT.to_owned()), sheet, france_connect: !sheet },
        )
    };
    let stopped = |code: &str, support| {
        let view = Stopped { code: code.to_owned(), support };
        Sample::new(format!("enrol-{code}"), Who::Nobody, "/activer/code", view)
    };
    vec![
        nobody("enrol-start", "/activer", false),
        nobody("enrol-help", "/activer/aide", true),
        stopped("enrol.over", Some(SUPPORT.to_owned())),
        stopped("enrol.already-active", Some(SUPPORT.to_owned())),
        stopped("enrol.not-activable", None),
        stopped("enrol.child", None),
        stopped("enrol.child-parent-first", None),
        stopped("enrol.minor", Some(SUPPORT.to_owned())),
    ]
}

fn card() -> Vec<Sample> {
    let form = |card: &str, errors| Card {
        card: card.to_owned(),
        number: String::new(),
        nir: "2 67 09 43 157 012 93".to_owned(),
        born: "1967-09-14".to_owned(),
        lost: card == "lost",
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let here = "/activer/carte";
    let shapes = vec![
        FieldError::coded("nir", "card.key"),
        FieldError::coded("numero", "card.plain"),
        FieldError::new("naissance", Mistake::BirthShape),
    ];
    let unknown = vec![FieldError::coded("numero", "enrol.not-identified")];
    let often = vec![FieldError::coded("numero", "enrol.slow-down").with("minutes", 3_u64)];
    vec![
        Sample::new("enrol-card", Who::Nobody, here, form("", Vec::new())),
        Sample::new("enrol-card-shapes", Who::Nobody, here, form("simple", shapes)),
        Sample::new("enrol-card-unknown", Who::Nobody, here, form("photo", unknown)),
        Sample::new(
            "lost-password",
            Who::Nobody,
            "/retrouver/mot-de-passe",
            form("lost", Vec::new()),
        ),
        Sample::new("enrol-card-often", Who::Nobody, here, form("photo", often)),
    ]
}

fn code() -> Vec<Sample> {
    let form = |email: Option<&str>, errors| Provisional {
        name: "Martine Chaussade".to_owned(),
        opposed: false,
        email: email.map(str::to_owned),
        mobile: email.map(|_| "•• •• •• •• 42".to_owned()),
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let here = "/activer/code";
    let known = Some("m•••@exemple.fr");
    let wrong = |code: &str| vec![FieldError::coded("code", code).with("left", 3_u64)];
    let fast = vec![FieldError::coded("par", "enrol.too-fast").with("seconds", 12_u64)];
    vec![
        Sample::new("enrol-code", Who::Nobody, here, form(known, Vec::new()))
            .in_demo()
            .after(Flash::new("provisional-code-sent")),
        Sample::new(
            "enrol-code-opposed",
            Who::Nobody,
            here,
            Provisional { opposed: true, ..form(known, Vec::new()) },
        ),
        Sample::new("enrol-code-nowhere", Who::Nobody, here, form(None, Vec::new())),
        Sample::new("enrol-code-wrong", Who::Nobody, here, form(known, wrong("enrol.code-wrong"))),
        Sample::new("enrol-code-old", Who::Nobody, here, form(known, wrong("enrol.code-expired"))),
        Sample::new("enrol-code-fast", Who::Nobody, here, form(known, fast)),
    ]
}

fn terms() -> Vec<Sample> {
    let form = |to: Option<&str>, errors| Terms {
        opposed: to == Some("/activer/conditions"),
        version: "1".to_owned(),
        to: to.map(str::to_owned),
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let missing = vec![FieldError::new("accord", Mistake::TermsMissing)];
    let (on_the_way, inside) = ("/activer/conditions", "/espace/conditions");
    vec![
        Sample::new("terms", Who::Nobody, "/conditions", form(None, Vec::new())),
        Sample::new("enrol-terms", Who::Nobody, on_the_way, form(Some(on_the_way), missing)),
        Sample::new("terms-new", martine(), inside, form(Some(inside), Vec::new())),
    ]
}

fn contact() -> Vec<Sample> {
    let form = |errors| Contact {
        kind: Reach::Email,
        typed: "martine".to_owned(),
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let code = |kind, errors| ContactCode {
        kind,
        destination: "m•••@exemple.fr".to_owned(),
        minutes: 10,
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let wrong = vec![FieldError::coded("contact", "contact.email")];
    let again = vec![FieldError::new("code", Mistake::CodeWrong).with("left", 4_u64)];
    let (here, typed) = ("/activer/contact", "/activer/contact/code");
    vec![
        Sample::new("enrol-contact", Who::Nobody, here, form(Vec::new())),
        Sample::new("enrol-contact-wrong", Who::Nobody, here, form(wrong)),
        Sample::new("enrol-contact-code", Who::Nobody, typed, code(Reach::Email, Vec::new()))
            .in_demo(),
        Sample::new("enrol-contact-again", Who::Nobody, typed, code(Reach::Mobile, again)),
    ]
}

fn account() -> Vec<Sample> {
    let form = |others: Vec<String>, errors| NewAccount {
        login: "martine.chaussade".to_owned(),
        others,
        length: 9,
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let others = vec!["martine.chaussade.2".to_owned(), "martine.chaussade-3".to_owned()];
    let taken = vec![FieldError::coded("login", "account.login-taken")];
    let here = "/activer/compte";
    vec![
        Sample::new("enrol-account", Who::Nobody, here, form(Vec::new(), Vec::new()))
            .after(Flash::new("contact-confirmed")),
        Sample::new("enrol-account-taken", Who::Nobody, here, form(others, taken)),
    ]
}

fn lost_login() -> Vec<Sample> {
    let form = |errors| LostLogin {
        nir: "2 67 09 43 157 012 93".to_owned(),
        born: "1967-09-14".to_owned(),
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let here = "/retrouver/identifiant";
    let wrong = vec![
        FieldError::coded("nir", "card.key"),
        FieldError::new("naissance", Mistake::BirthShape),
    ];
    vec![
        Sample::new("lost-login", Who::Nobody, here, form(Vec::new()))
            .after(Flash::new("login-sent")),
        Sample::new("lost-login-wrong", Who::Nobody, here, form(wrong)),
    ]
}

fn lost() -> Vec<Sample> {
    let code = |channel, errors| LostCode {
        channel,
        destination: "m•••@exemple.fr".to_owned(),
        minutes: 10,
        support: Some(SUPPORT.to_owned()),
        errors,
    };
    let new = |errors| NewPassword { length: 9, support: None, errors };
    let again = vec![FieldError::new("code", Mistake::CodeWrong).with("left", 4_u64)];
    let weak = vec![FieldError::coded("nouveau", "password.weak")];
    let (typed, chosen) = ("/retrouver/code", "/retrouver/nouveau");
    vec![
        Sample::new("lost-code", Who::Nobody, typed, code(Channel::Mail, Vec::new())).in_demo(),
        Sample::new("lost-code-wrong", Who::Nobody, typed, code(Channel::Sms, again)),
        Sample::new("lost-new", Who::Nobody, chosen, new(Vec::new())),
        Sample::new("lost-new-weak", Who::Nobody, chosen, new(weak)),
    ]
}

fn choices() -> Vec<Sample> {
    let form = |visible| FirstChoices { visible, samu: Toggle::On, break_glass: Toggle::Off };
    let here = "/espace/premiers-choix";
    vec![
        Sample::new("first-choices", martine(), here, form(Toggle::On)),
        Sample::new("first-choices-masked", martine(), here, form(Toggle::Off)),
    ]
}
