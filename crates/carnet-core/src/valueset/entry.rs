//! An entry of a value set, and a set of them.

use std::collections::BTreeMap;

use super::table::{InvalidTable, rows};
use crate::code::Code;

/// One code with its system and plain labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// OID of its system.
    pub system: &'static str,
    /// Label in French.
    pub label_fr: &'static str,
    /// Label in English.
    pub label_en: &'static str,
}

impl Entry {
    /// The coded value, with the French label as the wire's display name.
    pub fn code_value(&self) -> Code {
        Code::new(self.system, self.code, self.label_fr)
    }
}

/// A set of entries: in order, and by code.
#[derive(Debug)]
pub(super) struct Set {
    entries: Vec<Entry>,
    by_code: BTreeMap<&'static str, usize>,
}

impl Set {
    pub(super) fn read(text: &'static str) -> Result<Self, InvalidTable> {
        let rows = rows(text, ["code", "system", "label_fr", "label_en"])?;
        Self::new(
            rows.into_iter()
                .map(|[code, system, label_fr, label_en]| Entry {
                    code,
                    system,
                    label_fr,
                    label_en,
                })
                .collect(),
        )
    }

    pub(super) fn new(entries: Vec<Entry>) -> Result<Self, InvalidTable> {
        let by_code = index(entries.iter().map(|entry| entry.code))?;
        if let Some(line) = entries
            .iter()
            .position(|entry| [entry.system, entry.label_fr, entry.label_en].contains(&""))
        {
            return Err(InvalidTable::Row { line, reason: "a system or a label is missing" });
        }
        Ok(Self { entries, by_code })
    }

    pub(super) fn get(&self, code: &str) -> Option<&Entry> {
        self.entries.get(*self.by_code.get(code)?)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// Where each key stands; a key given twice is an error.
pub(super) fn index(
    keys: impl Iterator<Item = &'static str>,
) -> Result<BTreeMap<&'static str, usize>, InvalidTable> {
    let mut by_key = BTreeMap::new();
    for (line, key) in keys.enumerate() {
        if by_key.insert(key, line).is_some() {
            return Err(InvalidTable::Row { line, reason: "the key is already used" });
        }
    }
    Ok(by_key)
}
