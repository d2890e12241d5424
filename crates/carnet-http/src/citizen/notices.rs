//! `/espace/notifications` — what the holder was told.

use axum::Form;
use axum::extract::Query;
use axum::response::Response;
use carnet_app::notice;
use serde::Deserialize;

use super::Citizen;
use crate::show;
use crate::view::citizen::Notices;
use crate::view::paging::Paging;

#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    #[serde(default)]
    page: u64,
}

/// `GET /espace/notifications`
pub(crate) async fn get(citizen: Citizen, Query(typed): Query<Page>) -> Response {
    let found = match notice::list(citizen.cx(), &citizen.visit()).await {
        Ok(found) => found,
        Err(error) => return citizen.problem(&error),
    };
    let total = show::count(found.notices.len());
    let paging = Paging::new(typed.page, show::LINES_PER_PAGE, total, "/espace/notifications");
    citizen.page(&Notices {
        unread: show::count(found.notices.iter().filter(|n| n.read.is_none()).count()),
        rows: show::page(&found.notices, &paging)
            .map(|notice| show::notice(notice, &found.documents))
            .collect(),
        paging,
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    csrf: String,
}

/// `POST /espace/notifications/lues`
pub(crate) async fn mark_read(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        notice::mark_read(citizen.cx(), &citizen.visit()).await
    };
    match done.await {
        Ok(()) => citizen.done("/espace/notifications", "notices-read"),
        Err(error) => citizen.problem(&error),
    }
}
