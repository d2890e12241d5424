//! Ways in and out of both portals.

use carnet::population::PASSWORD;
use rig::By;

use crate::guide::Guide;
use crate::town::{self, Town};

/// The holder signs in; the code is read in the outbox of the demonstration.
pub(crate) fn owner_enters(guide: &Guide, town: &Town) {
    guide.open("/");
    guide.look("home");
    guide.open("/connexion");
    guide.look("sign-in");
    guide.fill(By::Label("Identifiant"), town.login());
    guide.fill(By::Label("Mot de passe"), PASSWORD);
    guide.follow(By::Text("Continuer"));
    guide.look("code");
    guide.follow(By::Text("lire le code dans le courrier"));
    guide.look("outbox");
    guide.follow(By::Css(".row-title a"));
    guide.look("message");
    let code = code_in(&guide.page_text());
    guide.open("/connexion/code");
    guide.fill(By::Label("Code"), &code);
    guide.follow(By::Text("Entrer"));
    guide.see("Bonjour Martine");
}

/// The holder comes in by the State's identity provider, in the place of the password and the code.
pub(crate) fn owner_enters_by_france_connect(guide: &Guide, town: &Town) {
    guide.open("/activer");
    guide.look("enrol-start");
    guide.open("/connexion");
    guide.follow(By::Text("S’identifier avec FranceConnect+"));
    guide.look("answer-sandbox-citizens");
    guide.click(By::Label(&town.martine.traits.display_name()));
    guide.follow(By::Text("Continuer sous ce nom"));
    guide.see("Bonjour Martine");
}

/// A visitor of the demonstration takes the holder's place in one step.
pub(crate) fn owner_enters_at_once(guide: &Guide) {
    guide.open("/");
    guide.follow(By::Text("Entrer"));
    guide.see("Bonjour Martine");
}

/// The six digits of a message.
pub(crate) fn code_in(text: &str) -> String {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.find(|digits| digits.len() == 6).unwrap().to_owned()
}

/// The doctor signs in through the sandbox and says where they are today.
pub(crate) fn doctor_enters(guide: &Guide) {
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
}

/// Whoever it is goes away.
pub(crate) fn leaves(guide: &Guide) {
    guide.follow(By::Text("Se déconnecter"));
    guide.see("Vous êtes déconnecté.");
}
