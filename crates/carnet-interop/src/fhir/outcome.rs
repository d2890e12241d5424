//! `OperationOutcome` out: what happened, in French and in English, with its stable code.
//! <https://hl7.org/fhir/R4/operationoutcome.html>

use serde_json::{Value, json};

use super::error::{ErrorKind, FhirError};

const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
/// Code system of our own codes.
pub const CODES: &str = "urn:carnet:error";

/// `OperationOutcome.issue.severity`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The request failed.
    Error,
    /// It succeeded, with something to know.
    Warning,
    /// It succeeded.
    Information,
}

impl Severity {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "information",
        }
    }
}

/// One issue: a stable code and its sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue<'a> {
    /// How bad it is.
    pub severity: Severity,
    /// `issue.code`, from the FHIR issue types.
    pub issue_type: &'a str,
    /// Our stable code.
    pub code: &'a str,
    /// The sentence, in French.
    pub fr: &'a str,
    /// The sentence, in English.
    pub en: &'a str,
    /// FHIRPath of the element, or nothing.
    pub expression: &'a str,
}

impl<'a> Issue<'a> {
    /// The issue of a refusal of ours, with the sentences the edge found for its code.
    pub fn of(error: &'a FhirError, fr: &'a str, en: &'a str) -> Self {
        // A search parameter is not a path: it stays out of `expression`.
        let expression = if error.kind() == ErrorKind::Query { "" } else { error.expression() };
        Self {
            severity: Severity::Error,
            issue_type: error.kind().issue_type(),
            code: error.code(),
            fr,
            en,
            expression,
        }
    }
}

/// The resource, one issue after the other.
pub fn write(issues: &[Issue<'_>]) -> Value {
    let issues: Vec<Value> = issues.iter().map(issue).collect();
    json!({ "resourceType": "OperationOutcome", "language": "fr-FR", "issue": issues })
}

fn issue(issue: &Issue<'_>) -> Value {
    let mut out = json!({
        "severity": issue.severity.as_str(),
        "code": issue.issue_type,
        "details": {
            "coding": [{ "system": CODES, "code": issue.code }],
            "text": issue.fr,
            "_text": {
                "extension": [
                    translation("fr-FR", issue.fr),
                    translation("en", issue.en),
                ],
            },
        },
        "diagnostics": issue.en,
    });
    if let (Some(members), false) = (out.as_object_mut(), issue.expression.is_empty()) {
        members.insert("expression".to_owned(), json!([issue.expression]));
    }
    out
}

fn translation(language: &str, text: &str) -> Value {
    json!({
        "url": TRANSLATION,
        "extension": [
            { "url": "lang", "valueCode": language },
            { "url": "content", "valueString": text },
        ],
    })
}
