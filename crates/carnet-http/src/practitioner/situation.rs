//! `/pro/situation` — in which role and place a professional acts today.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::{Error, session};
use carnet_core::valueset;
use serde::Deserialize;

use super::visitor::{Arrived, Held};
use crate::door::{form, refuse};
use crate::page::{Lang, Who};
use crate::show;
use crate::view::field::{FieldError, Mistake};
use crate::view::practitioner::{Situation, Situations};
use crate::view::public::WayOut;

/// `GET /pro/situation`
pub(crate) async fn get(arrived: Arrived) -> Response {
    page(&arrived, StatusCode::OK, Vec::new())
}

fn page(arrived: &Arrived, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let lang = arrived.ask.lang;
    let situations = arrived.practitioner.situations.iter().enumerate();
    let view = Situations {
        situations: situations
            .map(|(place, situation)| Situation {
                value: place.to_string(),
                role: show::role(&situation.role, lang),
                structure: situation.structure.name.clone(),
                sector: sector(&situation.sector, lang),
                selected: arrived.held.situation == Some(place),
            })
            .collect(),
        errors,
    };
    let who = Who::Practitioner {
        name: show::person(&arrived.practitioner.person),
        role: String::new(),
        structure: String::new(),
    };
    let frame = arrived.ask.frame_for(who, &arrived.session.csrf);
    refuse::page(&arrived.ask, &frame, status, &view)
}

fn sector(code: &str, lang: Lang) -> Option<String> {
    let entry = valueset::facility(code)?;
    Some(match lang {
        Lang::Fr => entry.label_fr.to_owned(),
        Lang::En => entry.label_en.to_owned(),
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    csrf: String,
    situation: Option<String>,
}

/// `POST /pro/situation`
pub(crate) async fn choose(arrived: Arrived, Form(chosen): Form<Chosen>) -> Response {
    let place = chosen.situation.as_deref().and_then(|text| text.parse::<usize>().ok());
    let place = place.filter(|place| *place < arrived.practitioner.situations.len());
    let Some(place) = place else {
        let errors = vec![FieldError::new("situation", Mistake::SituationMissing)];
        return page(&arrived, StatusCode::UNPROCESSABLE_ENTITY, errors);
    };
    match keep(&arrived, &chosen.csrf, place).await {
        Ok(()) => Redirect::to("/pro/patients").into_response(),
        Err(error) => {
            refuse::problem(&arrived.ask, &arrived.ask.frame(), &error, WayOut::ProSignIn)
        }
    }
}

async fn keep(arrived: &Arrived, csrf: &str, place: usize) -> Result<(), Error> {
    form::check_csrf(&arrived.session.csrf, csrf)?;
    // Another role is another visit: emergencies declared under the first one end here.
    let held = Held { situation: Some(place), ..Held::default() };
    let context = serde_json::to_value(&held).map_err(Error::fault)?;
    session::remember(&arrived.ask.cx, &arrived.session, context).await.map(|_| ())
}
