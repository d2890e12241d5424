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
mod desk;
#[path = "../it/doctor.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod doctor;
mod door;
#[path = "../it/fund.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod fund;
mod gallery;
mod guide;
#[path = "../it/holder.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod holder;
#[path = "../it/http.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod http;
mod keyboard;
mod owner;
#[path = "../it/paper.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod paper;
#[path = "../it/people.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod people;
mod persona;
#[path = "../it/photograph.rs"]
mod photograph;
mod professional;
#[path = "../it/software.rs"]
#[expect(dead_code, reason = "the walk needs part of what the stories need")]
mod software;
#[path = "../it/staff.rs"]
mod staff;
mod town;

use guide::{Eyes, Guide};
use rig::browser::{self, JavaScript};
use town::Town;

/// A space before, during and after the visit of a doctor. Each part of a portal has its file, under `owner`
/// and `professional`: a new screen gets its steps there, and its line here.
fn walk(guide: &Guide, town: &Town) {
    door::owner_enters(guide, town);
    owner::documents::are_read(guide);
    owner::adding::a_text(guide, town);
    owner::adding::two_photographs(guide, town);
    owner::arranging::is_done(guide);
    owner::arranging::a_mixed_selection_is_explained(guide);
    owner::arranging::one_is_corrected_and_one_reported(guide);
    owner::documents::one_is_masked(guide);
    owner::trust::is_read(guide);
    owner::proofs::are_looked_at(guide);
    owner::taking::everything(guide);
    door::leaves(guide);

    door::doctor_enters(guide);
    professional::patient::is_opened(guide, town);
    professional::patient::is_read(guide);
    professional::deposit::a_report(guide);
    professional::patient::is_remembered(guide, town);
    door::leaves(guide);

    owner::trust::is_told_by_mail(guide, town);
    door::owner_enters_at_once(guide);
    owner::trust::shows_the_visit(guide);
    door::leaves(guide);

    door::owner_enters_by_france_connect(guide, town);
    door::leaves(guide);
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
fn a_pile_of_pages_with_scripts() {
    let Some(browser) = browser::start_with(JavaScript::On, 360) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Critical("pile"));
    door::owner_enters_at_once(&guide);
    owner::adding::is_made_with_scripts(&guide);
    guide.verdict();
}

#[test]
fn a_file_dropped_by_a_doctor() {
    let Some(browser) = browser::start_with(JavaScript::On, 1280) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Plain);
    door::doctor_enters(&guide);
    professional::patient::is_opened(&guide, &town);
    professional::dropping::a_file(&guide);
}

#[test]
fn a_sheet_without_a_network() {
    let Some(browser) = browser::start_with(JavaScript::On, 360) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Plain);
    door::owner_enters_at_once(&guide);
    owner::phone::keeps_the_sheet(&guide);
    town.goes_dark();
    owner::phone::reads_it_alone(&guide);
}

#[test]
fn a_passkey_with_a_script_and_without() {
    let Some(browser) = browser::start_with(JavaScript::On, 360) else { return };
    let town = Town::build();
    browser.authenticator();
    let guide = Guide::new(browser, &town.app.base, Eyes::Critical("passkey"));
    door::owner_enters(&guide, &town);
    owner::proofs::a_passkey_is_added(&guide);
    door::leaves(&guide);
    owner::proofs::a_passkey_opens_the_space(&guide);
    guide.verdict();

    let Some(browser) = browser::start_with(JavaScript::Off, 360) else { return };
    let guide = Guide::new(browser, &town.app.base, Eyes::Plain);
    door::owner_enters(&guide, &town);
    owner::proofs::a_passkey_needs_a_script(&guide);
}

#[test]
fn a_visit_with_single_keys() {
    let Some(browser) = browser::start_with(JavaScript::On, 1280) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Plain);
    door::doctor_enters(&guide);
    professional::keys::lead_the_visit(&guide, &town);
}

#[test]
fn every_page_is_accessible() {
    let Some(browser) = browser::start_with(JavaScript::On, 1280) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Critical("pages"));
    walk(&guide, &town);
    guide.verdict();
}

#[test]
fn a_desk_on_a_telephone_without_scripts() {
    let Some(browser) = browser::start_with(JavaScript::Off, 360) else { return };
    let town = Town::build();
    desk::is_worked_at(&Guide::new(browser, &town.app.base, Eyes::Plain), &town);
}

#[test]
fn every_page_of_the_desk_is_accessible() {
    let Some(browser) = browser::start_with(JavaScript::On, 1280) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Critical("desk"));
    desk::is_worked_at(&guide, &town);
    guide.verdict();
}

#[test]
fn every_component_is_accessible() {
    let Some(browser) = browser::start_with(JavaScript::On, 1280) else { return };
    let town = Town::build();
    let guide = Guide::new(browser, &town.app.base, Eyes::Critical("components"));
    gallery::is_leafed_through(&guide);
    guide.verdict();
}

#[test]
fn a_holder_with_only_a_keyboard() {
    let Some(browser) = browser::start_with(JavaScript::On, 1280) else { return };
    let town = Town::build();
    keyboard::an_owner(&Guide::new(browser, &town.app.base, Eyes::Plain), &town);
}

#[test]
fn a_doctor_with_only_a_keyboard() {
    let Some(browser) = browser::start_with(JavaScript::Off, 1280) else { return };
    let town = Town::build();
    keyboard::a_doctor(&Guide::new(browser, &town.app.base, Eyes::Plain), &town);
}
