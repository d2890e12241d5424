//! What most adults have besides: teeth, eyes, COVID-19 vaccines, a check-up.

use jiff::ToSpan as _;
use jiff::civil::date;

use super::super::lab::{Analyte, Found};
use super::super::part::Heading::{Conclusion, Conduite, Examen, Mesures, Motif, Resultats};
use super::super::part::part;
use super::super::staff::Who;
use super::super::vaccine::Vaccine;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let first = life.around(date(2021, 4, 12), 90);
    life.vaccinate(first, Who::Bonnet, &[(Vaccine::Covid, Some(1))]);
    life.vaccinate(first.saturating_add(35.days()), Who::Bonnet, &[(Vaccine::Covid, Some(2))]);
    let teeth = life.chance.between(1, 3);
    for visit in 0..teeth {
        let months = life.chance.between(4, 11) + visit * 14;
        dentist(life, months);
    }
    if life.years_today() >= 42 && life.chance.percent(70) {
        glasses(life);
    }
    if life.chance.percent(65) {
        check_up(life);
    }
}

fn dentist(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    let found = life.chance.pick([
        "Détartrage complet. Pas de carie.",
        "Carie de la deuxième prémolaire supérieure gauche, obturée par composite.",
        "Gencives sensibles au sondage, détartrage en deux séances.",
        "Couronne de la première molaire inférieure droite en bon état. Détartrage.",
    ]);
    life.note(
        day,
        Who::Dumas,
        "28617-9",
        "Bilan bucco-dentaire",
        vec![
            part(Examen, &[found]),
            part(Conduite, &["Brossettes entre les dents chaque soir. Contrôle dans un an."]),
        ],
    );
}

fn glasses(life: &mut Life<'_>) {
    let day = life.ago(19);
    let near = life.chance.pick(["+1,25", "+1,75", "+2,00", "+2,50"]);
    life.letter(
        day,
        Who::Perrin,
        "78513-9",
        "Compte rendu de consultation en ophtalmologie",
        vec![
            part(Motif, &["Gêne en vision de près."]),
            part(Examen, &["Acuité de loin 10/10 aux deux yeux avec correction. Tension oculaire 14 mmHg des deux côtés. Fond d'œil normal."]),
            part(Conclusion, &[&format!("Presbytie, addition {near}. Verres progressifs prescrits, valables cinq ans.")]),
        ],
    );
}

fn check_up(life: &mut Life<'_>) {
    let day = life.ago(13);
    let found = vec![
        Found::Number(Analyte::Hemoglobin, life.chance.real(12.6, 15.6)),
        Found::Number(Analyte::RedCells, life.chance.real(4.3, 5.2)),
        Found::Number(Analyte::MeanVolume, life.chance.real(84.0, 96.0)),
        Found::Number(Analyte::WhiteCells, life.chance.real(4.8, 9.1)),
        Found::Number(Analyte::Platelets, life.chance.real(180.0, 330.0)),
        Found::Number(Analyte::Prothrombin, life.chance.real(88.0, 100.0)),
        Found::Number(Analyte::Glucose, life.chance.real(0.78, 1.02)),
        Found::Number(Analyte::Cholesterol, life.chance.real(1.6, 2.3)),
        Found::Number(Analyte::Ast, life.chance.real(16.0, 34.0)),
        Found::Number(Analyte::Alt, life.chance.real(14.0, 42.0)),
        Found::Number(Analyte::Ggt, life.chance.real(12.0, 52.0)),
        Found::Number(Analyte::Crp, life.chance.real(0.6, 4.4)),
    ];
    life.lab(day, "Bilan biologique", found);
    let (weight, waist) = (life.chance.between(58, 92), life.chance.between(74, 104));
    life.note(
        day.saturating_add(9.days()),
        life.doctor(),
        "83869-8",
        "Bilan de prévention",
        vec![
            part(Mesures, &[&format!("Poids {weight} kg, tour de taille {waist} cm, tension artérielle 12/8.")]),
            part(Resultats, &["Questionnaire rempli ensemble : sommeil, alimentation, activité, tabac, alcool, moral."]),
            part(Conduite, &["Marcher trente minutes par jour, cinq jours par semaine. Vaccins et dépistages à jour selon l'âge. Prochain bilan à l'âge prévu."]),
        ],
    );
}
