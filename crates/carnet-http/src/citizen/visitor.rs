//! A holder, signed in with both factors.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::authorise::Visit;
use carnet_app::family::profile;
use carnet_app::session::{self, Visitor};
use carnet_app::{Cx, Error};
use carnet_core::access::{Actor, Assurance, Citizen as Person, Purpose, Reason};
use carnet_core::account::profile::{Profile, ProfileStanding};
use carnet_core::account::{Account, Session};
use carnet_core::id::OwnerId;
use carnet_core::space::MandateRole;

use super::family;
use crate::account::terms;
use crate::desk;
use crate::door::ask::Ask;
use crate::door::{form, refuse};
use crate::page::{Acting, Frame, Ground, OtherSpace, View, Who};
use crate::show;
use crate::view::public::WayOut;
use crate::web::Web;

/// A signed-in holder and their request.
#[derive(Debug)]
pub(crate) struct Citizen {
    pub ask: Ask,
    pub account: Account,
    pub session: Session,
    /// The visit to the space of somebody else that the session stands in.
    acting: Option<Visit>,
}

impl FromRequestParts<Web> for Citizen {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let Ok(ask) = Ask::from_request_parts(parts, web).await;
        match ask.visitor(WayOut::SignIn).await? {
            (Visitor::Citizen(account), session) => {
                let agreed = account.terms == web.app().settings().terms;
                if !agreed && parts.uri.path() != terms::HERE {
                    return Err(Redirect::to(terms::HERE).into_response());
                }
                let own = Self { ask, account: *account, session, acting: None };
                own.where_it_stands().await
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

    /// The same, in the space that the session stands in; when nothing allows that any more, the answer that says so.
    async fn where_it_stands(self) -> Result<Self, Response> {
        let Some(space) = self.session.acting_in else { return Ok(self) };
        match profile::visit(self.cx(), &self.account, space).await {
            Ok(Some(visit)) => Ok(Self { acting: Some(visit), ..self }),
            Ok(None) => match session::act_in(self.cx(), &self.session, None).await {
                Ok(()) => Err(self.done(family::HERE, "profile-over")),
                Err(error) => Err(self.problem(&error)),
            },
            Err(error) => Err(self.problem(&error)),
        }
    }

    /// Their visit to the space they are in: their own, or that of somebody they act for.
    pub(crate) fn visit(&self) -> Visit {
        self.acting.clone().unwrap_or_else(|| self.own_visit())
    }

    /// True in their own space.
    pub(crate) fn is_at_home(&self) -> bool {
        self.acting.is_none()
    }

    /// Their own visit to their own space.
    pub(crate) fn own_visit(&self) -> Visit {
        let person = Person {
            account: self.account.id,
            space: self.account.space,
            name: self.account.name.clone(),
            assurance: Assurance::Substantial,
        };
        Visit { actor: Actor::Holder(person), purpose: Purpose::Own, space: self.account.space }
    }

    pub(crate) fn frame(&self) -> Frame {
        let here = self.session.acting_in.filter(|_| self.acting.is_some());
        let open = || self.account.profiles.iter().filter(|profile| profile.is_open());
        let offered = |profile: &&Profile| match profile.standing {
            ProfileStanding::Offered { until } => self.cx().now < until,
            ProfileStanding::Open => false,
        };
        let who = Who::Citizen {
            name: self.account.name.clone(),
            acting: open().find(|profile| Some(profile.space) == here).map(acting),
            others: open().map(|profile| other(profile, here)).collect(),
            offers: show::count(self.account.profiles.iter().filter(offered).count()),
        };
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

fn acting(profile: &Profile) -> Acting {
    let ground = match profile.role {
        MandateRole::Parent => Ground::Child,
        MandateRole::Guardian | MandateRole::Assistant => Ground::Protected,
        MandateRole::Delegate => Ground::Helped,
    };
    Acting { name: profile.name.clone(), ground }
}

fn other(profile: &Profile, here: Option<OwnerId>) -> OtherSpace {
    OtherSpace {
        space: profile.space.to_string(),
        name: profile.name.clone(),
        here: Some(profile.space) == here,
    }
}
