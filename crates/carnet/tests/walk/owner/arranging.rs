//! Her own order: a folder, a pin, several documents at once, the timeline, a document corrected and reported.

use rig::By;

use super::documents::SECRET;
use crate::guide::Guide;

/// What she added before (`adding.rs`).
const HERS: &str = "Mes glycémies de février";

/// Makes a folder, puts two documents in it, pins one, and looks at her years.
pub(crate) fn is_done(guide: &Guide) {
    guide.open("/espace/documents/dossiers");
    guide.look("folders-none");
    guide.fill(By::Label("Nom du dossier"), "Mon cœur");
    guide.follow(By::Text("Créer le dossier"));
    guide.see("Votre dossier est créé.");
    guide.look("folders");
    // A filter in force opens the panel.
    guide.open("/espace/documents?du=2015-01-01");
    guide.look("documents-filters");
    guide.open("/espace/documents");
    tick(guide, HERS);
    guide.unfold("Agir sur");
    guide.choose(By::Css("#deed-folder"), "Mon cœur");
    guide.follow(By::Css("button[value='ranger']"));
    guide.see("C’est rangé.");
    guide.see("dossier Mon cœur");
    tick(guide, HERS);
    guide.unfold("Agir sur");
    guide.follow(By::Css("button[value='epingler']"));
    guide.see("Tous les autres");
    guide.look("answer-pinned");
    guide.follow(By::Text("Frise"));
    guide.look("timeline");
    assert!(guide.count(".spine-year") >= 2, "years along the spine");
}

/// Asks to withdraw hers and a doctor's: is told what stays, and changes nothing.
pub(crate) fn a_mixed_selection_is_explained(guide: &Guide) {
    guide.open("/espace/documents");
    tick(guide, SECRET);
    tick(guide, HERS);
    guide.unfold("Agir sur");
    guide.follow(By::Css("button[value='retirer']"));
    guide.see("ne change pas");
    guide.look("selection");
    guide.follow(By::Text("Ne rien changer"));
    guide.see(HERS);
}

/// Corrects what is hers, reports what is not.
pub(crate) fn one_is_corrected_and_one_reported(guide: &Guide) {
    guide.open("/espace/documents");
    guide.follow(By::Text(HERS));
    guide.look("document-own");
    guide.follow(By::Text("Corriger son nom"));
    guide.look("amend");
    guide.fill(By::Label("Nom du document"), "Mes glycémies de l’hiver");
    guide.follow(By::Text("Enregistrer"));
    guide.see("La fiche du document est corrigée.");
    guide.open("/espace/documents?q=cardiologie");
    guide.follow(By::Text("cardiologie"));
    guide.see("seul son auteur peut");
    guide.follow(By::Text("Signaler un problème sur ce document"));
    guide.look("report");
    guide.click(By::Label("Son nom, son type ou sa date"));
    guide.follow(By::Text("Enregistrer mon signalement"));
    guide.see("Votre signalement est enregistré.");
    guide.look("answer-reported");
}

fn tick(guide: &Guide, title: &str) {
    guide.click(By::Label(&format!("Cocher {title}")));
}
