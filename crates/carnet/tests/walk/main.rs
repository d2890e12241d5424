//! A walk through the pages in a real browser, as the owner of a space and as a professional, without any
//! script, on a telephone and on a desk. The same walk with scripts lets axe-core judge every page met and,
//! when `CARNET_SCREENSHOTS` names a folder, photographs them in both languages and at both widths.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a walk that cannot go on fails its test loudly"
)]

#[path = "../it/app.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod app;
#[path = "../it/doctor.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod doctor;
mod guide;
#[path = "../it/holder.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod holder;
#[path = "../it/http.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod http;
mod owner;
#[path = "../it/people.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod people;
mod professional;
#[path = "../it/software.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod software;
mod town;

use guide::{Eyes, Guide};
use rig::browser::{self, JavaScript};
use town::Town;

/// Steps 2 and 3 of the first issue, one after the other.
fn walk(guide: &Guide, town: &Town) {
    owner::looks_around(guide, town);
    owner::decides(guide, town);
    professional::visits(guide, town);
    professional::writes(guide, town);
    owner::sees_the_visit(guide, town);
}

#[test]
fn a_telephone_without_scripts() {
    let Some(browser) = browser::start_with(JavaScript::Off, 360) else { return };
    let town = Town::build();
    walk(&Guide::new(browser, &town.app.base, Eyes::Plain), &town);
}

#[test]
fn a_desk_without_scripts() {
    let Some(browser) = browser::start_with(JavaScript::Off, 1280) else { return };
    let town = Town::build();
    walk(&Guide::new(browser, &town.app.base, Eyes::Plain), &town);
}

#[test]
fn every_page_is_accessible() {
    let Some(browser) = browser::start_with(JavaScript::On, 1280) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Critical);
    walk(&guide, &town);
    guide.verdict();
}
