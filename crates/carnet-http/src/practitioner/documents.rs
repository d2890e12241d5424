//! `GET /pro/patients/{space}/documents` — a patient's documents, filtered and searched.

use axum::extract::{Path, Query};
use axum::response::Response;
use carnet_app::document::list::{self, Listing};
use carnet_core::document::Document;
use carnet_core::document::copies::{self, Copies};

use super::pile::{self, Pile};
use super::{Pro, patient, patients, visitor};
use crate::show::{self, filter::Typed};
use crate::view::field::FieldError;
use crate::view::paging::Paging;
use crate::view::practitioner::{PatientDocuments, PatientRow};

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
    let listing = match list::list(pro.cx(), &pro.visit(space), &filter).await {
        Ok(listing) => listing,
        Err(error) => return patients::refused(&pro, space, &error),
    };
    let rows = copies::group(listing.documents.iter().map(|item| &item.document));
    let ids = rows.iter().map(|row| row.first.id);
    match pile::lay(&pro, &listing.space, Pile::new(space, ids, &pro.ask.path)).await {
        Ok(()) => pro.page(&view(&pro, &listing, &rows, &typed, errors)),
        Err(error) => pro.problem(&error),
    }
}

fn view(
    pro: &Pro,
    listing: &Listing,
    rows: &[Copies<'_>],
    typed: &Typed,
    errors: Vec<FieldError>,
) -> PatientDocuments {
    let band = patient::band(pro, &listing.space, false);
    let documents = format!("{}/documents", band.href);
    let total = show::count(rows.len());
    let paging = Paging::new(typed.page(), show::PER_PAGE, total, &typed.address(&documents));
    let (lang, now) = (pro.ask.lang, pro.cx().now);
    let link = |document: &Document| format!("{documents}/{}", document.id);
    let row = |copies: &Copies<'_>| {
        let listed = listing.documents.iter().find(|item| item.document.id == copies.first.id);
        let hit = listed.and_then(|item| item.hit.as_ref());
        PatientRow {
            row: show::row(copies.first, &documents, lang, now, hit),
            copies: copies.others.iter().map(|document| link(document)).collect(),
        }
    };
    PatientDocuments {
        filters: typed.shown(listing, lang),
        all: show::count(listing.total),
        rows: show::page(rows, &paging).map(row).collect(),
        paging,
        band,
        errors,
    }
}
