//! Birth to ten: the maternity, the mandatory examinations, the vaccines, the winters.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::medicine::{AMOXICILLIN_CHILD, PARACETAMOL_CHILD, VITAMIN_D_CHILD};
use super::super::part::Heading::{
    Conclusion, Conduite, Evolution, Examen, Histoire, Mesures, Motif, Resultats, Traitement,
};
use super::super::part::part;
use super::super::staff::{Place, Who};
use super::super::vaccine::Vaccine;
use super::super::words::{age, number};
use super::Life;

/// Months, weight in kilograms, height and head in centimetres, of a child in the middle of the curves.
const GROWTH: [(i32, f64, f64, f64); 16] = [
    (0, 3.6, 50.0, 35.0),
    (1, 4.3, 54.0, 37.0),
    (2, 5.2, 57.5, 38.8),
    (3, 6.1, 60.5, 40.3),
    (4, 6.8, 63.0, 41.5),
    (5, 7.4, 65.0, 42.5),
    (8, 8.7, 70.0, 44.6),
    (12, 9.9, 75.5, 46.3),
    (17, 11.0, 80.5, 47.3),
    (24, 12.5, 87.0, 48.6),
    (36, 14.5, 96.0, 49.7),
    (48, 16.6, 103.0, 50.4),
    (60, 18.8, 110.0, 51.0),
    (72, 21.0, 116.0, 51.5),
    (102, 28.0, 131.0, 52.3),
    (132, 37.0, 145.0, 53.0),
];

/// A vaccine and its rank in the scheme.
type Dose = (Vaccine, Option<u32>);

pub(super) fn live(life: &mut Life<'_>) {
    // How big this child is, the same all along the curve.
    let size = life.chance.real(0.93, 1.07);
    birth(life, size);
    vaccines(life);
    for (months, weight, height, head) in GROWTH {
        let day = life.at_months(months);
        let day = life.around(day.saturating_add(6.days()), 12);
        if life.is_past(day) {
            let measured = (weight * size * size, height * (1.0 + (size - 1.0) / 2.0), head);
            exam(life, day, months, measured);
        }
    }
    winters(life);
    teeth(life);
}

fn birth(life: &mut Life<'_>, size: f64) {
    let day = life.person.traits.birth_date;
    let weeks = life.chance.between(38, 41);
    let weight = 3.4 * size * size + life.chance.real(-0.1, 0.1);
    life.stay(
        (day, day.saturating_add(3.days())),
        Who::Garnier,
        "78489-2",
        "Synthèse du séjour en maternité",
        vec![
            part(Histoire, &[&format!(
                "Naissance par voie basse à {weeks} semaines d'aménorrhée. Apgar 10 à une et cinq minutes. Poids de naissance {} kg.",
            number(weight, 2))]),
            part(Examen, &["Examen clinique normal. Hanches stables. Réflexes archaïques présents. Reflet pupillaire normal des deux côtés."]),
            part(Resultats, &["Dépistage néonatal prélevé à 72 heures. Dépistage auditif : réponse présente des deux côtés."]),
            part(Conduite, &["Sortie à J3. Vitamine D quotidienne. Examen de la deuxième semaine à prévoir."]),
        ],
    );
    life.prescribe(day.saturating_add(3.days()), Who::Lemoine, &[VITAMIN_D_CHILD], (365, 0));
    let second = day.saturating_add(12.days());
    life.note(
        second,
        Who::Riviere,
        "11506-3",
        "Visite à domicile de la sage-femme",
        vec![
            part(Motif, &["Retour à domicile, suivi de la mère et de l'enfant."]),
            part(Examen, &["Enfant tonique, bien éveillé. Cordon tombé, ombilic propre. Ictère absent."]),
            part(Mesures, &["Prise de poids d'environ 30 g par jour depuis la sortie."]),
            part(Conduite, &["Allaitement bien installé. Conseils sur le couchage sur le dos, sans oreiller ni couverture."]),
        ],
    );
}

fn vaccines(life: &mut Life<'_>) {
    use Vaccine::{Hexavalent, MeningoAcwy, MeningoB, Pneumo13, Ror, Rotavirus, Tetravalent};
    let born = life.person.traits.birth_date.year();
    let schedule: [(i32, &[Dose]); 8] = [
        (2, &[(Hexavalent, Some(1)), (Pneumo13, Some(1)), (Rotavirus, Some(1))]),
        (3, &[(MeningoB, Some(1)), (Rotavirus, Some(2))]),
        (4, &[(Hexavalent, Some(2)), (Pneumo13, Some(2))]),
        (5, &[(MeningoB, Some(2))]),
        (11, &[(Hexavalent, Some(3)), (Pneumo13, Some(3))]),
        (12, &[(Ror, Some(1)), (MeningoAcwy, Some(1))]),
        (17, &[(Ror, Some(2))]),
        (73, &[(Tetravalent, None)]),
    ];
    for (months, given) in schedule {
        // Meningococcus B and rotavirus came into the calendar in 2022, ACWY in 2025.
        let known = |vaccine: Vaccine| match vaccine {
            MeningoB | Rotavirus => born >= 2022,
            MeningoAcwy => born >= 2024,
            _ => true,
        };
        let given: Vec<_> = given.iter().copied().filter(|(vaccine, _)| known(*vaccine)).collect();
        let day = life.at_months(months);
        let day = life.around(day, 14);
        if !given.is_empty() {
            life.vaccinate(day, Who::Lemoine, &given);
        }
    }
}

fn exam(life: &mut Life<'_>, day: Date, months: i32, (weight, height, head): (f64, f64, f64)) {
    let acquired = match months {
        0 | 1 => "Fixe et suit du regard, réagit à la voix. Succion efficace.",
        2..=4 => "Sourire réponse. Tient sa tête. Suit un objet sur 180 degrés.",
        5..=8 => "Se retourne, attrape et passe un objet d'une main à l'autre. Babillage.",
        9..=13 => "Tient debout avec appui, pince fine, comprend le non. Premiers mots.",
        14..=24 => "Marche seul[e], empile des cubes, associe deux mots. Montre du doigt.",
        25..=48 => {
            "Phrases construites, dessine un rond, joue avec les autres. Propreté acquise le jour."
        }
        49..=72 => {
            "Langage clair, compte jusqu'à dix, tient en équilibre sur un pied. Vision et audition normales."
        }
        _ => "Scolarité sans difficulté, lecture fluide. Dos droit. Vision 10/10 aux deux yeux.",
    };
    let title =
        format!("Examen de santé de l'enfant : {}", age(life.person.traits.birth_date, day));
    let head = if months <= 36 {
        format!(", périmètre crânien {} cm", number(head, 1))
    } else {
        String::new()
    };
    life.note(
        day,
        Who::Lemoine,
        "59283-2",
        &title,
        vec![
            part(Motif, &["Examen obligatoire à cet âge."]),
            part(Mesures, &[&format!("Poids {} kg, taille {} cm{head}.", number(weight, 1), number(height, 1))]),
            part(Examen, &[acquired, "Auscultation cardiaque et pulmonaire normale. Abdomen souple."]),
            part(Conclusion, &["Développement harmonieux, croissance régulière sur son couloir. Vaccinations à jour."]),
        ],
    );
    if life.chance.percent(45) {
        life.place_last(Place::ChildProtection);
    }
}

fn winters(life: &mut Life<'_>) {
    let episodes = life.chance.between(1, 4);
    for _ in 0..episodes {
        let oldest = life.months_since(life.person.traits.birth_date).min(96);
        if oldest < 5 {
            return;
        }
        let age = life.chance.between(4, oldest - 1);
        let day = life.at_months(age);
        match life.chance.between(0, 3) {
            0 if age < 20 => bronchiolitis(life, day),
            1 => otitis(life, day),
            2 if age > 30 => fall(life, day),
            _ => throat(life, day),
        }
    }
}

fn bronchiolitis(life: &mut Life<'_>, day: Date) {
    let saturation = life.chance.between(93, 96);
    life.letter(
        day,
        Who::Haddad,
        "15507-7",
        "Compte rendu de passage aux urgences : bronchiolite",
        vec![
            part(Motif, &["Gêne respiratoire et baisse des prises alimentaires depuis 48 heures."]),
            part(Examen, &[&format!(
                "Température 37,9 °C. Fréquence respiratoire 48 par minute, tirage intercostal léger, sibilants diffus. Saturation {saturation} % en air ambiant."
            )]),
            part(Evolution, &["Désobstruction rhinopharyngée, prises fractionnées. Trois heures de surveillance sans aggravation."]),
            part(Conclusion, &["Bronchiolite aiguë sans critère d'hospitalisation. Retour à domicile avec consignes de surveillance remises aux parents."]),
            part(Conduite, &["Réévaluation par le médecin à 48 heures, plus tôt si l'enfant refuse de boire ou s'épuise."]),
        ],
    );
}

fn otitis(life: &mut Life<'_>, day: Date) {
    let side = life.chance.pick(["droite", "gauche"]);
    let who = life.chance.pick([Who::Lemoine, life.doctor()]);
    life.note(
        day,
        who,
        "11488-4",
        "Compte rendu de consultation : otite",
        vec![
            part(Motif, &["Fièvre à 39 °C et pleurs nocturnes."]),
            part(Examen, &[&format!("Tympan {side} bombant et congestif, tympan opposé normal. Gorge et poumons sans particularité.")]),
            part(Conclusion, &[&format!("Otite moyenne aiguë {side}.")]),
            part(Traitement, &["Amoxicilline selon le poids, paracétamol en cas de douleur."]),
        ],
    );
    life.prescribe(day, who, &[AMOXICILLIN_CHILD, PARACETAMOL_CHILD], (8, 0));
}

fn throat(life: &mut Life<'_>, day: Date) {
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : rhinopharyngite",
        vec![
            part(Motif, &["Nez qui coule, toux et fièvre depuis deux jours, à la garderie plusieurs cas semblables."]),
            part(Examen, &["Bon état général. Gorge rouge sans dépôt. Tympans normaux. Auscultation libre."]),
            part(Conduite, &["Lavages de nez, boissons fréquentes, paracétamol si besoin. Pas d'antibiotique : l'infection est virale."]),
        ],
    );
    life.prescribe(day, life.doctor(), &[PARACETAMOL_CHILD], (5, 0));
}

fn fall(life: &mut Life<'_>, day: Date) {
    let place = life.chance.pick(["au parc", "à l'école", "à vélo", "sur le trampoline"]);
    life.letter(
        day,
        Who::Haddad,
        "15507-7",
        "Compte rendu de passage aux urgences : plaie du menton",
        vec![
            part(Motif, &[&format!("Chute {place}, plaie du menton.")]),
            part(Examen, &["Plaie linéaire de 2 cm, nette, peu profonde. Pas de perte de connaissance, examen neurologique normal. Ouverture de bouche et dents normales."]),
            part(Evolution, &["Lavage, anesthésie locale par gel, suture par trois points. Vaccination antitétanique à jour."]),
            part(Conduite, &["Ablation des fils dans cinq jours par le médecin ou l'infirmière. Protection solaire de la cicatrice pendant un an."]),
        ],
    );
}

fn teeth(life: &mut Life<'_>) {
    for years in [3, 6, 9] {
        let day = life.at_years(years);
        if !life.is_past(day) || !life.chance.percent(70) {
            continue;
        }
        let found = life.chance.pick([
            "Aucune carie. Brossage efficace.",
            "Une carie débutante sur une molaire de lait, soignée en une séance.",
            "Sillons profonds sur les premières molaires : scellement proposé.",
        ]);
        life.note(
            day,
            Who::Dumas,
            "28617-9",
            "Bilan bucco-dentaire M'T dents",
            vec![
                part(Examen, &[found]),
                part(Conduite, &["Deux brossages par jour avec un dentifrice fluoré, pas de sucre entre les repas. Prochain bilan à l'âge prévu."]),
            ],
        );
    }
}
