//! `POST /demo/entrer` — into the place of somebody fictitious in one step: both factors are played for the visitor.

use axum::Form;
use axum::response::Response;
use carnet_app::account::code::{self, Given, SignedIn};
use carnet_app::account::sign_in;
use carnet_app::{Error, Kind};
use carnet_core::account::factor::SecondWay;
use serde::Deserialize;

use crate::citizen::account;
use crate::desk;
use crate::door::ask::Ask;
use crate::door::refuse;
use crate::view::public::{DemoRole, WayOut};

/// The message that carries a one-time code.
const CODE: &str = "message-code";

#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    login: String,
}

pub(crate) async fn enter(ask: Ask, Form(chosen): Form<Chosen>) -> Response {
    match entered(&ask, &chosen.login).await {
        Ok((opened, DemoRole::Operator | DemoRole::Support)) => {
            account::signed_in_at(&ask, &opened, desk::HERE).await
        }
        Ok((opened, _)) => account::signed_in(&ask, &opened).await,
        Err(error) => refuse::problem(&ask, &ask.frame(), &error, WayOut::Home),
    }
}

async fn entered(ask: &Ask, login: &str) -> Result<(SignedIn, DemoRole), Error> {
    let unknown = || Error::new(Kind::NotFound, "page.unknown");
    let demo = ask.web.door().demo.as_ref().ok_or_else(unknown)?;
    let person = demo.people.iter().find(|person| person.login.as_deref() == Some(login));
    let person = person.ok_or_else(unknown)?;
    let password = person.password.as_deref().ok_or_else(unknown)?;
    let mut sent = sign_in::password(&ask.cx, &ask.caller, login, password).await?;
    if sent.way == SecondWay::App {
        // Nobody but who tries the service has that app.
        let by = Some(SecondWay::Email);
        sent = code::again(&ask.cx, &ask.caller, &sent.token, by).await?;
    }
    // The newest first: the one just sent, unless somebody else signs in at this very instant, and then it is wrong
    // and said so.
    let messages = ask.cx.outbox().recent();
    let message = messages.iter().find(|message| message.words == CODE).ok_or_else(unknown)?;
    let code = message.args.iter().find(|(name, _)| name == "code").ok_or_else(unknown)?;
    let opened = code::check(&ask.cx, &ask.caller, &sent.token, Given::Code(&code.1)).await?;
    Ok((opened, person.role))
}
