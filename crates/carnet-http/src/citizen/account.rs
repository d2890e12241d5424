//! `/connexion`, `/connexion/code`, `/connexion/secours`, `/deconnexion` — signing in with two factors, and out.

use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::account::code::{self as one_time, Asked, Given, SignedIn};
use carnet_app::account::passkey::Party;
use carnet_app::account::sign_in;
use carnet_app::{Error, session};
use carnet_core::account::factor::SecondWay;
use carnet_core::insured::normal_code;
use serde::Deserialize;

use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::view::citizen::{Backup, Code, SignIn};
use crate::view::field::{FieldError, Mistake};
use crate::view::public::WayOut;

#[derive(Debug, Deserialize)]
pub(crate) struct Where {
    retour: Option<String>,
}

/// `GET /connexion`
pub(crate) async fn form(ask: Ask, Query(to): Query<Where>) -> Response {
    let back_to = to.retour.or_else(|| ask.back.clone());
    let back_to = back_to.and_then(|path| cookie::own_path(&path));
    again_at_sign_in(&ask, StatusCode::OK, back_to, Vec::new())
}

/// The first page of the sign-in, with what is wrong.
pub(super) fn again_at_sign_in(
    ask: &Ask,
    status: StatusCode,
    back_to: Option<String>,
    errors: Vec<FieldError>,
) -> Response {
    sign_in_page(ask, status, String::new(), back_to, errors)
}

fn sign_in_page(
    ask: &Ask,
    status: StatusCode,
    login: String,
    back_to: Option<String>,
    errors: Vec<FieldError>,
) -> Response {
    let passkey = Party::of(&ask.cx.settings().base_url).is_some();
    let france_connect = ask.web.door().france_connect.is_some();
    let view = SignIn { login, back_to, passkey, france_connect, errors };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Credentials {
    login: String,
    password: String,
    retour: Option<String>,
}

/// `POST /connexion`
pub(crate) async fn password(ask: Ask, Form(typed): Form<Credentials>) -> Response {
    let back_to = typed.retour.as_deref().and_then(cookie::own_path);
    let mut errors = Vec::new();
    if typed.login.trim().is_empty() {
        errors.push(FieldError::new("login", Mistake::LoginMissing));
    }
    if typed.password.is_empty() {
        errors.push(FieldError::new("password", Mistake::PasswordMissing));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut wait = None;
    if errors.is_empty() {
        match sign_in::password(&ask.cx, &ask.caller, &typed.login, &typed.password).await {
            Ok(sent) => return to_code(&ask, &sent, back_to.as_deref()),
            Err(error) if error.code == "signin.refused" => {
                errors.push(FieldError::new("login", Mistake::CredentialsWrong));
            }
            Err(error) if error.code == "signin.slow-down" => {
                refuse::log(&error, &ask.reference);
                errors.push(counted("login", Mistake::TooManyAttempts, &error));
                status = StatusCode::TOO_MANY_REQUESTS;
                wait = Some(error);
            }
            Err(error) => {
                return refuse::problem(&ask, &ask.frame(), &error, WayOut::SignIn);
            }
        }
    }
    let mut answer = sign_in_page(&ask, status, typed.login, back_to, errors);
    if let Some(error) = wait {
        refuse::come_back(&mut answer, &error);
    }
    answer
}

fn to_code(ask: &Ask, sent: &Asked, back_to: Option<&str>) -> Response {
    let mut answer = Redirect::to("/connexion/code").into_response();
    let cookies = ask.web.door().cookies;
    cookie::write(&mut answer, cookies, cookie::WAITING, &sent.token, Life::Session);
    if let Some(path) = back_to {
        let value = cookie::encode(path);
        cookie::write(&mut answer, cookies, cookie::BACK, &value, Life::Seconds(3600));
    }
    answer
}

/// `GET /connexion/code`
pub(crate) async fn code_form(ask: Ask) -> Response {
    code_page(&ask, StatusCode::OK, Vec::new()).await
}

async fn code_page(ask: &Ask, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let token = ask.waiting.clone().unwrap_or_default();
    match one_time::waiting(&ask.cx, &token).await {
        Ok(asked) => {
            let minutes = ask.cx.rules().one_time_code_life().as_mins().unsigned_abs();
            let others = asked.others.iter().map(|way| way.as_str().to_owned()).collect();
            let view = Code {
                way: asked.way.as_str().to_owned(),
                destination: asked.masked,
                minutes,
                others,
                backup: asked.backup,
                errors,
            };
            refuse::page(ask, &ask.frame(), status, &view)
        }
        Err(error) => refuse::problem(ask, &ask.frame(), &error, WayOut::SignIn),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    code: String,
}

/// `POST /connexion/code`
pub(crate) async fn code(ask: Ask, Form(typed): Form<Typed>) -> Response {
    let token = ask.waiting.clone().unwrap_or_default();
    if typed.code.chars().filter(char::is_ascii_digit).count() != 6 {
        let errors = vec![FieldError::new("code", Mistake::CodeShape)];
        return code_page(&ask, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    }
    match one_time::check(&ask.cx, &ask.caller, &token, Given::Code(&typed.code)).await {
        Ok(opened) => signed_in(&ask, &opened).await,
        Err(error) => match wrong_code(&error) {
            Some(mistake) => {
                let errors = vec![counted("code", mistake, &error)];
                code_page(&ask, StatusCode::UNPROCESSABLE_ENTITY, errors).await
            }
            None => over(&ask, &error),
        },
    }
}

/// A code that leaves another try.
fn wrong_code(error: &Error) -> Option<Mistake> {
    match error.code {
        "signin.code-wrong" => Some(Mistake::CodeWrong),
        "signin.code-used" => Some(Mistake::CodeUsed),
        _ => None,
    }
}

/// `GET /connexion/secours`
pub(crate) async fn backup_form(ask: Ask) -> Response {
    backup_page(&ask, StatusCode::OK, Vec::new()).await
}

async fn backup_page(ask: &Ask, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let token = ask.waiting.clone().unwrap_or_default();
    match one_time::waiting(&ask.cx, &token).await {
        Ok(_) => refuse::page(ask, &ask.frame(), status, &Backup { errors }),
        Err(error) => refuse::problem(ask, &ask.frame(), &error, WayOut::SignIn),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Spare {
    #[serde(default)]
    secours: String,
}

/// `POST /connexion/secours`
pub(crate) async fn backup(ask: Ask, Form(typed): Form<Spare>) -> Response {
    let token = ask.waiting.clone().unwrap_or_default();
    let again = async |errors| backup_page(&ask, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    if normal_code(&typed.secours).is_none() {
        return again(vec![FieldError::new("secours", Mistake::BackupShape)]).await;
    }
    match one_time::check(&ask.cx, &ask.caller, &token, Given::Backup(&typed.secours)).await {
        Ok(opened) => signed_in(&ask, &opened).await,
        Err(error) if error.code == "signin.code-wrong" => {
            again(vec![counted("secours", Mistake::BackupWrong, &error)]).await
        }
        Err(error) => over(&ask, &error),
    }
}

/// A mistake whose sentence counts what the use case counted.
pub(crate) fn counted(field: &str, mistake: Mistake, error: &Error) -> FieldError {
    let mut wrong = FieldError::new(field, mistake);
    for (name, value) in &error.args {
        // A number, so that the sentence agrees with it.
        wrong = wrong.with(name, value.parse::<u64>().unwrap_or_default());
    }
    wrong
}

/// Into the space, under a new session. The one this browser had is over, here and at every other door.
pub(crate) async fn signed_in(ask: &Ask, opened: &SignedIn) -> Response {
    signed_in_at(ask, opened, ask.back.as_deref().unwrap_or("/espace")).await
}

/// The same, to a page of one's own.
pub(crate) async fn signed_in_at(ask: &Ask, opened: &SignedIn, to: &str) -> Response {
    if let Some(before) = &ask.token
        && let Err(error) = session::end(&ask.cx, before).await
    {
        return refuse::problem(ask, &ask.frame(), &error, WayOut::SignIn);
    }
    let mut answer = Redirect::to(to).into_response();
    let cookies = ask.web.door().cookies;
    cookie::write(&mut answer, cookies, cookie::SESSION, &opened.token, Life::Session);
    let half_a_year = Life::Seconds(15_552_000);
    cookie::write(&mut answer, cookies, cookie::DEVICE, &opened.device, half_a_year);
    cookie::write(&mut answer, cookies, cookie::WAITING, "", Life::Gone);
    cookie::write(&mut answer, cookies, cookie::BACK, "", Life::Gone);
    answer
}

/// The code is dead: back to the beginning, where it is said why.
fn over(ask: &Ask, error: &Error) -> Response {
    let mistake = match error.code {
        "signin.code-expired" => Mistake::CodeOver,
        "signin.code-again" => Mistake::CodeAgain,
        _ => return refuse::problem(ask, &ask.frame(), error, WayOut::SignIn),
    };
    let errors = vec![FieldError::new("login", mistake)];
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut answer = again_at_sign_in(ask, status, ask.back.clone(), errors);
    let cookies = ask.web.door().cookies;
    cookie::write(&mut answer, cookies, cookie::WAITING, "", Life::Gone);
    answer
}

#[derive(Debug, Deserialize)]
pub(crate) struct By {
    #[serde(default)]
    par: String,
}

/// `POST /connexion/code/renvoyer` — another code, or another way (`par`).
pub(crate) async fn again(ask: Ask, Form(by): Form<By>) -> Response {
    let token = ask.waiting.clone().unwrap_or_default();
    match one_time::again(&ask.cx, &ask.caller, &token, SecondWay::parse(&by.par)).await {
        Ok(asked) => {
            let mut answer = match asked.way {
                SecondWay::App => Redirect::to("/connexion/code").into_response(),
                SecondWay::Email | SecondWay::Mobile => {
                    refuse::done(&ask, "/connexion/code", "code-sent")
                }
            };
            let cookies = ask.web.door().cookies;
            cookie::write(&mut answer, cookies, cookie::WAITING, &asked.token, Life::Session);
            answer
        }
        Err(error) => over(&ask, &error),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Leaving {
    #[serde(default)]
    csrf: String,
}

/// `POST /deconnexion`
pub(crate) async fn sign_out(ask: Ask, Form(sent): Form<Leaving>) -> Response {
    if let Some(token) = &ask.token
        && let Err(error) = session::leave(&ask.cx, token, &sent.csrf).await
    {
        return refuse::problem(&ask, &ask.frame(), &error, WayOut::Home);
    }
    let mut answer = refuse::done(&ask, "/", "signed-out");
    let cookies = ask.web.door().cookies;
    cookie::write(&mut answer, cookies, cookie::SESSION, "", Life::Gone);
    answer
}
