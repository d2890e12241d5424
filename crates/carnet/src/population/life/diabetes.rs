//! Type 2 diabetes: twice-yearly results that hang together, the yearly round of examinations.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{
    ATORVASTATIN, EMPAGLIFLOZIN, GLICLAZIDE, METFORMIN, Medicine, RAMIPRIL, SITAGLIPTIN,
};
use super::super::part::Heading::{
    Conclusion, Conduite, Examen, Histoire, Mesures, Motif, Resultats, Technique,
};
use super::super::part::part;
use super::super::staff::Who;
use super::super::words::number;
use super::Life;

/// How sugar, kidneys and lipids stand, drawn once and drifting after.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    hba1c: f64,
    gfr: f64,
    ldl: f64,
}

impl Course {
    pub(super) const fn new(hba1c: f64, gfr: f64, ldl: f64) -> Self {
        Self { hba1c, gfr, ldl }
    }

    /// Half a year later, under treatment.
    fn drift(&mut self, life: &mut Life<'_>) {
        let back = if self.hba1c > 7.6 { -0.5 } else { 0.15 };
        self.hba1c = (self.hba1c + back + life.chance.real(-0.3, 0.3)).clamp(6.2, 9.6);
        self.gfr = (self.gfr - life.chance.real(0.0, 1.6)).max(38.0);
        self.ldl = (self.ldl + life.chance.real(-0.14, 0.10)).clamp(0.55, 1.7);
    }

    /// One decimal, as people say it.
    pub(super) fn hba1c_words(self) -> String {
        number(self.hba1c, 1)
    }

    /// The results of a visit to the laboratory.
    pub(super) fn results(self, life: &mut Life<'_>, yearly: bool) -> Vec<Found> {
        let woman = life.is_woman();
        // From the glomerular filtration back to the creatinine it was computed from.
        let creatinine = if woman { 5_600.0 } else { 7_300.0 } / self.gfr;
        let mut found = vec![
            Found::Number(Analyte::Hba1c, self.hba1c),
            Found::Number(
                Analyte::Glucose,
                self.hba1c * 0.24 - 0.42 + life.chance.real(-0.08, 0.08),
            ),
            Found::Number(Analyte::Creatinine, creatinine),
            Found::Number(Analyte::Gfr, self.gfr),
        ];
        if yearly {
            let hdl = life.chance.real(0.41, 0.58);
            let fat = life.chance.real(1.1, 2.1);
            found.extend([
                Found::Number(Analyte::Cholesterol, self.ldl + hdl + fat / 5.0),
                Found::Number(Analyte::Hdl, hdl),
                Found::Number(Analyte::Ldl, self.ldl),
                Found::Number(Analyte::Triglycerides, fat),
                Found::Number(
                    Analyte::UrineAlbumin,
                    (100.0 - self.gfr).max(4.0) * life.chance.real(0.3, 0.9),
                ),
                Found::Number(Analyte::Alt, life.chance.real(18.0, 48.0)),
            ]);
        }
        found
    }
}

pub(super) fn live(life: &mut Life<'_>) {
    let years = life.chance.between(3, 9);
    let first = life.ago(years * 12);
    let mut course = Course::new(
        life.chance.real(7.4, 9.2),
        life.chance.real(68.0, 96.0),
        life.chance.real(1.1, 1.6),
    );
    discovery(life, first, course);
    let second = life.chance.pick([GLICLAZIDE, SITAGLIPTIN, EMPAGLIFLOZIN]);
    for half in 1..years * 2 {
        let day = life.around(first.saturating_add((half * 6).months()), 20);
        course.drift(life);
        let results = course.results(life, half % 2 == 0);
        life.lab(day, "Suivi de diabète", results);
        visit(life, day.saturating_add(6.days()), course);
        let mut medicines: Vec<Medicine> = vec![METFORMIN];
        if half > 2 {
            medicines.push(second);
        }
        medicines.extend([ATORVASTATIN, RAMIPRIL]);
        life.prescribe(day.saturating_add(6.days()), life.doctor(), &medicines, (90, 1));
        if half % 4 == 1 {
            eyes(life, day.saturating_add(40.days()));
        }
        if half % 4 == 3 {
            feet(life, day.saturating_add(25.days()));
        }
    }
    specialist(life, course);
}

fn discovery(life: &mut Life<'_>, day: Date, course: Course) {
    let results = course.results(life, true);
    life.lab(day, "Bilan sanguin", results);
    life.note(
        day.saturating_add(8.days()),
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : découverte d'un diabète",
        vec![
            part(Motif, &["Résultats du bilan demandé devant une fatigue et une soif inhabituelle."]),
            part(Resultats, &[&format!("HbA1c à {} %, glycémie à jeun confirmée au-dessus de 1,26 g/L à deux reprises.", course.hba1c_words())]),
            part(Conclusion, &["Diabète de type 2."]),
            part(Conduite, &[
                "Alimentation et marche quotidienne discutées, metformine à dose progressive.",
                "Fond d'œil, examen des pieds, bilan rénal et électrocardiogramme à programmer. Demande de prise en charge en affection de longue durée.",
            ]),
        ],
    );
    life.prescribe(day.saturating_add(8.days()), life.doctor(), &[METFORMIN], (30, 2));
    life.note(
        day.saturating_add(20.days()),
        life.doctor(),
        "PROT_ALD",
        "Protocole de soins ALD : diabète de type 2",
        vec![
            part(Motif, &["Affection de longue durée n° 8, diabète de type 2."]),
            part(Conduite, &["Suivi par le médecin traitant, HbA1c deux à quatre fois par an, consultation annuelle d'ophtalmologie, soins de pédicurie selon le grade, bilan dentaire annuel."]),
        ],
    );
}

fn visit(life: &mut Life<'_>, day: Date, course: Course) {
    let (weight, systolic) = (life.chance.between(71, 99), life.chance.between(12, 14));
    let target = if course.hba1c <= 7.0 {
        "Objectif atteint. Traitement inchangé."
    } else if course.hba1c <= 7.6 {
        "Un peu au-dessus de l'objectif de 7 %. Reprise de la marche, revoir dans trois mois."
    } else {
        "Au-dessus de l'objectif de 7 %. Observance vérifiée, traitement renforcé, contrôle dans trois mois."
    };
    life.note(
        day,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : suivi du diabète",
        vec![
            part(Mesures, &[&format!("Poids {weight} kg, tension artérielle {systolic}/8, HbA1c {} %.", course.hba1c_words())]),
            part(Examen, &["Pas de malaise hypoglycémique. Pouls présents aux pieds, sensibilité conservée au monofilament. Pas de plaie."]),
            part(Conduite, &[target]),
        ],
    );
}

pub(super) fn eyes(life: &mut Life<'_>, day: Date) {
    let found = life.chance.pick([
        "Pas de rétinopathie diabétique à droite ni à gauche.",
        "Rares microanévrismes à gauche : rétinopathie débutante, sans retentissement.",
        "Pas de rétinopathie. Cataracte débutante des deux côtés.",
    ]);
    life.letter(
        day,
        Who::Perrin,
        "78513-9",
        "Compte rendu de consultation en ophtalmologie",
        vec![
            part(Motif, &["Surveillance annuelle d'un diabète de type 2."]),
            part(Technique, &["Fond d'œil après dilatation, rétinographies des deux yeux. Tension oculaire 15 mmHg à droite et 16 à gauche."]),
            part(Resultats, &[found, "Acuité corrigée 10/10 à droite et 9/10 à gauche."]),
            part(Conduite, &["Contrôle dans un an."]),
        ],
    );
}

pub(super) fn feet(life: &mut Life<'_>, day: Date) {
    life.note(
        day,
        Who::Leclerc,
        "11506-3",
        "Bilan podologique du diabète",
        vec![
            part(Examen, &["Pouls pédieux et tibiaux perçus. Test au monofilament normal sur les six points. Hyperkératose plantaire en regard des têtes métatarsiennes. Pas de plaie."]),
            part(Conclusion, &["Risque podologique de grade 0."]),
            part(Conduite, &["Soins de l'hyperkératose. Inspection quotidienne des pieds, chaussures larges, jamais pieds nus."]),
        ],
    );
}

fn specialist(life: &mut Life<'_>, course: Course) {
    let day = life.ago(4);
    life.letter(
        day,
        Who::Ferry,
        "11488-4",
        "Compte rendu de consultation de diabétologie",
        vec![
            part(Motif, &["Avis demandé par le médecin traitant sur l'équilibre du diabète."]),
            part(Histoire, &["[Patient] de [âge], diabète de type 2 connu, sous traitement oral. Pas d'hypoglycémie. Activité physique irrégulière."]),
            part(Resultats, &[&format!("HbA1c récente {} %. Fonction rénale suivie, LDL à {} g/L.", course.hba1c_words(), number(course.ldl, 2))]),
            part(Conclusion, &["Équilibre à consolider. Pas de complication évolutive."]),
            part(Conduite, &["Objectif d'HbA1c à 7 %, décidé avec [la] [patient]. Éducation thérapeutique en groupe proposée. Revoir dans six mois."]),
        ],
    );
}
