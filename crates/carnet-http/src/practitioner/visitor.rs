//! A professional, signed in through Pro Santé Connect, in the situation they chose.

use std::collections::BTreeMap;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::authorise::Visit;
use carnet_app::session::{self, Visitor};
use carnet_app::{Cx, Error, Kind};
use carnet_core::access::{Actor, Assurance, Basis, Presence, Professional, Purpose};
use carnet_core::account::Session;
use carnet_core::id::OwnerId;
use carnet_core::practitioner::{Practitioner, Situation};
use serde::{Deserialize, Serialize};

use super::pile::Pile;
use crate::door::ask::Ask;
use crate::door::{form, refuse};
use crate::page::{Frame, View, Who};
use crate::show;
use crate::view::public::WayOut;
use crate::web::Web;

/// What a professional's session holds on to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Held {
    /// Which of their situations, by its place in the list.
    #[serde(default)]
    pub situation: Option<usize>,
    /// Spaces opened under another purpose than care, for this session only.
    #[serde(default)]
    pub emergencies: BTreeMap<OwnerId, String>,
    /// The list of documents seen last.
    #[serde(default)]
    pub pile: Option<Pile>,
}

/// A signed-in professional and their request.
#[derive(Debug)]
pub(crate) struct Pro {
    pub ask: Ask,
    pub practitioner: Practitioner,
    pub situation: Situation,
    pub session: Session,
    pub held: Held,
}

/// A signed-in professional who may not have chosen a situation yet.
#[derive(Debug)]
pub(crate) struct Arrived {
    pub ask: Ask,
    pub practitioner: Practitioner,
    pub session: Session,
    pub held: Held,
}

impl FromRequestParts<Web> for Arrived {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let Ok(ask) = Ask::from_request_parts(parts, web).await;
        match ask.visitor(WayOut::ProSignIn).await? {
            (Visitor::Practitioner(practitioner), session) => {
                let held = session.context.clone();
                let held = held.and_then(|value| serde_json::from_value(value).ok());
                let held = held.unwrap_or_default();
                Ok(Self { ask, practitioner: *practitioner, session, held })
            }
            (Visitor::Citizen(_) | Visitor::Staff(..), _) => Err(ask.elsewhere(WayOut::ProSignIn)),
        }
    }
}

impl FromRequestParts<Web> for Pro {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let arrived = Arrived::from_request_parts(parts, web).await?;
        let Arrived { ask, practitioner, session, held } = arrived;
        let chosen = held.situation.and_then(|place| practitioner.situations.get(place));
        match chosen.cloned() {
            Some(situation) => Ok(Self { ask, practitioner, situation, session, held }),
            None => Err(Redirect::to("/pro/situation").into_response()),
        }
    }
}

impl Pro {
    pub(crate) fn cx(&self) -> &Cx {
        &self.ask.cx
    }

    /// The professional as the gate knows them.
    pub(crate) fn professional(&self) -> Professional {
        Professional {
            rpps: self.practitioner.rpps.clone(),
            person: self.practitioner.person.clone(),
            profession: self.situation.profession.clone(),
            role: self.situation.role.clone(),
            structure: self.situation.structure.clone(),
            presence: Presence::Unproved,
            software: None,
            standing: carnet_core::access::actor::Standing::Active,
            assurance: Assurance::Substantial,
        }
    }

    /// A visit to a space: under care, or under the emergency declared in this session.
    pub(crate) fn visit(&self, space: OwnerId) -> Visit {
        let purpose = match self.held.emergencies.get(&space) {
            Some(reason) => Purpose::Emergency { reason: reason.clone() },
            None => Purpose::Care { basis: Basis::Standing },
        };
        Visit { actor: Actor::Practitioner(self.professional()), purpose, space }
    }

    /// A visit that only deposits.
    pub(crate) fn deposit_visit(&self, space: OwnerId) -> Visit {
        Visit { purpose: Purpose::Deposit, ..self.visit(space) }
    }

    pub(crate) fn frame(&self) -> Frame {
        let who = Who::Practitioner {
            name: show::person(&self.practitioner.person),
            role: show::role(&self.situation.role, self.ask.lang),
            structure: self.situation.structure.name.clone(),
        };
        self.ask.frame_for(who, &self.session.csrf)
    }

    pub(crate) fn page<V: View>(&self, view: &V) -> Response {
        self.page_with(StatusCode::OK, view)
    }

    pub(crate) fn page_with<V: View>(&self, status: StatusCode, view: &V) -> Response {
        refuse::page(&self.ask, &self.frame(), status, view)
    }

    pub(crate) fn problem(&self, error: &Error) -> Response {
        refuse::problem(&self.ask, &self.frame(), error, WayOut::Patients)
    }

    pub(crate) fn check(&self, csrf: &str) -> Result<(), Error> {
        form::check_csrf(&self.session.csrf, csrf)
    }

    /// Keeps what the session holds on to.
    pub(crate) async fn hold(&self, held: &Held) -> Result<(), Error> {
        let context = serde_json::to_value(held).map_err(Error::fault)?;
        session::remember(self.cx(), &self.session, context).await.map(|_| ())
    }
}

/// The space named in an address.
pub(crate) fn space(text: &str) -> Result<OwnerId, Error> {
    text.parse().map_err(|_| Error::new(Kind::NotFound, "access.space-unknown"))
}
