//! `/service/appel` — the person who called: identified first, then helped.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::support::{self, identify};
use carnet_app::{Error, Kind};
use serde::Deserialize;

use super::Support;
use crate::door::refuse;
use crate::view::desk::Call;
use crate::view::field::FieldError;

/// Where it is.
pub(crate) const HERE: &str = "/service/appel";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    pub(super) csrf: String,
    code: String,
    iban: String,
    /// By which road a new provisional code goes.
    pub(super) par: String,
}

/// `GET /service/appel`
pub(crate) async fn get(agent: Support) -> Response {
    page(&agent, StatusCode::OK, Vec::new()).await
}

pub(super) async fn page(agent: &Support, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let call = match support::call(agent.cx(), &agent.agent()).await {
        Ok(call) => call,
        Err(error) => return over(agent, &error),
    };
    let view = Call {
        waits: call.code.as_ref().is_some_and(|code| agent.cx().now < code.until),
        name: call.name,
        email: call.email,
        mobile: call.mobile,
        letter: call.letter,
        iban: call.iban,
        until: call.until,
        identified: call.identified,
        state: call.state,
        errors,
    };
    agent.page_with(status, &view)
}

/// There is no call, or no more: one begins anew.
fn over(agent: &Support, error: &Error) -> Response {
    if error.code == "support.no-call" {
        return agent.done("/service/personne", "call-over");
    }
    agent.problem(error)
}

/// A mistake whose sentence may count.
pub(super) fn mistake(field: &str, error: &Error) -> FieldError {
    let mut wrong = FieldError::coded(field, error.code);
    for (name, value) in &error.args {
        wrong = wrong.with(name, value.parse::<u64>().unwrap_or_default());
    }
    wrong
}

/// After something was tried: the page again, saying what came of it.
pub(super) async fn settled(
    agent: &Support,
    (field, flash): (&str, &'static str),
    outcome: Result<(), Error>,
) -> Response {
    let error = match outcome {
        Ok(()) => return agent.done(HERE, flash),
        Err(error) => error,
    };
    let about_the_form = matches!(error.kind, Kind::Unprocessable | Kind::TooMany);
    match error.code {
        "support.over" => {
            refuse::log(&error, &agent.ask.reference);
            agent.done("/service/personne", "call-failed")
        }
        "support.no-call" => over(agent, &error),
        code if about_the_form && (code.starts_with("support.") || code.starts_with("enrol.")) => {
            refuse::log(&error, &agent.ask.reference);
            let wrong = mistake(field, &error);
            let mut answer = page(agent, refuse::status(error.kind), vec![wrong]).await;
            refuse::come_back(&mut answer, &error);
            answer
        }
        _ => agent.problem(&error),
    }
}

/// `POST /service/appel/code/envoyer` — a code to the e-mail address that the fund knows.
pub(crate) async fn send(agent: Support, Form(sent): Form<Sent>) -> Response {
    let outcome = match agent.check(&sent.csrf) {
        Ok(()) => identify::send(agent.cx(), &agent.agent()).await,
        Err(error) => Err(error),
    };
    settled(&agent, ("code", "call-code-sent"), outcome).await
}

/// `POST /service/appel/code` — the code that the person reads out.
pub(crate) async fn prove(agent: Support, Form(sent): Form<Sent>) -> Response {
    let outcome = match agent.check(&sent.csrf) {
        Ok(()) => identify::prove_code(agent.cx(), &agent.agent(), &sent.code).await,
        Err(error) => Err(error),
    };
    settled(&agent, ("code", "call-identified"), outcome).await
}

/// `POST /service/appel/iban` — the last digits, as the person says them.
pub(crate) async fn iban(agent: Support, Form(sent): Form<Sent>) -> Response {
    let outcome = match agent.check(&sent.csrf) {
        Ok(()) => identify::prove_iban(agent.cx(), &agent.agent(), &sent.iban).await,
        Err(error) => Err(error),
    };
    settled(&agent, ("iban", "call-identified"), outcome).await
}

/// `POST /service/appel/fin`
pub(crate) async fn end(agent: Support, Form(sent): Form<Sent>) -> Response {
    let ended = match agent.check(&sent.csrf) {
        Ok(()) => support::end(agent.cx(), &agent.agent()).await,
        Err(error) => Err(error),
    };
    match ended {
        Ok(()) => Redirect::to("/service/personne").into_response(),
        Err(error) => agent.problem(&error),
    }
}
