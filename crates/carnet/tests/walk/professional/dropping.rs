//! A file a doctor drops on the form, where scripts run.

use rig::By;
use serde_json::{Value, json};

use crate::guide::Guide;

/// A program is refused before it is sent; a letter dropped on the field is in it.
pub(crate) fn a_file(guide: &Guide) {
    guide.follow(By::Text("Déposer"));
    drop(guide, "programme.exe");
    guide.see("programme.exe – Ce type de fichier n’est pas accepté.");
    assert_eq!(chosen(guide), Value::Null);
    drop(guide, "courrier.pdf");
    guide.wait("the letter is chosen", || chosen(guide) == json!("courrier.pdf"));
    assert_eq!(guide.count("[data-refusals] .wrong"), 0);
}

fn drop(guide: &Guide, name: &str) {
    let script = "const files = new DataTransfer(); \
        files.items.add(new File(['%PDF-1.7'], arguments[0])); \
        document.querySelector('[data-drop-one]').dispatchEvent( \
            new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))";
    guide.script(script, &json!([name]));
}

fn chosen(guide: &Guide) -> Value {
    guide.script("return document.querySelector('#fichier').files[0]?.name", &json!([]))
}
