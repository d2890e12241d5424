//! Coded entries: the clinical statements behind the narrative.

use super::{Actor, Code, Hl7Time, Identifier, Words};

/// A clinical statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How it relates to its parent (`COMP`, `SUBJ`, `RSON`…), or to the section (`DRIV`).
    pub relation: Option<String>,
    /// The roots of the `templateId` elements.
    pub templates: Vec<String>,
    /// Identifiers.
    pub ids: Vec<Identifier>,
    /// `EVN` for what happened, `INT`, `RQO`… for what is meant to.
    pub mood: Option<String>,
    /// The statement is that this did *not* happen or is *not* present.
    pub negated: bool,
    /// What it is about.
    pub code: Option<Code>,
    /// Its words in the narrative.
    pub text: Option<Words>,
    /// `completed`, `active`…
    pub status: Option<String>,
    /// When, and how often.
    pub times: Vec<Timing>,
    /// Who did it.
    pub performer: Option<Actor>,
    /// Who wrote it, when not the document's author.
    pub author: Option<Actor>,
    /// Specimen, agent, relative, device…
    pub participants: Vec<EntryParticipant>,
    /// What is particular to its kind.
    pub detail: Detail,
    /// Statements nested in it.
    pub children: Vec<Self>,
}

impl Entry {
    /// An empty statement of a kind, that something happened.
    pub fn new(detail: Detail) -> Self {
        Self {
            relation: None,
            templates: Vec::new(),
            ids: Vec::new(),
            mood: Some("EVN".to_owned()),
            negated: false,
            code: None,
            text: None,
            status: None,
            times: Vec::new(),
            performer: None,
            author: None,
            participants: Vec::new(),
            detail,
            children: Vec::new(),
        }
    }

    /// What to call it: its words, its code, or the product it is about.
    pub fn label(&self) -> Option<&str> {
        let product = match &self.detail {
            Detail::Substance(substance) => substance.product.as_ref(),
            Detail::Supply(supply) => supply.product.as_ref(),
            _ => None,
        };
        product
            .and_then(Product::label)
            .or_else(|| self.code.as_ref().and_then(Code::label))
            .or_else(|| self.text.as_ref().map(|words| words.text.as_str()))
    }

    /// When it happened or began.
    pub fn when(&self) -> Option<Hl7Time> {
        self.times.iter().find_map(|timing| timing.at.or(timing.low).or(timing.high))
    }
}

/// Somebody or something that takes part in a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryParticipant {
    /// The `typeCode`; `SPC` for a specimen, `SBJ` for a relative.
    pub kind: String,
    /// What or who, coded.
    pub code: Option<Code>,
    /// What or who, named.
    pub name: Option<String>,
}

/// What is particular to a kind of statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// A finding with a value.
    Observation(Box<Observation>),
    /// A battery or cluster.
    Organizer,
    /// A medicine or vaccine, given or prescribed.
    Substance(Box<Substance>),
    /// A thing dispensed or to be dispensed.
    Supply(Box<Supply>),
    /// A procedure.
    Procedure(Procedure),
    /// An act without more structure.
    Act,
    /// A stay or visit.
    Encounter,
    /// An embedded file, numbered from 1.
    Media(usize),
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observation {
    /// The values, one as a rule.
    pub values: Vec<Value>,
    /// The author's reading: normal, high, resistant…
    pub interpretations: Vec<Code>,
    /// Reference ranges.
    pub ranges: Vec<ReferenceRange>,
    /// Methods.
    pub methods: Vec<Code>,
    /// Where on the body.
    pub site: Option<Code>,
}

/// A procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Procedure {
    /// Methods.
    pub methods: Vec<Code>,
    /// Where on the body.
    pub site: Option<Code>,
}

/// A medicine or vaccine, given or prescribed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Substance {
    /// What.
    pub product: Option<Product>,
    /// How much at a time.
    pub dose: Option<Value>,
    /// How fast.
    pub rate: Option<Value>,
    /// At most.
    pub max_dose: Option<Value>,
    /// By which route.
    pub route: Option<Code>,
    /// Where on the body.
    pub site: Option<Code>,
    /// How many renewals.
    pub repeat: Option<String>,
}

/// A thing dispensed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Supply {
    /// What.
    pub product: Option<Product>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// How many renewals.
    pub repeat: Option<String>,
}

/// A medicine, vaccine or device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Product {
    /// Its name.
    pub name: Option<String>,
    /// Its codes (CIS, CIP, ATC…).
    pub code: Option<Code>,
    /// Lot number.
    pub lot: Option<String>,
    /// Form.
    pub form: Option<Code>,
}

impl Product {
    /// What to call it.
    pub fn label(&self) -> Option<&str> {
        self.code.as_ref().and_then(Code::label).or(self.name.as_deref())
    }
}

/// A reference range.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReferenceRange {
    /// In words.
    pub text: Option<Words>,
    /// In numbers.
    pub interval: Option<Interval>,
    /// What being inside means.
    pub interpretation: Option<Code>,
}

/// A number as it was written, with its UCUM unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quantity {
    /// The number, digit for digit: `1.950` says more than `1.95`.
    pub value: String,
    /// The unit.
    pub unit: Option<String>,
    /// The author's words for it (`1 cp`).
    pub words: Option<Words>,
}

impl Quantity {
    /// A number with a unit.
    pub fn new(value: impl Into<String>, unit: Option<&str>) -> Self {
        Self { value: value.into(), unit: unit.map(str::to_owned), words: None }
    }

    /// The number, when it is one.
    pub fn number(&self) -> Option<f64> {
        self.value.trim().parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// Two bounds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interval {
    /// The lower bound.
    pub low: Option<Quantity>,
    /// The lower bound itself is outside.
    pub low_open: bool,
    /// The upper bound.
    pub high: Option<Quantity>,
    /// The upper bound itself is outside.
    pub high_open: bool,
}

/// The value of a finding, or a dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `PQ`, `INT`, `REAL`
    Quantity(Quantity),
    /// `IVL_PQ`, `IVL_INT`
    Interval(Interval),
    /// `RTO`
    Ratio(Quantity, Quantity),
    /// `CD`, `CE`…
    Coded(Code),
    /// `ST`, `ED`
    Text(Words),
    /// `BL`
    Boolean(bool),
    /// `TS`, `IVL_TS`
    Time(Timing),
    /// Not given, and why (`nullFlavor`).
    Unknown(String),
}

/// When, for how long, how often.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timing {
    /// At one moment.
    pub at: Option<Hl7Time>,
    /// From.
    pub low: Option<Hl7Time>,
    /// Until.
    pub high: Option<Hl7Time>,
    /// For how long.
    pub width: Option<Quantity>,
    /// Every.
    pub period: Option<Quantity>,
}

impl Timing {
    /// At one moment.
    pub fn at(time: Hl7Time) -> Self {
        Self { at: Some(time), ..Self::default() }
    }

    /// From one moment, perhaps until another.
    pub fn span(low: Hl7Time, high: Option<Hl7Time>) -> Self {
        Self { low: Some(low), high, ..Self::default() }
    }
}
