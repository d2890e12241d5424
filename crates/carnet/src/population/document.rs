//! A document of a life: who wrote what when, and the CDA R2 file that says it.

use carnet_core::document::Label;
use carnet_core::identity::Sex;
use carnet_core::rules::paris;
use carnet_core::valueset::DocumentType;
use carnet_interop::cda::build::{
    Gender, LabSection, Model, NewDocument, Paragraphs, Person, PrescriptionLine, Vaccination,
    allergies_section, letter_section, prescription_section, problems_section, vaccination_section,
};
use carnet_interop::cda::{self, Cda, Code, Hl7Time, Identifier, MediaType, Section};
use jiff::Timestamp;

use super::lab::{Found, sections};
use super::medicine::Treatment;
use super::part::Part;
use super::pdf::Letter;
use super::person::PersonPlan;
use super::staff::{Place, Who};
use super::synthesis::Synthesis;
use super::vaccine::Shot;
use super::words;

/// What a document holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// A letter, printed as a PDF inside a CDA N1.
    Letter(Vec<Part>),
    /// The same kind of words in a structured body.
    Sections(Model, Vec<Part>),
    /// Laboratory results.
    Laboratory(Vec<Found>),
    /// Vaccinations given.
    Vaccination(Vec<Shot>),
    /// Medicines prescribed.
    Prescription(Treatment),
    /// Allergies and problems.
    Synthesis(Synthesis),
}

/// A document of somebody's life, in order of writing.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentPlan {
    /// Its identifier, an OID made from a UUID (`2.25.…`).
    pub id: String,
    /// Its type (JDV_J07).
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Who,
    /// Where.
    pub place: Place,
    /// When the act began.
    pub start: Timestamp,
    /// When it ended, for a stay.
    pub stop: Option<Timestamp>,
    /// When it was written.
    pub written: Timestamp,
    /// When it reached the space.
    pub received: Timestamp,
    /// The labels it arrives with.
    pub labels: Vec<Label>,
    pub(super) content: Content,
}

impl DocumentPlan {
    /// The CDA R2 file.
    pub fn cda(&self, person: &PersonPlan) -> Vec<u8> {
        cda::write::document(&self.document(person))
    }

    /// The document before it is written as XML.
    pub(super) fn document(&self, person: &PersonPlan) -> Cda {
        let new = self.header(person);
        match &self.content {
            Content::Letter(parts) => {
                new.around(MediaType::Pdf, self.letter(person, parts).print())
            }
            Content::Sections(model, parts) => {
                let sections = parts.iter().map(|part| self.section(person, part)).collect();
                new.structured(*model, sections)
            }
            Content::Laboratory(found) => {
                let time = hl7(self.start);
                let sections = sections(found, person.traits.sex, time);
                new.structured(Model::LabReport, sections.iter().map(LabSection::build).collect())
            }
            Content::Vaccination(shots) => {
                let performer = self.author.plan().in_cda();
                let given: Vec<Vaccination> =
                    shots.iter().map(|shot| shot.given(hl7(self.start), &performer)).collect();
                let section = vaccination_section("vac", "Vaccinations", &given);
                new.structured(Model::VaccinationNote, vec![section])
            }
            Content::Prescription(treatment) => {
                let day = self.start.to_zoned(paris()).date();
                let lines: Vec<PrescriptionLine> = treatment.lines(day);
                let section = prescription_section("ord", "Prescription de médicaments", &lines);
                new.structured(Model::Prescription, vec![section])
            }
            Content::Synthesis(synthesis) => {
                let allergies = allergies_section(
                    "all",
                    "Allergies et hypersensibilités",
                    &synthesis.allergies(),
                );
                let mut sections = vec![allergies];
                if !synthesis.problems.is_empty() {
                    let problems = synthesis.problems();
                    sections.push(problems_section("pb", "Pathologies en cours", &problems));
                }
                new.structured(Model::Synthesis, sections)
            }
        }
    }

    /// The same document under another identifier, around a file.
    pub fn around(
        &self,
        person: &PersonPlan,
        id: &str,
        media_type: MediaType,
        bytes: Vec<u8>,
    ) -> Cda {
        let mut new = self.header(person);
        new.id = Identifier::root(id);
        new.set_id = Identifier::new(id, "1");
        new.around(media_type, bytes)
    }

    /// The PDF of a letter, without the CDA around it; none for what is not a letter.
    pub(super) fn print(&self, person: &PersonPlan) -> Option<Vec<u8>> {
        match &self.content {
            Content::Letter(parts) => Some(self.letter(person, parts).print()),
            _ => None,
        }
    }

    fn header(&self, person: &PersonPlan) -> NewDocument {
        let kind = DocumentType::by_code(self.kind);
        let code = kind.map_or_else(
            || Code::new(self.kind, "", self.title.clone()),
            |kind| Code::new(kind.code, kind.system, kind.label_fr),
        );
        NewDocument {
            id: Identifier::root(self.id.clone()),
            set_id: Identifier::new(self.id.clone(), "1"),
            version: 1,
            replaces: None,
            code,
            title: self.title.clone(),
            written: hl7(self.written),
            patient: patient(person),
            author: self.author.plan().in_cda(),
            facility: self.place.plan().in_cda(),
            event: None,
            start: hl7(self.start),
            stop: self.stop.map(hl7),
        }
    }

    fn section(&self, person: &PersonPlan, part: &Part) -> Section {
        let (code, label) = part.heading.loinc();
        let code = Code::new(code, "2.16.840.1.113883.6.1", label).named("LOINC");
        let lines = self.said(person, part);
        letter_section(code, part.heading.words(), &Paragraphs::Text(lines))
    }

    fn letter(&self, person: &PersonPlan, parts: &[Part]) -> Letter {
        let (place, author) = (self.place.plan(), self.author.plan());
        let day = self.written.to_zoned(paris()).date();
        Letter {
            head: vec![place.name.to_owned(), place.address.to_owned()],
            sender: vec![author.shown(), author.specialty_words()],
            patient: words::patient_lines(person),
            dated: format!("Le {}", words::long_date(day)),
            title: self.title.clone(),
            parts: parts
                .iter()
                .map(|part| (part.heading.words().to_owned(), self.said(person, part)))
                .collect(),
            signature: author.shown(),
            foot: "Personne et soins fictifs, sans valeur médicale".to_owned(),
        }
    }

    fn said(&self, person: &PersonPlan, part: &Part) -> Vec<String> {
        let day = self.start.to_zoned(paris()).date();
        part.lines.iter().map(|line| words::agree(line, &person.traits, day)).collect()
    }
}

fn hl7(instant: Timestamp) -> Hl7Time {
    Hl7Time::from_zoned(&instant.to_zoned(paris()))
}

fn patient(person: &PersonPlan) -> Person {
    let traits = &person.traits;
    Person {
        ins: person.ins.matricule().to_owned(),
        ins_root: person.ins.domain().oid().to_owned(),
        birth_family: traits.birth_name.to_uppercase(),
        used_family: traits.used_name.as_deref().map(str::to_uppercase),
        given: traits.given_names.iter().map(|given| given.to_uppercase()).collect(),
        gender: match traits.sex {
            Sex::Female => Gender::Female,
            Sex::Male => Gender::Male,
            Sex::Unknown => Gender::Undetermined,
        },
        birth: traits.birth_date,
        birth_insee: traits.birth_place.clone(),
    }
}
