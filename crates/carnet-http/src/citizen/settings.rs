//! `/espace/reglages` — what is the holder's to decide.

use axum::Form;
use axum::response::Response;
use carnet_app::space::configure::{self, Choices};
use carnet_app::space::home;
use carnet_core::space::{EmergencySwitches, Space, Switch};
use serde::Deserialize;

use super::Citizen;
use crate::show;
use crate::view::citizen::{Settings, Toggle};

/// `GET /espace/reglages`
pub(crate) async fn get(citizen: Citizen) -> Response {
    match home::home(citizen.cx(), &citizen.visit()).await {
        Ok(home) => citizen.page_told(show::count(home.unread()), &view(&home.space)),
        Err(error) => citizen.problem(&error),
    }
}

fn view(space: &Space) -> Settings {
    let choices = Choices::of(space);
    Settings {
        samu: toggle(choices.emergency.samu),
        break_glass: toggle(choices.emergency.break_glass),
        masked: toggle(choices.emergency.masked),
        deposit_notices: toggle(choices.deposit_notices),
        change_notices: toggle(choices.change_notices),
        mask_new: toggle(choices.mask_new_documents),
        email: space.contact.email.as_deref().map(carnet_app::account::code::mask_email),
        mobile: space.contact.mobile.as_deref().map(carnet_app::account::code::mask_mobile),
    }
}

pub(crate) const fn toggle(switch: Switch) -> Toggle {
    match switch {
        Switch::On => Toggle::On,
        Switch::Off => Toggle::Off,
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Sent {
    csrf: String,
    samu: Option<String>,
    bris_de_glace: Option<String>,
    masques: Option<String>,
    avis_depots: Option<String>,
    avis_changements: Option<String>,
    masquer_nouveaux: Option<String>,
}

/// `POST /espace/reglages`
pub(crate) async fn save(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let on = |field: &Option<String>| if field.is_some() { Switch::On } else { Switch::Off };
    let choices = Choices {
        emergency: EmergencySwitches {
            samu: on(&sent.samu),
            break_glass: on(&sent.bris_de_glace),
            masked: on(&sent.masques),
        },
        deposit_notices: on(&sent.avis_depots),
        change_notices: on(&sent.avis_changements),
        mask_new_documents: on(&sent.masquer_nouveaux),
    };
    let done = async {
        citizen.check(&sent.csrf)?;
        configure::configure(citizen.cx(), &citizen.visit(), choices).await
    };
    match done.await {
        Ok(()) => citizen.done("/espace/reglages", "settings-saved"),
        Err(error) => citizen.problem(&error),
    }
}
