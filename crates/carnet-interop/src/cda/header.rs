//! The header of a document (volet « Structuration minimale des documents de santé »).

use super::{Actor, Code, Hl7Time, Identifier, Organization, PersonName};

/// OIDs under which the INS is carried: NIR, NIA, and the test and demonstration domains.
pub(super) const INS_ROOTS: [&str; 5] = [
    "1.2.250.1.213.1.4.8",
    "1.2.250.1.213.1.4.9",
    "1.2.250.1.213.1.4.10",
    "1.2.250.1.213.1.4.11",
    "1.2.250.1.213.1.4.13",
];

/// What a document says about itself before its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// `ClinicalDocument/id`: the XDS `uniqueId`.
    pub id: Identifier,
    /// Common to all versions of the document.
    pub set_id: Option<Identifier>,
    /// The version inside the set.
    pub version_number: Option<u32>,
    /// The type of document (JDV_J07).
    pub code: Code,
    /// The title.
    pub title: Option<String>,
    /// When the document was made.
    pub effective_time: Hl7Time,
    /// `N` as a rule: masking is metadata, never in the document.
    pub confidentiality: Option<Code>,
    /// `fr-FR`.
    pub language: Option<String>,
    /// The models the document declares.
    pub templates: Vec<Identifier>,
    /// Whose document it is.
    pub patient: Patient,
    /// Who wrote it, persons or devices.
    pub authors: Vec<Actor>,
    /// Relatives and informants; `kind` is the class (`ECON`, `NOK`, `CON`, `ASSIGNED`).
    pub informants: Vec<Participant>,
    /// Who keeps it.
    pub custodian: Organization,
    /// Who answers for it.
    pub legal_authenticator: Option<Actor>,
    /// Prescriber, sampler, attending doctor…; `kind` is the `typeCode`.
    pub participants: Vec<Participant>,
    /// Orders fulfilled (accession and order numbers).
    pub orders: Vec<Identifier>,
    /// The acts documented; the first with a date is the main one.
    pub service_events: Vec<ServiceEvent>,
    /// Documents replaced or completed.
    pub related: Vec<RelatedDocument>,
    /// The stay or visit.
    pub encounter: Option<Encounter>,
}

impl Header {
    /// The main act: the one with a date, else the first.
    pub fn main_event(&self) -> Option<&ServiceEvent> {
        self.service_events
            .iter()
            .find(|event| event.start.is_some())
            .or_else(|| self.service_events.first())
    }

    /// « Cadre d'exercice » (JDV_J04), from `serviceEvent/performer`.
    pub fn practice_setting(&self) -> Option<&Code> {
        self.service_events
            .iter()
            .find_map(|event| event.performer.as_ref()?.organization.as_ref()?.sector.as_ref())
    }

    /// « Type de structure » (JDV_J02), from `healthCareFacility`.
    pub fn facility(&self) -> Option<&Code> {
        self.encounter.as_ref()?.facility.as_ref()
    }

    /// The identifiers of the documents this one replaces (`RPLC`).
    pub fn replaces(&self) -> impl Iterator<Item = &Identifier> {
        self.related
            .iter()
            .filter(|related| related.kind == "RPLC")
            .flat_map(|related| &related.ids)
    }
}

/// The person the document is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Patient {
    /// Identifiers, INS first as a rule.
    pub ids: Vec<Identifier>,
    /// Name and given names.
    pub name: PersonName,
    /// Administrative gender.
    pub gender: Option<Code>,
    /// Birth date.
    pub birth: Option<Hl7Time>,
    /// Birth place.
    pub birth_place: Option<BirthPlace>,
}

impl Patient {
    /// The INS and the OID of its domain, when the document carries one.
    pub fn ins(&self) -> Option<&Identifier> {
        self.ids.iter().find(|id| INS_ROOTS.contains(&id.root.as_str()) && id.extension.is_some())
    }
}

/// Where somebody was born.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BirthPlace {
    /// « Code lieu de naissance » (COG INSEE), carried by `county`.
    pub insee: Option<String>,
    /// The city.
    pub city: Option<String>,
}

/// Somebody who took part in the document in another role than author.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Participant {
    /// `typeCode` of a participant, class code of an informant.
    pub kind: String,
    /// Who.
    pub actor: Actor,
}

/// An act documented.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServiceEvent {
    /// Its identifiers.
    pub ids: Vec<Identifier>,
    /// What was done (CCAM, LOINC, CIM-10).
    pub code: Option<Code>,
    /// XDS `serviceStartTime`.
    pub start: Option<Hl7Time>,
    /// XDS `serviceStopTime`.
    pub stop: Option<Hl7Time>,
    /// Who did it.
    pub performer: Option<Actor>,
}

/// A link to another document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RelatedDocument {
    /// `RPLC`, `APND` or `XFRM`.
    pub kind: String,
    /// The identifiers of the other document.
    pub ids: Vec<Identifier>,
}

/// The stay or visit in which the act took place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Encounter {
    /// Its identifiers.
    pub ids: Vec<Identifier>,
    /// Ambulatory, inpatient…
    pub code: Option<Code>,
    /// Beginning.
    pub start: Option<Hl7Time>,
    /// End.
    pub stop: Option<Hl7Time>,
    /// « Type de structure » (JDV_J02).
    pub facility: Option<Code>,
    /// The name of the place.
    pub place: Option<String>,
}
