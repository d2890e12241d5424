//! The store as its users meet it: every scenario on both engines.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a scenario that cannot go on fails its test loudly"
)]

mod actors;
mod check;
mod crash;
mod grants;
mod ledger;
mod log;
mod registry;
mod schema;
mod spaces;
mod tamper;
mod tasks;
mod world;

/// Declares scenarios once and runs each on SQLite and, where there is one, on PostgreSQL.
macro_rules! on_both_engines {
    ($($scenario:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $scenario() {
                    super::$scenario($crate::world::World::sqlite().await).await;
                }
            )+
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $scenario() {
                    if let Some(world) = $crate::world::World::postgres().await {
                        super::$scenario(world).await;
                    }
                }
            )+
        }
    };
}
pub(crate) use on_both_engines;

#[test]
fn ways_around_the_grant_do_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
