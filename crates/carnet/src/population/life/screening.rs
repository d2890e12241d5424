//! Organised screening by age (breast, bowel, cervix) and the vaccines of adults.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::part::Heading::{Conclusion, Conduite, Indication, Resultats, Technique};
use super::super::part::part;
use super::super::staff::Who;
use super::super::vaccine::Vaccine;
use super::Life;
use carnet_interop::cda::Flag;

pub(super) fn live(life: &mut Life<'_>) {
    let age = life.years_today();
    for years in [50, 52, 54, 56, 58, 60, 62, 64, 66, 68, 70, 72, 74] {
        if years > age {
            break;
        }
        if life.chance.percent(52) {
            bowel(life, years);
        }
        if life.is_woman() && life.chance.percent(55) {
            breast(life, years);
        }
    }
    if life.is_woman() {
        for years in (25..=64).step_by(3).filter(|years| *years <= age) {
            if life.chance.percent(50) {
                cervix(life, years);
            }
        }
    } else if age > 55 && life.chance.percent(60) {
        let day = life.ago(10);
        let found = vec![Found::Number(Analyte::Psa, life.chance.real(0.6, 3.9))];
        life.lab(day, "Dosage du PSA", found);
    }
    for years in [25, 45, 65, 75, 85].into_iter().filter(|years| *years <= age) {
        let day = life.at_years(years);
        life.vaccinate(day, life.doctor(), &[(Vaccine::DtPolio, None)]);
    }
    if age >= 65 {
        flu(life);
    }
}

fn flu(life: &mut Life<'_>) {
    let year = life.today.year();
    for back in 0..4 {
        let day = Date::new(year - back, 10, 20).unwrap_or(life.today);
        let day = life.around(day, 30);
        if life.chance.percent(60) {
            life.vaccinate(day, Who::Bonnet, &[(Vaccine::Flu, None)]);
        }
    }
}

fn bowel(life: &mut Life<'_>, years: i32) {
    let day = life.at_years(years);
    let positive = life.chance.percent(6);
    let words = if positive { ("Positif", Flag::Positive) } else { ("Négatif", Flag::Negative) };
    life.lab(
        day,
        "Dépistage du cancer colorectal",
        vec![Found::Words(Analyte::BloodInStool, words.0, words.1)],
    );
    if !positive {
        return;
    }
    let day = life.around(day.saturating_add(30.days()), 20);
    life.letter(
        day,
        Who::Moulin,
        "70004-7",
        "Compte rendu de coloscopie",
        vec![
            part(Indication, &["Test immunologique positif dans le cadre du dépistage organisé."]),
            part(Technique, &["Coloscopie complète jusqu'au cæcum, préparation de bonne qualité."]),
            part(Resultats, &["Deux polypes du côlon gauche de 4 et 7 mm, retirés à l'anse froide et envoyés en anatomie pathologique."]),
            part(Conclusion, &["Polypes de petite taille retirés. Contrôle dans trois à cinq ans selon le résultat."]),
        ],
    );
}

fn breast(life: &mut Life<'_>, years: i32) {
    let day = life.at_years(years);
    let density = life.chance.pick(["a", "b", "b", "c"]);
    life.letter(
        day,
        Who::Fabre,
        "75492-9",
        "Mammographie de dépistage organisé",
        vec![
            part(Technique, &["Deux incidences par sein, double lecture."]),
            part(Resultats, &[&format!("Densité de type {density}. Pas de masse, pas de microcalcification suspecte, pas de distorsion.")]),
            part(Conclusion, &["Examen classé ACR 1 des deux côtés. Prochaine mammographie dans deux ans."]),
        ],
    );
}

fn cervix(life: &mut Life<'_>, years: i32) {
    let day = life.at_years(years);
    let who = life.chance.pick([Who::Riviere, Who::Garnier]);
    let method = if years < 30 {
        "Analyse des cellules : frottis de qualité satisfaisante, pas de lésion."
    } else {
        "Test HPV à haut risque : négatif."
    };
    life.note(
        day,
        who,
        "75492-9",
        "Dépistage du cancer du col de l'utérus",
        vec![
            part(Resultats, &[method]),
            part(
                Conduite,
                &[if years < 30 {
                    "Prochain prélèvement dans trois ans."
                } else {
                    "Prochain test dans cinq ans."
                }],
            ),
        ],
    );
}
