//! Acknowledged means durable: a real server, killed again and again, loses nothing it has acknowledged, does nothing
//! it has not written a line of, and serves again at once. `docs/RELIABILITY.md` says what is promised.
//!
//! `cargo xtask crash --rounds N` runs as many rounds as one likes; here it is 25 on each engine.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a round that cannot go on fails its test loudly"
)]

mod bombs;
mod disk;
mod load;
mod mail;
mod model;
mod network;
mod oracle;
mod order;
mod place;
mod plan;
mod rounds;
mod server;
mod settle;
mod trace;
mod visitor;

#[path = "../it/paper.rs"]
#[expect(dead_code, reason = "the stories write more kinds of documents than the load sends")]
mod paper;
#[path = "../it/people.rs"]
#[expect(dead_code, reason = "the stories know more people")]
mod people;

use std::time::Duration;

use place::Engine;
use rounds::Run;

/// Rounds of the short form.
const ROUNDS: u64 = 25;
/// From this many rounds on every fail point must have been met.
const ROUNDS_COMPLETE: u64 = 1000;
/// How long a restart may take until it serves again; the median, since tests share their machine.
const START_MAX: Duration = Duration::from_secs(2);

fn number(name: &str, default: u64) -> u64 {
    let text = std::env::var_os(name);
    text.map_or(default, |text| text.to_str().unwrap().parse().unwrap())
}

async fn killed_again_and_again(engine: Engine) {
    let rounds = number("CARNET_CRASH_ROUNDS", ROUNDS);
    let seed = number("CARNET_CRASH_SEED", 42);
    let mut run = Run::new(engine, seed);
    run.rounds(rounds).await;
    let told = run.report.told(engine, seed);
    println!("{told}");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/metrics");
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(format!("{folder}/crash-{}.md", engine.name()), told).unwrap();
    assert!(
        run.report.start_p50() <= START_MAX,
        "serving again takes {:?}",
        run.report.start_p50()
    );
    if rounds >= ROUNDS_COMPLETE {
        assert_eq!(run.report.missing(engine), Vec::<String>::new(), "fail points never met");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_killed_again_and_again_loses_nothing() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_killed_again_and_again_loses_nothing() {
    if let Some(cluster) = rig::postgres::shared() {
        killed_again_and_again(Engine::Postgres(cluster)).await;
    }
}
