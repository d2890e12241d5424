//! Building French documents: the header of the minimal structure, and the sections our own
//! producers need. A document built here is French, as CI-SIS requires (`languageCode` fr-FR),
//! so the words of its tables are French too.

mod lab;
mod letter;
mod prescription;
mod synthesis;
mod vaccination;

pub use lab::{LabLine, LabSection, LabValue};
pub use letter::{Paragraphs, letter_section};
pub use prescription::{PrescriptionLine, prescription_section};
pub use synthesis::{AllergyLine, ProblemLine, allergies_section, problems_section};
pub use vaccination::{Vaccination, vaccination_section};

use jiff::civil::Date;

use super::{
    Actor, Attachment, BirthPlace, Block, Body, Cda, Cell, Code, Encounter, Envelope, Header,
    Hl7Time, Identifier, Inline, MediaType, Organization, Patient, PersonName, RelatedDocument,
    Row, Section, ServiceEvent, Table, Words,
};

/// National identifier of professionals (annexe « Source des données »): `8` + RPPS.
pub const PROFESSIONALS: &str = "1.2.250.1.71.4.2.1";
/// National identifier of structures: `1` + FINESS.
pub const STRUCTURES: &str = "1.2.250.1.71.4.2.2";
/// HL7 France, « entête CDA ».
const HL7_FRANCE: &str = "2.16.840.1.113883.2.8.2.1";
/// CI-SIS, « structuration minimale ».
const MINIMAL_STRUCTURE: &str = "1.2.250.1.213.1.1.1.1";

/// Administrative gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// « Féminin »
    Female,
    /// « Masculin »
    Male,
    /// « Indéterminé »
    Undetermined,
}

impl Gender {
    fn code(self) -> Code {
        let (code, display) = match self {
            Self::Female => ("F", "Féminin"),
            Self::Male => ("M", "Masculin"),
            Self::Undetermined => ("U", "Indéterminé"),
        };
        Code::new(code, "2.16.840.1.113883.5.1", display)
    }
}

/// The person a document is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// « Matricule INS ».
    pub ins: String,
    /// The OID of its domain (NIR, NIA, test).
    pub ins_root: String,
    /// « Nom de naissance ».
    pub birth_family: String,
    /// « Nom utilisé », when another.
    pub used_family: Option<String>,
    /// « Prénoms de naissance », the first one first.
    pub given: Vec<String>,
    /// Administrative gender.
    pub gender: Gender,
    /// Birth date.
    pub birth: Date,
    /// « Code lieu de naissance » (COG INSEE).
    pub birth_insee: Option<String>,
}

/// The professional who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practitioner {
    /// The RPPS number, without its prefix.
    pub rpps: String,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Profession and specialty (JDV_J01, `G15_10/SM26`…).
    pub profession: Code,
}

/// The structure in which it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facility {
    /// The FINESS number, without its prefix.
    pub finess: String,
    /// Its name.
    pub name: String,
    /// « Cadre d'exercice » (JDV_J04).
    pub sector: Code,
    /// « Type de structure » (JDV_J02).
    pub kind: Code,
}

/// Everything the header of a new document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// The document's own identifier.
    pub id: Identifier,
    /// Common to its versions.
    pub set_id: Identifier,
    /// From 1.
    pub version: u32,
    /// The document this version replaces.
    pub replaces: Option<Identifier>,
    /// The type of document (JDV_J07).
    pub code: Code,
    /// The title.
    pub title: String,
    /// When it was written.
    pub written: Hl7Time,
    /// About whom.
    pub patient: Person,
    /// By whom.
    pub author: Practitioner,
    /// Where.
    pub facility: Facility,
    /// The act documented.
    pub event: Option<Code>,
    /// When the act began.
    pub start: Hl7Time,
    /// When it ended.
    pub stop: Option<Hl7Time>,
}

/// The model of a structured document (`1.2.250.1.213.1.1.1.n`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// « Compte rendu d'examens de biologie médicale » (CR-BIO).
    LabReport,
    /// « Note de vaccination » (VAC-NOTE).
    VaccinationNote,
    /// « Prescription de médicaments » (eP-MED-DM).
    Prescription,
    /// « Lettre de liaison à la sortie » (LDL-SES).
    DischargeLetter,
    /// « Volet de synthèse médicale » (VSM).
    Synthesis,
    /// Sections without a published model.
    Free,
}

impl Model {
    fn templates(self) -> Vec<Identifier> {
        match self {
            Self::LabReport => vec![
                Identifier::root("1.3.6.1.4.1.19376.1.3.3"),
                Identifier::new("1.2.250.1.213.1.1.1.55", "2024.01"),
            ],
            Self::VaccinationNote => vec![
                Identifier::root("1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2"),
                Identifier::new("1.2.250.1.213.1.1.1.46", "2023.01"),
            ],
            Self::Prescription => vec![
                Identifier::root("1.3.6.1.4.1.19376.1.9.1.1.1"),
                Identifier::new("1.2.250.1.213.1.1.1.39", "2024.01"),
            ],
            Self::DischargeLetter => vec![Identifier::new("1.2.250.1.213.1.1.1.29", "2022.01")],
            Self::Synthesis => vec![Identifier::new("1.2.250.1.213.1.1.1.13", "2022.01")],
            Self::Free => Vec::new(),
        }
    }
}

impl NewDocument {
    /// A CDA N1 document around a file whose bytes are of a kind we accept.
    pub fn around(&self, media_type: MediaType, bytes: Vec<u8>) -> Cda {
        let templates = vec![Identifier::root("1.3.6.1.4.1.19376.1.2.20")];
        self.document(templates, Body::Unstructured { media_type, bytes })
    }

    /// A CDA N3 document of a model.
    pub fn structured(&self, model: Model, sections: Vec<Section>) -> Cda {
        self.document(model.templates(), Body::Structured(sections))
    }

    fn document(&self, templates: Vec<Identifier>, body: Body) -> Cda {
        Cda {
            header: self.header(templates),
            body,
            envelope: Envelope::Plain,
            attachments: Vec::<Attachment>::new(),
        }
    }

    fn header(&self, model: Vec<Identifier>) -> Header {
        let mut templates = vec![Identifier::root(HL7_FRANCE), Identifier::root(MINIMAL_STRUCTURE)];
        templates.extend(model);
        let author = self.author(Some(self.written));
        let mut performer = self.author(None);
        performer.organization = Some(self.organization(Some(self.facility.sector.clone())));
        Header {
            id: self.id.clone(),
            set_id: Some(self.set_id.clone()),
            version_number: Some(self.version),
            code: self.code.clone(),
            title: said(&self.title),
            effective_time: self.written,
            confidentiality: Some(Code::new("N", "2.16.840.1.113883.5.25", "Normal")),
            language: Some("fr-FR".to_owned()),
            templates,
            patient: self.patient(),
            authors: vec![author.clone()],
            informants: Vec::new(),
            custodian: self.organization(None),
            legal_authenticator: Some(author),
            participants: Vec::new(),
            orders: Vec::new(),
            service_events: vec![ServiceEvent {
                ids: Vec::new(),
                code: self.event.clone(),
                start: Some(self.start),
                stop: self.stop,
                performer: Some(performer),
            }],
            related: self
                .replaces
                .iter()
                .map(|id| RelatedDocument { kind: "RPLC".to_owned(), ids: vec![id.clone()] })
                .collect(),
            encounter: Some(Encounter {
                ids: Vec::new(),
                code: None,
                start: Some(self.start),
                stop: self.stop,
                facility: Some(self.facility.kind.clone()),
                place: said(&self.facility.name),
            }),
        }
    }

    fn patient(&self) -> Patient {
        let person = &self.patient;
        let given = person.given.iter().filter_map(|given| said(given)).collect::<Vec<_>>();
        Patient {
            ids: vec![Identifier::new(person.ins_root.clone(), person.ins.clone())],
            name: PersonName {
                birth_family: said(&person.birth_family),
                used_family: person.used_family.as_deref().and_then(said),
                first_given: given.first().cloned(),
                // RNIV: the list of birth names is one element, names parted by spaces.
                given: said(&given.join(" ")).into_iter().collect(),
                ..PersonName::default()
            },
            gender: Some(person.gender.code()),
            birth: Some(Hl7Time::from_date(person.birth)),
            birth_place: person
                .birth_insee
                .clone()
                .map(|insee| BirthPlace { insee: Some(insee), city: None }),
        }
    }

    fn author(&self, time: Option<Hl7Time>) -> Actor {
        let author = self.author.actor();
        Actor { time, organization: Some(self.organization(None)), ..author }
    }

    fn organization(&self, sector: Option<Code>) -> Organization {
        Organization {
            ids: vec![Identifier::new(STRUCTURES, format!("1{}", self.facility.finess))],
            name: said(&self.facility.name),
            sector,
        }
    }
}

impl Practitioner {
    /// The practitioner as somebody who takes part.
    pub fn actor(&self) -> Actor {
        Actor {
            ids: vec![Identifier::new(PROFESSIONALS, format!("8{}", self.rpps))],
            code: Some(self.profession.clone()),
            name: Some(PersonName {
                family: said(&self.family),
                given: said(&self.given).into_iter().collect(),
                ..PersonName::default()
            }),
            ..Actor::default()
        }
    }
}

/// Words as XML gives them back: white space collapsed, no control character; none when empty.
fn said(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .filter(|character| !matches!(character, '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    let text = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// A cell whose words an entry refers to.
fn anchored_cell(text: &str, anchor: &str) -> (Cell, Words) {
    let text = said(text).unwrap_or_else(|| "-".to_owned());
    let cell = Cell::data(vec![Inline::Content {
        anchor: Some(anchor.to_owned()),
        styles: Vec::new(),
        inlines: vec![Inline::Text(text.clone())],
    }]);
    (cell, Words::anchored(text, anchor))
}

/// A cell of plain words.
fn plain_cell(text: Option<&str>) -> Cell {
    Cell::data(text.and_then(said).map(Inline::Text).into_iter().collect())
}

/// A table with headings.
fn table(headings: &[&str], body: Vec<Row>) -> Block {
    let head = Row { cells: headings.iter().map(|heading| Cell::heading(heading)).collect() };
    Block::Table(Table { head: vec![head], body, ..Table::default() })
}

/// `28/03/1979`
fn french_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// A number with a decimal comma.
fn french_number(number: &str) -> String {
    number.replace('.', ",")
}
