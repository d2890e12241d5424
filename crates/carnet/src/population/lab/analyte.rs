//! What the laboratory measures.

use carnet_core::identity::Sex;

use super::table::ROWS;

/// A section of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::population) enum Group {
    Hematology,
    Coagulation,
    Chemistry,
    Serology,
    Urine,
    Microbiology,
}

impl Group {
    pub(super) const ALL: [Self; 6] = [
        Self::Hematology,
        Self::Coagulation,
        Self::Chemistry,
        Self::Serology,
        Self::Urine,
        Self::Microbiology,
    ];

    /// LOINC code, title and anchor.
    pub(super) const fn named(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Hematology => ("18723-7", "Hématologie", "hem"),
            Self::Coagulation => ("18720-3", "Hémostase", "coa"),
            Self::Chemistry => ("18719-5", "Biochimie", "bio"),
            Self::Serology => ("18727-8", "Sérologie", "ser"),
            Self::Urine => ("18729-4", "Examen des urines", "uri"),
            Self::Microbiology => ("18725-2", "Microbiologie", "mic"),
        }
    }
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::population) enum Analyte {
    Hba1c,
    Glucose,
    Creatinine,
    Gfr,
    Cholesterol,
    Hdl,
    Ldl,
    Triglycerides,
    Alt,
    Ast,
    Ggt,
    Tsh,
    FreeT4,
    Crp,
    Sodium,
    Potassium,
    Calcium,
    NtProBnp,
    Psa,
    Ferritin,
    VitaminD,
    Hemoglobin,
    RedCells,
    MeanVolume,
    WhiteCells,
    Platelets,
    Prothrombin,
    UrineAlbumin,
    Ca153,
    TotalIge,
    Hcg,
    RubellaIgg,
    ToxoplasmaIgg,
    HepatitisB,
    Hiv,
    BloodInStool,
    UrineCulture,
    Streptococcus,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) group: Group,
    pub(super) name: &'static str,
    pub(super) loinc: &'static str,
    pub(super) label: &'static str,
    pub(super) unit: &'static str,
    decimals: u8,
    /// Lower and upper bound; zero is none.
    bounds: (f64, f64),
    /// Bounds of men when they differ.
    of_men: Option<(f64, f64)>,
}

pub(super) const fn row(
    group: Group,
    name: &'static str,
    (loinc, label): (&'static str, &'static str),
    (unit, decimals): (&'static str, u8),
    bounds: (f64, f64),
) -> Row {
    Row { group, name, loinc, label, unit, decimals, bounds, of_men: None }
}

impl Row {
    pub(super) const fn men(self, low: f64, high: f64) -> Self {
        Self { of_men: Some((low, high)), ..self }
    }
}

impl Analyte {
    /// Its row.
    pub(super) fn row(self) -> Row {
        let found = ROWS.iter().find(|(analyte, _)| *analyte == self);
        found.map_or_else(
            || row(Group::Chemistry, "", ("", ""), ("", 0), (0.0, 0.0)),
            |(_, row)| *row,
        )
    }

    /// A number with as many decimals as the laboratory prints.
    pub(super) fn written(self, number: f64) -> String {
        format!("{number:.*}", usize::from(self.row().decimals))
    }

    /// Bounds for one sex.
    pub(super) fn bounds(self, sex: Sex) -> (Option<f64>, Option<f64>) {
        let row = self.row();
        let men = row.of_men.filter(|_| sex == Sex::Male);
        let (low, high) = men.unwrap_or(row.bounds);
        let there = |bound: f64| (bound > 0.0).then_some(bound);
        (there(low), there(high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole_and_alone() {
        for (analyte, row) in ROWS {
            assert_eq!(
                ROWS.iter().filter(|(other, _)| *other == analyte).count(),
                1,
                "{analyte:?}"
            );
            let (number, check) = row.loinc.split_once('-').unwrap();
            assert!(number.parse::<u32>().is_ok() && check.len() == 1, "{}", row.loinc);
            assert_eq!(analyte.row().name, row.name);
        }
    }
}
