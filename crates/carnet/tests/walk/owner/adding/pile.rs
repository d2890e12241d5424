//! Pages ordered, turned and removed before they are sent, where scripts run.

use rig::By;
use rig::emulate::Network;
use rig::keyboard::Key;
use serde_json::{Value, json};

use super::{AT, describes, kept};
use crate::guide::Guide;
use crate::photograph::{Photograph, holds, plates};

/// Makes a document of three photographs: refused files, order, turns, a page removed, an interrupted
/// sending, a cancelled one, and what is stored in the end.
pub(crate) fn is_made_with_scripts(guide: &Guide) {
    guide.open(AT);
    assert!(!leaving_warns(guide), "nothing to lose yet");
    is_refused_before_sending(guide);
    for (number, (width, height)) in [(60, 40), (300, 200), (3000, 1500)].into_iter().enumerate() {
        let photograph = Photograph::new(width, height).held(1);
        let file = kept(guide, &format!("photo-{number}.jpg"), &photograph);
        guide.upload(By::Css("#fichier"), &file);
        sees_leaves(guide, number + 1);
    }
    assert!(leaving_warns(guide), "pages would be lost");
    assert_eq!(guide.count(".leaf-picture[src^='blob:']"), 3, "a picture of each page");

    // By keyboard: the last page comes first, is turned, and the smallest is taken away.
    presses(guide, "Avancer la page 3");
    presses(guide, "Avancer la page 2");
    guide.see("Page 1");
    presses(guide, "Tourner la page 1 d’un quart de tour vers la droite");
    assert_eq!(guide.count(".leaf:first-child .leaf-picture[data-turn='90']"), 1);
    presses(guide, "Enlever la page 2");
    sees_leaves(guide, 2);
    // By hand: the second page is dragged onto the first, and back.
    for turned in [2, 1] {
        drags_the_second_onto_the_first(guide);
        let there = format!(".leaf:nth-child({turned}) .leaf-picture[data-turn='90']");
        guide.wait("the pages changed places", || guide.count(&there) == 1);
    }
    guide.look("answer-add-pile");

    describes(guide, "Radiographie et son compte rendu");
    is_interrupted_and_stays(guide);
    notes_what_is_said(guide);
    guide.follow(By::Text("Ajouter à mon espace"));
    guide.see("Vos photos n’en font plus qu’un");
    let said = guide.script("return sessionStorage.getItem('said')", &json!([]));
    assert!(said.as_str().unwrap().contains("Tout est reçu"), "{said}");

    let file = stored(guide);
    // Made smaller before sending, first, turned to the right; then the other, as it was.
    assert_eq!(plates(&file), [(1000, 2000, 1), (300, 200, 0)]);
    assert!(!holds(&file, b"Exif"));
}

/// The sentences of the server, without asking it.
fn is_refused_before_sending(guide: &Guide) {
    guide.upload(By::Css("#fichier"), &kept(guide, "archive.zip", b"PK\x03\x04"));
    guide.see("archive.zip – Ce type de fichier n’est pas accepté.");
    let heavy = vec![b' '; 5 * 1024 * 1024 + 1];
    guide.upload(By::Css("#fichier"), &kept(guide, "lourd.pdf", &heavy));
    guide.see("lourd.pdf – Ce fichier est trop lourd : 5 Mo au plus.");
    guide.upload(By::Css("#fichier"), &kept(guide, "faux.jpg", b"\xff\xd8\xff nothing"));
    guide.see("faux.jpg – Cette image n’a pas pu être lue.");
    let dropped = "const files = new DataTransfer(); \
        files.items.add(new File(['Un mot'], 'mot.txt')); \
        document.querySelector('[data-drop]').dispatchEvent( \
            new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))";
    guide.script(dropped, &json!([]));
    sees_leaves(guide, 1);
    guide.see("mot.txt");
    guide.upload(By::Css("#fichier"), &kept(guide, "page.jpg", &Photograph::new(20, 20).held(1)));
    guide.see("Seules des photos JPEG ou PNG peuvent être réunies");
    presses(guide, "Enlever la page 1");
    sees_leaves(guide, 0);
}

/// Without a network, then with one that is stopped: nothing is lost.
fn is_interrupted_and_stays(guide: &Guide) {
    guide.network(Network::Absent);
    guide.click(By::Text("Ajouter à mon espace"));
    guide.see("La connexion s’est interrompue");
    guide.network(Network::Slow);
    guide.click(By::Text("Ajouter à mon espace"));
    guide.click(By::Text("Annuler l’envoi"));
    guide.see("Envoi annulé.");
    guide.network(Network::Near);
    sees_leaves(guide, 2);
}

/// Uses a button as a keyboard does.
fn presses(guide: &Guide, label: &str) {
    let focus = "const label = arguments[0]; \
        const button = [...document.querySelectorAll('[data-do]')] \
            .find(one => one.getAttribute('aria-label') === label); \
        if (button) button.focus(); return button !== undefined";
    assert_eq!(guide.script(focus, &json!([label])), Value::Bool(true), "no button {label:?}");
    guide.press(Key::Enter);
}

fn drags_the_second_onto_the_first(guide: &Guide) {
    let drag = "const [first, second] = document.querySelectorAll('.leaf'); \
        const dragged = name => new DragEvent(name, { bubbles: true, cancelable: true }); \
        second.dispatchEvent(dragged('dragstart')); first.dispatchEvent(dragged('dragover')); \
        first.dispatchEvent(dragged('drop')); second.dispatchEvent(dragged('dragend'));";
    guide.script(drag, &json!([]));
}

fn sees_leaves(guide: &Guide, wanted: usize) {
    guide.wait("as many pages as were chosen", || guide.count(".leaf") == wanted);
}

fn leaving_warns(guide: &Guide) -> bool {
    let leave = "const leaving = new Event('beforeunload', { cancelable: true }); \
        dispatchEvent(leaving); return leaving.defaultPrevented";
    guide.script(leave, &json!([])) == Value::Bool(true)
}

/// Keeps what is announced while the document is sent, across the page that follows.
fn notes_what_is_said(guide: &Guide) {
    let note = "const note = () => sessionStorage.setItem('said', \
            (sessionStorage.getItem('said') ?? '') + document.querySelector('form[data-add]').innerText); \
        new MutationObserver(note).observe(document.body, \
            { subtree: true, childList: true, characterData: true });";
    guide.script(note, &json!([]));
}

/// The bytes that were kept.
fn stored(guide: &Guide) -> Vec<u8> {
    let fetch = "const file = new XMLHttpRequest(); \
        file.open('GET', location.pathname + '/fichier', false); \
        file.overrideMimeType('text/plain; charset=x-user-defined'); file.send(); \
        const byte = letter => String.fromCharCode(letter.charCodeAt(0) & 255); \
        return btoa([...file.responseText].map(byte).join(''))";
    let bytes = guide.script(fetch, &json!([]));
    let engine = base64::engine::general_purpose::STANDARD;
    base64::Engine::decode(&engine, bytes.as_str().unwrap()).unwrap()
}
