//! Persona 1, Martine Chaussade: the one life of the demonstration that is told word by word.
//! Only two of her documents speak of her « cheville »: the walk through the product looks for them.

use jiff::civil::{Date, date};

use super::super::lab::{Analyte, Found};
use super::super::medicine::{
    ATORVASTATIN, ENOXAPARIN, METFORMIN, PARACETAMOL, RAMIPRIL, SITAGLIPTIN,
};
use super::super::part::Heading::{
    Antecedents, Conclusion, Conduite, Evolution, Examen, Histoire, Indication, Intervention,
    Mesures, Motif, Resultats, Technique, Traitement,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::synthesis::{AMOXICILLIN, Problem, Synthesis};
use super::super::vaccine::Vaccine;
use super::super::words::number;
use super::Life;
use super::diabetes::{Course, eyes, feet};
use carnet_interop::cda::Flag;

/// Day, HbA1c in per cent, glomerular filtration, LDL in g/L.
const SUGAR: [(Date, f64, f64, f64); 19] = [
    (date(2014, 3, 5), 8.4, 94.0, 1.58),
    (date(2014, 9, 10), 7.1, 94.0, 1.21),
    (date(2015, 3, 11), 6.9, 93.0, 1.05),
    (date(2016, 3, 16), 7.0, 92.0, 0.98),
    (date(2017, 3, 8), 6.8, 92.0, 0.94),
    (date(2018, 3, 14), 7.1, 91.0, 0.96),
    (date(2019, 3, 13), 7.2, 90.0, 0.92),
    (date(2020, 3, 4), 7.0, 89.0, 0.90),
    (date(2020, 10, 7), 7.1, 89.0, 0.91),
    (date(2021, 6, 9), 7.4, 88.0, 0.95),
    (date(2022, 3, 9), 7.2, 87.0, 0.88),
    (date(2022, 10, 12), 7.3, 86.0, 0.86),
    (date(2023, 3, 15), 7.3, 86.0, 0.84),
    (date(2023, 10, 11), 7.4, 85.0, 0.83),
    (date(2024, 4, 10), 7.5, 84.0, 0.81),
    (date(2024, 10, 9), 7.4, 84.0, 0.79),
    (date(2025, 4, 9), 7.6, 83.0, 0.80),
    (date(2025, 10, 8), 7.7, 82.0, 0.78),
    (date(2026, 2, 20), 7.8, 82.0, 0.77),
];

pub(super) fn live(life: &mut Life<'_>) {
    diabetes(life);
    ankle(life);
    grief(life);
    yearly(life);
    screening(life);
    vaccines(life);
    synthesis(life);
}

/// What Dr Roux hands over to the doctor to come.
fn synthesis(life: &mut Life<'_>) {
    let problem = |code, name, since| Problem { code, name, since };
    let problems = vec![
        problem("E11.9", "Diabète de type 2", date(2014, 3, 12)),
        problem("I10", "Hypertension artérielle", date(2019, 3, 20)),
        problem("E78.0", "Hypercholestérolémie", date(2014, 9, 17)),
    ];
    let allergies = vec![(AMOXICILLIN, date(2023, 1, 16))];
    life.summarise(date(2025, 10, 17), Who::Roux, Synthesis { allergies, problems });
}

fn diabetes(life: &mut Life<'_>) {
    for (rank, (day, hba1c, gfr, ldl)) in SUGAR.into_iter().enumerate() {
        let results = Course::new(hba1c, gfr, ldl).results(life, rank % 2 == 0 || rank == 18);
        life.lab(day, "Suivi de diabète", results);
    }
    life.note(
        date(2014, 3, 12),
        Who::Roux,
        "11488-4",
        "Compte rendu de consultation : découverte d'un diabète",
        vec![
            part(Motif, &["Résultats du bilan demandé devant une fatigue persistante et une soif inhabituelle."]),
            part(Resultats, &["HbA1c 8,4 %. Glycémie à jeun confirmée à deux reprises au-dessus de 1,26 g/L."]),
            part(Conclusion, &["Diabète de type 2, découvert à 46 ans."]),
            part(Conduite, &["Alimentation revue ensemble, marche quotidienne, metformine à dose progressive. Ophtalmologue, pédicure-podologue et dentiste chaque année."]),
        ],
    );
    life.note(
        date(2014, 4, 2),
        Who::Roux,
        "PROT_ALD",
        "Protocole de soins ALD : diabète de type 2",
        vec![part(Conduite, &["Affection de longue durée n° 8. Suivi par le médecin traitant, HbA1c deux fois par an, bilan rénal et lipidique annuel, ophtalmologie annuelle, soins de pédicurie selon le grade."])],
    );
    life.letter(
        date(2026, 2, 20),
        Who::Ferry,
        "11488-4",
        "Bilan de diabétologie",
        vec![
            part(Motif, &["Suivi semestriel d'un diabète de type 2 connu depuis 2014."]),
            part(Mesures, &["HbA1c 7,8 % ce jour (7,7 % en octobre 2025). Poids 74 kg, taille 1,63 m. Tension artérielle 13/8."]),
            part(Examen, &["Pas d'hypoglycémie. Pouls des pieds perçus, monofilament normal. Fond d'œil de 2025 sans rétinopathie."]),
            part(Conclusion, &["Équilibre qui s'éloigne lentement de l'objectif, sans complication. Objectif d'HbA1c à 7,0 %, décidé ensemble."]),
            part(Conduite, &["Sitagliptine ajoutée à la metformine. Mesure du glucose interstitiel pendant quatorze jours. HbA1c de contrôle vers le 20 mai 2026. Vaccin contre le pneumocoque à discuter avec le médecin traitant."]),
        ],
    );
    life.prescribe(date(2026, 2, 20), Who::Ferry, &[METFORMIN, SITAGLIPTIN], (90, 1));
    life.letter(
        date(2023, 11, 14),
        Who::Ferry,
        "11488-4",
        "Compte rendu de consultation de diabétologie",
        vec![
            part(Motif, &["Premier avis, demandé par le Dr Roux."]),
            part(Histoire, &["Diabète de type 2 depuis 2014 sous metformine. Père diabétique. Deux filles de 3,9 et 4,1 kg à la naissance."]),
            part(Conclusion, &["HbA1c 7,4 %. Pas de complication. Pas d'indication à l'insuline."]),
            part(Conduite, &["Atelier de groupe sur l'alimentation, podomètre. Revoir deux fois par an."]),
        ],
    );
}

fn ankle(life: &mut Life<'_>) {
    life.letter(
        date(2020, 11, 12),
        Who::Delorme,
        "34874-8",
        "Compte rendu opératoire : ostéosynthèse d'une fracture de la cheville droite",
        vec![
            part(Indication, &["Fracture bimalléolaire de la cheville droite, déplacée, après une chute dans un escalier le 11 novembre 2020. Peau saine."]),
            part(Antecedents, &["Diabète de type 2 traité par metformine, interrompue l'avant-veille. Pas d'allergie connue. Glycémie au bloc 1,38 g/L."]),
            part(Technique, &["Rachianesthésie (Dr Maud Vasseur). Décubitus dorsal, garrot à 300 mmHg, 62 minutes. Antibioprophylaxie par céfazoline 2 g."]),
            part(Intervention, &[
                "Abord latéral : réduction de la malléole externe, vis de compression puis plaque un tiers de tube à six trous.",
                "Abord médial : réduction de la malléole interne, deux vis malléolaires de 4 mm.",
                "Contrôle scopique : mortaise congruente, syndesmose stable au test du crochet. Lavage, fermeture en deux plans, botte plâtrée.",
            ]),
            part(Evolution, &["Intervention sans incident. Pertes sanguines minimes."]),
            part(Conduite, &["Surélévation du membre, pas d'appui pendant 45 jours. Anticoagulation préventive. Surveillance de la glycémie et de la peau."]),
        ],
    );
    life.stay(
        (date(2020, 11, 11), date(2020, 11, 15)),
        Who::Delorme,
        "11490-0",
        "Lettre de liaison à la sortie : fracture de la cheville droite",
        vec![
            part(Motif, &["Fracture bimalléolaire de la cheville droite, opérée le 12 novembre 2020."]),
            part(Evolution, &["Suites simples. Douleur calmée par le paracétamol. Cicatrices propres, pas de fièvre. Glycémies entre 1,20 et 1,60 g/L. Metformine reprise le 14 novembre."]),
            part(Traitement, &["Paracétamol 1 g jusqu'à trois fois par jour. Énoxaparine 4000 UI par jour tant que l'appui n'est pas repris. Traitement habituel inchangé."]),
            part(Conduite, &[
                "Deux cannes, pas d'appui jusqu'au 27 décembre 2020. Pansement tous les deux jours, ablation des fils à J15 par l'infirmière.",
                "Consultation de contrôle avec radiographie le 4 janvier 2021. Revenir aux urgences en cas de douleur qui augmente, de fièvre ou d'orteils froids.",
            ]),
        ],
    );
    life.prescribe(date(2020, 11, 15), Who::Delorme, &[PARACETAMOL, ENOXAPARIN], (42, 0));
    life.letter(
        date(2020, 11, 12),
        Who::Vasseur,
        "77436-4",
        "Compte rendu d'anesthésie",
        vec![
            part(Technique, &["Rachianesthésie en L3-L4, bupivacaïne hyperbare 10 mg. Niveau T10. Sédation légère à la demande."]),
            part(Evolution, &["Stabilité de la tension et du pouls. Glycémies surveillées toutes les heures. Levée du bloc en quatre heures. Pas de nausée."]),
        ],
    );
}

/// The old letter she will mask.
fn grief(life: &mut Life<'_>) {
    life.letter(
        date(2016, 5, 24),
        Who::Kessler,
        "11488-4",
        "Courrier de psychiatrie",
        vec![
            part(Motif, &["Avis demandé par le Dr Roux devant un état dépressif après le décès de sa mère."]),
            part(Histoire, &["Tristesse, sommeil court, perte d'appétit depuis quatre mois. Pas d'idée suicidaire. Bon soutien de ses filles et de ses collègues."]),
            part(Conclusion, &["Épisode dépressif d'intensité légère à moyenne, réactionnel à un deuil."]),
            part(Traitement, &["Pas de médicament à ce stade. Huit entretiens de soutien, rendez-vous tous les quinze jours."]),
            part(Conduite, &["Réévaluation en septembre 2016. Le médecin traitant poursuit l'arrêt de travail de deux semaines."]),
        ],
    );
    life.letter(
        date(2016, 10, 11),
        Who::Kessler,
        "11488-4",
        "Courrier de fin de suivi",
        vec![
            part(
                Evolution,
                &["Humeur stable depuis deux mois, sommeil rétabli, reprise de la chorale."],
            ),
            part(Conclusion, &["Guérison. Fin du suivi, sans traitement."]),
        ],
    );
}

fn yearly(life: &mut Life<'_>) {
    for year in [2019, 2021, 2023, 2025] {
        eyes(life, date(year, 6, 4));
    }
    for year in [2022, 2024, 2025] {
        feet(life, date(year, 9, 17));
    }
    for (day, weight, hba1c, words) in [
        (date(2022, 3, 18), 72, 7.2, "Objectif presque atteint, traitement inchangé."),
        (date(2023, 3, 24), 73, 7.3, "Avis de diabétologie demandé."),
        (date(2024, 4, 19), 73, 7.5, "Reprise de la marche nordique avec une amie."),
        (date(2025, 4, 18), 74, 7.6, "Fatigue de fin d'hiver, bilan rassurant."),
        (
            date(2025, 10, 17),
            74,
            7.7,
            "Elle prépare un déménagement à Clermont-Ferrand ; dossier à transmettre au futur médecin.",
        ),
    ] {
        life.note(
            day,
            Who::Roux,
            "11488-4",
            "Compte rendu de consultation : suivi du diabète",
            vec![
                part(
                    Mesures,
                    &[&format!(
                        "Poids {weight} kg, tension artérielle 13/8, HbA1c {} %.",
                        number(hba1c, 1)
                    )],
                ),
                part(Conduite, &[words]),
            ],
        );
        life.prescribe(day, Who::Roux, &[METFORMIN, ATORVASTATIN, RAMIPRIL], (90, 3));
    }
    life.letter(
        date(2024, 6, 13),
        Who::Baptiste,
        "11488-4",
        "Compte rendu de consultation de cardiologie",
        vec![
            part(Motif, &["Bilan cardiologique d'un diabète de dix ans."]),
            part(Resultats, &["Électrocardiogramme normal. Échographie cardiaque normale, fraction d'éjection 64 %. Doppler des carotides : plaques minimes non sténosantes."]),
            part(Conclusion, &["Pas de signe d'ischémie. Poursuite de la statine."]),
        ],
    );
    life.note(
        date(2025, 3, 6),
        Who::Dumas,
        "28617-9",
        "Bilan bucco-dentaire annuel du diabète",
        vec![
            part(Examen, &["Gencives saines, une poche de 4 mm en secteur 3. Détartrage."]),
            part(Conduite, &["Brossettes chaque soir. Contrôle dans six mois."]),
        ],
    );
}

fn screening(life: &mut Life<'_>) {
    for year in [2019, 2021, 2023, 2025] {
        life.letter(
            date(year, 11, 20),
            Who::Fabre,
            "75492-9",
            "Mammographie de dépistage organisé",
            vec![
                part(Technique, &["Deux incidences par sein, double lecture."]),
                part(Resultats, &["Densité de type b. Kyste simple du sein gauche, inchangé. Pas d'image suspecte."]),
                part(Conclusion, &["Examen classé ACR 2. Prochaine mammographie dans deux ans."]),
            ],
        );
    }
    for year in [2018, 2020, 2022, 2024] {
        life.lab(
            date(year, 5, 15),
            "Dépistage du cancer colorectal",
            vec![Found::Words(Analyte::BloodInStool, "Négatif", Flag::Negative)],
        );
    }
}

fn vaccines(life: &mut Life<'_>) {
    life.vaccinate(date(2021, 4, 27), Who::Bonnet, &[(Vaccine::Covid, Some(1))]);
    life.vaccinate(date(2021, 6, 8), Who::Bonnet, &[(Vaccine::Covid, Some(2))]);
    life.vaccinate(date(2022, 10, 25), Who::Bonnet, &[(Vaccine::Flu, None)]);
    life.vaccinate(
        date(2023, 10, 24),
        Who::Bonnet,
        &[(Vaccine::Flu, None), (Vaccine::Covid, None)],
    );
    life.vaccinate(date(2024, 10, 22), Who::Bonnet, &[(Vaccine::Flu, None)]);
}
