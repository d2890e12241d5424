//! Which documents a profession wants to see first.
//!
//! The weights are data (`data/relevance/weights.csv`), versioned, with their source. They order what a
//! professional may see; they never hide anything.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;

use crate::document::Document;
use crate::valueset::{Category, DocumentType};

const SHIPPED: &str = include_str!("../../../../data/relevance/weights.csv");

/// The columns of the table.
const COLUMNS: &str = "role,what,weight,half_life_days";

/// What a document of the reader's own specialty is worth more, in per cent: a row of that name.
const SAME_SPECIALTY: &str = "same-specialty";

/// Anybody without a row of their own.
const ANYBODY: &str = "*";

/// What a kind of document is worth, and how fast it ages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Weight {
    weight: u16,
    half_life_days: u16,
}

/// The table, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relevance {
    weights: BTreeMap<(String, String), Weight>,
}

/// A table the program refuses, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("relevance table, line {line}: {problem}")]
pub struct InvalidRelevance {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: RelevanceProblem,
}

/// What can be wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RelevanceProblem {
    /// Other columns than expected.
    #[error("the columns must be {COLUMNS}")]
    Columns,
    /// Not four cells, or a number that is none.
    #[error("a row is a role, a category or type, a weight and a half-life in days, both from 1")]
    Row,
    /// A category or type that does not exist.
    #[error("{0} is neither a category nor a type of document")]
    What(String),
    /// The same role and kind twice.
    #[error("{0} is there twice")]
    Doubled(String),
    /// A category without a weight for anybody.
    #[error("category {0} has no weight for *")]
    Missing(&'static str),
}

/// Who reads, as far as relevance goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader<'a> {
    /// Profession and specialty (JDV_J01, like `G15_10/SM26`).
    pub role: &'a str,
    /// IDNPS.
    pub idnps: &'a str,
}

impl Relevance {
    /// The weights shipped with this version.
    pub fn shipped() -> &'static Self {
        static TABLE: LazyLock<Relevance> = LazyLock::new(read_shipped);
        &TABLE
    }

    /// Reads a table.
    ///
    /// # Errors
    /// [`InvalidRelevance`] with the line, when a row cannot be read or a category has no weight.
    pub fn parse(text: &str) -> Result<Self, InvalidRelevance> {
        let mut weights = BTreeMap::new();
        let mut header = true;
        let mut last = 0;
        for (index, row) in text.lines().enumerate().filter(|(_, row)| !row.starts_with('#')) {
            let at = |problem| InvalidRelevance { line: index + 1, problem };
            last = index + 1;
            if std::mem::take(&mut header) {
                if row != COLUMNS {
                    return Err(at(RelevanceProblem::Columns));
                }
                continue;
            }
            let (key, weight) = read(row).map_err(at)?;
            let name = format!("{},{}", key.0, key.1);
            if weights.insert(key, weight).is_some() {
                return Err(at(RelevanceProblem::Doubled(name)));
            }
        }
        let known = |what: &str| weights.contains_key(&(ANYBODY.to_owned(), what.to_owned()));
        let needed = Category::ALL.iter().map(|category| category.as_str()).chain([SAME_SPECIALTY]);
        match needed.into_iter().find(|what| !known(what)) {
            Some(what) => {
                Err(InvalidRelevance { line: last, problem: RelevanceProblem::Missing(what) })
            }
            None => Ok(Self { weights }),
        }
    }

    /// How much a reader wants to see a document now: its weight, halved at each half-life.
    pub fn score(&self, reader: Reader<'_>, document: &Document, now: Timestamp) -> f64 {
        let description = &document.description;
        let kind = description.kind.code.as_str();
        let category = DocumentType::by_code(kind).map_or(Category::Other, |kind| kind.category);
        let Some(weight) = self.weight(reader.role, &[kind, category.as_str()]) else { return 0.0 };
        let hours = now.duration_since(description.service.start).as_hours().max(0);
        // Beyond a century age makes no difference, and the conversion stays exact.
        let days = f64::from(i32::try_from(hours / 24).unwrap_or(36_525).min(36_525));
        let aged = f64::from(weight.weight) * (-days / f64::from(weight.half_life_days)).exp2();
        let theirs = description
            .authors
            .iter()
            .any(|author| author.role.as_ref().is_some_and(|role| role.code == reader.role));
        match self.weight(reader.role, &[SAME_SPECIALTY]) {
            Some(more) if theirs => aged * f64::from(more.weight) / 100.0,
            _ => aged,
        }
    }

    /// The nearest row: of the specialty, of the profession, of anybody; of the type before the category.
    fn weight(&self, role: &str, kinds: &[&str]) -> Option<Weight> {
        let profession = role.split('/').next().unwrap_or(role);
        [role, profession, ANYBODY].into_iter().find_map(|role| {
            kinds
                .iter()
                .find_map(|kind| self.weights.get(&(role.to_owned(), (*kind).to_owned())).copied())
        })
    }
}

#[expect(clippy::expect_used, reason = "the shipped table is part of the program; a test reads it")]
fn read_shipped() -> Relevance {
    Relevance::parse(SHIPPED).expect("data/relevance/weights.csv is a valid table of weights")
}

fn read(row: &str) -> Result<((String, String), Weight), RelevanceProblem> {
    let cells: Vec<&str> = row.split(',').collect();
    let [role, what, weight, half_life] = cells.as_slice() else {
        return Err(RelevanceProblem::Row);
    };
    let number = |text: &str| text.parse().ok().filter(|number: &u16| *number > 0);
    let (Some(weight), Some(half_life_days)) = (number(weight), number(half_life)) else {
        return Err(RelevanceProblem::Row);
    };
    let known = Category::parse(what).is_some()
        || DocumentType::by_code(what).is_some()
        || *what == SAME_SPECIALTY;
    if !known {
        return Err(RelevanceProblem::What((*what).to_owned()));
    }
    Ok((((*role).to_owned(), (*what).to_owned()), Weight { weight, half_life_days }))
}
