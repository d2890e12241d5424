//! Breast cancer: found by screening, treated, followed.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{LETROZOLE, PARACETAMOL, VITAMIN_D};
use super::super::part::Heading::{
    Conclusion, Conduite, Evolution, Examen, Histoire, Indication, Intervention, Motif, Resultats,
    Technique, Traitement,
};
use super::super::part::part;
use super::super::staff::{Place, Who};
use super::{Label, Life};

pub(super) fn live(life: &mut Life<'_>) {
    let months = life.chance.between(10, 64);
    let start = life.ago(months);
    let side = life.chance.pick(["gauche", "droit"]);
    let size = life.chance.between(9, 19);
    found(life, start, side, size);
    decided(life, start.saturating_add(30.days()), side, size);
    operated(life, start.saturating_add(48.days()), side);
    rays(life, start.saturating_add(90.days()), side);
    life.prescribe(
        start.saturating_add(5.months()),
        Who::Tissot,
        &[LETROZOLE, VITAMIN_D],
        (180, 1),
    );
    let mut month = 10;
    while month < months {
        let day = life.around(start.saturating_add(month.months()), 20);
        followed(life, day, side);
        month += 6;
    }
}

fn found(life: &mut Life<'_>, day: Date, side: &str, size: i32) {
    life.letter(
        day,
        Who::Fabre,
        "18748-4",
        "Mammographie et échographie mammaire",
        vec![
            part(Indication, &["Dépistage organisé, comparaison à l'examen d'il y a deux ans."]),
            part(Technique, &["Deux incidences par sein, échographie complémentaire."]),
            part(Resultats, &[&format!("Sein {side} : opacité spiculée de {size} mm à l'union des quadrants externes, non visible auparavant. Ganglions axillaires d'aspect normal. Sein opposé sans anomalie.")]),
            part(Conclusion, &[&format!("Image classée ACR 5 du sein {side}. Biopsie échoguidée recommandée, réalisée ce jour après information.")]),
        ],
    );
    life.letter(
        day.saturating_add(9.days()),
        Who::Salvi,
        "60568-3",
        "Compte rendu d'anatomie pathologique : biopsie du sein",
        vec![
            part(Technique, &["Quatre fragments biopsiques, coloration standard et immunohistochimie."]),
            part(Resultats, &["Carcinome infiltrant de type non spécifique, grade II. Récepteurs aux œstrogènes 95 %, à la progestérone 70 %. HER2 négatif. Ki67 à 15 %."]),
            part(Conclusion, &["Carcinome infiltrant hormonosensible."]),
        ],
    );
    // An announcement first, then the paper (R1111-53 CSP).
    life.label_last(Label::HiddenFromHolder);
}

fn decided(life: &mut Life<'_>, day: Date, side: &str, size: i32) {
    life.letter(
        day,
        Who::Tissot,
        "11488-4",
        "Consultation d'annonce",
        vec![
            part(Motif, &["Annonce du diagnostic, avec l'infirmière de coordination."]),
            part(Histoire, &["Patiente accompagnée de sa sœur. Résultats expliqués, temps laissé aux questions."]),
            part(Conduite, &["Dossier présenté en réunion de concertation. Proposition de chirurgie conservatrice. Soutien psychologique et assistante sociale proposés, numéro direct remis."]),
        ],
    );
    life.letter(
        day.saturating_add(7.days()),
        Who::Tissot,
        "34794-8",
        "Réunion de concertation pluridisciplinaire : sénologie",
        vec![
            part(Motif, &[&format!("Carcinome infiltrant du sein {side}, {size} mm, cN0.")]),
            part(Conclusion, &["Tumorectomie et ganglion sentinelle, puis radiothérapie du sein et hormonothérapie de cinq ans. Chimiothérapie non indiquée sous réserve de l'analyse de la pièce."]),
        ],
    );
}

fn operated(life: &mut Life<'_>, day: Date, side: &str) {
    life.letter(
        day,
        Who::Garnier,
        "34874-8",
        "Compte rendu opératoire : tumorectomie",
        vec![
            part(Intervention, &[&format!("Sous anesthésie générale, tumorectomie du sein {side} par voie périaréolaire. Deux ganglions sentinelles prélevés. Recoupes latérales. Remodelage glandulaire. Fermeture sans drain.")]),
            part(Evolution, &["Intervention sans incident, durée 70 minutes."]),
        ],
    );
    life.stay(
        (day, day.saturating_add(1.day())),
        Who::Garnier,
        "11490-0",
        "Lettre de liaison à la sortie : chirurgie du sein",
        vec![
            part(
                Evolution,
                &["Suites simples. Douleur bien calmée. Mobilité de l'épaule complète."],
            ),
            part(
                Traitement,
                &["Paracétamol. Pansement à refaire tous les deux jours par l'infirmière."],
            ),
            part(
                Conduite,
                &["Résultat définitif dans dix jours. Consultation de chirurgie à deux semaines."],
            ),
        ],
    );
    life.prescribe(day.saturating_add(1.day()), Who::Garnier, &[PARACETAMOL], (10, 0));
}

fn rays(life: &mut Life<'_>, day: Date, side: &str) {
    life.stay(
        (day, day.saturating_add(24.days())),
        Who::Tissot,
        "34133-9",
        "Synthèse de radiothérapie",
        vec![
            part(Traitement, &[&format!("Irradiation du sein {side}, 40 Gy en 15 séances, sans surimpression.")]),
            part(Evolution, &["Rougeur de la peau de grade 1, en voie de disparition. Fatigue modérée."]),
            part(Conduite, &["Hormonothérapie à débuter. Kinésithérapie si tension de la cicatrice. Surveillance clinique tous les six mois."]),
        ],
    );
}

fn followed(life: &mut Life<'_>, day: Date, side: &str) {
    let found = vec![
        Found::Number(Analyte::Ca153, life.chance.real(9.0, 24.0)),
        Found::Number(Analyte::VitaminD, life.chance.real(26.0, 48.0)),
        Found::Number(Analyte::Calcium, life.chance.real(2.28, 2.46)),
        Found::Number(Analyte::Hemoglobin, life.chance.real(12.2, 14.0)),
    ];
    life.lab(day, "Surveillance", found);
    life.letter(
        day.saturating_add(10.days()),
        Who::Tissot,
        "11488-4",
        "Compte rendu de consultation d'oncologie",
        vec![
            part(Histoire, &["Va bien. Raideurs des doigts le matin, attribuées au létrozole, supportables."]),
            part(Examen, &[&format!("Cicatrice souple du sein {side}. Pas de nodule, aires ganglionnaires libres.")]),
            part(Conclusion, &["Pas de signe de récidive."]),
            part(Conduite, &["Poursuite du létrozole. Mammographie annuelle. Marche et activité physique encouragées."]),
        ],
    );
    life.letter(
        day.saturating_add(5.months()),
        Who::Fabre,
        "18748-4",
        "Mammographie de surveillance",
        vec![
            part(Indication, &["Surveillance annuelle après traitement conservateur."]),
            part(Resultats, &[&format!("Remaniements cicatriciels stables du sein {side}. Pas d'image suspecte des deux côtés.")]),
            part(Conclusion, &["Examen classé ACR 2. Contrôle dans un an."]),
        ],
    );
    life.place_last(Place::Imaging);
}
