//! What she adds herself.

mod pile;

use std::path::PathBuf;

use rig::By;

use crate::guide::Guide;
use crate::photograph::Photograph;
use crate::town::Town;

pub(crate) use pile::is_made_with_scripts;

const AT: &str = "/espace/documents/ajouter";

/// Adds a text of her own.
pub(crate) fn a_text(guide: &Guide, town: &Town) {
    guide.open(AT);
    guide.look("add");
    let text = "Glycémies de février : 1,12 g/L à jeun, carnet de lentilles";
    let file = kept(guide, "glycemies.txt", text.as_bytes());
    guide.upload(By::Label("Fichier"), &file);
    describes(guide, "Mes glycémies de février");
    guide.follow(By::Text("Ajouter à mon espace"));
    guide.see("Votre document est enregistré.");
    guide.look("answer-added");
    guide.see("carnet de lentilles");
    town.work();
}

/// Adds the two pages of a letter she photographed, after having tried to add them to a text. Where scripts
/// run, the pages stay while she corrects; elsewhere she chooses them again.
pub(crate) fn two_photographs(guide: &Guide, town: &Town) {
    let first = kept(guide, "page-a.jpg", &Photograph::new(600, 400).held(6));
    let second = kept(guide, "page-b.jpg", &Photograph::new(400, 600).held(1));
    guide.open(AT);
    for page in [&first, &second] {
        guide.upload(By::Css("#fichier"), page);
    }
    describes(guide, "Courrier du rhumatologue");
    guide.fill(By::Label("Nom du document"), " ");
    guide.click(By::Text("Ajouter à mon espace"));
    guide.see("Donnez un nom au document.");
    guide.look("answer-add-wrong");
    if guide.count(".leaf") == 0 {
        guide.see("choisissez-les à nouveau");
        guide.unfold("page par page");
        guide.upload(By::Label("Page 1"), &first);
        guide.upload(By::Label("Page 2"), &second);
        guide.choose(By::Label("Tourner la page 2"), "Tête en bas");
    }
    guide.fill(By::Label("Nom du document"), "Courrier du rhumatologue");
    guide.follow(By::Text("Ajouter à mon espace"));
    guide.see("Vos photos n’en font plus qu’un");
    guide.look("answer-added-pages");
    town.work();
}

/// Everything but the file.
fn describes(guide: &Guide, title: &str) {
    guide.fill(By::Label("Nom du document"), title);
    guide.choose(By::Label("Catégorie"), "Résultats de biologie");
    guide.click(By::Label("Les professionnels que j’autorise"));
}

/// A file on her telephone.
fn kept(guide: &Guide, name: &str, bytes: &[u8]) -> PathBuf {
    let file = guide.downloads().join(name);
    std::fs::create_dir_all(guide.downloads()).unwrap();
    std::fs::write(&file, bytes).unwrap();
    file
}
