//! A holder, signed in with both factors.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::authorise::Visit;
use carnet_app::session::Visitor;
use carnet_app::{Cx, Error};
use carnet_core::access::{Actor, Assurance, Citizen as Person, Purpose, Reason};
use carnet_core::account::{Account, Session};

use crate::account::terms;
use crate::desk;
use crate::door::ask::Ask;
use crate::door::{form, refuse};
use crate::page::{Frame, View, Who};
use crate::view::public::WayOut;
use crate::web::Web;

/// A signed-in holder and their request.
#[derive(Debug)]
pub(crate) struct Citizen {
    pub ask: Ask,
    pub account: Account,
    pub session: Session,
}

impl FromRequestParts<Web> for Citizen {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let Ok(ask) = Ask::from_request_parts(parts, web).await;
        match ask.visitor(WayOut::SignIn).await? {
            (Visitor::Citizen(account), session) => {
                let agreed = account.terms == web.app().settings().terms;
                if agreed || parts.uri.path() == terms::HERE {
                    return Ok(Self { ask, account: *account, session });
                }
                Err(Redirect::to(terms::HERE).into_response())
            }
            (Visitor::Practitioner(_), _) => Err(ask.elsewhere(WayOut::SignIn)),
            (Visitor::Staff(..), _) => Err(Redirect::to(desk::HERE).into_response()),
        }
    }
}

impl Citizen {
    pub(crate) fn cx(&self) -> &Cx {
        &self.ask.cx
    }

    /// Their own visit to their own space.
    pub(crate) fn visit(&self) -> Visit {
        let person = Person {
            account: self.account.id,
            space: self.account.space,
            name: self.account.name.clone(),
            assurance: Assurance::Substantial,
        };
        Visit { actor: Actor::Holder(person), purpose: Purpose::Own, space: self.account.space }
    }

    pub(crate) fn frame(&self) -> Frame {
        let who = Who::Citizen { name: self.account.name.clone() };
        self.ask.frame_for(who, &self.session.csrf)
    }

    /// A page of the space.
    pub(crate) fn page<V: View>(&self, view: &V) -> Response {
        self.page_with(StatusCode::OK, view)
    }

    /// A page whose use case counted the unread notices on its way: the menu says how many.
    pub(crate) fn page_told<V: View>(&self, unread: u64, view: &V) -> Response {
        let frame = Frame { unread: Some(unread), ..self.frame() };
        refuse::page(&self.ask, &frame, StatusCode::OK, view)
    }

    pub(crate) fn page_with<V: View>(&self, status: StatusCode, view: &V) -> Response {
        refuse::page(&self.ask, &self.frame(), status, view)
    }

    /// The page of a failure.
    pub(crate) fn problem(&self, error: &Error) -> Response {
        if error.code == Reason::SpaceClosed.code() {
            // One page says what is left, and what can still be asked for.
            refuse::log(error, &self.ask.reference);
            return super::leaving::instead();
        }
        refuse::problem(&self.ask, &self.frame(), error, WayOut::Space)
    }

    /// Back to a page, saying what was done.
    pub(crate) fn done(&self, to: &str, flash: &'static str) -> Response {
        refuse::done(&self.ask, to, flash)
    }

    pub(crate) fn check(&self, csrf: &str) -> Result<(), Error> {
        form::check_csrf(&self.session.csrf, csrf)
    }
}
