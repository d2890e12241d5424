//! `/pro/patients` — opening a patient's space, and the patients seen last.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::practitioner::recent;
use carnet_app::space::find;
use carnet_app::space::open::{self, Ground};
use carnet_app::{Error, Kind};
use carnet_core::access::{Actor, Purpose};
use carnet_core::id::OwnerId;
use carnet_core::identity::{Ins, InsDomain, age_on};
use carnet_core::space::Consent;
use serde::Deserialize;

use super::Pro;
use crate::door::refuse;
use crate::show;
use crate::view::field::{FieldError, Mistake};
use crate::view::practitioner::{Ground as Typed, Patients, Recent, Refused};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    ins: String,
    #[serde(default)]
    motif: String,
    #[serde(default)]
    raison: String,
}

/// `GET /pro/patients`
pub(crate) async fn get(pro: Pro) -> Response {
    page(&pro, StatusCode::OK, &Sent::default(), Vec::new()).await
}

async fn page(pro: &Pro, status: StatusCode, sent: &Sent, errors: Vec<FieldError>) -> Response {
    let recent = match recent::list(pro.cx(), pro.practitioner.id).await {
        Ok(recent) => recent,
        Err(error) => return pro.problem(&error),
    };
    let today = show::day(pro.cx().now);
    let recent = recent.into_iter().map(|patient| Recent {
        age: patient.birth.and_then(|birth| u64::try_from(age_on(birth, today)).ok()),
        sex: patient.sex.as_ref().map(show::named_text),
        href: format!("/pro/patients/{}", patient.space),
        name: patient.name,
        ins: spaced(&patient.ins),
        opened: patient.opened,
    });
    let view = Patients {
        ins: sent.ins.clone(),
        ground: Typed::from_value(&sent.motif),
        reason: sent.raison.clone(),
        recent: recent.collect(),
        errors,
    };
    pro.page_with(status, &view)
}

fn spaced((matricule, oid): &(String, String)) -> String {
    Ins::from_oid(matricule, oid).map_or_else(|_| matricule.clone(), |ins| ins.spaced())
}

/// `POST /pro/patients`
pub(crate) async fn open(pro: Pro, Form(sent): Form<Sent>) -> Response {
    if let Err(error) = pro.check(&sent.csrf) {
        return pro.problem(&error);
    }
    let mut errors = Vec::new();
    let mut wrong = |field: &str, mistake| errors.push(FieldError::new(field, mistake));
    if sent.ins.trim().is_empty() {
        wrong("ins", Mistake::InsMissing);
    }
    let ground = match Typed::from_value(&sent.motif) {
        Some(Typed::Consent) => Some(Ground::Declared(Consent::Declared)),
        Some(Typed::CareTeam) => Some(Ground::Declared(Consent::CareTeam)),
        Some(Typed::Emergency) if sent.raison.trim().chars().count() < 10 => {
            wrong("raison", Mistake::ReasonMissing);
            None
        }
        Some(Typed::Emergency) => Some(Ground::Emergency(sent.raison.clone())),
        None => {
            wrong("motif", Mistake::BasisMissing);
            None
        }
    };
    let (Some(ground), true) = (ground, errors.is_empty()) else {
        return page(&pro, StatusCode::UNPROCESSABLE_ENTITY, &sent, errors).await;
    };
    match found(&pro, &sent.ins).await {
        Err(error) if matches!(error.kind, Kind::Fault | Kind::Forbidden | Kind::Busy) => {
            pro.problem(&error)
        }
        Err(_) => {
            let errors = vec![FieldError::new("ins", Mistake::InsUnknown)];
            page(&pro, StatusCode::UNPROCESSABLE_ENTITY, &sent, errors).await
        }
        Ok((ins, space)) => enter(&pro, &ins, space, ground).await,
    }
}

/// The space of a typed matricule, whichever authority assigned it.
async fn found(pro: &Pro, typed: &str) -> Result<(Ins, OwnerId), Error> {
    let mut last = Error::new(Kind::NotFound, "space.unknown");
    let domains =
        [InsDomain::Nir, InsDomain::Nia, InsDomain::Test, InsDomain::Demo, InsDomain::TestBis];
    for domain in domains {
        let Ok(ins) = Ins::parse(typed, domain) else { continue };
        match find::by_ins(pro.cx(), &ins).await {
            Ok(space) => return Ok((ins, space)),
            Err(error) => last = error,
        }
    }
    // Whoever types numbers of nobody is counted: once, whatever authority could have assigned it.
    find::nobody(pro.cx(), &Actor::Practitioner(pro.professional())).await?;
    Err(last)
}

async fn enter(pro: &Pro, ins: &Ins, space: OwnerId, ground: Ground) -> Response {
    match open::open(pro.cx(), pro.professional(), ins, ground).await {
        Ok((space, purpose)) => {
            let mut held = pro.held.clone();
            match purpose {
                Purpose::Emergency { reason } => {
                    held.emergencies.insert(space, reason);
                }
                _ => {
                    held.emergencies.remove(&space);
                }
            }
            match pro.hold(&held).await {
                Ok(()) => Redirect::to(&format!("/pro/patients/{space}")).into_response(),
                Err(error) => pro.problem(&error),
            }
        }
        Err(error) => refused(pro, space, &error),
    }
}

/// The gate said no: why, and what can still be done.
pub(crate) fn refused(pro: &Pro, space: OwnerId, error: &Error) -> Response {
    if error.kind != Kind::Forbidden {
        return pro.problem(error);
    }
    refuse::log(error, &pro.ask.reference);
    let may_deposit =
        matches!(error.code, "access.blocked" | "access.no-authorisation" | "access.emergency-off");
    let view = Refused {
        code: error.code.to_owned(),
        args: refuse::args(error),
        deposit_href: may_deposit.then(|| format!("/pro/patients/{space}/deposer")),
        emergency: error.code == "access.no-authorisation",
        reference: pro.ask.reference.clone(),
    };
    pro.page_with(StatusCode::FORBIDDEN, &view)
}
