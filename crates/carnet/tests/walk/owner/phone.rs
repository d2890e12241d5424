//! The emergency sheet on a telephone that has lost the network.

use rig::By;

use crate::guide::Guide;

/// Writes the sheet and keeps it on the device.
pub(crate) fn keeps_the_sheet(guide: &Guide) {
    guide.open("/espace/fiche-urgence/modifier");
    guide.fill(By::Label("Allergies"), "Pénicilline");
    guide.follow(By::Css("main form .button"));
    guide.click(By::Css("[data-do='keep']"));
    guide.see("La fiche est gardée sur cet appareil.");
}

/// Finds it in the place of any page.
pub(crate) fn reads_it_alone(guide: &Guide) {
    guide.open("/espace");
    guide.see("Fiche d’urgence gardée ici");
    guide.see("Pénicilline");
}
