//! Heart failure: a first stay, titration, a return to hospital, nurses at home.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{
    BISOPROLOL, DAPAGLIFLOZIN, FUROSEMIDE, RAMIPRIL, SACUBITRIL, SPIRONOLACTONE,
};
use super::super::part::Heading::{
    Antecedents, Conclusion, Conduite, Evolution, Examen, Histoire, Mesures, Motif, Resultats,
    Technique, Traitement,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::vaccine::Vaccine;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let years = life.chance.between(1, 4);
    let first = life.ago(years * 12 + 3);
    let mut fraction = life.chance.between(30, 38);
    let mut peptide = life.chance.real(3_900.0, 7_400.0);
    admission(life, first, fraction, peptide);
    for quarter in 1..years * 4 {
        let day = life.around(first.saturating_add((quarter * 3).months()), 15);
        peptide = (peptide * life.chance.real(0.68, 0.98)).max(380.0);
        labs(life, day, peptide);
        if quarter % 2 == 0 {
            fraction = (fraction + life.chance.between(0, 4)).min(48);
            cardiologist(life, day.saturating_add(5.days()), fraction, peptide);
        } else {
            life.prescribe(
                day.saturating_add(4.days()),
                life.doctor(),
                &[BISOPROLOL, SACUBITRIL, DAPAGLIFLOZIN, SPIRONOLACTONE, FUROSEMIDE],
                (90, 1),
            );
        }
        if quarter % 4 == 1 {
            nurse(life, day.saturating_add(9.days()));
        }
    }
    if life.chance.percent(65) {
        let day = life.ago(8);
        decompensation(life, day);
    }
    let autumn = life.ago(12);
    life.vaccinate(autumn, Who::Marchand, &[(Vaccine::Flu, None), (Vaccine::Covid, None)]);
    life.vaccinate(autumn.saturating_add(30.days()), life.doctor(), &[(Vaccine::Pneumo20, None)]);
}

fn admission(life: &mut Life<'_>, day: Date, fraction: i32, peptide: f64) {
    life.letter(
        day,
        Who::Haddad,
        "15507-7",
        "Compte rendu de passage aux urgences : essoufflement",
        vec![
            part(Motif, &["Essoufflement progressif depuis dix jours, dort avec trois oreillers, jambes gonflées."]),
            part(Examen, &["Tension 15/9, pouls 104 par minute, saturation 91 % en air ambiant. Crépitants aux deux bases, œdèmes des jambes prenant le godet."]),
            part(Resultats, &[&format!("NT-proBNP {peptide:.0} ng/L. Radiographie du thorax : cardiomégalie, épanchements pleuraux de faible abondance.")]),
            part(Conclusion, &["Insuffisance cardiaque aiguë. Transfert en cardiologie."]),
        ],
    );
    let end = day.saturating_add(8.days());
    life.stay(
        (day, end),
        Who::Baptiste,
        "11490-0",
        "Lettre de liaison à la sortie : insuffisance cardiaque",
        vec![
            part(Motif, &["Première poussée d'insuffisance cardiaque."]),
            part(Antecedents, &["Hypertension artérielle ancienne. Tabac arrêté. Pas d'allergie connue."]),
            part(Resultats, &[&format!("Échographie cardiaque : fraction d'éjection du ventricule gauche à {fraction} %, oreillette gauche dilatée, pas de valvulopathie serrée. Coronarographie sans lésion significative.")]),
            part(Evolution, &["Perte de 6 kg sous diurétiques. Plus d'œdème. Marche dans le couloir sans essoufflement."]),
            part(Traitement, &["Bisoprolol 1,25 mg, ramipril 2,5 mg, furosémide 40 mg, spironolactone 25 mg."]),
            part(Conduite, &["Pesée chaque matin, alerte au-delà de 2 kg en trois jours. Bilan rénal et potassium à J7. Cardiologue à un mois pour augmenter les doses."]),
        ],
    );
    life.prescribe(
        end,
        Who::Baptiste,
        &[BISOPROLOL, RAMIPRIL, FUROSEMIDE, SPIRONOLACTONE],
        (30, 1),
    );
}

fn labs(life: &mut Life<'_>, day: Date, peptide: f64) {
    let gfr = life.chance.real(44.0, 66.0);
    let found = vec![
        Found::Number(Analyte::NtProBnp, peptide),
        Found::Number(Analyte::Sodium, life.chance.real(134.0, 141.0)),
        Found::Number(Analyte::Potassium, life.chance.real(4.1, 5.2)),
        Found::Number(Analyte::Creatinine, if life.is_woman() { 5_300.0 } else { 7_000.0 } / gfr),
        Found::Number(Analyte::Gfr, gfr),
        Found::Number(Analyte::Hemoglobin, life.chance.real(11.6, 13.8)),
        Found::Number(Analyte::Ferritin, life.chance.real(42.0, 160.0)),
    ];
    life.lab(day, "Surveillance d'insuffisance cardiaque", found);
}

fn cardiologist(life: &mut Life<'_>, day: Date, fraction: i32, peptide: f64) {
    let (weight, pulse) = (life.chance.between(66, 88), life.chance.between(58, 72));
    let class = if fraction > 40 { "classe NYHA I à II" } else { "classe NYHA II" };
    life.letter(
        day,
        Who::Baptiste,
        "11488-4",
        "Compte rendu de consultation de cardiologie",
        vec![
            part(Histoire, &[&format!("Essoufflement pour les efforts importants seulement, {class}. Observance bonne, pesée quotidienne tenue.")]),
            part(Examen, &[&format!("Poids {weight} kg, tension 11/6, pouls régulier à {pulse} par minute. Pas de râle, pas d'œdème.")]),
            part(Technique, &["Échocardiographie transthoracique."]),
            part(Resultats, &[&format!("Fraction d'éjection {fraction} %. Pressions de remplissage normales. NT-proBNP {peptide:.0} ng/L.")]),
            part(Conclusion, &["Insuffisance cardiaque stable sous quadrithérapie."]),
            part(Conduite, &["Mêmes traitements. Activité physique adaptée. Vaccins contre la grippe et le pneumocoque à jour."]),
        ],
    );
}

fn nurse(life: &mut Life<'_>, day: Date) {
    let weight = life.chance.between(66, 88);
    life.note(
        day,
        Who::Marchand,
        "11506-3",
        "Suivi infirmier à domicile",
        vec![
            part(Mesures, &[&format!("Poids {weight} kg, stable depuis la dernière visite. Tension 12/7, pouls 64 par minute, saturation 96 %.")]),
            part(Examen, &["Chevilles fines, pas de toux. Semainier bien rempli. Carnet de poids tenu chaque matin."]),
            part(Conduite, &["Rappel sur le sel caché : charcuterie, pain, fromages. Prochaine visite dans une semaine."]),
        ],
    );
}

fn decompensation(life: &mut Life<'_>, day: Date) {
    let cause = life.chance.pick([
        "après un repas de fête très salé",
        "au cours d'une bronchite",
        "après l'arrêt du diurétique pendant une semaine",
    ]);
    life.stay(
        (day, day.saturating_add(5.days())),
        Who::Baptiste,
        "11490-0",
        "Lettre de liaison à la sortie : nouvelle poussée d'insuffisance cardiaque",
        vec![
            part(Motif, &[&format!("Prise de 4 kg et essoufflement {cause}.")]),
            part(Evolution, &["Diurétiques intraveineux pendant 48 heures, puis relais par la bouche. Retour au poids habituel, saturation 97 %."]),
            part(Conduite, &["Infirmière trois fois par semaine pendant un mois. Télésurveillance du poids proposée et acceptée. Cardiologue à quinze jours."]),
        ],
    );
}
