//! `securityLabel` ⇄ our labels (JDV_J08: HL7 N/R/V, and TRE_A07).

use carnet_core::code::Code;
use carnet_core::document::Label;
use serde_json::Value;

use super::at::At;
use super::error::{FhirError, Rule};
use super::model::{CodeableConcept, present};
use super::system::{CONFIDENTIALITY, TRE_A07, concept, to_oid};

/// The code of a label in TRE_A07.
pub fn code_of(label: Label) -> Code {
    let (code, text) = match label {
        Label::Masked => ("MASQUE_PS", "Masqué aux professionnels de santé"),
        Label::HiddenFromHolder => ("INVISIBLE_PATIENT", "Document non visible par le patient"),
        Label::HiddenFromRepresentatives => (
            "INVISIBLE_REPRESENTANTS_LEGAUX",
            "Non visible par les représentants légaux du patient",
        ),
    };
    Code::new(TRE_A07, code, text)
}

/// The labels a list of concepts asks for, in order and once each; none for `N`, `R` and `V`.
pub(super) fn read(concepts: &[CodeableConcept], at: &At) -> Result<Vec<Label>, FhirError> {
    let mut labels = Vec::new();
    for (index, concept) in concepts.iter().enumerate() {
        let place = || at.item("securityLabel", index);
        if concept.coding.is_empty() {
            return Err(FhirError::new(Rule::SecurityLabelUnknown, place()));
        }
        for coding in &concept.coding {
            let code = present(coding.code.as_ref()).unwrap_or_default();
            let known = known_system(coding.system.as_deref()).then(|| of_code(code)).flatten();
            let Some(label) = known else {
                return Err(FhirError::new(Rule::SecurityLabelUnknown, place()).with(code));
            };
            labels.extend(label);
        }
    }
    labels.sort_unstable();
    labels.dedup();
    Ok(labels)
}

/// Whether a code is one we know, and the label it stands for. The HL7 v2 form of the third is shorter.
#[expect(clippy::option_option, reason = "unknown code, code without label, code with label")]
pub(crate) fn of_code(code: &str) -> Option<Option<Label>> {
    match code.trim() {
        "N" | "R" | "V" => Some(None),
        "MASQUE_PS" => Some(Some(Label::Masked)),
        "INVISIBLE_PATIENT" => Some(Some(Label::HiddenFromHolder)),
        "INVISIBLE_REPRESENTANTS_LEGAUX" | "INVISIBLE_REP_LEGAUX" => {
            Some(Some(Label::HiddenFromRepresentatives))
        }
        _ => None,
    }
}

/// Labels as `securityLabel`: the level `N` always, then each label in force.
pub(super) fn write(labels: &[Label]) -> Vec<Value> {
    let normal = Code::new(CONFIDENTIALITY, "N", "Normal");
    std::iter::once(normal)
        .chain(labels.iter().map(|label| code_of(*label)))
        .map(|code| concept(&code))
        .collect()
}

fn known_system(system: Option<&str>) -> bool {
    system.is_none_or(|system| {
        let oid = to_oid(system);
        oid == CONFIDENTIALITY || oid == TRE_A07
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(json: &str) -> Result<Vec<Label>, &'static str> {
        let concepts: Vec<CodeableConcept> = serde_json::from_str(json).unwrap();
        read(&concepts, &At::root("DocumentReference")).map_err(|error| error.code())
    }

    #[test]
    fn labels_go_there_and_back() {
        let all = [Label::Masked, Label::HiddenFromHolder, Label::HiddenFromRepresentatives];
        let json = serde_json::to_string(&write(&all)).unwrap();
        assert_eq!(labels(&json), Ok(all.to_vec()));
        assert_eq!(labels(&serde_json::to_string(&write(&[])).unwrap()), Ok(Vec::new()));
    }

    #[test]
    fn the_short_form_is_read_and_strangers_are_not() {
        assert_eq!(
            labels(r#"[{"coding":[{"code":"INVISIBLE_REP_LEGAUX"}]}]"#),
            Ok(vec![Label::HiddenFromRepresentatives])
        );
        assert_eq!(
            labels(r#"[{"coding":[{"code":"MASQUE_PT"}]}]"#),
            Err("fhir.security-label-unknown")
        );
        assert_eq!(
            labels(r#"[{"coding":[{"system":"urn:oid:1.2.3","code":"N"}]}]"#),
            Err("fhir.security-label-unknown")
        );
        assert_eq!(labels(r#"[{"text":"normal"}]"#), Err("fhir.security-label-unknown"));
    }
}
