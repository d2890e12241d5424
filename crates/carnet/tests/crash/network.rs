//! The way to the database is cut, in the middle of requests: refused clearly, found again alone, nothing lost.

use std::sync::Arc;
use std::time::Duration;

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rig::proxy::Proxy;
use tokio::sync::watch;
use tokio::time::{interval, sleep, timeout};

use crate::load;
use crate::oracle;
use crate::people;
use crate::place::Place;
use crate::server::health;
use crate::settle::settle;

/// Times the way is cut.
const CUTS: usize = 6;
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_database_is_refused_and_found_again() {
    let Some(cluster) = rig::postgres::shared() else { return };
    let proxy = Proxy::before(&cluster.folder());
    let way = |url: String| {
        let (from, to) = (cluster.folder(), proxy.folder());
        url.replace(from.to_str().unwrap(), to.to_str().unwrap())
    };
    let urls = (way(cluster.database("carnet")), way(cluster.database("carnet_keys")));
    let place = Place::with_rows(Some(urls));
    let (world, server) = settle(&place, [people::alice(), people::bruno()]).await;
    let mut chance = ChaCha8Rng::seed_from_u64(3);
    for cut in 0..CUTS {
        let (tell, stop) = watch::channel(false);
        let (clients, seed) = (Arc::clone(&world), chance.random());
        let load = tokio::spawn(async move { load::run(&clients, seed, &stop).await });
        sleep(Duration::from_millis(chance.random_range(20..300))).await;
        if cut % 2 == 0 {
            proxy.cut();
        } else {
            proxy.close();
            until_health_is(&place, 503).await;
            proxy.open();
        }
        until_health_is(&place, 200).await;
        tell.send_replace(true);
        load.await.unwrap();
        world.resolve().await;
        world.holds(&mut chance).await;
    }
    assert!(world.model.lock().unwrap().refused > 0, "no request met a cut");
    server.stop().await;
    place.administer(&["check"]).await;
    let server = crate::server::Server::serving(&place).await;
    server.stop().await;
    oracle::check(&place).await;
}

async fn until_health_is(place: &Place, status: u16) {
    let mut beat = interval(Duration::from_millis(10));
    let found = timeout(PATIENCE, async {
        while health(place).await != Some(status) {
            beat.tick().await;
        }
    });
    assert!(found.await.is_ok(), "health is not {status}");
}
