//! The sections of a medical synthesis (volet VSM): allergies or the statement that there is none, problems.

use super::super::results::LOINC;
use super::super::{
    Code, Detail, Entry, EntryParticipant, Hl7Time, Observation, Row, Section, Timing, Value, Words,
};
use super::{anchored_cell, french_date, plain_cell, said, table};

/// SNOMED CT.
const SNOMED: &str = "2.16.840.1.113883.6.96";
/// The parent of every concern (IHE PCC « Concern Entry »).
const CONCERN: &str = "1.3.6.1.4.1.19376.1.5.3.1.4.5.1";

/// An allergy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllergyLine {
    /// To what.
    pub agent: Code,
    /// What kind (SNOMED CT, « allergie médicamenteuse »).
    pub kind: Code,
    /// How it shows.
    pub reaction: Option<String>,
    /// Since when.
    pub since: Hl7Time,
}

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemLine {
    /// Its name and code (CIM-10).
    pub code: Code,
    /// Since when.
    pub since: Hl7Time,
}

/// The section of allergies. An empty list states that none is known.
pub fn allergies_section(anchor: &str, title: &str, lines: &[AllergyLine]) -> Section {
    let mut rows = Vec::new();
    let mut entries = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let at = |part: &str| format!("{anchor}-{}{part}", index + 1);
        let label = |code: &Code| code.label().unwrap_or_default().to_owned();
        let (kind, kind_words) = anchored_cell(&label(&line.kind), &at("-type"));
        let (agent, agent_words) = anchored_cell(&label(&line.agent), &at("-agent"));
        let (reaction, reaction_words) =
            anchored_cell(line.reaction.as_deref().unwrap_or("-"), &at("-reaction"));
        let since = plain_cell(Some(&french_date(line.since.date())));
        rows.push(Row { cells: vec![since, kind, agent, reaction] });
        let mut entry = allergy(line, kind_words, agent_words);
        if line.reaction.is_some() {
            entry.children.push(shown(reaction_words));
        }
        entries.push(allergy_concern(entry));
    }
    if lines.is_empty() {
        let (cell, words) = anchored_cell("Aucune allergie connue", &format!("{anchor}-0"));
        rows.push(Row { cells: vec![plain_cell(None), cell, plain_cell(None), plain_cell(None)] });
        entries.push(allergy_concern(none_known(words)));
    }
    Section {
        templates: [
            "2.16.840.1.113883.10.20.1.2",
            "1.3.6.1.4.1.19376.1.5.3.1.3.13",
            "1.2.250.1.213.1.1.2.137",
        ]
        .map(str::to_owned)
        .to_vec(),
        code: Some(Code::new("48765-2", LOINC, "Allergies et hypersensibilités").named("LOINC")),
        title: said(title),
        narrative: vec![table(&["Depuis", "Type", "Agent", "Réaction"], rows)],
        entries,
        ..Section::default()
    }
}

/// The section of active problems.
pub fn problems_section(anchor: &str, title: &str, lines: &[ProblemLine]) -> Section {
    let mut rows = Vec::new();
    let mut entries = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let name = line.code.label().unwrap_or_default();
        let (cell, words) = anchored_cell(name, &format!("{anchor}-{}", index + 1));
        rows.push(Row { cells: vec![plain_cell(Some(&french_date(line.since.date()))), cell] });
        entries.push(problem(line, words));
    }
    Section {
        templates: [
            "2.16.840.1.113883.10.20.1.11",
            "1.3.6.1.4.1.19376.1.5.3.1.3.6",
            "1.2.250.1.213.1.1.2.132",
        ]
        .map(str::to_owned)
        .to_vec(),
        code: Some(Code::new("11450-4", LOINC, "Liste des problèmes actifs").named("LOINC")),
        title: said(title),
        narrative: vec![table(&["Depuis", "Pathologie en cours"], rows)],
        entries,
        ..Section::default()
    }
}

fn statement(templates: &[&str], code: Code, value: Option<Code>) -> Entry {
    let mut entry = Entry::new(Detail::Observation(Box::new(Observation {
        values: value.map(Value::Coded).into_iter().collect(),
        ..Observation::default()
    })));
    entry.relation = Some("SUBJ".to_owned());
    entry.templates = templates.iter().map(|root| (*root).to_owned()).collect();
    entry.code = Some(code);
    entry.status = Some("completed".to_owned());
    entry
}

const ALLERGY: [&str; 5] = [
    "2.16.840.1.113883.10.20.1.18",
    "2.16.840.1.113883.10.20.1.28",
    "1.3.6.1.4.1.19376.1.5.3.1.4.5",
    "1.3.6.1.4.1.19376.1.5.3.1.4.6",
    "1.2.250.1.213.1.1.3.41",
];

const PROBLEM: [&str; 3] =
    ["2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37"];

fn allergy(line: &AllergyLine, kind: Words, agent: Words) -> Entry {
    let mut entry = statement(&ALLERGY, line.kind.clone().said(kind.clone()), None);
    entry.text = Some(kind);
    entry.times = vec![Timing::span(line.since, None)];
    entry.participants.push(EntryParticipant {
        kind: "CSM".to_owned(),
        code: Some(line.agent.clone().said(agent)),
        name: None,
    });
    entry
}

/// « No known allergy », said in a code.
fn none_known(words: Words) -> Entry {
    let kind = Code::new("420134006", SNOMED, "Réaction indésirable").named("SNOMED CT");
    let none = Code::new("716186003", SNOMED, "Aucune allergie connue").named("SNOMED CT");
    let mut entry = statement(&ALLERGY, kind, Some(none.said(words.clone())));
    entry.text = Some(words);
    entry
}

fn shown(words: Words) -> Entry {
    let finding = Code::new("404684003", SNOMED, "Constatation clinique").named("SNOMED CT");
    let mut entry = statement(&PROBLEM, finding, None);
    entry.relation = Some("MFST".to_owned());
    entry.text = Some(words);
    entry
}

fn problem(line: &ProblemLine, words: Words) -> Entry {
    let finding = Code::new("282291009", SNOMED, "Diagnostic").named("SNOMED CT");
    let mut entry = statement(&PROBLEM, finding, Some(line.code.clone().said(words.clone())));
    entry.text = Some(words);
    entry.times = vec![Timing::span(line.since, None)];
    let mut concern = concern("1.3.6.1.4.1.19376.1.5.3.1.4.5.2", "1.2.250.1.213.1.1.3.39", entry);
    concern.times = vec![Timing::span(line.since, None)];
    concern
}

fn allergy_concern(entry: Entry) -> Entry {
    concern("1.3.6.1.4.1.19376.1.5.3.1.4.5.3", "1.2.250.1.213.1.1.3.40", entry)
}

fn concern(ihe: &str, french: &str, entry: Entry) -> Entry {
    let mut concern = Entry::new(Detail::Act);
    concern.templates =
        ["2.16.840.1.113883.10.20.1.27", CONCERN, ihe, french].map(str::to_owned).to_vec();
    concern.status = Some("active".to_owned());
    concern.children = vec![entry];
    concern
}
