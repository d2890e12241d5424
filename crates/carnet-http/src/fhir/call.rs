//! One call of a software that can read our answer.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use carnet_app::Cx;
use carnet_app::space::find;
use carnet_core::id::OwnerId;
use carnet_core::identity::Ins;
use carnet_interop::fhir::search::Handling;

use super::fault::{self, Fault};
use super::negotiate::{self, Return};
use crate::door::ask::Ask;
use crate::oauth::Software;
use crate::web::Web;

/// A call: who, and what they want back.
#[derive(Debug)]
pub(super) struct Call {
    pub software: Software,
    pub wanted: Return,
    pub handling: Handling,
}

impl FromRequestParts<Web> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let software = Software::from_request_parts(parts, web).await?;
        if let Err(edge) = negotiate::accepts_json(&parts.headers, &parts.uri) {
            return Err(fault::settle(&software.ask, Err(edge.into())));
        }
        let wanted = negotiate::wanted_back(&parts.headers);
        Ok(Self { software, wanted, handling: negotiate::handling(&parts.headers) })
    }
}

impl Call {
    pub(super) fn ask(&self) -> &Ask {
        &self.software.ask
    }

    pub(super) fn cx(&self) -> &Cx {
        self.software.cx()
    }

    /// The space of a national identity.
    pub(super) async fn space(&self, ins: &Ins) -> Result<OwnerId, Fault> {
        Ok(find::for_actor(self.cx(), &self.software.actor(), ins).await?)
    }

    pub(super) fn settle(&self, result: Result<Response, Fault>) -> Response {
        fault::settle(self.ask(), result)
    }
}
