//! The history in order: by side, by document, folded without a line lost.

use carnet_core::document::Label;

use crate::app::App;
use crate::doctor::{BOB, Doctor, patient};
use crate::holder::{Holder, last};
use crate::http::{Page, between};
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;
use crate::software::Software;

on_both_engines!(
    the_history_is_read_by_side_and_the_address_keeps_it,
    the_history_of_one_document_is_only_its_own,
    folding_keeps_every_line_and_no_refusal_is_folded,
);

const HERE: &str = "/espace/historique";
const TITLES: [&str; 3] = ["Séjour", "Consultation", "Lettre de liaison"];

/// Three documents of the hospital, each read once by Bob.
async fn with_visits(app: &mut App) -> (Holder, Doctor, Software) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    for (number, title) in (1..).zip(TITLES) {
        let draft = Paper::about(&alice.who.identity, number, title).draft("Repos");
        hospital.publish(&draft).await.is(201);
    }
    app.work().await;
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&alice.who).await;
    for document in bob.documents(&alice.who).await {
        bob.get(&document).await.is(200);
    }
    (alice, bob, hospital)
}

fn main_of(page: &Page) -> String {
    between(&page.text(), "<main", "</main>").unwrap()
}

/// The numbers of the lines, by their anchors, in order of appearance.
fn numbers(page: &Page) -> Vec<u64> {
    let text = main_of(page);
    let anchors = text.split(" id=\"ligne-").skip(1);
    anchors.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

/// The lines: one sentence each, folded or not.
fn items(page: &Page) -> Vec<String> {
    let text = main_of(page);
    let items = text.split("<li id=\"ligne-").skip(1);
    // What is unfolded under a sentence belongs to it.
    items.filter(|item| item.contains("line-item")).map(str::to_owned).collect()
}

/// How many lines the tab that leads there announces.
fn announced(page: &Page, href: &str) -> usize {
    let tab = format!("href=\"{}\"", href.replace('&', "&amp;"));
    let text = main_of(page);
    let rest = text.split(&tab).nth(1).unwrap_or_else(|| panic!("{tab} in {text}"));
    between(rest, "<span class=\"count\">", "</span>").unwrap().parse().unwrap()
}

async fn the_history_is_read_by_side_and_the_address_keeps_it(app: &mut App) {
    let (alice, ..) = with_visits(app).await;
    let all = alice.history().await.has("vous seul. Aucun professionnel");
    let sides = ["professionnels", "moi", "logiciels", "service"];
    let mut seen = Vec::new();
    for side in sides {
        let href = format!("{HERE}?qui={side}");
        let page = alice.get(&href).await.is(200);
        let chosen = format!("<a href=\"{href}\" aria-current=\"true\">");
        assert!(main_of(&page).contains(&chosen), "{side} is chosen");
        assert_eq!(announced(&page, &href), numbers(&page).len(), "{side}");
        seen.extend(numbers(&page).into_iter().filter(|seq| numbers(&all).contains(seq)));
    }
    seen.sort_unstable_by(|one, other| other.cmp(one));
    assert_eq!(seen, numbers(&all), "each line is on one side, and on one only");

    let rows = |page: &Page| items(page).join("");
    let bob = alice.get(&format!("{HERE}?qui=professionnels")).await;
    assert!(rows(&bob).contains("FERRAND") && !rows(&bob).contains("a déposé"));
    bob.has("Je ne m’y attendais pas").has("href=\"/espace/professionnels\">Ouvrir");
    let software = rows(&alice.get(&format!("{HERE}?qui=logiciels")).await);
    assert!(software.contains("a déposé 3 documents") && !software.contains("FERRAND"));
    let own = alice.get(&format!("{HERE}?qui=moi")).await.lacks("Je ne m’y attendais pas");
    assert!(!rows(&own).contains("FERRAND") && rows(&own).contains("Vous"));

    // Person and period stay when one goes from side to side, and the side when one filters again.
    let filtered = format!("{HERE}?personne=Bob%20FERRAND&du=2020-01-01");
    let page = alice.get(&filtered).await.is(200);
    let next = format!("{filtered}&qui=professionnels");
    assert!(page.links(HERE).contains(&next), "{:?}", page.links(HERE));
    let page = alice.get(&next).await.is(200);
    page.has("<input type=\"hidden\" name=\"qui\" value=\"professionnels\">").has("FERRAND");
    let nothing = alice.get(&format!("{filtered}&qui=moi")).await.is(200);
    assert!(numbers(&nothing).is_empty());
    alice.get(&format!("{HERE}?qui=personne")).await.is(200).has("FERRAND");
}

async fn the_history_of_one_document_is_only_its_own(app: &mut App) {
    let (alice, bob, hospital) = with_visits(app).await;
    let document = alice.documents().await.remove(0);
    let page = alice.get(&document).await.is(200).has("Historique de ce document");
    let address = format!("{HERE}?document={}", last(&document));
    assert_eq!(page.links(HERE).iter().filter(|link| **link == address).count(), 1);
    let page = alice.get(&address).await.is(200).has("Seulement les lignes de ce document");
    let lines = items(&page);
    assert!(lines.len() >= 3, "deposited, read by Bob, looked at by Alice: {lines:#?}");
    for line in &lines {
        assert!(line.contains(&document), "{line}");
    }
    assert!(lines.iter().any(|line| line.contains("FERRAND")));
    assert!(page.links(HERE).contains(&HERE.to_owned()), "a way to clear it");
    assert!(
        page.links(HERE)
            .contains(&format!("{HERE}?qui=professionnels&document={}", last(&document)))
    );

    // What one may not see has no history, as what does not exist.
    let mut draft = Paper::about(&alice.who.identity, 9, "À annoncer").draft("Biopsie");
    draft.labels = vec![Label::HiddenFromHolder];
    let hidden = hospital.publish(&draft).await.is(201).json()["id"].as_str().unwrap().to_owned();
    let never = "doc_01949f3c000070008000000000000000";
    for id in [hidden.as_str(), never, "x"] {
        alice.get(&format!("{HERE}?document={id}")).await.is(404).lacks("annoncer");
    }
    bob.get(&address).await.is(303);
}

async fn folding_keeps_every_line_and_no_refusal_is_folded(app: &mut App) {
    let (alice, bob, _) = with_visits(app).await;
    let before = alice.history().await;
    let of_bob = alice.get(&format!("{HERE}?qui=professionnels")).await.is(200);
    let read = items(&of_bob).into_iter().find(|item| item.contains("a lu 3 documents"));
    let read = read.unwrap_or_else(|| panic!("{}", main_of(&of_bob)));
    for title in TITLES {
        assert!(main_of(&of_bob).contains(title), "{title} unfolds");
    }
    assert!(read.contains("<details"));
    let mut kept = numbers(&before);
    assert!(items(&before).len() < kept.len(), "some lines are folded");
    let newest = kept.first().copied().unwrap();
    kept.reverse();
    assert_eq!(kept, (1..=newest).collect::<Vec<_>>(), "every number once, in order");

    // Coming for a folded line unfolds its group, and only its group.
    let folded = read.split("id=\"ligne-").nth(1);
    let seq = folded.map_or_else(
        || numbers(&of_bob).get(1).copied().unwrap(),
        |rest| rest.split('"').next().unwrap().parse().unwrap(),
    );
    before.lacks("past-fold\" open");
    let page = alice.get(&format!("{HERE}?ligne={seq}")).await.is(200);
    assert_eq!(page.text().matches("past-fold\" open").count(), 1);

    let at = "/espace/professionnels";
    let block = format!("{at}/bloquer");
    alice.submit(at, &block, &[("rpps", BOB)]).await.is(303);
    for _ in 0..3 {
        bob.get(&patient(alice.who.space)).await.is(403);
    }
    let page = alice.get(&format!("{HERE}?qui=professionnels")).await.is(200);
    let refused = items(&page).into_iter().filter(|item| item.contains("is-refused")).count();
    assert_eq!(refused, 3, "each refusal is read");

    // Many lines: pages are counted in lines, and a line is found on whichever page it is.
    for _ in 0..20 {
        alice.get("/espace/documents").await.is(200);
    }
    let page = alice.get(&format!("{HERE}?page=1")).await.is(200);
    assert_eq!(numbers(&page).len(), 30, "lines, not sentences");
    assert!(!numbers(&page).contains(&seq));
    let page = alice.get(&format!("{HERE}?ligne={seq}")).await.is(200);
    assert!(numbers(&page).contains(&seq), "{:?}", numbers(&page));
}
