//! What she adds herself.

use rig::By;

use crate::guide::Guide;
use crate::town::Town;

/// Adds a text of her own.
pub(crate) fn a_text(guide: &Guide, town: &Town) {
    guide.open("/espace/documents/ajouter");
    guide.look("add");
    let file = guide.downloads().join("glycemies.txt");
    std::fs::create_dir_all(guide.downloads()).unwrap();
    std::fs::write(&file, "Glycémies de février : 1,12 g/L à jeun, carnet de lentilles").unwrap();
    guide.upload(By::Label("Fichier"), &file);
    guide.fill(By::Label("Nom du document"), "Mes glycémies de février");
    guide.choose(By::Css("#type"), &kind(guide));
    guide.click(By::Label("Les professionnels que j’autorise"));
    guide.follow(By::Text("Ajouter à mon espace"));
    guide.see("Votre document est enregistré.");
    guide.look("answer-added");
    guide.see("carnet de lentilles");
    town.work();
}

/// What she chooses from the list of types: the first one there is.
fn kind(guide: &Guide) -> String {
    let options = guide.texts("#type optgroup option");
    options.first().cloned().unwrap()
}
