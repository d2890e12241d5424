//! `/espace/compte/preuves/secours` — backup codes, made anew.

use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::account::backup;

use super::ByPassword;
use crate::citizen::Citizen;
use crate::show;
use crate::view::factor::{BackupCodes, BackupForm};
use crate::view::field::FieldError;

/// `GET /espace/compte/preuves/secours`
pub(crate) async fn form(citizen: Citizen) -> Response {
    page(&citizen, StatusCode::OK, Vec::new())
}

fn page(citizen: &Citizen, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let left = show::count(citizen.account.factors.backup.len());
    citizen.page_with(status, &BackupForm { left, errors })
}

/// `POST /espace/compte/preuves/secours` — the codes are in this answer and nowhere else.
pub(crate) async fn renew(citizen: Citizen, Form(sent): Form<ByPassword>) -> Response {
    let drawn = async {
        citizen.check(&sent.csrf)?;
        let (cx, caller) = (citizen.cx(), &citizen.ask.caller);
        backup::renew(cx, caller, &citizen.account, &sent.password).await
    };
    match drawn.await {
        Ok(codes) => citizen.page(&BackupCodes { codes, with_app: false }),
        Err(error) => match ByPassword::wrong(&error) {
            Some(errors) => page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, errors),
            None => citizen.problem(&error),
        },
    }
}
