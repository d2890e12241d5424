//! `/service/campagnes/{id}` — one campaign: how far it is, where its persons stand, a pause.

use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use carnet_app::campaign::{figures, order, tally};
use carnet_app::{Error, Kind};
use carnet_core::campaign::{Campaign, Whom};
use serde::Deserialize;

use super::campaigns::address;
use super::{Operator, chart};
use crate::view::desk::{CampaignPage, Progress};

/// `GET /service/campagnes/{id}`
pub(crate) async fn get(operator: Operator, Path(id): Path<String>) -> Response {
    let shown = async {
        let campaign = found(&operator, &id).await?;
        built(&operator, campaign).await
    };
    match shown.await {
        Ok(view) => operator.page(&view),
        Err(error) => operator.problem(&error),
    }
}

/// The campaign of an address.
pub(super) async fn found(operator: &Operator, id: &str) -> Result<Campaign, Error> {
    let unknown = || Error::new(Kind::NotFound, "campaign.unknown").with("name", id);
    let id = id.parse().map_err(|_| unknown())?;
    order::by_id(operator.cx(), id).await?.ok_or_else(unknown)
}

async fn built(operator: &Operator, campaign: Campaign) -> Result<CampaignPage, Error> {
    let cx = operator.cx();
    let figures = figures::read(cx, &campaign).await?;
    let persons = figures::persons(cx, &campaign).await?;
    let last_day = order::last_day(cx, &campaign);
    let progress = if campaign.paused.is_some() {
        Progress::Paused
    } else if figures.gone_through == 0 {
        Progress::Waiting
    } else if figures.gone_through < persons {
        Progress::Running
    } else {
        Progress::Done
    };
    Ok(CampaignPage {
        href: address(&campaign),
        progress,
        gone_through: figures.gone_through.min(persons),
        persons,
        width: chart::share(figures.gone_through.min(persons), persons),
        letters: figures.letters,
        mails: figures.mails,
        unreachable: figures.unreachable,
        returned: figures.returned,
        counted: figures.since,
        standing: chart::standing(&figures),
        charts: chart::by_day(&figures, campaign.day, last_day),
        days: chart::days(&figures),
        name: campaign.name,
        territory: campaign.territory,
        day: campaign.day,
        last_day: (campaign.whom == Whom::Everybody).then_some(last_day),
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    pub(super) csrf: String,
}

/// `POST /service/campagnes/{id}/pause`
pub(crate) async fn pause(
    operator: Operator,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    stopped(operator, &id, &sent, true, "campaign-paused").await
}

/// `POST /service/campagnes/{id}/reprise`
pub(crate) async fn resume(
    operator: Operator,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    stopped(operator, &id, &sent, false, "campaign-resumed").await
}

async fn stopped(
    operator: Operator,
    id: &str,
    sent: &Sent,
    stop: bool,
    said: &'static str,
) -> Response {
    let done = async {
        operator.check(&sent.csrf)?;
        let campaign = found(&operator, id).await?;
        order::pause(operator.cx(), &campaign.name, stop).await
    };
    match done.await {
        Ok(campaign) => operator.done(&address(&campaign), said),
        Err(error) => operator.problem(&error),
    }
}

/// `POST /service/campagnes/{id}/comptage` — the numbers are counted again, while one does something else.
pub(crate) async fn count(
    operator: Operator,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let asked = async {
        operator.check(&sent.csrf)?;
        let campaign = found(&operator, &id).await?;
        tally::ask(operator.cx(), &campaign).await?;
        Ok::<_, Error>(campaign)
    };
    match asked.await {
        Ok(campaign) => operator.done(&address(&campaign), "campaign-count-asked"),
        Err(error) => operator.problem(&error),
    }
}
