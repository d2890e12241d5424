//! Eleven to seventeen.

use jiff::ToSpan as _;

use super::super::medicine::{CONTRACEPTIVE, IBUPROFEN};
use super::super::part::Heading::{
    Conclusion, Conduite, Examen, Indication, Mesures, Motif, Resultats, Technique,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::vaccine::Vaccine;
use super::{Label, Life, child};

pub(super) fn live(life: &mut Life<'_>) {
    child::live(life);
    let doctor = life.doctor();
    let eleven = life.at_years(11);
    life.vaccinate(eleven, doctor, &[(Vaccine::Dtcap, None), (Vaccine::Hpv, Some(1))]);
    life.vaccinate(eleven.saturating_add(6.months()), doctor, &[(Vaccine::Hpv, Some(2))]);
    sport(life);
    sprain(life);
    orthodontics(life);
    if life.is_woman() && life.years_today() >= 15 {
        secret(life);
    }
}

fn sport(life: &mut Life<'_>) {
    let sport = life.chance.pick([
        "du football",
        "du basket-ball",
        "du judo",
        "de la gymnastique",
        "de la natation",
    ]);
    let (weight, height) = (life.chance.between(42, 62), life.chance.between(150, 174));
    for years in [12, 14, 16] {
        let day = life.at_years(years);
        life.note(
            day,
            life.doctor(),
            "89601-9",
            &format!("Certificat médical : pratique {sport} en club"),
            vec![
                part(Motif, &["Demande de certificat pour une licence."]),
                part(Mesures, &[&format!("Poids {weight} kg, taille {height} cm, tension artérielle 11/6, pouls 72 par minute.")]),
                part(Conclusion, &["Pas de contre-indication décelée ce jour à la pratique de ce sport, compétition comprise."]),
            ],
        );
    }
}

fn sprain(life: &mut Life<'_>) {
    let day = life.at_years(13);
    let side = life.chance.pick(["droite", "gauche"]);
    life.letter(
        day,
        Who::Fabre,
        "18748-4",
        &format!("Radiographie de la cheville {side}"),
        vec![
            part(Indication, &["Traumatisme en inversion au cours d'éducation physique."]),
            part(Technique, &["Incidences de face et de profil."]),
            part(Resultats, &["Pas de fracture visible. Cartilages de croissance d'aspect normal. Épaississement des parties molles sous la malléole externe."]),
            part(Conclusion, &[&format!("Absence de lésion osseuse de la cheville {side}, aspect d'entorse.")]),
        ],
    );
    life.note(
        day.saturating_add(1.day()),
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : entorse de cheville",
        vec![
            part(Examen, &[&format!("Œdème sous-malléolaire externe {}, appui possible en boitant. Tiroir absent.", if side == "droite" { "droit" } else { "gauche" })]),
            part(Conduite, &["Attelle amovible trois semaines, glace, reprise du sport après rééducation. Dispense d'éducation physique d'un mois."]),
        ],
    );
    life.prescribe(day.saturating_add(1.day()), life.doctor(), &[IBUPROFEN], (5, 0));
}

fn orthodontics(life: &mut Life<'_>) {
    let day = life.at_years(12);
    life.note(
        day,
        Who::Dumas,
        "28617-9",
        "Bilan bucco-dentaire M'T dents",
        vec![
            part(Examen, &["Denture définitive en place. Encombrement modéré des incisives inférieures, articulé en légère supraclusion. Aucune carie."]),
            part(Conduite, &["Adressé[e] à un confrère pour avis d'orthodontie. Brossage après chaque repas."]),
        ],
    );
}

/// A minor's secret: hidden from representatives (L1111-5 CSP).
fn secret(life: &mut Life<'_>) {
    let day = life.ago(5);
    life.note(
        day,
        Who::Riviere,
        "11488-4",
        "Compte rendu de consultation : contraception",
        vec![
            part(Motif, &["Demande de contraception. [prénom] vient seule et demande que la consultation reste confidentielle."]),
            part(Mesures, &["Tension artérielle 11/7. Indice de masse corporelle normal. Pas de tabac."]),
            part(Conduite, &["Contraception orale expliquée, préservatif en complément. Revoir dans trois mois. Contraception d'urgence et dépistages expliqués."]),
        ],
    );
    life.label_last(Label::HiddenFromRepresentatives);
    life.prescribe(day, Who::Riviere, &[CONTRACEPTIVE], (90, 3));
    life.label_last(Label::HiddenFromRepresentatives);
}
