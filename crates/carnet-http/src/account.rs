//! `/espace/compte` — what a holder signs in with, and who they are to the service.

pub(crate) mod authenticator;
pub(crate) mod backup;
pub(crate) mod contact;
pub(crate) mod devices;
pub(crate) mod factors;
pub(crate) mod identity;
pub(crate) mod passkey;
pub(crate) mod password;
pub(crate) mod terms;

use axum::response::Response;
use carnet_app::Error;
use carnet_app::account::code::{mask_email, mask_mobile};
use serde::Deserialize;

use crate::citizen::Citizen;
use crate::show;
use crate::view::account::AccountPage;
use crate::view::field::FieldError;

/// Where the pages of the account begin.
pub(crate) const HERE: &str = "/espace/compte";

/// `GET /espace/compte`
pub(crate) async fn get(citizen: Citizen) -> Response {
    let account = &citizen.account;
    let view = AccountPage {
        login: account.login.clone(),
        email: account.contact.email.as_deref().map(mask_email),
        mobile: account.contact.mobile.as_deref().map(mask_mobile),
        devices: show::count(account.devices.len()),
        apps: show::count(account.factors.apps.len()),
        passkeys: show::count(account.factors.passkeys.len()),
    };
    citizen.page(&view)
}

/// A form that asks for the password again, and for nothing else.
#[derive(Debug, Deserialize)]
pub(crate) struct ByPassword {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    password: String,
}

impl ByPassword {
    /// What to say beside the field, when it is the password that is wrong.
    fn wrong(error: &Error) -> Option<Vec<FieldError>> {
        let wrong = error.code == "account.password-wrong";
        wrong.then(|| vec![FieldError::coded("password", error.code)])
    }
}
