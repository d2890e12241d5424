//! The small things of every year.

use super::super::lab::{Analyte, Found};
use super::super::medicine::{AMOXICILLIN, CETIRIZINE, ESOMEPRAZOLE, FOSFOMYCIN, PARACETAMOL};
use super::super::part::Heading::{Conclusion, Conduite, Examen, Histoire, Motif, Resultats};
use super::super::part::part;
use super::super::staff::Who;
use super::Life;
use carnet_interop::cda::Flag;

pub(super) fn live(life: &mut Life<'_>) {
    let years = life.years_today();
    if years < 12 {
        return;
    }
    let episodes = life.chance.between(2, 6);
    for _ in 0..episodes {
        let months = life.chance.between(1, 70);
        match life.chance.between(0, 7) {
            0 => throat(life, months),
            1 if life.is_woman() && years > 17 => cystitis(life, months),
            2 => stomach(life, months),
            3 => flu(life, months),
            4 if years > 16 => back(life, months),
            5 => pollen(life, months),
            6 if years > 24 => skin(life, months),
            _ => wound(life, months),
        }
    }
}

fn throat(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    let positive = life.chance.percent(35);
    let (words, flag) =
        if positive { ("Positif", Flag::Positive) } else { ("Négatif", Flag::Negative) };
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : angine",
        vec![
            part(Motif, &["Mal de gorge et fièvre à 38,6 °C depuis deux jours."]),
            part(Examen, &["Amygdales rouges et gonflées, ganglions sensibles sous la mâchoire."]),
            part(
                Resultats,
                &[&format!("Test rapide du streptocoque A : {}.", words.to_lowercase())],
            ),
            part(
                Conduite,
                &[if positive {
                    "Amoxicilline six jours, paracétamol."
                } else {
                    "Angine virale : pas d'antibiotique, paracétamol et repos."
                }],
            ),
        ],
    );
    let found = vec![Found::Words(Analyte::Streptococcus, words, flag)];
    life.rapid_test(day, life.doctor(), "Test rapide : streptocoque A", found);
    let medicines = if positive { vec![AMOXICILLIN, PARACETAMOL] } else { vec![PARACETAMOL] };
    life.prescribe(day, life.doctor(), &medicines, (6, 0));
}

fn cystitis(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    life.note(
        day,
        Who::Bonnet,
        "93024-8",
        "Prise en charge d'une cystite en pharmacie",
        vec![
            part(Motif, &["Brûlures urinaires depuis la veille, sans fièvre ni douleur du dos."]),
            part(Resultats, &["Bandelette urinaire : leucocytes et nitrites positifs."]),
            part(Conduite, &["Fosfomycine en prise unique délivrée selon le protocole. Boire davantage. Consulter si fièvre ou persistance après trois jours."]),
        ],
    );
    life.prescribe(day, Who::Bonnet, &[FOSFOMYCIN], (1, 0));
    if life.chance.percent(40) {
        life.lab(
            day,
            "Examen cytobactériologique des urines",
            vec![Found::Words(
                Analyte::UrineCulture,
                "Escherichia coli, 100 000 UFC/mL, sensible à la fosfomycine",
                Flag::Positive,
            )],
        );
    }
}

fn stomach(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : brûlures d'estomac",
        vec![
            part(Histoire, &["Brûlures après les repas et en se couchant, depuis six semaines. Pas d'amaigrissement, pas de saignement."]),
            part(Examen, &["Abdomen souple, sensible au creux de l'estomac."]),
            part(Conclusion, &["Reflux gastro-œsophagien non compliqué."]),
            part(Conduite, &["Dîner léger et tôt, tête du lit relevée. Quatre semaines de traitement puis à la demande."]),
        ],
    );
    life.prescribe(day, life.doctor(), &[ESOMEPRAZOLE], (28, 0));
}

fn flu(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    let days = life.chance.between(3, 6);
    life.note(
        day,
        life.doctor(),
        "85208-7",
        "Compte rendu de téléconsultation : syndrome grippal",
        vec![
            part(Motif, &["Fièvre à 39 °C, courbatures, toux sèche depuis la veille."]),
            part(Examen, &["À l'écran : parle sans essoufflement, conscience normale. Température prise ce matin 38,9 °C."]),
            part(Conduite, &[&format!("Repos, boissons, paracétamol. Isolement {days} jours, masque avec les proches fragiles. Rappeler si gêne pour respirer.")]),
        ],
    );
    life.prescribe(day, life.doctor(), &[PARACETAMOL], (5, 0));
}

fn back(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    life.note(
        day,
        life.doctor(),
        "PRESC-KINE",
        "Ordonnance de kinésithérapie",
        vec![part(Conduite, &["Rééducation du rachis lombaire, dix séances : renforcement, étirements, apprentissage des gestes qui protègent le dos."])],
    );
    life.prescribe(day, life.doctor(), &[PARACETAMOL], (5, 0));
}

fn pollen(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : rhinite allergique",
        vec![
            part(Motif, &["Éternuements, nez qui coule et yeux rouges chaque printemps."]),
            part(Conclusion, &["Rhinite et conjonctivite allergiques aux pollens."]),
            part(Conduite, &["Antihistaminique en saison, lavages de nez le soir, fenêtres ouvertes tôt le matin seulement."]),
        ],
    );
    life.prescribe(day, life.doctor(), &[CETIRIZINE], (60, 1));
}

fn skin(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : grain de beauté",
        vec![
            part(Motif, &["Grain de beauté du dos qui inquiète."]),
            part(Examen, &["Lésion brune de 5 mm, bords réguliers, couleur uniforme, stable sur les photographies d'il y a deux ans."]),
            part(Conclusion, &["Pas de critère inquiétant. Auto-examen tous les trois mois, protection solaire."]),
        ],
    );
}

fn wound(life: &mut Life<'_>, months: i32) {
    let day = life.ago(months);
    let (cause, seen, next) = life.chance.pick([
        (
            "Brûlure superficielle de l'avant-bras par projection d'eau chaude.",
            "Surface de 3 cm sur 4, rosée, sans phlyctène. Pas de signe d'infection.",
            "Pansement gras renouvelé tous les deux jours. Cicatrisation attendue en dix jours.",
        ),
        (
            "Coupure de l'index gauche avec un couteau de cuisine, suturée la veille.",
            "Quatre points en place, berges propres, mobilité et sensibilité conservées.",
            "Pansement sec. Ablation des fils dans dix jours.",
        ),
        (
            "Ongle incarné du gros orteil droit, soins après avis du médecin.",
            "Bourrelet rouge et sensible, sans écoulement.",
            "Bains antiseptiques, pansement tous les deux jours, chaussures larges.",
        ),
        (
            "Morsure de chien du mollet, lavée et laissée ouverte aux urgences.",
            "Plaie de 15 mm, propre, en cours de comblement. Pas de fièvre.",
            "Pansement quotidien pendant une semaine. Surveillance vétérinaire du chien en cours.",
        ),
    ]);
    life.note(
        day,
        Who::Marchand,
        "11506-3",
        "Soins infirmiers : pansement",
        vec![
            part(Motif, &[cause]),
            part(Examen, &[seen]),
            part(Conduite, &[next, "Vaccination antitétanique vérifiée."]),
        ],
    );
}
