//! Pages of professionals.

use jiff::civil::date;

use super::super::{Args, Who};
use super::Sample;
use super::citizen::kinds;
use super::documents::{at, filters, found, rows, sheet, structured};
use super::essentials;
use crate::view::citizen::Visibility;
use crate::view::document::{DocumentRow, Filters, Mark};
use crate::view::field::{Choice, FieldError, Mistake};
use crate::view::paging::Paging;
use crate::view::practitioner::{
    Band, Deposit, Deposited, Ground, InsStatus, PatientDocument, PatientDocuments, PatientRow,
    Patients, Pile, ProSignIn, Recent, Refused, Situation, Situations,
};

fn samir() -> Who {
    Who::Practitioner {
        name: "Samir Aït".to_owned(),
        role: "Médecin généraliste".to_owned(),
        structure: "Cabinet des Carmes".to_owned(),
    }
}

const SPACE: &str = "/pro/patients/own_018f";

fn band() -> Band {
    Band {
        href: SPACE.to_owned(),
        birth_name: "Chaussade".to_owned(),
        used_name: None,
        given_names: "Martine Louise".to_owned(),
        birth: date(1967, 9, 14),
        age: 58,
        sex: "female".to_owned(),
        ins: "2 67 09 43 157 012 93".to_owned(),
        ins_status: InsStatus::Fictitious,
        purpose: "care".to_owned(),
        deposit_only: false,
        delegates: vec!["Claire LE GOFF".to_owned()],
    }
}

fn emergency_band() -> Band {
    Band {
        used_name: Some("Delmas".to_owned()),
        sex: "male".to_owned(),
        ins_status: InsStatus::Qualified,
        purpose: "emergency".to_owned(),
        ..band()
    }
}

pub(super) fn samples() -> Vec<Sample> {
    [entrance(), space(), deposits()].into_iter().flatten().collect()
}

fn entrance() -> Vec<Sample> {
    let sign_in = ProSignIn { sandbox: false, problem: None };
    let back = ProSignIn { sandbox: true, problem: Some("psc.refused".to_owned()) };
    let situation = |value: &str, structure: &str, selected| Situation {
        value: value.to_owned(),
        role: "Médecin généraliste".to_owned(),
        structure: structure.to_owned(),
        sector: Some("Cabinet individuel".to_owned()),
        selected,
    };
    let situations = Situations {
        situations: vec![
            situation("0", "Cabinet des Carmes, Clermont-Ferrand", true),
            situation("1", "CHU Gabriel-Montpied", false),
        ],
        errors: vec![FieldError::new("situation", Mistake::SituationMissing)],
    };
    let patients = Patients {
        ins: String::new(),
        ground: None,
        reason: String::new(),
        recent: vec![Recent {
            href: SPACE.to_owned(),
            name: "Martine Chaussade".to_owned(),
            ins: "2 67 09 43 157 012 93".to_owned(),
            age: Some(58),
            sex: Some("female".to_owned()),
            opened: at("2026-03-02T09:15:00Z"),
        }],
        errors: Vec::new(),
    };
    let wrong = Patients {
        ins: "267094315701200".to_owned(),
        ground: Some(Ground::Emergency),
        recent: Vec::new(),
        errors: vec![
            FieldError::new("ins", Mistake::InsUnknown),
            FieldError::new("raison", Mistake::ReasonMissing),
        ],
        ..patients.clone()
    };
    let refused = |code: &str, open| Refused {
        code: code.to_owned(),
        args: Args::new(),
        deposit_href: if open { Some(format!("{SPACE}/deposer")) } else { None },
        emergency: open,
        reference: "req-018f3c7a".to_owned(),
    };
    let list = "/pro/patients";
    vec![
        Sample::new("pro", Who::Nobody, "/pro", sign_in),
        Sample::new("pro-back", Who::Nobody, "/pro", back).in_demo(),
        Sample::new("situation", samir(), "/pro/situation", situations),
        Sample::new("patients", samir(), list, patients).in_demo(),
        Sample::new("patients-wrong", samir(), list, wrong),
        Sample::new("refused", samir(), list, refused("access.blocked", true)),
        Sample::new("refused-closed", samir(), list, refused("access.space-closed", false)),
    ]
}

fn plain(rows: Vec<DocumentRow>) -> Vec<PatientRow> {
    rows.into_iter().map(|row| PatientRow { row, copies: Vec::new() }).collect()
}

fn copied(rows: Vec<DocumentRow>) -> Vec<PatientRow> {
    let copies = |count| (0..count).map(|_| format!("{SPACE}/documents/doc_018c")).collect();
    (1..).zip(rows).map(|(count, row)| PatientRow { row, copies: copies(count) }).collect()
}

fn space() -> Vec<Sample> {
    let mut dense = rows();
    dense[2].marks = vec![Mark::Announcement];
    dense[1].marks = vec![Mark::Secret, Mark::Archived];
    dense[0].marks = vec![Mark::Replaced, Mark::Withdrawn];
    let patient = PatientDocuments {
        band: band(),
        filters: Filters {
            specialties: vec![Choice::new("G15_10/SM26", "Médecine générale", "")],
            ..filters()
        },
        all: 1_240,
        rows: plain(dense),
        paging: Paging::new(1, 50, 1_240, SPACE),
        errors: Vec::new(),
    };
    let hits = PatientDocuments {
        band: emergency_band(),
        filters: Filters { q: "cheville".to_owned(), active: 1, ..filters() },
        rows: copied(found()),
        paging: Paging::new(1, 50, 2, SPACE),
        ..patient.clone()
    };
    let empty = PatientDocuments {
        all: 0,
        rows: Vec::new(),
        paging: Paging::new(1, 50, 0, SPACE),
        ..patient.clone()
    };
    let document = PatientDocument {
        band: band(),
        document: sheet(structured(), "text/xml"),
        list_href: format!("{SPACE}/documents?q=cheville"),
        pile: Some(Pile {
            place: 3,
            total: 12,
            previous: Some(format!("{SPACE}/documents/doc_018e")),
            next: Some(format!("{SPACE}/documents/doc_018d")),
        }),
    };
    let alone = PatientDocument { pile: None, ..document.clone() };
    let list = "/pro/patients/own_018f/documents";
    let one = "/pro/patients/own_018f/documents/doc_018f";
    vec![
        Sample::new("patient", samir(), SPACE, essentials::full(band())),
        Sample::new("patient-none-known", samir(), SPACE, essentials::none_known(band())),
        Sample::new("patient-unsaid", samir(), SPACE, essentials::unsaid(emergency_band())),
        Sample::new("patient-documents", samir(), list, patient),
        Sample::new("patient-found", samir(), list, hits),
        Sample::new("patient-empty", samir(), list, empty),
        Sample::new("patient-document", samir(), one, document),
        Sample::new("patient-document-alone", samir(), one, alone),
    ]
}

fn deposits() -> Vec<Sample> {
    let path = "/pro/patients/own_018f/deposer";
    let deposit = Deposit {
        band: band(),
        kinds: kinds(),
        title: String::new(),
        text: String::new(),
        visibility: Visibility::Open,
        limit_bytes: 5_000_000,
        errors: Vec::new(),
    };
    let wrong = Deposit {
        band: Band { deposit_only: true, sex: "unknown".to_owned(), ..band() },
        title: "Consultation".to_owned(),
        text: "Tension 13/8.".to_owned(),
        visibility: Visibility::Announcement,
        errors: vec![
            FieldError::new("texte", Mistake::ContentTwice),
            FieldError::coded("fichier", "access.not-in-feed"),
        ],
        ..deposit.clone()
    };
    let proof = Deposited {
        band: band(),
        title: "Compte rendu de consultation".to_owned(),
        kind: "Compte rendu de consultation".to_owned(),
        at: at("2026-03-02T09:42:00Z"),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        waits: false,
        seq: Some(1_205),
        href: Some("/pro/patients/own_018f/documents/doc_018f".to_owned()),
    };
    let waiting = Deposited { waits: true, href: None, ..proof.clone() };
    vec![
        Sample::new("deposit", samir(), path, deposit),
        Sample::new("deposit-wrong", samir(), path, wrong),
        Sample::new("deposited", samir(), path, proof),
        Sample::new("deposited-waiting", samir(), path, waiting),
    ]
}
