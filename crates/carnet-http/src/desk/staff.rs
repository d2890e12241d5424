//! Somebody who works for the service, signed in with both factors.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use carnet_app::session::Visitor;
use carnet_app::support::Agent;
use carnet_app::{Cx, Error, Kind};
use carnet_core::access::Actor;
use carnet_core::account::staff::StaffRole;
use carnet_core::account::{Account, Session};

use crate::door::ask::Ask;
use crate::door::{form, refuse};
use crate::page::{Frame, View, Who};
use crate::view::public::WayOut;
use crate::web::Web;

/// A signed-in member of the staff and their request.
#[derive(Debug)]
pub(crate) struct Staff {
    pub ask: Ask,
    pub account: Account,
    pub role: StaffRole,
    pub session: Session,
}

/// One who runs the service.
#[derive(Debug)]
pub(crate) struct Operator(Staff);

impl FromRequestParts<Web> for Staff {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let Ok(ask) = Ask::from_request_parts(parts, web).await;
        match ask.visitor(WayOut::SignIn).await? {
            (Visitor::Staff(account, role), session) => {
                Ok(Self { ask, account: *account, role, session })
            }
            (Visitor::Citizen(_) | Visitor::Practitioner(_), _) => {
                Err(ask.elsewhere(WayOut::SignIn))
            }
        }
    }
}

impl FromRequestParts<Web> for Operator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let staff = Staff::from_request_parts(parts, web).await?;
        if staff.role == StaffRole::Operator { Ok(Self(staff)) } else { Err(staff.elsewhere()) }
    }
}

/// One who helps persons who call.
#[derive(Debug)]
pub(crate) struct Support(Staff);

impl FromRequestParts<Web> for Support {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let staff = Staff::from_request_parts(parts, web).await?;
        if staff.role == StaffRole::Support { Ok(Self(staff)) } else { Err(staff.elsewhere()) }
    }
}

impl Deref for Support {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.0
    }
}

impl Support {
    /// As the use cases know them.
    pub(crate) fn agent(&self) -> Agent<'_> {
        Agent { account: &self.account, session: &self.session }
    }
}

impl Deref for Operator {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.0
    }
}

impl Staff {
    /// The page is for another role.
    fn elsewhere(&self) -> Response {
        self.problem(&Error::new(Kind::Forbidden, "staff.other-role"))
    }

    pub(crate) fn cx(&self) -> &Cx {
        &self.ask.cx
    }

    /// As the gate knows them, and as persons read it in their history.
    pub(crate) fn actor(&self) -> Actor {
        let name = self.account.name.clone();
        match self.role {
            StaffRole::Operator => Actor::Operator(name),
            StaffRole::Support => Actor::Support(name),
        }
    }

    pub(crate) fn frame(&self) -> Frame {
        let who = Who::Staff { name: self.account.name.clone(), role: self.role };
        self.ask.frame_for(who, &self.session.csrf)
    }

    pub(crate) fn page<V: View>(&self, view: &V) -> Response {
        self.page_with(StatusCode::OK, view)
    }

    pub(crate) fn page_with<V: View>(&self, status: StatusCode, view: &V) -> Response {
        refuse::page(&self.ask, &self.frame(), status, view)
    }

    pub(crate) fn problem(&self, error: &Error) -> Response {
        refuse::problem(&self.ask, &self.frame(), error, WayOut::Desk)
    }

    /// Back to a page, saying what was done.
    pub(crate) fn done(&self, to: &str, flash: &'static str) -> Response {
        refuse::done(&self.ask, to, flash)
    }

    pub(crate) fn check(&self, csrf: &str) -> Result<(), Error> {
        form::check_csrf(&self.session.csrf, csrf)
    }
}
