//! `/espace/export` — taking everything home, with what proves it.

use axum::Form;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use carnet_app::export::{self, File, archive};
use carnet_app::history::{self, Filter};
use carnet_app::space::home;
use serde::Deserialize;

use super::Citizen;
use crate::show;
use crate::view::citizen::Export;

/// `GET /espace/export`
pub(crate) async fn get(citizen: Citizen) -> Response {
    let (cx, visit) = (citizen.cx(), citizen.visit());
    let found = async {
        let home = home::home(cx, &visit).await?;
        let history = history::read(cx, &visit, &Filter::default()).await?;
        Ok::<_, carnet_app::Error>((home, history))
    };
    match found.await {
        Ok((home, history)) => citizen.page(&Export {
            documents: show::count(home.documents.len()),
            lines: show::count(history.lines.len()),
            size_bytes: home.documents.iter().map(|d| d.content.size_bytes).sum(),
            log_key: citizen.ask.web.door().log_key.clone(),
        }),
        Err(error) => citizen.problem(&error),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    csrf: String,
}

/// `POST /espace/export`
pub(crate) async fn download(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let built = async {
        citizen.check(&sent.csrf)?;
        let export = export::build(citizen.cx(), &citizen.visit()).await?;
        let readme = show::text(&citizen.ask, "export-readme");
        let readme = File { path: "LISEZ-MOI.txt".to_owned(), bytes: readme.into_bytes() };
        // The page that explains how to verify the file says this name.
        let name = show::text(&citizen.ask, "export-file-name");
        Ok::<_, carnet_app::Error>((name, archive::zip(&export, &[readme])?))
    };
    match built.await {
        Ok((name, bytes)) => {
            let mut answer = bytes.into_response();
            let headers = answer.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
            if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                headers.insert(CONTENT_DISPOSITION, name);
            }
            answer
        }
        Err(error) => citizen.problem(&error),
    }
}
