//! Mass access: stolen accounts and software that read as many people as they can, and how many that is.

use std::collections::BTreeSet;

use carnet_app::reach::alerts;
use carnet_app::space::find;
use carnet_app::space::open::{self, Ground};
use carnet_core::access::{Actor, Assurance, Institution, Presence, Professional, Standing};
use carnet_core::document::{Person, Structure};
use carnet_core::identity::{Ins, InsDomain};
use carnet_core::reach::Signal;
use carnet_core::space::{Consent, SpaceState};
use jiff::SignedDuration;

use crate::app::{App, Inhabitant};
use crate::doctor::NORA;
use crate::on_both_engines;
use crate::people;

on_both_engines!(
    a_stolen_account_reads_fifty_people_and_no_more,
    a_hundred_requests_at_once_reach_no_further,
    accounts_of_one_structure_stop_together,
    numbers_one_after_the_other_find_nobody_for_long,
    a_busy_emergency_room_is_left_in_peace,
);

/// The matricule of a fictitious person.
fn number(of: u32) -> Ins {
    Ins::parse(&format!("14602632{of:05}00"), InsDomain::Demo).unwrap()
}

/// So many people with a space.
async fn town(app: &mut App, size: u32) -> Vec<Inhabitant> {
    let mut town = Vec::new();
    for of in 0..size {
        let mut identity = people::bruno();
        identity.ins = number(of);
        town.push(app.space(identity, SpaceState::Active { since: app.now() }).await);
    }
    town
}

fn professional(rpps: &str, structure: Structure, software: Option<&str>) -> Professional {
    Professional {
        rpps: rpps.to_owned(),
        person: Person {
            idnps: format!("8{rpps}"),
            family: "ACHOUR".to_owned(),
            given: "Nora".to_owned(),
        },
        profession: "10".to_owned(),
        role: "G15_10/SM26".to_owned(),
        structure,
        presence: Presence::Unproved,
        software: software.map(str::to_owned),
        standing: Standing::Active,
        assurance: Assurance::Substantial,
    }
}

async fn opens(
    app: &App,
    who: &Professional,
    whom: &Inhabitant,
    ground: Ground,
) -> Result<(), &'static str> {
    let opened = open::open(&app.service.cx(), who.clone(), &whom.identity.ins, ground).await;
    opened.map(|_| ()).map_err(|error| error.code)
}

fn declared() -> Ground {
    Ground::Declared(Consent::Declared)
}

async fn signals(app: &App) -> Vec<Signal> {
    let alerts = alerts::list(&app.service.cx()).await.unwrap();
    alerts.into_iter().map(|alert| alert.signal).collect()
}

/// A thousand an hour, on every ground the pages offer.
async fn a_stolen_account_reads_fifty_people_and_no_more(app: &mut App) {
    let town = town(app, 70).await;
    let thief = app.doctor(NORA, 0).await;
    let (mut exposed, mut slowed) = (BTreeSet::new(), 0);
    for (attempt, whom) in (0..260).zip(town.iter().cycle()) {
        let (ground, reason) = match attempt % 3 {
            0 => ("consentement", ""),
            1 => ("equipe", ""),
            _ => ("urgence", "Malaise sur la voie publique"),
        };
        let page = thief.open(whom, ground, reason).await;
        match page.status {
            303 => _ = exposed.insert(whom.space),
            429 => slowed += u32::from(!page.header("retry-after").is_empty()),
            403 => _ = page.has("access.presence-cap").has("exploitant"),
            other => panic!("{other}"),
        }
        app.wait(SignedDuration::from_millis(3_600));
    }
    assert!(exposed.len() <= 50, "{} people were exposed", exposed.len());
    assert!(slowed > 50, "it was slowed down {slowed} times first");
    let told = signals(app).await;
    assert!(told.contains(&Signal::Emergencies), "{told:?}");
}

async fn a_hundred_requests_at_once_reach_no_further(app: &mut App) {
    let town = town(app, 75).await;
    let who = professional("10100000024", people::laboratory(), None);
    let tries: Vec<_> = town
        .iter()
        .map(|whom| {
            let (cx, who, ins) = (app.service.cx(), who.clone(), whom.identity.ins.clone());
            tokio::spawn(async move { open::open(&cx, who, &ins, declared()).await.is_ok() })
        })
        .collect();
    let mut exposed = 0;
    for one in tries {
        exposed += u32::from(one.await.unwrap());
    }
    assert!(exposed <= 50, "{exposed} people were exposed");
    assert!(signals(app).await.contains(&Signal::PersonsDay));
}

async fn accounts_of_one_structure_stop_together(app: &mut App) {
    let town = town(app, 215).await;
    let mut exposed = 0;
    // Five accounts, each below its own stop, all through one software: an hour and a half each.
    let accounts = ["10100000016", "10100000024", "10100000032", "10100000040", "10100000057"];
    for (at, whom) in town.iter().enumerate() {
        let who = professional(accounts[at % 5], people::hospital(), Some("dpi-vole"));
        exposed += u32::from(opens(app, &who, whom, declared()).await.is_ok());
        app.wait(SignedDuration::from_secs(61));
    }
    assert!(exposed <= 200, "{exposed} people were exposed");
    let told = alerts::list(&app.service.cx()).await.unwrap();
    let of = |name: &str| told.iter().any(|alert| alert.of.as_str() == name);
    assert!(of("structure") && of("software"), "{told:?}");
    // Another structure has nothing to do with it.
    let other = professional("10100000065", people::laboratory(), None);
    assert_eq!(opens(app, &other, &town[214], declared()).await, Ok(()));
}

async fn numbers_one_after_the_other_find_nobody_for_long(app: &mut App) {
    let town = town(app, 3).await;
    let actor = Actor::Institution(Institution {
        client: "aspirateur".to_owned(),
        structure: people::laboratory(),
        standing: Standing::Active,
    });
    let (mut asked, mut found) = (0, 0);
    for of in 0..400 {
        // One in ten has a space.
        let ins = if of % 10 == 0 {
            town[of / 10 % 3].identity.ins.clone()
        } else {
            number(90_000 + u32::try_from(of).unwrap())
        };
        match find::known_to(&app.service.cx(), &actor, &ins).await {
            Ok(_) => found += 1,
            Err(error) if error.code == "space.unknown" => {}
            Err(error) => {
                assert_eq!(error.code, "access.refusals-cap");
                break;
            }
        }
        asked += 1;
    }
    assert!(asked <= 134 && found <= 14, "{asked} numbers tried, {found} found");
    assert!(signals(app).await.contains(&Signal::Refusals));
}

async fn a_busy_emergency_room_is_left_in_peace(app: &mut App) {
    let town = town(app, 39).await;
    let who = professional("10100000016", people::hospital(), None);
    for day in 0..3 {
        for (at, whom) in town.iter().enumerate().take(37 + day) {
            // A few of them unconscious.
            let ground = if at < 5 {
                Ground::Emergency("Coma à l’arrivée".to_owned())
            } else {
                declared()
            };
            assert_eq!(opens(app, &who, whom, ground).await, Ok(()), "day {day}, patient {at}");
            app.wait(SignedDuration::from_mins(12));
        }
        app.wait(SignedDuration::from_hours(16));
    }
    assert!(signals(app).await.is_empty());
}
