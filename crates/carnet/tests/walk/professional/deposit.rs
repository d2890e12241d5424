//! What a doctor writes.

use rig::By;

use crate::guide::Guide;

/// Deposits a report, reads its proof, and sees it.
pub(crate) fn a_report(guide: &Guide) {
    guide.follow(By::Text("Déposer"));
    guide.look("deposit");
    guide.choose(By::Css("#type"), &consultation(guide));
    guide.fill(By::Label("Titre"), "Consultation de contrôle");
    guide.follow(By::Css("main form .button"));
    guide.see("Écrivez un texte ou choisissez un fichier.");
    guide.look("answer-deposit-wrong");
    guide.fill(
        By::Label("Texte"),
        "Tension 13/8. Poursuivre le traitement, revoir dans trois mois.",
    );
    guide.click(By::Label("Le patient et les professionnels qu’il autorise"));
    guide.follow(By::Css("main form .button"));
    guide.see("Preuve de dépôt");
    guide.look("deposited");
    guide.follow(By::Text("Voir le document"));
    guide.see("Consultation de contrôle");
}

/// The type of a consultation report.
fn consultation(guide: &Guide) -> String {
    guide.texts("#type option[value='11488-4']").remove(0)
}
