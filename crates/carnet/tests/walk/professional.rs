//! A doctor who opens that space for the first time.

use rig::By;

use crate::guide::Guide;
use crate::owner::SECRET;
use crate::town::{self, Town};

/// Signs in through the sandbox, opens the space by its INS, filters, searches, reads. The masked document is
/// nowhere.
pub(crate) fn visits(guide: &Guide, town: &Town) {
    guide.open("/pro");
    guide.look("pro-sign-in");
    guide.follow(By::Text("S’identifier avec Pro Santé Connect"));
    guide.look("answer-sandbox");
    guide.click(By::Label(&town::doctor()));
    guide.follow(By::Text("Continuer sous ce nom"));
    guide.arrive("/pro/situation");
    guide.look("situation");
    guide.click(By::Css("input[name='situation']"));
    guide.follow(By::Text("Continuer"));
    guide.look("patients");
    guide.fill(By::Label("Matricule INS"), "1 99 99 99 999 999 99");
    guide.follow(By::Text("Ouvrir l’espace"));
    guide.see("Indiquez à quel titre");
    guide.look("answer-patients-wrong");
    guide.fill(By::Label("Matricule INS"), &town.ins());
    guide.click(By::Label("J’atteste avoir recueilli le consentement"));
    guide.follow(By::Text("Ouvrir l’espace"));
    guide.arrive("/pro/patients/");
    guide.look("patient");
    nowhere(guide);
    let here = guide.url();

    guide.unfold("Filtrer");
    guide.choose(By::Css("#categorie"), "Résultats de biologie");
    guide.follow(By::Text("Appliquer"));
    guide.look("patient-filtered");
    let kinds = guide.all(".row-meta");
    assert!(kinds.contains("biologie") && !kinds.contains("Ordonnance"), "{kinds}");
    guide.follow(By::Text("Suivi de diabète"));
    guide.look("patient-document");
    assert!(guide.count(".cda table") >= 1);
    guide.goto(&here);
    guide.fill(By::Label("Chercher un mot"), "diabétologie");
    guide.follow(By::Text("Rechercher"));
    guide.look("patient-found");
    assert!(guide.count("mark") >= 1, "words found are marked");
    nowhere(guide);
    guide.fill(By::Label("Chercher un mot"), "bilan de diabétologie");
    guide.follow(By::Text("Rechercher"));
    nowhere(guide);
}

fn nowhere(guide: &Guide) {
    assert!(!guide.source().contains(SECRET), "{SECRET} is on {}", guide.url());
}

/// Deposits a report, reads its proof, and sees it in the list.
pub(crate) fn writes(guide: &Guide, town: &Town) {
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
    town.work();
    guide.open("/pro/patients");
    guide.look("patients-recent");
    guide.see("Martine");
    guide.open("/pro/patients/own_00000000000000000000000000000000");
    guide.look("refused");
    guide.follow(By::Text("Se déconnecter"));
}

/// The type of a consultation report.
fn consultation(guide: &Guide) -> String {
    guide.texts("#type option[value='11488-4']").remove(0)
}
