//! Histories, one after the other, until so many steps are played.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use rig::postgres::Cluster;

use crate::app::{App, Database};
use crate::cast::{PROFESSIONALS, READERS};
use crate::dice::Dice;
use crate::home::Look;
use crate::look::Thing;
use crate::residue::{Journal, Words};
use crate::script::{Author, Op};
use crate::stage::Stage;
use crate::twin::{self, Kept};

/// Steps of one history.
const LENGTH: u32 = 80;
/// Histories that one service lives through.
const HISTORIES: u32 = 12;

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var_os(name).and_then(|text| text.to_str()?.parse().ok()).unwrap_or(otherwise)
}

/// Plays histories until all steps are done.
pub(crate) async fn run(start: impl AsyncFn() -> App) {
    let steps = u32::try_from(number("CARNET_LEAK_STEPS", crate::STEPS.into())).unwrap();
    let first = number("CARNET_LEAK_SEED", 1);
    let (mut played, mut history) = (0, 0);
    let began = std::time::Instant::now();
    while played < steps {
        let mut app = start().await;
        for place in 0..HISTORIES {
            if played >= steps {
                break;
            }
            let length = LENGTH.min(steps - played);
            one(&mut app, first + history, place, length).await;
            played += length;
            history += 1;
        }
        app.finish().await;
        eprintln!("{played} steps, {history} histories, {:?}", began.elapsed());
    }
}

/// Plays scripts in two worlds.
pub(crate) async fn twins(start: impl AsyncFn() -> App) {
    let scripts = number("CARNET_LEAK_SCRIPTS", crate::SCRIPTS.into());
    let first = number("CARNET_LEAK_SEED", 1);
    for seed in first..first + scripts {
        for kept in Kept::ALL {
            twin::compare(&start, kept, seed).await;
        }
    }
}

/// Says, when a step fails, how to play it again.
struct Told {
    seed: u64,
    place: u32,
    done: Vec<Op>,
}

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self { seed, place, done } = self;
            let step = done.len().saturating_sub(1);
            eprintln!("CARNET_LEAK_SEED={seed} (history {place} of its service), step {step}:");
            for op in done {
                eprintln!("  {op:?}");
            }
        }
    }
}

/// Plays one history, then searches all that was kept for what was said.
pub(crate) async fn leave_nothing(mut app: App, cluster: Option<&Cluster>) {
    let journal = Journal::listen();
    let words = Words::of(&one(&mut app, 7, 0, 60).await);
    let said = journal.said();
    assert!(said.len() > 1000, "the program writes a log");
    assert_eq!(words.found_in(&said), BTreeSet::new(), "in the log of the program");
    let mut searched = words.search(app.folder.path(), &[]);
    if let Some(cluster) = cluster {
        let Database::Postgres { url, keys_url } = &app.database else { unreachable!() };
        for database in [url, keys_url] {
            cluster.run(database, "CHECKPOINT");
            let dump = cluster.dump(database);
            assert_eq!(words.found_in(&dump), BTreeSet::new(), "in a dump");
            searched += u64::try_from(dump.len()).unwrap();
        }
        searched += words.search(&cluster.folder(), &[]);
    }
    assert!(searched > 500_000, "only {searched} bytes were searched");
    app.finish().await;
}

async fn one(app: &mut App, seed: u64, place: u32, length: u32) -> Stage<'_> {
    app.wait(SignedDuration::from_hours(30));
    let mut stage = Stage::build(app, seed, place).await;
    let mut author = Author::new(seed);
    let mut dice = Dice::new(seed ^ 0x5EED);
    let mut told = Told { seed, place, done: Vec::new() };
    for step in 0..length {
        let op = if step == 0 { Op::START } else { author.next() };
        told.done.push(op);
        stage.wait(SignedDuration::from_secs((2 + dice.below(20)).into()));
        stage.play(op).await;
        observe(&mut stage, &mut dice, step, step + 1 == length).await;
    }
    stage
}

/// Somebody looks at something: each in turn, and at the end everybody at the whole.
async fn observe(stage: &mut Stage<'_>, dice: &mut Dice, step: u32, last: bool) {
    let newest = stage.model.docs.keys().next_back().copied().unwrap_or(0);
    let any = |dice: &mut Dice| {
        let back = if dice.percent(50) { 4 } else { newest + 1 };
        newest - dice.below(back.min(newest + 1))
    };
    let number = any(dice);
    let one = thing(dice, number);
    stage.pro_looks(step as usize % PROFESSIONALS.len(), one).await;
    if step.is_multiple_of(2) {
        let number = any(dice);
        let one = thing(dice, number);
        stage.software_looks(step as usize / 2 % READERS.len(), one).await;
    }
    let number = any(dice);
    stage.holder_looks(look(dice, number)).await;
    if step % 8 == 5 {
        stage.strangers_look(dice, number).await;
    }
    if step % 16 == 15 || last {
        stage.holder_looks(Look::Export).await;
    }
    if last {
        everybody(stage).await;
    }
}

/// Everybody looks at every whole, and at each document.
async fn everybody(stage: &mut Stage<'_>) {
    let numbers: Vec<u32> = stage.model.docs.keys().copied().collect();
    for who in 0..PROFESSIONALS.len() {
        for thing in [Thing::Essentials, Thing::List] {
            stage.pro_looks(who, thing).await;
        }
        stage.pro_looks(who, Thing::Document(numbers[who % numbers.len()])).await;
    }
    for reader in 0..READERS.len() {
        for thing in [Thing::List, Thing::Search(0), Thing::Lots] {
            stage.software_looks(reader, thing).await;
        }
    }
    for look in [Look::Home, Look::List, Look::History, Look::Notices, Look::Taking] {
        stage.holder_looks(look).await;
    }
}

fn thing(dice: &mut Dice, number: u32) -> Thing {
    match dice.below(12) {
        0 | 1 => Thing::Essentials,
        2 | 3 => Thing::List,
        4 | 5 => Thing::Search(number),
        6..9 => Thing::Document(number),
        9 | 10 => Thing::File(number),
        _ => Thing::Lots,
    }
}

fn look(dice: &mut Dice, number: u32) -> Look {
    match dice.below(20) {
        0 | 1 => Look::Home,
        2..5 => Look::List,
        5 | 6 => Look::Search(number),
        7..10 => Look::Document(number),
        10 => Look::File(number),
        11 => Look::Selection(number),
        12 | 13 => Look::History,
        14 => Look::HistoryOf(number),
        15 | 16 => Look::Notices,
        17 => Look::Professionals,
        18 => Look::Taking,
        _ => Look::SeenBy(dice.below(u32::try_from(PROFESSIONALS.len()).unwrap()) as usize),
    }
}
