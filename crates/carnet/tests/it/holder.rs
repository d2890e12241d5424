//! The owner of a space at their pages.

use std::ops::Deref;

use crate::app::{App, Inhabitant};
use crate::http::{Client, Page};
use crate::people::PASSWORD;

/// A signed-in owner.
#[derive(Clone)]
pub(crate) struct Holder {
    pub(crate) who: Inhabitant,
    client: Client,
}

impl Deref for Holder {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Holder {
    /// Signs in as a person does: login and password, then the code read in the mail.
    pub(crate) async fn sign_in(app: &App, who: &Inhabitant) -> Self {
        Self::sign_in_to(app, who, "/espace").await
    }

    /// The same, from the page that was asked for.
    pub(crate) async fn sign_in_to(app: &App, who: &Inhabitant, to: &str) -> Self {
        let client = app.anonymous();
        client.follow(client.get(to).await).await.is(200);
        let login = [("login", who.identity.login), ("password", PASSWORD)];
        let page = client.post("/connexion", &login).await.is(303);
        assert_eq!(page.location(), "/connexion/code");
        client.get("/connexion/code").await.is(200);
        let page = client.post("/connexion/code", &[("code", &code(app))]).await.is(303);
        assert_eq!(page.location(), to);
        Self { who: who.clone(), client }
    }

    /// The same session, after the service moved.
    pub(crate) fn moved(&self, app: &App) -> Self {
        Self { who: self.who.clone(), client: self.client.at(&app.base) }
    }

    /// The documents of her list, by their addresses.
    pub(crate) async fn documents(&self) -> Vec<String> {
        let page = self.get("/espace/documents").await.is(200);
        documents_of(&page, "/espace/documents/")
    }

    pub(crate) async fn mask(&self, document: &str) {
        let to = format!("{document}/masquer");
        let page = self.submit(document, &to, &[]).await.is(303);
        self.follow(page).await.is(200);
    }

    pub(crate) async fn unmask(&self, document: &str) {
        let to = format!("{document}/demasquer");
        let page = self.submit(document, &to, &[]).await.is(303);
        self.follow(page).await.is(200);
    }

    /// Adds a document of her own.
    pub(crate) async fn add(&self, title: &str, visibility: &str, file: &[u8]) -> Page {
        let at = "/espace/documents/ajouter";
        let csrf = self.get(at).await.is(200).csrf();
        let fields = [
            ("csrf", csrf.as_str()),
            ("titre", title),
            ("date", "2026-02-20"),
            ("type", "DOCPAT05"),
            ("visibilite", visibility),
        ];
        self.upload(at, &fields, file).await
    }

    pub(crate) async fn history(&self) -> Page {
        self.get("/espace/historique").await.is(200)
    }

    pub(crate) async fn notices(&self) -> Page {
        self.get("/espace/notifications").await.is(200)
    }

    /// What she downloads.
    pub(crate) async fn export(&self) -> Vec<u8> {
        let page = self.submit("/espace/export", "/espace/export", &[]).await.is(200);
        assert_eq!(page.header("content-type"), "application/zip");
        page.bytes
    }
}

/// The last code sent.
pub(crate) fn code(app: &App) -> String {
    let sent = app.service.cx().outbox().recent();
    let message = sent.iter().find(|message| message.words == "message-code").unwrap();
    message.args.iter().find(|(name, _)| name == "code").unwrap().1.clone()
}

/// The name of a document: the end of its address.
pub(crate) fn last(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

/// The addresses of documents below a list, without the pages that are not one.
pub(crate) fn documents_of(page: &Page, below: &str) -> Vec<String> {
    let links = page.links(below).into_iter();
    links.filter(|link| last(link).starts_with("doc_") && !link.contains('#')).collect()
}
