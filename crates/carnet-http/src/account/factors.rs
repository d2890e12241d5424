//! `/espace/compte/preuves` — what proves the holder besides the password.

use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::account::code::{mask_email, mask_mobile};
use carnet_app::account::factors;
use carnet_app::account::passkey::Party;
use carnet_app::{Error, Kind};
use carnet_core::account::factor::{APPS_MAX, App, PASSKEYS_MAX, Passkey};

use super::ByPassword;
use crate::citizen::Citizen;
use crate::show;
use crate::view::factor::{FactorRow, FactorsPage, RemoveFactor};
use crate::view::field::FieldError;

pub(crate) const HERE: &str = "/espace/compte/preuves";

/// `GET /espace/compte/preuves`
pub(crate) async fn get(citizen: Citizen) -> Response {
    let (contact, factors) = (&citizen.account.contact, &citizen.account.factors);
    let possible = Party::of(&citizen.cx().settings().base_url).is_some();
    let view = FactorsPage {
        email: contact.email.as_deref().map(mask_email),
        mobile: contact.mobile.as_deref().map(mask_mobile),
        passkeys: possible.then(|| factors.passkeys.iter().map(key_row).collect()),
        more_passkeys: factors.passkeys.len() < PASSKEYS_MAX,
        apps: factors.apps.iter().map(row).collect(),
        more_apps: factors.apps.len() < APPS_MAX,
        backup: show::count(factors.backup.len()),
    };
    citizen.page(&view)
}

fn row(app: &App) -> FactorRow {
    let App { id, name, since, used, .. } = app.clone();
    FactorRow { id, name, since, used }
}

fn key_row(key: &Passkey) -> FactorRow {
    let Passkey { id, name, since, used, .. } = key.clone();
    FactorRow { id, name, since, used }
}

/// `GET /espace/compte/preuves/retirer/{name}`
pub(crate) async fn leave(citizen: Citizen, Path(id): Path<String>) -> Response {
    page(&citizen, id, StatusCode::OK, Vec::new())
}

fn page(citizen: &Citizen, id: String, status: StatusCode, errors: Vec<FieldError>) -> Response {
    match factors::named(&citizen.account, &id) {
        Some(name) => {
            let view = RemoveFactor { name: name.to_owned(), id, errors };
            citizen.page_with(status, &view)
        }
        None => citizen.problem(&Error::new(Kind::NotFound, "factor.unknown")),
    }
}

/// `POST /espace/compte/preuves/retirer/{name}`
pub(crate) async fn remove(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<ByPassword>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        let (cx, caller) = (citizen.cx(), &citizen.ask.caller);
        factors::remove(cx, caller, &citizen.account, &id, &sent.password).await
    };
    match done.await {
        Ok(()) => citizen.done(HERE, "factor-removed"),
        Err(error) => match ByPassword::wrong(&error) {
            Some(errors) => page(&citizen, id, StatusCode::UNPROCESSABLE_ENTITY, errors),
            None => citizen.problem(&error),
        },
    }
}
