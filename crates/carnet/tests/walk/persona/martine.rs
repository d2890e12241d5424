//! Martine Chaussade, 58: her space was created while she did nothing, and holds what her record of 2020 held.

use rig::By;
use sha2::{Digest as _, Sha256};

use super::{Country, Way};
use crate::fund::line;
use crate::guide::Guide;
use crate::paper::Paper;
use crate::people;

const NIR: &str = "267094315701293";
const BORN: &str = "1967-09-14";
const CARD: &str = "12345678901";
const MOBILE: &str = "+33639980042";

/// Told in February 2022, she answers nothing; in April her space is there, with the documents of an earlier record. Years
/// later she comes in with her card, and finds them at once.
pub(super) fn comes_in(guide: &Guide, country: &Country) {
    country.at("2022-02-21T08:00:00Z");
    let martine = format!("43;martine@exemple.fr;{MOBILE};;{CARD};;");
    country.announce("43-2022", &[line(NIR, "CHAUSSADE", "Martine", BORN, &martine)]);
    assert!(!country.told("martine@exemple.fr", "message-announce", "code").is_empty());

    // Her record of 2020 waits as long as she may refuse: 3 April at night.
    carries_her_record(country);
    country.at("2022-04-03T22:30:00Z");
    carries_her_record(country);

    country.at("2026-03-02T08:00:00Z");
    guide.open("/");
    guide.follow(By::Text("activer mon espace"));
    guide.look("enrol-start");
    guide.follow(By::Text("Commencer"));
    guide.fill(By::Label("Numéro de la carte"), CARD);
    guide.fill(By::Label("Numéro de sécurité sociale"), NIR);
    guide.pick_day("naissance", BORN);
    guide.follow(By::Text("Continuer"));
    guide.look("enrol-code");
    let login =
        country.comes_in(guide, &Way { mobile: MOBILE, by: "mobile", login: "martine.chaussade" });
    guide.open("/espace/documents");
    guide.see("Compte rendu opératoire");
    guide.see("Lettre de sortie");
    guide.look("documents-of-before");
    // Two factors from then on.
    country.signs_in(guide, &login, MOBILE);
    guide.see("Bonjour Martine");
}

/// Brings in what the earlier record holds, as far as it may be.
fn carries_her_record(country: &Country) {
    let who = people::alice();
    let folder = tempfile::tempdir().unwrap();
    let mut lines = vec!["file;ins;oid;sha256".to_owned()];
    for (number, title) in [(1, "Compte rendu opératoire"), (2, "Lettre de sortie")] {
        let name = format!("{number}.xml");
        let bytes = Paper::about(&who, number, title).draft("Fracture de cheville").bytes;
        let sum = carnet_app::secret::hex(&Sha256::digest(&bytes));
        std::fs::write(folder.path().join(&name), bytes).unwrap();
        lines.push(format!("{name};{NIR};1.2.250.1.213.1.4.10;{sum}"));
    }
    let manifest = folder.path().join("manifest.csv");
    std::fs::write(&manifest, lines.join("\n")).unwrap();
    let rejects = folder.path().join("refused.csv");
    country.campaign(&[
        "carry",
        manifest.to_str().unwrap(),
        "--rejects",
        rejects.to_str().unwrap(),
    ]);
    let refused = std::fs::read_to_string(rejects).unwrap();
    assert_eq!(refused.lines().count(), 1, "{refused}");
}
