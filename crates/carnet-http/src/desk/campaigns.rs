//! `GET /service/campagnes` — every campaign, with its territory and its figures.

use axum::response::Response;
use carnet_app::Error;
use carnet_app::campaign::{figures, order};
use carnet_core::campaign::Campaign;

use super::Operator;
use crate::view::desk::{CampaignRow, Campaigns};

pub(crate) async fn get(operator: Operator) -> Response {
    match rows(&operator).await {
        Ok(rows) => operator.page(&Campaigns { rows }),
        Err(error) => operator.problem(&error),
    }
}

async fn rows(operator: &Operator) -> Result<Vec<CampaignRow>, Error> {
    let mut rows = Vec::new();
    for campaign in order::list(operator.cx()).await? {
        let figures = figures::read(operator.cx(), &campaign).await?;
        rows.push(CampaignRow {
            href: address(&campaign),
            sent: figures.letters + figures.mails,
            opposed: figures.in_state("opposed"),
            created: figures.in_state("created"),
            active: figures.in_state("active"),
            counted: figures.since,
            name: campaign.name,
            territory: campaign.territory,
            day: campaign.day,
        });
    }
    Ok(rows)
}

/// Where a campaign is shown.
pub(super) fn address(campaign: &Campaign) -> String {
    format!("/service/campagnes/{}", campaign.id)
}
