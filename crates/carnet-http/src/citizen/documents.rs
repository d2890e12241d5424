//! `GET /espace/documents` — the holder's documents, as a list or a timeline.

use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use carnet_app::document::shelf::{self, Item, Shelf};

use super::Citizen;
use crate::show::{self, shelf::Typed};
use crate::view::citizen::Documents;
use crate::view::field::FieldError;
use crate::view::paging::Paging;

/// The pairs of a query, a name as often as it is there.
type Pairs = Query<Vec<(String, String)>>;

pub(crate) async fn get(citizen: Citizen, Query(pairs): Pairs) -> Response {
    listed(&citizen, StatusCode::OK, &Typed::of(&pairs), Vec::new()).await
}

/// The list somebody came from, with what was wrong in what they sent.
pub(crate) async fn again(citizen: &Citizen, back: &str, error: FieldError) -> Response {
    let uri: Option<Uri> = back.parse().ok();
    let pairs = uri.and_then(|uri| Pairs::try_from_uri(&uri).ok()).map(|Query(pairs)| pairs);
    let typed = Typed::of(&pairs.unwrap_or_default());
    listed(citizen, StatusCode::UNPROCESSABLE_ENTITY, &typed, vec![error]).await
}

async fn listed(
    citizen: &Citizen,
    status: StatusCode,
    typed: &Typed,
    mut errors: Vec<FieldError>,
) -> Response {
    let (wanted, wrong) = typed.wanted();
    errors.extend(wrong);
    match shelf::shelf(citizen.cx(), &citizen.visit(), &wanted).await {
        Ok(found) => citizen.page_with(status, &view(citizen, &found, typed, errors)),
        Err(error) => citizen.problem(&error),
    }
}

fn view(citizen: &Citizen, found: &Shelf, typed: &Typed, errors: Vec<FieldError>) -> Documents {
    let pins_first = typed.is_plain() && !typed.is_timeline();
    let pinned = |item: &&Item| found.binder.pinned(item.document.id).is_some();
    let row = |item: &Item| show::shelf::shelf_row(citizen.cx(), citizen.ask.lang, found, item);
    let mut pins: Vec<&Item> =
        if pins_first { found.items.iter().filter(pinned).collect() } else { Vec::new() };
    // The last one pinned is on top.
    pins.sort_by_key(|item| std::cmp::Reverse(found.binder.pinned(item.document.id)));
    let address = typed.address();
    let total = show::count(found.items.len());
    let paging = Paging::new(typed.page, show::PER_PAGE, total, &address);
    let here = if paging.page > 1 {
        let joint = if address.contains('?') { '&' } else { '?' };
        format!("{address}{joint}page={}", paging.page)
    } else {
        address
    };
    let items = show::page(&found.items, &paging).filter(|item| !(pins_first && pinned(item)));
    let (rows, years) = if typed.is_timeline() {
        (Vec::new(), show::shelf::years(items.map(|item| (item, row(item)))))
    } else {
        (items.map(row).collect(), Vec::new())
    };
    Documents {
        filters: typed.filters(found),
        sides: typed.sides(found),
        views: typed.views(),
        drawers: typed.drawers(found),
        folders: typed.folders(found),
        all: show::count(found.counts.all),
        pins: pins.into_iter().map(row).collect(),
        rows,
        years,
        paging,
        here,
        errors,
    }
}
