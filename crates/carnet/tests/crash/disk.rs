//! A disk that fails: a flush that did not happen ends all acknowledgement until a restart, and is never tried again;
//! a full disk is refused clearly, and found again without a restart.

use std::sync::Arc;
use std::time::Duration;

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;
use tokio::time::timeout;

use crate::load::{Client, World};
use crate::oracle;
use crate::people;
use crate::place::{Engine, Place};
use crate::server::{Server, health};
use crate::settle::settle;
use crate::trace::{Call, before_each_answer, made_durable_in_order, read};

const CALLS: &str = "trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg";
/// What fails, the how manieth time a thread asks for it; from then on the disk is well again, or not.
const FAILURES: [&str; 4] = [
    "inject=fsync,fdatasync:error=EIO:when=6",
    "inject=fsync,fdatasync:error=EIO:when=40",
    "inject=fsync,fdatasync:error=EDQUOT:when=25",
    "inject=pwrite64:error=EROFS:when=60+",
];
/// More deposits than any of them takes to be met.
const DEPOSITS_MAX: usize = 400;
const END_MAX: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_failed_flush_nothing_is_acknowledged_until_a_restart() {
    if !rig::strace::is_here() {
        return;
    }
    let place = Place::new(Engine::Sqlite);
    let (world, server) = settle(&place, [people::alice()]).await;
    server.stop().await;
    let mut chance = ChaCha8Rng::seed_from_u64(5);
    for (number, failure) in FAILURES.iter().enumerate() {
        // Left over from before, it could be what fails: at a start that nobody asked anything of yet.
        place.feed_log().await;
        let trace = place.path(&format!("trace-{number}"));
        let command = place.traced(&trace, &["-e", CALLS, "-e", failure]);
        let mut server = Server::serving_by(&place, command).await;
        deposits_until_it_ends(&world, number as u64).await;
        let status = timeout(END_MAX, server.ended()).await.unwrap();
        assert_eq!(status.code(), Some(1), "{failure}\n{}", server.told());
        assert!(server.told().contains("store.halted"), "{failure}\n{}", server.told());
        assert_eq!(health(&place).await, None, "nobody is told that it is well");
        let calls = read(&std::fs::read_to_string(&trace).unwrap());
        nothing_follows_a_failure(failure, &calls);

        let server = Server::serving(&place).await;
        world.resolve().await;
        world.holds(&mut chance).await;
        server.stop().await;
        oracle::check(&place).await;
    }
}

/// One deposit after the other, until there is nobody to answer.
async fn deposits_until_it_ends(world: &Arc<World>, seed: u64) {
    let mut client = Client::of(world, 0, seed);
    for _ in 0..DEPOSITS_MAX {
        if client.deposit(None).await.is_err() {
            return;
        }
    }
    let model = world.model.lock().unwrap();
    panic!("{} acknowledged, {} refused, and it goes on", model.acknowledged, model.refused);
}

/// From the first failure on, that file is flushed no more, and no deposit is acknowledged but one whose flushes were
/// over before.
fn nothing_follows_a_failure(failure: &str, calls: &[Call]) {
    let failed = calls.iter().position(|call| call.text.contains("(INJECTED)"));
    let failed = failed.unwrap_or_else(|| panic!("{failure} was never met"));
    let file = calls[failed].path.clone();
    if calls[failed].name != "pwrite64" {
        let again = calls[failed + 1..].iter().find(|call| {
            call.done && matches!(call.name.as_str(), "fsync" | "fdatasync") && call.path == file
        });
        assert_eq!(again, None, "{failure}: a failed flush was tried again");
    }
    let mut from = 0;
    for (status, window) in before_each_answer(calls) {
        let end = from + window.len();
        if end > failed && matches!(status, 200..=399) {
            let before = &calls[from..failed.clamp(from, end)];
            let durable = made_durable_in_order(before, &["content.db-wal", "carnet.db-wal"]);
            assert!(durable, "{failure}: acknowledged after the failure");
        }
        from = end + 1;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_refused_and_found_again() {
    if !rig::strace::is_here() {
        return;
    }
    let place = Place::new(Engine::Sqlite);
    let (world, server) = settle(&place, [people::alice()]).await;
    server.stop().await;
    let trace = place.path("trace");
    let full = "inject=pwrite64:error=ENOSPC:when=80..160";
    let command = place.traced(&trace, &["-e", "trace=pwrite64", "-e", full]);
    let server = Server::serving_by(&place, command).await;
    let mut client = Client::of(&world, 0, 11);
    let mut since = 0;
    for _ in 0..DEPOSITS_MAX {
        let before = world.model.lock().unwrap().refused;
        client.deposit(None).await.unwrap();
        let refused = world.model.lock().unwrap().refused;
        since = if refused > before { 0 } else { since + 1 };
        if refused > 0 && since > 8 {
            break;
        }
    }
    let refused = world.model.lock().unwrap().refused;
    assert!(refused > 0 && since > 8, "{refused} refused, then {since} acknowledged");
    assert_eq!(health(&place).await, Some(200));
    world.resolve().await;
    world.holds(&mut ChaCha8Rng::seed_from_u64(5)).await;
    server.stop().await;
    // What was refused may have left bytes; the next start sweeps them.
    Server::serving(&place).await.stop().await;
    oracle::check(&place).await;
}
