//! Pages of who works for the service.

use carnet_core::account::staff::StaffRole;
use jiff::civil::date;

use super::super::{Flash, Who};
use super::Sample;
use super::documents::at;
use crate::view::desk::{
    CampaignPage, CampaignRow, Campaigns, Chart, ClockPage, Column, DayRow, DeskHome, Member,
    Noted, Progress, Returns, Standing,
};
use crate::view::field::{FieldError, Mistake};
use crate::view::public::{Problem, ProblemKind, WayOut};

fn operator() -> Who {
    Who::Staff { name: "Sylvie Marchand".to_owned(), role: StaffRole::Operator }
}

pub(super) fn support() -> Who {
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

const LIST: &str = "/service/campagnes";
const ONE: &str = "/service/campagnes/own_018f";

fn homes() -> Vec<Sample> {
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
    let home =
        |name: &str, who, role, team| Sample::new(name, who, "/service", DeskHome { role, team });
    let other_role = Problem {
        status: 403,
        kind: ProblemKind::Refused,
        code: "staff.other-role".to_owned(),
        args: std::collections::BTreeMap::new(),
        reference: "req-018f3c7a".to_owned(),
        way_out: WayOut::Desk,
    };
    vec![
        home("desk-operator", operator(), StaffRole::Operator, team),
        home("desk-support", support(), StaffRole::Support, Vec::new()),
        Sample::new("desk-other-role", support(), LIST, other_role),
    ]
}

fn campaigns() -> Vec<Sample> {
    let row = |counted| CampaignRow {
        name: "43-2026-03".to_owned(),
        href: ONE.to_owned(),
        territory: "43".to_owned(),
        day: date(2026, 3, 2),
        sent: 208_200,
        opposed: 2_000,
        created: 14_000,
        active: 3_800,
        counted,
    };
    let rows = vec![row(Some(at("2026-04-13T08:00:00Z"))), row(None)];
    let shown = |name: &str, progress| Sample::new(name, operator(), ONE, campaign(progress));
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
    vec![
        Sample::new("campaigns", operator(), LIST, Campaigns { rows }),
        Sample::new("campaigns-none", operator(), LIST, Campaigns { rows: Vec::new() }),
        shown("campaign", Progress::Running),
        shown("campaign-paused", Progress::Paused).after(Flash::new("campaign-paused")),
        shown("campaign-resumed", Progress::Running).after(Flash::new("campaign-resumed")),
        shown("campaign-done", Progress::Done).after(Flash::new("campaign-count-asked")),
        Sample::new("campaign-waiting", operator(), ONE, empty),
    ]
}

fn returns() -> Vec<Sample> {
    let returns = |name: &str, noted, errors| {
        let view = Returns {
            name: "43-2026-03".to_owned(),
            campaign: ONE.to_owned(),
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
    let missing = vec![FieldError::new("references", Mistake::ReferencesMissing)];
    let many = FieldError::coded("references", "campaign.returns-many").with("limit", 5_000_u64);
    vec![
        returns("returns", None, Vec::new()),
        returns("returns-noted", noted(12, 1, &["K7Q24XBM-A3J", "bonjour"]), Vec::new()),
        returns("returns-again", noted(0, 2, &["bonjour"]), Vec::new()),
        returns("returns-one", noted(1, 0, &[]), Vec::new()),
        returns("returns-missing", None, missing),
        returns("returns-many", None, vec![many]),
    ]
}

fn clock() -> Vec<Sample> {
    let clock =
        |name: &str, view| Sample::new(name, operator(), "/service/horloge", view).in_demo();
    vec![
        clock("clock", ClockPage { now: at("2026-03-02T08:00:00Z"), window: true, done: None }),
        clock(
            "clock-moved",
            ClockPage { now: at("2026-04-13T08:00:00Z"), window: false, done: Some(97) },
        ),
    ]
}

pub(super) fn samples() -> Vec<Sample> {
    [homes(), campaigns(), returns(), clock()].into_iter().flatten().collect()
}
