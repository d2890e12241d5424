//! Chronic bronchitis of smokers (BPCO): breath measured year after year.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{AMOXICILLIN, SALBUTAMOL, TIOTROPIUM};
use super::super::part::Heading::{
    Antecedents, Conclusion, Conduite, Evolution, Examen, Indication, Motif, Resultats, Technique,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::vaccine::Vaccine;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let years = life.chance.between(2, 7);
    let packs = life.chance.between(28, 52);
    let first = life.ago(years * 12 + 1);
    let mut breath = life.chance.between(54, 72);
    life.letter(
        first.saturating_sub(12.days()),
        Who::Fabre,
        "18748-4",
        "Scanner du thorax à faible dose",
        vec![
            part(Indication, &[&format!("Toux chronique, tabagisme de {packs} paquets-années.")]),
            part(Technique, &["Acquisition hélicoïdale sans injection, faible dose."]),
            part(Resultats, &["Emphysème centrolobulaire des sommets. Épaississement bronchique diffus. Pas de nodule suspect. Calcifications coronaires modérées."]),
            part(Conclusion, &["Aspect de bronchopathie chronique avec emphysème. Pas de lésion suspecte."]),
        ],
    );
    for year in 0..=years {
        let day = life.around(first.saturating_add((year * 12).months()), 30);
        visit(life, day, breath, packs);
        breath -= life.chance.between(0, 3);
        life.prescribe(day, Who::Nguyen, &[TIOTROPIUM, SALBUTAMOL], (90, 3));
    }
    flare(life);
    life.vaccinate(life.today.saturating_sub(200.days()), Who::Bonnet, &[(Vaccine::Flu, None)]);
    life.vaccinate(first.saturating_add(40.days()), life.doctor(), &[(Vaccine::Pneumo20, None)]);
}

fn visit(life: &mut Life<'_>, day: Date, breath: i32, packs: i32) {
    let steps = life.chance.between(320, 470);
    let smoke = life.chance.pick([
        "Tabac toujours à dix cigarettes par jour, ambivalence, entretien motivationnel.",
        "Sevré[e] depuis quatorze mois, sans rechute.",
        "Substituts nicotiniques en cours, trois cigarettes par jour.",
    ]);
    life.letter(
        day,
        Who::Nguyen,
        "11488-4",
        "Compte rendu de consultation de pneumologie : BPCO",
        vec![
            part(Antecedents, &[&format!("Tabagisme de {packs} paquets-années.")]),
            part(Resultats, &[
                &format!("Spirométrie : VEMS à {breath} % de la théorique, rapport VEMS/CVF à 0,58, non réversible."),
                &format!("Test de marche de six minutes : {steps} mètres, saturation minimale 91 %."),
            ]),
            part(Conclusion, &["Bronchopneumopathie chronique obstructive, stade 2, stable."]),
            part(Conduite, &[smoke, "Bronchodilatateur de longue durée chaque matin. Réhabilitation respiratoire proposée."]),
        ],
    );
}

fn flare(life: &mut Life<'_>) {
    let day = life.ago(7);
    let protein = life.chance.real(28.0, 84.0);
    let found = vec![
        Found::Number(Analyte::Crp, protein),
        Found::Number(Analyte::WhiteCells, life.chance.real(10.8, 14.6)),
        Found::Number(Analyte::Hemoglobin, life.chance.real(14.2, 16.4)),
        Found::Number(Analyte::Platelets, life.chance.real(210.0, 380.0)),
    ];
    life.lab(day, "Bilan en urgence", found);
    life.stay(
        (day, day.saturating_add(6.days())),
        Who::Haddad,
        "34112-3",
        "Compte rendu d'hospitalisation : exacerbation de BPCO",
        vec![
            part(Motif, &["Aggravation de l'essoufflement et expectoration devenue verte depuis trois jours."]),
            part(Examen, &["Fréquence respiratoire 28 par minute, saturation 88 % en air ambiant, ronchus diffus. Température 38,2 °C."]),
            part(Evolution, &["Oxygène à faible débit, nébulisations, amoxicilline, corticoïdes cinq jours. Saturation 93 % en air ambiant à la sortie."]),
            part(Conduite, &["Kinésithérapie respiratoire. Pneumologue à un mois. Plan d'action écrit remis."]),
        ],
    );
    life.prescribe(
        day.saturating_add(6.days()),
        life.doctor(),
        &[AMOXICILLIN, TIOTROPIUM, SALBUTAMOL],
        (7, 0),
    );
}
