//! Pages that anybody may see.

use super::super::{Args, Who};
use super::Sample;
use crate::view::public::{DemoPerson, DemoRole, Home, Newcomer, Problem, ProblemKind, WayOut};

fn newcomer() -> Newcomer {
    Newcomer {
        name: "Odette FAYOLLE".to_owned(),
        card: "20250143001".to_owned(),
        nir: "2 58 07 63 113 045 62".to_owned(),
        born: jiff::civil::date(1958, 7, 21),
    }
}

fn person(role: DemoRole, name: &str) -> DemoPerson {
    DemoPerson {
        role,
        name: name.to_owned(),
        age: None,
        login: None,
        password: None,
        ins: None,
        profession: None,
    }
}

fn people() -> Vec<DemoPerson> {
    vec![
        DemoPerson {
            age: Some(58),
            login: Some("martine.chaussade".to_owned()),
            password: Some("Velay-1967-Puy".to_owned()),
            ins: Some("2 67 09 43 157 012 93".to_owned()),
            ..person(DemoRole::Holder, "Martine Chaussade")
        },
        DemoPerson {
            profession: Some("Médecin généraliste".to_owned()),
            ..person(DemoRole::Practitioner, "Samir Aït")
        },
        DemoPerson {
            login: Some("ch-emile-roux".to_owned()),
            ..person(DemoRole::Institution, "CH Émile-Roux")
        },
        DemoPerson {
            login: Some("exploitation".to_owned()),
            ..person(DemoRole::Operator, "Sylvie Marchand")
        },
        DemoPerson {
            login: Some("assistance".to_owned()),
            ..person(DemoRole::Support, "Nadir Belkacem")
        },
    ]
}

fn problem(kind: ProblemKind, status: u16, code: &str, way_out: WayOut) -> Problem {
    Problem {
        status,
        kind,
        code: code.to_owned(),
        args: Args::new(),
        reference: "req-018f3c7a".to_owned(),
        way_out,
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let nobody = || Who::Nobody;
    let mut all = vec![
        Sample::new("home", nobody(), "/", Home { people: Vec::new(), newcomers: Vec::new() }),
        Sample::new(
            "home-demo",
            nobody(),
            "/",
            Home { people: people(), newcomers: vec![newcomer()] },
        )
        .in_demo(),
        Sample::new(
            "problem-not-found",
            nobody(),
            "/rien",
            problem(ProblemKind::NotFound, 404, "http.not-found", WayOut::Home),
        ),
        Sample::new(
            "problem-session",
            nobody(),
            "/espace",
            problem(ProblemKind::SignedOut, 401, "session.over", WayOut::SignIn),
        ),
        Sample::new(
            "problem-unknown",
            nobody(),
            "/espace",
            problem(ProblemKind::Server, 500, "odd.thing", WayOut::Space),
        ),
    ];
    for kind in ProblemKind::ALL {
        for way in [WayOut::ProSignIn, WayOut::Patients] {
            let view = problem(*kind, 400, "access.blocked", way);
            all.push(Sample::new("problem-kinds", nobody(), "/pro", view));
        }
    }
    all
}
