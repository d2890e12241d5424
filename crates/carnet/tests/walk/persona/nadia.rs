//! Nadia Brunel, 34: Léa is born, and her space comes by the mail of her mother. She opens it, and lives there too.

use rig::By;

use super::{Country, Way};
use crate::fund::{line, today};
use crate::guide::Guide;

const NIR: &str = "291064410903367";
const BORN: &str = "1991-06-18";
const CARD: &str = "80250000042";
const MOBILE: &str = "+33639980077";
const MAIL: &str = "nadia@exemple.fr";

/// Léa is born in January and told of by the fund; six weeks later her space is there. Her mother opens it, and those of
/// the twins; eighteen years later she is out of it, and Léa has her own way in.
pub(super) fn opens_the_space_of_lea(guide: &Guide, country: &Country) {
    country.at("2026-01-05T08:00:00Z");
    let nadia = format!("43;{MAIL};{MOBILE};;{CARD};;");
    country.announce("loire", &[line(NIR, "BRUNEL", "Nadia", BORN, &nadia)]);
    let day = today(&country.app);
    country.campaign(&["order", "births", "--territory", "43", "--day", &day, "--newcomers"]);

    // Born on the 12th, named by the fund on the 16th with her brothers, who come to the scheme that day.
    country.at("2026-01-16T08:00:00Z");
    let attached = format!("43;{MAIL};;;;;{NIR}");
    let child = |ins, given, born| line(ins, "BRUNEL", given, born, &attached);
    country.newcomers(&[
        child("226014410907823", "Léa", "2026-01-12"),
        child("120064410911225", "Louis", "2020-06-09"),
        child("120064410911324", "Hugo", "2020-06-09"),
    ]);
    assert!(!country.told(MAIL, "message-announce", "code").is_empty());

    country.at("2026-03-02T08:00:00Z");
    guide.open("/activer/carte");
    guide.fill(By::Label("Numéro de la carte"), CARD);
    guide.fill(By::Label("Numéro de sécurité sociale"), NIR);
    guide.pick_day("naissance", BORN);
    guide.follow(By::Text("Continuer"));
    let way = Way { mobile: MOBILE, by: "mobile", login: "nadia.brunel" };
    let login = country.comes_in(guide, &way);

    guide.open("/espace/famille");
    for child in ["Léa BRUNEL", "Louis BRUNEL", "Hugo BRUNEL"] {
        guide.see(child);
    }
    guide.look("family");
    guide.click(By::Label("Léa BRUNEL"));
    guide.follow(By::Text("Activer les espaces choisis"));
    guide.see("rien n’a été activé");
    guide.look("answer-family-uncertified");
    guide.click(By::Label("Je certifie être le représentant légal de ces enfants"));
    guide.follow(By::Text("Activer les espaces choisis"));
    guide.see("Activé");
    guide.look("answer-family-activated");
    guide.follow(By::Text("Aller dans l’espace de Léa BRUNEL"));
    guide.see("Vous êtes dans l’espace de");
    guide.look("space-of-lea");
    guide.open("/espace/historique");
    guide.see("Nadia BRUNEL");

    // Eighteen years are over at midnight in Paris.
    country.at("2044-01-11T22:00:00Z");
    country.signs_in(guide, &login, MOBILE);
    guide.open("/espace/famille");
    guide.see("Aller dans l’espace de Léa BRUNEL");
    country.at("2044-01-11T23:00:00Z");
    guide.open("/espace/famille");
    assert!(!guide.page_text().contains("Aller dans l’espace de Léa"), "{}", guide.page_text());
}
