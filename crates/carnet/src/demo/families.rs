//! A family: two parents one can be, a newborn attached to one, twins attached to the other. Their spaces wait to be
//! activated.

use std::collections::BTreeSet;

use carnet_app::Cx;
use carnet_app::account::create::{self as account, NewAccount};
use carnet_app::space::create::{self, NewSpace};
use carnet_app::space::register;
use carnet_core::access::Actor;
use carnet_core::identity::ins::key_of;
use carnet_core::identity::{Ins, InsDomain, Sex, Traits};
use carnet_core::insured::Insured;
use carnet_core::space::{Contact, SpaceState};
use jiff::civil::{Date, date};

use super::newcomers::known;
use super::stage::Holder;
use crate::config::StartError;
use crate::population::PASSWORD;

/// Everybody's family name.
const FAMILY: &str = "BRUNEL";

/// What is invented of somebody.
struct Plan {
    given: &'static str,
    number: &'static str,
    born: Date,
    sex: Sex,
}

/// A parent, and the children whom the fund attaches to them.
struct Household {
    parent: Plan,
    login: &'static str,
    card: &'static str,
    children: &'static [Plan],
}

const HOUSEHOLDS: [Household; 2] = [
    Household {
        parent: Plan {
            given: "Nadia",
            number: "2910644109033",
            born: date(1991, 6, 18),
            sex: Sex::Female,
        },
        login: "nadia.brunel",
        card: "20250144001",
        children: &[Plan {
            given: "Léa",
            number: "2260144109078",
            born: date(2026, 1, 12),
            sex: Sex::Female,
        }],
    },
    Household {
        parent: Plan {
            given: "Thomas",
            number: "1920344109067",
            born: date(1992, 3, 5),
            sex: Sex::Male,
        },
        login: "thomas.brunel",
        card: "20250144002",
        children: &[
            Plan { given: "Louis", number: "1200644109112", born: TWINS, sex: Sex::Male },
            Plan { given: "Hugo", number: "1200644109113", born: TWINS, sex: Sex::Male },
        ],
    },
];

/// The birthday of the twins.
const TWINS: Date = date(2020, 6, 9);

/// Makes their spaces, and what the fund knows of them. Answers the parents, whom one can be.
pub(super) async fn settle(cx: &Cx, today: Date) -> Result<Vec<Holder>, StartError> {
    let mut parents = Vec::new();
    for household in &HOUSEHOLDS {
        parents.push(one(cx, household, today).await?);
    }
    Ok(parents)
}

async fn one(cx: &Cx, household: &Household, today: Date) -> Result<Holder, StartError> {
    let parent = ins(&household.parent)?;
    let mail = format!("{}@exemple.fr", household.login);
    let contact = Contact { email: Some(mail), mobile: None };
    let mut children = BTreeSet::new();
    for child in household.children {
        let child_ins = ins(child)?;
        let created = SpaceState::Created { since: cx.now };
        let said = space(cx, child, &child_ins, Contact::default(), created).await?;
        let said = known(cx, said, ("44", household.card), Contact::default());
        let said = Insured { attached_to: Some(parent.clone()), cards: BTreeSet::new(), ..said };
        register::register(cx, Actor::System("population"), &said).await?;
        children.insert(child_ins);
    }
    let active = SpaceState::Active { since: cx.now };
    let own = space(cx, &household.parent, &parent, contact.clone(), active).await?;
    let said = known(cx, own, ("44", household.card), contact.clone());
    let said = Insured { attached: children, ..said };
    register::register(cx, Actor::System("population"), &said).await?;
    let name = traits(&household.parent).display_name();
    let new = NewAccount {
        login: household.login.to_owned(),
        password: PASSWORD.to_owned(),
        name: name.clone(),
        contact,
        space: own,
    };
    account::create(cx, new).await?;
    Ok(Holder {
        name,
        age: u64::try_from(traits(&household.parent).age_on(today)).unwrap_or(0),
        login: household.login.to_owned(),
        ins: parent.spaced(),
    })
}

fn ins(plan: &Plan) -> Result<Ins, StartError> {
    let key = key_of(plan.number).unwrap_or_default();
    Ins::parse(&format!("{}{key:02}", plan.number), InsDomain::Test).map_err(StartError::system)
}

fn traits(plan: &Plan) -> Traits {
    Traits {
        birth_name: FAMILY.to_owned(),
        used_name: None,
        given_names: vec![plan.given.to_owned()],
        used_given_name: None,
        birth_date: plan.born,
        sex: plan.sex,
        birth_place: None,
    }
}

async fn space(
    cx: &Cx,
    plan: &Plan,
    ins: &Ins,
    contact: Contact,
    state: SpaceState,
) -> Result<carnet_core::id::OwnerId, StartError> {
    let (ins, traits) = (ins.clone(), traits(plan));
    let new = NewSpace { ins, traits, contact, state, attending_doctor: None };
    Ok(create::create(cx, Actor::System("population"), new).await?)
}
