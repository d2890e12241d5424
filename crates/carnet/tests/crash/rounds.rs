//! Rounds: load, a failure, a restart, a look at everything.

use std::sync::Arc;
use std::time::{Duration, Instant};

use carnet_store::faults::{Effect, Order, Step, Subject};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::load::{self, World};
use crate::oracle;
use crate::people;
use crate::place::{Engine, Place};
use crate::plan::{Plan, Report};
use crate::server::{Server, Start};
use crate::settle::{settle, space_words};

/// Rounds before everything is taken home, verified, and begun anew.
const ROUNDS_PER_INSTALLATION: u64 = 40;
/// Rounds between two complete checks.
const ROUNDS_PER_CHECK: u64 = 5;
/// A step that is not met by then is met another time.
const PATIENCE: Duration = Duration::from_millis(1500);
/// A halted service ends by itself within this.
const END_MAX: Duration = Duration::from_secs(20);
/// Tokens live for five minutes.
const TOKEN_RENEWED: Duration = Duration::from_secs(100);

/// One run.
pub(crate) struct Run {
    engine: Engine,
    chance: ChaCha8Rng,
    plan: Plan,
    pub(crate) report: Report,
}

/// An installation with those who use it.
struct Stage {
    place: Place,
    world: Arc<World>,
    renewed: Instant,
}

impl Run {
    pub(crate) fn new(engine: Engine, seed: u64) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let plan = Plan::new(engine).shuffled(&mut chance);
        Self { engine, chance, plan, report: Report::default() }
    }

    /// All rounds, in as many installations as they take.
    pub(crate) async fn rounds(&mut self, rounds: u64) {
        while self.report.rounds < rounds {
            let wanted = (rounds - self.report.rounds).min(ROUNDS_PER_INSTALLATION);
            let mut stage = self.begin().await;
            self.report.installations += 1;
            for _ in 0..wanted {
                self.round(&mut stage).await;
                self.report.rounds += 1;
            }
            self.end(stage).await;
        }
    }

    /// A new installation. Its very first step fails too.
    async fn begin(&mut self) -> Stage {
        let place = Place::new(self.engine);
        let people = [people::alice(), people::bruno(), people::camille()];
        if let Some(order) = self.plan.next_rotation(&mut self.chance) {
            self.admin_fails(&place, &space_words(&people[0]), order).await;
        }
        let (world, server) = settle(&place, people).await;
        self.report.starts.push(server.took);
        server.kill().await;
        Stage { place, world, renewed: Instant::now() }
    }

    async fn round(&mut self, stage: &mut Stage) {
        if let Some(order) = self.plan.next_rotation(&mut self.chance) {
            self.admin_fails(&stage.place, &["rotate-key".to_owned()], order).await;
            stage.place.administer(&["rotate-key"]).await;
        }
        let order = self.plan.next(&mut self.chance);
        match Server::start(&stage.place, order).await {
            Start::Serving(server) => self.under_load(stage, server, order).await,
            Start::Died { struck, said } => {
                assert!(struck, "it does not start\n{said}");
                self.report.strike(order.unwrap());
            }
        }
        let server = Server::serving(&stage.place).await;
        self.report.starts.push(server.took);
        if stage.renewed.elapsed() > TOKEN_RENEWED {
            stage.world.software.renew().await.unwrap();
            stage.renewed = Instant::now();
        }
        self.report.unknown += stage.world.model.lock().unwrap().unknown.len() as u64;
        stage.world.resolve().await;
        stage.world.holds(&mut self.chance).await;
        if self.report.rounds.is_multiple_of(ROUNDS_PER_CHECK) {
            server.stop().await;
            oracle::check(&stage.place).await;
            self.report.checks += 1;
        } else {
            server.kill().await;
        }
    }

    /// Clients work until the step fails, or until the process is killed.
    async fn under_load(&mut self, stage: &Stage, mut server: Box<Server>, order: Option<Order>) {
        self.report.starts.push(server.took);
        let (tell, stop) = watch::channel(false);
        let (world, seed) = (Arc::clone(&stage.world), self.chance.random());
        let load = tokio::spawn(async move { load::run(&world, seed, &stop).await });
        let Some(order) = order else {
            // The moment is what is drawn: the one pause that waits for nothing.
            sleep(Duration::from_millis(self.chance.random_range(10..600))).await;
            self.report.kills += 1;
            server.kill().await;
            load.await.unwrap();
            return;
        };
        // Met once in a thousand pages, or in 256 lines of the log.
        let rare = matches!(order.point.1, Step::Backfill | Step::Remove);
        let patience = if rare { PATIENCE * 6 } else { PATIENCE };
        let met = timeout(patience, server.hears("\"struck\"")).await.unwrap_or(false);
        if met {
            self.report.strike(order);
        }
        if met && order.effect == Effect::Die {
            let status = timeout(END_MAX, server.ended()).await.unwrap();
            assert!(!status.success(), "{order}: {status}");
        } else if met && self.halts(order) {
            let status = timeout(END_MAX, server.ended()).await;
            let status = status.unwrap_or_else(|_| panic!("{order}: no end\n{}", server.told()));
            assert_eq!(status.code(), Some(1), "{order}\n{}", server.told());
            assert!(server.told().contains("store.halted"), "{order}");
        } else {
            // It goes on, as well as it can, and is killed.
            sleep(Duration::from_millis(self.chance.random_range(10..200))).await;
            server.kill().await;
        }
        tell.send_replace(true);
        load.await.unwrap();
    }

    /// True when nothing may be acknowledged any more: the disk failed under a flush of ours.
    fn halts(&self, order: Order) -> bool {
        let subject = order.point.0;
        let flushes = match order.point.1 {
            Step::Commit | Step::Backfill => match self.engine {
                // PostgreSQL answers for its own disk.
                Engine::Postgres(_) => subject == Subject::Content,
                Engine::Sqlite => true,
            },
            Step::Sync | Step::Folder => subject != Subject::Outbox,
            _ => false,
        };
        let full = order.effect == Effect::Full;
        flushes && (!full || matches!(order.point.1, Step::Sync | Step::Folder | Step::Backfill))
    }

    /// A command of the operator that fails on the way, to be typed again.
    async fn admin_fails(&mut self, place: &Place, words: &[String], order: Order) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let failed = place.admin(&words, Some(order)).await;
        if !failed.status.success() {
            self.report.strike(order);
        }
    }

    /// Everybody takes their data home; the installation is checked a last time.
    async fn end(&mut self, stage: Stage) {
        let server = Server::serving(&stage.place).await;
        self.report.starts.push(server.took);
        stage.world.tells(&stage.place).await;
        server.stop().await;
        oracle::check(&stage.place).await;
        self.report.checks += 1;
        let model = stage.world.model.lock().unwrap();
        self.report.acknowledged += model.acknowledged;
        self.report.refused += model.refused;
    }
}
