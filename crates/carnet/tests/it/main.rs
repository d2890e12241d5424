//! Stories through the front doors of the real service, each on both engines.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a story that cannot go on fails its test loudly"
)]

mod app;
mod doctor;
mod fund;
mod holder;
mod http;
mod paper;
mod people;
mod photograph;
mod software;
mod staff;

mod account;
mod adding;
mod announcement;
mod api;
mod backup;
mod calls;
mod carry;
mod consent;
mod delegates;
mod desk;
mod doors;
mod emergency;
mod enrol;
mod essentials;
mod eyes;
mod factors;
mod family;
mod feeding;
mod forged;
mod france_connect;
mod hostile;
mod leaving;
mod masking;
mod mass;
mod notices;
mod outage;
mod pages;
mod passkeys;
mod past;
mod phone;
mod rollout;
mod routes;
mod settings;
mod sheet;
mod shelf;
mod signing;
mod taking;
mod token;

/// Declares stories once and runs each on SQLite and, where there is one, on PostgreSQL. At the end of
/// each, every ledger is verified.
macro_rules! on_both_engines {
    ($($story:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    let mut app = $crate::app::App::sqlite().await;
                    super::$story(&mut app).await;
                    app.finish().await;
                }
            )+
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    if let Some(mut app) = $crate::app::App::postgres().await {
                        super::$story(&mut app).await;
                        app.finish().await;
                    }
                }
            )+
        }
    };
}
pub(crate) use on_both_engines;
