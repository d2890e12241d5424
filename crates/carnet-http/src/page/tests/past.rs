//! The history, in each of its states.

use jiff::civil::date;

use super::Sample;
use super::citizen::martine;
use super::documents::at;
use crate::view::citizen::{
    DocumentLink, History, HistoryDay, HistoryGroup, HistoryLine, HistoryOutcome, OnlyDocument, Tab,
};
use crate::view::field::{Choice, FieldError, Mistake};
use crate::view::paging::Paging;

fn line(seq: u64, action: &str) -> HistoryLine {
    HistoryLine {
        seq,
        at: at("2026-03-02T09:15:00Z"),
        mine: false,
        actor: "practitioner".to_owned(),
        name: "Samir Aït".to_owned(),
        role: Some("Médecin généraliste".to_owned()),
        structure: Some("Cabinet des Carmes, Clermont-Ferrand".to_owned()),
        software: None,
        purpose: "care".to_owned(),
        reason: None,
        action: action.to_owned(),
        document: None,
        outcome: HistoryOutcome::Permitted,
        rule: "care-consent-declared".to_owned(),
        declared: true,
    }
}

fn days() -> Vec<HistoryDay> {
    let document = DocumentLink {
        title: "Compte rendu opératoire".to_owned(),
        href: Some("/espace/documents/doc_018f".to_owned()),
    };
    let gone = DocumentLink { title: "Ancienne ordonnance".to_owned(), href: None };
    vec![
        HistoryDay {
            date: date(2026, 3, 2),
            groups: alone(vec![
                HistoryLine { document: Some(document), ..line(1_204, "read") },
                line(1_203, "search"),
                line(1_202, "open"),
                HistoryLine {
                    mine: true,
                    actor: "holder".to_owned(),
                    name: "Martine Chaussade".to_owned(),
                    rule: "own-choice".to_owned(),
                    purpose: "own".to_owned(),
                    declared: false,
                    document: Some(gone),
                    ..line(1_201, "mask")
                },
            ]),
        },
        HistoryDay {
            date: date(2026, 2, 20),
            groups: alone(vec![
                HistoryLine {
                    name: "Jean Roux".to_owned(),
                    outcome: HistoryOutcome::Refused,
                    rule: "access.blocked".to_owned(),
                    ..line(1_190, "open")
                },
                HistoryLine {
                    actor: "institution".to_owned(),
                    name: "Laboratoire Biolayre".to_owned(),
                    role: None,
                    structure: Some("Laboratoire Biolayre".to_owned()),
                    software: Some("BioServeur 4".to_owned()),
                    purpose: "deposit".to_owned(),
                    rule: "feed".to_owned(),
                    declared: false,
                    ..line(1_189, "deposit")
                },
                HistoryLine {
                    name: "Claire Morel".to_owned(),
                    purpose: "emergency".to_owned(),
                    reason: Some("Patiente inconsciente à l’arrivée".to_owned()),
                    rule: "emergency".to_owned(),
                    ..line(1_188, "open")
                },
            ]),
        },
    ]
}

fn alone(lines: Vec<HistoryLine>) -> Vec<HistoryGroup> {
    let group = |line| HistoryGroup { lines: vec![line], documents: None, open: false };
    lines.into_iter().map(group).collect()
}

/// Every sentence that counts documents, said of somebody else and of the holder; then one that says
/// how many times.
fn folded() -> Vec<HistoryDay> {
    let said = |(rank, action): (usize, &&str)| {
        let seq = 900 - 10 * u64::try_from(rank).unwrap();
        let own = HistoryLine {
            mine: true,
            actor: "holder".to_owned(),
            name: "Martine Chaussade".to_owned(),
            ..line(seq - 2, action)
        };
        let group = |one: HistoryLine, documents, open| HistoryGroup {
            lines: vec![one.clone(), HistoryLine { seq: one.seq - 1, ..one }],
            documents,
            open,
        };
        [group(line(seq, action), Some(2), rank == 0), group(own, Some(2), false)]
    };
    let mut groups: Vec<_> = HistoryGroup::COUNTED.iter().enumerate().flat_map(said).collect();
    let lines = vec![line(700, "open"), line(699, "open"), line(698, "open")];
    groups.push(HistoryGroup { lines, documents: None, open: false });
    vec![HistoryDay { date: date(2026, 3, 2), groups }]
}

fn tabs(chosen: &str) -> Vec<Tab> {
    let tab = |id, count, href: &str| Tab {
        id,
        count: Some(count),
        href: href.to_owned(),
        selected: id == chosen,
    };
    vec![
        tab("everybody", 1_204, "/espace/historique"),
        tab("professionals", 310, "/espace/historique?qui=professionnels"),
        tab("holder", 852, "/espace/historique?qui=moi"),
        tab("structures", 40, "/espace/historique?qui=logiciels"),
        tab("service", 2, "/espace/historique?qui=service"),
    ]
}

pub(super) fn samples() -> Vec<Sample> {
    let here = "/espace/historique";
    let history = History {
        people: vec![Choice::new("810100000002", "Samir Aït", "")],
        from: None,
        to: None,
        filtered: false,
        qui: String::new(),
        tabs: tabs("everybody"),
        only: None,
        days: days(),
        paging: Paging::new(1, 30, 1_204, here),
        errors: Vec::new(),
    };
    let none = History {
        days: Vec::new(),
        filtered: true,
        paging: Paging::new(1, 30, 0, here),
        errors: vec![FieldError::new("du", Mistake::DateShape)],
        ..history.clone()
    };
    let folded = History {
        qui: "professionnels".to_owned(),
        tabs: tabs("professionals"),
        days: folded(),
        ..history.clone()
    };
    let of = |href: Option<&str>| History {
        only: Some(OnlyDocument {
            id: "doc_018f".to_owned(),
            document: DocumentLink {
                title: "Compte rendu opératoire".to_owned(),
                href: href.map(str::to_owned),
            },
            clear: here.to_owned(),
        }),
        ..history.clone()
    };
    let document = of(Some("/espace/documents/doc_018f"));
    let withdrawn = of(None);
    let path = "/espace/historique?document=doc_018f";
    vec![
        Sample::new("history-none", martine(), here, none),
        Sample::new("history-folded", martine(), "/espace/historique?qui=professionnels", folded),
        Sample::new("history-of-document", martine(), path, document),
        Sample::new("history-of-withdrawn", martine(), path, withdrawn),
        Sample::new("history", martine(), here, history),
    ]
}
