//! Pages of the account.

use jiff::civil::date;

use super::super::Flash;
use super::Sample;
use super::citizen::martine;
use super::documents::at;
use crate::view::account::{
    AccountPage, ContactCode, ContactForm, DeviceRow, Devices, IdentityCard, PasswordForm, Reach,
};
use crate::view::field::{FieldError, Mistake};

pub(super) fn samples() -> Vec<Sample> {
    [account(), password(), contact(), devices(), identity()].into_iter().flatten().collect()
}

fn account() -> Vec<Sample> {
    let here = "/espace/compte";
    let full = AccountPage {
        login: "martine.chaussade".to_owned(),
        email: Some("m•••@exemple.fr".to_owned()),
        mobile: Some("•• •• •• •• 42".to_owned()),
        devices: 2,
        apps: 1,
        passkeys: 2,
    };
    let bare =
        AccountPage { email: None, mobile: None, devices: 0, apps: 0, passkeys: 0, ..full.clone() };
    vec![
        Sample::new("account", martine(), here, full).after(Flash::new("password-changed")),
        Sample::new("account-bare", martine(), here, bare).after(Flash::new("contact-changed")),
    ]
}

fn password() -> Vec<Sample> {
    let here = "/espace/compte/mot-de-passe";
    let form = |errors| PasswordForm { length: 9, errors };
    let all = ["length", "lower", "upper", "digit", "special"];
    let rules = all.map(|rule| FieldError::coded("nouveau", &format!("password.{rule}")));
    let wrong = vec![
        FieldError::coded("ancien", "account.password-wrong"),
        FieldError::new("encore", Mistake::PasswordDiffers),
    ];
    let last = ["personal"].map(|rule| FieldError::coded("nouveau", &format!("password.{rule}")));
    vec![
        Sample::new("account-password", martine(), here, form(Vec::new())),
        Sample::new("account-password-rules", martine(), here, form(rules.to_vec())),
        Sample::new("account-password-personal", martine(), here, form(last.to_vec())),
        Sample::new("account-password-wrong", martine(), here, form(wrong)),
    ]
}

fn contact() -> Vec<Sample> {
    let form = |kind, current: Option<&str>, errors| ContactForm {
        kind,
        typed: String::new(),
        current: current.map(str::to_owned),
        errors,
    };
    let code = |kind, errors| ContactCode {
        kind,
        destination: "m•••@exemple.fr".to_owned(),
        minutes: 10,
        errors,
    };
    let wrong = vec![
        FieldError::coded("contact", "contact.mobile"),
        FieldError::coded("password", "account.password-wrong"),
    ];
    let again = vec![FieldError::new("code", Mistake::CodeWrong).with("left", 4_u64)];
    let (email, mobile) = ("/espace/compte/courriel", "/espace/compte/mobile");
    let typed = "/espace/compte/contact/code";
    let address = form(Reach::Email, Some("m•••@exemple.fr"), Vec::new());
    vec![
        Sample::new("account-email", martine(), email, address),
        Sample::new("account-mobile", martine(), mobile, form(Reach::Mobile, None, wrong)),
        Sample::new("account-code", martine(), typed, code(Reach::Email, Vec::new()))
            .in_demo()
            .after(Flash::new("contact-code-sent")),
        Sample::new("account-code-wrong", martine(), typed, code(Reach::Mobile, again)),
    ]
}

fn devices() -> Vec<Sample> {
    let row = |name: &str, browser: &str, system: &str, this| DeviceRow {
        name: name.to_owned(),
        browser: browser.to_owned(),
        system: system.to_owned(),
        since: at("2026-01-08T09:00:00Z"),
        last: at("2026-03-02T08:00:00Z"),
        this,
    };
    let some = vec![row("a1", "firefox", "linux", true), row("b2", "safari", "ios", false)];
    let here = "/espace/compte/appareils";
    vec![
        Sample::new("account-devices", martine(), here, Devices { devices: some })
            .after(Flash::new("device-forgotten")),
        Sample::new("account-devices-none", martine(), here, Devices { devices: Vec::new() })
            .after(Flash::new("devices-forgotten")),
    ]
}

fn identity() -> Vec<Sample> {
    let card = IdentityCard {
        birth_name: "CHAUSSADE".to_owned(),
        used_name: Some("LE GOFF".to_owned()),
        given_names: "Martine Hélène".to_owned(),
        used_given_name: Some("Hélène".to_owned()),
        born: date(1967, 9, 14),
        sex: "female".to_owned(),
        birth_place: Some("43157".to_owned()),
        ins: "2 67 09 43 157 012 93".to_owned(),
        fictitious: true,
    };
    let bare = IdentityCard {
        used_name: None,
        used_given_name: None,
        birth_place: None,
        fictitious: false,
        sex: "unknown".to_owned(),
        ..card.clone()
    };
    let here = "/espace/compte/identite";
    vec![
        Sample::new("account-identity", martine(), here, card),
        Sample::new("account-identity-bare", martine(), here, bare),
    ]
}
