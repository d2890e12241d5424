//! Acknowledged means durable: a process killed at any moment loses nothing it had acknowledged.
//!
//! The test starts itself again as a writer, reads what it acknowledges, and kills it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use carnet_core::access::{Action, Target};
use carnet_core::id::DocumentId;
use carnet_store::{KeyRing, Load, Store};

use crate::actors::{at, body, chance, create, deposited, own, owner};
use crate::world::sqlite_config;

const FOLDER: &str = "CARNET_CRASH_FOLDER";
const FIRST: &str = "CARNET_CRASH_FIRST";

/// The writer, when started by the test below; nothing otherwise.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let first: u64 = std::env::var_os(FIRST).unwrap().to_str().unwrap().parse().unwrap();
    let store = open(Path::new(&folder)).await;
    for number in first.. {
        deposited(&store, owner(1), number, &[]).await;
        store.sequence(at(9)).await.unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "acknowledged {number}").unwrap();
        out.flush().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_loses_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    create(&store, 1).await;
    drop(store);
    let mut acknowledged: Vec<u64> = Vec::new();
    for round in 0..4_u64 {
        let first = round * 1000;
        acknowledged.extend(killed_after(folder.path(), first, 2 + round * 2));
        let store = open(folder.path()).await;
        everything_is_there(&store, &acknowledged).await;
        store.sequence(at(9)).await.unwrap();
    }
}

async fn open(folder: &Path) -> Store {
    let ring = KeyRing::open_or_create(&folder.join("key-ring")).unwrap();
    Store::open(sqlite_config(folder, ring)).await.unwrap()
}

/// Starts a writer, lets it acknowledge that many deposits, kills it, and gives all it acknowledged.
fn killed_after(folder: &Path, first: u64, count: u64) -> Vec<u64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writer", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || loop {
        let line = lines.next()?.unwrap();
        if let Some((_, number)) = line.split_once("acknowledged ") {
            return number.parse::<u64>().ok();
        }
    };
    let mut acknowledged: Vec<u64> = (0..count).map(|_| next().unwrap()).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    acknowledged.extend(std::iter::from_fn(next));
    acknowledged
}

async fn everything_is_there(store: &Store, acknowledged: &[u64]) {
    for number in acknowledged {
        let id = DocumentId::new(at(1), chance(*number));
        let vault = store.load(owner(1), Load::Documents).await.unwrap();
        let grant = own(&vault, Action::Read, Target::Document(id), at(5));
        let disclosed = store.disclose(vault, grant).await.unwrap();
        assert_eq!(store.content(&disclosed, id).await.unwrap(), body(*number));
    }
    let vault = store.load(owner(1), Load::Documents).await.unwrap();
    let documents = vault.facts().documents.len();
    let grant = own(&vault, Action::ReadHistory, Target::Space, at(6));
    let disclosed = store.disclose(vault, grant).await.unwrap();
    let history = store.history(&disclosed).await.unwrap();
    let deposits = history.iter().filter(|line| line.detail.action == "deposit").count();
    assert_eq!(deposits, documents, "no effect without its line, no line without its effect");
}
