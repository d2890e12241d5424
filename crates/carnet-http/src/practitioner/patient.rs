//! `GET /pro/patients/{space}` — a patient's documents, filtered and searched.

use axum::extract::{Path, Query};
use axum::response::Response;
use carnet_app::Error;
use carnet_app::document::list::{self, Listing};
use carnet_app::practitioner::recent;
use carnet_core::practitioner::Recent;
use carnet_core::space::Space;

use super::{Pro, patients, visitor};
use crate::show::{self, filter::Typed};
use crate::view::field::FieldError;
use crate::view::paging::Paging;
use crate::view::practitioner::{Band, InsStatus, Patient};

pub(crate) async fn get(
    pro: Pro,
    Path(space): Path<String>,
    Query(typed): Query<Typed>,
) -> Response {
    let space = match visitor::space(&space) {
        Ok(space) => space,
        Err(error) => return pro.problem(&error),
    };
    let (filter, errors) = typed.filter();
    match list::list(pro.cx(), &pro.visit(space), &filter).await {
        Ok(listing) => match remember(&pro, &listing.space).await {
            Ok(()) => pro.page(&view(&pro, &listing, &typed, errors)),
            Err(error) => pro.problem(&error),
        },
        Err(error) => patients::refused(&pro, space, &error),
    }
}

async fn remember(pro: &Pro, space: &Space) -> Result<(), Error> {
    let patient = Recent {
        space: space.id,
        name: space.traits.display_name(),
        ins: (space.ins.matricule().to_owned(), space.ins.domain().oid().to_owned()),
        opened: pro.cx().now,
    };
    recent::remember(pro.cx(), pro.practitioner.id, &patient).await
}

fn view(pro: &Pro, listing: &Listing, typed: &Typed, errors: Vec<FieldError>) -> Patient {
    let band = band(pro, &listing.space, false);
    let documents = format!("{}/documents", band.href);
    let total = show::count(listing.documents.len());
    let paging = Paging::new(typed.page(), show::PER_PAGE, total, &typed.address(&band.href));
    let (lang, now) = (pro.ask.lang, pro.cx().now);
    Patient {
        filters: typed.shown(listing, lang),
        all: show::count(listing.total),
        rows: show::page(&listing.documents, &paging)
            .map(|item| show::row(&item.document, &documents, lang, now, item.hit.as_ref()))
            .collect(),
        paging,
        first_access: None,
        band,
        errors,
    }
}

/// Who the patient is, on top of every page about them.
pub(crate) fn band(pro: &Pro, space: &Space, deposit_only: bool) -> Band {
    let traits = &space.traits;
    let today = show::day(pro.cx().now);
    Band {
        href: format!("/pro/patients/{}", space.id),
        birth_name: traits.birth_name.clone(),
        used_name: traits.used_name.clone().filter(|name| *name != traits.birth_name),
        given_names: traits.given_names.join(" "),
        birth: traits.birth_date,
        age: u64::try_from(traits.age_on(today)).unwrap_or(0),
        sex: show::named_text(&traits.sex),
        ins: space.ins.spaced(),
        ins_status: if space.ins.domain().checks_key() {
            InsStatus::Qualified
        } else {
            InsStatus::Fictitious
        },
        purpose: if deposit_only {
            "deposit".to_owned()
        } else {
            pro.visit(space.id).purpose.name().to_owned()
        },
        deposit_only,
    }
}
