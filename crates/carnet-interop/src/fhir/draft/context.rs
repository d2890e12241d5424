//! `DocumentReference.context`, `subject` and `custodian` in: where, when and for whom.

use carnet_core::code::Code;
use carnet_core::document::{Author, AuthorKind, Reference, Service, SourcePatient, Structure};
use jiff::Timestamp;

use super::Profile;
use super::sheet::Reading;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::instant::instant;
use crate::fhir::model::{self, present};
use crate::fhir::system::{TRE_A00, TRE_A01, TRE_R02, code_of, is_oid};

/// Kinds of reference of the producer (`referenceIdList`).
const REFERENCE_KINDS: &str = "urn:ihe:iti:xds:";
/// Nomenclatures of acts and diagnoses outside the French arc: LOINC, SNOMED CT, CIM, HL7, DICOM, IHE.
const EVENT_ARCS: &[&str] =
    &["1.2.250.1.", "2.16.840.1.113883.", "1.2.840.10008.", "1.3.6.1.4.1.19376."];

impl Reading<'_> {
    /// Facility type; its nomenclature follows the author (constr-bind-ProducteurDoc).
    pub(super) fn facility(&self, authors: &[Author]) -> Result<Code, FhirError> {
        let concept = &self.resource.context.facility_type;
        let rules = [Rule::Facility, Rule::FacilitySystem];
        let only = |kind| authors.iter().all(|author| author.kind == kind);
        let systems: &[&str] = if only(AuthorKind::Practitioner) {
            &[TRE_R02]
        } else if only(AuthorKind::Patient) {
            &[TRE_A00]
        } else {
            &[TRE_R02, TRE_A00]
        };
        self.code(concept, rules, systems, "context.facilityType")
    }

    /// Practice setting.
    pub(super) fn practice(&self) -> Result<Code, FhirError> {
        let concept = &self.resource.context.practice_setting;
        let rules = [Rule::Practice, Rule::PracticeSystem];
        self.code(concept, rules, &[TRE_A01, TRE_A00], "context.practiceSetting")
    }

    /// Acts and diagnoses, from nomenclatures that have an OID (constr-bind-context-event).
    pub(super) fn events(&self) -> Result<Vec<Code>, FhirError> {
        let mut events = Vec::new();
        for (index, concept) in self.resource.context.event.iter().enumerate() {
            for coding in &concept.coding {
                let at = || self.at.member("context").item("event", index);
                let code =
                    code_of(coding).ok_or_else(|| FhirError::new(Rule::EventSystem, at()))?;
                if !is_event_system(&code.system) {
                    return Err(FhirError::new(Rule::EventSystem, at()).with(&code.system));
                }
                events.push(code);
            }
        }
        Ok(events)
    }

    /// The act the document is about.
    pub(super) fn service(&self, created: Timestamp) -> Result<Service, FhirError> {
        let period = &self.resource.context.period;
        let at = self.at.member("context.period");
        let start = match present(period.start.as_ref()) {
            Some(text) => instant(text, &at.member("start"))?,
            None if self.profile == Profile::Simplified => created,
            None => return Err(FhirError::new(Rule::PeriodStart, at.member("start"))),
        };
        let stop = present(period.end.as_ref())
            .map(|text| instant(text, &at.member("end")))
            .transpose()?;
        if stop.is_some_and(|stop| stop < start) {
            return Err(FhirError::new(Rule::PeriodOrder, at));
        }
        Ok(Service { start, stop })
    }

    /// The patient as known by the producer, who must be the subject.
    pub(super) fn source_patient(&self) -> Result<SourcePatient, FhirError> {
        let at = self.at.member("subject");
        let Some(subject) = &self.resource.subject else {
            return self.missing(Rule::Subject, "subject");
        };
        let ins = self.parties.ins(subject, Rule::Subject, &at)?;
        let place = self.at.member("context.sourcePatientInfo");
        let patient = match &self.resource.context.source_patient_info {
            Some(source) => self.parties.patient(source, Rule::SourcePatient, &place)?,
            None if self.profile == Profile::Simplified => {
                self.parties.patient(subject, Rule::Subject, &at)?
            }
            None => return Err(FhirError::new(Rule::SourcePatient, place)),
        };
        if patient.ins != ins {
            return Err(FhirError::new(Rule::PatientMismatch, place));
        }
        Ok(patient)
    }

    /// The structure that keeps the document.
    pub(super) fn custodian(&self) -> Result<Structure, FhirError> {
        let at = self.at.member("custodian");
        match &self.resource.custodian {
            Some(reference) => self.parties.structure(reference, Rule::Custodian, &at),
            None => Err(FhirError::new(Rule::Custodian, at)),
        }
    }

    /// References of the producer; other related things have no place in our metadata.
    pub(super) fn references(&self) -> Vec<Reference> {
        self.resource.context.related.iter().filter_map(reference).collect()
    }
}

fn reference(related: &model::Reference) -> Option<Reference> {
    let identifier = related.identifier.as_ref()?;
    let kind = identifier
        .r#type
        .coding
        .iter()
        .filter_map(|coding| present(coding.code.as_ref()))
        .find(|code| code.starts_with(REFERENCE_KINDS))?;
    Some(Reference {
        kind: kind.to_owned(),
        system: present(identifier.system.as_ref()).map(str::to_owned),
        value: present(identifier.value.as_ref())?.to_owned(),
    })
}

fn is_event_system(system: &str) -> bool {
    is_oid(system) && EVENT_ARCS.iter().any(|arc| system.starts_with(arc))
}
