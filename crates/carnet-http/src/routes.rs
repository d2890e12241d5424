//! Every address of Carnet and the function that answers it.

use std::time::Duration;

use axum::Router;
use axum::error_handling::HandleErrorLayer;
use axum::extract::DefaultBodyLimit;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use tower::ServiceBuilder;

use crate::citizen::{
    account, add, document, documents, export, history, home, notices, professionals, settings,
};
use crate::demo::{outbox, sandbox};
use crate::door::headers;
use crate::practitioner::{deposit, patient, patients, sign_in, situation};
use crate::web::Web;
use crate::{fhir, oauth, practitioner, public};

/// A form without a file.
const FORM_BYTES_MAX: usize = 64 * 1024;
/// A form with a file: the largest document, its fields and the multipart envelope.
const UPLOAD_BYTES_MAX: usize = 11 * 1024 * 1024;
/// Beyond this a request is given up.
const PATIENCE: Duration = Duration::from_secs(30);

type Route = (&'static str, MethodRouter<Web>);

fn public_routes() -> Vec<Route> {
    vec![
        ("/", get(public::home)),
        ("/langue/{tag}", get(public::language)),
        ("/assets/{*path}", get(public::asset)),
        ("/journal/{*path}", get(public::log)),
        ("/sante", get(public::health)),
    ]
}

fn citizen_routes() -> Vec<Route> {
    vec![
        ("/connexion", get(account::form).post(account::password)),
        ("/connexion/code", get(account::code_form).post(account::code)),
        ("/connexion/code/renvoyer", post(account::resend)),
        ("/deconnexion", post(account::sign_out)),
        ("/espace", get(home::get)),
        ("/espace/documents", get(documents::get)),
        ("/espace/documents/ajouter", get(add::form).post(add::add)),
        ("/espace/documents/{id}", get(document::get)),
        ("/espace/documents/{id}/fichier", get(document::file)),
        ("/espace/documents/{id}/masquer", post(document::mask)),
        ("/espace/documents/{id}/demasquer", post(document::unmask)),
        ("/espace/documents/{id}/retirer", post(document::withdraw)),
        ("/espace/historique", get(history::get)),
        ("/espace/notifications", get(notices::get)),
        ("/espace/notifications/lues", post(notices::mark_read)),
        ("/espace/professionnels", get(professionals::get)),
        ("/espace/professionnels/bloquer", post(professionals::block)),
        ("/espace/professionnels/debloquer", post(professionals::unblock)),
        ("/espace/reglages", get(settings::get).post(settings::save)),
        ("/espace/export", get(export::get).post(export::download)),
    ]
}

fn practitioner_routes() -> Vec<Route> {
    vec![
        ("/pro", get(sign_in::form)),
        ("/pro/connexion", get(sign_in::begin)),
        ("/pro/retour", get(sign_in::back)),
        ("/pro/situation", get(situation::get).post(situation::choose)),
        ("/pro/patients", get(patients::get).post(patients::open)),
        ("/pro/patients/{space}", get(patient::get)),
        ("/pro/patients/{space}/documents/{id}", get(practitioner::document::get)),
        ("/pro/patients/{space}/documents/{id}/fichier", get(practitioner::document::file)),
        ("/pro/patients/{space}/deposer", get(deposit::form).post(deposit::deposit)),
        ("/pro/patients/{space}/deposer/{id}", get(deposit::proof)),
    ]
}

fn demo_routes() -> Vec<Route> {
    vec![
        ("/demo/courrier", get(outbox::list)),
        ("/demo/courrier/{number}", get(outbox::one)),
        ("/sandbox/psc/.well-known/openid-configuration", get(sandbox::discovery)),
        ("/sandbox/psc/authorize", get(sandbox::authorize).post(sandbox::choose)),
        ("/sandbox/psc/token", post(sandbox::token)),
        ("/sandbox/psc/userinfo", get(sandbox::userinfo)),
        ("/sandbox/psc/jwks", get(sandbox::keys)),
    ]
}

/// The whole door.
pub fn router(web: Web) -> Router {
    let uploads = ["/espace/documents/ajouter", "/pro/patients/{space}/deposer"];
    let mut pages = Router::new();
    let tables =
        [public_routes(), citizen_routes(), practitioner_routes(), demo_routes()];
    for (path, handlers) in tables.into_iter().flatten() {
        let limit = if uploads.contains(&path) { UPLOAD_BYTES_MAX } else { FORM_BYTES_MAX };
        pages = pages.route(path, handlers.layer(DefaultBodyLimit::max(limit)));
    }
    let crowd = ServiceBuilder::new()
        .layer(HandleErrorLayer::new(busy))
        .load_shed()
        .concurrency_limit(web.door().concurrency)
        .timeout(PATIENCE);
    pages
        .merge(fhir::routes())
        .merge(oauth::routes())
        .fallback(public::unknown)
        .layer(crowd)
        .layer(middleware::from_fn_with_state(web.clone(), headers::dress))
        .with_state(web)
}

/// Too many at once, or too slow: said at once, with when to come back.
async fn busy(_: axum::BoxError) -> Response {
    let mut answer = StatusCode::SERVICE_UNAVAILABLE.into_response();
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
    answer
}
