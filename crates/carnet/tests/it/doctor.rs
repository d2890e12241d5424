//! A professional at their pages.

use std::ops::Deref;

use carnet_core::document::Structure;
use carnet_core::id::OwnerId;
use carnet_core::practitioner::Situation;
use carnet_http::demo::SandboxPractitioner;

use crate::app::{App, Inhabitant};
use crate::holder::documents_of;
use crate::http::{Client, Page, between};

/// Dr Bob Ferrand, general practitioner, in two places.
pub(crate) const BOB: &str = "10100000016";
/// Dr Nora Achour, general practitioner.
pub(crate) const NORA: &str = "10100000024";
/// Paul Lemoine, nurse.
pub(crate) const PAUL: &str = "10100000032";

/// Whom the sandbox vouches for.
pub(crate) fn sandbox() -> Vec<SandboxPractitioner> {
    let practice = ("1430000034", "Cabinet de la Borne", "SA07");
    let hospital = ("1430000018", "CH des Orgues", "SA01");
    let person = |rpps: &str, family: &str, given: &str, role: (&str, &str), places: &[_]| {
        let situation = |(idnst, name, sector): &(&str, &str, &str)| Situation {
            profession: role.0.to_owned(),
            role: role.1.to_owned(),
            structure: Structure { idnst: (*idnst).to_owned(), name: (*name).to_owned() },
            sector: (*sector).to_owned(),
        };
        SandboxPractitioner {
            rpps: rpps.to_owned(),
            family: family.to_owned(),
            given: given.to_owned(),
            situations: places.iter().map(situation).collect(),
        }
    };
    let doctor = ("10", "G15_10/SM26");
    vec![
        person(BOB, "FERRAND", "Bob", doctor, &[practice, hospital]),
        person(NORA, "ACHOUR", "Nora", doctor, &[hospital]),
        person(PAUL, "LEMOINE", "Paul", ("60", "G15_60"), &[practice]),
    ]
}

/// A signed-in professional.
#[derive(Clone)]
pub(crate) struct Doctor {
    client: Client,
}

impl Deref for Doctor {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Doctor {
    /// Signs in through the identity provider, as a browser does, and says where they are today.
    pub(crate) async fn sign_in(app: &App, rpps: &str, situation: usize) -> Self {
        let client = app.anonymous();
        let page = arrive(&client, rpps).await;
        assert_eq!(page.path(), "/pro/situation");
        let choice = situation.to_string();
        let at = "/pro/situation";
        let page = client.submit(at, at, &[("situation", &choice)]).await.is(303);
        client.follow(page).await.is(200);
        Self { client }
    }

    /// The same session, after the service moved.
    pub(crate) fn moved(&self, app: &App) -> Self {
        Self { client: self.client.at(&app.base) }
    }

    /// Opens a space on a ground: `consentement`, `equipe`, `urgence` with its reason.
    pub(crate) async fn open(&self, who: &Inhabitant, ground: &str, reason: &str) -> Page {
        let ins = who.identity.ins.spaced();
        let fields = [("ins", ins.as_str()), ("motif", ground), ("raison", reason)];
        self.submit("/pro/patients", "/pro/patients", &fields).await
    }

    /// Opens a space with the consent of its owner.
    pub(crate) async fn enter(&self, who: &Inhabitant) -> Page {
        let page = self.open(who, "consentement", "").await.is(303);
        assert_eq!(page.location(), patient(who.space));
        self.follow(page).await.is(200)
    }

    /// The documents of a patient, by their addresses.
    pub(crate) async fn documents(&self, who: &Inhabitant) -> Vec<String> {
        let list = format!("{}/documents", patient(who.space));
        let page = self.get(&list).await.is(200);
        documents_of(&page, &format!("{list}/"))
    }

    /// Writes a report and deposits it; gives the page of the proof.
    pub(crate) async fn report(&self, who: &Inhabitant, title: &str, visibility: &str) -> Page {
        let at = format!("{}/deposer", patient(who.space));
        let csrf = self.get(&at).await.is(200).csrf();
        let fields = [
            ("csrf", csrf.as_str()),
            ("titre", title),
            ("type", "11488-4"),
            ("texte", "Toux depuis trois jours, auscultation claire."),
            ("visibilite", visibility),
        ];
        let page = self.upload(&at, &fields, b"").await.is(303);
        self.get(&page.location()).await.is(200)
    }
}

/// The address of a patient.
pub(crate) fn patient(space: OwnerId) -> String {
    format!("/pro/patients/{space}")
}

/// Goes to the identity provider, says who one is there, and comes back.
pub(crate) async fn arrive(client: &Client, rpps: &str) -> Page {
    let page = client.get("/pro/connexion").await.is(303);
    let page = client.get(&page.location()).await.is(200);
    let mut fields = hidden(&page.text());
    fields.push(("personne".to_owned(), rpps.to_owned()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = client.post("/sandbox/psc/authorize", &fields).await.is(303);
    client.follow(page).await
}

/// The hidden fields of a form.
pub(crate) fn hidden(text: &str) -> Vec<(String, String)> {
    let fields = text.split("<input type=\"hidden\" ").skip(1);
    fields
        .filter_map(|field| {
            let name = between(field, "name=\"", "\"")?;
            let value = between(field, "value=\"", "\"")?;
            Some((name, value.replace("&#x2f;", "/").replace("&amp;", "&")))
        })
        .collect()
}
