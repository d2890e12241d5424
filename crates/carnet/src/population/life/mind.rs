//! A depression, its treatment and the way out.

use jiff::ToSpan as _;

use super::super::medicine::SERTRALINE;
use super::super::part::Heading::{Conclusion, Conduite, Evolution, Histoire, Motif, Traitement};
use super::super::part::part;
use super::super::staff::Who;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let months = life.chance.between(9, 40);
    let first = life.ago(months);
    let cause = life.chance.pick([
        "une réorganisation au travail avec surcharge prolongée",
        "une séparation",
        "le décès d'un proche",
    ]);
    life.note(
        first,
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : épisode dépressif",
        vec![
            part(Motif, &[&format!("Tristesse, insomnie et perte d'élan depuis deux mois, dans le contexte suivant : {cause}.")]),
            part(Histoire, &["Réveils à 4 heures, appétit diminué, difficultés de concentration. Pas d'idée suicidaire. Entourage présent."]),
            part(Conclusion, &["Épisode dépressif d'intensité moyenne, premier épisode."]),
            part(Conduite, &["Sertraline expliquée et acceptée, arrêt de travail, avis psychiatrique. Numéro d'appel 3114 donné. Revoir dans dix jours."]),
        ],
    );
    life.prescribe(first, life.doctor(), &[SERTRALINE], (30, 2));
    life.note(
        first,
        life.doctor(),
        "PRESC-AAT",
        "Avis d'arrêt de travail",
        vec![part(Conduite, &["Arrêt de travail de vingt et un jours. Sorties autorisées sans restriction d'horaire."])],
    );
    life.letter(
        first.saturating_add(25.days()),
        Who::Kessler,
        "11488-4",
        "Compte rendu de consultation de psychiatrie",
        vec![
            part(Motif, &["Adressé[e] par le médecin traitant."]),
            part(Histoire, &["[Patient] de [âge], sans antécédent psychiatrique. L'humeur remonte le soir. Culpabilité marquée, pas d'élément délirant."]),
            part(Conclusion, &["Épisode dépressif caractérisé, début d'amélioration sous traitement."]),
            part(Traitement, &["Poursuite de la sertraline pendant au moins six mois après la guérison. Psychothérapie cognitive et comportementale, une séance par semaine."]),
        ],
    );
    for (later, words) in [
        (2, "Sommeil rétabli, reprise de plaisirs simples. Concentration encore fragile."),
        (5, "Reprise du travail à mi-temps thérapeutique, bien vécue. Humeur stable."),
        (9, "Rémission. Reprise à temps plein depuis deux mois."),
    ] {
        life.note(
            first.saturating_add(later.months()),
            life.doctor(),
            "11488-4",
            "Compte rendu de consultation : suivi de l'humeur",
            vec![
                part(Evolution, &[words]),
                part(Conduite, &[if later == 9 { "Diminution progressive de la sertraline sur deux mois. Signes de rechute connus." } else { "Même traitement. Revoir dans deux mois." }]),
            ],
        );
        life.prescribe(first.saturating_add(later.months()), life.doctor(), &[SERTRALINE], (30, 2));
    }
}
