//! No leak: generated histories through the real doors, as everybody who may come to them; after each step what
//! they get is compared with a model written apart, and searched for words of documents they may not know of.
//!
//! `CARNET_LEAK_STEPS` says how many steps each engine plays, `CARNET_LEAK_SEED` from which number on.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a history that cannot go on fails its test loudly"
)]

#[path = "../it/app.rs"]
#[expect(dead_code, reason = "histories need part of what the stories need")]
mod app;
#[path = "../it/doctor.rs"]
#[expect(dead_code, reason = "histories need part of what the stories need")]
mod doctor;
#[path = "../it/holder.rs"]
#[expect(dead_code, reason = "histories need part of what the stories need")]
mod holder;
#[path = "../it/http.rs"]
#[expect(dead_code, reason = "histories need part of what the stories need")]
mod http;
#[path = "../it/paper.rs"]
#[expect(dead_code, reason = "histories need part of what the stories need")]
mod paper;
#[path = "../it/people.rs"]
#[expect(dead_code, reason = "histories need part of what the stories need")]
mod people;
#[path = "../it/software.rs"]
#[expect(dead_code, reason = "histories need part of what the stories need")]
mod software;

mod canary;
mod cast;
mod deeds;
mod dice;
mod history;
mod home;
mod look;
mod matrix;
mod model;
mod play;
mod residue;
mod script;
mod stage;
mod twin;

use app::App;

/// Steps of each engine in the short form.
const STEPS: u32 = 1000;
/// Scripts that each engine plays in two worlds, for each thing that is kept.
const SCRIPTS: u32 = 1;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_learns_what_they_may_not_know_on_sqlite() {
    history::run(async || App::with_cast(cast::cast()).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_learns_what_they_may_not_know_on_postgres() {
    if rig::postgres::shared().is_some() {
        history::run(async || App::postgres_with(cast::cast()).await.unwrap()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_left_in_clear_on_sqlite() {
    history::leave_nothing(App::with_cast(cast::cast()).await, None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_left_in_clear_on_postgres() {
    if rig::postgres::shared().is_some() {
        let cluster = rig::postgres::Cluster::start();
        let app = App::postgres_on(&cluster, cast::cast()).await;
        history::leave_nothing(app, Some(&cluster)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_worlds_look_the_same_on_sqlite() {
    history::twins(async || App::with_cast(cast::cast()).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_worlds_look_the_same_on_postgres() {
    if rig::postgres::shared().is_some() {
        history::twins(async || App::postgres_with(cast::cast()).await.unwrap()).await;
    }
}
