//! `/espace/cloture` — closing one's space, having it deleted, opening it again.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::space::close::{self, Afterwards, Proof};
use carnet_app::{Error, session};
use carnet_core::space::{Closing, SpaceState};
use serde::Deserialize;

use super::Citizen;
use crate::door::refuse;
use crate::view::citizen::{Leaving, LeftSpace};
use crate::view::field::{FieldError, Mistake};

/// Where all of it happens.
pub(crate) const HERE: &str = "/espace/cloture";

/// The answer of every other page of a closed space.
pub(crate) fn instead() -> Response {
    Redirect::to(HERE).into_response()
}

/// `GET /espace/cloture`
pub(crate) async fn get(citizen: Citizen) -> Response {
    page(&citizen, StatusCode::OK, false, Vec::new()).await
}

async fn page(
    citizen: &Citizen,
    status: StatusCode,
    deletes: bool,
    errors: Vec<FieldError>,
) -> Response {
    let cx = citizen.cx();
    let deleted_by = cx.rules().express_deletion_due(cx.now);
    match close::standing(cx, &citizen.visit()).await {
        Ok(Some(SpaceState::Closed { since, archive_until, why, deletion })) => {
            let deletion = deletion.map(|deletion| deletion.at);
            let by_death = why != Closing::Wanted;
            let view = LeftSpace { since, archive_until, deletion, deleted_by, by_death, errors };
            citizen.page_with(status, &view)
        }
        Ok(Some(_)) => {
            let archive_until = cx.rules().archive_ends(cx.now);
            citizen.page_with(status, &Leaving { archive_until, deleted_by, deletes, errors })
        }
        Ok(None) => citizen.problem(&session::needed()),
        Err(error) => citizen.problem(&error),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    csrf: String,
    #[serde(default)]
    password: String,
    effacer: Option<String>,
}

/// `POST /espace/cloture`
pub(crate) async fn close(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let deletes = sent.effacer.is_some();
    let (afterwards, said) = if deletes {
        (Afterwards::Deletion, "space-closed-deleting")
    } else {
        (Afterwards::Archive, "space-closed")
    };
    let done = async {
        citizen.check(&sent.csrf)?;
        let who = proof(&citizen, &sent);
        close::close(citizen.cx(), &citizen.visit(), who, afterwards).await
    };
    answer(&citizen, done.await, deletes, (HERE, said)).await
}

/// `POST /espace/cloture/effacement`
pub(crate) async fn delete(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        let who = proof(&citizen, &sent);
        close::delete(citizen.cx(), &citizen.visit(), who).await
    };
    answer(&citizen, done.await, true, (HERE, "space-deletion-asked")).await
}

/// `POST /espace/cloture/reouverture`
pub(crate) async fn reopen(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        let who = proof(&citizen, &sent);
        close::reopen(citizen.cx(), &citizen.visit(), who).await
    };
    answer(&citizen, done.await, false, ("/espace", "space-reopened")).await
}

fn proof<'a>(citizen: &'a Citizen, sent: &'a Sent) -> Proof<'a> {
    let (account, caller) = (&citizen.account, &citizen.ask.caller);
    Proof { account, caller, password: &sent.password }
}

async fn answer(
    citizen: &Citizen,
    done: Result<(), Error>,
    deletes: bool,
    (to, said): (&str, &'static str),
) -> Response {
    let Err(error) = done else { return citizen.done(to, said) };
    let (status, wrong) = match error.code {
        "account.password-wrong" => {
            let wrong = FieldError::coded("password", error.code);
            (StatusCode::UNPROCESSABLE_ENTITY, wrong)
        }
        "signin.slow-down" => {
            let minutes = error.args.iter().find(|(name, _)| *name == "minutes");
            let minutes = minutes.and_then(|(_, count)| count.parse::<u64>().ok());
            let wrong = FieldError::new("password", Mistake::TooManyAttempts);
            (StatusCode::TOO_MANY_REQUESTS, wrong.with("minutes", minutes.unwrap_or(1)))
        }
        _ => return citizen.problem(&error),
    };
    let mut answer = page(citizen, status, deletes, vec![wrong]).await;
    refuse::come_back(&mut answer, &error);
    answer
}
