//! `/demo/courrier` — every mail, SMS and letter that would have left.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use carnet_app::outbox::{Channel, Message as Sent};
use carnet_app::{Error, Kind};
use serde::Deserialize;

use crate::door::ask::Ask;
use crate::door::refuse;
use crate::page::DemoMode;
use crate::show;
use crate::view::demo::{Means, Message, Outbox, OutboxRow};
use crate::view::paging::Paging;
use crate::view::public::WayOut;

#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    #[serde(default)]
    page: u64,
}

/// `GET /demo/courrier`
pub(crate) async fn list(ask: Ask, Query(typed): Query<Page>) -> Response {
    let sent = match recent(&ask) {
        Ok(sent) => sent,
        Err(error) => return refuse::problem(&ask, &ask.frame(), &error, WayOut::Home),
    };
    let rows: Vec<_> = sent.iter().enumerate().collect();
    let total = show::count(rows.len());
    let paging = Paging::new(typed.page, show::PER_PAGE, total, "/demo/courrier");
    let from_oldest = |place: usize| sent.len() - place;
    let view = Outbox {
        rows: show::page(&rows, &paging)
            .map(|(place, message)| OutboxRow {
                href: format!("/demo/courrier/{}", from_oldest(*place)),
                means: means(message.channel),
                to: message.to.clone(),
                subject: words(&ask, message, ".subject"),
                at: message.at,
            })
            .collect(),
        paging,
    };
    refuse::page(&ask, &ask.frame(), StatusCode::OK, &view)
}

/// `GET /demo/courrier/{number}` — numbered from the oldest, so that an address keeps its message.
pub(crate) async fn one(ask: Ask, Path(number): Path<usize>) -> Response {
    let found = recent(&ask).and_then(|sent| {
        let place = sent.len().checked_sub(number);
        place
            .and_then(|place| sent.get(place).cloned())
            .ok_or_else(|| Error::new(Kind::NotFound, "page.unknown"))
    });
    match found {
        Ok(sent) => {
            let view = Message {
                means: means(sent.channel),
                from: ask.cx.settings().name.clone(),
                to: sent.to.clone(),
                subject: Some(words(&ask, &sent, ".subject")),
                body: words(&ask, &sent, ""),
                at: sent.at,
            };
            refuse::page(&ask, &ask.frame(), StatusCode::OK, &view)
        }
        Err(error) => refuse::problem(&ask, &ask.frame(), &error, WayOut::Home),
    }
}

fn recent(ask: &Ask) -> Result<Vec<Sent>, Error> {
    match ask.web.demo_mode() {
        DemoMode::On => Ok(ask.cx.outbox().recent()),
        DemoMode::Off => Err(Error::new(Kind::NotFound, "page.unknown")),
    }
}

const fn means(channel: Channel) -> Means {
    match channel {
        Channel::Mail => Means::Mail,
        Channel::Sms => Means::Sms,
        Channel::Letter => Means::Letter,
    }
}

fn words(ask: &Ask, message: &Sent, part: &str) -> String {
    let said = ask.web.pages().words().message(ask.lang, message, part);
    said.unwrap_or_else(|_| format!("{}{part}", message.words))
}
