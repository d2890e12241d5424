//! `/espace/fiche-urgence` — what the holder wants helpers to know: shown, printed, kept on a telephone, written.

use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::http::header::HeaderName;
use axum::response::{IntoResponse as _, Response};
use carnet_app::{Error, Kind, sheet};
use carnet_core::sheet::{
    BloodGroup, CONTACTS_MAX, EmergencyContact, EmergencySheet, TEXT_LEN_MAX,
};
use carnet_core::space::Space;
use serde::Deserialize;

use super::Citizen;
use crate::door::refuse;
use crate::show;
use crate::view::citizen::{
    SheetContact, SheetForm, SheetFormat, SheetKept, SheetPage, SheetPerson, SheetShown, SheetText,
};
use crate::view::field::{Choice, FieldError};

const HERE: &str = "/espace/fiche-urgence";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Format {
    #[serde(default)]
    format: String,
}

/// `GET /espace/fiche-urgence?format=carte`
pub(crate) async fn get(citizen: Citizen, Query(typed): Query<Format>) -> Response {
    match sheet::read(citizen.cx(), &citizen.visit()).await {
        Ok((space, written)) => citizen.page(&SheetPage {
            person: person(&space),
            sheet: written.as_ref().map(shown),
            format: if typed.format == "carte" { SheetFormat::Card } else { SheetFormat::Page },
        }),
        Err(error) => citizen.problem(&error),
    }
}

/// `GET /espace/fiche-urgence/a-garder` — for the cache of a telephone: nobody's menu, no token.
pub(crate) async fn kept(citizen: Citizen) -> Response {
    let found = sheet::read(citizen.cx(), &citizen.visit()).await;
    let found = found.and_then(|(space, written)| {
        let unwritten = || Error::new(Kind::NotFound, "sheet.unwritten");
        Ok((person(&space), written.ok_or_else(unwritten)?))
    });
    match found {
        Ok((person, written)) => {
            let stamp = written.written.to_string();
            let view = SheetKept { person, sheet: shown(&written), kept: citizen.cx().now };
            let frame = citizen.ask.lasting_frame();
            let page = refuse::page(&citizen.ask, &frame, StatusCode::OK, &view);
            ([(HeaderName::from_static("x-sheet-written"), stamp)], page).into_response()
        }
        Err(error) => citizen.problem(&error),
    }
}

fn person(space: &Space) -> SheetPerson {
    SheetPerson { name: space.traits.display_name(), born: space.traits.birth_date }
}

fn shown(sheet: &EmergencySheet) -> SheetShown {
    SheetShown {
        written: sheet.written,
        blood: sheet.blood.map(|group| group.sign().to_owned()),
        texts: texts(sheet).into_iter().filter(|text| !text.text.is_empty()).collect(),
        contacts: sheet.contacts.iter().map(contact).collect(),
    }
}

fn texts(sheet: &EmergencySheet) -> Vec<SheetText> {
    let text =
        |(name, text): (&str, &str)| SheetText { name: name.to_owned(), text: text.to_owned() };
    sheet.texts().map(text).collect()
}

fn contact(contact: &EmergencyContact) -> SheetContact {
    let dial = contact.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    SheetContact { name: contact.name.clone(), phone: contact.phone.clone(), dial }
}

/// `GET /espace/fiche-urgence/modifier`
pub(crate) async fn form(citizen: Citizen) -> Response {
    match sheet::read(citizen.cx(), &citizen.visit()).await {
        Ok((_, written)) => {
            let blank = || Typed::default().sheet(&citizen);
            citizen.page(&view(&written.unwrap_or_else(blank), Vec::new()))
        }
        Err(error) => citizen.problem(&error),
    }
}

fn view(sheet: &EmergencySheet, errors: Vec<FieldError>) -> SheetForm {
    let chosen = sheet.blood.map_or("", BloodGroup::as_str);
    let bloods =
        BloodGroup::ALL.iter().map(|group| Choice::new(group.as_str(), group.sign(), chosen));
    let mut contacts: Vec<SheetContact> = sheet.contacts.iter().map(contact).collect();
    let blank = SheetContact { name: String::new(), phone: String::new(), dial: String::new() };
    contacts.resize(CONTACTS_MAX, blank);
    SheetForm {
        bloods: bloods.collect(),
        texts: texts(sheet),
        contacts,
        limit: show::count(TEXT_LEN_MAX),
        errors,
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct Typed {
    csrf: String,
    groupe: String,
    allergies: String,
    treatments: String,
    conditions: String,
    notes: String,
    languages: String,
    nom_1: String,
    telephone_1: String,
    nom_2: String,
    telephone_2: String,
    nom_3: String,
    telephone_3: String,
}

impl Typed {
    fn sheet(&self, citizen: &Citizen) -> EmergencySheet {
        let lines = [
            (&self.nom_1, &self.telephone_1),
            (&self.nom_2, &self.telephone_2),
            (&self.nom_3, &self.telephone_3),
        ];
        let contact = |(name, phone): (&String, &String)| EmergencyContact {
            name: name.clone(),
            phone: phone.clone(),
        };
        // A browser ends the lines of a text with two signs; one is kept.
        let text = |typed: &str| typed.replace("\r\n", "\n");
        EmergencySheet {
            space: citizen.account.space,
            written: citizen.cx().now,
            blood: BloodGroup::parse(&self.groupe),
            allergies: text(&self.allergies),
            treatments: text(&self.treatments),
            conditions: text(&self.conditions),
            notes: text(&self.notes),
            languages: text(&self.languages),
            contacts: lines.into_iter().map(contact).collect(),
        }
    }
}

/// `POST /espace/fiche-urgence/modifier`
pub(crate) async fn save(citizen: Citizen, Form(typed): Form<Typed>) -> Response {
    let wanted = typed.sheet(&citizen);
    let done = async {
        citizen.check(&typed.csrf)?;
        sheet::write(citizen.cx(), &citizen.visit(), wanted.clone()).await
    };
    match done.await {
        Ok(()) => citizen.done(HERE, "sheet-saved"),
        Err(error) if error.kind == Kind::Unprocessable => {
            let field = error.place.as_deref().filter(|field| *field != "contacts");
            let errors = vec![FieldError::coded(field.unwrap_or("nom-1"), error.code)];
            citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&wanted, errors))
        }
        Err(error) => citizen.problem(&error),
    }
}
