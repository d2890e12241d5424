//! Refusing a space, and asking for it after all.

use super::super::Who;
use super::Sample;
use crate::view::field::{FieldError, Mistake};
use crate::view::opposition::{Choice, Done, Form, Outcome, Wish};

const NIR: &str = "164038002109093";

pub(super) fn samples() -> Vec<Sample> {
    let support = Some("01 99 00 34 22".to_owned());
    let form = |name: &str, errors| {
        let view = Form {
            nir: NIR.to_owned(),
            born: "1964-03-14".to_owned(),
            code: "ABC9-AFGH-JKLM".to_owned(),
            support: support.clone(),
            errors,
        };
        Sample::new(name, Who::Nobody, "/opposition", view)
    };
    let choice = |name: &str, wish| {
        let view = Choice {
            name: "Paul SANTONI".to_owned(),
            wish,
            nir: NIR.to_owned(),
            born: "1964-03-14".to_owned(),
            code: "ABC9AFGHJKLM".to_owned(),
            support: support.clone(),
        };
        Sample::new(name, Who::Nobody, "/opposition", view)
    };
    let done = |name: &str, path: &str, outcome, line| {
        let view = Done {
            outcome,
            line,
            nir: NIR.to_owned(),
            born: "1964-03-14".to_owned(),
            code: "ABC9AFGHJKLM".to_owned(),
            support: None,
        };
        Sample::new(name, Who::Nobody, path, view)
    };
    let shapes = vec![
        FieldError::coded("nir", "card.key"),
        FieldError::new("naissance", Mistake::BirthShape),
        FieldError::coded("code", "enrol.code-shape"),
    ];
    let coded = |code: &str| vec![FieldError::coded("code", code)];
    let often = vec![FieldError::coded("code", "enrol.slow-down").with("minutes", 3_u64)];
    vec![
        form("opposition", Vec::new()),
        form("opposition-shapes", shapes),
        form("opposition-unknown", coded("oppose.not-recognised")),
        form("opposition-late", coded("enrol.code-expired")),
        form("opposition-used", coded("enrol.code-used")),
        form("opposition-often", often),
        choice("opposition-choice", Wish::Oppose),
        choice("opposition-change", Wish::Create),
        done("opposition-done", "/opposition/refuser", Outcome::Opposed, Some(4)),
        done("opposition-ended", "/opposition/demander", Outcome::Created, None),
    ]
}
