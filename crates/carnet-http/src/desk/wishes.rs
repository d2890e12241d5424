//! What a person who was identified asks the support for: a new code, a refusal and its proof, the space after all, an end.

use axum::Form;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use carnet_app::Error;
use carnet_app::enrol::Way;
use carnet_app::support::{decide, give};

use super::Support;
use super::call::{Sent, settled};
use crate::letter;

/// `POST /service/appel/code-provisoire` — `par` is `courriel`, `mobile` or `lettre`.
pub(crate) async fn code(agent: Support, Form(sent): Form<Sent>) -> Response {
    let by = match sent.par.as_str() {
        "mobile" => Way::Sms,
        "lettre" => Way::Letter,
        _ => Way::Mail,
    };
    let outcome = match agent.check(&sent.csrf) {
        Ok(()) => give::code(agent.cx(), &agent.agent(), by).await,
        Err(error) => Err(error),
    };
    settled(&agent, ("par", "call-code-given"), outcome).await
}

/// `POST /service/appel/refus`
pub(crate) async fn oppose(agent: Support, Form(sent): Form<Sent>) -> Response {
    let outcome = match agent.check(&sent.csrf) {
        Ok(()) => decide::oppose(agent.cx(), &agent.agent()).await,
        Err(error) => Err(error),
    };
    settled(&agent, ("par", "call-opposed"), outcome).await
}

/// `POST /service/appel/demande` — the space after all.
pub(crate) async fn create(agent: Support, Form(sent): Form<Sent>) -> Response {
    let outcome = match agent.check(&sent.csrf) {
        Ok(()) => decide::create(agent.cx(), &agent.agent()).await,
        Err(error) => Err(error),
    };
    settled(&agent, ("par", "call-created"), outcome).await
}

/// `POST /service/appel/cloture`
pub(crate) async fn close(agent: Support, Form(sent): Form<Sent>) -> Response {
    let outcome = match agent.check(&sent.csrf) {
        Ok(()) => decide::close(agent.cx(), &agent.agent()).await,
        Err(error) => Err(error),
    };
    settled(&agent, ("par", "call-closed"), outcome).await
}

/// `POST /service/appel/preuve` — the proof of a refusal, to print and send.
pub(crate) async fn proof(agent: Support, Form(sent): Form<Sent>) -> Response {
    let proof = match agent.check(&sent.csrf) {
        Ok(()) => decide::proof(agent.cx(), &agent.agent()).await,
        Err(error) => Err(error),
    };
    let proof = match proof {
        Ok(proof) => proof,
        Err(error) => return agent.problem(&error),
    };
    let words = agent.ask.web.pages().words();
    match letter::proof_file(words, agent.ask.lang, agent.cx().settings(), &proof) {
        Ok(bytes) => {
            let kind = (CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
            let name = HeaderValue::from_static("attachment; filename=\"opposition.pdf\"");
            ([kind, (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(fault) => agent.problem(&Error::fault(fault)),
    }
}
