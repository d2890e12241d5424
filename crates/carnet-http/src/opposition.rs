//! `/opposition` — refusing one's space with the code of the letter, or asking for it after all. Nothing is kept
//! between two pages but what was typed, in the form itself.

use axum::Form;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use carnet_app::Error;
use carnet_app::space::oppose::{self, Typed};
use carnet_core::account::enrolment::nir;
use carnet_core::insured::normal_code;
use carnet_core::space::SpaceState;
use jiff::civil::Date;
use serde::Deserialize;

use crate::door::ask::Ask;
use crate::door::refuse;
use crate::enrol::{beside, status};
use crate::letter;
use crate::view::field::{FieldError, Mistake};
use crate::view::opposition::{Choice, Done, Form as FormView, Outcome, Wish};
use crate::view::public::WayOut;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    nir: String,
    naissance: String,
    code: String,
}

impl Sent {
    /// Reads the form; each field that is wrong is told.
    fn read(&self, today: Date) -> Result<Typed, Vec<FieldError>> {
        let mut errors = Vec::new();
        let number = nir(&self.nir);
        if let Err(error) = &number {
            errors.push(FieldError::coded("nir", error.code()));
        }
        let born = self.naissance.parse::<Date>().ok().filter(|born| *born <= today);
        if born.is_none() {
            errors.push(FieldError::new("naissance", Mistake::BirthShape));
        }
        let code = normal_code(&self.code);
        if code.is_none() {
            errors.push(FieldError::coded("code", "enrol.code-shape"));
        }
        match (number, born, code) {
            (Ok(nir), Some(born), Some(code)) => Ok(Typed { nir, born, code }),
            _ => Err(errors),
        }
    }
}

/// `GET /opposition`
pub(crate) async fn form(ask: Ask) -> Response {
    page(&ask, &Sent::default(), StatusCode::OK, Vec::new())
}

fn page(ask: &Ask, sent: &Sent, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let view = FormView {
        nir: sent.nir.clone(),
        born: sent.naissance.clone(),
        code: sent.code.clone(),
        support: ask.cx.settings().support.clone(),
        errors,
    };
    private(refuse::page(ask, &ask.frame(), status, &view))
}

/// What is typed stays with who typed it.
fn private(mut answer: Response) -> Response {
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// What was typed, or the answer that says what is wrong.
fn typed(ask: &Ask, sent: &Sent) -> Result<Typed, Box<Response>> {
    sent.read(crate::show::day(ask.cx.now))
        .map_err(|errors| Box::new(page(ask, sent, StatusCode::UNPROCESSABLE_ENTITY, errors)))
}

fn refused(ask: &Ask, sent: &Sent, error: &Error) -> Response {
    let shown = error.code.starts_with("enrol.") || error.code == "oppose.not-recognised";
    if !shown {
        return refuse::problem(ask, &ask.frame(), error, WayOut::Home);
    }
    refuse::log(error, &ask.reference);
    let mut answer = page(ask, sent, status(error), vec![beside("code", error)]);
    refuse::come_back(&mut answer, error);
    answer
}

/// `POST /opposition` — what it means, before one confirms.
pub(crate) async fn look(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let typed = match typed(&ask, &sent) {
        Ok(typed) => typed,
        Err(answer) => return *answer,
    };
    match oppose::look(&ask.cx, &ask.caller, &typed).await {
        Ok(told) => {
            let wish = match told.state {
                SpaceState::Opposed { .. } => Wish::Create,
                _ => Wish::Oppose,
            };
            let view = Choice {
                name: told.name,
                wish,
                nir: typed.nir,
                born: typed.born.to_string(),
                code: typed.code,
                support: ask.cx.settings().support.clone(),
            };
            private(refuse::page(&ask, &ask.frame(), StatusCode::OK, &view))
        }
        Err(error) => refused(&ask, &sent, &error),
    }
}

/// `POST /opposition/refuser`
pub(crate) async fn confirm(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let typed = match typed(&ask, &sent) {
        Ok(typed) => typed,
        Err(answer) => return *answer,
    };
    match oppose::oppose(&ask.cx, &ask.caller, &typed).await {
        Ok(proof) => done(&ask, Outcome::Opposed, typed, Some(proof.line)),
        Err(error) => refused(&ask, &sent, &error),
    }
}

/// `POST /opposition/demander` — the space after all.
pub(crate) async fn change(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let typed = match typed(&ask, &sent) {
        Ok(typed) => typed,
        Err(answer) => return *answer,
    };
    match oppose::create(&ask.cx, &ask.caller, &typed).await {
        Ok(()) => done(&ask, Outcome::Created, typed, None),
        Err(error) => refused(&ask, &sent, &error),
    }
}

fn done(ask: &Ask, outcome: Outcome, typed: Typed, line: Option<u64>) -> Response {
    let view = Done {
        outcome,
        line,
        nir: typed.nir,
        born: typed.born.to_string(),
        code: typed.code,
        support: ask.cx.settings().support.clone(),
    };
    private(refuse::page(ask, &ask.frame(), StatusCode::OK, &view))
}

/// `POST /opposition/preuve` — the proof, to keep.
pub(crate) async fn proof(ask: Ask, Form(sent): Form<Sent>) -> Response {
    let typed = match typed(&ask, &sent) {
        Ok(typed) => typed,
        Err(answer) => return *answer,
    };
    let proof = match oppose::proof(&ask.cx, &ask.caller, &typed).await {
        Ok(proof) => proof,
        Err(error) => return refused(&ask, &sent, &error),
    };
    match letter::proof_file(ask.web.pages().words(), ask.lang, ask.cx.settings(), &proof) {
        Ok(bytes) => {
            let kind = (CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
            let name = HeaderValue::from_static("attachment; filename=\"opposition.pdf\"");
            private(([kind, (CONTENT_DISPOSITION, name)], bytes).into_response())
        }
        Err(fault) => refuse::problem(&ask, &ask.frame(), &Error::fault(fault), WayOut::Home),
    }
}
