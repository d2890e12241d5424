//! What proves the holder besides the password.

use super::super::Flash;
use super::Sample;
use super::citizen::martine;
use super::documents::at;
use crate::show::qr;
use crate::view::factor::{
    AskedKey, BackupCodes, BackupForm, FactorRow, FactorsPage, NewApp, NewPasskey, RemoveFactor,
};
use crate::view::field::{FieldError, Mistake};

const HERE: &str = "/espace/compte/preuves";

pub(super) fn samples() -> Vec<Sample> {
    [list(), key(), app(), backup()].into_iter().flatten().collect()
}

fn row(id: &str, name: &str) -> FactorRow {
    FactorRow {
        id: id.to_owned(),
        name: name.to_owned(),
        since: at("2026-01-08T09:00:00Z"),
        used: None,
    }
}

fn wrong_password() -> FieldError {
    FieldError::coded("password", "account.password-wrong")
}

fn list() -> Vec<Sample> {
    let used = FactorRow { used: Some(at("2026-03-02T08:00:00Z")), ..row("a1", "Mon téléphone") };
    let full = FactorsPage {
        email: Some("m•••@exemple.fr".to_owned()),
        mobile: Some("•• •• •• •• 42".to_owned()),
        passkeys: Some(vec![row("c3", "Ma clé")]),
        more_passkeys: true,
        apps: vec![used, row("b2", "La tablette du salon")],
        more_apps: false,
        backup: 10,
    };
    let bare = FactorsPage {
        mobile: None,
        passkeys: None,
        apps: Vec::new(),
        more_apps: true,
        backup: 0,
        ..full.clone()
    };
    let (id, name) = ("a1".to_owned(), "Mon téléphone".to_owned());
    let remove = RemoveFactor { id, name, errors: Vec::new() };
    let wrong = RemoveFactor { errors: vec![wrong_password()], ..remove.clone() };
    let leave = "/espace/compte/preuves/retirer/a1";
    vec![
        Sample::new("factors", martine(), HERE, full.clone()).after(Flash::new("app-added")),
        Sample::new("factors-key", martine(), HERE, full).after(Flash::new("passkey-added")),
        Sample::new("factors-bare", martine(), HERE, bare).after(Flash::new("factor-removed")),
        Sample::new("factor-remove", martine(), leave, remove),
        Sample::new("factor-remove-wrong", martine(), leave, wrong),
    ]
}

fn key() -> Vec<Sample> {
    let here = "/espace/compte/preuves/cle";
    let asked = AskedKey {
        challenge: "ZGVmaQ".to_owned(),
        party: "carnet.example".to_owned(),
        service: "Carnet".to_owned(),
        handle: "bWFydGluZQ".to_owned(),
        login: "martine.chaussade".to_owned(),
        name: "Martine Chaussade".to_owned(),
        known: "dW5l ZGV1eA".to_owned(),
        algorithms: "-8 -7 -257".to_owned(),
    };
    let name = FieldError::coded("nom", "factor.name");
    let first = |errors| NewPasskey { asked: None, errors };
    let made = |errors| NewPasskey { asked: Some(asked.clone()), errors };
    vec![
        Sample::new("key-new", martine(), here, first(Vec::new())),
        Sample::new("key-new-wrong", martine(), here, first(vec![wrong_password()])),
        Sample::new("key-asked", martine(), here, made(Vec::new())),
        Sample::new("key-asked-wrong", martine(), here, made(vec![name])),
    ]
}

fn app() -> Vec<Sample> {
    let here = "/espace/compte/preuves/application";
    let first = NewApp {
        secret: None,
        drawing: None,
        name: String::new(),
        minutes: 10,
        errors: Vec::new(),
    };
    let wrong = NewApp { errors: vec![wrong_password()], ..first.clone() };
    let uri = "otpauth://totp/Carnet:martine.chaussade?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
        &issuer=Carnet";
    let drawn = NewApp {
        secret: Some("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned()),
        drawing: qr::drawing(uri),
        ..first.clone()
    };
    let again = NewApp {
        name: "Mon téléphone".to_owned(),
        errors: vec![
            FieldError::coded("nom", "factor.name"),
            FieldError::new("code", Mistake::CodeWrong).with("left", 4_u64),
        ],
        ..drawn.clone()
    };
    vec![
        Sample::new("app-new", martine(), here, first),
        Sample::new("app-new-wrong", martine(), here, wrong),
        Sample::new("app-drawn", martine(), here, drawn),
        Sample::new("app-drawn-wrong", martine(), here, again),
    ]
}

fn backup() -> Vec<Sample> {
    let here = "/espace/compte/preuves/secours";
    let codes = ["K7MQ-2XD9-PLWA", "ABCD-EFGH-JKLM", "NPQR-STUV-WXYZ"];
    let codes = BackupCodes { codes: codes.map(str::to_owned).to_vec(), with_app: true };
    let anew = BackupCodes { with_app: false, ..codes.clone() };
    let wrong = BackupForm { left: 1, errors: vec![wrong_password()] };
    vec![
        Sample::new("backup-form", martine(), here, BackupForm { left: 0, errors: Vec::new() }),
        Sample::new("backup-form-wrong", martine(), here, wrong),
        Sample::new("backup-codes", martine(), here, codes),
        Sample::new("backup-codes-anew", martine(), here, anew),
    ]
}
