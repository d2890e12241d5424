//! An operator follows a campaign, and an agent of the support helps somebody who calls.

use rig::By;

use crate::door::{code_in, leaves};
use crate::guide::Guide;
use crate::staff::PASSWORD;
use crate::town::Town;

/// A campaign is under way; its letters are out.
pub(crate) fn is_worked_at(guide: &Guide, town: &Town) {
    town.rolls_out();
    enters(guide, "operator");
    guide.look("desk-operator");
    guide.follow(By::Css("main a.button"));
    guide.look("campaigns");
    guide.follow(By::Text("spring"));
    guide.look("campaign");
    guide.follow(By::Text("Compter à nouveau"));
    guide.see("Le comptage est demandé");
    guide.follow(By::Text("Noter des lettres revenues"));
    guide.look("returns");
    guide.fill(By::Label("Références"), "bonjour");
    guide.follow(By::Text("Noter ces lettres"));
    guide.look("answer-returns");
    guide.open("/service/horloge");
    guide.look("clock");
    guide.click(By::Label("la fin du délai pour refuser"));
    guide.follow(By::Text("Avancer l’horloge"));
    guide.look("answer-clock");
    guide.open("/service/campagnes");
    guide.follow(By::Text("spring"));
    guide.follow(By::Text("Compter à nouveau"));
    town.work();
    guide.open("/service/campagnes");
    guide.follow(By::Text("spring"));
    guide.unfold("Les mêmes chiffres");
    guide.see("Espaces créés, non activés");
    guide.look("campaign-created");
    leaves(guide);

    enters(guide, "support");
    guide.look("desk-support");
    guide.follow(By::Css("main a.button"));
    guide.look("person");
    guide.fill(By::Label("Numéro de sécurité sociale"), "1 64 03 80 021 090 93");
    guide.fill(By::Label("Nom de naissance"), "Santoni");
    guide.pick_day("naissance", "1964-03-02");
    guide.follow(By::Text("Chercher"));
    guide.look("call");
    guide.fill(By::Label("Cinq derniers chiffres de l’IBAN"), "54321");
    guide.follow(By::Css("form[action='/service/appel/iban'] button"));
    guide.look("answer-call-wrong");
    guide.fill(By::Label("Cinq derniers chiffres de l’IBAN"), "12345");
    guide.follow(By::Css("form[action='/service/appel/iban'] button"));
    guide.see("La personne est identifiée.");
    guide.look("call-identified");
    guide.follow(By::Text("Enregistrer son refus"));
    guide.see("Le refus est enregistré.");
    guide.look("call-opposed");
    guide.follow(By::Text("Raccrocher"));
    leaves(guide);
}

/// Signs in as everybody does; the code is read in the outbox of the demonstration.
fn enters(guide: &Guide, login: &str) {
    guide.open("/service");
    guide.fill(By::Label("Identifiant"), login);
    guide.fill(By::Label("Mot de passe"), PASSWORD);
    guide.follow(By::Text("Continuer"));
    guide.follow(By::Text("lire le code dans le courrier"));
    guide.follow(By::Css(".row-title a"));
    let code = code_in(&guide.page_text());
    guide.open("/connexion/code");
    guide.fill(By::Label("Code"), &code);
    guide.follow(By::Text("Entrer"));
    guide.see("Mon bureau");
}
