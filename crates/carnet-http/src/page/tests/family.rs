//! The family: children to activate, what came of them, and the spaces of others.

use jiff::civil::date;

use super::super::{Acting, Flash, Ground, OtherSpace, Who};
use super::Sample;
use super::citizen::martine;
use super::documents::at;
use crate::view::citizen::{
    ChildRow, FamilyDone, FamilyPage, Invite, MandateRow, Offer, Opened, Where, WhoActs,
};
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
    children().into_iter().chain(acting()).collect()
}

fn children() -> Vec<Sample> {
    let page = |children, errors| FamilyPage { children, offers: Vec::new(), errors };
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

fn mandate(number: u8, role: &'static str, state: &'static str) -> MandateRow {
    let day = |there: bool, day: &str| there.then(|| at(day));
    MandateRow {
        id: format!("rec_{number:032}"),
        name: "Claire LE GOFF".to_owned(),
        role,
        state,
        since: day(true, "2026-03-02T08:00:00Z"),
        until: day(state != "in-force" || role == "guardian", "2026-04-01T07:00:00Z"),
        by: "Yvonne LE GOFF".to_owned(),
        mine: state == "in-force" && role == "delegate",
        asks: role == "assistant" && state == "offered",
        ends: matches!(state, "in-force" | "offered") && role != "guardian",
    }
}

fn acting() -> Vec<Sample> {
    let offer = |number, role| Offer {
        space: space(number),
        name: "Yvonne LE GOFF".to_owned(),
        role,
        until: at("2026-04-01T07:00:00Z"),
    };
    let offers = ["parent", "delegate", "guardian", "assistant"];
    let offers = (1_u8..).zip(offers).map(|(number, role)| offer(number, role)).collect();
    let offered = FamilyPage { children: Vec::new(), offers, errors: Vec::new() };
    let current = vec![
        mandate(1, "delegate", "in-force"),
        mandate(2, "guardian", "in-force"),
        mandate(3, "assistant", "offered"),
        mandate(4, "parent", "offered"),
    ];
    let past = ["lapsed", "refused", "over", "ended", "of-age"];
    let past = (5_u8..).zip(past).map(|(number, one)| mandate(number, "parent", one)).collect();
    let who = |place, invites, current, past| WhoActs { place, current, past, invites };
    let acts = "/espace/qui-agit";
    let full = who(Where::Own, false, current, past);
    let form = |place, errors| Invite {
        place,
        birth_name: "LE GOFF".to_owned(),
        given: "Claire".to_owned(),
        born: "1974-05-21".to_owned(),
        nir: String::new(),
        until: String::new(),
        most: 3,
        waits: at("2026-04-01T07:00:00Z"),
        errors,
    };
    let wrong = vec![
        FieldError::coded("nom", "family.not-found"),
        FieldError::coded("nir", "card.key"),
        FieldError::coded("declare", "family.not-declared"),
    ];
    let at_form = "/espace/qui-agit/inviter";
    let child = || nadia(Some(Ground::Child));
    vec![
        Sample::new("family-offers", martine(), HERE, offered).after(Flash::new("offer-accepted")),
        Sample::new("who-acts", martine(), acts, full).after(Flash::new("mandate-ended")),
        Sample::new("who-acts-none", martine(), acts, who(Where::Own, true, vec![], vec![]))
            .after(Flash::new("assistance-accepted")),
        Sample::new("who-acts-child", child(), acts, who(Where::Child, true, vec![], vec![]))
            .after(Flash::new("invitation-sent")),
        Sample::new("who-acts-full", child(), acts, who(Where::Child, false, vec![], vec![]))
            .after(Flash::new("mandate-given-up")),
        Sample::new(
            "who-acts-helped",
            nadia(Some(Ground::Helped)),
            acts,
            who(Where::Another, false, vec![mandate(1, "delegate", "in-force")], vec![]),
        )
        .after(Flash::new("offer-refused")),
        Sample::new("invite", martine(), at_form, form(Where::Own, Vec::new())),
        Sample::new("invite-child", child(), at_form, form(Where::Child, wrong)),
    ]
}
