//! High blood pressure and cholesterol: home measures, yearly bloods, a heart rhythm now and then.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{
    AMLODIPINE, APIXABAN, ASPIRIN, BISOPROLOL, Medicine, PERINDOPRIL, ROSUVASTATIN,
};
use super::super::part::Heading::{
    Antecedents, Conclusion, Conduite, Histoire, Mesures, Motif, Resultats, Technique,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::words::number;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let years = life.chance.between(2, 8);
    let first = life.ago(years * 12 + 2);
    let mut ldl = life.chance.real(1.35, 1.95);
    life.note(
        first,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : hypertension artérielle",
        vec![
            part(Motif, &["Tension élevée relevée à la pharmacie, sans symptôme."]),
            part(Mesures, &["Automesure sur trois jours, trois fois matin et soir : moyenne 148/91 mmHg. Poids stable."]),
            part(Antecedents, &["Père hypertendu. Tabac sevré. Alcool occasionnel."]),
            part(Conclusion, &["Hypertension artérielle de grade 1."]),
            part(Conduite, &["Moins de sel, marche rapide trente minutes par jour. Périndopril. Bilan sanguin et électrocardiogramme."]),
        ],
    );
    for year in 0..years {
        let day = life.around(first.saturating_add((year * 12 + 1).months()), 40);
        bloods(life, day, ldl);
        if year > 0 || ldl < 1.5 {
            ldl = (ldl - life.chance.real(0.0, 0.25)).max(0.72);
        }
        yearly(life, day.saturating_add(7.days()), ldl);
        let mut medicines: Vec<Medicine> = vec![PERINDOPRIL];
        if year > 0 {
            medicines.push(AMLODIPINE);
        }
        if ldl < 1.4 {
            medicines.push(ROSUVASTATIN);
        }
        life.prescribe(day.saturating_add(7.days()), life.doctor(), &medicines, (90, 3));
    }
    match life.chance.between(0, 2) {
        0 => rhythm(life),
        1 => effort(life),
        _ => {}
    }
}

fn bloods(life: &mut Life<'_>, day: Date, ldl: f64) {
    let hdl = life.chance.real(0.42, 0.62);
    let fat = life.chance.real(0.9, 1.9);
    let gfr = life.chance.real(66.0, 95.0);
    let found = vec![
        Found::Number(Analyte::Cholesterol, ldl + hdl + fat / 5.0),
        Found::Number(Analyte::Hdl, hdl),
        Found::Number(Analyte::Ldl, ldl),
        Found::Number(Analyte::Triglycerides, fat),
        Found::Number(Analyte::Glucose, life.chance.real(0.86, 1.12)),
        Found::Number(Analyte::Potassium, life.chance.real(3.9, 4.9)),
        Found::Number(Analyte::Creatinine, if life.is_woman() { 5_500.0 } else { 7_300.0 } / gfr),
        Found::Number(Analyte::Gfr, gfr),
    ];
    life.lab(day, "Bilan lipidique et rénal", found);
}

fn yearly(life: &mut Life<'_>, day: Date, ldl: f64) {
    let (systolic, diastolic) = (life.chance.between(124, 139), life.chance.between(74, 86));
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : suivi tensionnel",
        vec![
            part(Mesures, &[&format!("Automesure : moyenne {systolic}/{diastolic} mmHg sur dix-huit mesures. LDL {} g/L.", number(ldl, 2))]),
            part(Histoire, &["Traitement bien supporté. Pas d'étourdissement, pas de toux. Chevilles non gonflées."]),
            part(Conduite, &[if systolic <= 134 { "Objectif tensionnel atteint. Même traitement." } else { "Tension à la limite de l'objectif : réduction du sel, contrôle en automesure dans six semaines." }]),
        ],
    );
}

fn rhythm(life: &mut Life<'_>) {
    let day = life.ago(18);
    life.letter(
        day,
        Who::Baptiste,
        "11488-4",
        "Compte rendu de consultation de cardiologie : fibrillation atriale",
        vec![
            part(Motif, &["Palpitations irrégulières découvertes par un tensiomètre à domicile."]),
            part(Technique, &["Électrocardiogramme et enregistrement de 24 heures."]),
            part(Resultats, &["Fibrillation atriale paroxystique, plus long épisode quatre heures. Échographie cardiaque normale, oreillette gauche à 24 cm²."]),
            part(Conclusion, &["Fibrillation atriale, risque embolique justifiant une anticoagulation."]),
            part(Conduite, &["Apixaban deux fois par jour, bisoprolol à petite dose. Carte d'anticoagulant remise. Éviter les anti-inflammatoires."]),
        ],
    );
    life.prescribe(day, Who::Baptiste, &[APIXABAN, BISOPROLOL], (90, 3));
    life.note(
        day.saturating_add(16.days()),
        Who::Bonnet,
        "78601-2",
        "Entretien pharmaceutique : anticoagulant",
        vec![
            part(Motif, &["Premier entretien, initiation d'un anticoagulant oral direct."]),
            part(Resultats, &["Indication comprise, horaires fixés à 8 h et 20 h. Conduite en cas d'oubli expliquée. Signes de saignement connus."]),
            part(Conduite, &["Pas d'ibuprofène ni d'aspirine sans avis. Second entretien dans trois mois."]),
        ],
    );
}

fn effort(life: &mut Life<'_>) {
    let day = life.ago(26);
    let load = life.chance.between(11, 17) * 10;
    life.letter(
        day,
        Who::Baptiste,
        "70004-7",
        "Compte rendu d'épreuve d'effort",
        vec![
            part(Motif, &["Douleur thoracique atypique à la marche en côte."]),
            part(Technique, &[&format!("Épreuve d'effort sur bicyclette, paliers de 20 watts, arrêt à {load} watts pour fatigue des jambes.")]),
            part(Resultats, &["Fréquence maximale à 91 % de la théorique. Pas de douleur, pas de modification du segment ST, bonne adaptation de la tension."]),
            part(Conclusion, &["Épreuve d'effort négative, maximale."]),
        ],
    );
    life.prescribe(day.saturating_add(2.days()), life.doctor(), &[ASPIRIN], (30, 0));
}
