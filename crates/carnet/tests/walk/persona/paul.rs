//! Paul Santoni, 62, refuses; later he wants a space after all, and leaves it.

use rig::By;

use super::{Country, PASSWORD, Way};
use crate::fund::line;
use crate::guide::Guide;

const NIR: &str = "1 64 03 80 021 090 93";
const BORN: &str = "1964-03-02";
const CARD: &str = "80250000011";
const MOBILE: &str = "+33639981234";

/// Day 40: he refuses with the letter's code and has a proof. June: he asks for it. September: he closes it and has it
/// deleted; coming back in time, he finds it again; closed for good, it is gone in December.
pub(super) fn refuses_and_changes_his_mind(guide: &Guide, country: &Country) {
    let paul = "43;;+33639981234;3 RUE HAUTE|43000 LE PUY EN VELAY;80250000011;12345;";
    country.announce("haute-loire", &[line("164038002109093", "SANTONI", "Paul", BORN, paul)]);
    let code = code_of(&country.letters());

    country.days_later(40);
    guide.open("/");
    guide.follow(By::Text("Refuser la création de mon espace"));
    types(guide, &code);
    guide.see("Vos soins et vos remboursements ne changent pas.");
    guide.look("oppose-before");
    guide.follow(By::Text("Refuser mon espace"));
    guide.see("Votre refus est enregistré");
    guide.look("answer-opposed");
    let text = guide.page_text();
    assert!(text.contains("Référence : ligne"), "{text}");

    // Day 43: the window is over, and there is no space for him.
    country.days_later(3);

    // June: his code is too old. His card, and a code to the mobile that his fund knows, are enough to ask for it.
    country.at("2026-06-15T08:00:00Z");
    guide.open("/opposition");
    types(guide, &code);
    guide.see("Ce code n’est plus valable");
    guide.open("/activer/carte");
    shows_his_card(guide);
    guide.see("Vous avez refusé cet espace.");
    guide.look("enrol-code-opposed");
    let login =
        country.comes_in(guide, &Way { mobile: MOBILE, by: "mobile", login: "paul.santoni" });
    guide.see("Votre espace est activé");

    // September: he closes it, and has it deleted. He cannot read it any more; in time, he can come back.
    country.at("2026-09-01T08:00:00Z");
    country.signs_in(guide, &login, MOBILE);
    closes(guide, true);
    guide.see("Vous avez demandé qu’il soit effacé");
    guide.look("left-deleting");
    guide.open("/espace/documents");
    guide.see("Votre espace est clôturé");
    reopens(guide);
    guide.see("Votre espace est rouvert. Tout y est.");
    // Without deletion it is archived for ten years: he comes back in 2027.
    closes(guide, false);
    guide.see("septembre 2036");
    country.at("2027-03-01T08:00:00Z");
    country.signs_in(guide, &login, MOBILE);
    reopens(guide);
    // For good, this time: three months later there is nothing, not even his login.
    closes(guide, true);
    country.at("2027-06-01T08:00:00Z");
    guide.forget_cookies();
    guide.open("/connexion");
    guide.fill(By::Label("Identifiant"), &login);
    guide.fill(By::Label("Mot de passe"), PASSWORD);
    guide.follow(By::Text("Continuer"));
    guide.see("ne vont pas ensemble");
}

/// Closes the space with his password.
fn closes(guide: &Guide, deletion: bool) {
    guide.open("/espace/cloture");
    if deletion {
        guide.click(By::Label("Effacer mes données sans attendre"));
    }
    guide.fill(By::Label("Votre mot de passe"), PASSWORD);
    guide.follow(By::Text("Clôturer mon espace"));
    guide.see("Votre espace est clôturé");
}

fn reopens(guide: &Guide) {
    guide.open("/espace/cloture");
    guide.fill(By::Label("Votre mot de passe"), PASSWORD);
    guide.follow(By::Text("Rouvrir mon espace"));
}

/// The code in a letter, in three groups of four: what is printed under its heading.
fn code_of(letter: &str) -> String {
    let (_, after) = letter.split_once("Votre code provisoire").unwrap();
    after.trim_start().chars().take(14).collect()
}

fn types(guide: &Guide, code: &str) {
    guide.fill(By::Label("Numéro de sécurité sociale"), NIR);
    guide.pick_day("naissance", BORN);
    guide.fill(By::Label("Code provisoire"), code);
    guide.follow(By::Text("Continuer"));
}

fn shows_his_card(guide: &Guide) {
    guide.fill(By::Label("Numéro de la carte"), CARD);
    guide.fill(By::Label("Numéro de sécurité sociale"), NIR);
    guide.pick_day("naissance", BORN);
    guide.follow(By::Text("Continuer"));
}
