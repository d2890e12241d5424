//! What she proves herself with.

use carnet::population::PASSWORD;
use rig::By;

use crate::guide::Guide;

const PROOFS: &str = "/espace/compte/preuves";

/// The password, which each change asks for.
fn gives_the_password(guide: &Guide) {
    guide.fill(By::Label("Votre mot de passe"), PASSWORD);
}

/// An app, as far as its drawing; and codes on paper.
pub(crate) fn are_looked_at(guide: &Guide) {
    guide.open("/espace/compte");
    guide.follow(By::Text("Choisir comment prouver que c’est vous"));
    guide.look("proofs");
    guide.follow(By::Text("Ajouter une application"));
    guide.look("proof-app");
    gives_the_password(guide);
    guide.follow(By::Text("Continuer"));
    guide.look("proof-app-drawing");
    assert!(guide.source().contains("class=\"qr\""), "it is drawn without a script");
    guide.open(PROOFS);
    guide.follow(By::Text("Créer de nouveaux codes"));
    guide.look("proof-backup");
    gives_the_password(guide);
    guide.follow(By::Text("Créer dix codes"));
    guide.look("answer-backup-codes");
    assert_eq!(guide.count("ol.list code"), 10);
    guide.follow(By::Text("Je les ai notés"));
    guide.see("Il vous reste 10 codes de secours");
}

/// Without a script there is no passkey, and it is said.
pub(crate) fn a_passkey_needs_a_script(guide: &Guide) {
    guide.open("/espace/compte/preuves/cle");
    gives_the_password(guide);
    guide.follow(By::Text("Continuer"));
    guide.see("Ce navigateur ne connaît pas les clés d’accès");
    assert!(!guide.page_text().contains("Créer la clé"), "the form stays hidden");
}

/// Made by the browser's own authenticator.
pub(crate) fn a_passkey_is_added(guide: &Guide) {
    guide.open("/espace/compte/preuves/cle");
    guide.look("proof-key");
    gives_the_password(guide);
    guide.follow(By::Text("Continuer"));
    guide.look("proof-key-made");
    guide.fill(By::Label("Nom de la clé"), "Mon téléphone");
    guide.follow(By::Text("Créer la clé"));
    guide.see("La clé d’accès est ajoutée");
    guide.look("proofs-with-key");
}

/// It opens the space alone, and once taken away no more.
pub(crate) fn a_passkey_opens_the_space(guide: &Guide) {
    guide.open("/connexion");
    guide.look("sign-in-key");
    guide.follow(By::Text("Ouvrir avec une clé d’accès"));
    guide.see("Bonjour Martine");
    guide.open(PROOFS);
    guide.follow(By::Css("main .person a"));
    guide.look("proof-remove");
    gives_the_password(guide);
    guide.follow(By::Text("Retirer"));
    guide.see("Cette preuve est retirée");
    crate::door::leaves(guide);
    guide.open("/connexion");
    guide.follow(By::Text("Ouvrir avec une clé d’accès"));
    guide.see("Cette clé d’accès n’ouvre rien ici");
}
