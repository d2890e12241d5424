//! `/espace/famille` — the children the fund attaches to somebody, and the way into the spaces of others.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::family::activate::{self, Certified, Done};
use carnet_app::family::look::{self, Child, Standing};
use carnet_app::family::profile;
use carnet_app::{Error, Kind, session};
use carnet_core::account::profile::ProfileStanding;
use carnet_core::id::OwnerId;
use serde::Deserialize;

use super::Citizen;
use crate::view::citizen::{ChildRow, FamilyDone, FamilyPage, Offer, Opened};
use crate::view::field::FieldError;

/// Where all of it begins.
pub(crate) const HERE: &str = "/espace/famille";

/// `GET /espace/famille`
pub(crate) async fn get(citizen: Citizen) -> Response {
    page(&citizen, StatusCode::OK, &[], Vec::new()).await
}

async fn page(
    citizen: &Citizen,
    status: StatusCode,
    chosen: &[OwnerId],
    errors: Vec<FieldError>,
) -> Response {
    match look::look(citizen.cx(), &citizen.own_visit(), &citizen.account).await {
        Ok(family) => {
            let children = family.children.iter().map(|child| row(child, chosen)).collect();
            let offers = offers(citizen);
            citizen.page_with(status, &FamilyPage { children, offers, errors })
        }
        Err(error) => citizen.problem(&error),
    }
}

/// The offers that wait for an answer.
fn offers(citizen: &Citizen) -> Vec<Offer> {
    let waiting = citizen.account.profiles.iter().filter_map(|profile| match profile.standing {
        ProfileStanding::Offered { until } if citizen.cx().now < until => Some(Offer {
            space: profile.space.to_string(),
            name: profile.name.clone(),
            role: profile.role.as_str(),
            until,
        }),
        _ => None,
    });
    waiting.collect()
}

fn row(child: &Child, chosen: &[OwnerId]) -> ChildRow {
    let standing = match child.standing {
        Standing::ToActivate => "to-activate",
        Standing::Closed => "closed",
        Standing::Deleting(_) => "deleting",
        Standing::NotTold => "not-told",
        Standing::Opposed => "opposed",
        Standing::Managed => "managed",
        Standing::Suspended => "suspended",
        Standing::OfAge => "of-age",
    };
    let deletion = match child.standing {
        Standing::Deleting(deletion) => Some(deletion.at),
        _ => None,
    };
    ChildRow {
        space: child.space.to_string(),
        name: child.name.clone(),
        born: child.born,
        standing,
        opens: child.standing.opens(),
        deletion,
        chosen: chosen.contains(&child.space),
    }
}

/// `POST /espace/famille/activer` — `enfant` for each child, `certifie`.
pub(crate) async fn activate(
    citizen: Citizen,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    let field = |wanted: &str| sent.iter().find(|(name, _)| name == wanted);
    if let Err(error) = citizen.check(field("csrf").map_or("", |(_, token)| token)) {
        return citizen.problem(&error);
    }
    let chosen = sent.iter().filter(|(name, _)| name == "enfant");
    let chosen: Vec<OwnerId> = chosen.filter_map(|(_, space)| space.parse().ok()).collect();
    let certified = if field("certifie").is_some() { Certified::Yes } else { Certified::No };
    let (cx, own) = (citizen.cx(), citizen.own_visit());
    match activate::activate(cx, &own, &citizen.account, &chosen, certified).await {
        Ok(done) => citizen.page(&FamilyDone { rows: done.iter().map(opened).collect() }),
        Err(error) => {
            let field = match error.code {
                "family.not-certified" => "certifie",
                "family.nobody-chosen" | "family.not-attached" => "enfant",
                _ => return citizen.problem(&error),
            };
            let errors = vec![FieldError::coded(field, error.code)];
            page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, &chosen, errors).await
        }
    }
}

fn opened(done: &Done) -> Opened {
    Opened {
        space: done.child.space.to_string(),
        name: done.child.name.clone(),
        failed: done.outcome.as_ref().err().map(|error| error.code.to_owned()),
    }
}

/// Where one goes.
#[derive(Debug, Deserialize)]
pub(crate) struct Going {
    #[serde(default)]
    csrf: String,
    /// The space of somebody else; one's own when empty.
    #[serde(default)]
    espace: String,
}

/// `POST /espace/profil` — into the space of somebody else, or back into one's own.
pub(crate) async fn switch(citizen: Citizen, Form(going): Form<Going>) -> Response {
    let cx = citizen.cx();
    let done = async {
        citizen.check(&going.csrf)?;
        let space = match going.espace.as_str() {
            "" => None,
            named => Some(named.parse::<OwnerId>().map_err(|_| unknown())?),
        };
        if let Some(space) = space {
            profile::visit(cx, &citizen.account, space).await?.ok_or_else(unknown)?;
        }
        session::act_in(cx, &citizen.session, space).await
    };
    match done.await {
        Ok(()) => Redirect::to("/espace").into_response(),
        Err(error) => citizen.problem(&error),
    }
}

/// A space of which one may know nothing, or none.
fn unknown() -> Error {
    Error::new(Kind::NotFound, "family.not-yours")
}
