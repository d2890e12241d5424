//! Laboratory results: what is measured, in which unit, between which bounds.
//! LOINC codes; conventional French units; bounds of adults, as a laboratory prints them.

use carnet_core::identity::Sex;
use carnet_interop::cda::build::{LabLine, LabSection, LabValue};
use carnet_interop::cda::{Code, Flag, Hl7Time};

mod analyte;
mod table;

pub(super) use analyte::{Analyte, Group};

/// One result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Found {
    /// A number.
    Number(Analyte, f64),
    /// A finding in words, and whether it is unusual.
    Words(Analyte, &'static str, Flag),
}

impl Found {
    const fn analyte(self) -> Analyte {
        match self {
            Self::Number(analyte, _) | Self::Words(analyte, ..) => analyte,
        }
    }

    fn line(self, sex: Sex, time: Hl7Time) -> LabLine {
        let row = self.analyte().row();
        let (value, flag) = match self {
            Self::Number(analyte, number) => {
                let text = analyte.written(number);
                let shown: f64 = text.parse().unwrap_or(number);
                let (low, high) = analyte.bounds(sex);
                let flag = match (low, high) {
                    (Some(low), _) if shown < low => Flag::Low,
                    (_, Some(high)) if shown > high => Flag::High,
                    _ => Flag::Normal,
                };
                let bound = |bound: Option<f64>| bound.map(|bound| analyte.written(bound));
                let unit = row.unit.to_owned();
                (LabValue::Number { value: text, unit, low: bound(low), high: bound(high) }, flag)
            }
            Self::Words(_, words, flag) => {
                let code = if flag == Flag::Positive { "POS" } else { "NEG" };
                (LabValue::Words(Code::new(code, "2.16.840.1.113883.5.83", words)), flag)
            }
        };
        LabLine {
            name: row.name.to_owned(),
            loinc: row.loinc.to_owned(),
            loinc_label: row.label.to_owned(),
            value,
            time,
            flag: Some(flag),
        }
    }
}

/// The results in sections, in the order laboratories print them.
pub(super) fn sections(found: &[Found], sex: Sex, time: Hl7Time) -> Vec<LabSection> {
    let of = |group: &Group| {
        let lines: Vec<LabLine> = found
            .iter()
            .filter(|found| found.analyte().row().group == *group)
            .map(|found| found.line(sex, time))
            .collect();
        let (code, title, anchor) = group.named();
        (!lines.is_empty()).then(|| LabSection {
            anchor: anchor.to_owned(),
            title: title.to_owned(),
            specialty: Code::new(code, "2.16.840.1.113883.6.1", title).named("LOINC"),
            lines,
        })
    };
    Group::ALL.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn flag_of(found: Found, sex: Sex) -> Flag {
        found.line(sex, Hl7Time::from_date(date(2026, 1, 1))).flag.unwrap()
    }

    #[test]
    fn a_result_is_placed_between_its_bounds() {
        assert_eq!(flag_of(Found::Number(Analyte::Hba1c, 7.8), Sex::Female), Flag::High);
        assert_eq!(flag_of(Found::Number(Analyte::Hemoglobin, 12.4), Sex::Female), Flag::Normal);
        assert_eq!(flag_of(Found::Number(Analyte::Hemoglobin, 12.4), Sex::Male), Flag::Low);
        // What is compared is what is printed.
        assert_eq!(flag_of(Found::Number(Analyte::Hba1c, 6.04), Sex::Male), Flag::Normal);
    }

    #[test]
    fn results_are_grouped_by_specialty() {
        let found =
            [Found::Number(Analyte::Hemoglobin, 14.0), Found::Number(Analyte::Creatinine, 70.0)];
        let time = Hl7Time::from_date(date(2026, 1, 1));
        let titles: Vec<_> =
            sections(&found, Sex::Male, time).iter().map(|s| s.title.clone()).collect();
        assert_eq!(titles, ["Hématologie", "Biochimie"]);
    }
}
