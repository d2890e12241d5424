//! Eighty and over: memory, falls, bones, and staying at home.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{ALENDRONATE, AMLODIPINE, PARACETAMOL, VITAMIN_D};
use super::super::part::Heading::{
    Antecedents, Conclusion, Conduite, Evolution, Examen, Histoire, Indication, Intervention,
    Mesures, Motif, Resultats,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::vaccine::Vaccine;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let months = life.chance.between(8, 30);
    let fall = life.ago(months);
    hip(life, fall);
    let mut score = life.chance.between(22, 27);
    for year in 0..3 {
        let day = life.around(fall.saturating_add((year * 8 + 3).months()), 20);
        memory(life, day, score);
        score -= life.chance.between(0, 2);
        bloods(life, day.saturating_add(30.days()));
        life.prescribe(
            day.saturating_add(34.days()),
            life.doctor(),
            &[AMLODIPINE, ALENDRONATE, VITAMIN_D],
            (90, 3),
        );
        nurse(life, day.saturating_add(50.days()));
    }
    pharmacist(life);
    for years_ago in 0..4 {
        let day = life.today.saturating_sub((years_ago * 12 + 11).months());
        let day = life.around(day, 25);
        life.vaccinate(day, Who::Marchand, &[(Vaccine::Flu, None), (Vaccine::Covid, None)]);
    }
    let day = life.ago(15);
    life.vaccinate(day, life.doctor(), &[(Vaccine::Zoster, Some(1))]);
    life.vaccinate(day.saturating_add(2.months()), life.doctor(), &[(Vaccine::Zoster, Some(2))]);
}

fn hip(life: &mut Life<'_>, day: Date) {
    let side = life.chance.pick(["droit", "gauche"]);
    life.letter(
        day,
        Who::Fabre,
        "18748-4",
        "Radiographie du bassin et de la hanche",
        vec![
            part(Indication, &["Chute de sa hauteur à domicile, impotence du membre inférieur."]),
            part(
                Resultats,
                &[&format!("Fracture du col du fémur {side}, déplacée. Déminéralisation diffuse.")],
            ),
            part(Conclusion, &[&format!("Fracture du col fémoral {side}.")]),
        ],
    );
    life.letter(
        day.saturating_add(1.day()),
        Who::Delorme,
        "34874-8",
        "Compte rendu opératoire : prothèse de hanche",
        vec![
            part(Indication, &[&format!("Fracture déplacée du col du fémur {side} chez [la] [patient] de [âge].")]),
            part(Intervention, &["Rachianesthésie, voie postérieure. Prothèse intermédiaire cimentée. Stabilité vérifiée. Réinsertion de la capsule."]),
            part(Evolution, &["Pertes sanguines 300 mL. Appui complet autorisé d'emblée."]),
        ],
    );
    let end = day.saturating_add(11.days());
    life.stay(
        (day, end),
        Who::Costa,
        "11490-0",
        "Lettre de liaison à la sortie d'orthogériatrie",
        vec![
            part(Evolution, &["Confusion brève les deux premières nuits, résolue. Premier lever à J1. Marche avec déambulateur sur 40 mètres."]),
            part(Resultats, &["Ostéoporose : densitométrie, T-score -3,1 au col. Carence en vitamine D corrigée."]),
            part(Conduite, &["Retour à domicile avec aide matin et soir, kinésithérapie, téléalarme. Traitement de l'ostéoporose. Tapis retirés, barre d'appui posée dans la douche."]),
        ],
    );
    life.prescribe(end, Who::Costa, &[PARACETAMOL, VITAMIN_D, ALENDRONATE], (30, 2));
    life.note(
        end.saturating_add(30.days()),
        Who::Petit,
        "11506-3",
        "Bilan de kinésithérapie à domicile",
        vec![
            part(Examen, &["Lever de chaise sans aide. Marche avec une canne dans l'appartement. Test « lever et marcher » en 24 secondes."]),
            part(Conduite, &["Travail de l'équilibre et apprentissage du relevé du sol. Deux séances par semaine pendant trois mois."]),
        ],
    );
}

fn memory(life: &mut Life<'_>, day: Date, score: i32) {
    life.letter(
        day,
        Who::Costa,
        "11488-4",
        "Compte rendu de consultation de gériatrie",
        vec![
            part(Antecedents, &["Hypertension artérielle, fracture du col du fémur opérée, ostéoporose."]),
            part(Mesures, &[&format!("MMSE {score} sur 30. Vitesse de marche 0,7 m/s. Poids stable. Tension 13/7 couché[e], 12/7 debout.")]),
            part(Histoire, &["Oublis des rendez-vous, cherche ses mots. Fait sa toilette seul[e], ne fait plus ses papiers. Moral correct. Entend mal au téléphone."]),
            part(Conclusion, &["Trouble cognitif léger, stable, sans retentissement sur les actes simples."]),
            part(Conduite, &["Stimulation par les activités habituelles, appareillage auditif encouragé. Personne de confiance désignée : sa fille. Directives anticipées expliquées."]),
        ],
    );
}

fn bloods(life: &mut Life<'_>, day: Date) {
    let gfr = life.chance.real(41.0, 62.0);
    let found = vec![
        Found::Number(Analyte::Hemoglobin, life.chance.real(11.2, 13.6)),
        Found::Number(Analyte::WhiteCells, life.chance.real(5.0, 8.2)),
        Found::Number(Analyte::Platelets, life.chance.real(180.0, 310.0)),
        Found::Number(Analyte::Creatinine, if life.is_woman() { 4_900.0 } else { 6_300.0 } / gfr),
        Found::Number(Analyte::Gfr, gfr),
        Found::Number(Analyte::Sodium, life.chance.real(135.0, 142.0)),
        Found::Number(Analyte::Calcium, life.chance.real(2.22, 2.42)),
        Found::Number(Analyte::VitaminD, life.chance.real(22.0, 46.0)),
        Found::Number(Analyte::Tsh, life.chance.real(1.1, 3.8)),
    ];
    life.lab(day, "Bilan biologique annuel", found);
}

fn nurse(life: &mut Life<'_>, day: Date) {
    life.note(
        day,
        Who::Marchand,
        "11506-3",
        "Suivi infirmier à domicile",
        vec![
            part(Mesures, &["Tension 13/7, pouls 70 par minute, poids stable à 500 g près."]),
            part(Examen, &["Peau des talons intacte. Semainier préparé pour sept jours. Repas livrés bien acceptés."]),
            part(Conduite, &["Aide à la toilette maintenue. Famille tenue informée par le cahier de liaison."]),
        ],
    );
}

fn pharmacist(life: &mut Life<'_>) {
    let day = life.ago(6);
    life.note(
        day,
        Who::Bonnet,
        "56445-0",
        "Bilan partagé de médication",
        vec![
            part(Motif, &["Plus de cinq traitements au long cours, accord de [la] [patient] recueilli."]),
            part(Resultats, &["Six médicaments réguliers, un seul en automédication (plantes pour dormir). Difficulté à ouvrir les flacons de gouttes."]),
            part(Conclusion, &["Pas d'interaction dangereuse. Plantes sédatives arrêtées à cause du risque de chute."]),
            part(Conduite, &["Semainier rempli par l'infirmière. Avis transmis au médecin traitant."]),
        ],
    );
}
