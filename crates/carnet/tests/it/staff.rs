//! Somebody who works for the service, at their desk.

use std::ops::Deref;

use carnet_app::staff::add::{self, NewMember};
use carnet_core::account::staff::StaffRole;
use carnet_core::space::Contact;

use crate::app::App;
use crate::holder::code;
use crate::http::Client;

/// Their password: everybody's rules hold for it.
pub(crate) const PASSWORD: &str = "Tilleul-19-Lanternes";

/// A signed-in operator or agent.
#[derive(Clone)]
pub(crate) struct Staff {
    client: Client,
}

impl Deref for Staff {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Staff {
    /// Somebody new, who signs in as everybody does.
    pub(crate) async fn new(app: &App, name: &str, role: StaffRole) -> Self {
        let login = role.as_str();
        let new = NewMember {
            login: login.to_owned(),
            password: PASSWORD.to_owned(),
            name: name.to_owned(),
            role,
            contact: Contact { email: Some(format!("{login}@exemple.fr")), mobile: None },
        };
        add::add(&app.service.cx(), new).await.unwrap();
        Self::sign_in(app, login).await
    }

    /// Signs in from the first page of the desk.
    pub(crate) async fn sign_in(app: &App, login: &str) -> Self {
        let client = app.anonymous();
        client.follow(client.get("/service").await).await.is(200);
        let fields = [("login", login), ("password", PASSWORD)];
        client.post("/connexion", &fields).await.is(303);
        let page = client.post("/connexion/code", &[("code", &code(app))]).await.is(303);
        assert_eq!(page.location(), "/service");
        Self { client }
    }
}
