//! A broken bone or a worn knee: emergency, surgery, physiotherapy.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::medicine::{ENOXAPARIN, ESOMEPRAZOLE, IBUPROFEN, PARACETAMOL};
use super::super::part::Heading::{
    Antecedents, Conclusion, Conduite, Evolution, Examen, Histoire, Indication, Intervention,
    Motif, Resultats, Technique, Traitement,
};
use super::super::part::part;
use super::super::staff::Who;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let months = life.chance.between(7, 57);
    let day = life.ago(months);
    if life.years_today() > 55 && life.chance.percent(60) {
        knee(life, day);
    } else {
        wrist(life, day);
    }
    back(life);
}

fn wrist(life: &mut Life<'_>, day: Date) {
    let side = life.chance.pick(["droit", "gauche"]);
    let how = life.chance.pick([
        "une chute à ski",
        "une chute de vélo",
        "une chute dans l'escalier",
        "un match de handball",
    ]);
    life.letter(
        day,
        Who::Haddad,
        "15507-7",
        "Compte rendu de passage aux urgences : fracture du poignet",
        vec![
            part(Motif, &[&format!("Douleur et déformation du poignet {side} après {how}.")]),
            part(Examen, &["Déformation en dos de fourchette. Pouls radial présent, sensibilité conservée. Pas d'ouverture cutanée."]),
            part(Resultats, &[&format!("Radiographies : fracture du radius distal {side}, déplacement dorsal, trait extra-articulaire.")]),
            part(Conclusion, &["Réduction sous anesthésie loco-régionale insuffisante, indication chirurgicale."]),
        ],
    );
    let next = day.saturating_add(1.day());
    life.letter(
        next,
        Who::Delorme,
        "34874-8",
        &format!("Compte rendu opératoire : ostéosynthèse du poignet {side}"),
        vec![
            part(Indication, &[&format!("Fracture déplacée du radius distal {side}.")]),
            part(Intervention, &["Anesthésie loco-régionale, garrot. Voie palmaire de Henry. Réduction sous contrôle scopique, plaque verrouillée à sept vis. Mobilité du poignet libre en fin d'intervention. Fermeture en deux plans."]),
            part(Evolution, &["Contrôle radiographique : réduction anatomique. Sortie le jour même."]),
        ],
    );
    life.prescribe(next, Who::Delorme, &[PARACETAMOL, IBUPROFEN, ESOMEPRAZOLE], (7, 0));
    life.letter(
        day.saturating_add(42.days()),
        Who::Fabre,
        "18748-4",
        &format!("Radiographie du poignet {side}"),
        vec![
            part(Indication, &["Contrôle à six semaines d'une ostéosynthèse."]),
            part(Resultats, &["Matériel en place, sans mobilisation. Cal osseux visible. Interligne radio-carpien conservé."]),
            part(Conclusion, &["Consolidation en bonne voie."]),
        ],
    );
    physiotherapy(life, day.saturating_add(60.days()), &format!("poignet {side}"));
}

fn knee(life: &mut Life<'_>, day: Date) {
    let side = life.chance.pick(["droit", "gauche"]);
    life.letter(
        day,
        Who::Fabre,
        "18748-4",
        &format!("Radiographie du genou {side}"),
        vec![
            part(Indication, &["Douleurs mécaniques, périmètre de marche de 500 mètres."]),
            part(Technique, &["Face en charge, profil, incidence de schuss."]),
            part(Resultats, &["Pincement complet de l'interligne fémoro-tibial interne, ostéophytes, condensation sous-chondrale."]),
            part(Conclusion, &[&format!("Gonarthrose interne évoluée du genou {side}.")]),
        ],
    );
    let surgery = day.saturating_add(5.months());
    life.letter(
        surgery.saturating_sub(20.days()),
        Who::Vasseur,
        "34749-2",
        "Consultation avant anesthésie",
        vec![
            part(Antecedents, &["Hypertension traitée. Appendicectomie dans l'enfance, sans incident d'anesthésie. Pas d'allergie connue."]),
            part(Conclusion, &["Score ASA 2. Rachianesthésie proposée et acceptée. Épargne sanguine : hémoglobine à contrôler."]),
        ],
    );
    life.letter(
        surgery,
        Who::Delorme,
        "34874-8",
        &format!("Compte rendu opératoire : prothèse totale du genou {side}"),
        vec![
            part(Intervention, &["Rachianesthésie, voie antéro-interne. Coupes guidées, prothèse cimentée à plateau fixe, rotule conservée. Stabilité satisfaisante en extension et en flexion."]),
            part(Evolution, &["Pertes sanguines 150 mL. Radiographie de contrôle satisfaisante. Lever le soir même."]),
        ],
    );
    life.stay(
        (surgery, surgery.saturating_add(3.days())),
        Who::Delorme,
        "11490-0",
        "Lettre de liaison à la sortie : prothèse de genou",
        vec![
            part(Evolution, &["Flexion à 90 degrés, marche avec deux cannes, escaliers essayés. Cicatrice propre."]),
            part(Traitement, &["Paracétamol, énoxaparine pendant 30 jours, bas de contention."]),
            part(Conduite, &["Kinésithérapie trois fois par semaine. Ablation des agrafes à J15. Consultation à six semaines avec radiographie."]),
        ],
    );
    life.prescribe(
        surgery.saturating_add(3.days()),
        Who::Delorme,
        &[PARACETAMOL, ENOXAPARIN],
        (30, 0),
    );
    physiotherapy(life, surgery.saturating_add(45.days()), &format!("genou {side}"));
}

fn physiotherapy(life: &mut Life<'_>, day: Date, joint: &str) {
    let sessions = life.chance.between(12, 25);
    life.note(
        day,
        Who::Petit,
        "11506-3",
        "Bilan de kinésithérapie",
        vec![
            part(Motif, &[&format!("Rééducation du {joint}, {sessions} séances réalisées.")]),
            part(Examen, &["Douleur 2 sur 10 en fin de journée. Amplitudes à 90 % du côté opposé. Force en progrès."]),
            part(Conduite, &["Exercices à poursuivre seul[e] chaque jour. Dernières séances consacrées au retour aux activités."]),
        ],
    );
}

fn back(life: &mut Life<'_>) {
    let day = life.ago(11);
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : mal de dos",
        vec![
            part(Motif, &["Lombalgie brutale en soulevant un carton."]),
            part(Histoire, &["Pas de sciatique, pas de fièvre, pas de trouble urinaire."]),
            part(Examen, &["Raideur lombaire, contracture à droite. Réflexes et force normaux. Lasègue négatif."]),
            part(Conclusion, &["Lumbago commun, sans signe de gravité."]),
            part(Conduite, &["Rester actif, antalgiques quelques jours. Pas d'imagerie nécessaire. Kinésithérapie si persistance à un mois."]),
        ],
    );
    life.prescribe(day, life.doctor(), &[PARACETAMOL], (5, 0));
}
