//! Who has not come in yet: one was told of their space, the space of the other was just created.

use std::collections::BTreeSet;

use carnet_app::Cx;
use carnet_app::insured::code;
use carnet_app::space::create::{self, NewSpace};
use carnet_app::space::register;
use carnet_core::access::Actor;
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::identity::ins::key_of;
use carnet_core::identity::{Ins, InsDomain, Sex, Traits};
use carnet_core::insured::Insured;
use carnet_core::space::{Contact, SpaceState};
use carnet_http::demo::SandboxCitizen;
use carnet_http::view::public::Newcomer;
use jiff::civil::{Date, date};

use crate::config::StartError;

/// The last digits of the IBAN of both, which the support asks for.
pub(super) const IBAN: &str = "24680";

/// What is invented of somebody.
struct Plan {
    family: &'static str,
    given: &'static str,
    number: &'static str,
    born: Date,
    place: &'static str,
    sex: Sex,
    card: &'static str,
    territory: &'static str,
    told: Told,
}

/// How far the announcement has come.
enum Told {
    Announced,
    Created,
}

const PLANS: [Plan; 2] = [
    Plan {
        family: "FAYOLLE",
        given: "Odette",
        number: "2580763113045",
        born: date(1958, 7, 21),
        place: "63113",
        sex: Sex::Female,
        card: "20250143001",
        territory: "63",
        told: Told::Announced,
    },
    Plan {
        family: "MATTEI",
        given: "Ange",
        number: "185112B033018",
        born: date(1985, 11, 3),
        place: "2B033",
        sex: Sex::Male,
        card: "20250143002",
        territory: "2B",
        told: Told::Created,
    },
];

/// Makes their spaces, and what the fund knows of them.
pub(super) async fn settle(cx: &Cx) -> Result<Vec<Newcomer>, StartError> {
    let mut newcomers = Vec::new();
    for plan in &PLANS {
        let key = key_of(plan.number).unwrap_or_default();
        let ins = Ins::parse(&format!("{}{key:02}", plan.number), InsDomain::Test);
        let ins = ins.map_err(StartError::system)?;
        newcomers.push(Newcomer {
            name: format!("{} {}", plan.given, plan.family),
            card: plan.card.to_owned(),
            nir: ins.spaced(),
            born: plan.born,
        });
        one(cx, plan, ins).await?;
    }
    Ok(newcomers)
}

async fn one(cx: &Cx, plan: &Plan, ins: Ins) -> Result<(), StartError> {
    let given = plan.given.to_lowercase();
    let contact = Contact {
        email: Some(format!("{given}@exemple.fr")),
        mobile: Some("+33639980000".to_owned()),
    };
    let state = match plan.told {
        Told::Announced => {
            SpaceState::Announced { since: cx.now, until: cx.rules().opposition_ends(cx.now) }
        }
        Told::Created => SpaceState::Created { since: cx.now },
    };
    let traits = traits(plan);
    let new = NewSpace { ins, traits, contact: contact.clone(), state, attending_doctor: None };
    let space = create::create(cx, Actor::System("population"), new).await?;
    let known = known(cx, space, (plan.territory, plan.card), contact);
    register::register(cx, Actor::System("population"), &known).await?;
    Ok(())
}

/// What the fund says of somebody with one card.
pub(super) fn known(
    cx: &Cx,
    space: OwnerId,
    (territory, card): (&str, &str),
    contact: Contact,
) -> Insured {
    Insured {
        space,
        scheme: "01".to_owned(),
        territory: territory.to_owned(),
        contact,
        address: Vec::new(),
        cards: BTreeSet::from([card.to_owned()]),
        iban: Some(code::iban_hash(cx, space, IBAN)),
        attached_to: None,
        attached: BTreeSet::new(),
        line: String::new(),
        batch: RecordId::from_uuid(space.uuid()),
        imported: cx.now,
        codes: Vec::new(),
        sent: Vec::new(),
    }
}

fn traits(plan: &Plan) -> Traits {
    Traits {
        birth_name: plan.family.to_owned(),
        used_name: None,
        given_names: vec![plan.given.to_owned()],
        used_given_name: None,
        birth_date: plan.born,
        sex: plan.sex,
        birth_place: Some(plan.place.to_owned()),
    }
}

/// Who they are to the civil registry, and somebody nobody has heard of.
pub(super) fn citizens() -> Vec<SandboxCitizen> {
    let known = PLANS.iter().map(|plan| SandboxCitizen {
        id: format!("{}.{}", plan.given, plan.family).to_lowercase(),
        traits: traits(plan),
    });
    let stranger = Traits {
        birth_name: "VASSEUR".to_owned(),
        used_name: None,
        given_names: vec!["Inès".to_owned()],
        used_given_name: None,
        birth_date: date(1991, 2, 14),
        sex: Sex::Female,
        birth_place: Some("59350".to_owned()),
    };
    let stranger = SandboxCitizen { id: "ines.vasseur".to_owned(), traits: stranger };
    known.chain([stranger]).collect()
}
