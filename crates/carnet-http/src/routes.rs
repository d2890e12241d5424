//! Every address of Carnet and the function that answers it.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::error_handling::HandleErrorLayer;
use axum::extract::DefaultBodyLimit;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower::ServiceBuilder;

use crate::account as own;
use crate::citizen::{
    account, acting, add, amend, document, documents, export, family, folders, history, home, leaving,
    notices, passkey, problem, professionals, selection, settings, sheet, view_as,
};
use crate::demo::{clock, enter, gallery, outbox, sandbox};
use crate::door::{closed, headers, host, origin};
use crate::practitioner::{deposit, patient, patients, sign_in, situation};
use crate::web::Web;
use crate::{desk, enrol, fhir, france_connect, oauth, opposition, phone, practitioner, public};

/// A form without a file.
const FORM_BYTES_MAX: usize = 64 * 1024;
/// A form with a file. It keeps less, and says so once it has read what came (`door/form.rs`).
const UPLOAD_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Beyond this a request is given up.
const PATIENCE: Duration = Duration::from_secs(30);
/// The same for a form with a file, which a slow telephone sends for minutes.
const UPLOAD_PATIENCE: Duration = Duration::from_mins(5);

/// Writes each address once: in the table that tests compare, and in the router.
macro_rules! doors {
    ($table:ident, $add:ident: $($method:ident $path:literal => $handler:path),+ $(,)?) => {
        const $table: &[(&str, &str)] = &[$((stringify!($method), $path)),+];

        fn $add(router: Router<Web>) -> Router<Web> {
            router$(.route($path, $method($handler)))+
        }
    };
}

doors! { PUBLIC, add_public:
    get "/" => public::home,
    get "/langue/{tag}" => public::language,
    get "/apparence/{theme}" => public::appearance,
    get "/assets/{*path}" => public::asset,
    get "/journal/{*path}" => public::log,
    get "/sante" => public::health,
    get "/manifest.webmanifest" => phone::manifest,
    get "/sw.js" => phone::worker,
    get "/hors-ligne" => phone::offline,
}

doors! { CITIZEN, add_citizen:
    get "/connexion" => account::form,
    post "/connexion" => account::password,
    get "/connexion/code" => account::code_form,
    post "/connexion/code" => account::code,
    post "/connexion/code/renvoyer" => account::again,
    get "/connexion/secours" => account::backup_form,
    post "/connexion/secours" => account::backup,
    post "/connexion/cle" => passkey::enter,
    post "/connexion/cle/defi" => passkey::challenge,
    post "/deconnexion" => account::sign_out,
    get "/espace" => home::get,
    post "/espace/raccourcis" => home::arrange,
    get "/espace/documents" => documents::get,
    get "/espace/documents/ajouter" => add::form,
    get "/espace/documents/selection" => selection::look,
    post "/espace/documents/selection" => selection::act,
    get "/espace/documents/dossiers" => folders::get,
    post "/espace/documents/dossiers" => folders::create,
    post "/espace/documents/dossiers/{folder}/renommer" => folders::rename,
    post "/espace/documents/dossiers/{folder}/supprimer" => folders::remove,
    get "/espace/documents/{id}" => document::get,
    get "/espace/documents/{id}/fichier" => document::file,
    post "/espace/documents/{id}/masquer" => document::mask,
    post "/espace/documents/{id}/demasquer" => document::unmask,
    post "/espace/documents/{id}/ranger" => document::file_away,
    post "/espace/documents/{id}/epingler" => document::pin,
    post "/espace/documents/{id}/detacher" => document::unpin,
    post "/espace/documents/{id}/rangement" => document::answer_offer,
    get "/espace/documents/{id}/modifier" => amend::form,
    post "/espace/documents/{id}/modifier" => amend::save,
    get "/espace/documents/{id}/signaler" => problem::form,
    post "/espace/documents/{id}/signaler" => problem::send,
    post "/espace/documents/{id}/retirer" => document::withdraw,
    get "/espace/historique" => history::get,
    get "/espace/notifications" => notices::get,
    post "/espace/notifications/lues" => notices::read_all,
    get "/espace/notifications/{id}" => notices::open,
    post "/espace/notifications/{id}/lue" => notices::read,
    post "/espace/notifications/{id}/non-lue" => notices::unread,
    post "/espace/notifications/{id}/supprimer" => notices::remove,
    get "/espace/professionnels" => professionals::get,
    post "/espace/professionnels/bloquer" => professionals::block,
    post "/espace/professionnels/debloquer" => professionals::unblock,
    get "/espace/vu-par" => view_as::get,
    get "/espace/fiche-urgence" => sheet::get,
    get "/espace/fiche-urgence/a-garder" => sheet::kept,
    get "/espace/fiche-urgence/modifier" => sheet::form,
    post "/espace/fiche-urgence/modifier" => sheet::save,
    get "/espace/reglages" => settings::get,
    post "/espace/reglages" => settings::save,
    get "/espace/cloture" => leaving::get,
    post "/espace/cloture" => leaving::close,
    post "/espace/cloture/effacement" => leaving::delete,
    post "/espace/cloture/reouverture" => leaving::reopen,
    get "/espace/famille" => family::get,
    post "/espace/famille/activer" => family::activate,
    post "/espace/famille/{space}/repondre" => acting::answer,
    post "/espace/profil" => family::switch,
    get "/espace/qui-agit" => acting::get,
    get "/espace/qui-agit/inviter" => acting::form,
    post "/espace/qui-agit/inviter" => acting::invite,
    post "/espace/qui-agit/{id}/consentir" => acting::consent,
    post "/espace/qui-agit/{id}/terminer" => acting::end,
    get "/espace/export" => export::get,
    post "/espace/export" => export::download,
}

doors! { ENROL, add_enrol:
    get "/conditions" => enrol::terms::read,
    get "/activer" => enrol::start,
    get "/activer/aide" => enrol::help,
    get "/activer/reprendre" => enrol::resume,
    get "/france-connect/activer" => france_connect::enrol,
    get "/france-connect/connexion" => france_connect::enter,
    get "/france-connect/retour" => france_connect::back,
    get "/activer/carte" => enrol::card::form,
    post "/activer/carte" => enrol::card::identify,
    get "/activer/code" => enrol::code::form,
    post "/activer/code" => enrol::code::prove,
    post "/activer/code/envoyer" => enrol::code::send,
    get "/activer/conditions" => enrol::terms::form,
    post "/activer/conditions" => enrol::terms::accept,
    get "/activer/contact" => enrol::contact::form,
    post "/activer/contact" => enrol::contact::tell,
    get "/activer/contact/code" => enrol::contact::code_form,
    post "/activer/contact/code" => enrol::contact::code,
    get "/activer/compte" => enrol::account::form,
    post "/activer/compte" => enrol::account::finish,
    get "/retrouver/identifiant" => enrol::recover::login_form,
    post "/retrouver/identifiant" => enrol::recover::login,
    get "/retrouver/mot-de-passe" => enrol::recover::card_form,
    post "/retrouver/mot-de-passe" => enrol::recover::card,
    get "/retrouver/code" => enrol::recover::code_form,
    post "/retrouver/code" => enrol::recover::code,
    get "/retrouver/nouveau" => enrol::recover::new_form,
    post "/retrouver/nouveau" => enrol::recover::choose,
    get "/opposition" => opposition::form,
    post "/opposition" => opposition::look,
    post "/opposition/refuser" => opposition::confirm,
    post "/opposition/demander" => opposition::change,
    post "/opposition/preuve" => opposition::proof,
    get "/espace/premiers-choix" => enrol::choices::form,
    post "/espace/premiers-choix" => enrol::choices::save,
    get "/espace/conditions" => own::terms::form,
    post "/espace/conditions" => own::terms::accept,
}

doors! { ACCOUNT, add_account:
    get "/espace/compte" => own::get,
    get "/espace/compte/identite" => own::identity::get,
    get "/espace/compte/mot-de-passe" => own::password::form,
    post "/espace/compte/mot-de-passe" => own::password::save,
    get "/espace/compte/courriel" => own::contact::email_form,
    post "/espace/compte/courriel" => own::contact::email,
    get "/espace/compte/mobile" => own::contact::mobile_form,
    post "/espace/compte/mobile" => own::contact::mobile,
    get "/espace/compte/contact/code" => own::contact::code_form,
    post "/espace/compte/contact/code" => own::contact::code,
    get "/espace/compte/preuves" => own::factors::get,
    get "/espace/compte/preuves/application" => own::authenticator::form,
    post "/espace/compte/preuves/application" => own::authenticator::begin,
    post "/espace/compte/preuves/application/code" => own::authenticator::confirm,
    get "/espace/compte/preuves/cle" => own::passkey::form,
    post "/espace/compte/preuves/cle" => own::passkey::begin,
    post "/espace/compte/preuves/cle/nouvelle" => own::passkey::add,
    get "/espace/compte/preuves/secours" => own::backup::form,
    post "/espace/compte/preuves/secours" => own::backup::renew,
    get "/espace/compte/preuves/retirer/{name}" => own::factors::leave,
    post "/espace/compte/preuves/retirer/{name}" => own::factors::remove,
    get "/espace/compte/appareils" => own::devices::get,
    post "/espace/compte/appareils/oublier" => own::devices::forget_all,
    post "/espace/compte/appareils/{name}/oublier" => own::devices::forget,
}

doors! { PRACTITIONER, add_practitioner:
    get "/pro" => sign_in::form,
    get "/pro/connexion" => sign_in::begin,
    get "/pro/retour" => sign_in::back,
    get "/pro/situation" => situation::get,
    post "/pro/situation" => situation::choose,
    get "/pro/patients" => patients::get,
    post "/pro/patients" => patients::open,
    get "/pro/patients/{space}" => patient::get,
    get "/pro/patients/{space}/documents" => practitioner::documents::get,
    get "/pro/patients/{space}/documents/{id}" => practitioner::document::get,
    get "/pro/patients/{space}/documents/{id}/fichier" => practitioner::document::file,
    get "/pro/patients/{space}/deposer" => deposit::form,
    get "/pro/patients/{space}/deposer/{id}" => deposit::proof,
}

doors! { DESK, add_desk:
    get "/service" => desk::home::get,
    get "/service/campagnes" => desk::campaigns::get,
    get "/service/campagnes/{id}" => desk::campaign::get,
    post "/service/campagnes/{id}/pause" => desk::campaign::pause,
    post "/service/campagnes/{id}/reprise" => desk::campaign::resume,
    post "/service/campagnes/{id}/comptage" => desk::campaign::count,
    get "/service/campagnes/{id}/retours" => desk::returns::form,
    post "/service/campagnes/{id}/injoignables" => desk::returns::unreached,
    get "/service/personne" => desk::person::form,
    post "/service/personne" => desk::person::look,
    get "/service/appel" => desk::call::get,
    post "/service/appel/code/envoyer" => desk::call::send,
    post "/service/appel/code" => desk::call::prove,
    post "/service/appel/iban" => desk::call::iban,
    post "/service/appel/fin" => desk::call::end,
    post "/service/appel/code-provisoire" => desk::wishes::code,
    post "/service/appel/refus" => desk::wishes::oppose,
    post "/service/appel/demande" => desk::wishes::create,
    post "/service/appel/cloture" => desk::wishes::close,
    post "/service/appel/preuve" => desk::wishes::proof,
}

doors! { DEMO, add_demo:
    get "/service/horloge" => clock::get,
    post "/service/horloge" => clock::turn,
    post "/demo/entrer" => enter::enter,
    get "/demo/composants" => gallery::list,
    get "/demo/composants/{name}" => gallery::one,
    get "/demo/courrier" => outbox::list,
    get "/demo/courrier/{number}" => outbox::one,
    get "/sandbox/{provider}/.well-known/openid-configuration" => sandbox::discovery,
    get "/sandbox/{provider}/authorize" => sandbox::authorize,
    post "/sandbox/{provider}/authorize" => sandbox::choose,
    post "/sandbox/{provider}/token" => sandbox::token,
    get "/sandbox/{provider}/userinfo" => sandbox::userinfo,
    get "/sandbox/{provider}/jwks" => sandbox::keys,
}

// Forms with a file: the only pages that take more than a few kilobytes.
doors! { UPLOADS, add_uploads:
    post "/espace/documents/ajouter" => add::add,
    post "/pro/patients/{space}/deposer" => deposit::deposit,
    post "/service/campagnes/{id}/retours" => desk::returns::note,
}

/// Every method and address of Carnet.
pub fn table() -> Vec<(String, &'static str)> {
    let pages =
        [PUBLIC, CITIZEN, ENROL, ACCOUNT, PRACTITIONER, DESK, DEMO, UPLOADS].into_iter().flatten();
    let pages = pages.map(|(method, path)| (method.to_uppercase(), *path));
    let software = fhir::ROUTES.iter().chain(&oauth::ROUTES);
    let software = software.map(|(method, path, _, _)| ((*method).to_owned(), *path));
    pages.chain(software).collect()
}

/// The whole door.
pub fn router(web: Web) -> Router {
    let pages = add_citizen(add_public(Router::new()));
    let pages = add_practitioner(add_account(add_enrol(pages)));
    let pages = add_demo(add_desk(pages))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(middleware::from_fn_with_state(web.clone(), closed::guard))
        .layer(middleware::from_fn_with_state(web.clone(), origin::guard))
        .layer(middleware::from_fn_with_state(web.clone(), host::guard));
    let uploads = add_uploads(Router::new())
        .layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX))
        .layer(middleware::from_fn_with_state(web.clone(), closed::guard))
        .layer(middleware::from_fn_with_state(web.clone(), origin::guard));
    let within = |time| ServiceBuilder::new().layer(HandleErrorLayer::new(busy)).timeout(time);
    let crowd = ServiceBuilder::new()
        .layer(HandleErrorLayer::new(busy))
        .load_shed()
        .concurrency_limit(web.door().concurrency);
    pages
        .merge(fhir::routes())
        .merge(oauth::routes())
        .fallback(public::unknown)
        .layer(within(PATIENCE))
        .merge(uploads.layer(within(UPLOAD_PATIENCE)))
        .layer(crowd)
        .layer(middleware::from_fn_with_state(web.clone(), headers::dress))
        .with_state(web)
}

/// The whole door, told by each connection where it comes from.
pub fn service(web: Web) -> IntoMakeServiceWithConnectInfo<Router, SocketAddr> {
    router(web).into_make_service_with_connect_info::<SocketAddr>()
}

/// Too many at once, or too slow: said at once, with when to come back.
async fn busy(_: axum::BoxError) -> Response {
    let mut answer = StatusCode::SERVICE_UNAVAILABLE.into_response();
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
    answer
}
