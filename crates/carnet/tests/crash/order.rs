//! The order gate: before each answer to a write, what it wrote was flushed; before each answer with bytes, the line
//! that tells of the reading was. Shown by the system calls of the server, not by our own word.

use crate::load::Client;
use crate::people;
use crate::place::{Engine, Place};
use crate::server::Server;
use crate::settle::settle;
use crate::trace::{before_each_answer, made_durable_in_order, read};

/// Deposits, masks and reads that are followed, one after the other.
const FOLLOWED: usize = 40;
const CALLS: &str = "trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_acknowledged_before_it_is_flushed() {
    if !rig::strace::is_here() {
        return;
    }
    let place = Place::new(Engine::Sqlite);
    let (world, server) = settle(&place, [people::alice()]).await;
    server.stop().await;
    let trace = place.path("trace");
    let server = Server::serving_by(&place, place.traced(&trace, &["-e", CALLS])).await;
    let mut client = Client::of(&world, 0, 7);
    let mut asked = Vec::new();
    for number in 0..FOLLOWED {
        asked.push(201);
        client.deposit(None).await.unwrap();
        if number % 4 == 0 {
            asked.extend([303, 200]);
            client.mask().await.unwrap();
            client.read().await.unwrap();
        }
    }
    server.stop().await;
    let calls = read(&std::fs::read_to_string(&trace).unwrap());
    let windows = before_each_answer(&calls);
    let followed = &windows[windows.len() - asked.len()..];
    for ((status, calls), asked) in followed.iter().zip(asked) {
        assert_eq!(*status, asked);
        let files: &[&str] =
            if asked == 201 { &["content.db-wal", "carnet.db-wal"] } else { &["carnet.db-wal"] };
        assert!(made_durable_in_order(calls, files), "{status} before {files:?}\n{calls:#?}");
    }
}
