//! `/retrouver` — a login or a password that was lost.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::account::password::Judged;
use carnet_app::account::recover::{self, Waiting};
use carnet_app::outbox::Channel as Road;
use carnet_core::account::enrolment::nir;
use carnet_core::account::password::LEN_MIN;
use jiff::civil::Date;
use serde::Deserialize;

use super::card::Sent;
use super::{beside, status, support};
use crate::account::password::broken;
use crate::citizen::account::counted;
use crate::door::ask::Ask;
use crate::door::cookie::{self, Life};
use crate::door::refuse;
use crate::show;
use crate::view::enrol::{Card, Channel, LostCode, LostLogin, NewPassword, Stopped};
use crate::view::field::{FieldError, Mistake};

const LOGIN: &str = "/retrouver/identifiant";
const CODE: &str = "/retrouver/code";

/// `GET /retrouver/identifiant`
pub(crate) async fn login_form(ask: Ask) -> Response {
    login_page(&ask, &Person::default(), StatusCode::OK, Vec::new())
}

fn login_page(ask: &Ask, typed: &Person, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let view = LostLogin {
        nir: typed.nir.clone(),
        born: typed.naissance.clone(),
        support: support(ask),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Person {
    nir: String,
    naissance: String,
}

/// `POST /retrouver/identifiant`
pub(crate) async fn login(ask: Ask, Form(typed): Form<Person>) -> Response {
    let mut errors = Vec::new();
    let number =
        nir(&typed.nir).map_err(|error| errors.push(FieldError::coded("nir", error.code()))).ok();
    let born = typed.naissance.parse::<Date>().ok();
    if born.is_none() {
        errors.push(FieldError::new("naissance", Mistake::BirthShape));
    }
    let (Some(number), Some(born)) = (number, born) else {
        return login_page(&ask, &typed, StatusCode::UNPROCESSABLE_ENTITY, errors);
    };
    match recover::login(&ask.cx, &ask.caller, &number, born).await {
        Ok(()) => refuse::done(&ask, LOGIN, "login-sent"),
        Err(error) if error.code == "enrol.slow-down" => {
            let mut answer = login_page(&ask, &typed, status(&error), vec![beside("nir", &error)]);
            refuse::come_back(&mut answer, &error);
            answer
        }
        Err(error) => stopped(&ask, &error),
    }
}

/// `GET /retrouver/mot-de-passe`
pub(crate) async fn card_form(ask: Ask) -> Response {
    card_page(&ask, &Sent::default(), StatusCode::OK, Vec::new())
}

fn card_page(ask: &Ask, sent: &Sent, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let view = Card {
        card: sent.carte.clone(),
        number: sent.numero.clone(),
        nir: sent.nir.clone(),
        born: sent.naissance.clone(),
        lost: true,
        support: support(ask),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

/// `POST /retrouver/mot-de-passe`
pub(crate) async fn card(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let typed = match sent.read(show::day(ask.cx.now)) {
        Ok(typed) => typed,
        Err(errors) => return card_page(&ask, &sent, StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    match recover::ask(&ask.cx, &ask.caller, &typed).await {
        Ok(token) => {
            let mut answer = Redirect::to(CODE).into_response();
            let cookies = ask.web.door().cookies;
            // As long as the code lives.
            cookie::write(&mut answer, cookies, cookie::RECOVERY, &token, Life::Seconds(600));
            answer
        }
        Err(error) if matches!(error.code, "enrol.not-identified" | "enrol.slow-down") => {
            refuse::log(&error, &ask.reference);
            let mut answer = card_page(&ask, &sent, status(&error), vec![beside("numero", &error)]);
            refuse::come_back(&mut answer, &error);
            answer
        }
        Err(error) => stopped(&ask, &error),
    }
}

/// Where one cannot go on from.
fn stopped(ask: &Ask, error: &carnet_app::Error) -> Response {
    if !error.code.starts_with("recover.") {
        return super::stopped(ask, error);
    }
    refuse::log(error, &ask.reference);
    let view = Stopped { code: error.code.to_owned(), support: support(ask) };
    refuse::page(ask, &ask.frame(), refuse::status(error.kind), &view)
}

async fn waiting(ask: &Ask) -> Result<(String, Waiting), Response> {
    let token = ask.recovery.clone().unwrap_or_default();
    match recover::waiting(&ask.cx, &token).await {
        Ok(waiting) => Ok((token, waiting)),
        Err(error) => Err(stopped(ask, &error)),
    }
}

/// `GET /retrouver/code`
pub(crate) async fn code_form(ask: Ask) -> Response {
    match waiting(&ask).await {
        Ok((_, waiting)) if waiting.proven => Redirect::to("/retrouver/nouveau").into_response(),
        Ok((_, waiting)) => code_page(&ask, &waiting, StatusCode::OK, Vec::new()),
        Err(answer) => answer,
    }
}

fn code_page(
    ask: &Ask,
    waiting: &Waiting,
    status: StatusCode,
    errors: Vec<FieldError>,
) -> Response {
    let view = LostCode {
        channel: match waiting.channel {
            Road::Sms => Channel::Sms,
            Road::Mail | Road::Letter => Channel::Mail,
        },
        destination: waiting.masked.clone(),
        minutes: ask.cx.rules().one_time_code_life().as_mins().unsigned_abs(),
        support: support(ask),
        errors,
    };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
}

/// `POST /retrouver/code`
pub(crate) async fn code(ask: Ask, Form(typed): Form<Typed>) -> Response {
    let (token, waiting) = match waiting(&ask).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let again = |errors| code_page(&ask, &waiting, StatusCode::UNPROCESSABLE_ENTITY, errors);
    if typed.code.chars().filter(char::is_ascii_digit).count() != 6 {
        return again(vec![FieldError::new("code", Mistake::CodeShape)]);
    }
    match recover::confirm(&ask.cx, &ask.caller, &token, &typed.code).await {
        Ok(()) => Redirect::to("/retrouver/nouveau").into_response(),
        Err(error) if error.code == "signin.code-wrong" => {
            again(vec![counted("code", Mistake::CodeWrong, &error)])
        }
        Err(error) => stopped(&ask, &error),
    }
}

/// `GET /retrouver/nouveau`
pub(crate) async fn new_form(ask: Ask) -> Response {
    match waiting(&ask).await {
        Ok((_, waiting)) if waiting.proven => new_page(&ask, StatusCode::OK, Vec::new()),
        Ok(_) => Redirect::to(CODE).into_response(),
        Err(answer) => answer,
    }
}

fn new_page(ask: &Ask, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let view = NewPassword { length: show::count(LEN_MIN), support: support(ask), errors };
    refuse::page(ask, &ask.frame(), status, &view)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    nouveau: String,
    #[serde(default)]
    encore: String,
}

/// `POST /retrouver/nouveau`
pub(crate) async fn choose(ask: Ask, Form(sent): Form<Chosen>) -> Response {
    let token = ask.recovery.clone().unwrap_or_default();
    let again = |errors| new_page(&ask, StatusCode::UNPROCESSABLE_ENTITY, errors);
    if sent.nouveau.is_empty() {
        return again(vec![FieldError::new("nouveau", Mistake::PasswordNew)]);
    }
    if sent.nouveau != sent.encore {
        return again(vec![FieldError::new("encore", Mistake::PasswordDiffers)]);
    }
    match recover::finish(&ask.cx, &token, &sent.nouveau).await {
        Ok(Judged::Kept) => {
            let mut answer = refuse::done(&ask, "/connexion", "password-recovered");
            let cookies = ask.web.door().cookies;
            cookie::write(&mut answer, cookies, cookie::RECOVERY, "", Life::Gone);
            answer
        }
        Ok(Judged::Refused(rules)) => again(broken("nouveau", &rules)),
        Err(error) => stopped(&ask, &error),
    }
}
