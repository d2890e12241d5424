//! Pages of who works for the service.

use carnet_core::account::staff::{Identified, StaffRole};
use jiff::civil::date;

use super::super::{Flash, Who};
use super::Sample;
use super::documents::at;
use crate::view::desk::{
    Call, CampaignPage, CampaignRow, Campaigns, Chart, ClockPage, Column, DayRow, DeskHome, Member,
    Noted, Person, Progress, Returns, Standing,
};
use crate::view::field::{FieldError, Mistake};
use crate::view::public::{Problem, ProblemKind, WayOut};

fn operator() -> Who {
    Who::Staff { name: "Sylvie Marchand".to_owned(), role: StaffRole::Operator }
}

fn support() -> Who {
    Who::Staff { name: "Nadir Belkacem".to_owned(), role: StaffRole::Support }
}

fn standing(state: &str, persons: u64, width: u64) -> Standing {
    Standing { state: state.to_owned(), persons, width }
}

fn chart(event: &str, total: u64) -> Chart {
    Chart {
        event: event.to_owned(),
        total,
        busiest: date(2026, 3, 9),
        most: total,
        first: date(2026, 3, 2),
        last: date(2026, 4, 13),
        columns: vec![
            Column { x: 70, y: 48, width: 13, height: 48 },
            Column { x: 98, y: 0, width: 13, height: 96 },
        ],
    }
}

fn campaign(progress: Progress) -> CampaignPage {
    CampaignPage {
        name: "43-2026-03".to_owned(),
        href: "/service/campagnes/own_018f".to_owned(),
        territory: "43".to_owned(),
        day: date(2026, 3, 2),
        last_day: Some(date(2026, 4, 12)),
        progress,
        gone_through: 120_000,
        persons: 209_000,
        width: 57,
        letters: 88_000,
        mails: 31_200,
        returned: 310,
        unreachable: 800,
        counted: Some(at("2026-04-13T08:00:00Z")),
        standing: vec![
            standing("known", 89_000, 43),
            standing("announced", 100_000, 48),
            standing("opposed", 2_000, 1),
            standing("created", 14_000, 7),
            standing("active", 3_800, 2),
            standing("suspended", 150, 0),
            standing("closed", 50, 0),
        ],
        charts: vec![chart("opposed", 2_000), chart("created", 14_000), chart("active", 1)],
        days: vec![DayRow { day: date(2026, 4, 13), opposed: 3, created: 14_000, active: 40 }],
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let member = |name: &str, role, ended| Member {
        name: name.to_owned(),
        role,
        since: at("2026-01-05T08:00:00Z"),
        ended,
    };
    let team = vec![
        member("Sylvie Marchand", StaffRole::Operator, None),
        member("Nadir Belkacem", StaffRole::Support, None),
        member("Luc Aubert", StaffRole::Support, Some(at("2026-02-27T17:00:00Z"))),
    ];
    let home = |who, role, team| Sample::new("desk-home", who, "/service", DeskHome { role, team });
    let row = |counted| CampaignRow {
        name: "43-2026-03".to_owned(),
        href: "/service/campagnes/own_018f".to_owned(),
        territory: "43".to_owned(),
        day: date(2026, 3, 2),
        sent: 208_200,
        opposed: 2_000,
        created: 14_000,
        active: 3_800,
        counted,
    };
    let rows = vec![row(Some(at("2026-04-13T08:00:00Z"))), row(None)];
    let list = "/service/campagnes";
    let one = "/service/campagnes/own_018f";
    let shown = |name: &str, progress| Sample::new(name, operator(), one, campaign(progress));
    let empty = CampaignPage {
        counted: None,
        last_day: None,
        standing: Vec::new(),
        charts: Vec::new(),
        days: Vec::new(),
        persons: 0,
        gone_through: 0,
        width: 0,
        ..campaign(Progress::Waiting)
    };
    let other_role = Problem {
        status: 403,
        kind: ProblemKind::Refused,
        code: "staff.other-role".to_owned(),
        args: std::collections::BTreeMap::new(),
        reference: "req-018f3c7a".to_owned(),
        way_out: WayOut::Desk,
    };
    let returns = |name: &str, noted, errors| {
        let view = Returns {
            name: "43-2026-03".to_owned(),
            campaign: one.to_owned(),
            limit: 5_000,
            noted,
            errors,
        };
        Sample::new(name, operator(), "/service/campagnes/own_018f/retours", view)
    };
    let noted = |new, again, unknown: &[&str]| {
        let unknown: Vec<String> = unknown.iter().map(|one| (*one).to_owned()).collect();
        let unknown_count = crate::show::count(unknown.len());
        Some(Noted { new, again, unknown, unknown_count })
    };
    let person = |name: &str, on_a_call, errors| {
        let view = Person {
            nir: "164038002109093".to_owned(),
            name: "Santoni".to_owned(),
            born: "1964-03-02".to_owned(),
            on_a_call,
            errors,
        };
        Sample::new(name, support(), "/service/personne", view)
    };
    let call = |name: &str, identified: Option<Identified>, state: &str, errors| {
        let view = Call {
            name: "Paul SANTONI".to_owned(),
            email: Some("p•••@exemple.fr".to_owned()),
            mobile: Some("•• •• •• •• 12".to_owned()),
            letter: true,
            iban: true,
            waits: identified.is_none() && state == "created",
            until: at("2026-03-02T08:20:00Z"),
            identified,
            state: state.to_owned(),
            errors,
        };
        Sample::new(name, support(), "/service/appel", view)
    };
    let bare = Call {
        name: "Thomas DUBOIS".to_owned(),
        email: None,
        mobile: None,
        letter: false,
        iban: false,
        waits: false,
        until: at("2026-03-02T08:20:00Z"),
        identified: None,
        state: "known".to_owned(),
        errors: Vec::new(),
    };
    let found = Some(Identified::Iban);
    let coded = |field: &str, code: &str| vec![FieldError::coded(field, code)];
    let shapes = vec![
        FieldError::coded("nir", "card.key"),
        FieldError::new("nom", Mistake::BirthNameMissing),
        FieldError::new("naissance", Mistake::BirthShape),
    ];
    let wrong = |left: u64| vec![FieldError::coded("code", "support.wrong").with("left", left)];
    let slow = vec![FieldError::coded("nir", "support.slow-down").with("minutes", 10_u64)];
    let pages = vec![
        person("person", false, Vec::new()).after(Flash::new("call-failed")),
        person("person-on-a-call", true, Vec::new()).after(Flash::new("call-over")),
        person("person-shapes", false, shapes),
        person("person-nobody", false, coded("nir", "support.nobody")),
        person("person-slow", false, slow),
        call("call", None, "announced", Vec::new()),
        call("call-waits", None, "created", Vec::new()).after(Flash::new("call-code-sent")),
        call("call-wrong", None, "created", wrong(1)),
        call("call-iban", None, "created", coded("iban", "support.iban-shape")),
        call("call-iban-none", None, "created", coded("iban", "support.no-iban")),
        call("call-no-mail", None, "created", coded("code", "support.no-email")),
        call("call-sent", None, "created", coded("code", "support.codes-sent")),
        Sample::new("call-bare", support(), "/service/appel", bare.clone()),
        Sample::new(
            "call-bare-announced",
            support(),
            "/service/appel",
            Call { identified: found, state: "announced".to_owned(), ..bare },
        ),
        call("call-known", Some(Identified::Mail), "known", Vec::new()),
        call("call-announced", found, "announced", Vec::new()).after(Flash::new("call-identified")),
        call("call-fast", found, "announced", coded("par", "enrol.codes-sent"))
            .after(Flash::new("call-code-given")),
        call("call-opposed", found, "opposed", Vec::new()).after(Flash::new("call-opposed")),
        call("call-created", found, "created", Vec::new()).after(Flash::new("call-created")),
        call("call-active", found, "active", Vec::new()),
        call("call-suspended", found, "suspended", Vec::new()),
        call("call-closed", found, "closed", Vec::new()).after(Flash::new("call-closed")),
        Sample::new(
            "clock",
            operator(),
            "/service/horloge",
            ClockPage { now: at("2026-03-02T08:00:00Z"), window: true, done: None },
        )
        .in_demo(),
        Sample::new(
            "clock-moved",
            operator(),
            "/service/horloge",
            ClockPage { now: at("2026-04-13T08:00:00Z"), window: false, done: Some(97) },
        )
        .in_demo(),
    ];
    let missing = vec![FieldError::new("references", Mistake::ReferencesMissing)];
    let many = FieldError::coded("references", "campaign.returns-many").with("limit", 5_000);
    vec![
        returns("returns", None, Vec::new()),
        returns("returns-noted", noted(12, 1, &["K7Q24XBM-A3J", "bonjour"]), Vec::new()),
        returns("returns-again", noted(0, 2, &["bonjour"]), Vec::new()),
        returns("returns-one", noted(1, 0, &[]), Vec::new()),
        returns("returns-missing", None, missing),
        returns("returns-many", None, vec![many]),
        home(operator(), StaffRole::Operator, team),
        home(support(), StaffRole::Support, Vec::new()),
        Sample::new("campaigns", operator(), list, Campaigns { rows }),
        Sample::new("campaigns-none", operator(), list, Campaigns { rows: Vec::new() }),
        shown("campaign", Progress::Running),
        shown("campaign-paused", Progress::Paused).after(Flash::new("campaign-paused")),
        shown("campaign-resumed", Progress::Running).after(Flash::new("campaign-resumed")),
        shown("campaign-done", Progress::Done).after(Flash::new("campaign-count-asked")),
        Sample::new("campaign-waiting", operator(), one, empty),
        Sample::new("desk-other-role", support(), list, other_role),
    ]
    .into_iter()
    .chain(pages)
    .collect()
}
