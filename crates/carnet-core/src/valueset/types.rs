//! Types of document (JDV_J07) with their class and category, and the formats they come in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::category::Category;
use super::entry::{Entry, Set, index};
use super::table::{InvalidTable, embedded, rows};
use crate::code::Code;

/// A type of document (JDV_J07).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentType {
    /// The code: LOINC, or one of TRE_A05.
    pub code: &'static str,
    /// OID of its system.
    pub system: &'static str,
    /// What a person reads, in French.
    pub label_fr: &'static str,
    /// What a person reads, in English.
    pub label_en: &'static str,
    /// Code of its class (ASS_X04).
    pub class: &'static str,
    /// Where the portal shows it.
    pub category: Category,
    /// False when the published table is silent and the class is our judgement: another class is
    /// then let through.
    pub verified: bool,
}

/// What the holder may add, in the order of the form. `DOCPAT08` is not here: the synthesis of the
/// medical profile is written by the space itself.
const UPLOAD: [&str; 11] = [
    "DOCPAT01", "DOCPAT02", "DOCPAT03", "DOCPAT05", "DOCPAT04", "DOCPAT06", "DOCPAT07", "DOCPAT09",
    "EXPPAT_3", "EXPPAT_1", "EXPPAT_2",
];

#[derive(Debug)]
struct Types {
    all: Vec<DocumentType>,
    by_code: BTreeMap<&'static str, usize>,
}

static TYPES: LazyLock<Types> = LazyLock::new(|| embedded(read_types()));

fn read_types() -> Result<Types, InvalidTable> {
    let text = include_str!("../../../../data/valuesets/types.csv");
    let columns = ["code", "system", "label_fr", "label_en", "class", "category", "verified"];
    let mut all = Vec::new();
    for (line, row) in rows(text, columns)?.into_iter().enumerate() {
        let [code, system, label_fr, label_en, class, category, verified] = row;
        let invalid = |reason| InvalidTable::Row { line, reason };
        let category = Category::parse(category).ok_or_else(|| invalid("unknown category"))?;
        let verified = verified.parse().map_err(|_| invalid("verified is true or false"))?;
        if super::class(class).is_none() {
            return Err(invalid("unknown class"));
        }
        all.push(DocumentType { code, system, label_fr, label_en, class, category, verified });
    }
    let by_code = index(all.iter().map(|kind| kind.code))?;
    Ok(Types { all, by_code })
}

impl DocumentType {
    /// The type of that code.
    pub fn by_code(code: &str) -> Option<&'static Self> {
        TYPES.all.get(*TYPES.by_code.get(code)?)
    }

    /// Every type, in the order of the table.
    pub fn all() -> &'static [Self] {
        &TYPES.all
    }

    /// The types a holder may give to what they add, in the order of the form.
    pub fn for_upload() -> impl Iterator<Item = &'static Self> {
        UPLOAD.iter().filter_map(|code| Self::by_code(code))
    }

    /// The type of what a holder adds under that category.
    pub fn for_upload_in(category: Category) -> Option<&'static Self> {
        Self::by_code(category.upload_type())
    }

    /// Its code, system and labels.
    pub fn entry(&self) -> Entry {
        let Self { code, system, label_fr, label_en, .. } = *self;
        Entry { code, system, label_fr, label_en }
    }

    /// The coded value.
    pub fn code_value(&self) -> Code {
        self.entry().code_value()
    }

    /// The coded value of its class.
    pub fn class_value(&self) -> Option<Code> {
        super::class(self.class).map(Entry::code_value)
    }
}

/// The formats, and what is written in them.
#[derive(Debug)]
pub(super) struct Formats {
    set: Set,
    carried: BTreeMap<&'static str, &'static str>,
}

static FORMATS: LazyLock<Formats> = LazyLock::new(|| embedded(read_formats()));

pub(super) fn formats() -> &'static Formats {
    &FORMATS
}

fn read_formats() -> Result<Formats, InvalidTable> {
    let text = include_str!("../../../../data/valuesets/formats.csv");
    let mut entries = Vec::new();
    let mut carried = BTreeMap::new();
    for (line, row) in
        rows(text, ["code", "system", "label_fr", "label_en", "carries"])?.into_iter().enumerate()
    {
        let [code, system, label_fr, label_en, carries] = row;
        entries.push(Entry { code, system, label_fr, label_en });
        for model in carries.split_whitespace() {
            if carried.insert(model, code).is_some() {
                return Err(InvalidTable::Row { line, reason: "carried by two formats" });
            }
        }
    }
    Ok(Formats { set: Set::new(entries)?, carried })
}

impl Formats {
    pub(super) fn get(&self, code: &str) -> Option<&Entry> {
        self.set.get(code)
    }

    pub(super) fn of(&self, model_or_media_type: &str) -> Option<&Entry> {
        self.set.get(self.carried.get(model_or_media_type)?)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        self.set.entries()
    }
}
