//! The holder's own order: folders, pins, several documents at once, filters in the address, copies as one.

use crate::app::App;
use crate::doctor::{BOB, patient};
use crate::holder::{Holder, last};
use crate::http::Page;
use crate::on_both_engines;
use crate::paper::{Paper, pdf};
use crate::people;

on_both_engines!(
    folders_are_made_named_and_removed_and_lose_nothing,
    pins_come_first_and_a_timeline_has_its_months,
    several_documents_are_masked_at_once_after_a_look,
    a_mixed_selection_withdraws_what_is_theirs_and_says_what_stays,
    a_selection_has_bounds,
    filters_and_orders_live_in_the_address,
    copies_are_one_row,
    nobody_else_sees_the_binder,
);

const LIST: &str = "/espace/documents";
const MANY: &str = "/espace/documents/selection";
const FOLDERS: &str = "/espace/documents/dossiers";

/// Adds documents of her own with these names; their addresses, in the same order.
async fn added(alice: &Holder, names: &[&str]) -> Vec<String> {
    let mut addresses = Vec::new();
    for name in names {
        let page = alice.add(name, "visible", &pdf(name)).await.is(303);
        addresses.push(page.location());
    }
    addresses
}

/// What the list's form sends for these documents.
async fn choose(alice: &Holder, deed: &str, documents: &[&str], more: &[(&str, &str)]) -> Page {
    let mut fields = vec![("faire", deed), ("retour", LIST)];
    fields.extend(documents.iter().map(|document| ("d", last(document))));
    fields.extend(more);
    alice.submit(LIST, MANY, &fields).await
}

/// How often something is said.
fn times(page: &Page, words: &str) -> usize {
    page.text().matches(words).count()
}

/// How many lines of each document's own history say something.
async fn lines(alice: &Holder, documents: &[&str], words: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for document in documents {
        let address = format!("/espace/historique?document={}", last(document));
        found.push(times(&alice.get(&address).await.is(200), words));
    }
    found
}

/// The rows of a list, by title, in order.
fn titles(page: &Page) -> Vec<String> {
    let text = page.text();
    // A sign stands before the link.
    let rows = text.split("class=\"row-title\">").skip(1);
    let rows = rows.filter_map(|row| Some(row.split_once("<a href=\"")?.1));
    rows.map(|row| {
        let (_, after) = row.split_once('>').unwrap();
        after.split('<').next().unwrap().to_owned()
    })
    .collect()
}

/// The address of a folder in the menu of folders.
fn folder(page: &Page) -> String {
    let links = page.links("/espace/documents?dossier=fld_");
    links.first().unwrap().split('=').next_back().unwrap().to_owned()
}

async fn folders_are_made_named_and_removed_and_lose_nothing(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let mine = added(&alice, &["Genou", "Dent", "Vue"]).await;
    let page = alice.submit(FOLDERS, FOLDERS, &[("nom", " Échos  2026 ")]).await.is(303);
    let page = alice.follow(page).await.has("Échos 2026");
    let id = folder(&page);
    for taken in ["echos 2026", "ÉCHOS-2026"] {
        alice.submit(FOLDERS, FOLDERS, &[("nom", taken)]).await.is(422).has("porte déjà ce nom");
    }
    alice.submit(FOLDERS, FOLDERS, &[("nom", "  ")]).await.is(422).has("pas de nom");
    let page = choose(&alice, "ranger", &[&mine[0], &mine[1]], &[("dossier", &id)]).await.is(303);
    let page = alice.follow(page).await.has("3 documents, 1 dossier");
    assert_eq!(times(&page, "dossier Échos 2026"), 2);
    let inside = alice.get(&format!("{LIST}?dossier={id}")).await.is(200);
    assert_eq!(titles(&inside).len(), 2);
    inside.lacks("Vue</a>");
    alice.get(&mine[0]).await.has("Dans votre dossier Échos 2026");
    let rename = format!("{FOLDERS}/{id}/renommer");
    alice.submit(FOLDERS, &rename, &[("nom", "Échographies")]).await.is(303);
    let to_root = format!("{}/ranger", mine[1]);
    let page = alice.submit(&mine[1], &to_root, &[("dossier", "")]).await.is(303);
    alice.follow(page).await.has("Dans aucun dossier");
    let page = alice.get(LIST).await;
    assert_eq!(times(&page, "dossier Échographies"), 1);
    alice.submit(FOLDERS, &format!("{FOLDERS}/{id}/supprimer"), &[]).await.is(303);
    let page = alice.get(LIST).await.lacks("Échographies");
    assert_eq!(titles(&page).len(), 3, "removing a folder removes no document");
    choose(&alice, "ranger", &[&mine[0]], &[("dossier", &id)]).await.is(404);
    choose(&alice, "ranger", &[&mine[0]], &[("dossier", "n'importe quoi")]).await.is(404);
    alice.history().await.has("avez rangé vos documents");
}

async fn pins_come_first_and_a_timeline_has_its_months(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let mine = added(&alice, &["Aa", "Bb", "Cc"]).await;
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let page = choose(&alice, "epingler", &[&mine[1]], &[]).await.is(303);
    let page = alice.follow(page).await.has("Tous les autres");
    assert_eq!(titles(&page)[0], "Bb");
    assert_eq!(titles(&page).len(), 4);
    let page = alice.get(&format!("{LIST}?epingles=on")).await;
    assert_eq!(titles(&page), ["Bb"]);
    let page = alice.get(&format!("{LIST}?vue=frise")).await.has(">2026<").has("février");
    assert_eq!(titles(&page).len(), 4);
    let unpin = format!("{}/detacher", mine[1]);
    alice.submit(&mine[1], &unpin, &[]).await.is(303);
    alice.get(LIST).await.lacks("Tous les autres");
}

async fn several_documents_are_masked_at_once_after_a_look(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    for number in 1..=3 {
        let paper = Paper::about(&who.identity, number, &format!("Séjour {number}"));
        hospital.publish(&paper.draft("Repos")).await.is(201);
    }
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.has("Séjour 1");
    let all = alice.documents().await;
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let seen = alice.get(LIST).await;
    assert_eq!(times(&seen, "professions que vous autorisez"), 3);
    let page = choose(&alice, "masquer", &all[..2], &[]).await.is(303);
    let look = alice.get(&page.location()).await.is(200).has("Masquer 2 documents");
    assert_eq!(bob.documents(&who).await.len(), 3, "looking changes nothing");
    look.has("Ne rien changer").has(last(all[0]));
    let page = choose(&alice, "masquer-oui", &all[..2], &[]).await.is(303);
    let page = alice.follow(page).await.has("sont masqués aux professionnels");
    assert_eq!(times(&page, "Visible par vous et son auteur seulement"), 2);
    assert_eq!(bob.documents(&who).await.len(), 1);
    let masked = alice.get(&format!("{LIST}?masques=on")).await;
    assert_eq!(titles(&masked).len(), 2);
    // What is masked already costs no second line.
    choose(&alice, "masquer-oui", &all, &[]).await.is(303);
    assert_eq!(lines(&alice, &all, "avez masqué un document").await, [1, 1, 1]);
    choose(&alice, "demasquer", &all, &[]).await.is(303);
    assert_eq!(bob.documents(&who).await.len(), 3);
    assert_eq!(lines(&alice, &all, "avez rendu visible un document").await, [1, 1, 1]);
}

async fn a_mixed_selection_withdraws_what_is_theirs_and_says_what_stays(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let theirs = alice.documents().await.remove(0);
    let mine = added(&alice, &["Aa", "Bb"]).await;
    let chosen = [mine[0].as_str(), &theirs, &mine[1]];
    let page = choose(&alice, "retirer", &chosen, &[]).await.is(303);
    let look = alice.get(&page.location()).await.is(200);
    look.has("Retirer 2 documents").has("Celui-ci ne change pas").has("seul son auteur peut");
    assert_eq!(alice.documents().await.len(), 3);
    let page = choose(&alice, "retirer-oui", &chosen, &[]).await.is(303);
    let page = alice.follow(page).await.has("Ceux qu’un professionnel a déposés restent");
    assert_eq!(titles(&page), ["Séjour"]);
    assert_eq!(lines(&alice, &chosen, "avez retiré un document").await, [1, 0, 1]);
    let page = choose(&alice, "retirer-oui", &[&theirs], &[]).await.is(303);
    alice.follow(page).await.has("Rien n’a été retiré");
    alice.get(&theirs).await.is(200);
}

async fn a_selection_has_bounds(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let mine = added(&alice, &["Aa"]).await;
    for deed in ["epingler", "masquer", "retirer", "ranger"] {
        choose(&alice, deed, &[], &[]).await.is(422).has("Aucun document n’est coché");
    }
    choose(&alice, "brûler", &[&mine[0]], &[]).await.is(400);
    let eleven: Vec<String> = (0..11)
        .map(|number| format!("{LIST}/doc_01949f3c0000700080000000000000{number:02x}"))
        .collect();
    let eleven: Vec<&str> = eleven.iter().map(String::as_str).collect();
    let page = choose(&alice, "retirer", &eleven, &[]).await.is(303);
    alice.get(&page.location()).await.is(422).has("10 au plus");
    choose(&alice, "retirer-oui", &eleven, &[]).await.is(422).has("10 au plus");
    let page = choose(&alice, "masquer", &[&mine[0], eleven[0]], &[]).await.is(303);
    alice.get(&page.location()).await.is(404);
    choose(&alice, "masquer-oui", &[&mine[0], eleven[0]], &[]).await.is(404);
    alice.get(LIST).await.lacks("Visible par vous seulement");
    let forged = alice.post(MANY, &[("faire", "epingler"), ("d", last(&mine[0]))]).await;
    forged.is(403);
    // A way back elsewhere leads nowhere else.
    let away = [("faire", "epingler"), ("d", last(&mine[0])), ("retour", "//ailleurs.example")];
    let page = alice.submit(LIST, MANY, &away).await.is(303);
    assert_eq!(page.location(), LIST);
}

async fn filters_and_orders_live_in_the_address(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    added(&alice, &["Zèbre", "abeille", "Écureuil"]).await;
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let order = async |query: &str| titles(&alice.get(&format!("{LIST}?{query}")).await.is(200));
    assert_eq!(order("tri=titre").await, ["abeille", "Écureuil", "Séjour", "Zèbre"]);
    assert_eq!(order("tri=titre-inverse").await, ["Zèbre", "Séjour", "Écureuil", "abeille"]);
    assert_eq!(order("tri=auteur").await[0], "Séjour");
    assert_eq!(order("tri=auteur-inverse").await[3], "Séjour");
    assert_eq!(order("tri=recents").await[0], "Séjour", "the act of the 24th");
    assert_eq!(order("tri=anciens").await[3], "Séjour");
    assert_eq!(order("tri=recus").await[0], "Séjour");
    assert_eq!(order("categorie=biologie&categorie=compte-rendu").await.len(), 4);
    assert_eq!(order("categorie=compte-rendu").await, ["Séjour"]);
    assert_eq!(order("categorie=imagerie").await.len(), 0);
    assert_eq!(order("miens=on&tri=titre").await, ["abeille", "Écureuil", "Zèbre"]);
    assert_eq!(order("rayon=papiers").await.len(), 0);
    assert_eq!(order("auteur=Claire+LAMBERT").await, ["Séjour"]);
    assert_eq!(order("du=2026-02-22").await, ["Séjour"]);
    alice.get(&format!("{LIST}?du=2026-03-01&au=2026-02-01")).await.has("avant son début");
    // The language switch and every link of the page keep what was asked.
    let asked = format!("{LIST}?categorie=biologie&miens=on&tri=titre&vue=frise");
    let page = alice.get(&asked).await.is(200);
    let kept = "categorie%3Dbiologie%26miens%3Don%26tri%3Dtitre%26vue%3Dfrise";
    assert!(page.links("/langue/en").iter().any(|link| link.contains(kept)));
    let list = page.links("/espace/documents?categorie=biologie&miens=on&tri=titre");
    assert!(!list.is_empty(), "the list view keeps the filters");
    let opened = page.links("/espace/documents?categorie=compte-rendu&categorie=biologie");
    assert_eq!(opened.len(), 1, "a drawer opens beside the one that is open");
}

async fn copies_are_one_row(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    for (number, title) in [(1, "Hémogramme"), (2, "HEMOGRAMME"), (3, "Ionogramme")] {
        let paper = Paper::about(&who.identity, number, title);
        hospital.publish(&paper.draft(&format!("Envoi {number}"))).await.is(201);
    }
    let page = alice.get(LIST).await.has("2 documents").has("2 exemplaires de ce document");
    assert_eq!(titles(&page).len(), 2);
    let every = alice.documents().await;
    assert_eq!(every.len(), 3, "a copy is under its row");
    for one in &every {
        alice.get(one).await.is(200);
    }
    let bytes = pdf("La même feuille");
    alice.add("Ma feuille", "visible", &bytes).await.is(303);
    alice.add("La feuille, encore", "visible", &bytes).await.is(303);
    let page = alice.get(&format!("{LIST}?miens=on")).await;
    assert_eq!(times(&page, "2 exemplaires de ce document"), 1, "the same bytes");
}

async fn nobody_else_sees_the_binder(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.clone();
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    let document = alice.documents().await.remove(0);
    alice.submit(FOLDERS, FOLDERS, &[("nom", "Dossier secret")]).await.is(303);
    let id = folder(&alice.get(LIST).await);
    choose(&alice, "ranger", &[&document], &[("dossier", &id)]).await.is(303);
    choose(&alice, "epingler", &[&document], &[]).await.is(303);
    let bob = app.doctor(BOB, 0).await;
    bob.enter(&who).await.is(200).lacks("secret").lacks("pingl");
    let page = format!("{}/documents/{}", patient(who.space), last(&document));
    bob.get(&page).await.is(200).lacks("secret").lacks("pingl");
    let reader = hospital.caring(app, BOB).await;
    let all = reader.get(&crate::software::Software::search_of(&who.identity)).await;
    all.is(200).lacks("secret").lacks("fld_");
    // A new version is found where the old one was.
    let next = Paper::about(&who.identity, 2, "Séjour corrigé").replacing(1);
    hospital.publish(&next.draft("Repos, une semaine")).await.is(201);
    let inside = alice.get(&format!("{LIST}?dossier={id}")).await;
    assert_eq!(titles(&inside), ["Séjour corrigé"]);
    // She takes it home.
    let archive = alice.export().await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut binder = archive.by_name("binder.json").unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut binder, &mut text).unwrap();
    assert!(text.contains("Dossier secret") && text.contains(&id));
}
