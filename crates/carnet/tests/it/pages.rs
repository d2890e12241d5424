//! Photographs of pages become one document, and nothing but the pages is kept.

use crate::app::App;
use crate::holder::Holder;
use crate::http::Page;
use crate::on_both_engines;
use crate::paper::{PNG, locked, pdf};
use crate::people;
use crate::photograph::{PLACE, Photograph, holds, plates};

on_both_engines!(
    photographs_become_one_document,
    one_photograph_stays_one_without_its_place,
    pages_that_do_not_go_together_are_refused,
    what_is_too_much_is_refused_and_nothing_typed_is_lost,
    a_locked_document_is_kept_and_said,
    the_form_follows_the_settings,
    a_script_is_told_the_place_and_no_page,
    a_document_goes_into_the_folder_chosen,
);

const AT: &str = "/espace/documents/ajouter";

/// What is typed; the files come after.
async fn typed(alice: &Holder, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let csrf = alice.get(AT).await.is(200).csrf();
    let fields = [
        ("csrf", csrf.as_str()),
        ("titre", "Carnet de vaccination"),
        ("date", "2026-02-20"),
        ("type", "DOCPAT06"),
        ("visibilite", "visible"),
    ];
    let all = fields.iter().chain(more);
    all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn send(alice: &Holder, more: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
    let fields = typed(alice, more).await;
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    alice.upload_files(AT, &fields, files).await
}

/// The stored bytes of the document an answer leads to, and its media type.
async fn stored(alice: &Holder, answer: Page, said: &str) -> (String, Vec<u8>) {
    let page = alice.follow(answer.is(303)).await.is(200).has(said);
    let file = format!("{}/fichier", page.path());
    let file = alice.get(&file).await.is(200);
    (file.header("content-type"), file.bytes)
}

async fn photographs_become_one_document(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let (first, second) = (Photograph::new(300, 200), Photograph::new(120, 240));
    let together = [("fichier", first.held(6)), ("fichier", second.held(1))];
    let files: Vec<(&str, &[u8])> =
        together.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let answer = send(&alice, &[], &files).await;
    let (kind, bytes) = stored(&alice, answer, "plus qu’un, page après page").await;
    assert_eq!(kind, "application/pdf");
    // The first was held on its side: it stands up, its corner at the top right.
    assert_eq!(plates(&bytes), [(200, 300, 1), (120, 240, 0)]);
    for written in [PLACE, b"Exif"] {
        assert!(!holds(&bytes, written), "what the camera wrote is in the record");
    }
    assert!(holds(&first.held(6), PLACE) && holds(&first.held(6), b"Exif"));

    // Page by page: the order of the fields, each with its turn, and a PNG among them.
    let pages = [("page-2", second.held(1)), ("page-10", PNG.to_vec()), ("page-1", first.held(1))];
    let files: Vec<(&str, &[u8])> =
        pages.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let turns = [("rotation-1", "180"), ("rotation-2", "270")];
    let answer = send(&alice, &turns, &files).await;
    let (_, bytes) = stored(&alice, answer, "Votre document est enregistré.").await;
    let found = plates(&bytes);
    assert_eq!(found[..2], [(300, 200, 2), (240, 120, 3)]);
    assert_eq!(found.len(), 3);

    let page = alice.get("/espace/documents?categorie=prevention").await.is(200);
    page.has("Carnet de vaccination").has("2 documents");
    app.work().await;
}

async fn one_photograph_stays_one_without_its_place(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let photograph = Photograph::new(300, 200).held(8);
    let answer = send(&alice, &[], &[("fichier", &photograph)]).await;
    let (kind, bytes) = stored(&alice, answer, "ont été effacés").await;
    assert_eq!(kind, "image/jpeg");
    assert!(!holds(&bytes, PLACE) && !holds(&bytes, b"Exif"));
    assert_eq!(plates(&bytes), [(200, 300, 3)]);
    let answer = send(&alice, &[("noir-et-blanc", "on")], &[("page-3", PNG)]).await;
    let (kind, _) = stored(&alice, answer, "ont été effacés").await;
    assert_eq!(kind, "image/jpeg", "drawn anew in black and white");
}

async fn pages_that_do_not_go_together_are_refused(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let page = Photograph::new(40, 30).held(1);
    let letter = pdf("Lettre");
    let mixed: [[(&str, &[u8]); 2]; 3] = [
        [("fichier", &page), ("fichier", &letter)],
        [("fichier", &letter), ("page-1", &page)],
        [("fichier", b"Un mot"), ("fichier", b"Un autre")],
    ];
    for files in mixed {
        let answer = send(&alice, &[], &files).await.is(422);
        answer
            .has("Seules des photos JPEG ou PNG peuvent être réunies")
            .has("choisissez-les à nouveau")
            .has("value=\"Carnet de vaccination\"")
            .has("value=\"DOCPAT06\" selected");
    }
    let damaged = [("fichier", page.as_slice()), ("fichier", &page[..30])];
    send(&alice, &[], &damaged).await.is(422).has("image 2 n’a pas pu être lue");
    let program = [("fichier", page.as_slice()), ("fichier", b"MZ\x90\0\x03\0\0\0")];
    send(&alice, &[], &program).await.is(422).has("type de fichier n’est pas accepté");
    assert!(alice.documents().await.is_empty(), "nothing was kept");
}

async fn what_is_too_much_is_refused_and_nothing_typed_is_lost(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let page = Photograph::new(24, 16).held(1);
    let many = vec![("fichier", page.as_slice()); 21];
    send(&alice, &[], &many).await.is(422).has("20 au plus");
    send(&alice, &[], &many[..20]).await.is(303);
    // A picture that claims more pixels than anybody has.
    let mut bomb = page.clone();
    let frame = bomb.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xfd, 0xe8, 0xfd, 0xe8]);
    send(&alice, &[], &[("fichier", &bomb)]).await.is(422).has("est trop grande");
    let mut heavy = page.clone();
    heavy.resize(21 * 1024 * 1024, 0);
    send(&alice, &[], &[("fichier", &heavy)]).await.is(422).has("trop lourde");
    let three = [("fichier", heavy.as_slice()); 3];
    let answer = send(&alice, &[], &three).await.is(422);
    answer.has("trop lourds ensemble").has("value=\"Carnet de vaccination\"");
    assert_eq!(alice.documents().await.len(), 1);
}

async fn a_locked_document_is_kept_and_said(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let secret = locked("Courrier", "mot-de-passe");
    let answer = send(&alice, &[], &[("fichier", &secret)]).await;
    let (kind, bytes) = stored(&alice, answer, "Ce PDF demande un mot de passe").await;
    assert_eq!((kind.as_str(), bytes), ("application/pdf", secret));
    // Only printing is forbidden: it opens, and nothing needs to be said.
    let open = locked("Courrier", "");
    let answer = send(&alice, &[], &[("fichier", &open)]).await.is(303);
    alice.follow(answer).await.is(200).has("est enregistré.").lacks("mot de passe");
    app.work().await;
}

async fn the_form_follows_the_settings(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let chosen = |page: &Page, value: &str| {
        let input = format!("name=\"visibilite\" value=\"{value}\" checked");
        page.text().contains(&input)
    };
    let page = alice.get(AT).await.is(200);
    assert!(chosen(&page, "visible") && !chosen(&page, "masque"));
    let settings = [("masquer-nouveaux", "on"), ("samu", "on"), ("bris-de-glace", "on")];
    alice.submit("/espace/reglages", "/espace/reglages", &settings).await.is(303);
    let page = alice.get(AT).await.is(200);
    assert!(chosen(&page, "masque") && !chosen(&page, "visible"));
}

async fn a_script_is_told_the_place_and_no_page(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let fields = typed(&alice, &[]).await;
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let request = alice.form(AT, &fields, &[("page-1", PNG)]);
    let answer = alice.send(request.header("prefer", "return=minimal")).await.is(201);
    assert!(answer.bytes.is_empty());
    alice.get(&answer.location()).await.is(200).has("Votre document est enregistré.");
    let request = alice.form(AT, &fields, &[("page-1", b"MZ\x90\0")]);
    let answer = alice.send(request.header("prefer", "return=minimal")).await.is(422);
    answer.has("type de fichier n’est pas accepté");
}

async fn a_document_goes_into_the_folder_chosen(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    alice.get(AT).await.is(200).lacks("name=\"dossier\"");
    let folders = "/espace/documents/dossiers";
    alice.submit(folders, folders, &[("nom", "Vaccins")]).await.is(303);
    let page = alice.get(AT).await.is(200).has("Vaccins");
    let text = page.text();
    let list = text.split("name=\"dossier\"").nth(1).unwrap().split("</select>").next().unwrap();
    let folder = list.split("value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    let answer = send(&alice, &[("dossier", &folder)], &[("fichier", PNG)]).await.is(303);
    alice.follow(answer).await.is(200).has("Dans votre dossier Vaccins");
    let gone = "fld_00000000000000000000000000000000";
    let answer = send(&alice, &[("dossier", gone)], &[("fichier", PNG)]).await.is(422);
    answer.has("Ce dossier n’existe plus");
    send(&alice, &[("dossier", "ailleurs")], &[("fichier", PNG)]).await.is(422);
    assert_eq!(alice.documents().await.len(), 1);
}
