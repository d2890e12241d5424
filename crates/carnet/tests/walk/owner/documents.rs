//! Her documents: lists, one document, who may see it.

use rig::By;

use crate::guide::Guide;

/// The document she will mask.
pub(crate) const SECRET: &str = "Bilan de diabétologie";

/// Sees her documents by category, opens a PDF and a laboratory report, searches inside their text.
pub(crate) fn are_read(guide: &Guide) {
    guide.open("/espace");
    guide.look("space");
    assert!(guide.count(".tile") >= 4, "drawers by category");
    guide.follow(By::Text("Résultats de biologie"));
    guide.look("documents-laboratory");
    guide.follow(By::Text("Suivi de diabète"));
    guide.look("laboratory-report");
    guide.see("Hémoglobine");
    assert!(guide.count(".cda table tbody tr") >= 2, "results in a table");

    guide.open("/espace/documents");
    guide.look("documents");
    guide.fill(By::Label("Chercher un mot"), "cardiologie");
    guide.follow(By::Text("Rechercher"));
    guide.look("documents-found");
    guide.follow(By::Text("cardiologie"));
    guide.look("letter");
    assert_eq!(guide.count("object.pdf"), 1, "the letter itself");
    let file =
        guide.script("return document.querySelector('object.pdf').data", &serde_json::json!([]));
    assert!(file.as_str().unwrap().contains("/fichier"));
}

/// Masks one to every professional.
pub(crate) fn one_is_masked(guide: &Guide) {
    guide.open("/espace/documents");
    guide.follow(By::Text(SECRET));
    guide.unfold("Masquer ce document");
    guide.look("to-mask");
    // Looking at it in English brought it back folded.
    guide.unfold("Masquer ce document");
    guide.follow(By::Text("Masquer le document"));
    guide.see("Le document est masqué aux professionnels.");
    guide.look("answer-masked");
}
