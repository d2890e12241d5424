//! Asthma, from school age on.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::lab::{Analyte, Found};
use super::super::medicine::{BUDESONIDE, CETIRIZINE, FLUTICASONE, SALBUTAMOL};
use super::super::part::Heading::{
    Antecedents, Conclusion, Conduite, Evolution, Examen, Histoire, Motif, Resultats, Traitement,
};
use super::super::part::part;
use super::super::staff::Who;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let years = life.years_today();
    let since = life.chance.between(2, years.min(8));
    let first = life.ago(since * 12 - 6);
    let ige = life.chance.between(180, 640);
    life.lab(first, "Bilan allergologique", vec![Found::Number(Analyte::TotalIge, ige.into())]);
    life.letter(
        first.saturating_add(20.days()),
        Who::Nguyen,
        "11488-4",
        "Compte rendu de consultation de pneumologie",
        vec![
            part(Motif, &["Toux nocturne et essoufflement à l'effort depuis plusieurs mois."]),
            part(Antecedents, &["Eczéma dans la petite enfance. Rhinite chaque printemps. Un parent asthmatique."]),
            part(Resultats, &[
                &format!("Tests cutanés positifs aux graminées et aux acariens. IgE totales {ige} kUI/L."),
                "Spirométrie : VEMS à 78 % de la théorique, gain de 14 % après bronchodilatateur.",
            ]),
            part(Conclusion, &["Asthme allergique persistant léger."]),
            part(Conduite, &["Traitement de fond quotidien, bronchodilatateur en secours. Technique d'inhalation montrée et vérifiée. Housses anti-acariens."]),
        ],
    );
    let fund = if years < 14 { FLUTICASONE } else { BUDESONIDE };
    let mut control = life.chance.between(15, 20);
    for year in 0..since {
        let day = first.saturating_add((year * 12 + 7).months());
        let day = life.around(day, 30);
        if !life.is_past(day) {
            break;
        }
        control = (control + life.chance.between(-2, 3)).clamp(13, 25);
        yearly(life, day, control);
        life.prescribe(day, life.doctor(), &[fund, SALBUTAMOL, CETIRIZINE], (90, 3));
    }
    if life.chance.percent(60) {
        crisis(life);
    }
    if (6..16).contains(&years) {
        school(life);
    }
}

fn yearly(life: &mut Life<'_>, day: Date, control: i32) {
    let said = if control >= 20 { "bien contrôlé" } else { "partiellement contrôlé" };
    let flow = life.chance.between(84, 101);
    let next = if control >= 20 {
        "Poursuite du même traitement, une diminution pourra être discutée après trois mois stables."
    } else {
        "Observance et technique revues. Même dose de fond, réévaluation dans trois mois."
    };
    life.note(
        day,
        Who::Nguyen,
        "11488-4",
        "Suivi d'asthme",
        vec![
            part(Histoire, &[&format!("Test de contrôle de l'asthme : {control} sur 25. Recours au bronchodilatateur {} fois par semaine.", (25 - control) / 3)]),
            part(Resultats, &[&format!("VEMS à {flow} % de la théorique. Débit de pointe stable.")]),
            part(Conclusion, &[&format!("Asthme {said}.")]),
            part(Conduite, &[next, "Vaccination contre la grippe recommandée chaque automne."]),
        ],
    );
}

fn crisis(life: &mut Life<'_>) {
    let day = life.ago(9);
    life.letter(
        day,
        Who::Haddad,
        "15507-7",
        "Compte rendu de passage aux urgences : crise d'asthme",
        vec![
            part(Motif, &["Crise d'asthme depuis le matin après un rhume, soulagée moins d'une heure par le salbutamol."]),
            part(Examen, &["Parle par phrases. Fréquence respiratoire 26 par minute, sibilants bilatéraux. Saturation 94 %. Débit de pointe à 62 % de la meilleure valeur."]),
            part(Evolution, &["Trois nébulisations de salbutamol en une heure, prednisolone par la bouche. Débit de pointe à 85 %, saturation 98 %."]),
            part(Traitement, &["Prednisolone 40 mg par jour pendant cinq jours, salbutamol toutes les quatre heures le premier jour."]),
            part(Conclusion, &["Crise modérée, bonne réponse au traitement. Consultation du médecin traitant sous une semaine."]),
        ],
    );
}

fn school(life: &mut Life<'_>) {
    let day = life.ago(14);
    life.note(
        day,
        life.doctor(),
        "80771-9",
        "Projet d'accueil individualisé : asthme",
        vec![
            part(Motif, &["Projet rédigé avec la famille et le médecin scolaire pour l'année en cours."]),
            part(Conduite, &[
                "En cas de gêne : asseoir l'enfant, deux bouffées de salbutamol avec la chambre d'inhalation, à répéter après dix minutes.",
                "Si pas d'amélioration après trois prises : appeler le 15, puis la famille.",
                "La trousse d'urgence est rangée à l'accueil, sa date de péremption est vérifiée à chaque rentrée.",
            ]),
        ],
    );
}
