//! Persona 1 in her own space.

use std::io::{Cursor, Read as _};

use carnet::population::PASSWORD;
use rig::By;
use zip::ZipArchive;

use crate::guide::Guide;
use crate::town::{self, Town};

/// The document she will mask.
pub(crate) const SECRET: &str = "Bilan de diabétologie";

/// Signs in; the code is read in the outbox of the demonstration.
fn signs_in(guide: &Guide, town: &Town) {
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
    let text = guide.page_text();
    let code = text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap();
    guide.open("/connexion/code");
    guide.fill(By::Label("Code"), code);
    guide.follow(By::Text("Entrer"));
    guide.see("Bonjour Martine");
}

fn signs_out(guide: &Guide) {
    guide.follow(By::Text("Se déconnecter"));
    guide.see("Vous êtes déconnecté.");
}

/// Sees her documents by category, opens a PDF and a laboratory report, searches inside their text.
pub(crate) fn looks_around(guide: &Guide, town: &Town) {
    signs_in(guide, town);
    guide.look("space");
    assert!(guide.count(".tile") >= 4, "drawers by category");
    guide.follow(By::Text("Résultats de biologie"));
    guide.look("documents-laboratory");
    guide.follow(By::Text("Suivi de diabète"));
    guide.look("laboratory-report");
    guide.see("Hémoglobine");
    assert!(guide.count(".cda table tbody tr") >= 2, "results in a table");

    guide.open("/espace/documents");
    guide.look("documents");
    guide.fill(By::Label("Chercher un mot"), "cardiologie");
    guide.follow(By::Text("Rechercher"));
    guide.look("documents-found");
    guide.follow(By::Text("cardiologie"));
    guide.look("letter");
    assert_eq!(guide.count("object.pdf"), 1, "the letter itself");
    let file =
        guide.script("return document.querySelector('object.pdf').data", &serde_json::json!([]));
    assert!(file.as_str().unwrap().contains("/fichier"));
}

/// Adds a document of her own, masks one, reads her history and her notices, takes everything home.
pub(crate) fn decides(guide: &Guide, town: &Town) {
    guide.open("/espace/documents/ajouter");
    guide.look("add");
    let file = guide.downloads().join("glycemies.txt");
    std::fs::create_dir_all(guide.downloads()).unwrap();
    std::fs::write(&file, "Glycémies de février : 1,12 g/L à jeun, carnet de lentilles").unwrap();
    guide.upload(By::Label("Fichier"), &file);
    guide.fill(By::Label("Nom du document"), "Mes glycémies de février");
    guide.choose(By::Css("#type"), &kind(guide));
    guide.click(By::Label("Les professionnels que j’autorise"));
    guide.follow(By::Text("Ajouter à mon espace"));
    guide.see("Votre document est enregistré.");
    guide.look("answer-added");
    guide.see("carnet de lentilles");
    town.work();

    guide.open("/espace/documents");
    guide.follow(By::Text(SECRET));
    guide.unfold("Masquer ce document");
    guide.look("to-mask");
    // Looking at it in English brought it back folded.
    guide.unfold("Masquer ce document");
    guide.follow(By::Text("Masquer le document"));
    guide.see("Le document est masqué aux professionnels.");
    guide.look("answer-masked");
    guide.open("/espace/historique");
    guide.look("history");
    guide.see("Martine");
    guide.open("/espace/notifications");
    guide.look("notices");
    guide.open("/espace/professionnels");
    guide.look("professionals");
    guide.open("/espace/reglages");
    guide.look("settings");
    guide.open("/espace/export");
    guide.look("export");
    guide.click(By::Text("Télécharger mon espace"));
    is_true(&guide.downloaded(".zip"));
    signs_out(guide);
}

/// What she chooses from the list of types: the first one there is.
fn kind(guide: &Guide) -> String {
    let options = guide.texts("#type optgroup option");
    options.first().cloned().unwrap()
}

/// The archive verifies, and holds more than forty documents.
fn is_true(archive: &std::path::Path) {
    let bytes = std::fs::read(archive).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut file = |path: &str| {
        let mut bytes = Vec::new();
        archive.by_name(path).ok()?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    let ledger = file("ledger.json").unwrap();
    let report = carnet_ledger::verify::verify(&ledger, &mut file, None);
    assert!(report.holds(), "{:#?}", report.faults);
    assert!(report.documents.checked > 40, "{report:?}");
}

/// Finds the visit: who, role, place, purpose, what was opened; and the notice, and the mail.
pub(crate) fn sees_the_visit(guide: &Guide, town: &Town) {
    town.work();
    guide.open("/demo/courrier");
    guide.see("Un professionnel a ouvert votre espace");
    signs_in(guide, town);
    guide.look("space-after-visit");
    guide.see(&town::doctor());
    guide.open("/espace/notifications");
    guide.see(&town::doctor());
    guide.see(town::practice());
    guide.look("notices-after-visit");
    guide.open("/espace/historique");
    guide.look("history-after-visit");
    let lines = guide.page_text();
    for told in [town::doctor().as_str(), town::practice(), "Médecin", "Suivi de diabète"] {
        assert!(lines.contains(told), "{told:?} is not in the history:\n{lines}");
    }
    guide.open("/espace/documents");
    guide.follow(By::Text("Consultation de contrôle"));
    guide.look("report-of-the-visit");
    guide.see("Tension 13/8");
    signs_out(guide);
}
