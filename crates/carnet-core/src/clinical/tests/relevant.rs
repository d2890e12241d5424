use super::super::relevance::{Reader, RelevanceProblem};
use super::*;

const TABLE: &str = include_str!("../../../../../data/relevance/weights.csv");

fn reader(role: &str) -> Reader<'_> {
    Reader { role, idnps: "" }
}

#[test]
fn the_shipped_table_is_read() {
    Relevance::shipped();
}

#[test]
fn a_broken_table_is_refused_with_its_line() {
    let problem = |text: &str| Relevance::parse(text).unwrap_err().problem;
    assert_eq!(problem("role,what\n"), RelevanceProblem::Columns);
    assert_eq!(problem(&format!("{TABLE}*,care,0,1\n")), RelevanceProblem::Row);
    assert_eq!(problem(&format!("{TABLE}*,care,1\n")), RelevanceProblem::Row);
    let unknown = RelevanceProblem::What("horoscope".to_owned());
    assert_eq!(problem(&format!("{TABLE}*,horoscope,1,1\n")), unknown);
    let doubled = RelevanceProblem::Doubled("*,care".to_owned());
    assert_eq!(problem(&format!("{TABLE}*,care,9,9\n")), doubled);
    let missing = TABLE.replace("*,imaging,50,365\n", "");
    assert_eq!(problem(&missing), RelevanceProblem::Missing("imaging"));
    let last = TABLE.lines().count() + 1;
    assert_eq!(Relevance::parse(&format!("{TABLE}x\n")).unwrap_err().line, last);
}

#[test]
fn what_a_profession_reads_first_depends_on_it() {
    let table = Relevance::shipped();
    let (picture, prescription) = (document(1, "18748-4", 30), document(2, "57833-6", 30));
    let score = |role, document| table.score(reader(role), document, now());
    assert!(score("G15_21/A", &prescription) > score("G15_21/A", &picture), "a pharmacist");
    assert!(score("G15_10/SM44", &picture) > score("G15_10/SM44", &prescription), "a radiologist");
}

#[test]
fn a_document_is_worth_half_after_its_half_life() {
    let table = Relevance::shipped();
    let score = |days| table.score(reader("G15_80"), &document(1, "11502-2", days), now());
    let half = score(180) / score(0);
    assert!((half - 0.5).abs() < 1e-9, "{half}");
    assert!(score(-400) <= score(0), "what is dated in the future is not worth more");
    assert!(score(2_000_000) >= 0.0);
}

#[test]
fn an_author_of_the_same_specialty_is_worth_more() {
    let table = Relevance::shipped();
    let mut letter = document(1, "11488-4", 10);
    let plain = table.score(reader("G15_10/SM42"), &letter, now());
    letter.description.authors = vec![doctor(1, "G15_10/SM42")];
    let theirs = table.score(reader("G15_10/SM42"), &letter, now());
    assert!((theirs / plain - 1.5).abs() < 1e-9);
}
