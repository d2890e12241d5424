//! `/espace/professionnels` — who is authorised, who is blocked.

use axum::Form;
use axum::response::Response;
use carnet_app::Error;
use carnet_app::access::block;
use carnet_app::space::home::{self, Home};
use serde::Deserialize;

use super::Citizen;
use crate::page::Lang;
use crate::show;
use crate::view::citizen::{Authorised, Blocked, Professionals};

/// `GET /espace/professionnels`
pub(crate) async fn get(citizen: Citizen) -> Response {
    match home::home(citizen.cx(), &citizen.visit()).await {
        Ok(home) => citizen.page_told(show::count(home.unread()), &view(&citizen, &home)),
        Err(error) => citizen.problem(&error),
    }
}

fn view(citizen: &Citizen, home: &Home) -> Professionals {
    let now = citizen.cx().now;
    let standing = home.authorisations.iter().filter(|a| a.holds(now));
    Professionals {
        authorised: standing.map(|a| authorised(home, a, citizen.ask.lang)).collect(),
        blocked: home
            .blocks
            .iter()
            .filter(|block| block.stands(now))
            .map(|block| Blocked {
                rpps: block.rpps.clone(),
                name: show::person(&block.person),
                since: block.since,
            })
            .collect(),
    }
}

fn authorised(
    home: &Home,
    authorisation: &carnet_core::space::Authorisation,
    lang: Lang,
) -> Authorised {
    let attending = home.space.attending_doctor.as_ref();
    Authorised {
        rpps: authorisation.rpps.clone(),
        name: show::person(&authorisation.person),
        role: show::role(&authorisation.role, lang),
        structure: authorisation.structure.name.clone(),
        consent: show::named_text(&authorisation.consent),
        since: authorisation.given,
        until: authorisation.until,
        attending: attending.is_some_and(|doctor| doctor.idnps == authorisation.person.idnps),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    csrf: String,
    rpps: String,
}

/// `POST /espace/professionnels/bloquer`
pub(crate) async fn block(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        block::block(citizen.cx(), &citizen.visit(), &sent.rpps).await
    };
    back(&citizen, done.await, "professional-blocked")
}

/// `POST /espace/professionnels/debloquer`
pub(crate) async fn unblock(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        block::unblock(citizen.cx(), &citizen.visit(), &sent.rpps).await
    };
    back(&citizen, done.await, "professional-unblocked")
}

fn back(citizen: &Citizen, done: Result<(), Error>, flash: &'static str) -> Response {
    match done {
        Ok(()) => citizen.done("/espace/professionnels", flash),
        Err(error) => citizen.problem(&error),
    }
}
