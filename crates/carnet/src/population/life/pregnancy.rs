//! A pregnancy, from the first test to the weeks after birth.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{FOLIC_ACID, IRON, PARACETAMOL};
use super::super::part::Heading::{
    Conclusion, Conduite, Evolution, Examen, Histoire, Indication, Intervention, Mesures, Motif,
    Resultats,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::vaccine::Vaccine;
use super::Life;
use carnet_interop::cda::Flag;

pub(super) fn live(life: &mut Life<'_>) {
    // Two in three have given birth; the others are on their way.
    let months = life.chance.pick([4, 7, 13, 19, 26, 34]);
    let start = life.ago(months);
    beginning(life, start);
    scans(life, start);
    follow_up(life, start);
    if life.is_past(start.saturating_add(40.weeks())) {
        birth(life, start.saturating_add(39.weeks()));
    }
}

fn beginning(life: &mut Life<'_>, start: Date) {
    let day = start.saturating_add(7.weeks());
    let immune = life.chance.percent(35);
    let toxoplasma = if immune {
        Found::Words(Analyte::ToxoplasmaIgg, "Positif : immunité ancienne", Flag::Positive)
    } else {
        Found::Words(Analyte::ToxoplasmaIgg, "Négatif : non immunisée", Flag::Negative)
    };
    let hcg = life.chance.between(21_000, 98_000);
    let glucose = life.chance.real(0.74, 0.90);
    let found = vec![
        Found::Number(Analyte::Hcg, hcg.into()),
        Found::Number(Analyte::Hemoglobin, life.chance.real(12.0, 13.6)),
        Found::Number(Analyte::Platelets, life.chance.real(190.0, 320.0)),
        Found::Number(Analyte::Glucose, glucose),
        toxoplasma,
        Found::Number(Analyte::RubellaIgg, life.chance.real(24.0, 140.0)),
        Found::Words(Analyte::HepatitisB, "Négatif", Flag::Negative),
        Found::Words(Analyte::Hiv, "Négatif", Flag::Negative),
    ];
    life.lab(day, "Bilan du premier trimestre de grossesse", found);
    let advice = if immune {
        "Immunisée contre la toxoplasmose : pas de surveillance mensuelle."
    } else {
        "Non immunisée contre la toxoplasmose : viande bien cuite, légumes lavés, sérologie chaque mois."
    };
    life.note(
        day.saturating_add(6.days()),
        Who::Riviere,
        "89233-1",
        "Première consultation de grossesse",
        vec![
            part(Motif, &["Grossesse débutante, souhaitée."]),
            part(Mesures, &["Tension artérielle 11/7. Poids stable. Bandelette urinaire négative."]),
            part(Conduite, &[advice, "Acide folique jusqu'à la fin du troisième mois. Déclaration de grossesse transmise. Entretien prénatal précoce proposé au quatrième mois."]),
        ],
    );
    life.prescribe(day.saturating_add(6.days()), Who::Riviere, &[FOLIC_ACID], (60, 0));
}

fn scans(life: &mut Life<'_>, start: Date) {
    let length = life.chance.between(58, 76);
    let scan = |life: &mut Life<'_>, weeks: i32, title: &str, seen: &[&str], end: &str| {
        life.letter(
            start.saturating_add(weeks.weeks()),
            Who::Garnier,
            "18748-4",
            title,
            vec![
                part(Indication, &["Échographie de dépistage recommandée à ce terme."]),
                part(Resultats, seen),
                part(Conclusion, &[end]),
            ],
        );
    };
    scan(
        life,
        12,
        "Échographie du premier trimestre",
        &[
            &format!(
                "Grossesse intra-utérine unique, évolutive. Longueur cranio-caudale {length} mm. Clarté nucale 1,3 mm."
            ),
            "Activité cardiaque présente, mouvements actifs. Ovaires sans particularité.",
        ],
        "Datation confirmée. Risque combiné de trisomie 21 faible, inférieur à 1 sur 5 000.",
    );
    let weight = life.chance.between(440, 520);
    scan(
        life,
        22,
        "Échographie du deuxième trimestre",
        &[
            &format!(
                "Biométrie au 50e percentile, poids estimé {weight} g. Étude morphologique complète sans anomalie visible."
            ),
            "Placenta postérieur, non bas inséré. Quantité de liquide normale. Col à 38 mm.",
        ],
        "Échographie morphologique rassurante.",
    );
    let weight = life.chance.between(1750, 2100);
    scan(
        life,
        32,
        "Échographie du troisième trimestre",
        &[
            &format!(
                "Présentation céphalique. Biométrie harmonieuse, poids estimé {weight} g, 45e percentile."
            ),
            "Doppler ombilical normal. Liquide en quantité normale.",
        ],
        "Croissance régulière. Pas d'échographie supplémentaire nécessaire.",
    );
}

fn follow_up(life: &mut Life<'_>, start: Date) {
    let mut pounds = life.chance.between(1, 3);
    for month in [4, 5, 6, 7, 8, 9] {
        pounds += life.chance.between(1, 2);
        let day = life.around(start.saturating_add((month * 30).days()), 6);
        let height = month * 4 - 1;
        let pressure = life.chance.pick(["11/6", "12/7", "11/7", "10/6"]);
        life.note(
            day,
            Who::Riviere,
            "89233-1",
            &format!("Consultation de grossesse du {month}e mois"),
            vec![
                part(Mesures, &[&format!("Tension artérielle {pressure}, prise de poids totale {pounds} kg, hauteur utérine {height} cm, bruits du cœur fœtal perçus.")]),
                part(Examen, &["Mouvements actifs du bébé. Pas de contraction. Pas d'œdème. Bandelette urinaire négative."]),
                part(Conduite, &[match month {
                    4 => "Entretien prénatal précoce réalisé. Huit séances de préparation à la naissance prescrites.",
                    6 => "Recherche d'anémie et de diabète gestationnel prescrite.",
                    8 => "Consultation d'anesthésie à prévoir. Prélèvement vaginal pour le streptocoque B.",
                    9 => "Projet de naissance relu ensemble. Venir à la maternité si contractions régulières ou perte des eaux.",
                    _ => "Suivi habituel.",
                }]),
            ],
        );
    }
    let low = life.chance.percent(50);
    let hemoglobin = if low { life.chance.real(10.0, 10.8) } else { life.chance.real(11.5, 12.6) };
    let day = start.saturating_add(26.weeks());
    let iron = if low { life.chance.real(6.0, 13.0) } else { life.chance.real(24.0, 60.0) };
    let found = vec![
        Found::Number(Analyte::Hemoglobin, hemoglobin),
        Found::Number(Analyte::Platelets, life.chance.real(170.0, 290.0)),
        Found::Number(Analyte::Ferritin, iron),
        Found::Number(Analyte::Glucose, life.chance.real(0.72, 0.88)),
    ];
    life.lab(day, "Bilan du sixième mois de grossesse", found);
    if low {
        life.prescribe(day.saturating_add(3.days()), Who::Riviere, &[IRON], (90, 0));
    }
    life.vaccinate(start.saturating_add(28.weeks()), life.doctor(), &[(Vaccine::Dtcap, None)]);
    life.letter(
        start.saturating_add(34.weeks()),
        Who::Vasseur,
        "34749-2",
        "Consultation d'anesthésie avant l'accouchement",
        vec![
            part(Histoire, &["Pas d'antécédent d'anesthésie compliquée. Pas d'allergie connue."]),
            part(Examen, &["Ouverture de bouche normale, Mallampati 1. Rachis souple, repères palpables."]),
            part(Conclusion, &["Analgésie péridurale possible si elle est souhaitée. Bilan d'hémostase du neuvième mois à apporter."]),
        ],
    );
}

fn birth(life: &mut Life<'_>, day: Date) {
    let (weight, girl) = (life.chance.between(285, 385) * 10, life.chance.percent(50));
    let baby = if girl { "une fille" } else { "un garçon" };
    let hours = life.chance.between(5, 14);
    life.letter(
        day,
        Who::Garnier,
        "15508-5",
        "Compte rendu d'accouchement",
        vec![
            part(Histoire, &[&format!("Mise en travail spontanée. Durée du travail {hours} heures, sous analgésie péridurale.")]),
            part(Intervention, &[&format!("Accouchement par voie basse, présentation céphalique. Naissance d'{baby} de {weight} g, Apgar 10 à une et cinq minutes. Délivrance dirigée, complète.")]),
            part(Evolution, &["Pertes sanguines estimées à 250 mL. Périnée : éraillures superficielles, non suturées. Peau à peau immédiat."]),
        ],
    );
    life.stay(
        (day, day.saturating_add(4.days())),
        Who::Garnier,
        "11490-0",
        "Lettre de sortie de maternité",
        vec![
            part(Evolution, &["Suites de couches simples. Utérus bien rétracté. Moral bon. Allaitement maternel en cours."]),
            part(Conduite, &["Deux visites de la sage-femme à domicile. Consultation postnatale à six semaines, puis rééducation du périnée."]),
        ],
    );
    life.prescribe(day.saturating_add(4.days()), Who::Riviere, &[PARACETAMOL, IRON], (30, 0));
    life.note(
        day.saturating_add(6.weeks()),
        Who::Riviere,
        "11488-4",
        "Consultation postnatale",
        vec![
            part(Examen, &["Examen gynécologique normal. Bonne récupération. Tension artérielle 11/7."]),
            part(Histoire, &["Sommeil haché, entourage présent. Questionnaire de dépistage de la dépression du post-partum : pas de signe d'alerte."]),
            part(Conduite, &["Contraception discutée et choisie. Dix séances de rééducation périnéale prescrites. Frottis de dépistage à jour."]),
        ],
    );
}
