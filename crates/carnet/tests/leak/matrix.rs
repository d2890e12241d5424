//! The habilitation matrix as the table says it, read here by other means than the gate's.

use std::collections::BTreeSet;

const TABLE: &str = include_str!("../../../../data/matrix/habilitation.csv");

/// Profession and type of document, for each `x`.
#[derive(Debug)]
pub(crate) struct Matrix(BTreeSet<(&'static str, &'static str)>);

impl Matrix {
    pub(crate) fn read() -> Self {
        let mut rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let professions: Vec<&str> = rows.next().unwrap().split(',').skip(2).collect();
        let mut cells = BTreeSet::new();
        for row in rows {
            let mut row = row.split(',');
            let (kind, _feed) = (row.next().unwrap(), row.next().unwrap());
            for (profession, cell) in professions.iter().zip(row) {
                if cell == "x" {
                    cells.insert((*profession, kind));
                }
            }
        }
        Self(cells)
    }

    pub(crate) fn reads(&self, profession: &str, kind: &str) -> bool {
        self.0.iter().any(|(one, of)| *one == profession && *of == kind)
    }
}
