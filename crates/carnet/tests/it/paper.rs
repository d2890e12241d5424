//! Clinical documents, made for a story: a PDF letter in a CDA, a structured laboratory report.

use carnet_core::valueset::{self, DocumentType, Entry};
use carnet_interop::cda::build::{
    AllergyLine, Facility, Gender, LabLine, LabSection, LabValue, Model, NewDocument, Person,
    Practitioner, PrescriptionLine, ProblemLine, allergies_section, prescription_section,
    problems_section,
};
use carnet_interop::cda::{self, Cda, Code, Hl7Time, Identifier, MediaType, Quantity, Words};
use carnet_interop::fhir::{Draft, from_cda};
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};

use crate::people::Identity;

/// Root of the identifiers of the hospital's documents.
const ROOT: &str = "1.2.250.1.999.43";

/// A document the hospital is about to send.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    new: NewDocument,
}

impl Paper {
    /// A hospital stay report about somebody, with a number of its own.
    pub(crate) fn about(who: &Identity, number: u32, title: &str) -> Self {
        let code = |entry: Option<&'static Entry>| cda_code(&entry.unwrap().code_value());
        let new = NewDocument {
            id: Identifier::new(ROOT, number.to_string()),
            set_id: Identifier::new(format!("{ROOT}.1"), number.to_string()),
            version: 1,
            replaces: None,
            code: kind("34112-3"),
            title: title.to_owned(),
            written: time("20260227153000+0100"),
            patient: person(who),
            author: Practitioner {
                rpps: "10100000040".to_owned(),
                family: "LAMBERT".to_owned(),
                given: "Claire".to_owned(),
                profession: code(valueset::specialty("G15_10/SM04")),
            },
            facility: Facility {
                finess: "430000018".to_owned(),
                name: "CH des Orgues".to_owned(),
                sector: code(valueset::practice("ETABLISSEMENT")),
                kind: code(valueset::facility("SA01")),
            },
            event: None,
            start: time("20260224090000+0100"),
            stop: Some(time("20260227140000+0100")),
        };
        Self { new }
    }

    /// The next version of a document: it replaces the one of that number.
    pub(crate) fn replacing(mut self, number: u32) -> Self {
        self.new.replaces = Some(Identifier::new(ROOT, number.to_string()));
        self.new.set_id = Identifier::new(format!("{ROOT}.1"), number.to_string());
        self.new.version = 2;
        self
    }

    /// Written by a professional who can sign in.
    pub(crate) fn by(mut self, rpps: &str, family: &str, given: &str) -> Self {
        rpps.clone_into(&mut self.new.author.rpps);
        family.clone_into(&mut self.new.author.family);
        given.clone_into(&mut self.new.author.given);
        self
    }

    /// A laboratory report: HbA1c and ferritin.
    pub(crate) fn laboratory(mut self) -> Cda {
        self.new.code = kind("11502-2");
        let specialty = Code::new("18719-5", "2.16.840.1.113883.6.1", "Biochimie");
        let line = |name: &str, loinc: &str, value: &str, unit: &str, flag| LabLine {
            name: name.to_owned(),
            loinc: loinc.to_owned(),
            loinc_label: name.to_owned(),
            value: LabValue::Number {
                value: value.to_owned(),
                unit: unit.to_owned(),
                low: Some("4".to_owned()),
                high: Some("6".to_owned()),
            },
            time: time("20260224090000+0100"),
            flag,
        };
        let section = LabSection {
            anchor: "bio1".to_owned(),
            title: "Biochimie".to_owned(),
            specialty,
            lines: vec![
                line("Hémoglobine glyquée", "4548-4", "7.2", "%", Some(cda::Flag::High)),
                line("Ferritine", "2276-4", "5.1", "ug/L", None),
            ],
        };
        self.new.structured(Model::LabReport, vec![section.build()])
    }

    /// A synthesis: allergies, or the statement that none is known; problems.
    pub(crate) fn synthesis(mut self, allergies: &[&str], problems: &[(&str, &str)]) -> Draft {
        self.new.code = kind("SYNTH");
        let allergy = |agent: &&str| AllergyLine {
            agent: Code::new("1", "2.16.840.1.113883.6.96", *agent),
            kind: Code::new("416098002", "2.16.840.1.113883.6.96", "Allergie médicamenteuse"),
            reaction: None,
            since: time("2018"),
        };
        let problem = |(code, name): &(&str, &str)| ProblemLine {
            code: Code::new(*code, "2.16.840.1.113883.6.3", *name),
            since: time("201206"),
        };
        let allergies: Vec<_> = allergies.iter().map(allergy).collect();
        let problems: Vec<_> = problems.iter().map(problem).collect();
        let sections = vec![
            allergies_section("all", "Allergies", &allergies),
            problems_section("pb", "Problèmes", &problems),
        ];
        draft(&self.new.structured(Model::Synthesis, sections))
    }

    /// A prescription of one medicine until a day (`20260301`).
    pub(crate) fn prescription(mut self, medicine: &str, until: &str) -> Draft {
        self.new.code = kind("57833-6");
        let line = PrescriptionLine {
            name: medicine.to_owned(),
            code: Code::new(medicine, "2.16.840.1.113883.6.73", medicine),
            dose: Quantity { words: Some(Words::plain("1 comprimé")), ..Quantity::new("1", None) },
            frequency: "le matin".to_owned(),
            period: Quantity::new("24", Some("h")),
            from: time("20260224"),
            until: time(until),
            route: None,
            renewals: 0,
            instruction: None,
        };
        let section = prescription_section("ord", "Prescription", &[line]);
        draft(&self.new.structured(Model::Prescription, vec![section]))
    }

    /// What the hospital sends: the letter, described by its own header.
    pub(crate) fn draft(&self, words: &str) -> Draft {
        self.enclosing(pdf(words))
    }

    /// The same around any PDF.
    pub(crate) fn enclosing(&self, pdf: Vec<u8>) -> Draft {
        draft(&self.new.around(MediaType::Pdf, pdf))
    }

    /// The same for the laboratory report.
    pub(crate) fn laboratory_draft(self) -> Draft {
        draft(&self.laboratory())
    }
}

/// A draft described by the header of its document.
pub(crate) fn draft(cda: &Cda) -> Draft {
    let bytes = cda::write::document(cda);
    let read = cda::read(&bytes, &cda::Limits::default()).unwrap();
    from_cda(&read, bytes).unwrap()
}

/// The `uniqueId` of a document of that number.
pub(crate) fn unique_id(number: u32) -> String {
    format!("urn:oid:{ROOT}^{number}")
}

fn time(text: &str) -> Hl7Time {
    Hl7Time::parse(text).unwrap()
}

fn kind(code: &str) -> Code {
    cda_code(&DocumentType::by_code(code).unwrap().code_value())
}

fn cda_code(code: &carnet_core::code::Code) -> Code {
    Code::new(&code.code, &code.system, &code.label)
}

fn person(who: &Identity) -> Person {
    let traits = who.traits();
    Person {
        ins: who.ins.matricule().to_owned(),
        ins_root: who.ins.domain().oid().to_owned(),
        birth_family: traits.birth_name,
        used_family: None,
        given: traits.given_names,
        gender: match traits.sex {
            carnet_core::identity::Sex::Female => Gender::Female,
            _ => Gender::Male,
        },
        birth: traits.birth_date,
        birth_insee: traits.birth_place,
    }
}

/// One page with one line of text.
pub(crate) fn pdf(words: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let (catalog, tree, font) = (Ref::new(1), Ref::new(2), Ref::new(3));
    let (page, content) = (Ref::new(4), Ref::new(5));
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([page]).count(1);
    pdf.type1_font(font)
        .base_font(Name(b"Helvetica"))
        .encoding_predefined(Name(b"WinAnsiEncoding"));
    let mut writer = pdf.page(page);
    writer.media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).parent(tree).contents(content);
    let mut resources = writer.resources();
    resources.fonts().pair(Name(b"F1"), font);
    resources.finish();
    writer.finish();
    let mut drawn = Content::new();
    drawn.begin_text().set_font(Name(b"F1"), 12.0).next_line(60.0, 760.0);
    // WinAnsi and Latin-1 agree on everything these stories say.
    let bytes: Vec<u8> =
        words.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    drawn.show(Str(&bytes)).end_text();
    pdf.stream(content, &drawn.finish().into_vec());
    pdf.finish()
}

/// One pixel.
pub(crate) const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 31, 21, 0xC4, 0x89, 0, 0, 0, 11, b'I', b'D', b'A', b'T', 0x78, 0xDA, 0x63,
    0xF8, 15, 4, 0, 9, 0xFB, 3, 0xFD, 0x68, 0xFA, 28, 0xCC, 0, 0, 0, 0, b'I', b'E', b'N', b'D',
    0xAE, b'B', 0x60, 0x82,
];

/// A PDF that needs a password to be opened; with an empty one, only printing is forbidden.
pub(crate) fn locked(words: &str, password: &str) -> Vec<u8> {
    use pdf_extract::{Document, EncryptionState, EncryptionVersion, Object, Permissions};
    let mut document = Document::load_mem(&pdf(words)).unwrap();
    let name = || Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", Object::Array(vec![name(), name()]));
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "gardien",
        user_password: password,
        key_length: 128,
        permissions: Permissions::empty(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
