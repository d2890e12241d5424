//! Matrice d'habilitation: which profession reads which type of document, and who deposits it.
//!
//! The table is data (`data/matrix/habilitation.csv`), versioned, with its source. What it does
//! not name is refused: an unknown profession, an unknown type.

use std::collections::{BTreeMap, BTreeSet};

const SHIPPED: &str = include_str!("../../../../data/matrix/habilitation.csv");

/// Whether the table is the official one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatrixStatus {
    /// Ours, in the spirit of what is public.
    Illustrative,
    /// The table of the arrêté du 26 octobre 2023.
    Official,
}

/// Who deposits a type of document. Looser than reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feed {
    /// Professionals and institutions.
    Professional,
    /// The holder only: expressions of the patient (EX_3.1-1040).
    Holder,
    /// Both.
    Both,
}

/// Who wants to deposit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feeder {
    /// A professional or an institution.
    Professional,
    /// The holder.
    Holder,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    label: String,
    feed: Feed,
    readers: BTreeSet<String>,
}

/// The habilitation matrix, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    version: String,
    status: MatrixStatus,
    source: String,
    aliases: BTreeMap<String, String>,
    professions: Vec<String>,
    rows: BTreeMap<String, Row>,
}

/// A table the program refuses, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("habilitation matrix, line {line}: {problem}")]
pub struct InvalidMatrix {
    /// Line of the file, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong with it.
    pub problem: MatrixProblem,
}

/// What can be wrong with a matrix.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MatrixProblem {
    /// A `# name: value` line is missing.
    #[error("the line `# {0}: …` is missing")]
    Undeclared(&'static str),
    /// A status other than `illustrative` or `official`.
    #[error("unknown status {0}")]
    Status(String),
    /// An alias that is not `code=code`, or that names no column.
    #[error("alias {0} names no profession of the table")]
    Alias(String),
    /// The header is not `code,feed,…,label`.
    #[error("the header must be code,feed,professions…,label")]
    Header,
    /// The same profession or the same type twice.
    #[error("{0} is there twice")]
    Doubled(String),
    /// A row of another length than the header.
    #[error("{found} cells where the header has {expected}")]
    Cells {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A cell that is neither `x` nor `-`.
    #[error("cell {0} is neither x nor -")]
    Cell(String),
    /// A feed that is not `p`, `h` or `b`.
    #[error("feed {0} is none of p, h, b")]
    Feed(String),
    /// No row at all.
    #[error("the table has no row")]
    Empty,
}

impl InvalidMatrix {
    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        "matrix.invalid"
    }
}

impl Matrix {
    /// The table shipped with this version.
    #[expect(
        clippy::expect_used,
        reason = "the shipped table is part of the program; a test reads it"
    )]
    pub fn shipped() -> Self {
        Self::parse(SHIPPED).expect("data/matrix/habilitation.csv is a valid matrix")
    }

    /// Reads a table.
    ///
    /// # Errors
    /// [`InvalidMatrix`] with the line that is wrong.
    pub fn parse(text: &str) -> Result<Self, InvalidMatrix> {
        let mut notes = Notes::default();
        let mut professions: Option<Vec<String>> = None;
        let mut rows = BTreeMap::new();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        for (number, line) in lines {
            let at = |problem| InvalidMatrix { line: number + 1, problem };
            if let Some(note) = line.strip_prefix('#') {
                notes.read(note, number + 1);
            } else if let Some(professions) = &professions {
                let (code, row) = read_row(line, professions).map_err(at)?;
                if rows.insert(code.clone(), row).is_some() {
                    return Err(at(MatrixProblem::Doubled(code)));
                }
            } else {
                professions = Some(read_header(line).map_err(at)?);
            }
        }
        let whole = |problem| InvalidMatrix { line: 0, problem };
        let professions = professions.ok_or_else(|| whole(MatrixProblem::Header))?;
        if rows.is_empty() {
            return Err(whole(MatrixProblem::Empty));
        }
        notes.into_matrix(professions, rows)
    }

    /// Version of the table.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Official or illustrative.
    pub fn status(&self) -> MatrixStatus {
        self.status
    }

    /// Where it comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The professions it names, in its order (TRE_G15 code, or `R94` for the social sector).
    pub fn professions(&self) -> &[String] {
        &self.professions
    }

    /// The types it names, with their French label.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, &str)> {
        self.rows.iter().map(|(code, row)| (code.as_str(), row.label.as_str()))
    }

    /// True when that profession reads that type.
    pub fn reads(&self, profession: &str, kind: &str) -> bool {
        let profession = self.aliases.get(profession).map_or(profession, String::as_str);
        let family = profession.split('_').next().unwrap_or(profession);
        self.rows
            .get(kind)
            .is_some_and(|row| row.readers.contains(profession) || row.readers.contains(family))
    }

    /// True when that feeder deposits that type.
    pub fn feeds(&self, feeder: Feeder, kind: &str) -> bool {
        self.rows.get(kind).is_some_and(|row| {
            matches!(
                (row.feed, feeder),
                (Feed::Both, _)
                    | (Feed::Professional, Feeder::Professional)
                    | (Feed::Holder, Feeder::Holder)
            )
        })
    }
}

/// The `# name: value` lines above the table.
#[derive(Default)]
struct Notes {
    version: Option<String>,
    status: Option<(usize, String)>,
    source: Option<String>,
    aliases: Vec<(usize, String)>,
}

impl Notes {
    fn read(&mut self, note: &str, line: usize) {
        let Some((name, value)) = note.split_once(':') else { return };
        let value = value.trim().to_owned();
        match name.trim() {
            "version" => self.version = Some(value),
            "status" => self.status = Some((line, value)),
            "source" => self.source = Some(value),
            "alias" => self.aliases.push((line, value)),
            _ => {}
        }
    }

    fn into_matrix(
        self,
        professions: Vec<String>,
        rows: BTreeMap<String, Row>,
    ) -> Result<Matrix, InvalidMatrix> {
        let missing = |name| InvalidMatrix { line: 0, problem: MatrixProblem::Undeclared(name) };
        let (line, status) = self.status.ok_or_else(|| missing("status"))?;
        let status = match status.as_str() {
            "illustrative" => MatrixStatus::Illustrative,
            "official" => MatrixStatus::Official,
            _ => return Err(InvalidMatrix { line, problem: MatrixProblem::Status(status) }),
        };
        let mut aliases = BTreeMap::new();
        for (line, alias) in self.aliases {
            match alias.split_once('=') {
                Some((from, to)) if professions.iter().any(|column| column == to) => {
                    aliases.insert(from.to_owned(), to.to_owned());
                }
                _ => return Err(InvalidMatrix { line, problem: MatrixProblem::Alias(alias) }),
            }
        }
        Ok(Matrix {
            version: self.version.ok_or_else(|| missing("version"))?,
            status,
            source: self.source.ok_or_else(|| missing("source"))?,
            aliases,
            professions,
            rows,
        })
    }
}

fn read_header(line: &str) -> Result<Vec<String>, MatrixProblem> {
    let professions = line
        .strip_prefix("code,feed,")
        .and_then(|rest| rest.strip_suffix(",label"))
        .ok_or(MatrixProblem::Header)?;
    let mut seen = BTreeSet::new();
    professions
        .split(',')
        .map(|code| {
            if code.is_empty() {
                Err(MatrixProblem::Header)
            } else if seen.insert(code) {
                Ok(code.to_owned())
            } else {
                Err(MatrixProblem::Doubled(code.to_owned()))
            }
        })
        .collect()
}

fn read_row(line: &str, professions: &[String]) -> Result<(String, Row), MatrixProblem> {
    let expected = professions.len() + 3;
    // The label is last and may hold commas.
    let mut cells = line.splitn(expected, ',');
    let found = line.split(',').count();
    let short = || MatrixProblem::Cells { expected, found };
    let code = cells.next().unwrap_or_default().to_owned();
    let feed = match cells.next().unwrap_or_default() {
        "p" => Feed::Professional,
        "h" => Feed::Holder,
        "b" => Feed::Both,
        other => return Err(MatrixProblem::Feed(other.to_owned())),
    };
    let mut readers = BTreeSet::new();
    for profession in professions {
        match cells.next() {
            Some("x") => _ = readers.insert(profession.clone()),
            Some("-") => {}
            Some(other) => return Err(MatrixProblem::Cell(other.to_owned())),
            None => return Err(short()),
        }
    }
    let label = cells.next().ok_or_else(short)?.to_owned();
    Ok((code, Row { label, feed, readers }))
}

#[cfg(test)]
mod tests;
