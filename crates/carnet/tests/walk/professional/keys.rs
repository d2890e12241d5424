//! A whole visit without a mouse: single keys lead it, and can be switched off.

use rig::By;
use rig::keyboard::Key;
use serde_json::json;

use crate::guide::Guide;
use crate::town::Town;

/// Opens the patient, goes to the list, along it, from document to document and back; then does without.
pub(crate) fn lead_the_visit(guide: &Guide, town: &Town) {
    guide.fill(By::Label("Matricule INS"), &town.ins());
    guide.click(By::Label("J’atteste avoir recueilli le consentement"));
    guide.follow(By::Text("Ouvrir l’espace"));
    guide.arrive("/pro/patients/");
    let essentials = guide.url();
    types(guide, "gd");
    arrives(guide, &format!("{essentials}/documents"));

    types(guide, "jjk");
    let first = at_hand(guide);
    assert!(!first.is_empty(), "the first line has the focus");
    types(guide, "j");
    assert_ne!(at_hand(guide), first);
    guide.press(Key::Up);
    assert_eq!(at_hand(guide), first, "arrows move once one is on the list");
    guide.press(Key::Enter);
    guide.wait("a document", || guide.count(".neighbours-place") == 1);
    guide.see(&first.replace('\u{a0}', " "));
    let document = guide.url();
    types(guide, "n");
    guide.wait("the next document", || guide.url() != document && guide.count("h1") == 1);
    guide.see("2 sur");
    types(guide, "p");
    arrives(guide, &document);
    types(guide, "ge");
    arrives(guide, &essentials);

    // A field keeps its keys.
    types(guide, "gd");
    arrives(guide, &format!("{essentials}/documents"));
    types(guide, "/");
    types(guide, "jge");
    let typed = guide.script("return document.querySelector('#q').value", &json!([]));
    assert_eq!(typed, json!("jge"));
    arrives(guide, &format!("{essentials}/documents"));

    // The help opens with a key, and the keys are switched off there, for the next page too.
    guide.script("document.activeElement.blur()", &json!([]));
    types(guide, "?");
    guide.wait("the help", || guide.count("dialog[open]") == 1);
    guide.press(Key::Space);
    guide.press(Key::Escape);
    guide.wait("the page", || guide.count("dialog[open]") == 0);
    guide.goto(&essentials);
    types(guide, "gdj");
    assert_eq!(at_hand(guide), "", "no key is heard any more");
    arrives(guide, &essentials);
}

fn types(guide: &Guide, keys: &str) {
    for key in keys.chars() {
        guide.press(Key::Character(key));
    }
}

fn arrives(guide: &Guide, url: &str) {
    guide.wait(url, || guide.url() == url);
}

/// The words of the link that has the focus.
fn at_hand(guide: &Guide) -> String {
    let script = "const one = document.activeElement; \
        return one && one.closest('[data-keys-list], .rows') ? one.innerText : ''";
    guide.script(script, &json!([])).as_str().unwrap_or_default().to_owned()
}
