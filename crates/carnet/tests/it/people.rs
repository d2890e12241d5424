//! Fictitious people and places.

use carnet_core::document::Structure;
use carnet_core::identity::{Ins, InsDomain, Sex, Traits};
use carnet_core::space::Contact;
use carnet_http::demo::SandboxCitizen;
use carnet_http::view::public::{DemoPerson, DemoRole};
use jiff::civil::{Date, date};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "pommier-7-nuages";

/// Who somebody is.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub(crate) login: &'static str,
    pub(crate) family: &'static str,
    pub(crate) given: &'static str,
    pub(crate) ins: Ins,
    pub(crate) birth: Date,
    pub(crate) sex: Sex,
    /// RPPS of the médecin traitant.
    pub(crate) attending: Option<&'static str>,
}

impl Identity {
    pub(crate) fn traits(&self) -> Traits {
        Traits {
            birth_name: self.family.to_owned(),
            used_name: None,
            given_names: vec![self.given.to_owned()],
            used_given_name: None,
            birth_date: self.birth,
            sex: self.sex,
            birth_place: Some("43157".to_owned()),
        }
    }

    pub(crate) fn contact(&self) -> Contact {
        Contact {
            email: Some(format!("{}@exemple.fr", self.login)),
            mobile: Some("+33 6 00 00 00 42".to_owned()),
        }
    }
}

pub(crate) fn test(matricule: &str) -> Ins {
    Ins::parse(matricule, InsDomain::Test).unwrap()
}

/// Somebody the fund knows, and nobody else yet.
pub(crate) fn paul() -> Identity {
    Identity {
        login: "paul",
        family: "SANTONI",
        given: "Paul",
        ins: test("164038002109093"),
        birth: date(1964, 3, 2),
        sex: Sex::Male,
        attending: None,
    }
}

/// Somebody the fund reaches by mail.
pub(crate) fn karim() -> Identity {
    Identity {
        login: "karim",
        family: "BENALI",
        given: "Karim",
        ins: test("173113155503477"),
        birth: date(1973, 11, 5),
        sex: Sex::Male,
        attending: None,
    }
}

/// Somebody just born.
pub(crate) fn louis(birth: Date) -> Identity {
    Identity {
        login: "louis",
        family: "SANTONI",
        given: "Louis",
        ins: test("126014410911239"),
        birth,
        sex: Sex::Male,
        attending: None,
    }
}

/// The holder most stories are about.
pub(crate) fn alice() -> Identity {
    Identity {
        login: "alice",
        family: "MOREL",
        given: "Alice",
        ins: test("267094315701293"),
        birth: date(1967, 9, 14),
        sex: Sex::Female,
        attending: None,
    }
}

/// Somebody else with the very traits of Alice.
pub(crate) fn namesake() -> Identity {
    Identity { login: "alice-aussi", ins: test("267094315701390"), ..alice() }
}

/// Whom the sandbox of FranceConnect+ vouches for; of one of them nobody has heard, and one has two names.
pub(crate) fn citizens() -> Vec<SandboxCitizen> {
    let known = [alice(), bruno(), paul(), karim(), camille()];
    let citizen = |id: &str, traits| SandboxCitizen { id: id.to_owned(), traits };
    let otherwise = Traits { birth_name: "Santoni d’Istria".to_owned(), ..paul().traits() };
    let unknown = Traits { birth_name: "VASSEUR".to_owned(), ..alice().traits() };
    let more = [citizen("paul-autrement", otherwise), citizen("inconnue", unknown)];
    known.map(|one| citizen(one.login, one.traits())).into_iter().chain(more).collect()
}

/// Another citizen.
pub(crate) fn bruno() -> Identity {
    Identity {
        login: "bruno",
        family: "CHASTEL",
        given: "Bruno",
        ins: test("146026322000196"),
        birth: date(1946, 2, 3),
        sex: Sex::Male,
        attending: None,
    }
}

/// Somebody with a production identity, whose key is checked.
pub(crate) fn camille() -> Identity {
    Identity {
        login: "camille",
        family: "VIDAL",
        given: "Camille",
        ins: Ins::parse("279035121518989", InsDomain::Nir).unwrap(),
        birth: date(1979, 3, 8),
        sex: Sex::Female,
        attending: None,
    }
}

/// The hospital that feeds spaces.
pub(crate) fn hospital() -> Structure {
    Structure { idnst: "1430000018".to_owned(), name: "CH des Orgues".to_owned() }
}

/// Another structure, which has nothing to do with the first.
pub(crate) fn laboratory() -> Structure {
    Structure { idnst: "1430000026".to_owned(), name: "Laboratoire des Sources".to_owned() }
}

/// Whom one can be, on the home page.
pub(crate) fn shown() -> Vec<DemoPerson> {
    vec![DemoPerson {
        role: DemoRole::Holder,
        name: "Alice MOREL".to_owned(),
        age: Some(58),
        login: Some("alice".to_owned()),
        password: Some(PASSWORD.to_owned()),
        ins: Some(alice().ins.spaced()),
        profession: None,
    }]
}
