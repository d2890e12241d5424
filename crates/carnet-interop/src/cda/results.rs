//! Coded laboratory results and vital signs, flattened for lists and trends.

use super::{
    Body, Cda, Detail, Entry, Hl7Time, Interval, Observation, Quantity, ReferenceRange, Section,
    Value,
};

/// LOINC.
pub(super) const LOINC: &str = "2.16.840.1.113883.6.1";
/// IHE XD-LAB « Laboratory Observation » and its French profile.
pub(super) const LAB_TEMPLATES: [&str; 2] = ["1.3.6.1.4.1.19376.1.3.1.6", "1.2.250.1.213.1.1.3.80"];
/// IHE PCC « Vital Signs Observation » and its French profile.
pub(super) const VITAL_TEMPLATES: [&str; 2] =
    ["1.3.6.1.4.1.19376.1.5.3.1.4.13.2", "1.2.250.1.213.1.1.3.50"];

/// What kind of result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResultKind {
    /// A laboratory examination or a rapid test.
    Laboratory,
    /// A vital sign or a measure.
    VitalSign,
}

/// How a result reads, from HL7 ObservationInterpretation or from the reference range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// `N`, or inside the range.
    Normal,
    /// `L`, `<`, or under the range.
    Low,
    /// `LL`
    CriticallyLow,
    /// `H`, `>`, or over the range.
    High,
    /// `HH`
    CriticallyHigh,
    /// `A`
    Abnormal,
    /// `AA`
    CriticallyAbnormal,
    /// `S`: the germ is susceptible.
    Susceptible,
    /// `I`
    Intermediate,
    /// `R`
    Resistant,
    /// `POS`
    Positive,
    /// `NEG`
    Negative,
}

impl Flag {
    /// Reads a code of HL7 ObservationInterpretation.
    pub fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "N" => Self::Normal,
            "L" | "<" => Self::Low,
            "LL" => Self::CriticallyLow,
            "H" | ">" => Self::High,
            "HH" => Self::CriticallyHigh,
            "A" => Self::Abnormal,
            "AA" => Self::CriticallyAbnormal,
            "S" => Self::Susceptible,
            "I" => Self::Intermediate,
            "R" => Self::Resistant,
            "POS" => Self::Positive,
            "NEG" => Self::Negative,
            _ => return None,
        })
    }

    /// Whether the result deserves attention.
    pub fn is_outside(self) -> bool {
        !matches!(self, Self::Normal | Self::Susceptible | Self::Negative)
    }
}

/// One coded result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabResult {
    /// Laboratory or vital sign.
    pub kind: ResultKind,
    /// The title of its section.
    pub section: Option<String>,
    /// The battery or the germ it belongs to.
    pub group: Option<String>,
    /// What was measured, in the author's words when the document has them.
    pub name: String,
    /// The LOINC code.
    pub loinc: Option<String>,
    /// The value.
    pub value: Option<Value>,
    /// The reference ranges.
    pub ranges: Vec<ReferenceRange>,
    /// When.
    pub time: Option<Hl7Time>,
    /// How it reads.
    pub flag: Option<Flag>,
    /// The method.
    pub method: Option<String>,
    /// `completed`, `aborted`…
    pub status: Option<String>,
}

impl LabResult {
    /// The number and its unit, when the value is one.
    pub fn number(&self) -> Option<(f64, Option<&str>)> {
        match self.value.as_ref()? {
            Value::Quantity(quantity) => Some((quantity.number()?, quantity.unit.as_deref())),
            _ => None,
        }
    }

    /// The reference interval, when there is one in numbers.
    pub fn interval(&self) -> Option<&Interval> {
        self.ranges.iter().find_map(|range| range.interval.as_ref())
    }
}

/// Every coded laboratory result and vital sign of a document, in document order.
pub fn results(cda: &Cda) -> Vec<LabResult> {
    let mut results = Vec::new();
    if let Body::Structured(sections) = &cda.body {
        for section in sections {
            collect_section(section, &mut results);
        }
    }
    results
}

fn collect_section(section: &Section, out: &mut Vec<LabResult>) {
    out.extend(section_results(section));
    for child in &section.sections {
        collect_section(child, out);
    }
}

/// The results of one section, without those of its sub-sections.
pub(super) fn section_results(section: &Section) -> Vec<LabResult> {
    let mut out = Vec::new();
    let place = Place { section: section.title.as_deref(), group: None, time: None };
    for entry in &section.entries {
        collect(entry, place, &mut out);
    }
    out
}

#[derive(Clone, Copy)]
struct Place<'a> {
    section: Option<&'a str>,
    group: Option<&'a str>,
    time: Option<Hl7Time>,
}

fn collect<'a>(entry: &'a Entry, place: Place<'a>, out: &mut Vec<LabResult>) {
    let mut inner = Place { time: entry.when().or(place.time), ..place };
    match &entry.detail {
        Detail::Observation(observation) => {
            if let Some(kind) = kind_of(entry) {
                out.push(result(entry, observation, kind, inner));
            }
        }
        Detail::Organizer => inner.group = group_label(entry, place),
        _ => {}
    }
    for child in &entry.children {
        collect(child, inner, out);
    }
}

/// The germ names the group better than « Antibiogramme », which only says what was done to it.
fn group_label<'a>(entry: &'a Entry, place: Place<'a>) -> Option<&'a str> {
    let specimen = entry.participants.iter().find(|part| part.kind == "SPC");
    specimen
        .and_then(|specimen| specimen.code.as_ref()?.label())
        .or(place.group)
        .or_else(|| entry.code.as_ref()?.label())
}

/// The kind of result an entry is, by its templates.
pub(super) fn kind_of(entry: &Entry) -> Option<ResultKind> {
    let has = |roots: &[&str]| entry.templates.iter().any(|root| roots.contains(&root.as_str()));
    if has(&LAB_TEMPLATES) {
        Some(ResultKind::Laboratory)
    } else if has(&VITAL_TEMPLATES) {
        Some(ResultKind::VitalSign)
    } else {
        None
    }
}

fn result(
    entry: &Entry,
    observation: &Observation,
    kind: ResultKind,
    place: Place<'_>,
) -> LabResult {
    let code = entry.code.as_ref();
    let value = observation.values.first().cloned();
    let interpreted =
        observation.interpretations.iter().find_map(|code| Flag::parse(code.code.as_deref()?));
    LabResult {
        kind,
        section: place.section.map(short),
        group: place.group.map(short),
        name: code.and_then(super::Code::label).or(entry.label()).unwrap_or_default().to_owned(),
        loinc: code.and_then(|code| code.in_system(LOINC)).map(str::to_owned),
        // The author's reading wins over arithmetic: ranges may depend on what the code omits.
        flag: interpreted.or_else(|| compare(value.as_ref()?, &observation.ranges)),
        value,
        ranges: observation.ranges.clone(),
        time: place.time,
        method: observation.methods.iter().find_map(|code| code.label()).map(str::to_owned),
        status: entry.status.clone(),
    }
}

/// A name repeated for each result must be short, or a long one would multiply a small file.
pub(super) fn short(name: &str) -> String {
    name.chars().take(200).collect()
}

/// Places a number against the first numeric range with the same unit.
fn compare(value: &Value, ranges: &[ReferenceRange]) -> Option<Flag> {
    let Value::Quantity(quantity) = value else { return None };
    let number = quantity.number()?;
    let interval = ranges.iter().find_map(|range| range.interval.as_ref())?;
    let comparable = |bound: &Quantity| {
        let same = bound.unit.is_none() || bound.unit == quantity.unit;
        bound.number().filter(|_| same)
    };
    let low = interval.low.as_ref().and_then(comparable);
    let high = interval.high.as_ref().and_then(comparable);
    if low.is_none() && high.is_none() {
        return None;
    }
    let under = low.is_some_and(|low| number < low || (interval.low_open && number <= low));
    let over = high.is_some_and(|high| number > high || (interval.high_open && number >= high));
    Some(match (under, over) {
        (true, _) => Flag::Low,
        (_, true) => Flag::High,
        _ => Flag::Normal,
    })
}
