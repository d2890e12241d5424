//! The family: children to activate, what came of them, and the spaces of others.

use jiff::civil::date;

use super::super::{Acting, Flash, Ground, OtherSpace, Who};
use super::Sample;
use super::citizen::martine;
use super::documents::at;
use crate::view::citizen::{ChildRow, FamilyDone, FamilyPage, Opened};
use crate::view::field::FieldError;

const HERE: &str = "/espace/famille";

fn space(number: u8) -> String {
    format!("own_{number:032}")
}

/// A mother, in the space of her child.
pub(super) fn nadia(ground: Option<Ground>) -> Who {
    let name = |given: &str| format!("{given} BRUNEL");
    let other =
        |number, given: &str, here| OtherSpace { space: space(number), name: name(given), here };
    Who::Citizen {
        name: name("Nadia"),
        acting: ground.map(|ground| Acting { name: name("Léa"), ground }),
        others: vec![other(1, "Léa", ground.is_some()), other(2, "Odette", false)],
        offers: 1,
    }
}

fn child(number: u8, name: &str, standing: &'static str) -> ChildRow {
    ChildRow {
        space: space(number),
        name: format!("{name} BRUNEL"),
        born: date(2020, 6, 9),
        standing,
        opens: matches!(standing, "to-activate" | "closed" | "deleting"),
        deletion: (standing == "deleting").then(|| at("2026-11-24T09:00:00Z")),
        chosen: false,
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let page = |children, errors| FamilyPage { children, errors };
    let twins = || vec![child(1, "Hugo", "to-activate"), child(2, "Louis", "to-activate")];
    let all = [
        "to-activate",
        "closed",
        "deleting",
        "not-told",
        "opposed",
        "managed",
        "suspended",
        "of-age",
    ];
    let all = (1_u8..).zip(all).map(|(number, one)| child(number, "Ange", one)).collect();
    let uncertified = vec![FieldError::coded("certifie", "family.not-certified")];
    let nobody = vec![FieldError::coded("enfant", "family.nobody-chosen")];
    let row = |number, name: &str, failed: Option<&str>| Opened {
        space: space(number),
        name: format!("{name} BRUNEL"),
        failed: failed.map(str::to_owned),
    };
    let done =
        FamilyDone { rows: vec![row(1, "Hugo", None), row(2, "Louis", Some("family.managed"))] };
    vec![
        Sample::new("family", martine(), HERE, page(twins(), Vec::new())),
        Sample::new("family-none", martine(), HERE, page(Vec::new(), Vec::new()))
            .after(Flash::new("profile-over")),
        Sample::new("family-all", nadia(None), HERE, page(all, Vec::new())),
        Sample::new(
            "family-uncertified",
            nadia(Some(Ground::Child)),
            HERE,
            page(twins(), uncertified),
        ),
        Sample::new("family-nobody", nadia(Some(Ground::Protected)), HERE, page(twins(), nobody)),
        Sample::new("family-done", nadia(Some(Ground::Helped)), HERE, done),
    ]
}
