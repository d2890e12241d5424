//! What lets her trust it: history, notices, professionals, settings.

use rig::By;

use crate::guide::Guide;
use crate::town::{self, Town};

/// Reads her history and her notices, sees who may come in.
pub(crate) fn is_read(guide: &Guide) {
    guide.open("/espace/historique");
    guide.look("history");
    guide.see("Martine");
    guide.open("/espace/notifications");
    guide.look("notices");
    guide.open("/espace/professionnels");
    guide.look("professionals");
    guide.open("/espace/reglages");
    guide.look("settings");
    guide.open("/espace/vu-par");
    guide.look("view-as");
    guide.open("/espace/vu-par?qui=profession%3A60&voir=caches");
    guide.look("view-as-unseen");
    writes_her_emergency_sheet(guide);
}

/// Writes what helpers should know, and sees it as they would.
fn writes_her_emergency_sheet(guide: &Guide) {
    guide.open("/espace/fiche-urgence");
    guide.see("Votre fiche est vide");
    guide.look("emergency-sheet-empty");
    guide.follow(By::Text("Écrire ma fiche"));
    guide.look("emergency-sheet-form");
    guide.fill(By::Label("Allergies"), "Pénicilline");
    guide.follow(By::Text("Enregistrer ma fiche"));
    guide.see("Votre fiche d’urgence est enregistrée.");
    guide.see("Pénicilline");
    guide.look("answer-emergency-sheet");
}

/// The visit told her before she comes back: by mail.
pub(crate) fn is_told_by_mail(guide: &Guide, town: &Town) {
    town.work();
    guide.open("/demo/courrier");
    guide.see("Un professionnel a ouvert votre espace");
}

/// Finds the visit: who, role, place, purpose, what was opened; and the notice.
pub(crate) fn shows_the_visit(guide: &Guide) {
    guide.open("/espace");
    guide.look("space-after-visit");
    guide.see(&town::doctor());
    guide.open("/espace/notifications");
    guide.see(&town::doctor());
    guide.see(town::practice());
    guide.look("notices-after-visit");
    guide.open("/espace/historique");
    guide.look("history-after-visit");
    guide.open("/espace/historique?qui=professionnels");
    guide.look("history-professionals");
    guide.unfold("Ligne");
    guide.unfold("Je ne m’y attendais pas");
    guide.see("Ouvrir la page Professionnels");
    let lines = guide.page_text();
    for told in [town::doctor().as_str(), town::practice(), "Médecin", "Suivi de diabète"] {
        assert!(lines.contains(told), "{told:?} is not in the history:\n{lines}");
    }
    guide.open("/espace/documents");
    guide.follow(By::Text("Consultation de contrôle"));
    guide.look("report-of-the-visit");
    guide.see("Tension 13/8");
    guide.follow(By::Text("Historique de ce document"));
    guide.look("history-of-document");
    guide.see("Seulement les lignes de ce document");
}
