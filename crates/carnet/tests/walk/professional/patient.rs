//! The patient's space, as a doctor reads it.

use rig::By;

use crate::guide::Guide;
use crate::owner::documents::SECRET;
use crate::town::Town;

/// Opens the space by its INS, once it is said on which ground.
pub(crate) fn is_opened(guide: &Guide, town: &Town) {
    guide.look("patients");
    guide.fill(By::Label("Matricule INS"), "1 99 99 99 999 999 99");
    guide.follow(By::Text("Ouvrir l’espace"));
    guide.see("Indiquez à quel titre");
    guide.look("answer-patients-wrong");
    guide.fill(By::Label("Matricule INS"), &town.ins());
    guide.click(By::Label("J’atteste avoir recueilli le consentement"));
    guide.follow(By::Text("Ouvrir l’espace"));
    guide.arrive("/pro/patients/");
}

/// Filters, searches, reads. The masked document is nowhere.
pub(crate) fn is_read(guide: &Guide) {
    guide.look("patient");
    nowhere(guide);
    assert_eq!(guide.count(".glance-block"), 6, "the essentials come first");
    guide.see("Amoxicilline");
    guide.follow(By::Css("a[data-keys='documents']"));
    guide.look("patient-documents");
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
    // From one to the next without coming back, then back to the list as it was.
    let document = guide.url();
    guide.follow(By::Css("a[rel='next'], a[rel='prev']"));
    assert_ne!(guide.url(), document);
    guide.follow(By::Text("Revenir à la liste"));
    assert!(guide.url().contains("categorie=biologie"), "{}", guide.url());
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

/// The patient is among the recent ones; another space stays closed.
pub(crate) fn is_remembered(guide: &Guide, town: &Town) {
    town.work();
    guide.open("/pro/patients");
    guide.look("patients-recent");
    guide.see("Martine");
    guide.open("/pro/patients/own_00000000000000000000000000000000");
    guide.look("refused");
}
