//! `GET /espace/documents` — the list of documents, and what a search finds.

use axum::extract::Query;
use axum::response::Response;
use carnet_app::document::list::{self, Listing};

use super::Citizen;
use crate::show::{self, filter::Typed};
use crate::view::citizen::Documents;
use crate::view::paging::Paging;

pub(crate) async fn get(citizen: Citizen, Query(typed): Query<Typed>) -> Response {
    let (filter, errors) = typed.filter();
    match list::list(citizen.cx(), &citizen.visit(), &filter).await {
        Ok(listing) => {
            let mut view = view(&citizen, &listing, &typed);
            view.errors = errors;
            citizen.page(&view)
        }
        Err(error) => citizen.problem(&error),
    }
}

fn view(citizen: &Citizen, listing: &Listing, typed: &Typed) -> Documents {
    let address = typed.address(show::CITIZEN_DOCUMENTS);
    let total = show::count(listing.documents.len());
    let paging = Paging::new(typed.page(), show::PER_PAGE, total, &address);
    let (lang, now) = (citizen.ask.lang, citizen.cx().now);
    Documents {
        filters: typed.shown(listing, lang),
        categories: show::drawers(&listing.categories, show::CITIZEN_DOCUMENTS, typed),
        all: show::count(listing.total),
        rows: show::page(&listing.documents, &paging)
            .map(|item| {
                let document = &item.document;
                show::row(document, show::CITIZEN_DOCUMENTS, lang, now, item.hit.as_ref())
            })
            .collect(),
        paging,
        errors: Vec::new(),
    }
}
