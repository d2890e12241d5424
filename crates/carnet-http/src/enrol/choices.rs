//! `/espace/premiers-choix` — who sees new documents and what helpers may read, decided at the first visit.

use axum::Form;
use axum::response::Response;
use carnet_app::account::first;
use carnet_app::space::configure::{self, Choices};
use carnet_app::space::identity;
use carnet_core::space::{EmergencySwitches, Switch};
use serde::Deserialize;

use crate::citizen::Citizen;
use crate::citizen::settings::toggle;
use crate::view::citizen::Toggle;
use crate::view::enrol::FirstChoices;

/// `GET /espace/premiers-choix`
pub(crate) async fn form(citizen: Citizen) -> Response {
    match identity::of_holder(citizen.cx(), &citizen.own_visit()).await {
        Ok(space) => citizen.page(&FirstChoices {
            visible: match space.mask_new_documents {
                Switch::On => Toggle::Off,
                Switch::Off => Toggle::On,
            },
            samu: toggle(space.emergency.samu),
            break_glass: toggle(space.emergency.break_glass),
        }),
        Err(error) => citizen.problem(&error),
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    nouveaux: String,
    samu: Option<String>,
    bris_de_glace: Option<String>,
}

/// `POST /espace/premiers-choix`
pub(crate) async fn save(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let on = |field: &Option<String>| if field.is_some() { Switch::On } else { Switch::Off };
    let done = async {
        citizen.check(&sent.csrf)?;
        let (cx, visit) = (citizen.cx(), citizen.own_visit());
        let space = identity::of_holder(cx, &visit).await?;
        let before = Choices::of(&space);
        let emergency = EmergencySwitches {
            samu: on(&sent.samu),
            break_glass: on(&sent.bris_de_glace),
            ..before.emergency
        };
        let mask_new_documents = if sent.nouveaux == "masque" { Switch::On } else { Switch::Off };
        let choices = Choices { emergency, mask_new_documents, ..before };
        configure::configure(cx, &visit, choices).await?;
        // Last: until the choices are kept, they are asked for again.
        first::made(cx, citizen.account.id).await
    };
    match done.await {
        Ok(()) => citizen.done("/espace", "first-choices-saved"),
        Err(error) => citizen.problem(&error),
    }
}
