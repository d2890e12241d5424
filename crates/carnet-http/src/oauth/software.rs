//! A software at the door of the API: its token verified, its organisation freshly read.

use std::collections::BTreeSet;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::Response;
use carnet_app::authorise::Visit;
use carnet_app::organisation::authenticate;
use carnet_app::{Cx, Error, Kind, Result, access};
use carnet_core::access::{Actor, Basis, Institution, Purpose, Standing};
use carnet_core::document::{Author, AuthorKind, Structure};
use carnet_core::id::OwnerId;
use carnet_core::practitioner::{Organisation, Scope};

use super::acting::Acting;
use super::scopes;
use crate::door::ask::Ask;
use crate::fhir::fault;
use crate::web::Web;

/// A software and its request.
#[derive(Debug)]
pub(crate) struct Software {
    pub ask: Ask,
    organisation: Organisation,
    scopes: BTreeSet<Scope>,
    acting: Option<Acting>,
}

impl FromRequestParts<Web> for Software {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let Ok(ask) = Ask::from_request_parts(parts, web).await;
        match recognise(ask.clone(), &parts.headers).await {
            Ok(software) => Ok(software),
            Err(error) => Err(fault::settle(&ask, Err(error.into()))),
        }
    }
}

async fn recognise(ask: Ask, headers: &HeaderMap) -> Result<Software> {
    let token =
        bearer(headers).ok_or_else(|| Error::new(Kind::Unauthenticated, "oauth.token-missing"))?;
    let audience = format!("{}/fhir", ask.cx.settings().base_url);
    let read = ask.web.keys().verify(token, &audience, ask.cx.now)?;
    // Read anew at each request: a software that is switched off stops at once.
    let organisation = authenticate::by_client(&ask.cx, &read.sub).await?;
    if organisation.structure.idnst != read.structure {
        return Err(Error::new(Kind::Unauthenticated, "oauth.token-invalid"));
    }
    let scopes = read.scopes.intersection(&organisation.scopes).copied().collect();
    Ok(Software { ask, organisation, scopes, acting: read.acting })
}

/// RFC 6750 §2.1. The name of the scheme is read whatever its case.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl Software {
    pub(crate) fn cx(&self) -> &Cx {
        &self.ask.cx
    }

    /// The structure it was registered for.
    pub(crate) fn structure(&self) -> &Structure {
        &self.organisation.structure
    }

    /// # Errors
    /// `oauth.scope-missing`, naming the scope that is lacking.
    pub(crate) fn may(&self, scope: Scope) -> Result<()> {
        if self.scopes.contains(&scope) {
            return Ok(());
        }
        Err(Error::new(Kind::Forbidden, "oauth.scope-missing").with("scope", scopes::text(scope)))
    }

    /// A visit that reads, for the purpose claimed; without a professional, one that only feeds.
    pub(crate) fn visit(&self, space: OwnerId) -> Visit {
        let purpose = self.acting.as_ref().map_or(Purpose::Deposit, Acting::purpose);
        Visit { actor: self.actor(), purpose, space }
    }

    /// The visit a reading would be, with the consent it would declare: to ask the gate beforehand.
    pub(crate) fn intention(&self, space: OwnerId) -> Visit {
        let visit = self.visit(space);
        match self.acting.as_ref().and_then(Acting::consent) {
            Some(consent) => {
                Visit { purpose: Purpose::Care { basis: Basis::Declared(consent) }, ..visit }
            }
            None => visit,
        }
    }

    /// A visit that feeds: it needs no authorisation to read, and gives nothing to read.
    pub(crate) fn feeding(&self, space: OwnerId) -> Visit {
        Visit { actor: self.actor(), purpose: Purpose::Deposit, space }
    }

    /// A visit that reads, once the consent declared in the token is recorded (R1111-46 CSP).
    pub(crate) async fn enter(&self, space: OwnerId) -> Result<Visit> {
        self.may(Scope::Read)?;
        let visit = self.visit(space);
        if let Some(consent) = self.acting.as_ref().and_then(Acting::consent) {
            access::authorise::declare(self.cx(), &visit.actor, space, consent).await?;
        }
        Ok(visit)
    }

    /// Who deposits: the professional in their structure, else the structure.
    pub(crate) fn depositor(&self) -> Author {
        let structure = Some(self.organisation.structure.clone());
        match &self.acting {
            Some(acting) => Author {
                kind: AuthorKind::Practitioner,
                person: Some(acting.person()),
                role: acting.role(),
                structure,
                device: None,
            },
            None => Author {
                kind: AuthorKind::Device,
                person: None,
                role: None,
                structure,
                device: None,
            },
        }
    }

    /// Who asks.
    pub(crate) fn actor(&self) -> Actor {
        let Organisation { client, structure, .. } = &self.organisation;
        match &self.acting {
            Some(acting) => Actor::Practitioner(acting.professional(structure, client)),
            None => Actor::Institution(Institution {
                client: client.clone(),
                structure: structure.clone(),
                standing: Standing::Active,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_a_bearer_token_is_read() {
        let with = |text: &'static str| {
            HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(text))])
        };
        assert_eq!(bearer(&with("Bearer abc")), Some("abc"));
        assert_eq!(bearer(&with("bearer abc")), Some("abc"));
        assert_eq!(bearer(&with("Basic abc")), None);
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
