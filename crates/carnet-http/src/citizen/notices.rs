//! `/espace/notifications` — what the holder was told.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect, Response};
use carnet_app::notice::delete;
use carnet_app::notice::follow::{self, By, Followed, Leads};
use carnet_app::notice::mark::{self, Mark, Which};
use carnet_app::{Error, Kind, notice};
use carnet_core::id::NoticeId;
use carnet_core::notice::{Notice, NoticeKind};
use serde::Deserialize;

use super::{Citizen, history};
use crate::show;
use crate::view::citizen as view;
use crate::view::paging::Paging;

const HERE: &str = "/espace/notifications";

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    page: u64,
    #[serde(default)]
    filtre: String,
}

/// `GET /espace/notifications?filtre=non-lues&page=`
pub(crate) async fn get(citizen: Citizen, Query(typed): Query<Typed>) -> Response {
    let found = match notice::list(citizen.cx(), &citizen.visit()).await {
        Ok(found) => found,
        Err(error) => return citizen.problem(&error),
    };
    let only_unread = typed.filtre == "non-lues";
    let unread = show::count(found.notices.iter().filter(|n| n.read.is_none()).count());
    let kept = found.notices.iter().filter(|notice| !only_unread || notice.read.is_none());
    let kept: Vec<&Notice> = kept.map(Arc::as_ref).collect();
    let address = if only_unread { format!("{HERE}?filtre=non-lues") } else { HERE.to_owned() };
    let paging = Paging::new(typed.page, show::LINES_PER_PAGE, show::count(kept.len()), &address);
    let view = view::Notices {
        unread,
        all: show::count(found.notices.len()),
        only_unread,
        rows: show::page(&kept, &paging)
            .map(|notice| show::notice(notice, &found.documents))
            .collect(),
        paging,
    };
    citizen.page_told(unread, &view)
}

/// `GET /espace/notifications/{id}` — marks it as read and leads to what it tells of.
pub(crate) async fn open(citizen: Citizen, Path(id): Path<String>) -> Response {
    let followed = match parse(&id) {
        Ok(id) => follow::follow(citizen.cx(), &citizen.visit(), id).await,
        Err(error) => Err(error),
    };
    match followed {
        Ok(followed) => lead(&citizen, followed),
        Err(error) => citizen.problem(&error),
    }
}

fn parse(id: &str) -> Result<NoticeId, Error> {
    id.parse().map_err(|_| Error::new(Kind::NotFound, "notice.unknown"))
}

fn lead(citizen: &Citizen, followed: Followed) -> Response {
    let Followed { notice, leads, unread } = followed;
    let document = |id| format!("{}/{id}", show::CITIZEN_DOCUMENTS);
    let fate = match leads {
        Leads::Document(id) => return Redirect::to(&document(id)).into_response(),
        Leads::Visit { seq } => return Redirect::to(&visit(&notice, seq)).into_response(),
        Leads::Withdrawn { title, done } => {
            view::Fate::Withdrawn { title, at: done.at, by: by(done.by) }
        }
        Leads::Replaced { title, done, old, new } => view::Fate::Replaced {
            title,
            at: done.at,
            by: by(done.by),
            old: document(old),
            new: document(new),
        },
        Leads::Itself if notice.kind == NoticeKind::Waiting => view::Fate::Waiting,
        Leads::Itself => view::Fate::Told,
    };
    let notice = show::notice(&notice, &[]);
    citizen.page_told(show::count(unread), &view::NoticePage { notice, fate })
}

/// That day of that person in the history, at the line of the visit.
fn visit(notice: &Notice, seq: Option<u64>) -> String {
    history::address_of(seq, show::day(notice.at), &notice.who)
}

fn by(by: By) -> view::By {
    match by {
        By::Holder => view::By::Holder,
        By::Somebody(name) => view::By::Somebody(name),
        By::Unknown => view::By::Unknown,
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    csrf: String,
}

/// `POST /espace/notifications/lues`
pub(crate) async fn read_all(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let done = mark_as(&citizen, &sent, Ok(Which::All), Mark::Read).await;
    back(&citizen, done, "notices-read")
}

/// `POST /espace/notifications/{id}/lue`
pub(crate) async fn read(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = mark_as(&citizen, &sent, parse(&id).map(Which::One), Mark::Read).await;
    back(&citizen, done, "notice-read")
}

/// `POST /espace/notifications/{id}/non-lue`
pub(crate) async fn unread(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = mark_as(&citizen, &sent, parse(&id).map(Which::One), Mark::Unread).await;
    back(&citizen, done, "notice-unread")
}

async fn mark_as(
    citizen: &Citizen,
    sent: &Sent,
    which: Result<Which, Error>,
    mark: Mark,
) -> Result<(), Error> {
    citizen.check(&sent.csrf)?;
    mark::mark(citizen.cx(), &citizen.visit(), which?, mark).await
}

/// `POST /espace/notifications/{id}/supprimer`
pub(crate) async fn remove(
    citizen: Citizen,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        delete::delete(citizen.cx(), &citizen.visit(), parse(&id)?).await
    };
    back(&citizen, done.await, "notice-deleted")
}

fn back(citizen: &Citizen, done: Result<(), Error>, flash: &'static str) -> Response {
    match done {
        Ok(()) => citizen.done(HERE, flash),
        Err(error) => citizen.problem(&error),
    }
}
