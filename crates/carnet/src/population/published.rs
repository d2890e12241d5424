//! Persona 1, and the test identities that the Agence du numérique en santé publishes with its sample
//! documents, so that software can send those samples here.

use carnet_core::identity::{Ins, InsDomain, Sex, Traits};
use jiff::civil::{Date, date};

use super::person::{PersonPlan, Story, beginning, contact};
use super::staff::Who;

/// An identity that is written down rather than drawn.
struct Written {
    matricule: &'static str,
    domain: InsDomain,
    birth_name: &'static str,
    used_name: Option<&'static str>,
    given_names: &'static [&'static str],
    birth: Date,
    /// « Code officiel géographique » of the place of birth.
    place: &'static str,
    login: Option<&'static str>,
    attending: Option<Who>,
    story: Story,
}

const WRITTEN: [Written; 4] = [
    Written {
        matricule: "267094315701293",
        domain: InsDomain::Test,
        birth_name: "Chaussade",
        used_name: None,
        given_names: &["Martine", "Odile"],
        birth: date(1967, 9, 14),
        place: "43157",
        login: Some("martine.chaussade"),
        attending: Some(Who::Roux),
        story: Story::Martine,
    },
    Written {
        matricule: "279035121518989",
        domain: InsDomain::Test,
        birth_name: "Pat-Trois",
        used_name: None,
        given_names: &["Dominique"],
        birth: date(1979, 3, 28),
        place: "51215",
        login: Some("dominique.pat-trois"),
        attending: Some(Who::Meunier),
        story: Story::Sample(0),
    },
    Written {
        matricule: "221042545611404",
        domain: InsDomain::Test,
        birth_name: "Decourcy",
        used_name: None,
        given_names: &["Ruth"],
        birth: date(2021, 4, 25),
        place: "25456",
        login: None,
        attending: Some(Who::Lemoine),
        story: Story::Sample(1),
    },
    Written {
        matricule: "277076322082910",
        domain: InsDomain::Nir,
        birth_name: "Nessi",
        used_name: Some("Decourcy"),
        given_names: &["Ruth", "Isabelle"],
        birth: date(1977, 7, 14),
        place: "63220",
        login: Some("ruth.decourcy"),
        attending: Some(Who::Meunier),
        story: Story::Sample(2),
    },
];

/// Persona 1 and the published test identities.
#[expect(clippy::expect_used, reason = "constants of this program, checked by a test")]
pub(super) fn people(seed: u64, today: Date) -> Vec<PersonPlan> {
    let person = |(number, written): (u64, &Written)| {
        let traits = Traits {
            birth_name: written.birth_name.to_owned(),
            used_name: written.used_name.map(str::to_owned),
            given_names: written.given_names.iter().map(|name| (*name).to_owned()).collect(),
            used_given_name: None,
            birth_date: written.birth,
            sex: Sex::Female,
            birth_place: Some(written.place.to_owned()),
        };
        PersonPlan {
            number,
            ins: Ins::parse(written.matricule, written.domain).expect("a matricule"),
            contact: contact(&traits, number),
            login: written.login.map(str::to_owned),
            attending: written.attending,
            opened: beginning(),
            traits,
            story: written.story,
            seed,
            today,
        }
    };
    (0..).zip(&WRITTEN).map(person).collect()
}
