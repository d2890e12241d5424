//! A slow thyroid and its yearly TSH.

use jiff::ToSpan as _;

use super::super::lab::{Analyte, Found};
use super::super::medicine::LEVOTHYROXINE;
use super::super::part::Heading::{Conclusion, Conduite, Examen, Indication, Motif, Resultats};
use super::super::part::part;
use super::super::staff::Who;
use super::super::words::number;
use super::Life;

pub(super) fn live(life: &mut Life<'_>) {
    let years = life.chance.between(2, 8);
    let first = life.ago(years * 12 + 4);
    let mut tsh = life.chance.real(9.0, 22.0);
    let found = vec![
        Found::Number(Analyte::Tsh, tsh),
        Found::Number(Analyte::FreeT4, life.chance.real(8.2, 11.4)),
        Found::Number(Analyte::Cholesterol, life.chance.real(2.1, 2.7)),
    ];
    life.lab(first, "Bilan thyroïdien", found);
    life.note(
        first.saturating_add(7.days()),
        life.doctor(),
        "11488-4",
        "Compte rendu de consultation : hypothyroïdie",
        vec![
            part(Motif, &["Fatigue, frilosité, peau sèche et prise de 4 kg en six mois."]),
            part(Examen, &["Thyroïde palpable, ferme, sans nodule. Pouls 58 par minute. Réflexes lents."]),
            part(Resultats, &[&format!("TSH {} mUI/L, T4 libre basse.", number(tsh, 1))]),
            part(Conclusion, &["Hypothyroïdie, probable thyroïdite auto-immune."]),
            part(Conduite, &["Lévothyroxine, dose à ajuster sur la TSH toutes les six semaines au début, puis une fois par an."]),
        ],
    );
    life.prescribe(first.saturating_add(7.days()), life.doctor(), &[LEVOTHYROXINE], (60, 1));
    life.letter(
        first.saturating_add(30.days()),
        Who::Fabre,
        "18748-4",
        "Échographie de la thyroïde",
        vec![
            part(Indication, &["Hypothyroïdie récente."]),
            part(Resultats, &["Glande discrètement diminuée de volume, hypoéchogène et hétérogène. Micronodule du lobe droit de 4 mm classé EU-TIRADS 3. Pas d'adénopathie."]),
            part(Conclusion, &["Aspect de thyroïdite. Micronodule banal, ne nécessitant pas de ponction."]),
        ],
    );
    for step in [2, 4] {
        tsh = (tsh * 0.45).max(1.6);
        let day = first.saturating_add(step.months());
        life.lab(day, "Contrôle de TSH", vec![Found::Number(Analyte::Tsh, tsh)]);
    }
    for year in 1..=years {
        let day = first.saturating_add((year * 12).months());
        let day = life.around(day, 30);
        tsh = life.chance.real(0.9, 3.6);
        let found = vec![
            Found::Number(Analyte::Tsh, tsh),
            Found::Number(Analyte::FreeT4, life.chance.real(13.0, 18.5)),
        ];
        life.lab(day, "Contrôle de TSH", found);
        life.prescribe(day.saturating_add(6.days()), life.doctor(), &[LEVOTHYROXINE], (90, 3));
    }
}
